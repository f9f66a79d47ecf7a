# SPDX-License-Identifier: GPL-3.0-or-later
"""The gallery of reports without the mouse: from card to card, what has to be chosen, from page to page, what is remembered;
and lists that leave as files, with what for."""
import csv
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import App, NotThere, settle, wait_for  # noqa: E402


def go_to(app, page):
    app.keys("F9", "Home")
    rows = [node.name for node in app.find("list", "Pages").children() if node.role == "list item"]
    app.keys(*["Down"] * rows.index(page), "Return")
    app.find("label", page)


def walk_cards(app):
    """By arrow from the first card to the last, over the ends of the groups."""
    app.reach("Student Summary")
    seen = []
    while True:
        card = app.focused()
        if card is None or (seen and card.name == seen[-1]):
            break
        assert card.name and card.description, f"a card without words: {card.name!r}"
        seen.append(card.name)
        app.keys("Right")
    assert len(seen) == len(set(seen)), seen
    for name in ("Minutes", "Coach Caseload", "Certificate of Hours", "Goodbye Note"):
        assert name in seen, (name, seen)
    # and back by the way one came
    app.keys("Left")
    wait_for(lambda: app.focused().name == seen[-2], "the arrow does not lead back")
    return seen


def open_report(app, words, title):
    app.keys("ctrl+f", "ctrl+a")
    app.write(words)
    settle(0.5)
    app.keys("Return")
    app.find("label", title)
    app.find("label", "Options")


def shows_page(app, page):
    label = wait_for(lambda: next((node for node in app.find_all("label") if re.match(rf"Page {page} of \d+$", node.name)), None),
                     f"page {page} is not shown")
    return int(label.name.rsplit(" ", 1)[1])


def zoom(app):
    return next(node.name for node in app.find_all("button") if re.match(r"\d+%", node.name or ""))


def pages_by_keyboard(app):
    open_report(app, "coach caseload", "Coach Caseload")
    n_pages = shows_page(app, 1)
    assert n_pages > 2, n_pages
    app.keys("ctrl+Page_Down")
    shows_page(app, 2)
    app.keys("ctrl+End")
    shows_page(app, n_pages)
    app.keys("ctrl+Home")
    shows_page(app, 1)
    before = zoom(app)
    app.keys("ctrl+plus")
    after = wait_for(lambda: zoom(app) if zoom(app) != before else None, "the pages are not larger")
    app.keys("Escape")
    app.wait_gone("label", "Options")
    open_report(app, "coach caseload", "Coach Caseload")
    shows_page(app, 1)
    wait_for(lambda: zoom(app) == after, "the zoom is not remembered")
    assert not app.nameless(), app.nameless()
    app.keys("ctrl+0", "Escape")
    app.wait_gone("label", "Options")


def student_is_chosen(app):
    open_report(app, "everything that matters", "Student Summary")
    app.find("label", "Whom Is It About?")
    assert not app.find("button", "Print…").sensitive, "there is nothing to print yet"
    app.press("Choose Student…")
    settle(1.0)
    app.keys("Return")
    shows_page(app, 1)
    wait_for(lambda: app.find("button", "Print…").sensitive, "the page cannot be printed")
    app.keys("Escape")
    app.wait_gone("label", "Options")


def nothing_found(app):
    app.keys("ctrl+f", "ctrl+a")
    app.write("zzqx")
    app.find("label", "No Report Matches")
    app.press("Show All Reports")
    app.wait_gone("label", "No Report Matches")


def export_team(app, folder):
    go_to(app, "Team")
    shown = wait_for(lambda: next((node.name for node in app.find_all("label") if re.match(r"[\d,]+ (person|people)", node.name)),
                                  None), "the team is not counted")
    app.press("Export This List")
    app.find("label", "Export")
    app.type("What it is for", "first aid rota")
    path = os.path.join(folder, "team.csv")
    wait_for(lambda: app.find("button", "Export…").sensitive, "the list cannot be exported")
    app.press("Export…")
    app.choose_file("Export", path, "Save")
    wait_for(lambda: os.path.exists(path), "nothing was exported")
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) - 1 == int(re.match(r"[\d,]+", shown).group().replace(",", "")), (shown, len(rows))


def lists_can_be_exported(app):
    for page, button in (("Groups", "Export This List"), ("Bursaries", "Export This List"), ("Team", "Export This List"),
                         ("Concerns", "Export All Concerns"), ("Accounts", "Export Accounts")):
        go_to(app, page)
        app.find("button", button)


def main():
    app = App("--demonstration", program=os.environ.get("KITH_PROGRAM", "kith"))
    try:
        app.find("button", "Lock", patience=120)
        go_to(app, "Reports")
        assert not app.nameless(), app.nameless()
        walk_cards(app)
        pages_by_keyboard(app)
        student_is_chosen(app)
        nothing_found(app)
        lists_can_be_exported(app)
        with tempfile.TemporaryDirectory() as folder:
            export_team(app, folder)
        wait_for(lambda: app.process.poll() is None, "it still runs", 1)
    except (NotThere, AssertionError):
        app.screenshot(os.path.join(tempfile.gettempdir(), "kith-reports.png"))
        print(app.dump()[:6000])
        raise
    finally:
        app.quit()


if __name__ == "__main__":
    main()
