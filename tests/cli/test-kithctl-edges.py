#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where kithctl meets the system: output that does not arrive, folders that are not there, a day that is none."""

import os
import subprocess

from kithctl import ADMIN, run_tests


def test_output_lost(place):
    place.begin()
    lost = ["--case-file", place.path("new.kith"), "--user", "boss", "--password-file", place.path("boss.passphrase")]
    for arguments in [lost + ["init"], ["--case-file", place.case_file, *lost[2:], "stats"],
                      ["--case-file", place.case_file, *lost[2:], "--json", "account", "list"]]:
        with open("/dev/full", "w", encoding="utf-8") as full:
            process = subprocess.run([place.program, *arguments], stdout=full, stderr=subprocess.PIPE, encoding="utf-8",
                                     env=place.environment, timeout=60, check=False)
        assert process.returncode == 1, (arguments, process.returncode)
        assert "could not be written" in process.stderr, process.stderr
        assert "recovery key and keep it" not in process.stderr, process.stderr
    # A case file whose recovery key nobody has seen is not kept.
    assert not os.path.exists(place.path("new.kith"))


def test_folder_gone(place):
    place.begin()
    nowhere = place.path("nowhere")
    backup = place.admin("backup", os.path.join(nowhere, "b.kith"))
    restore = place.run("restore", place.case_file, "--to", os.path.join(nowhere, "r.kith"))
    made = place.signed_in("boss", ADMIN, "init", case_file=os.path.join(nowhere, "n.kith"))
    for refused in backup, restore, made:
        assert refused.status == 1 and refused.out == "", refused.status
        assert f"There is no folder “{nowhere}”" in refused.err and "partial" not in refused.err, refused.err


def test_backup_not_writable(place):
    """A backup on a stick that is write-protected can be restored elsewhere."""
    place.begin()
    kept = place.path("kept")
    os.mkdir(kept)
    copy = os.path.join(kept, "b.kith")
    assert place.admin("backup", copy).status == 0
    os.chmod(copy, 0o444)
    os.chmod(kept, 0o555)
    aside = {}
    target = place.path("r.kith")
    if os.geteuid() == 0:
        # Root may write anywhere, so somebody else does it.
        os.chmod(place.folder.name, 0o777)
        aside = {"user": 65534, "group": 65534, "extra_groups": []}
    process = subprocess.run([place.program, "restore", copy, "--to", target], capture_output=True, encoding="utf-8",
                             env=place.environment, timeout=60, check=False, **aside)
    os.chmod(kept, 0o755)
    assert process.returncode == 0, process.stderr
    assert os.path.getsize(target) == os.path.getsize(copy)


def test_day(place):
    place.begin()
    for day in "2026-02-30", "tomorrow", "10/3/2026":
        wrong = place.run("--version", KITH_TODAY=day)
        assert wrong.status == 2 and wrong.out == "" and f"KITH_TODAY is “{day}”" in wrong.err, wrong.err
    assert place.run("--version", KITH_TODAY="").status == 0


def test_account_without_casework(place):
    """Whoever sees no students at all is not told that one of them is not there."""
    place.begin()
    place.add_student("4471", "Jay Thackray")
    for arguments in [["show", "student", "4471"], ["edit", "student", "4471", "--set", "course=Baking"],
                      ["assign", "--student", "4471", "--person", "1", "--role", "coach"],
                      ["report", "student-summary", "--student", "4471", "--output", place.path("s.txt")]]:
        refused = place.admin(*arguments)
        assert refused.status == 4 and "may not" in refused.err, (arguments, refused.status, refused.err)


def test_audit_list(place):
    place.begin()
    assert place.office("audit", "list", "--limit", "-5").status == 2
    line = place.office("--json", "audit", "list", "--limit", "1").json()[0]
    assert line["action"] == "signed-in" and line["record"] is None and line["student"] is None, line


run_tests([test_output_lost, test_folder_gone, test_backup_not_writable, test_day, test_account_without_casework,
           test_audit_list])
