#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of record of a working day through kithctl, and a record as at a date."""

from kithctl import MENTOR, run_tests


def test_every_kind(place):
    """One of each kind of the working day goes in, is listed with its columns, and a wrong field is named."""
    place.begin()
    place.add_student("4471", "Wren Castellanos")
    group = place.office("--json", "add", "group", "--set", "title=Cooking", "--set", "date=18/3/2026").json()["id"]
    for plural, kind, wrong, *fields in [
            ("plans", "plan", "date=soonish", "type=pep", "date=1/4/2026"),
            ("appointments", "appointment", "time=25:99", "type=housing", "date=20/3/2026"),
            ("attendees", "attendee", "status=perhaps", f"group={group}"),
            ("professionals", "professional", "role=wizard", "name=Ngozi Adeyemi-Clarke", "role=personal-adviser"),
            ("attendance", "attendance", "possible=lots", "from=2/3/2026", "until=6/3/2026", "possible=20", "attended=18"),
            ("bursaries", "bursary", "awarded=1200.001", "year=2025", "group=in-care", "awarded=950.50"),
            ("checklist-items", "checklist-item", "state=perhaps", "list=starting", "item=travel"),
            ("self-ratings", "self-rating", "home=6", "home=4"),
            ("achievements", "achievement", "date=31/2/2026", "text=Passed the theory test"),
            ("homes", "home", "from=never", "place=Northmoor", "from=1/2/2026")]:
        settings = [word for field in fields for word in ("--set", field)]
        refused = place.office("add", kind, "--student", "4471", *settings, "--set", wrong)
        assert refused.status == 1 and refused.out == "", (kind, refused)
        assert any(line.startswith(f"kithctl: {wrong.split('=')[0]}: ") for line in refused.err.splitlines()), refused.err
        added = place.office("add", kind, "--student", "4471", *settings)
        assert added.status == 0, (kind, added.err)
        rows = place.office("list", plural, "--student", "4471").out.splitlines()
        assert len(rows) == 2 and "4471" in rows[1], (kind, rows)
    shown = place.office("--json", "show", "student", "4471").json()
    assert [(date["kind"], date["date"]) for date in shown["next-dates"]] == \
        [("appointment", "2026-03-20"), ("plan", "2026-04-01")]
    assert shown["plans"][0]["status"] == "planned" and shown["appointments"][0]["type"] == "housing"
    text = place.office("show", "student", "4471").out
    assert "1 April 2026, Plan or review: Personal Education Plan (PEP)" in text, text


def test_as_at(place):
    place.begin()
    place.add_student("4471", "Wren Castellanos")
    output = place.path("then.txt")
    say = ["report", "as-at", "--student", "4471", "--output", output]
    assert place.office(*say).status == 2
    assert place.office(*say, "--as-at", "11/3/2026").status == 2
    assert place.office("report", "student-summary", "--student", "4471", "--output", output, "--as-at",
                        "10/3/2026").status == 2
    made = place.office(*say, "--as-at", "10/3/2026")
    assert made.status == 0, made.err
    text = place.read("then.txt")
    assert "Wren Castellanos as at 10 March 2026" in text and "None recorded" in text, text
    assert place.office(*say, "--as-at", "9/3/2026").status == 0
    assert "There was no record of this student on that day." in " ".join(place.read("then.txt").split())


LEFT = ["--set", "stage=left", "--set", "leaving-date=2/3/2026", "--set", "leaving-reason=completed"]


def names(result):
    assert result.status == 0, result.err
    return sorted(student["preferred-name"] for student in result.json())


def test_archived(place):
    """Who is archived, and what is about them, is in no list, export or print until it is asked for."""
    place.begin()
    place.add_student("4471", "Wren Castellanos")
    place.add_student("4472", "Iolo Bamgbose")
    for student in "4471", "4472":
        goal = place.office("add", "goal", "--student", student, "--set", "text=Get the licence", "--set", "area=work",
                            "--set", "start=1/3/2026", "--set", "review=1/6/2026", "--set", "status=active")
        assert goal.status == 0, goal.err
        assert place.office("add", "step", "--set", f"goal={goal.out.strip()}", "--set", "text=Ask").status == 0
    refused = place.office("archive", "student", "4472")
    assert refused.status == 1 and "Only students who left can be archived." in refused.err, refused.err
    assert place.office("edit", "student", "4472", *LEFT).status == 0
    assert place.office("archive", "student", "4472").status == 0
    assert names(place.office("--json", "list", "students")) == ["Wren Castellanos"]
    assert names(place.office("--json", "list", "students", "--archived")) == ["Iolo Bamgbose"]
    assert names(place.office("--json", "list", "students", "--student", "4472")) == ["Iolo Bamgbose"]
    for plural in "goals", "steps":
        assert len(place.office("--json", "list", plural).json()) == 1, plural
        assert len(place.office("--json", "list", plural, "--archived").json()) == 1, plural
        assert len(place.office("--json", "list", plural, "--student", "4472").json()) == 1, plural
    assert place.office("export", "students", "--output", place.path("s.csv")).out == "1\n"
    assert "Iolo" not in place.read("s.csv")
    assert place.office("export", "students", "--archived", "--output", place.path("s.csv")).out == "1\n"
    assert "Iolo" in place.read("s.csv")
    assert place.office("report", "student-list", "--output", place.path("s.txt")).status == 0
    assert "Wren" in place.read("s.txt") and "Iolo" not in place.read("s.txt")
    wrong = place.office("list", "people", "--archived")
    assert wrong.status == 2 and "--archived cannot be used here" in wrong.err, wrong.err
    assert place.office("archive", "goal", "1").status == 2
    place.add_account("bo", MENTOR, "mentor", "--full-name", "Bo Nyarko")
    assert place.mentor("unarchive", "student", "4472").status != 0
    assert place.office("unarchive", "student", "4472").status == 0
    assert len(names(place.office("--json", "list", "students"))) == 2


def test_import_attendance(place):
    place.begin()
    place.add_student("4471", "Wren Castellanos")
    path = place.write("weeks.csv", "student,week commencing,possible,attended,late,source\n"
                                    "4471,2/3/2026,20,18,2,Register\n"
                                    "4471,23/2/2026,20,21,0,Register\n"
                                    "9999,2/3/2026,20,20,0,Register\n")
    rehearsed = place.office("import", "attendance", path, "--dry-run")
    assert rehearsed.status == 3 and rehearsed.out.startswith("rows 3, new 1, updated 0, unchanged 0, refused 2"), rehearsed
    assert place.office("--json", "list", "attendance").json() == []
    imported = place.office("import", "attendance", path)
    assert imported.status == 3 and imported.out == rehearsed.out, imported
    for line in 3, 4:
        assert any(said.startswith(f"kithctl: {path}:{line}: ") for said in imported.err.splitlines()), imported.err
    [week] = place.office("--json", "list", "attendance").json()
    assert (week["from"], week["until"], week["attended"], week["late"]) == ("2026-03-02", "2026-03-08", 18, 2), week
    assert place.office("import", "attendance", path).out.startswith("rows 3, new 0, updated 0, unchanged 1, refused 2")
    assert place.office("export", "attendance", "--output", place.path("weeks.xlsx")).out == "1\n"
    assert place.office("export", "attendance", "--output", place.path("out.csv")).out == "1\n"
    assert "4471" in place.read("out.csv") and "2026-03-02" in place.read("out.csv")
    place.add_account("bo", MENTOR, "mentor", "--full-name", "Bo Nyarko")
    assert place.mentor("import", "attendance", path).status == 4


def test_group_register(place):
    place.begin()
    place.add_student("4471", "Wren Castellanos")
    group = place.office("add", "group", "--set", "title=Cooking together", "--set", "date=18/3/2026", "--set",
                         "time=14:00").out.strip()
    added = place.office("add", "attendee", "--student", "4471", "--set", f"group={group}", "--set", "status=invited")
    assert added.status == 0, added.err
    page = ["report", "group-register", "--output", place.path("register.txt")]
    made = place.office(*page, "--group", group)
    assert made.status == 0, made.err
    register = place.read("register.txt")
    assert "Cooking together" in register and "Wren Castellanos" in register and "18 March 2026" in register, register
    for wrong in [], ["--group", "first"], ["--group", group, "--student", "4471"]:
        assert place.office(*page, *wrong).status == 2, wrong
    assert place.office(*page, "--group", "999").status == 1
    assert place.office("report", "group-register", "--output", place.path("r.pdf"), "--group", group).status == 0
    assert place.admin(*page, "--group", group).status == 4


run_tests([test_every_kind, test_as_at, test_archived, test_import_attendance, test_group_register])
