#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No word of a record is written in the clear anywhere, unless somebody asks for it to be printed or exported.

Every write of kithctl is watched while it does what people do. The trace must see what there is to see: an export that was
asked for is the negative control."""

import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import traced  # noqa: E402
from kithctl import OFFICE, run_tests  # noqa: E402

WORDS = ["Quillfeather", "zeppelinbrot", "marzipanfjord", "velvetplover", "candlegrebe"]
GOAL = "velvetplover"


def watched(place, *arguments):
    """One run as the office; the trace, and what was printed."""
    log = place.path("trace.log")
    password_file = place.write("jo.passphrase", OFFICE + "\n")
    run = subprocess.run(
        [*traced.command(log), place.program, "--case-file", place.case_file, "--user", "jo", "--password-file",
         password_file, *arguments],
        capture_output=True, encoding="utf-8", timeout=300, check=False, env=dict(place.environment, KITH_DEBUGGABLE="1"))
    assert run.returncode == 0, (arguments, run.stderr)
    trace = traced.Trace(log, WORDS + [OFFICE])
    os.remove(log)
    return trace, run.stdout


def tell_student(place):
    return watched(place, "add", "student", "--set", f"preferred-name={WORDS[0]}", "--set", "college-id=4471", "--set",
                   "start-date=1/9/2025", "--set", "support-groups=care-experienced", "--set", f"matters={WORDS[1]}")


STORIES = [
    ("add", "note", "--set", "student=4471", "--set", "date=10/3/2026", "--set", "type=one-to-one", "--set", "contact-made=yes",
     "--set", f"text={WORDS[2]} and nothing else."),
    ("add", "goal", "--set", "student=4471", "--set", f"text={GOAL}", "--set", "area=learning", "--set", "start=10/3/2026",
     "--set", "review=10/6/2026"),
    ("edit", "student", "4471", "--set", f"strengths={WORDS[4]}"),
    ("stats",),
]
# What is printed because somebody asked for it goes to standard output, and there alone.
ASKED = [("search", WORDS[2]), ("list", "notes"), ("show", "student", "4471")]


def test_leaks(place):
    place.begin()
    n_calls = n_printed = 0
    trace, _ = tell_student(place)
    findings, n_calls = trace.findings, trace.n_calls
    for story in STORIES:
        trace, _ = watched(place, *story)
        findings += trace.findings
        n_calls += trace.n_calls
    for story in ASKED:
        trace, out = watched(place, *story)
        assert any(word in out for word in WORDS), (story, out)
        kept = [finding for finding in trace.findings if "pipe:" not in finding]
        n_printed += len(trace.findings) - len(kept)
        findings += kept
        n_calls += trace.n_calls
    assert not findings, findings
    backup = place.path("copy.kith")
    assert place.admin("backup", backup).status == 0
    found, n_files = traced.files_with([place.folder.name], WORDS + [OFFICE],
                                       leave_out=[place.path("jo.passphrase"), place.path("new.passphrase")])
    assert not found, found
    print(f"# counted: {len(STORIES) + len(ASKED) + 1} runs of kithctl watched under strace, {n_calls} calls that write or name a "
          f"file, 0 with one of {len(WORDS)} canary words or the passphrase outside standard output; {n_files} files left "
          f"behind, 0 with one", flush=True)


def test_leak_is_seen(place):
    place.begin()
    tell_student(place)
    trace, _ = watched(place, "export", "students", "--output", place.path("out.csv"), "--purpose", "A trial")
    found, _ = traced.files_with([place.folder.name], WORDS, leave_out=[place.path("jo.passphrase")])
    assert trace.findings and found == [place.path("out.csv")], (trace.findings, found)
    print(f"# counted: 1 export that was asked for, {len(trace.findings)} writes with canary words seen, as it has to be",
          flush=True)


if not traced.works():
    print("1..0 # SKIP programs may not be watched here")
    sys.exit(0)
run_tests([test_leaks, test_leak_is_seen])
