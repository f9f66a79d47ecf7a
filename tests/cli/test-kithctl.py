#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command of kithctl and every exit status."""

import json
import os
import pathlib
import shutil
import zipfile

from kithctl import ADMIN, MENTOR, OFFICE, run_tests

SCHEMA_STEPS = pathlib.Path(__file__).resolve().parents[2] / "src" / "store" / "sql"


def test_help_and_usage(place):
    helped = place.run("--help")
    assert helped.status == 0 and "import" in helped.out and "backup" in helped.out
    assert place.run("import", "--help").status == 0
    assert place.run("--version").out.startswith("kithctl ")
    for arguments in [[], ["dance"], ["--wrong"], ["list"], ["list", "giraffes"], ["list", "notes", "--wrong"],
                      ["list", "students", "--stage", "asleep"], ["list", "students", "--limit", "many"],
                      ["show", "person", "1"], ["import", "goals", "x.csv"], ["report", "horoscope"], ["restore", "x"],
                      ["audit", "dance"], ["account", "add"], ["demo", "--students", "0"], ["search"],
                      ["report", "student-summary", "--output", "x.pdf"],
                      ["report", "student-summary", "--student", "1"],
                      ["report", "student-summary", "--student", "1", "--output", "x.pdf", "--from", "1/9/2025"],
                      ["assign", "--student", "1"], ["edit", "student", "1"], ["backup"], ["init"]]:
        wrong = place.run(*arguments)
        assert wrong.status == 2, (arguments, wrong.status, wrong.err)
        assert wrong.out == "" and wrong.err.startswith("kithctl: ")


def test_report_options(place):
    for arguments, sentence in [
            (["report", "nonsense", "--output", "x.pdf"], "There is no report"),
            (["report", "student-list", "--output", "x.pdf", "--authority", "Harrow"], "does not take --authority"),
            (["report", "student-list", "--output", "x.pdf", "--names", "nick"], "--names takes one of: preferred,"),
            (["report", "student-list", "--output", "x.pdf", "--ahead", "7"], "does not take --ahead"),
            (["report", "student-list", "--output", "x.doc"], ".pdf, .txt or .html")]:
        wrong = place.run(*arguments)
        assert wrong.status == 2 and sentence in wrong.err, (arguments, wrong.err)


def test_no_case_file(place):
    nowhere = place.run("stats", "--user", "jo", "--password-file", "-", stdin="x\n")
    assert nowhere.status == 2 and "--case-file" in nowhere.err
    gone = place.run("stats", "--user", "jo", "--password-file", "-", stdin="x\n",
                     KITH_CASE_FILE=place.path("gone.kith"))
    assert gone.status == 1 and "gone.kith" in gone.err
    nobody = place.run("stats", "--case-file", place.path("gone.kith"))
    assert nobody.status == 2 and "--user" in nobody.err
    place.write("letter.kith", "Dear Sir or Madam")
    letter = place.run("stats", "--case-file", place.path("letter.kith"), "--user", "jo", "--password-file", "-",
                       stdin="x\n")
    assert letter.status == 1 and "not a Kith case file" in letter.err


def test_init_and_accounts(place):
    key = place.begin()
    assert len(key.replace("-", "")) == 40 and "\n" not in key
    again = place.run("init", "--case-file", place.case_file, "--user", "boss", "--password-file", "-", stdin="x y z\n")
    assert again.status == 1 and again.out == ""

    wrong = place.signed_in("boss", "not this one", "stats")
    assert wrong.status == 5 and wrong.out == ""
    stranger = place.signed_in("stranger", ADMIN, "stats")
    assert stranger.status == 5 and stranger.err == wrong.err
    assert place.admin("account", "add", "x", "--roles", "wizard").status == 2
    assert place.office("account", "list").status == 4

    accounts = place.admin("--json", "account", "list").json()
    assert [account["name"] for account in accounts] == ["boss", "jo"]
    assert accounts[1]["roles"] == ["welfare", "manager", "dsl"] and accounts[0]["disabled-at"] is None
    assert "boss" in place.admin("list", "accounts").out

    new = place.write("new.passphrase", "three other herons\n")
    assert place.admin("account", "password", "jo", "--new-password-file", new).status == 2
    code = place.admin("account", "invite", "jo").out
    assert len(code.splitlines()) == 1 and len(code.strip()) == 23
    assert place.office("stats").status == 5
    late = place.run("account", "activate", "--case-file", place.case_file, "--user", "jo", "--password-file",
                     place.write("code", code), "--new-password-file", new, KITH_TODAY="2099-01-01")
    assert late.status == 4 and "could be used until" in late.err, late.err
    typed = place.write("code", code.lower().replace("-", " "))
    assert place.signed_in("jo", code.strip(), "stats").status == 1
    assert place.run("account", "activate", "--case-file", place.case_file, "--user", "jo", "--password-file", typed,
                     "--new-password-file", new).status == 0
    assert place.run("account", "activate", "--case-file", place.case_file, "--user", "jo", "--password-file", typed,
                     "--new-password-file", new).status == 5
    assert place.signed_in("jo", "three other herons", "account", "password", "jo", "--new-password-file",
                           place.write("back.passphrase", OFFICE + "\n")).status == 0
    assert place.office("stats").status == 0

    keys = place.admin("--json", "account", "keys").json()
    assert len(keys) == 1 and keys[0]["holder"], keys
    second = place.admin("account", "key-add", "--full-name", "Ines Okafor").out.strip()
    keys = place.admin("--json", "account", "keys").json()
    other = [each["slot"] for each in keys if each["holder"] == "Ines Okafor"][0]
    assert len(second) == len(key) and second != key and len(keys) == 2
    assert place.admin("account", "key-check", other, "--key-file", place.write("groups", "00000 00000\n")).status == 5
    assert place.admin("account", "key-remove", other).status == 0
    assert place.admin("account", "key-remove", keys[0]["slot"] if keys[0]["slot"] != other else keys[1]["slot"]).status == 1

    place.write("key", key + "\n")
    recovered = place.run("account", "recover", "--case-file", place.case_file, "--user", "boss", "--password-file",
                          place.path("key"), "--new-password-file", new)
    assert recovered.status == 0 and len(recovered.out.strip()) == len(key) and recovered.out.strip() != key
    assert place.admin("stats").status == 5
    later = place.run("--case-file", place.case_file, "--user", "boss", "--password-file", new, "stats",
                      KITH_TODAY="2040-01-02")
    assert later.status == 0, later.err
    gone = place.signed_in("boss", "three other herons", "account", "disable", "jo")
    assert gone.status == 0 and "Still opens for them: " in gone.err and "-2040-01-02.kith" in gone.err, gone.err
    swept = place.signed_in("boss", "three other herons", "account", "disable", "jo", "--delete-backups")
    assert swept.status == 0 and not swept.err, swept.err
    assert place.office("stats").status == 5
    assert place.run("account", "recover", "--case-file", place.case_file, "--user", "boss", "--password-file",
                     place.path("key"), "--new-password-file", new).status in (1, 5)


def test_records(place):
    place.begin()
    student = place.add_student("4471", "Zofia O'Brien-Źródło", "--set", "date-of-birth=25/7/2008")
    assert student > 0
    wrong = place.office("add", "student", "--set", "date-of-birth=31/02/2008", "--set", "college-id=4471",
                         "--set", "start-date=tomorrow-ish")
    assert wrong.status == 1 and wrong.out == ""
    lines = wrong.err.splitlines()
    assert "kithctl: date-of-birth: 31 February is not a date." in lines, lines
    assert "kithctl: preferred-name: Enter the name the student uses." in lines, lines
    assert any(line.startswith("kithctl: college-id: Student 4471 is already Zofia") for line in lines), lines
    assert sum(line.startswith("kithctl: start-date: ") for line in lines) == 1, lines

    unknown = place.office("add", "student", "--set", "birth=1/1/2008")
    assert unknown.status == 2 and "date-of-birth" in unknown.err, unknown.err
    assert place.office("add", "student", "--set", "nothing").status == 2
    assert place.office("add", "note", "--student", "4471", "--set", "author=1").status == 2
    assert place.office("add", "note", "--student", "9999", "--set", "text=x").status == 1

    note = place.office("add", "note", "--student", "4471", "--set", "type=one-to-one", "--set", "minutes=1h 30m",
                        "--set", "text=Talked about the bursary.", "--set", "own-words=I was buzzing.",
                        "--set", "next-steps=Ring student finance by 20 Mar 2026")
    assert note.status == 0, note.err
    late = place.office("add", "note", "--student", "4471", "--set", "type=phone", "--set", "text=Next week",
                        "--set", "date=17/3/2026")
    assert late.status == 1 and "kithctl: date: Notes are for things that have happened." in late.err
    goal = place.office("--json", "add", "goal", "--student", "4471", "--set", "text=I want to pass", "--set",
                        "area=learning").json()["id"]
    for kind, *fields in [["step", f"goal={goal}", "text=Ask for help"], ["rating", f"goal={goal}", "score=6"],
                          ["task", "text=Print the form", "due=20 March 2026", "student=4471"],
                          ["care-status", "status=Looked after", "from=3/9/2020", "student=4471"],
                          ["care-period", "from=3/9/2020", "student=4471"],
                          ["amendment", f"note={note.out.strip()}", "text=It was her idea."],
                          ["relation", "relationship=family", "person=2", "student=4471"]]:
        added = place.office("add", kind, *[word for field in fields for word in ("--set", field)])
        assert added.status == 0, (kind, added.err)
    score = place.office("add", "rating", "--set", f"goal={goal}", "--set", "score=11")
    assert score.status == 1 and score.err == "kithctl: score: Choose 0 to 10.\n"

    assert place.office("edit", "student", "4471", "--set", "course=Baking", "--set", "phone=07700 900123").status == 0
    assert place.office("edit", "student", "4471", "--set", "stage=left").err == \
        "kithctl: leaving-date: Enter the leaving date and reason.\n"
    young = place.office("edit", "student", "4471", "--set", "date-of-birth=2015-07-25")
    assert young.status == 0 and young.err.startswith("kithctl: date-of-birth: ")

    notes = place.office("--json", "list", "notes", "--student", "4471").json()
    assert len(notes) == 1 and notes[0]["minutes"] == 90 and notes[0]["student"] == "4471"
    assert notes[0]["date"] == "2026-03-10" and notes[0]["visibility"] == "team" and notes[0]["place"] is None
    tasks = place.office("--json", "list", "tasks").json()
    assert {task["text"]: task["due"] for task in tasks}["Ring student finance by 20 Mar 2026"] == "2026-03-20"
    shown = place.office("--json", "show", "student", "4471").json()
    assert shown["course"] == "Baking" and shown["care-status"] == "Looked after" and shown["goals"][0]["id"] == goal
    assert shown["last-contact"] == "2026-03-10" and len(shown["next-dates"]) >= 2
    text = place.office("show", "student", "4471").out
    assert "Zofia O'Brien-Źródło" in text and "Last contact today" in text
    assert place.office("show", "student", "9999").status == 1
    assert len(place.office("list", "students", "--stage", "Active", "--limit", "1").out.splitlines()) == 2


def test_search(place):
    place.begin()
    place.add_student("4471", "O'Brien-Źródło", "--set", "phone=+44 7700 900123")
    place.add_student("4472", "علي")
    place.office("add", "note", "--student", "4472", "--set", "type=phone",
                 "--set", "text=A word about 100% of *it* (all)")
    for words in ["obrien zrodlo", "O'BRIEN", "4471", "07700900123"]:
        found = place.office("search", words)
        assert found.status == 0 and "student 4471" in found.out, (words, found.out, found.err)
    assert "*O'Brien*" in place.office("search", "o'brien").out
    assert "student 4472" in place.office("search", "علي").out
    matches = place.office("--json", "search", "word", "about").json()
    assert matches[0]["kind"] == "note" and matches[0]["student"] == "4472" and len(matches[0]["marks"]) == 2
    for kind, fields in {"task": ["text=Ring the quarry about the ladders"], "goal": ["text=Climb the quarry wall",
                         "area=friends", "start=2025-09-01", "review=2026-09-01", "status=active"]}.items():
        added = place.office("add", kind, "--student", "4472", *[part for field in fields for part in ("--set", field)])
        assert added.status == 0, added.err
    quarry = place.office("--json", "search", "quarry").json()
    assert [match["kind"] for match in quarry] == ["goal", "task"], quarry
    assert all(match["student"] == "4472" and match["archived"] is False for match in quarry)
    assert "the *quarry* about" in place.office("search", "quarry").out
    assert len(place.office("--json", "search", "quarry", "--limit", "1").json()) == 2
    near = place.office("search", "obrein")
    assert "student 4471" in near.out and "one letter away" in near.err, (near.out, near.err)
    for words in ["%", "_", '"', "*", "("]:
        assert place.office("search", words).status == 0
    nothing = place.office("--json", "search", "nobody of that name")
    assert nothing.status == 0 and nothing.json() == []


def test_assign(place):
    place.begin()
    place.add_student("4471", "Jay Thackray")
    first = place.office("add", "person", "--set", "name=Alex Varley", "--set", "roles=mentor").out.strip()
    second = place.office("add", "person", "--set", "name=Bo Nyarko", "--set", "roles=Peer mentor").out.strip()
    assigned = place.office("assign", "--student", "4471", "--person", first, "--role", "mentor", "--main",
                            "--from", "1 Mar 2026")
    assert assigned.status == 0 and assigned.out.strip().isdigit()
    clash = place.office("assign", "--student", "4471", "--person", second, "--role", "mentor", "--main")
    assert clash.status == 1 and clash.err.startswith("kithctl: main: Alex Varley is the main mentor"), clash.err
    assert place.office("assign", "--student", "4471", "--person", second, "--role", "friend").status == 2
    assert place.office("assign", "--student", "4471", "--person", "999", "--role", "mentor").status == 1
    assert place.office("assign", "--student", "4471", "--person", first, "--role", "mentor", "--from",
                        "31/02/2026").status == 1
    assert place.office("unassign", "--student", "4471", "--person", first, "--role", "mentor", "--until",
                        "2026-03-09", "--reason", "Moved on").status == 0
    assert place.office("unassign", "--student", "4471", "--person", first, "--role", "mentor").status == 1
    named = place.office("assign", "--student", "4471", "--person", "Bo Nyarko", "--role", "mentor", "--main")
    assert named.status == 0, named.err
    history = place.office("--json", "list", "assignments", "--student", "4471").json()
    assert [(entry["from"], entry["until"], entry["main"]) for entry in history] == \
        [("2026-03-10", None, True), ("2026-03-01", "2026-03-09", True)]


def test_contact_gaps(place):
    place.begin()
    place.add_student("4471", "Zofia O'Brien-Źródło")
    place.add_student("4472", "علي")
    place.add_student("4473", "Madonna", "--set", "stage=paused")
    coach = place.office("add", "person", "--set", "name=Hugh Tremlett", "--set", "roles=coach").out.strip()
    assert place.office("assign", "--student", "4471", "--person", coach, "--role", "coach", "--main").status == 0
    page = ["report", "contact-gaps", "--output", place.path("gaps.txt")]
    written = place.office(*page)
    assert written.status == 0 and written.out == "", written.err
    gaps = place.read("gaps.txt")
    assert "2 students: 2 overdue, 0 due" in gaps, gaps
    assert "Zofia" in gaps and "علي" in gaps and "Madonna" not in gaps, gaps
    assert place.office(*page, "--person", coach).status == 0
    gaps = place.read("gaps.txt")
    assert "Caseload of Hugh Tremlett" in gaps and "1 student: 1 overdue" in gaps and "علي" not in gaps, gaps
    place.office("add", "note", "--student", "4471", "--set", "type=phone", "--set", "text=Rang about the bus pass.")
    assert place.office(*page, "--person", "Hugh Tremlett").status == 0
    assert "Nobody is due or overdue." in place.read("gaps.txt")
    assert place.office("report", "contact-gaps", "--output", place.path("gaps.pdf")).status == 0
    with open(place.path("gaps.pdf"), "rb") as file:
        assert file.read(5) == b"%PDF-"
    assert place.office(*page, "--person", "999").status == 1
    wrong = place.office(*page, "--student", "4471")
    assert wrong.status == 2 and "--student" in wrong.err, wrong.err


def test_not_allowed(place):
    place.begin()
    place.add_account("bo", MENTOR, "mentor")
    place.add_student("4471", "Jay Thackray")
    table = place.write("students.csv", "College ID,Preferred name,Start date,Support groups\n1,A,2025-09-01,bursary\n")
    for refused in [place.mentor("import", "students", table), place.mentor("add", "student", "--set", "college-id=1"),
                    place.mentor("audit", "list"), place.mentor("audit", "verify"), place.mentor("account", "list"),
                    place.mentor("backup", place.path("b.kith")), place.mentor("check"),
                    place.admin("list", "students"), place.admin("add", "note", "--set", "text=x"),
                    place.admin("export", "notes", "--output", place.path("n.csv"))]:
        assert refused.status == 4 and refused.out == "" and "may not" in refused.err, (refused.status, refused.err)
    helped = place.admin("import", "students", table)
    assert helped.status == 4 and "kithctl account add NAME --roles welfare" in helped.err
    # Not assigned: the student is as if not there.
    assert place.mentor("show", "student", "4471").status == 1
    assert place.mentor("--json", "list", "students").json() == []
    assert not os.path.exists(place.path("b.kith")) and not os.path.exists(place.path("n.csv"))


def test_in_and_out(place):
    """The least that goes through every key: made, opened, refused, copied, and opened again elsewhere."""
    place.begin()
    place.add_student("4471", "Jay Thackray")
    assert place.signed_in("jo", "somebody else’s words", "list", "students").status == 5
    backup, restored = place.path("copy.kith"), place.path("restored.kith")
    assert place.admin("backup", backup).status == 0
    assert place.run("restore", backup, "--to", restored).status == 0
    assert place.office("list", "students", case_file=restored).out.count("4471") == 1


def test_backup_restore_check(place):
    place.begin()
    place.add_student("4471", "Jay Thackray")
    backup, restored = place.path("copy.kith"), place.path("restored.kith")
    made = place.admin("backup", backup)
    assert made.status == 0 and os.path.getsize(backup) > 65536, made.err
    assert place.admin("backup", backup).status == 1
    assert place.run("restore", backup, "--to", restored).status == 0
    assert place.run("restore", backup, "--to", restored).status == 1
    assert place.office("list", "students", case_file=restored).out.count("4471") == 1
    checked = place.admin("check", case_file=restored)
    assert checked.status == 0 and "whole" in checked.out
    assert place.admin("--json", "check").json() == {"whole": True, "findings": []}
    with open(restored, "r+b") as file:
        file.seek(-3000, os.SEEK_END)
        file.write(b"\xff" * 64)
    broken = place.admin("check", case_file=restored)
    assert broken.status == 1, (broken.out, broken.err)
    # With an account, a restored file is opened and checked; without, only what can be seen from outside is.
    other = place.path("other.kith")
    assert place.admin("restore", backup, "--to", other).status == 0
    os.remove(other)
    for size in 70000, 40000:
        with open(backup, "r+b") as file:
            file.truncate(size)
        run = place.admin if size > 65536 else place.run
        cut = run("restore", backup, "--to", other)
        assert cut.status == 1 and not os.path.exists(other), (size, cut.err)


def test_salvage(place):
    place.begin()
    place.add_student("4471", "Jay Thackray")
    saved = place.path("saved.kith")
    assert place.admin("salvage").status == 2
    assert place.office("salvage", "--to", saved).status == 4 and not os.path.exists(saved)
    with open(place.case_file, "r+b") as file:
        # The last page of the file: an index, or a table of which little is lost.
        file.seek(-3000, os.SEEK_END)
        file.write(b"\xff" * 64)
    run = place.admin("salvage", "--to", saved)
    assert run.status == 0 and saved in run.out, (run.out, run.err)
    assert place.admin("salvage", "--to", saved).status == 1
    assert place.office("list", "students", case_file=saved).out.count("4471") == 1
    told = place.admin("--json", "salvage", "--to", os.path.relpath(place.path("again.kith"))).json()
    assert told["entries"] > 0 and told["file"].endswith("again.kith") and isinstance(told["losses"], list), told


def test_older_copy(place):
    """What this computer has seen of the audit is missing in a backup that was copied by hand."""
    place.begin()
    backup, restored = place.path("copy.kith"), place.path("restored.kith")
    assert place.admin("backup", backup).status == 0
    place.add_student("4471", "Jay Thackray")
    shutil.copyfile(backup, restored)
    seen = place.office("list", "students", case_file=restored)
    assert seen.status == 0 and "older copy: lines" in seen.err and "--reason" in seen.err, seen.err
    student = ["add", "student", "--set", "college-id=4472", "--set", "preferred-name=Ffion", "--set", "start-date=2025-09-01",
               "--set", "support-groups=bursary"]
    refused = place.office(*student, case_file=restored)
    assert refused.status == 4 and "until an administrator" in refused.err, refused.err
    verified = place.office("audit", "verify", case_file=restored)
    assert verified.status == 1 and "are missing here" in verified.out, verified.out
    assert place.office("audit", "accept", "--reason", "The disk failed", case_file=restored).status == 4
    assert place.admin("audit", "accept", case_file=restored).status == 2
    accepted = place.admin("audit", "accept", "--reason", "The disk failed", case_file=restored)
    assert accepted.status == 0, accepted.err
    assert place.office(*student, case_file=restored).status == 0
    lines = place.office("--json", "audit", "list", case_file=restored).json()
    assert [line["detail"]["reason"] for line in lines if line["action"] == "accepted"] == ["The disk failed"], lines
    assert place.office("audit", "verify", case_file=restored).status == 0
    assert place.admin("audit", "accept", "--reason", "Again", case_file=restored).status == 2


def test_audit_and_stats(place):
    place.begin()
    place.add_student("4471", "Jay Thackray")
    place.office("edit", "student", "4471", "--set", "course=Baking")
    place.office("show", "student", "4471")
    lines = place.office("--json", "audit", "list", "--student", "4471").json()
    assert [line["action"] for line in lines] == ["viewed", "changed", "added"]
    assert lines[1]["detail"] and lines[1]["who"] == "Jo Fenwick-Adé" and lines[1]["student"] == "4471"
    assert place.office("audit", "list", "--since", "11/3/2026").out == ""
    verified = place.office("audit", "verify")
    assert verified.status == 0 and "lines, intact\n" in verified.out
    assert place.office("--json", "audit", "verify").json()["intact"] is True
    assert place.office("report", "audit-receipt", "--output", place.path("receipt.txt")).status == 0
    compared = place.office("audit", "verify", "--receipt", place.path("receipt.txt"))
    assert compared.status == 0 and "The receipt fits" in compared.out, (compared.out, compared.err)
    compared = place.office("audit", "verify", "--receipt", "99999 0000-0000-0000-0000-0000-0000-0000-0000")
    assert compared.status == 1 and "are missing here" in compared.out, compared.out
    assert place.office("audit", "verify", "--receipt", "no receipt").status == 1
    exported = place.office("audit", "export", place.path("audit.csv"))
    assert exported.status == 0, exported.err
    assert len(place.read("audit.csv").splitlines()) >= int(exported.out) + 1
    stats = place.office("--json", "stats").json()
    assert stats["students"] == 1 and stats["file-size"] > 65536
    assert stats["schema-version"] == len(list(SCHEMA_STEPS.glob("*.sql")))
    assert "cipher-version" in stats and stats["last-backup"] is not None
    assert "students: 1" in place.office("stats").out
    unseen = place.admin("--json", "stats").json()
    assert unseen["students"] is None and unseen["accounts"] >= 1, unseen


def test_export(place):
    place.begin()
    place.add_student("4471", "=HYPERLINK()")
    place.add_student("4472", "Łukasz")
    assert place.office("export", "students", "--output", place.path("s.csv")).out == "2\n"
    table = place.read("s.csv")
    assert "'=HYPERLINK()" in table and "Łukasz" in table and "2025-09-01" in table
    assert place.office("export", "students", "--output", place.path("s.json"), "--student", "4472").out == "1\n"
    assert json.loads(place.read("s.json"))[0]["college-id"] == "4472"
    assert place.office("export", "students", "--output", place.path("s.xlsx")).status == 0
    assert "xl/workbook.xml" in zipfile.ZipFile(place.path("s.xlsx")).namelist()
    assert place.office("export", "students", "--output", place.path("s.doc")).status == 2
    assert place.office("--json", "audit", "list", "--limit", "2").json()[1]["action"] in ("exported", "signed-out")


def test_export_diary(place):
    place.begin()
    place.add_student("4471", "Jay")
    for kind, when in ("housing", "14:00"), ("probation", "9:00"):
        added = place.office("add", "appointment", "--student", "4471", "--set", f"type={kind}", "--set", "date=today",
                             "--set", f"time={when}", "--set", "place=12 Grey Street")
        assert added.status == 0, added.err
    assert place.office("export", "diary", "--output", place.path("d.ics")).out == "2\n"
    events = place.read("d.ics")
    assert "SUMMARY:Housing appointment" in events and "Jay" not in events and "Grey" not in events
    named = place.office("export", "diary", "--output", place.path("d.ics"), "--names", "--from", "today", "--to", "today")
    assert named.out == "2\n" and "personal data" in named.err and "Jay" in place.read("d.ics")
    assert place.office("export", "diary", "--output", place.path("d.ics"), "--mine").out == "0\n"
    assert place.office("export", "diary", "--output", place.path("d.csv")).status == 2
    assert place.office("export", "diary", "--output", place.path("d.ics"), "--from", "tomorrow", "--to",
                        "today").status == 2
    assert place.admin("export", "diary", "--output", place.path("a.ics")).status == 4
    for report in ["diary"], ["appointment-slip", "--student", "4471"]:
        printed = place.office("report", *report, "--output", place.path("r.txt"))
        assert printed.status == 0 and "Jay" in place.read("r.txt"), printed.err


def test_demo(place):
    first, second = place.path("first.kith"), place.path("second.kith")
    for path in first, second:
        made = place.run("demo", "--case-file", path, "--students", "12", "--notes", "150", "--seed", "4")
        assert made.status == 0 and made.out == path + "\n", made.err
    again = place.run("demo", "--case-file", first)
    assert again.status == 1 and again.out == ""
    stats = place.signed_in("demo", "demonstration", "--json", "stats", case_file=first).json()
    assert stats["students"] == 12 and stats["notes"] == 150
    for kind in "students", "notes":
        lists = [place.signed_in("demo", "demonstration", "--json", "list", kind, case_file=path).json()
                 for path in (first, second)]
        assert lists[0] == lists[1] and len(lists[0]) in (12, 150)
    usual = place.run("demo", "--students", "1", "--notes", "0")
    assert usual.status == 0 and usual.out.startswith(place.path("data")), usual.err


run_tests([test_help_and_usage, test_report_options, test_no_case_file, test_init_and_accounts, test_records, test_search,
           test_assign, test_contact_gaps, test_not_allowed, test_in_and_out, test_backup_restore_check, test_salvage,
           test_older_copy, test_audit_and_stats, test_export, test_export_diary, test_demo])
