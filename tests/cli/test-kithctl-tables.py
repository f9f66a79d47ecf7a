# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports as numbers: with --json a report is written as ever, and its tables stand on standard output."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from kithctl import run_tests  # noqa: E402


def begin(place):
    place.begin()
    place.add_student("4471", "Jay A")
    place.add_student("4472", "Zofia B")


def test_tables(place):
    begin(place)
    page = place.path("list.txt")
    plain = place.office("report", "student-list", "--output", page)
    assert plain.status == 0 and plain.out == "", (plain.out, plain.err)
    both = place.office("--json", "report", "student-list", "--output", page)
    assert both.status == 0, both.err
    [table] = both.json()
    assert table["columns"][0] == "Student", table
    assert [row[0] for row in table["rows"]] == ["Jay A", "Zofia B"], table
    text = place.read("list.txt")
    assert table["title"] in text
    for row in table["rows"]:
        assert len(row) == len(table["columns"])
        assert row[0] in text


def test_no_tables(place):
    begin(place)
    none = place.office("--json", "report", "one-page-profile", "--student", "4471", "--output", place.path("page.pdf"))
    assert none.status == 0 and none.json() == [], (none.out, none.err)
    assert os.path.getsize(place.path("page.pdf")) > 1000


def test_refused(place):
    begin(place)
    wrong = place.office("--json", "report", "student-list", "--output", place.path("list.xlsx"))
    assert wrong.status == 2 and wrong.out == "" and ".pdf, .txt or .html" in wrong.err, wrong.err


run_tests([test_tables, test_no_tables, test_refused])
