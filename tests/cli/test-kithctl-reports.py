#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every report there is, on the demonstration file and a fixed day: its words, its paper, and its text for a screen reader.

KITH_UPDATE_GOLDEN=1 writes the files of tests/fixtures/report-demo anew; read the difference before committing it.
"""

import html.parser
import os
import pathlib
import re
import shutil
import subprocess

from kithctl import Place, run_tests

DAY = "2026-11-28"
GOLDEN = pathlib.Path(__file__).parent.parent / "fixtures" / "report-demo"
UPDATE = os.environ.get("KITH_UPDATE_GOLDEN") == "1"
TOOLS = all(shutil.which(tool) for tool in ("pdfinfo", "pdftotext", "qpdf"))

# Which record a report is about: the newest of a kind that is held there. Every other report takes the student with the
# most notes, and the person with the most entries in their log.
STUDENT_OF = {"goodbye": "endings", "transfer-pack": "transfers", "appointment-slip": "appointments",
              "meeting-minutes": "plans", "pep-preparation": "plans"}
# More than one way to print the same report.
VARIANTS = {"access-pack": {"access-pack-full": ["--copy", "full"]},
            "programme": {"programme-authority": ["--authority", "Eastmere Council"]},
            "coach-caseload": {"coach-caseload-by-name": ["--order", "name", "--names", "initials"]},
            "student-summary": {"student-summary-reference": ["--names", "reference"]}}
NEEDED = {"--student": "Say which student", "--person": "Say who", "--group": "Say which group session",
          "--as-at": "Say which day"}


class Demonstration:
    """The demonstration file, made once for all tests."""

    def __init__(self, program):
        self.place = Place(program)
        self.place.environment.update(KITH_TODAY=DAY, TZ="Europe/London", LC_ALL="C.UTF-8")
        made = self.place.run("--case-file", self.place.case_file, "demo", "--students", "40", "--notes", "800")
        assert made.status == 0, made.err
        self.records = {}

    def run(self, *arguments):
        return self.place.signed_in("demo", "demonstration", *arguments)

    def list(self, plural):
        if plural not in self.records:
            self.records[plural] = self.run("--json", "list", plural, "--limit", "5000").json()
        return self.records[plural]

    def reports(self):
        wrong = self.run("report", "nonsense", "--output", "x.pdf").err
        return re.search(r"This version has: (.*)\.", wrong).group(1).split(", ")

    def most(self, plural, field):
        counts = {}
        for record in self.list(plural):
            if record[field] is not None:
                counts[str(record[field])] = counts.get(str(record[field]), 0) + 1
        return max(sorted(counts), key=counts.get)

    def value_for(self, option, report):
        if option == "--student" and report in STUDENT_OF:
            return self.student_of(self.list(STUDENT_OF[report])[0])
        if option == "--student":
            return self.most("notes", "student")
        if option == "--person":
            return self.most("log-entries", "person")
        return self.list("groups")[-1]["id"] if option == "--group" else "2026-10-01"

    def student_of(self, record):
        if record.get("student") is not None:
            return record["student"]
        assignment = next(one for one in self.list("assignments") if one["id"] == record["assignment"])
        return assignment["student"]

    def arguments_for(self, report):
        arguments = ["report", report, "--output", "x.doc"]
        while True:
            said = self.run(*arguments).err
            option = next((option for option, words in NEEDED.items() if words in said), None)
            if option is None:
                return arguments[:2] + arguments[4:]
            assert option not in arguments, said
            arguments += [option, self.value_for(option, report)]

    def all(self):
        for report in self.reports():
            arguments = self.arguments_for(report)
            yield report, arguments
            for name, more in VARIANTS.get(report, {}).items():
                yield name, arguments + more

    def write(self, name, arguments, ending):
        path = self.place.path(f"{name}.{ending}")
        if not os.path.exists(path):
            written = self.run(*arguments, "--output", path)
            assert written.status == 0, (name, written.err)
        return path


_demonstration = []


def demonstration(place):
    if not _demonstration:
        _demonstration.append(Demonstration(place.program))
    return _demonstration[0]


def normalise(text):
    """Without the time of day it was made, which differs each time."""
    text = re.sub(r"\b(28 November 2026), \d{1,2}:\d\d[ap]m", r"\1, TIME", text)
    # The end of the audit, and the id of the case file, are those of this very run.
    text = re.sub(r"^(Case file: )[0-9A-F]{8}$", r"\1FILE", text, flags=re.M)
    text = re.sub(r"^(Last line: )\d+", r"\1N", text, flags=re.M)
    text = re.sub(r"^(Checked: )[\d,]+ lines, [\d,]+ signatures$", r"\1N lines, N signatures", text, flags=re.M)
    text = re.sub(r"KITH AUDIT [0-9A-F]{32} \d+ [0-9A-Z]{32}$", "KITH AUDIT FILE N CODE", text, flags=re.M)
    text = re.sub(r"^\d+ [0-9A-Z]{4}(-[0-9A-Z]{4}){7}$", "N CODE", text, flags=re.M)
    # The line under the heading is as long as the longest time of the day.
    text = re.sub(r"^(-{21}  -{10}  )-{24,25}$", r"\1" + 25 * "-", text, flags=re.M)
    return re.sub(r"^(Morgan Tregarth-Bello) +[\d,]+(?=  28 November)", r"\1  N", text, flags=re.M)


def test_words(place):
    demo, wrong, names = demonstration(place), [], set()
    for name, arguments in demo.all():
        text = normalise(pathlib.Path(demo.write(name, arguments, "txt")).read_text(encoding="utf-8"))
        golden = GOLDEN / f"{name}.txt"
        names.add(golden.name)
        if UPDATE:
            golden.write_text(text, encoding="utf-8")
        elif not golden.exists() or golden.read_text(encoding="utf-8") != text:
            wrong.append(name)
    gone = {golden.name for golden in GOLDEN.glob("*.txt")} - names
    assert not wrong and not gone, f"not as they were: {wrong}; not a report any more: {sorted(gone)}"


def output_of(*command):
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, (command, done.stdout[-500:], done.stderr[-500:])
    return done.stdout


def check_paper(name, path):
    info = output_of("pdfinfo", path)
    title = re.search(r"^Title: *(.*)$", info, re.M)
    size = re.search(r"^Page size: *([\d.]+) x ([\d.]+)", info, re.M)
    pages = output_of("pdftotext", "-layout", path, "-").split("\f")[:-1]
    output_of("qpdf", "--check", path)
    assert re.search(r"^Tagged: *yes", info, re.M), (name, "is not tagged")
    assert title and title.group(1).strip(), (name, "has no title")
    assert sorted(round(float(side)) for side in size.groups()) == [595, 842], (name, size.groups())
    for number, page in enumerate(pages, 1):
        assert f"page {number} of {len(pages)}" in page.lower(), (name, number, page[-300:])
        assert "Harrowdale College" in page and "dispose of securely" in page, (name, number, "lacks its frame")


def test_paper(place):
    """Every page of every report has its frame, its number, and is a tagged page of A4."""
    if not TOOLS:
        print("# without pdfinfo, pdftotext and qpdf there is nothing to look with")
        return
    demo = demonstration(place)
    for name, arguments in demo.all():
        check_paper(name, demo.write(name, arguments, "pdf"))


class Page(html.parser.HTMLParser):
    """What a screen reader makes of a page: its words, whether its headings and tables say what they are."""

    EMPTY = {"br", "meta", "hr", "img", "link", "input", "col"}

    def __init__(self):
        super().__init__()
        self.open, self.words, self.levels, self.language, self.bare_tables = [], [], [], None, 0

    def handle_starttag(self, tag, attributes):
        if tag not in self.EMPTY:
            self.open.append(tag)
        if tag == "html":
            self.language = dict(attributes).get("lang")
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "table":
            self.bare_tables += 1
        if tag == "th" and "scope" in dict(attributes):
            self.bare_tables = 0

    def handle_endtag(self, tag):
        if tag not in self.EMPTY:
            assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style", "title"):
            self.words.append(data)


def check_html(name, text):
    page = Page()
    page.feed(text)
    assert not page.open and page.language, (name, page.open, page.language)
    assert page.levels and page.levels[0] == 1, (name, page.levels)
    for before, after in zip(page.levels, page.levels[1:]):
        assert after <= before + 1, (name, "leaves out a level of headings", page.levels)
    assert page.bare_tables == 0, (name, "has a table without heads")


def test_screen_reader(place):
    demo = demonstration(place)
    for name, arguments in demo.all():
        check_html(name, pathlib.Path(demo.write(name, arguments, "html")).read_text(encoding="utf-8"))


def test_audit(place):
    """Every one of them left a line, with what it is for."""
    demo = demonstration(place)
    path = demo.place.path("for.txt")
    assert demo.run("report", "student-list", "--purpose", "  panel on 3 December ", "--output", path).status == 0
    line = demo.run("--json", "audit", "list", "--limit", "6").json()
    assert any("panel on 3 December" in one["words"] and "written to a file" in one["words"] for one in line), line


if __name__ == "__main__":
    run_tests([test_words, test_paper, test_screen_reader, test_audit])
