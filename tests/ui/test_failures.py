# SPDX-License-Identifier: GPL-3.0-or-later
"""Case files that do not open: each has its own page, its own sentence and a way on, and nothing crashes."""
import glob
import os
import shutil
import sqlite3
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import App, NotThere, settle, wait_for  # noqa: E402

PROGRAM = os.environ.get("KITH_PROGRAM", "kith")
HEADER = 65536


def make_good(folder):
    """A closed copy of the demonstration's case file."""
    app = App("--demonstration", program=PROGRAM)
    try:
        app.find("button", "Lock", patience=120)
        app.press("Lock")
        app.find("label", "Locked")
        settle(1)
        path = glob.glob(os.path.join(os.environ["XDG_CACHE_HOME"], "kith", "*.kith"))[0]
        good = os.path.join(folder, "good.kith")
        shutil.copy(path, good)
    finally:
        app.quit()
    return good


def make_plain(good, path):
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE note (text)")


def make_text(good, path):
    with open(path, "w", encoding="utf-8") as file:
        file.write("Dear diary\n" * 10000)


def make_truncated(good, path):
    shutil.copy(good, path)
    os.truncate(path, HEADER + 20000)


def make_flipped(good, path):
    shutil.copy(good, path)
    with open(path, "r+b") as file:
        file.seek(HEADER + 100)
        byte = file.read(1)
        file.seek(HEADER + 100)
        file.write(bytes([byte[0] ^ 1]))


def make_missing(good, path):
    pass


CASES = {
    "plain": (make_plain, "Not a Case File"),
    "text": (make_text, "Not a Case File"),
    "truncated": (make_truncated, "The File Is Damaged"),
    "flipped": (make_flipped, "The File Is Damaged"),
    "missing": (make_missing, "The File Is Not There"),
}


def try_to_open(path, title):
    app = App(path, program=PROGRAM)
    try:
        app.type("Account name", "demo")
        app.type("Passphrase", "demonstration")
        app.press("Sign In")
        app.find("label", title, patience=30)
        nameless = app.nameless()
        assert not nameless, nameless
        app.find("button", "Open Another Case File…")
        pictures = os.environ.get("KITH_PICTURES")
        if pictures:
            app.screenshot(os.path.join(pictures, f"failure-{os.path.basename(path)}.png"))
        assert app.process.poll() is None
    except (NotThere, AssertionError):
        print(app.dump())
        raise
    finally:
        app.quit()


def main():
    with tempfile.TemporaryDirectory() as folder:
        good = make_good(folder)
        before = os.path.getsize(good)
        for name, (make, title) in CASES.items():
            path = os.path.join(folder, f"{name}.kith")
            make(good, path)
            print(name, flush=True)
            try_to_open(path, title)
        wait_for(lambda: os.path.getsize(good) == before, "the good file changed", 1)


if __name__ == "__main__":
    main()
