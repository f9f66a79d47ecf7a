#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Supervision, support, agreements, stages and endings through kithctl, under the same policy as in the window."""

from kithctl import MENTOR, run_tests

SUPERVISOR = "a kettle nobody ever descales"


def begin(place):
    place.begin()
    place.add_account("bo", MENTOR, "mentor", "--full-name", "Bo Nyarko")
    place.add_account("cleo", SUPERVISOR, "coach", "--full-name", "Cleo Marchetti")
    place.add_student("4471", "Wren Castellanos")
    for person, role in ("Bo Nyarko", "mentor"), ("Cleo Marchetti", "coach"):
        assigned = place.office("assign", "--student", "4471", "--person", person, "--role", role, "--from", "2/3/2026")
        assert assigned.status == 0, assigned.err


def supervise(place):
    bo = next(person for person in place.office("--json", "list", "people").json() if person["name"] == "Bo Nyarko")
    changed = place.office("edit", "person", bo["id"], "--set", "supervisor=Cleo Marchetti")
    assert changed.status == 0, changed.err


def supervisor(place, *arguments):
    return place.signed_in("cleo", SUPERVISOR, *arguments)


def hard_note(place):
    return place.mentor("add", "note", "--student", "4471", "--set", "type=one-to-one", "--set", "text=A very long talk",
                        "--set", "hard=yes", "--set", "date=10/3/2026")


def test_hard_note(place):
    """Nobody to ask is said; then the supervisor is asked, and no word of the note gets anywhere near it."""
    begin(place)
    alone = hard_note(place)
    assert alone.status == 0 and "nobody was asked to offer you a debrief" in alone.err, alone.err
    assert supervisor(place, "--json", "list", "support-offers").json() == []
    supervise(place)
    asked = hard_note(place)
    assert asked.status == 0 and "Cleo Marchetti will offer you a debrief by Wednesday 11 March" in asked.err, asked.err
    [offer] = supervisor(place, "--json", "list", "support-offers").json()
    assert (offer["type"], offer["due"], offer["note"]) == ("debrief", "2026-03-11", None), offer
    for result in supervisor(place, "list", "support-offers"), supervisor(place, "--json", "list", "support-offers"):
        assert "Wren" not in result.out and "long talk" not in result.out and "4471" not in result.out, result.out
    assert all(note["hard"] is None for note in supervisor(place, "--json", "list", "notes").json())
    assert place.office("--json", "list", "support-offers").json() == []
    offered = supervisor(place, "edit", "support-offer", offer["id"], "--set", "offered-on=today", "--set", "answer=later")
    assert offered.status == 0, offered.err
    assert len(place.office("--json", "list", "support-offers").json()) == 1
    audit = place.office("audit", "list").out
    assert "hard" not in audit, audit


def test_supervision(place):
    begin(place)
    supervise(place)
    wrong = supervisor(place, "add", "supervision", "--set", "person=Bo Nyarko", "--set", "date=10/3/2026", "--set",
                       "next=9/3/2026", "--set", "actions=Leave at five")
    assert wrong.status == 1 and "The next session is not after this one." in wrong.err, wrong.err
    added = supervisor(place, "add", "supervision", "--set", "person=Bo Nyarko", "--set", "next=31/3/2026", "--set",
                       "actions=Leave at five")
    assert added.status == 0, added.err
    for read in supervisor(place, "--json", "list", "supervisions"), place.mentor("--json", "list", "supervisions"):
        [session] = read.json()
        assert (session["date"], session["type"], session["actions"]) == ("2026-03-10", "one-to-one", "Leave at five"), session
    [dates] = place.office("--json", "list", "supervisions").json()
    assert dates["date"] == "2026-03-10" and dates["actions"] is None, dates
    assert place.admin("list", "supervisions").status == 4


def test_plan_and_agreement(place):
    begin(place)
    supervise(place)
    plan = place.mentor("add", "wellness-plan", "--set", "signs=I stop eating lunch", "--set", "share-supervisor=yes")
    assert plan.status == 0, plan.err
    assert len(supervisor(place, "--json", "list", "wellness-plans").json()) == 1
    assert place.office("--json", "list", "wellness-plans").json() == []
    agreed = place.mentor("add", "agreement", "--set", "person=Bo Nyarko", "--set", "shares=That I moved a lot", "--set",
                          "agreed-on=5/3/2026")
    assert agreed.status == 0, agreed.err
    bo = next(person for person in place.office("--json", "list", "people").json() if person["name"] == "Bo Nyarko")
    assert bo["boundaries-date"] == "2026-03-05", bo
    early = place.office("add", "recruitment", "--set", "person=Bo Nyarko", "--set", "stage=started")
    assert early.status == 0 and "No checks are written down." in early.err, early.err
    assert [stage["stage"] for stage in place.mentor("--json", "list", "recruitments").json()] == ["started"]


def test_ending(place):
    begin(place)
    nothing = place.mentor("report", "goodbye", "--student", "4471", "--output", place.path("letter.txt"))
    assert nothing.status == 1 and "no goodbye note" in nothing.err, nothing.err
    wrong = place.mentor("add", "ending", "--student", "4471", "--set", "person=Bo Nyarko", "--set", "first-session=30/3/2026",
                         "--set", "last-session=26/3/2026")
    assert wrong.status == 1 and "before the step that comes first" in wrong.err, wrong.err
    added = place.mentor("add", "ending", "--student", "4471", "--set", "person=Bo Nyarko", "--set", "last-session=26/3/2026",
                         "--set", "goodbye=Thank you for the walks.")
    assert added.status == 0, added.err
    letter = place.mentor("report", "goodbye", "--student", "4471", "--output", place.path("letter.txt"))
    assert letter.status == 0 and "Thank you for the walks." in place.read("letter.txt"), letter.err
    ended = place.office("unassign", "--student", "4471", "--person", "Bo Nyarko", "--role", "mentor")
    assert ended.status == 0, ended.err
    [ending] = place.office("--json", "list", "endings", "--student", "4471").json()
    assert ending["done-on"] == "2026-03-10", ending


run_tests([test_hard_note, test_supervision, test_plan_and_agreement, test_ending])
