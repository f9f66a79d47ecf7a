#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job without a window, on each real learner file: import, assign a mentor and a coach, note, summary."""

import os
import signal
import subprocess
import time

from kithctl import run_tests

FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures", "import")
TABLE = "College ID,Preferred name,Start date,Date of birth,Support groups\n"


def counts(text):
    return {words.rpartition(" ")[0]: int(words.rpartition(" ")[2]) for words in text.strip().split(", ")}


def do_main_job(place, name, selection, rows, new):
    path = os.path.join(FIXTURES, name)
    place.begin()
    rehearsed = place.office("import", "students", path, "--dry-run", *selection)
    assert rehearsed.status == 0 and counts(rehearsed.out)["new"] == new, rehearsed.err
    assert place.office("--json", "list", "students").json() == []
    imported = place.office("import", "students", path, *selection)
    assert imported.status == 0 and counts(imported.out) == {
        "rows": rows, "new": new, "updated": 0, "unchanged": 0, "refused": 0, "not selected": rows - new}
    assert "National Insurance" in imported.err
    again = place.office("import", "students", path, *selection)
    assert counts(again.out) == {
        "rows": rows, "new": 0, "updated": 0, "unchanged": new, "refused": 0, "not selected": rows - new}

    student = place.office("--json", "list", "students", "--limit", "1").json()[0]["college-id"]
    mentor = place.office("add", "person", "--set", "name=Amara Okwuosa", "--set", "roles=mentor").out.strip()
    coach = place.office("add", "person", "--set", "name=Hugh Tremlett", "--set", "roles=coach").out.strip()
    for person, role in (mentor, "mentor"), (coach, "coach"):
        assert place.office("assign", "--student", student, "--person", person, "--role", role, "--main").status == 0
    noted = place.office("add", "note", "--student", student, "--set", "type=one-to-one", "--set", "minutes=30",
                         "--set", "text=Met in the library and made a plan.", "--set", "own-words=I want to pass.")
    assert noted.status == 0, noted.err
    pdf, text = place.path("summary.pdf"), place.path("summary.txt")
    assert place.office("report", "student-summary", "--student", student, "--output", pdf).status == 0
    with open(pdf, "rb") as file:
        assert file.read(5) == b"%PDF-"
    assert place.office("report", "student-summary", "--student", student, "--output", text).status == 0
    page = place.read("summary.txt")
    assert "Amara Okwuosa" in page and "Hugh Tremlett" in page and "OFFICIAL-SENSITIVE" in page
    assert place.office("report", "student-summary", "--student", student, "--output", place.path("s.html")).status == 0
    assert place.office("report", "student-summary", "--student", student, "--output", place.path("s.doc")).status == 2


def test_main_job_college(place):
    do_main_job(place, "ILR-10033670-1819-20180704-120055-03.xml", [], 669, 59)


def test_main_job_other_letters(place):
    do_main_job(place, "ILR-10033670-1819-20181206-093952-03.xml", ["--select", "all"], 17, 17)


def test_main_job_entry_tool(place):
    do_main_job(place, "ILR-99999999-1920-20190626-144401-01.xml", [], 18, 3)


def test_partly(place):
    place.begin()
    path = place.write("students.csv", TABLE + "1,Aya,2025-09-01,2008-04-05,bursary\n"
                                               "2,Bex,2025-09-01,31/02/2008,bursary\n"
                                               "3,Cai,,2008-04-05,bursary\n")
    partly = place.office("import", "students", path)
    assert partly.status == 3, partly.err
    assert partly.out == "rows 3, new 1, updated 0, unchanged 0, refused 2, not selected 0\n"
    lines = partly.err.splitlines()
    assert any(line.startswith(f"kithctl: {path}:3: ") and "31 February is not a date." in line
               for line in lines), lines
    assert any(line.startswith(f"kithctl: {path}:4: ") for line in lines), lines
    result = place.office("--json", "import", "students", path)
    assert result.status == 3 and result.json()["unchanged"] == 1 and len(result.json()["refused-rows"]) == 2


def test_select_and_format(place):
    place.begin()
    ilr = os.path.join(FIXTURES, "ILR-99999999-1920-20190626-144401-01.xml")
    listed = place.write("wanted.txt", "16Learner\n")
    assert counts(place.office("import", "students", ilr, "--select", listed).out)["new"] == 1
    assert place.office("import", "students", ilr, "--select", place.path("nothing.txt")).status == 1
    assert place.office("import", "students", ilr, "--format", "csv").status == 1
    assert place.office("import", "students", ilr, "--format", "papyrus").status == 2
    assert place.office("import", "students", place.path("gone.csv")).status == 1
    assert place.office("import", "students", os.path.join(FIXTURES, "entity-bomb.xml")).status == 1


def test_notes(place):
    place.begin()
    place.add_student("4471", "Jay Thackray")
    path = place.write("notes.csv", "student,date,time,type,contact-made,minutes,text,own-words,author,visibility\n"
                                    "4471,2026-03-02,10:15,phone,yes,15,Rang at ten.,Better now.,Jo Fenwick-Adé,team\n"
                                    "4471,2025-09-20,,one-to-one,yes,30,From paper.,,,\n")
    assert counts(place.office("import", "notes", path, "--dry-run").out)["new"] == 2
    assert counts(place.office("import", "notes", path).out)["new"] == 2
    assert counts(place.office("import", "notes", path).out)["unchanged"] == 2
    notes = place.office("--json", "list", "notes").json()
    assert [note["date"] for note in notes] == ["2026-03-02", "2025-09-20"] and notes[0]["minutes"] == 15


def test_stopped(place):
    """Ctrl+C in the middle of something long: nothing half done."""
    path = place.path("stopped.kith")
    process = subprocess.Popen([place.program, "demo", "--case-file", path, "--students", "500", "--notes", "100000"],
                               env=place.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    deadline = time.monotonic() + 60
    while not (os.path.exists(path) and os.path.getsize(path) > 100000) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 1 and out == "" and err == "kithctl: Stopped. Nothing was changed.\n", (out, err)
    assert not os.path.exists(path)


run_tests([test_main_job_college, test_main_job_other_letters, test_main_job_entry_tool, test_partly,
           test_select_and_format, test_notes, test_stopped])
