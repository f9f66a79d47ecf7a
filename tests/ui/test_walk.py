# SPDX-License-Identifier: GPL-3.0-or-later
"""Visits the pages and dialogs of the window and fails on anything a keyboard can reach that has no name."""
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import App, Atspi, NotThere, settle, wait_for  # noqa: E402


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


def focused(app):
    return next((node for node in app.root.walk() if node.has(Atspi.StateType.FOCUSED)), None)


def visit_record(walk, page):
    """The first record of the page's table, opened with the keyboard, and the views inside it."""
    app = walk.app
    app.keys("ctrl+f")
    for _ in range(20):
        app.keys("Tab")
        node = focused(app)
        if node is not None and node.role in ("table row", "table cell", "tree item", "list item"):
            break
    else:
        return
    app.keys("Return")
    settle(1.5)
    walk.look(f"a record of {page}")
    for name in [node.name for node in app.find_all("page tab") if node.sensitive]:
        app.press(name, role="page tab")
        walk.look(f"{name} of a record of {page}")
    # what has no page of its own, such as a task, opens in a form
    if app.find_all("dialog"):
        app.keys("Escape")
        wait_for(lambda: not app.find_all("dialog"), f"the form of {page} does not close", 10)


def visit_nothing(walk):
    """F8 hides the page and the dialog over it; what is pressed meanwhile goes nowhere; what was typed is still there."""
    app = walk.app
    app.keys("ctrl+k")
    app.find(name="Search Everything")
    app.write("Zofia")
    wait_for(lambda: not app.has("label", "Nothing Found") and list(app.find_all("list item")), "somebody of that name")
    settle(1)
    before = [node.name for node in app.find_all("list item")]
    app.keys("F8")
    wait_for(lambda: not list(app.find_all("button")), "buttons on a window that shows nothing")
    app.write("ghosts")
    settle(0.5)
    assert not list(app.find_all("label")), "words on a window that shows nothing"
    assert [node.name for node in app.root.children()] == ["Press F8"], "the title of a window that shows nothing"
    app.keys("F8")
    wait_for(lambda: [node.name for node in app.find_all("list item")] == before, "what was found before")
    assert not app.has("label", "Nothing Found"), "what was pressed on nothing went into the search"
    app.keys("Escape")


def main():
    app = App("--demonstration", program=os.environ.get("KITH_PROGRAM", "kith"))
    walk = Walk(app)
    try:
        app.find("button", "Lock", patience=120)
        walk.look("first page")
        for place, page in enumerate(walk.sidebar()):
            app.keys("F9", "Home", *["Down"] * place, "Return")
            app.find("label", page)
            walk.look(page)
            visit_record(walk, page)
        walk.dialog("search", "ctrl+k", "Search Everything")
        visit_nothing(walk)
        walk.dialog("quick log", "ctrl+shift+l", "Quick Log")
        walk.dialog("preferences", "ctrl+comma", "Preferences")
        walk.dialog("shortcuts", "ctrl+question", "Keyboard Shortcuts")
        walk.dialog("help", "F1", "Help")
        app.keys("F10", "Up")
        walk.dialog("about", "Return", "About")
        app.press("Lock")
        app.find("label", "Locked")
        walk.look("locked")
        assert not walk.found, "\n".join(["without a name:"] + walk.found)
        wait_for(lambda: app.process.poll() is None, "it ended by itself", 1)
    except (NotThere, AssertionError):
        print(app.dump())
        app.screenshot(os.path.join(tempfile.gettempdir(), "kith-walk.png"))
        raise
    finally:
        app.quit()


if __name__ == "__main__":
    main()
