# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs kithctl as people and scripts do, and says what came of it as TAP."""

import json
import os
import subprocess
import sys
import tempfile
import traceback

ADMIN = "first of all the herons"
OFFICE = "nine slow barges going east"
MENTOR = "a kettle on every windowsill"
TODAY = "2026-03-10"


class Result:
    def __init__(self, process):
        self.status = process.returncode
        self.out = process.stdout
        self.err = process.stderr

    def json(self):
        return json.loads(self.out)


class Place:
    """A folder with a case file in it."""

    def __init__(self, program):
        self.program = program
        self.folder = tempfile.TemporaryDirectory(prefix="kithctl-")
        self.case_file = self.path("team.kith")
        self.environment = dict(os.environ, KITH_TODAY=TODAY, HOME=self.folder.name,
                                XDG_DATA_HOME=self.path("data"), XDG_RUNTIME_DIR=self.folder.name,
                                XDG_CONFIG_HOME=self.path("config"), XDG_STATE_HOME=self.path("state"), XDG_CACHE_HOME=self.path("cache"))
        self.environment.pop("KITH_CASE_FILE", None)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return self.path(name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8-sig") as file:
            return file.read()

    def run(self, *arguments, stdin="", **environment):
        command = [self.program, *[str(argument) for argument in arguments]]
        process = subprocess.run(command, input=stdin, capture_output=True, encoding="utf-8", timeout=300, check=False,
                                 env=dict(self.environment, **environment))
        for line in process.stderr.splitlines():
            assert line.startswith("kithctl: "), f"a message without the name of the tool: {line!r}"
        return Result(process)

    def signed_in(self, user, passphrase, *arguments, case_file=None):
        password_file = self.write(f"{user}.passphrase", passphrase + "\n")
        return self.run("--case-file", case_file or self.case_file, "--user", user, "--password-file", password_file,
                        *arguments)

    def admin(self, *arguments, **options):
        return self.signed_in("boss", ADMIN, *arguments, **options)

    def office(self, *arguments, **options):
        return self.signed_in("jo", OFFICE, *arguments, **options)

    def mentor(self, *arguments, **options):
        return self.signed_in("bo", MENTOR, *arguments, **options)

    def begin(self):
        """A new case file with an administrator and somebody in the office; returns the recovery key."""
        passphrase = self.write("boss.passphrase", ADMIN + "\n")
        made = self.run("init", "--case-file", self.case_file, "--user", "boss", "--full-name", "Alwen Pryce-Otieno",
                        "--password-file", passphrase)
        assert made.status == 0, made.err
        self.add_account("jo", OFFICE, "welfare,manager,dsl", "--full-name", "Jo Fenwick-Adé")
        return made.out.strip()

    def add_account(self, name, passphrase, roles, *more):
        new = self.write("new.passphrase", passphrase + "\n")
        added = self.admin("account", "add", name, "--roles", roles, "--new-password-file", new, *more)
        assert added.status == 0, added.err
        return int(added.out)

    def add_student(self, college_id, name, *more):
        added = self.office("add", "student", "--set", f"preferred-name={name}", "--set", f"college-id={college_id}",
                            "--set", "start-date=1/9/2025", "--set", "support-groups=care-experienced", *more)
        assert added.status == 0, added.err
        return int(added.out)


def run_tests(tests):
    """Each test is a function of a fresh Place; words behind the program choose some by part of their name."""
    program, *wanted = sys.argv[1:]
    failed = 0

    tests = [test for test in tests if not wanted or any(word in test.__name__ for word in wanted)]

    print(f"1..{len(tests)}", flush=True)
    for number, test in enumerate(tests, 1):
        name = test.__name__.removeprefix("test_").replace("_", "-")
        try:
            test(Place(program))
            print(f"ok {number} /kithctl/{name}", flush=True)
        except Exception:  # noqa: BLE001: whatever it is, the test failed and the others go on
            failed += 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} /kithctl/{name}", flush=True)
    sys.exit(1 if failed else 0)
