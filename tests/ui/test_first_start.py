# SPDX-License-Identifier: GPL-3.0-or-later
"""From nothing to a case file, locked and opened again, as somebody with a keyboard and a screen reader does it."""
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from driver import App, NotThere, settle, wait_for  # noqa: E402

PASSPHRASE = "velvet harbour otter lantern"


def expect_names(app, where):
    nameless = app.nameless()
    assert not nameless, f"{where}: no name for {nameless}"


def read_recovery_key(app):
    """The page says what it is a moment before it says the key."""
    def ask():
        groups = {}
        for node in app.find_all("label"):
            if node.name.startswith("Group ") and ": " in node.name:
                place, group = node.name.removeprefix("Group ").split(": ")
                groups[int(place)] = group
        return groups if len(groups) == 8 else None
    return wait_for(ask, "the eight groups of the recovery key are not there")


def create(app):
    expect_names(app, "welcome")
    app.press("Create a case file", role="list item")
    app.find("label", "Create a Case File")
    expect_names(app, "create")

    app.type("Full name", "Siân O’Brien-Nowak")
    wait_for(lambda: app.find("text", "Account name").text == "sian", "the account name is not filled in")
    app.type("Passphrase", "password1234")
    app.press("Create")
    app.find("label", "That is among the first things…")
    app.type("Passphrase", PASSPHRASE)
    app.type("The same again", PASSPHRASE.upper())
    app.press("Create")
    app.find("label", "The two are not the same…")
    app.type("The same again", PASSPHRASE)
    app.press("Create")


def keep_recovery_key(app):
    app.find("label", "Recovery Key", patience=60)
    expect_names(app, "recovery key")
    groups = read_recovery_key(app)
    app.press("Continue")
    app.find("label", "That is not group…")
    for node in app.find_all("text"):
        if node.name.startswith("Group "):
            node.type(groups[int(node.name.removeprefix("Group "))])
    app.press("Continue")
    app.find("button", "Lock")
    return groups


def sign_in(app, passphrase):
    app.type("Passphrase", passphrase)
    app.press("Sign In")


def lock_and_unlock(app):
    app.press("Lock")
    app.find("label", "Locked")
    expect_names(app, "locked")
    settle(0.5)
    sign_in(app, "not the passphrase at all")
    app.find("label", "The name or the passphrase is wrong…", patience=30)
    wait_for(lambda: app.find("button", "Sign In").sensitive, "one cannot try again")
    sign_in(app, PASSPHRASE)
    app.find("button", "Lock", patience=30)


def recover(app, groups):
    app.keys("ctrl+l")
    app.find("label", "Locked")
    app.press("Use the Recovery Key")
    app.find("label", "Use the Recovery Key")
    expect_names(app, "recover")
    app.type("Recovery key", "-".join(groups[place] for place in sorted(groups)).lower())
    [node for node in app.find_all("text", "Account name")][-1].type("sian")
    new = "pelican gravel sonnet umbrella"
    [node for node in app.find_all("text", "Passphrase")][-1].type(new)
    app.type("The same again", new)
    app.press("Set the New Passphrase")
    app.find("label", "Recovery Key", patience=60)
    again = read_recovery_key(app)
    assert again != groups, "the recovery key stayed the same"
    return new


def restart(new):
    app = App(program=os.environ.get("KITH_PROGRAM", "kith"))
    try:
        app.find("label", "Our students.kith")
        app.type("Account name", "sian")
        sign_in(app, new)
        app.find("button", "Lock", patience=30)
        app.keys("ctrl+q")
        assert app.process.wait(20) == 0
    finally:
        app.quit()


def main():
    app = App(program=os.environ.get("KITH_PROGRAM", "kith"))
    try:
        create(app)
        groups = keep_recovery_key(app)
        lock_and_unlock(app)
        new = recover(app, groups)
        app.kill()
    except (NotThere, AssertionError):
        print(app.dump())
        app.screenshot(os.path.join(tempfile.gettempdir(), "kith-first-start.png"))
        raise
    finally:
        app.quit()
    # The kill was no harm; without a memory of settings there is no last case file to ask for.
    if os.environ.get("GSETTINGS_BACKEND") == "keyfile":
        restart(new)


if __name__ == "__main__":
    main()
