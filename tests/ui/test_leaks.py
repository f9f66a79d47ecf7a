#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window writes no word of a record in the clear, and when it is locked, its memory has neither the passphrase nor keys.

The real program runs under strace from its first moment: somebody signs in, looks a student up, writes a note, leaves half of
another, searches and locks. Then its memory is read, all that can be written to.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [FOLDER, os.path.join(FOLDER, "..", "support")]
import driver  # noqa: E402
import traced  # noqa: E402
from driver import settle, wait_for  # noqa: E402

PASSPHRASE = "quagga wimple umbel"
NAME = "Fennimore"
NOTE = "sassafrasquay"
HALF = "juniperbight"
WORDS = [NAME, NOTE, HALF, PASSPHRASE]


def kithctl(folder, *arguments, user="demo", passphrase="demonstration"):
    secret = os.path.join(folder, "secret")
    with open(secret, "w", encoding="utf-8") as file:
        file.write(passphrase + "\n")
    subprocess.run([os.environ["KITHCTL"], "--case-file", os.path.join(folder, "leaks.kith"), "--user", user,
                    "--password-file", secret, *arguments], check=True, stdout=subprocess.DEVNULL)
    os.remove(secret)


def make_case(folder):
    case_file = os.path.join(folder, "leaks.kith")
    subprocess.run([os.environ["KITHCTL"], "--case-file", case_file, "demo", "--students", "12", "--notes", "40"],
                   check=True, stdout=subprocess.DEVNULL)
    kithctl(folder, "add", "student", "--set", f"preferred-name={NAME}", "--set", "college-id=90210", "--set",
            "start-date=1/9/2025", "--set", "support-groups=care-experienced")
    new = os.path.join(folder, "new")
    with open(new, "w", encoding="utf-8") as file:
        file.write(PASSPHRASE + "\n")
    kithctl(folder, "account", "add", "leo", "--roles", "welfare,manager", "--full-name", "Leo Strand", "--new-password-file",
            new)
    os.remove(new)
    return case_file


def make_program(folder, log):
    """What the driver starts: strace stands aside, so the program is the driver's own child."""
    program = os.path.join(folder, "watched-kith")
    words = " ".join(f"'{word}'" for word in traced.command(log))
    with open(program, "w", encoding="utf-8") as file:
        file.write(f"#!/bin/sh\nexec {words.replace("'strace'", 'strace -D', 1)} '{os.environ['KITH_PROGRAM']}' \"$@\"\n")
    os.chmod(program, 0o700)
    return program


def sign_in(app):
    app.find("button", "Sign In", patience=60)
    app.type("Account name", "leo")
    app.reach("Passphrase")
    app.write(PASSPHRASE)
    app.keys("Return")
    app.find("button", "Lock", patience=60)


def find_student(app):
    """The place of the row, from 1."""
    rows = [node.name for node in app.find("list", "Found").children()]
    return next((place for place, row in enumerate(rows, 1) if row.startswith("Student") and NAME in row), None)


def work(app):
    app.keys("ctrl+k")
    app.write(NAME)
    place = wait_for(lambda: find_student(app), "the student is not found", 60) - 1
    settle(1)
    app.keys(*["Down"] * place, "Return")
    app.find("page tab", "Chronology", patience=30)
    for words, keys in ((NOTE, ["ctrl+Return"]), (HALF, [])):
        app.keys("ctrl+n")
        box = app.find("text", "What happened", patience=30)
        box.focus()
        app.write(words)
        settle(3)
        app.keys(*keys) if keys else None
        if keys:
            app.wait_gone("text", "What happened", 30)


def lock(app):
    app.keys("ctrl+l")
    app.find("label", "Locked", patience=30)
    settle(2)


def count_in_memory(pid, words):
    """How often each stands in the memory that can be written to, as UTF-8 and as X and Pango keep it."""
    counts = dict.fromkeys(words, 0)
    n_bytes = 0
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            found = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if found is None or "[vvar" in line:
                continue
            start, end = (int(place, 16) for place in found.groups())
            try:
                memory.seek(start)
                contents = memory.read(end - start)
            except OSError:
                continue
            n_bytes += len(contents)
            for word in words:
                counts[word] += contents.count(word.encode()) + contents.count(word.encode("utf-32-le"))
    return counts, n_bytes


def wait_until_written(log):
    size = -1
    while size != os.path.getsize(log):
        size = os.path.getsize(log)
        time.sleep(1)


def main():
    if not traced.works():
        print("programs may not be watched here")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        case_file = make_case(folder)
        log = os.path.join(folder, "trace.log")
        app = driver.App(case_file, program=make_program(folder, log), environment={"KITH_DEBUGGABLE": "1"})
        try:
            sign_in(app)
            work(app)
            shown = traced.shown_sockets()
            at_work, _ = count_in_memory(app.process.pid, WORDS)
            lock(app)
            locked, n_bytes = count_in_memory(app.process.pid, WORDS)
        except BaseException:
            print(app.dump()[-6000:], file=sys.stderr)
            if os.environ.get("KITH_PICTURES"):
                app.screenshot(os.path.join(os.environ["KITH_PICTURES"], "leaks.png"))
            raise
        finally:
            app.quit()
        wait_until_written(log)
        trace = traced.Trace(log, WORDS, shown)
        keep = os.environ.get("KITH_PICTURES")
        if keep:
            shutil.copy(log, keep)
        os.remove(log)
        places = [folder] + [os.environ[name] for name in ("HOME", "XDG_RUNTIME_DIR") if name in os.environ]
        found, n_files = traced.files_with(places, WORDS)
        print(f"counted: a day at the window under strace, {trace.n_calls} calls that write or name a file, "
              f"{len(trace.findings)} with one of {len(WORDS)} canary words ({trace.n_shown} to the screen and its reader, "
              f"which show it); {n_files} files afterwards, {len(found)} with one")
        print(f"counted: {n_bytes // 1024 // 1024} MB of memory read after the lock: the passphrase {locked[PASSPHRASE]} times; "
              f"words of a saved note {locked[NOTE]} times (at work {at_work[NOTE]}), of a half-written one {locked[HALF]} "
              f"(at work {at_work[HALF]}), the student’s name {locked[NAME]} (at work {at_work[NAME]})")
        assert not trace.findings, trace.findings[:20]
        assert trace.n_shown > 0 and at_work[HALF] > 0, "nothing was seen, so nothing is proved"
        assert not found, found
        assert locked[PASSPHRASE] == 0, locked


main()
