#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that locks, on the real program: the signals of a desktop and of a login manager, the button and the keys.

Each time somebody is in the middle of a note. Then another process opens the file at once, and after the passphrase the note is
there again. The system bus is one of the test's own, and the test is the login manager on it.
"""
import json
import os
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import driver  # noqa: E402
from driver import wait_for  # noqa: E402

import gi  # noqa: E402

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

LOGIND = "org.freedesktop.login1"
MANAGER = "/org/freedesktop/login1"
SESSION = MANAGER + "/session/_37"
FLAGS = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
XML = """<node><interface name='org.freedesktop.login1.Manager'>
<method name='GetSessionByPID'><arg type='u' direction='in'/><arg type='o' direction='out'/></method>
</interface></node>"""


# A desktop, a login manager and a person; the others take as long again and are tried when KITH_TEST_LOCKS is set.
FEW = ["GNOME’s screen lock", "sleep", "Ctrl+L"]


class Computer:
    """A login manager and a desktop shell, of which the test decides what they say."""

    def __init__(self):
        self.bus = Gio.TestDBus.new(Gio.TestDBusFlags.NONE)
        kept = {name: os.environ[name] for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS") if name in os.environ}
        self.bus.up()
        self.address = self.bus.get_bus_address()
        for name, value in kept.items():
            GLib.setenv(name, value, True)
        os.environ.update(kept)
        self.found = threading.Event()
        self.logind = Gio.DBusConnection.new_for_address_sync(self.address, FLAGS, None, None)
        self.shell = Gio.DBusConnection.new_for_address_sync(kept["DBUS_SESSION_BUS_ADDRESS"], FLAGS, None, None)
        interface = Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0]
        self.logind.register_object(MANAGER, interface, self.answer, None, None)
        self.logind.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                              GLib.Variant("(su)", (LOGIND, 0)), None, Gio.DBusCallFlags.NONE, -1, None)

    def answer(self, _connection, _sender, _path, _interface, _method, _parameters, invocation):
        self.found.set()
        invocation.return_value(GLib.Variant("(o)", (SESSION,)))

    def say(self, connection, path, interface, signal, parameters=None):
        connection.emit_signal(None, path, interface, signal, parameters)
        connection.flush_sync(None)

    def causes(self, app):
        yes = GLib.Variant("(b)", (True,))
        away = GLib.Variant("(sa{sv}as)", (LOGIND + ".Session", {"Active": GLib.Variant("b", False)}, []))
        return {
            "the lock button": lambda: app.press("Lock"),
            "Ctrl+L": lambda: app.keys("ctrl+l"),
            "GNOME’s screen lock": lambda: self.say(self.shell, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver",
                                                    "ActiveChanged", yes),
            "another desktop’s screen lock": lambda: self.say(self.shell, "/ScreenSaver", "org.freedesktop.ScreenSaver",
                                                              "ActiveChanged", yes),
            "the session told to lock": lambda: self.say(self.logind, SESSION, LOGIND + ".Session", "Lock"),
            "sleep": lambda: self.say(self.logind, MANAGER, LOGIND + ".Manager", "PrepareForSleep", yes),
            "another person’s turn": lambda: self.say(self.logind, SESSION, "org.freedesktop.DBus.Properties",
                                                      "PropertiesChanged", away),
        }


def open_elsewhere(case_file, folder):
    """Another process has it at once: nothing of this one holds on to it."""
    secret = os.path.join(folder, "pass")
    with open(secret, "w", encoding="utf-8") as file:
        file.write("demonstration\n")
    subprocess.run([os.environ["KITHCTL"], "--case-file", case_file, "--user", "demo", "--password-file", secret, "stats"],
                   check=True, stdout=subprocess.DEVNULL)


def sign_in(app, name=None):
    app.find("button", "Sign In")
    if name is not None:
        app.type("Account name", name)
    wait_for(lambda: app.focused() is not None, "nothing has the focus")
    app.reach("Passphrase")
    app.write("demonstration")
    app.keys("Return")
    app.find("button", "Lock", patience=60)


def find_name(case_file, folder):
    """Some student whom a plain keyboard can write."""
    secret = os.path.join(folder, "pass")
    with open(secret, "w", encoding="utf-8") as file:
        file.write("demonstration\n")
    listed = subprocess.run([os.environ["KITHCTL"], "--case-file", case_file, "--user", "demo", "--password-file", secret,
                             "--json", "list", "students"], check=True, stdout=subprocess.PIPE).stdout
    names = [student["preferred-name"] for student in json.loads(listed)]
    return next(name for name in names if name.isascii() and name.replace(" ", "").isalpha())


def begin_note(app, name):
    """A student's page, and a note about them."""
    app.keys("ctrl+k")
    app.write(name)
    rows = wait_for(lambda: [node.name for node in app.find("list", "Found").children()], f"{name} is not found", 20)
    place = next(position for position, row in enumerate(rows) if row.startswith("Student"))
    app.keys(*["Down"] * place, "Return")
    app.find("page tab", "Chronology", patience=20)
    app.keys("ctrl+n")


def note_box(app):
    return next(iter(app.find_all("text", "What happened")), None)


def main():
    with tempfile.TemporaryDirectory() as folder:
        case_file = os.path.join(folder, "locks.kith")
        subprocess.run([os.environ["KITHCTL"], "--case-file", case_file, "demo", "--students", "12", "--notes", "40"],
                       check=True, stdout=subprocess.DEVNULL)
        name = find_name(case_file, folder)
        computer = Computer()
        app = driver.App(case_file, program=os.environ["KITH_PROGRAM"],
                         environment={"DBUS_SYSTEM_BUS_ADDRESS": computer.address})
        try:
            sign_in(app, "demo")
            wait_for(computer.found.is_set, "the session was not asked for")
            begin_note(app, name)
            written = ""
            n_locks = 0
            causes = computer.causes(app)
            for what in causes if "KITH_TEST_LOCKS" in os.environ else FEW:
                lock = causes[what]
                box = wait_for(lambda: note_box(app), f"no note before {what}", 20)
                box.focus()
                app.keys("ctrl+End")
                app.write(f"half{n_locks}")
                written += f"half{n_locks}"
                # Keys that are still on their way when it locks were not typed into the note.
                wait_for(lambda: box.text == written, f"{written} is not in the note", 20)
                lock()
                app.find("label", "Locked")
                open_elsewhere(case_file, folder)
                sign_in(app)
                wait_for(lambda: (note_box(app) or box).text == written, f"the note is not as it was after {what}", 20)
                n_locks += 1
                print(f"{what}: locked, free for another process, and back in the middle of the note", flush=True)
            print(f"counted: {n_locks} ways to lock in the middle of a note, {n_locks} times closed for another process to open, "
                  "0 half-written notes lost")
        except BaseException:
            print(app.dump()[-6000:], file=sys.stderr)
            raise
        finally:
            app.quit()
            computer.bus.down()


main()
