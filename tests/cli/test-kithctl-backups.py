#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups through kithctl: listed, made, checked, tried, copied to a second place, and restored with their age in words."""

import os

from kithctl import run_tests


def test_list(place):
    place.begin()
    assert place.office("backup", "list").status == 4
    [backup] = place.admin("--json", "backup", "list").json()
    assert backup["kind"] == "Daily backup" and backup["path"].endswith("backups/team-2026-03-10.kith"), backup
    assert backup["result"] == "" and backup["opens"] and not backup["second"], backup
    assert backup["expires"] == "2026-03-17" and backup["made"].startswith("2026-03-10T"), backup
    table = place.admin("backup", "list")
    assert table.status == 0 and "sound" in table.out and "2026-03-17" in table.out, table.out
    by_hand = place.path("by hand.kith")
    assert place.admin("backup", by_hand).status == 0
    assert "stays" in place.admin("backup", "list").out
    assert place.admin("backup", "list", "x").status == 2
    assert place.admin("backup", "verify").status == 2


def test_verify_and_drill(place):
    place.begin()
    place.add_student("4471", "Wren Castellanos")
    made = place.admin("backup", "now")
    assert made.status == 0 and made.out.strip().endswith("team-2026-03-10.kith"), made.err
    backup = made.out.strip()
    sound = place.admin("backup", "verify", backup)
    assert sound.status == 0 and "backup: students 1" in sound.out, sound.err
    drill = place.admin("backup", "drill")
    assert drill.status == 0 and "now: students 1" in drill.out, drill.err
    assert not [name for name in os.listdir(os.path.dirname(backup)) if "drill" in name]
    with open(backup, "r+b") as file:
        file.seek(70000)
        file.write(b"damage")
    damaged = place.admin("backup", "verify", backup)
    assert damaged.status == 1 and "damaged" in damaged.err, damaged.err
    assert "damaged" in place.admin("backup", "list").out
    assert place.admin("backup", "verify", place.path("nothing.kith")).status == 1
    assert place.office("backup", "drill").status == 4


def test_second(place):
    place.begin()
    usb = place.path("usb")
    assert place.admin("backup", "second", usb).status == 1
    os.mkdir(usb)
    chosen = place.admin("backup", "second", usb)
    assert chosen.status == 0 and chosen.out.strip() == usb and "on the disk of the case file" in chosen.err, chosen.err
    assert "team-2026-03-10.kith" in os.listdir(usb)
    for name in os.listdir(usb):
        os.remove(os.path.join(usb, name))
    # The next day, when the case file is opened, nothing is copied to the empty folder, and that is said.
    place.environment["KITH_TODAY"] = "2026-03-11"
    away = place.admin("backup", "list")
    assert away.status == 0 and "is away" in away.err and os.listdir(usb) == [], away.err
    assert place.admin("backup", "second", "none").status == 0
    assert "is away" not in place.admin("backup", "list").err


def test_restore_says_when(place):
    place.begin()
    backup = place.path("copy.kith")
    assert place.admin("backup", backup).status == 0
    place.environment["KITH_TODAY"] = "2026-03-29"
    restored = place.admin("restore", os.path.join(place.path("backups"), "team-2026-03-10.kith"), "--to",
                           place.path("restored.kith"))
    assert restored.status == 0, restored.err
    assert "This backup is of 10 March 2026" in restored.err and "19 days ago" in restored.err, restored.err
    assert "This case file was restored from a backup." in restored.err, restored.err
    assert "the audit has nothing of that time" in restored.err, restored.err


run_tests([test_list, test_verify_and_drill, test_second, test_restore_says_when])
