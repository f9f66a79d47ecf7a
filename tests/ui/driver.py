# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives Kith through the accessibility tree, as a screen reader and a keyboard would.

Used by the tests in this folder and by build-aux/tour. Needs a display and a bus: run it under build-aux/headless.
"""
import os
import signal
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 15.0


class NotThere(Exception):
    """Something that should be on the screen is not."""


def settle(seconds=0.1):
    """Lets events of the accessibility bus come in."""
    context = GLib.MainContext.default()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        while context.iteration(False):
            pass
        time.sleep(0.01)


def wait_for(ask, what, patience=PATIENCE):
    """Asks again until the answer is true, for a bounded time."""
    end = time.monotonic() + patience
    while True:
        try:
            answer = ask()
        except GLib.Error:  # the object went away while we looked
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise NotThere(what)
        settle(0.1)


class Node:
    """One accessible object."""

    def __init__(self, raw):
        self.raw = raw

    @property
    def role(self):
        return self.raw.get_role_name()

    @property
    def name(self):
        return self.raw.get_name() or self.label()

    def label(self):
        """What labels it: GTK's menu items say so by a relation only, which is enough for a screen reader."""
        for relation in self.raw.get_relation_set() or []:
            if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
                targets = (relation.get_target(position) for position in range(relation.get_n_targets()))
                return " ".join(target.get_name() or "" for target in targets).strip()
        return ""

    @property
    def description(self):
        return self.raw.get_description() or ""

    def has(self, *states):
        held = self.raw.get_state_set()
        return all(held.contains(state) for state in states)

    @property
    def showing(self):
        return self.has(Atspi.StateType.SHOWING)

    @property
    def sensitive(self):
        return self.has(Atspi.StateType.SENSITIVE)

    def children(self):
        for position in range(self.raw.get_child_count()):
            child = self.raw.get_child_at_index(position)
            if child is not None:
                yield Node(child)

    def walk(self):
        yield self
        for child in self.children():
            yield from child.walk()

    def parent(self):
        raw = self.raw.get_parent()
        return Node(raw) if raw is not None else None

    def find_all(self, role=None, name=None, showing=True):
        """Objects by role and name; a name ending in … matches the beginning."""
        for node in self.walk():
            try:
                if role is not None and node.role != role:
                    continue
                if name is not None and not matches(node.name, name):
                    continue
                if showing and not node.showing:
                    continue
            except GLib.Error:
                continue
            yield node

    def find(self, role=None, name=None, showing=True, patience=PATIENCE):
        return wait_for(lambda: next(self.find_all(role, name, showing), None),
                        f"no {role or 'object'} “{name}” on the screen", patience)

    def press(self):
        """The first action: click a button, toggle a check box, open a row."""
        action = self.raw.get_action_iface()
        if action is not None and action.get_n_actions() > 0 and action.get_action_name(0) != "listitem.scroll-to":
            action.do_action(0)
            settle(0.2)
            return
        # Rows of lists have no action of their own on the bus; the keyboard has one for them.
        self.focus()
        wait_for(lambda: self.has(Atspi.StateType.FOCUSED), f"{self.role} “{self.name}” cannot be pressed", 3)
        subprocess.run(["xdotool", "key", "Return"], check=True)
        settle(0.3)

    def type(self, text):
        editable = self.raw.get_editable_text_iface()
        if editable is None:
            raise NotThere(f"{self.role} “{self.name}” cannot be typed into")
        Atspi.EditableText.set_text_contents(editable, text)
        settle(0.1)

    @property
    def text(self):
        held = self.raw.get_text_iface()
        return Atspi.Text.get_text(held, 0, -1) if held is not None else ""

    def focus(self):
        component = self.raw.get_component_iface()
        if component is not None:
            try:
                component.grab_focus()
            except GLib.Error:  # GTK takes the focus there and says that it failed
                pass
        settle(0.1)


def matches(held, wanted):
    if wanted.endswith("…") and not held.endswith("…"):
        return held.startswith(wanted[:-1])
    return held == wanted


class App:
    """A running program and its accessible tree."""

    def __init__(self, *arguments, program="kith", environment=None):
        Atspi.init()
        Atspi.set_timeout(5000, 5000)
        self.process = subprocess.Popen([program, *arguments], env={**os.environ, **(environment or {})})
        self.root = wait_for(self.find_root, f"{program} did not come up", 60)

    def find_root(self):
        if self.process.poll() is not None:
            raise NotThere(f"the program ended with status {self.process.returncode}")
        desktop = Atspi.get_desktop(0)
        for position in range(desktop.get_child_count()):
            raw = desktop.get_child_at_index(position)
            if raw is not None and raw.get_process_id() == self.process.pid and raw.get_child_count() > 0:
                return Node(raw)
        return None

    def find(self, role=None, name=None, showing=True, patience=PATIENCE):
        return self.root.find(role, name, showing, patience)

    def find_all(self, role=None, name=None, showing=True):
        return list(self.root.find_all(role, name, showing))

    def has(self, role=None, name=None):
        return next(self.root.find_all(role, name), None) is not None

    def press(self, name, role="button", patience=PATIENCE):
        node = self.find(role, name, patience=patience)
        node.press()
        return node

    def type(self, name, text, role="text"):
        node = self.find(role, name)
        node.type(text)
        return node

    def wait_gone(self, role=None, name=None, patience=PATIENCE):
        wait_for(lambda: not self.has(role, name), f"{role} “{name}” is still there", patience)

    def keys(self, *keys):
        """Presses keys as a keyboard would, such as "ctrl+n"."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)
        settle(0.3)

    def focused(self):
        """What has the keyboard."""
        return next((node for node in self.root.walk() if node.has(Atspi.StateType.FOCUSED) and node.showing), None)

    def reach(self, name, key="Tab", most=40):
        """Goes on with Tab until the focus is on something of that name, as a person without a mouse does."""
        for _ in range(most):
            node = self.focused()
            if node is not None and matches(node.name, name):
                return node
            self.keys(key)
        raise NotThere(f"the keyboard does not reach “{name}”")

    def write(self, text):
        """Types text with the keyboard into whatever has the focus."""
        subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "4", text], check=True)
        settle(0.2)

    def choose_file(self, title, path, accept):
        """Types a path into the toolkit's own file chooser; no window manager here gives it the keyboard."""
        self.find(None, title)
        subprocess.run(["xdotool", "search", "--sync", "--name", title, "windowfocus", "--sync"], check=True)
        settle(0.5)
        self.keys("ctrl+a")
        self.write(path)
        settle(1.0)
        while self.has("button", accept):
            self.press(accept)
            settle(0.7)
        subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "windowfocus"], check=False)
        settle(0.3)

    def nameless(self, patience=5.0):
        """What a screen reader would come across and have no name for.

        Names arrive over the bus a moment after what they name, so what has none is looked at again before it counts.
        """
        end = time.monotonic() + patience
        while True:
            found = self.nameless_now()
            if not found or time.monotonic() > end:
                return found
            settle(0.3)

    def nameless_now(self):
        found = []

        def visit(node):
            try:
                # What is inside something hidden, such as a closed popover, calls itself showing all the same.
                if node.role != "application" and not node.showing:
                    return
                # libadwaita puts a box that takes the focus around dialogs; a mere box cannot have a name.
                if node.has(Atspi.StateType.FOCUSABLE) and not node.name.strip() and node.role != "panel":
                    found.append(f"{node.role} in {path_of(node)}")
                # A combo box is one thing to the keyboard; what it is built of cannot be reached.
                for child in node.children() if node.role != "combo box" else ():
                    visit(child)
            except GLib.Error:
                return

        visit(self.root)
        return found

    def screenshot(self, path):
        settle(0.7)
        subprocess.run(["import", "-window", "root", path], check=True)
        subprocess.run(["mogrify", "-trim", "+repage", path], check=True)

    def dump(self):
        """The tree as text, for people who look for what went wrong."""
        lines = []

        def visit(node, depth):
            try:
                state = "" if node.showing else " (hidden)"
                lines.append(f"{'  ' * depth}{node.role} “{node.name}”{state}")
                for child in node.children():
                    visit(child, depth + 1)
            except GLib.Error:
                pass

        visit(self.root, 0)
        return "\n".join(lines)

    def kill(self):
        """Without a chance to save anything."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def quit(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
        return self.process.returncode


def path_of(node):
    parts = []
    while node is not None and len(parts) < 12:
        parts.append(f"{node.role} “{node.name}”" if node.name else node.role)
        node = node.parent()
    return " < ".join(parts[1:])
