#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-sql.py SOURCE: SQL is written by us, values are bound. A statement that is put together while the program runs is made
# only in the files listed here, from names of tables, columns and parameters; nothing that a person wrote goes into one.
import pathlib
import re
import sys

CALLS = re.compile(r'\b(kith_db_prepare|kith_db_exec|kith_db_get_int64|kith_db_handle_exec|kith_db_handle_read|'
                   r'sqlite3_exec|sqlite3_prepare(?:_v[23])?) \(')
# Files that put SQL together. Before you add one: look at how kith-query-sql.c binds what it compares with.
BUILDERS = {
    'kith-as-at.c', 'kith-audit-read.c', 'kith-audit-verify-detail.c', 'kith-backups-check.c', 'kith-changes.c',
    'kith-check.c', 'kith-concern-log.c', 'kith-db-salvage-rows.c', 'kith-db-salvage.c', 'kith-db-transaction.c',
    'kith-device-facts.c', 'kith-draft.c', 'kith-erasure-blank.c', 'kith-erasure.c', 'kith-falling.c',
    'kith-log-effects.c', 'kith-maintenance.c', 'kith-migrator.c', 'kith-moving.c', 'kith-note-effects.c',
    'kith-parts.c', 'kith-query-sql.c', 'kith-recently-removed.c', 'kith-record-table.c', 'kith-records.c',
    'kith-restored.c', 'kith-retention-list.c', 'kith-role-keys.c', 'kith-scope.c', 'kith-sealing.c',
    'kith-search-index.c', 'kith-search-near.c', 'kith-search-records.c', 'kith-search.c', 'kith-student-effects.c',
    'kith-support-effects.c', 'kith-undo-list.c', 'kith-undo.c', 'kith-unseen.c', 'kith-vault-salvage.c',
    'kith-vault-state.c',
}
# A name of a kind, which is a word of ours, stands in quotes there.
QUOTES = {'kith-as-at.c', 'kith-audit-read.c', 'kith-backups-check.c', 'kith-changes.c'}
# How what people wrote is called in the code.
WRITTEN = re.compile(r'get_text|dup_text|dup_stored|typed|passphrase|->words|\buser\b|->text\b')
FORMATS = re.compile(r'\b(?:g_strdup_printf|g_string_(?:append_)?printf|g_snprintf) \(')
SQL = re.compile(r'\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|WHERE|VALUES|EXISTS|AND|OR) ')
# The doors themselves hand on what they were given.
DOORS = {'kith-db.c', 'kith-db-connect.c', 'kith-statement.c'}


def arguments(text, start):
    """The arguments of a call, from behind its bracket."""
    found, depth, begin, quoted = [], 0, start, False
    for at in range(start, len(text)):
        letter = text[at]
        if letter == '"' and text[at - 1] != '\\':
            quoted = not quoted
        elif quoted:
            continue
        elif letter in '([{':
            depth += 1
        elif letter in ')]}' and depth > 0:
            depth -= 1
        elif letter == ')' or (letter == ',' and depth == 0):
            found.append(text[begin:at].strip())
            begin = at + 1
            if letter == ')':
                return found
    return found


def is_ours(sql):
    return sql.startswith('"') or re.fullmatch(r'[A-Z_]+', sql) or sql.startswith('(const char *)')


def check_calls(path, text, built):
    for match in CALLS.finditer(text):
        given = arguments(text, match.end())
        if len(given) < 2 or is_ours(given[1]) or path.name in DOORS:
            continue
        built.add(path.name)
        if path.name not in BUILDERS:
            yield f'{path.name}: SQL that is put together: {given[1][:60]}'


def check_formats(path, text):
    for match in FORMATS.finditer(text):
        given = arguments(text, match.end())
        literals = [at for at, argument in enumerate(given) if argument.startswith('"')]
        if not literals or not SQL.search(given[literals[0]]):
            continue
        for argument in given[literals[0] + 1:]:
            if WRITTEN.search(argument):
                yield f'{path.name}: what a person wrote goes into SQL: {argument[:60]}'
        if re.search(r"'%[a-z]", given[literals[0]]) and path.name not in QUOTES:
            yield f'{path.name}: a value in quotes instead of bound: {given[literals[0]][:60]}'


def main():
    built = set()
    files = sorted(pathlib.Path(sys.argv[1], 'src', 'store').rglob('*.c'))
    wrong = []
    for path in files:
        text = path.read_text()
        wrong += [*check_calls(path, text, built), *check_formats(path, text)]
    wrong += [f'{gone}: listed here, and puts no SQL together any more' for gone in sorted(BUILDERS - built)]
    print('\n'.join(wrong) if wrong else f'counted: {len(files)} files of the store, SQL put together in {len(built)} of them, '
          '0 elsewhere, 0 values in it')
    sys.exit(1 if wrong else 0)


main()
