# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches what a program gives out: every write of it under strace, and every file that is there afterwards.

A canary is a word that stands nowhere else. Where one is written in the clear, the words of a record can be."""

import os
import re
import subprocess

# Whatever hands bytes or names to the system. Shared mappings of files that may be written are listed, for what goes
# through them is not seen.
CALLS = ("write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg,"
         "openat,creat,mkdirat,mkdir,rename,renameat,renameat2,link,linkat,symlink,symlinkat,setxattr,fsetxattr,mmap")
# The screen, and what reads it out, show what is on the screen.
SHOWN = re.compile(r"/tmp/\.X11-unix/|/at-spi/")
PEER = re.compile(r"UNIX[A-Z-]*:\[\d+->(\d+)")
CALL = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(\w+)\((.*)$")
TARGET = re.compile(r"^(\d+)<(.*?)>(?=, |\))")
NAMES = ("openat", "creat", "mkdir", "mkdirat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat")


def command(log):
    """What stands in front of a program for its every write to be written into @log."""
    return ["strace", "-f", "-qq", "-yy", "-s", "1000000", "-e", f"trace={CALLS}", "-e", "signal=none", "-o", log]


def works():
    """Whether programs may be watched here at all; some containers forbid it."""
    try:
        return subprocess.run(["strace", "-f", "-o", os.devnull, "true"], stderr=subprocess.DEVNULL, check=False,
                              timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def shown_sockets():
    """The ends of sockets that belong to the screen and to its reader; to be asked while they are there."""
    with open("/proc/net/unix", encoding="utf-8") as sockets:
        lines = [line.split() for line in sockets]
    return {fields[6] for fields in lines if len(fields) > 7 and SHOWN.search(fields[7])}


class Trace:
    """What a log of strace says."""

    def __init__(self, log, canaries, shown=()):
        self.canaries = canaries
        self.shown = shown
        self.n_calls = 0
        self.n_shown = 0
        self.n_maps = 0
        self.findings = []
        with open(log, encoding="latin-1") as lines:
            for line in lines:
                self.look(line)

    def look(self, line):
        found = CALL.match(line)
        if found is None:
            return
        call, rest = found.groups()
        if call == "mmap":
            self.look_at_map(rest)
            return
        self.n_calls += 1
        if not any(canary in rest for canary in self.canaries):
            return
        target = TARGET.match(rest)
        where = target.group(2) if target else rest[:200]
        # A file that is opened, not made, may have any name that the person gave it.
        if call in NAMES and "O_CREAT" not in rest and call == "openat":
            return
        peer = PEER.match(where)
        if peer and peer.group(1) in self.shown:
            self.n_shown += 1
            return
        self.findings.append(f"{call} {where[:120]}")

    def look_at_map(self, rest):
        if "PROT_WRITE" in rest and "MAP_SHARED" in rest and "MAP_ANONYMOUS" not in rest:
            self.n_maps += 1
            where = re.search(r"\d+<([^>]*)>", rest)
            # Pictures for the screen, settings that GLib shares, programs of the graphics card; what stays of them is read
            # with the other files.
            if where and not re.search(r"/memfd:|/dev/shm/|/dconf/|/SYSV|/mesa_shader_cache", where.group(1)):
                self.findings.append(f"shared mapping of {where.group(1)}")


def files_with(folders, canaries, leave_out=()):
    """Files under @folders with a canary in their bytes or their name, as plain text or as UTF-16."""
    wanted = [form for canary in canaries for form in (canary.encode(), canary.encode("utf-16-le"))]
    found, n_files = [], 0
    for top in folders:
        for folder, _, names in os.walk(top):
            for name in names:
                path = os.path.join(folder, name)
                if path in leave_out or not os.path.isfile(path):
                    continue
                n_files += 1
                with open(path, "rb") as file:
                    contents = file.read() + name.encode()
                if any(form in contents for form in wanted):
                    found.append(path)
    return found, n_files
