# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of students with filters and saved views, duplicates, a merge and its undo, all by keyboard and names."""
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import App, NotThere, settle, wait_for  # noqa: E402

# What comes after them in the menu: what was saved, or the way to save.
BUILT_IN_VIEWS = 4


def count(app):
    """How many students the list says it shows; 0 while it says nothing yet."""
    for node in app.find_all("label"):
        match = re.match(r"^([\d,]+)( of [\d,]+)? students?$", node.name or "")
        if match:
            return int(match.group(1).replace(",", ""))
    return 0


def choose(app, keys, place):
    """An item of the menu that keys open, by its place: GTK gives items of menus no name on the bus."""
    app.keys(keys)
    settle(0.5)
    app.keys(*["Down"] * place, "Return")
    settle(0.5)


def go_to_students(app):
    app.keys("F9", "Home")
    rows = [node.name for node in app.find("list", "Pages").children() if node.role == "list item"]
    app.keys(*["Down"] * rows.index("Students"), "Return")
    app.find("label", "Students")
    wait_for(lambda: count(app) > 0, "students are listed")


def filters(app):
    everybody = count(app)
    app.press("No Mentor", role="toggle button")
    wait_for(lambda: 0 < count(app) < everybody, "a filter narrows the list")
    narrowed = count(app)
    choose(app, "ctrl+shift+v", BUILT_IN_VIEWS)
    app.type("Name", "Without a mentor")
    app.press("Save")
    app.find("toggle button", "Without a mentor")
    app.press("Clear")
    wait_for(lambda: count(app) == everybody, "everybody is back")
    # a view clears the words that are looked for
    app.keys("ctrl+f")
    app.write("zzqx")
    app.find("label", "No Student Matches")
    choose(app, "ctrl+shift+v", BUILT_IN_VIEWS)
    wait_for(lambda: count(app) == narrowed, "the view narrows the list again")
    app.press("Clear")
    wait_for(lambda: count(app) == everybody, "everybody is back")
    return everybody


def main():
    app = App("--demonstration", program=os.environ.get("KITH_PROGRAM", "kith"))
    try:
        app.find("button", "Lock", patience=120)
        go_to_students(app)
        filters(app)
        # what was done last is taken back from the case file's own list
        app.keys("F9", "ctrl+shift+z")
        app.find("label", "Recent Changes")
        app.find("label", "Saved view: added")
        assert not app.nameless(), app.nameless()
        app.press("Undo: Saved view: added")
        app.find("label", "Undone: Saved view: added")
        # what touches everything is asked about first
        app.press("Undo: Demonstration data")
        app.find("label", "Undo This?")
        app.keys("Escape")
        app.wait_gone("label", "Undo This?")
        app.keys("alt+Left")
        choose(app, "F10", 6)
        app.find("label", "Look for Duplicates")
        pair = wait_for(lambda: next((node for node in app.find_all("list item") if " – " in (node.name or "")), None),
                        "no two who may be the same")
        app.reach(pair.name)
        app.keys("Return")
        app.find("label", "Merge Students")
        app.find("button", "Merge")
        wait_for(lambda: app.find("button", "Merge").sensitive, "the two records are there")
        assert not app.nameless(), app.nameless()
        app.press("Merge")
        app.find("label", "The two records are one now")
        app.press("Undo")
        app.find("label", "Undone")
        wait_for(lambda: app.process.poll() is None, "it still runs", 1)
    except (NotThere, AssertionError):
        app.screenshot(os.path.join(tempfile.gettempdir(), "kith-lists.png"))
        print(app.dump()[:6000])
        raise
    finally:
        app.quit()


if __name__ == "__main__":
    main()
