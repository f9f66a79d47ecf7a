#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of record of a working day through kithctl, and a record as at a date."""

from kithctl import run_tests


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
            ("attendances", "attendance", "possible=lots", "from=2/3/2026", "until=6/3/2026", "possible=20", "attended=18"),
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


run_tests([test_every_kind, test_as_at])
