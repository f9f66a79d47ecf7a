# SPDX-License-Identifier: GPL-3.0-or-later
"""Visits the pages and dialogs of the window and fails on anything a keyboard can reach that has no name."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import App, NotThere, settle, wait_for  # noqa: E402


class Walk:
    def __init__(self, app):
        self.app = app
        self.found = []

    def look(self, where):
        settle(0.5)
        for nameless in self.app.nameless():
            self.found.append(f"{where}: {nameless}")

    def dialog(self, where, keys, shows):
        """A dialog that keys open and Escape closes."""
        self.app.keys(keys)
        self.app.find(name=shows)
        self.look(where)
        self.app.keys("Escape")
        settle(0.5)

    def sidebar(self):
        """Every line of the sidebar by its name."""
        rows = [node for node in self.app.find("list", "Pages").children() if node.role == "list item"]
        assert len(rows) >= 2, "the sidebar is empty"
        return [row.name for row in rows]


def visit_records(walk, page):
    """The first record of a table, and the views inside it."""
    app = walk.app
    app.keys("F9", "Tab")
    tables = app.find_all("tree table") + app.find_all("table")
    rows = [node for table in tables for node in table.find_all() if node.role in ("table row", "row")]
    if not rows:
        return
    rows[min(1, len(rows) - 1)].focus()
    app.keys("Return")
    settle(1)
    walk.look(f"a record of {page}")
    for toggle in app.find_all("radio button"):
        if toggle.sensitive:
            name = toggle.name
            toggle.press()
            walk.look(f"{name} of a record of {page}")


def main():
    app = App("--demonstration", program=os.environ.get("KITH_PROGRAM", "kith"))
    walk = Walk(app)
    try:
        app.find("button", "Lock", patience=120)
        walk.look("first page")
        for page in walk.sidebar():
            app.press(page, role="list item")
            walk.look(page)
            visit_records(walk, page)
        walk.dialog("preferences", "ctrl+comma", "Preferences")
        walk.dialog("shortcuts", "ctrl+question", "Keyboard Shortcuts")
        walk.dialog("help", "F1", "Help")
        app.press("Lock")
        app.find("label", "Locked")
        walk.look("locked")
        assert not walk.found, "\n".join(["without a name:"] + walk.found)
        wait_for(lambda: app.process.poll() is None, "it ended by itself", 1)
    except (NotThere, AssertionError):
        print(app.dump())
        app.screenshot(os.environ.get("KITH_SCREENSHOT", "walk.png"))
        raise
    finally:
        app.quit()


if __name__ == "__main__":
    main()
