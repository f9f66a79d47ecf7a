#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A concern through kithctl: raised by a mentor, read, decided and closed by the lead, and seen by nobody else; a file to the
next college; and a former student's old record."""

from kithctl import MENTOR, run_tests

DANGER = "There was no food in the house since Friday."
CONCERN = ["--set", "about=student", "--set", "date=9/3/2026", "--set", "told-date=9/3/2026", "--set", f"facts={DANGER}"]


def begin(place):
    place.begin()
    place.add_account("bo", MENTOR, "mentor", "--full-name", "Bo Nyarko")
    place.add_account("una", "a lantern in the reading room", "manager", "--full-name", "Una Falkner")
    place.add_student("4471", "Wren Castellanos")
    assigned = place.office("assign", "--student", "4471", "--person", "Bo Nyarko", "--role", "mentor", "--from", "2/3/2026")
    assert assigned.status == 0, assigned.err


def manager(place, *arguments):
    return place.signed_in("una", "a lantern in the reading room", *arguments)


def test_concern(place):
    begin(place)
    early = place.mentor("add", "concern", "--student", "4471", *CONCERN, "--set", "told-date=8/3/2026")
    assert early.status == 1 and "The time you were told is before it happened." in early.err, early.err
    late = place.mentor("add", "concern", "--student", "4471", *CONCERN, "--set", "date=5/3/2026", "--set",
                        "told-date=6/3/2026")
    assert late.status == 1 and "More than 24 hours have passed since you were told." in late.err, late.err
    raised = place.mentor("add", "concern", "--student", "4471", *CONCERN, "--set", "decision=Nothing", "--set",
                          "reasons=None")
    assert raised.status == 0, raised.err
    number = raised.out.strip()
    assert place.mentor("list", "concerns").status == 4
    assert place.mentor("show", "concern", number).status == 4
    assert place.mentor("edit", "concern", number, "--set", "level=worry").status == 4
    assert place.mentor("search", "food").out == ""
    [receipt] = place.mentor("--json", "list", "concern-receipts").json()
    assert receipt["number"] == int(number) and receipt["received-at"] is None, receipt
    shown = place.office("--json", "show", "concern", number).json()
    assert shown["facts"] == DANGER and shown["author-role"] == "Peer mentor" and shown["decision"] is None, shown
    [receipt] = place.mentor("--json", "list", "concern-receipts").json()
    assert receipt["received-at"] is not None, receipt
    close = ["edit", "concern", number, "--set", "closed-on=10/3/2026"]
    refused = place.office(*close)
    assert refused.status == 1 and "A concern is closed with its outcome." in refused.err, refused.err
    assert place.office("add", "concern-action", "--set", f"concern={number}", "--set", "date=10/3/2026", "--set",
                        "type=referral", "--set", "to=Children’s social care", "--set", "text=Sent the form").status == 0
    closed = place.office(*close, "--set", "decision=Referred", "--set", "reasons=No food for days", "--set",
                          "outcome=A plan is in place")
    assert closed.status == 0, closed.err
    locked = place.office("edit", "concern", number, "--set", "facts=Something else")
    assert locked.status == 1 and "stays as it was" in locked.err, locked.err


def test_counts(place):
    begin(place)
    place.mentor("add", "concern", "--student", "4471", *CONCERN)
    counted = manager(place, "--json", "stats", "--from", "1/3/2026").json()
    assert (counted["concerns-raised"], counted["concerns-closed"], counted["concerns-open"]) == (1, 0, 1), counted
    assert counted["concerns"] is None, counted
    assert manager(place, "--json", "stats", "--to", "1/3/2026").json()["concerns-raised"] == 0
    assert "concerns-raised: 1" in manager(place, "stats").out
    assert "concerns-raised" not in place.mentor("stats").out
    assert manager(place, "list", "concerns").status == 4
    assert manager(place, "stats", "--from", "soonish").status != 0


def test_bypass(place):
    """The lead is who it is about: it is kept, the author is told whom to tell, and the lead does not see it."""
    begin(place)
    raised = place.mentor("add", "concern", "--set", "about=staff", "--set", "staff=Jo Fenwick-Adé", "--set", "date=9/3/2026",
                          "--set", "told-date=9/3/2026", "--set", "facts=Shouted at a student")
    assert raised.status == 0 and "Tell the principal" in raised.err, raised
    assert place.office("--json", "list", "concerns").json() == []
    assert place.office("show", "concern", raised.out.strip()).status == 1
    assert "concern\t" not in place.office("audit", "list").out


def test_transfer(place):
    begin(place)
    output = place.path("pack.txt")
    report = ["report", "transfer-pack", "--student", "4471", "--output", output]
    place.mentor("add", "concern", "--student", "4471", *CONCERN)
    missing = place.office(*report)
    assert missing.status == 1 and "Add that under Concerns" in missing.err, missing.err
    added = place.office("add", "transfer", "--student", "4471", "--set", "to=Southmoor College", "--set",
                         "moved-on=9/3/2026")
    assert added.status == 0, added.err
    assert place.office(*report).status == 0
    text = place.read("pack.txt")
    assert DANGER in text and "Southmoor College" in text and "16 March 2026" in text, text
    assert manager(place, *report).status == 4
    assert place.mentor(*report).status == 4
    assert "Transfer Pack" in place.office("audit", "list").out
    odd = place.office("edit", "transfer", added.out.strip(), "--set", "received-on=10/3/2026")
    assert odd.status == 1 and "Enter the day it was sent." in odd.err, odd.err


def test_bundle(place):
    """The safeguarding file goes to another case file and its receipt comes back."""
    begin(place)
    bundle, secret, pdf = place.path("out.kithbundle"), place.path("told"), place.path("in.pdf")
    place.mentor("add", "concern", "--student", "4471", *CONCERN)
    place.office("add", "transfer", "--student", "4471", "--set", "to=Southmoor College", "--set", "moved-on=9/3/2026")
    send = ["transfer", "send", bundle, "--student", "4471", "--safeguarding"]
    assert manager(place, *send).status == 4
    assert place.mentor(*send).status == 4
    sent = place.office("--json", *send)
    assert sent.status == 0, sent.err
    again = place.office(*send)
    assert again.status == 1 and "already" in again.err, again.err
    place.write("told", sent.json()["passphrase"].lower() + "\n")
    place.write("wrong", "AAAAA-BBBBB-CCCCC-DDDDD\n")
    assert place.office("transfer", "open", bundle, "--passphrase-file", place.path("wrong")).status == 5
    assert manager(place, "transfer", "open", bundle, "--passphrase-file", secret).status == 4
    opened = place.office("--json", "transfer", "open", bundle, "--passphrase-file", secret, "--output", pdf)
    assert opened.status == 0, opened.err
    assert opened.json()["fingerprint"] == sent.json()["fingerprint"] and opened.json()["safeguarding"], opened.out
    assert open(pdf, "rb").read(5) == b"%PDF-"
    number, receipt = str(sent.json()["id"]), opened.json()["receipt"]
    wrong = place.office("transfer", "receipt", number, "0000-0000-0000-0000", "--received-by", "Ines Falkner")
    assert wrong.status != 0 and "not the receipt code" in wrong.err, wrong.err
    assert place.office("transfer", "receipt", number, receipt, "--received-by", "Ines Falkner").status == 0
    [transfer] = place.office("--json", "list", "transfers").json()
    assert transfer["received-by"] == "Ines Falkner" and transfer["received-on"] == "2026-03-10", transfer
    assert place.office("transfer", "open", place.path("told")).status == 1
    assert place.office("transfer", "send").status == 2


def test_former_student(place):
    begin(place)
    place.add_student("3107", "Samira Quillfeather")
    for person in "Bo Nyarko", :
        assert place.office("assign", "--student", "3107", "--person", person, "--role", "mentor", "--from",
                            "2/3/2026").status == 0
    assert place.mentor("show", "student", "3107").status == 0
    linked = place.office("add", "former-student", "--student", "3107", "--set", "person=Bo Nyarko")
    assert linked.status == 0, linked.err
    for look in (lambda *words: place.mentor(*words)), (lambda *words: manager(place, *words)):
        assert "Quillfeather" not in look("list", "students").out
        assert "Quillfeather" not in look("search", "Quillfeather").out
        assert look("show", "student", "3107").status == 1
        assert look("report", "student-summary", "--student", "3107", "--output", place.path("old.txt")).status == 1
        assert look("export", "students", "--output", place.path("students.csv")).status == 0
        assert "Quillfeather" not in place.read("students.csv")
    again = manager(place, "add", "student", "--set", "preferred-name=Sid", "--set", "college-id=3107", "--set",
                    "start-date=1/9/2025", "--set", "support-groups=care-experienced")
    assert again.status == 1 and "3107" in again.err and "Quillfeather" not in again.err, again.err
    assert "Quillfeather" in place.office("list", "students").out


run_tests([test_concern, test_counts, test_bypass, test_transfer, test_bundle, test_former_student])
