# SPDX-License-Identifier: GPL-3.0-or-later
"""Today without the mouse: a task done by one key and brought back, a task added, a number that opens its list."""
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import App, NotThere, settle, wait_for  # noqa: E402


def count(app, heading):
    """What the button beside a heading says."""
    button = app.find("button", f"{heading}: Show …")
    return int(re.sub(r"\D", "", button.name.rsplit("Show", 1)[1]))


def rows(app, heading):
    """What a list says, once it says anything."""
    return wait_for(lambda: [node.name for node in app.find("list", heading).children() if node.role == "list item"],
                    f"nothing under {heading}")


def tick_and_undo(app):
    before, first = count(app, "Overdue"), rows(app, "Overdue")[0]
    # The day begins on its first line, which is what the safeguarding lead has not read.
    concern = rows(app, "Concerns Not Read")[0]
    wait_for(lambda: app.focused() is not None and app.focused().name == concern, "the first line has no focus")
    app.keys("ctrl+Page_Down")
    wait_for(lambda: app.focused() is not None and app.focused().name == first, "the first task has no focus")
    app.keys("space")
    app.find("label", "Task done")
    wait_for(lambda: count(app, "Overdue") == before - 1, "a task that is done is still counted")
    wait_for(lambda: first not in rows(app, "Overdue"), "a task that is done is still there")
    # The next one has taken its place and the focus.
    wait_for(lambda: app.focused() is not None and app.focused().name == rows(app, "Overdue")[0],
             "the focus is not on the next task")
    app.keys("ctrl+z")
    wait_for(lambda: count(app, "Overdue") == before, "an undone task is not counted again")
    wait_for(lambda: rows(app, "Overdue")[0] == first, "an undone task is not the first again")


def number_is_its_list(app, heading):
    wanted = count(app, heading)
    app.press(f"{heading}: Show …")
    words = f"{wanted} entries" if wanted != 1 else "1 entry"
    app.find("label", words)
    app.keys("alt+Left")
    app.find("button", f"{heading}: Show …")


def add_task(app):
    before = count(app, "No Day Agreed") if app.has("button", "No Day Agreed: Show …") else 0
    app.keys("ctrl+shift+t")
    app.find("text", "Task")
    app.write("Bring the spare lamp back")
    app.keys("ctrl+Return")
    wait_for(lambda: count(app, "No Day Agreed") == before + 1, "the new task is not there")


def main():
    app = App("--demonstration", program=os.environ.get("KITH_PROGRAM", "kith"))
    try:
        app.find("button", "Lock", patience=120)
        app.find("button", "Overdue: Show …")
        tick_and_undo(app)
        for heading in ("Overdue", "Contact Due", "Plans and Reviews Coming Due", "Overdue in the Whole Team"):
            if app.has("button", f"{heading}: Show …"):
                number_is_its_list(app, heading)
        add_task(app)
    except (NotThere, AssertionError):
        print(app.dump())
        app.screenshot(os.path.join(tempfile.gettempdir(), "kith-today.png"))
        raise
    finally:
        app.quit()


if __name__ == "__main__":
    main()
