# SPDX-License-Identifier: GPL-3.0-or-later
"""Search everything and the quick log, with the keyboard alone, and how many keys they cost."""
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import App, NotThere, settle, wait_for  # noqa: E402

LINE = "Said hello by the lifts and is looking forward to the quizzical trip."


class Keys:
    """Counts what a person presses."""

    def __init__(self, app):
        self.app = app
        self.n = 0

    def press(self, *keys):
        self.n += len(keys)
        self.app.keys(*keys)

    def write(self, text):
        self.n += len(text)
        self.app.write(text)


def open_search(app, words):
    app.keys("ctrl+k")
    app.find(None, "Search everything")
    app.write(words)
    settle(1.0)


def found(app, words):
    return [node.name for node in app.find("list", "Found").children()
            if node.role == "list item" and words in node.name]


def check_search(app, name):
    """A student by name, an action by its name, and nothing."""
    open_search(app, name)
    wait_for(lambda: found(app, name), f"{name} is not found", 10)
    app.keys("Return")
    app.wait_gone("list", "Found")
    app.find("label", name)
    # Enter straight after the last letter means the words as they are then
    app.keys("ctrl+k")
    app.find(None, "Search everything")
    app.write("keyboard short")
    app.keys("Return")
    app.find(None, "Keyboard Shortcuts")
    app.keys("Escape")
    open_search(app, "xqzv wvu")
    app.find("label", "Nothing Found")
    app.keys("Escape")
    app.wait_gone("list", "Found")


def check_quick_log(app, name):
    """First letters, Enter, one line, Enter: four keys besides the letters, and the note is found at once."""
    keys = Keys(app)
    letters = name[:4].lower()
    keys.press("ctrl+shift+l")
    app.find("text", "What happened…")
    keys.write(letters)
    settle(1.0)
    keys.press("Return")
    settle(0.5)
    keys.write(LINE)
    keys.press("Return")
    app.wait_gone("text", "What happened…")
    assert keys.n - len(letters) - len(LINE) == 3, keys.n
    app.find("label", "Saved")
    open_search(app, "quizzical")
    wait_for(lambda: found(app, "quizzical"), "the note is not found", 10)
    app.keys("Escape")


def expect_saved(app, words):
    """It is in the case file, word for word: a search for it finds it."""
    app.wait_gone("text", "What happened…")
    open_search(app, words)
    wait_for(lambda: found(app, words), f"“{words}” is not found", 10)
    app.keys("Escape")
    app.wait_gone("list", "Found")


def check_draft(app, name):
    """What was not saved is there the next time, and can be saved then or thrown away."""
    for words in ["Halfway through unicycle", "Thrown away"]:
        app.keys("ctrl+shift+l")
        app.find("text", "What happened…")
        app.write(name[:4].lower())
        settle(1.0)
        app.keys("Return")
        app.write(words)
        app.keys("Escape")
        app.wait_gone("text", "What happened…")
        app.keys("ctrl+shift+l")
        app.find("label", "This is the line you did not finish.")
        assert not app.nameless(), app.nameless()
        if words == "Thrown away":
            app.press("Discard")
            app.keys("Escape")
            app.wait_gone("text", "What happened…")
        else:
            # what is typed goes on where it stopped
            app.write(" practice")
            app.keys("Return")
            expect_saved(app, words + " practice")
    app.keys("ctrl+shift+l")
    app.find("text", "What happened…")
    settle(1.0)
    assert not app.has("label", "This is the line you did not finish.")
    app.keys("Escape")
    app.wait_gone("text", "What happened…")


def check_refused(app, name):
    """Enter without a student says what is missing and keeps the line."""
    app.keys("ctrl+shift+l")
    app.find("text", "What happened…")
    settle(0.5)
    app.keys("Tab")
    app.write("Nobody chosen for the trombone")
    assert app.find("text", "What happened…").text == "Nobody chosen for the trombone"
    app.keys("Return")
    app.find("label", "Choose the student first: type the first letters of the name and press Enter.")
    app.write(name[:4].lower())
    settle(1.0)
    app.keys("Return", "Return")
    expect_saved(app, "Nobody chosen for the trombone")


def open_student(app, name):
    open_search(app, name)
    wait_for(lambda: found(app, name), f"{name} is not found", 10)
    app.keys("Return")
    app.wait_gone("list", "Found")
    app.find("label", name)


def check_one_page(app, name, other):
    """A student whose page is open already is gone back to: a second page would write over the first one’s draft."""
    for each in [name, other, name]:
        open_student(app, each)
    app.press("Back")
    app.wait_gone("button", "Back")


def add_task(app, words):
    app.keys("ctrl+shift+t")
    app.find("text", "Task")
    app.write(words)
    app.keys("ctrl+Return")
    app.wait_gone("text", "Task")


def open_found(app, words):
    open_search(app, words)
    wait_for(lambda: found(app, words), f"“{words}” is not found", 10)
    app.keys("Return")
    app.wait_gone("list", "Found")


def check_tasks(app, name):
    """A task opens where it is worked with: nobody’s in its form, a student’s among their goals."""
    app.keys("F9", "Home", "Return")
    app.wait_gone("button", "Back")
    add_task(app, "Mend the trapeze")
    open_found(app, "trapeze")
    assert app.find("text", "Task").text == "Mend the trapeze"
    app.keys("Escape")
    app.wait_gone("text", "Task")
    open_student(app, name)
    add_task(app, "Ask about the juggling club")
    app.keys("alt+Left")
    open_found(app, "juggling")
    app.find("check box", "Done: Ask about the juggling club")


def check_print(app, name):
    """Printing is offered where there is something to print."""
    open_student(app, name)
    open_search(app, "print this")
    wait_for(lambda: found(app, "Print This Page"), "the page of a student can be printed", 10)
    app.keys("Escape")
    app.wait_gone("list", "Found")
    app.keys("F9", "Home", "Return")
    open_search(app, "print this")
    assert not found(app, "Print This Page"), found(app, "Print This Page")
    app.keys("Escape")
    app.wait_gone("list", "Found")


def find_students(app):
    """Two whose names have “mar” in them."""
    open_search(app, "mar")
    names = wait_for(lambda: found(app, "Student, "), "no student has “mar” in a name", 10)
    app.keys("Escape")
    app.wait_gone("list", "Found")
    return [name.split(", ")[1].split(".")[0] for name in names[:2]]


def main():
    app = App("--demonstration", program=os.environ.get("KITH_PROGRAM", "kith"))
    try:
        app.find("button", "Lock", patience=120)
        name, other = find_students(app)
        check_one_page(app, name, other)
        check_search(app, name)
        check_quick_log(app, name)
        check_draft(app, name)
        check_refused(app, name)
        check_tasks(app, name)
        check_print(app, name)
    except (NotThere, AssertionError):
        print(app.dump())
        app.screenshot(os.path.join(tempfile.gettempdir(), "kith-search.png"))
        raise
    finally:
        app.quit()


if __name__ == "__main__":
    main()
