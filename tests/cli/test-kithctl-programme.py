#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An apprenticeship through kithctl: its standard as data, its log, and the notes that feed it."""

import os

from kithctl import MENTOR, run_tests

STANDARD = os.path.join(os.path.dirname(__file__), "..", "fixtures", "import", "ksbs.csv")


def begin(place):
    place.begin()
    place.add_account("bo", MENTOR, "mentor", "--full-name", "Bo Nyarko")
    place.add_student("4471", "Wren Castellanos")
    assigned = place.office("assign", "--student", "4471", "--person", "Bo Nyarko", "--role", "mentor", "--from", "2/3/2026")
    assert assigned.status == 0, assigned.err


def test_import_ksbs(place):
    """Windows-1252, semicolons, letters for words; bad rows are named, and a second time changes by code."""
    begin(place)
    rehearsed = place.office("import", "ksbs", STANDARD, "--dry-run")
    assert rehearsed.status == 3 and rehearsed.out.startswith("rows 6, new 4, updated 0, unchanged 0, refused 2"), rehearsed
    assert place.office("--json", "list", "ksbs").json() == []
    imported = place.office("import", "ksbs", STANDARD)
    assert imported.status == 3 and imported.out == rehearsed.out, imported
    for line in 5, 7:
        assert any(said.startswith(f"kithctl: {STANDARD}:{line}: ") for said in imported.err.splitlines()), imported.err
    standard = place.mentor("--json", "list", "ksbs").json()
    assert [line["code"] for line in standard] == ["B1", "K1", "K2", "S1"], standard
    assert standard[0]["text"] == "Keeps to what was agreed – café talks included"
    assert [line["type"] for line in standard] == ["behaviour", "knowledge", "knowledge", "skill"]
    newer = place.write("newer.csv", "code,type,text,version\nK1,Knowledge,Where help is to be found,1.2\n")
    assert place.office("import", "ksbs", newer).out.startswith("rows 1, new 0, updated 1, unchanged 0, refused 0")
    assert place.office("import", "ksbs", newer).out.startswith("rows 1, new 0, updated 0, unchanged 1, refused 0")
    assert len(place.office("--json", "list", "ksbs").json()) == 4
    assert place.mentor("import", "ksbs", newer).status == 4
    wrong = place.office("import", "ksbs", place.write("wrong.csv", "code,text\nK1,Words\n"))
    assert wrong.status == 1 and "no column “type”" in wrong.err, wrong


def test_log(place):
    begin(place)
    place.office("import", "ksbs", STANDARD)
    before = place.mentor("add", "programme", "--set", "standard=Peer Worker", "--set", "start=5/1/2026")
    assert before.status == 0, before.err
    added = place.mentor("add", "log", "--set", "type=self-research", "--set", "title=Bursary rules", "--set", "minutes=1h 30m",
                         "--set", "time=9am", "--set", "ksbs=k1 S1", "--set", "learned=Who decides")
    assert added.status == 0, added.err
    [entry] = place.mentor("--json", "list", "logs").json()
    assert (entry["date"], entry["minutes"], entry["off-the-job"], entry["paid"]) == ("2026-03-10", 90, True, True), entry
    again = place.mentor("add", "log", "--set", "type=shadowing", "--set", "title=Hub", "--set", "minutes=60", "--set",
                         "time=10am")
    assert again.status == 1 and "Overlaps “Bursary rules” 9:00am to 10:30am." in again.err, again.err
    unpaid = place.mentor("add", "log", "--set", "type=shadowing", "--set", "title=Hub", "--set", "minutes=60", "--set",
                          "off-the-job=yes", "--set", "paid=no", "--set", "tests=new relevant not-excluded")
    assert unpaid.status == 1 and "Off-the-job hours must be in paid time." in unpaid.err, unpaid.err
    unknown = place.mentor("add", "log", "--set", "type=shadowing", "--set", "title=Hub", "--set", "minutes=60", "--set",
                           "ksbs=K99")
    assert unknown.status != 0 and "“K99”" in unknown.err, unknown.err


def test_note_is_logged(place):
    """One record, four uses: the note is typed once, and nothing of it is in the log or in what comes out of it."""
    begin(place)
    assert place.mentor("add", "programme", "--set", "standard=Peer Worker", "--set", "start=5/1/2026").status == 0
    note = place.mentor("add", "note", "--student", "4471", "--set", "type=one-to-one", "--set", "minutes=45", "--set",
                        "date=9/3/2026", "--set", "time=2pm", "--set", "text=Wren said \"وداعا\" to O’Brien", "--set",
                        "own-words=“I did it”")
    assert note.status == 0, note.err
    [entry] = place.mentor("--json", "list", "log-entries").json()
    assert (entry["title"], entry["minutes"], entry["type"], entry["date"]) == \
        ("One-to-one with a student", 45, "supporting", "2026-03-09"), entry
    for user in place.mentor, place.office:
        for name in "log.csv", "log.json":
            exported = user("export", "log-entries", "--output", place.path(name))
            assert exported.status == 0, exported.err
            text = place.read(name)
            assert "One-to-one with a student" in text
            assert not any(word in text for word in ("Wren", "4471", "وداعا", "Brien", "did it")), text
        assert "log" not in user("search", "Brien").out.lower()


def test_kinds(place):
    """The other kinds of the mentor's own side, with their columns, and whom they are shown to."""
    begin(place)
    for plural, kind, *fields in [
            ("programmes", "programme", "standard=Peer Worker", "start=5/1/2026"),
            ("assessments", "assessment", "term=autumn", "result=secure"),
            ("journal-entries", "journal-entry", "title=Boundaries", "text=I said too much.")]:
        settings = [word for field in fields for word in ("--set", field)]
        added = place.mentor("add", kind, *settings)
        assert added.status == 0, (kind, added.err)
        rows = place.mentor("list", plural).out.splitlines()
        assert len(rows) == 2 and "Bo Nyarko" in rows[1], (kind, rows)
        assert place.mentor("export", plural, "--output", place.path("out.csv")).out == "1\n", kind
        assert place.admin("list", plural).status == 4, kind
    assert "I said too much" not in place.office("list", "journal-entries").out
    assert len(place.office("--json", "list", "programmes").json()) == 1
    assert place.office("--json", "list", "journal-entries").json() == []


run_tests([test_import_ksbs, test_log, test_note_is_logged, test_kinds])
