# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans and reviews from the command line: the rule asks for the next one, and what is held can be printed."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from kithctl import MENTOR, run_tests  # noqa: E402

HELD = ["add", "plan", "--student", "4471", "--set", "type=pathway", "--set", "status=held", "--set", "date=2/3/2026",
        "--set", "own-words=I want a door that locks.", "--set", "outcome=Moves in May."]


def begin(place):
    place.begin()
    place.add_student("4471", "Jay A")


def test_planned(place):
    begin(place)
    added = place.office("add", "plan", "--student", "4471", "--set", "type=Personal Education Plan (PEP)", "--set",
                         "date=3 Apr 2026")
    assert added.status == 0, added.err
    [plan] = place.office("--json", "list", "plans").json()
    assert plan["status"] == "planned" and plan["date"] == "2026-04-03" and plan["type"] == "pep"
    table = place.office("list", "plans", "--student", "4471").out
    assert "2026-04-03" in table and "Planned" in table and "4471" in table
    future = place.office("add", "plan", "--student", "4471", "--set", "type=college", "--set", "status=held", "--set",
                          "date=1/1/2099")
    assert future.status == 1 and "This date hasn’t come yet." in future.err, future.err


def test_held_plans_the_next(place):
    begin(place)
    refused = place.office(*HELD)
    assert refused.status == 1 and "By the rule it is 2 September 2026." in refused.err, refused.err
    assert place.office("--json", "list", "plans").json() == []
    assert place.office(*HELD, "--set", "next-due=2/9/2026").status == 0
    plans = place.office("--json", "list", "plans").json()
    assert [(plan["status"], plan["date"]) for plan in plans] == [("held", "2026-03-02"), ("planned", "2026-09-02")]


def test_rules(place):
    begin(place)
    rule = place.office("add", "plan-rule", "--set", "type=pathway", "--set", "rhythm=weeks", "--set", "every=8")
    assert rule.status == 0, rule.err
    assert "By the rule it is 27 April 2026." in place.office(*HELD).err
    rules = place.office("--json", "list", "plan-rules").json()
    assert len(rules) > 1 and len({rule["type"] for rule in rules}) == len(rules), rules
    wrong = place.office("add", "plan-rule", "--set", "type=pep", "--set", "rhythm=termly", "--set",
                         "cut-off-dates=28 Nov 2026\nEaster")
    assert wrong.status == 1 and "Line 2, “Easter”, is not a date." in wrong.err, wrong.err


def test_reports(place):
    begin(place)
    page = place.path("minutes.txt")
    none = place.office("report", "meeting-minutes", "--student", "4471", "--output", page)
    assert none.status == 1 and "has been held" in none.err, none.err
    assert place.office(*HELD, "--set", "next-due=2/9/2026").status == 0
    assert place.office("report", "meeting-minutes", "--student", "4471", "--output", page).status == 0
    minutes = place.read("minutes.txt")
    assert "I want a door that locks." in minutes and "Moves in May." in minutes and "2 September 2026" in minutes
    assert place.office("report", "meeting-minutes", "--student", "4471", "--output", place.path("m.pdf")).status == 0
    with open(place.path("m.pdf"), "rb") as file:
        assert file.read(5) == b"%PDF-"
    sheet = place.path("pep.txt")
    assert place.office("report", "pep-preparation", "--student", "4471", "--output", sheet).status == 0
    assert "Who to invite" in place.read("pep.txt")


def test_mentor_sees_only_theirs(place):
    begin(place)
    place.add_student("4472", "Zofia B")
    place.add_account("bo", MENTOR, "mentor", "--full-name", "Bo Nyarko")
    place.office("assign", "--student", "4471", "--person", "Bo Nyarko", "--role", "mentor", "--main")
    for student in ["4471", "4472"]:
        assert place.office("add", "plan", "--student", student, "--set", "type=college", "--set",
                            "date=3 Apr 2026").status == 0
    assert len(place.mentor("--json", "list", "plans").json()) == 1
    refused = place.mentor("add", "plan", "--student", "4471", "--set", "type=college", "--set", "date=3 Apr 2026")
    assert refused.status == 4, refused.err


run_tests([test_planned, test_held_plans_the_next, test_rules, test_reports, test_mentor_sees_only_theirs])
