#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-security.py SOURCE BUILD: every test that SECURITY.md names is there, and every promise names one."""

import json
import os
import re
import sys


def main(source, build):
    with open(os.path.join(build, "meson-info", "intro-tests.json"), encoding="utf-8") as file:
        tests = {test["name"] for test in json.load(file)}
    with open(os.path.join(source, "SECURITY.md"), encoding="utf-8") as file:
        # What was tried by hand is numbered like the promises, and has no test.
        rows = [line for line in file.read().split("## Tried by hand")[0].splitlines() if line.startswith("| ")]
    promises = [row for row in rows if re.match(r"\| \d+ \|", row)]
    proofs = {name for row in promises for name in re.findall(r"`([a-z][a-z0-9-]+)`", row)}
    counted = {name for row in rows for name in re.findall(r"^\| `([a-z][a-z0-9-]+)` \|", row)}
    wrong = [f"SECURITY.md names the test “{name}”, which is not there." for name in sorted((proofs | counted) - tests)]
    wrong += [f"No test is named for: {row.strip()}" for row in promises if "`" not in row]
    if len(promises) != 10:
        wrong.append(f"There are {len(promises)} promises instead of 10.")
    print("\n".join(wrong))
    return 1 if wrong else 0


sys.exit(main(*sys.argv[1:]))
