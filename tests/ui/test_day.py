# SPDX-License-Identifier: GPL-3.0-or-later
"""A coach's day and a mentor's five minutes on the invented people, with the keyboard alone, and how many keys they cost.

Every step is what a person would press. The tree is only read: to see what is there and what has the focus.
"""
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import App, Atspi, NotThere, wait_for  # noqa: E402

# The same Saturday whenever this runs: on another day the invented people have other things due, and another way to them.
os.environ["KITH_TODAY"] = "2026-11-28"

KITHCTL = os.environ.get("KITHCTL", "kithctl")
DEMONSTRATION = "demonstration"
PASSPHRASE = "seven quiet lanterns on a canal"
PATIENCE = 40
# More than these, and somebody has made the way longer.
MOST_KEYS = {"coach": 190, "mentor": 14}


class Keys:
    """Counts what a person presses, and waits for what comes of it."""

    def __init__(self, app, colleague):
        self.app = app
        self.colleague = colleague
        self.n = 0
        self.n_letters = 0

    def press(self, *keys):
        self.n += len(keys)
        self.app.keys(*keys)

    def write(self, text):
        self.n += len(text)
        self.n_letters += len(text)
        self.app.write(text)

    def at(self, *words, role=None):
        """The keyboard has come to something with these words in its name."""
        def ask():
            node = self.app.focused()
            return node if node is not None and (role is None or node.role == role) and \
                all(word in node.name for word in words) else None
        return wait_for(ask, f"the keyboard is not on {role or 'something'} {words}", PATIENCE)

    def on(self, key, words, most):
        """Presses a key until the keyboard is on something with these words; more often than that is too often."""
        for _ in range(most):
            node = self.app.focused()
            if node is not None and words in node.name:
                return node
            self.press(key)
        return self.at(words)

    def page(self, name):
        """A line of the sidebar."""
        rows = [node.name for node in self.app.find("list", "Pages").children() if node.role == "list item"]
        self.press("F9", "Home", *["Down"] * rows.index(name), "Return")

    def look(self, role, name):
        return self.app.find(role, name, patience=PATIENCE)


def kithctl(case_file, *arguments, user="demo", passphrase=DEMONSTRATION, **files):
    """Runs kithctl; passphrases go in files, as for everybody."""
    folder = os.path.dirname(case_file)
    for name, text in {"pass": passphrase, **files}.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text + "\n")
    return subprocess.run([KITHCTL, "--case-file", case_file, "--user", user, "--password-file",
                           os.path.join(folder, "pass"), *arguments], check=True, stdout=subprocess.PIPE).stdout


def make_case_file(folder):
    """The invented people, with an account for the coach who looks around and one for the busiest mentor. Also says what
    another coach is called."""
    case_file = os.path.join(folder, "day.kith")
    subprocess.run([KITHCTL, "--case-file", case_file, "demo"], check=True, stdout=subprocess.DEVNULL)
    accounts = json.loads(kithctl(case_file, "list", "accounts", "--json"))
    assignments = json.loads(kithctl(case_file, "list", "assignments", "--json"))
    mentors = [line["person"] for line in assignments if line["role"] == "mentor" and not line["until"]]
    people = {"coach": accounts[0]["person"], "mentor": max(set(mentors), key=mentors.count)}
    for role, person in people.items():
        kithctl(case_file, "account", "add", role, "--roles", role, "--person", str(person), "--new-password-file",
                os.path.join(folder, "new"), new=PASSPHRASE)
    coaches = [line["name"] for line in json.loads(kithctl(case_file, "list", "people", "--json"))
               if line["roles"] == ["coach"] and line["name"].isascii()]
    return case_file, coaches[0]


def sign_in(keys, name):
    """Where the account is known already, the keyboard waits at the passphrase."""
    keys.look("button", "Sign In")
    if name is not None:
        keys.at("Account name")
        keys.write(name)
        keys.press("Tab")
    keys.at("Passphrase")
    keys.write(PASSPHRASE)
    keys.press("Return")
    keys.app.find("button", "Lock", patience=60)


def count(keys, heading):
    """What the button beside a heading says."""
    button = keys.look("button", f"{heading}: Show …")
    return int(re.sub(r"\D", "", button.name.rsplit("Show", 1)[1]))


def name_of(node):
    """Whom a row of Today is about."""
    return node.name.split(",")[0]


def letters(name):
    """The first letters of a name, as far as a plain keyboard has them; long enough to find it."""
    return re.match(r"[A-Za-z]*", name).group(0)[:4].lower()


def saved(keys, words):
    keys.look("label", words)


# Today

def look_at_overdue(keys):
    """The day begins on its first line. One key does a task, one brings it back; the number is the length of its list."""
    keys.look("button", "Overdue: Show …")
    before = count(keys, "Overdue")
    first = keys.at("Overdue by", role="list item").name
    keys.press("space")
    keys.look("label", "Task done")
    wait_for(lambda: count(keys, "Overdue") == before - 1, "what is done is still counted", PATIENCE)
    keys.press("ctrl+z")
    wait_for(lambda: count(keys, "Overdue") == before, "what is open again is not counted", PATIENCE)
    keys.press("Home")
    keys.at(first)
    keys.press("shift+Tab")
    keys.at("Overdue: Show", role="button")
    keys.press("Return")
    keys.look("label", f"{before} entries")
    keys.at(first)
    keys.press("alt+Left")
    keys.at(first)


def reach_student(keys):
    """Somebody has not been seen: to them, a note that is kept while it is typed, saved; and back, one gap fewer."""
    app = keys.app
    row = keys.on("ctrl+Page_Down", "Last contact", 6)
    name, gaps = row.name.split(",")[0], count(keys, "Contact Due")
    keys.press("Return")
    keys.look("page tab", "Chronology")
    keys.press("ctrl+n")
    keys.at("What happened", role="text")
    keys.write("Rang to ask how the week went. The bus pass has come.")
    keys.look("label", "Draft kept at …")
    keys.press("Escape")
    app.wait_gone("text", "What happened")
    keys.press("ctrl+n")
    keys.at("What happened", role="text")
    assert keys.app.focused().text.endswith("The bus pass has come."), "the draft did not come back"
    keys.press("ctrl+Return")
    app.wait_gone("text", "What happened")
    keys.press("alt+Left")
    if gaps > 1:
        wait_for(lambda: count(keys, "Contact Due") == gaps - 1, "whoever was reached is still due", PATIENCE)
    else:
        app.wait_gone("button", "Contact Due: Show …")
    keys.at("", role="list item")
    return name


def log(keys, name, words):
    """A note in one line, from anywhere."""
    keys.press("ctrl+shift+l")
    keys.at("Student", role="entry")
    keys.write(letters(name))
    keys.look("list item", name)
    keys.press("Return")
    keys.at("What happened", role="text")
    keys.write(words)
    keys.press("Return")
    keys.look("label", "Saved")


def search(keys, words):
    """To what was written a moment ago."""
    app = keys.app
    keys.press("ctrl+k")
    keys.write(words)
    wait_for(lambda: app.has("list", "Found") and any(words in node.name for node in app.find("list", "Found").children()),
             f"“{words}” is not found", PATIENCE)
    keys.press("Return")
    keys.look("page tab", "Chronology")
    keys.press("alt+Left")
    keys.look("button", "Overdue: Show …")


# The diary

def fill_appointment(keys, name, day, time):
    keys.press("ctrl+n")
    keys.at("Student", role="list item")
    keys.press("Return")
    keys.at("Student", role="entry")
    keys.write(letters(name))
    keys.look("list item", name)
    keys.press("Return")
    keys.on("Tab", "Kind", 2)
    keys.press("Return")
    keys.at("", role="entry")
    keys.press("Down", "Down", "Return")
    keys.on("Tab", "Date", 2)
    keys.write(day)
    keys.on("Tab", "Time", 3)
    keys.write(time)
    keys.press("ctrl+Return")


def keep_diary(keys, name):
    """Day, week and term. A day that is none loses nothing; two appointments at one time are said to be, and may be."""
    app = keys.app
    keys.page("Diary")
    keys.at("", role="button")
    for view, kind in (("alt+1", "Day"), ("alt+3", "Term"), ("alt+2", "Week")):
        keys.press(view)
        wait_for(lambda kind=kind: any(node.has(Atspi.StateType.CHECKED) or node.has(Atspi.StateType.PRESSED)
                                       for node in app.find_all(None, kind)), f"{kind} is not shown")
    keys.press("ctrl+Page_Down", "alt+Home")
    fill_appointment(keys, name, "31/2/27", "2.15pm")
    keys.look("label", "31 February is not a date.")
    keys.at("Date", role="text")
    keys.press("ctrl+a")
    keys.write("tomorrow")
    keys.press("ctrl+Return")
    keys.look("label", "Appointment saved")
    app.wait_gone("button", "Cancel")
    wait_for(lambda: any("2:15pm" in node.name and name in node.name for node in app.find_all("button")),
             "it is not in the week", PATIENCE)
    fill_appointment(keys, name, "tomorrow", "2.30pm")
    keys.look("button", "Save Anyway")
    keys.press("ctrl+Return")
    app.wait_gone("button", "Cancel")


# A meeting

def hold_meeting(keys):
    """A plan that is due: the meeting, the student's own words first, an action, the screen locked over lunch, and the
    minutes at the end."""
    app = keys.app
    keys.page("Today")
    keys.at("", role="list item")
    keys.on("ctrl+Page_Down", "(PEP)", 8)
    keys.press("Return")
    keys.look("button", "Hold the meeting…")
    keys.on("Tab", "Hold the meeting", 24)
    keys.press("Return")
    keys.at("In their own words", role="text")
    keys.write("I want to stay on the course and change my bus.")
    keys.on("Tab", "Talked about", 2)
    keys.press("space", "Tab")
    keys.write("Two good weeks.")
    lock(keys)
    sign_in(keys, None)
    own = keys.at("In their own words", role="text")
    assert own.text == "I want to stay on the course and change my bus.", own.text
    keys.on("Tab", "Task", 12)
    keys.write("Ring the bus company")
    keys.on("Tab", "By", 3)
    keys.write("tomorrow")
    keys.on("Tab", "Add Action", 3)
    keys.press("Return")
    keys.look("button", "Edit Ring the bus company")
    keys.press("ctrl+Return")
    # A PEP is followed by one: what is missing has the keyboard, and nothing is lost.
    keys.at("Next one due", role="text")
    keys.write((datetime.date(2026, 11, 28) + datetime.timedelta(150)).strftime("%d/%m/%y"))
    keys.press("ctrl+Return")
    keys.look("button", "Save as PDF…")
    keys.press("Escape")
    app.wait_gone("button", "Save as PDF…")
    # the offer to take it back waits until the minutes have been looked at
    app.find("label", "Meeting written down")


# Groups, students, changes

def tick_register(keys):
    """The last session: who sent apologies, who came, saved."""
    keys.page("Groups")
    keys.on("Tab", "To come", 5)
    keys.press("Return", "Down", "Return")
    keys.at("Past")
    keys.on("Tab", "came", 4)
    keys.press("Return")
    keys.look("label", "Register")
    keys.on("Tab", ": ", 6)
    keys.press("a")
    keys.at(": Sent apologies")
    keys.press("Down", "c")
    keys.at(": Came")
    keys.press("ctrl+s")
    keys.look("label", "Register saved")


def list_students(keys):
    """A saved view of the list, and its export opened."""
    app = keys.app
    keys.page("Students")
    keys.at("Add Student")
    keys.press("ctrl+shift+v", "Down", "Return")
    wait_for(lambda: app.has("button", "My Caseload…") or app.has("toggle button", "My Caseload…"),
             "the saved view is not shown", PATIENCE)
    keys.press("ctrl+p")
    keys.look("button", "Save as PDF…")
    keys.press("Escape")
    app.wait_gone("button", "Save as PDF…")


def look_at_colleague(keys, name):
    """Who supports whom, and for whom they cover, is on the page of a person."""
    app = keys.app
    keys.press("ctrl+k")
    keys.write(name)
    wait_for(lambda: app.has("list", "Found") and any(node.name.startswith(f"Person, {name}")
                                                      for node in app.find("list", "Found").children()),
             f"{name} is not found", PATIENCE)
    keys.press("Return")
    keys.look("label", "Supports Now")
    keys.press("alt+Left")


def undo_change(keys):
    """The register again, as it was."""
    keys.press("ctrl+shift+z")
    keys.look("button", "Undo: Register: saved")
    keys.on("Tab", "Undo: Register", 8)
    keys.press("Return")
    keys.app.wait_gone("button", "Undo: Register: saved")


def lock(keys):
    keys.press("ctrl+l")
    keys.look("label", "Locked")


def coach_day(keys):
    sign_in(keys, "coach")
    look_at_overdue(keys)
    name = reach_student(keys)
    log(keys, name, "Said hello by the lifts, back on the quizzical team.")
    search(keys, "quizzical")
    keep_diary(keys, name)
    hold_meeting(keys)
    tick_register(keys)
    list_students(keys)
    look_at_colleague(keys, keys.colleague)
    undo_change(keys)
    lock(keys)


def mentor_minutes(keys):
    """What came in, one note, one task, and away."""
    sign_in(keys, "mentor")
    row = keys.at("", role="list item")
    name = row.name.rsplit(" · ", 1)[1]
    before = count(keys, "Overdue")
    log(keys, name, "Walked to the canteen and talked about Friday.")
    keys.at("", role="list item")
    keys.press("space")
    keys.look("label", "Task done")
    if before > 1:
        wait_for(lambda: count(keys, "Overdue") == before - 1, "what is done is still counted", PATIENCE)
    lock(keys)


def walk(case_file, part, colleague):
    app = App(case_file, program=os.environ.get("KITH_PROGRAM", "kith"))
    keys = Keys(app, colleague)
    try:
        part(keys)
        assert not app.nameless(), app.nameless()
    except (NotThere, AssertionError):
        print(app.dump())
        app.screenshot(os.path.join(tempfile.gettempdir(), "kith-day.png"))
        raise
    finally:
        app.quit()
    return keys


def main():
    with tempfile.TemporaryDirectory() as folder:
        case_file, colleague = make_case_file(folder)
        mentor = walk(case_file, mentor_minutes, colleague)
        coach = walk(case_file, coach_day, colleague)
    print(f"coach's day: {coach.n} keys, mentor: {mentor.n} keys")
    print(f"of these, letters of what was written: {coach.n_letters} and {mentor.n_letters}")
    # What is not writing is finding one's way, and that must stay short.
    assert coach.n - coach.n_letters <= MOST_KEYS["coach"], coach.n - coach.n_letters
    assert mentor.n - mentor.n_letters <= MOST_KEYS["mentor"], mentor.n - mentor.n_letters


if __name__ == "__main__":
    main()
