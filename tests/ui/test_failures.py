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


def rot(path):
    """Pages in the middle, where the notes are; what it takes to open the file stays."""
    pages = (os.path.getsize(path) - HEADER) // 4096
    with open(path, "r+b") as file:
        for step in range(6):
            file.seek(HEADER + 4096 * (pages // 2 + 7 * step))
            file.write(os.urandom(4096))


def picture(app, name):
    pictures = os.environ.get("KITH_PICTURES")
    if pictures:
        app.screenshot(os.path.join(pictures, f"{name}.png"))


def sign_in(app):
    app.type("Account name", "demo")
    app.type("Passphrase", "demonstration")
    app.press("Sign In")


def try_to_save(path):
    """A file with pages that cannot be read, one of them needed for signing in: what is left is saved, and opens."""
    with open(path, "rb") as file:
        before = file.read()
    app = App(path, program=PROGRAM)
    try:
        sign_in(app)
        app.find(name="Save What Can Be Read", patience=60)
        wait_for(lambda: app.find(name="Save What Can Be Read").sensitive, "no end of looking for a backup", 30)
        nameless = app.nameless()
        assert not nameless, nameless
        picture(app, "damaged")
        app.reach("Look Without Changing Anything", key="Down")
        app.keys("Return")
        app.find("label", "This file is damaged and open for looking only. Nothing can be changed.", patience=30)
        app.find("button", "Lock")
        settle(1)
        picture(app, "looking")
        app.keys("ctrl+l")
        sign_in(app)
        app.find(name="Save What Can Be Read", patience=60)
        wait_for(lambda: app.find(name="Save What Can Be Read").sensitive, "no end of looking for a backup", 30)
        app.reach("Save What Can Be Read", key="Down")
        app.keys("Return")
        app.press("Open It", patience=60)
        sign_in(app)
        app.find("button", "Lock", patience=60)
        settle(1)
        picture(app, "saved")
        assert app.process.poll() is None
        with open(path, "rb") as file:
            assert file.read() == before
    except (NotThere, AssertionError):
        print(app.dump())
        raise
    finally:
        app.quit()
    assert glob.glob(path.replace(".kith", "-saved-*.kith"))


def main():
    with tempfile.TemporaryDirectory() as folder:
        good = make_good(folder)
        before = os.path.getsize(good)
        for name, (make, title) in CASES.items():
            path = os.path.join(folder, f"{name}.kith")
            make(good, path)
            print(name, flush=True)
            try_to_open(path, title)
        rotten = os.path.join(folder, "rotten.kith")
        shutil.copy(good, rotten)
        rot(rotten)
        print("rotten", flush=True)
        try_to_save(rotten)
        wait_for(lambda: os.path.getsize(good) == before, "the good file changed", 1)


if __name__ == "__main__":
    main()
