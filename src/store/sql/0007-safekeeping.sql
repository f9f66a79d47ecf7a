-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 7: what keeps a record safe and lets it go in time.

-- Retention, legal holds, disposals and what was erased.

CREATE TABLE retention_rule (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "group" TEXT NOT NULL,
  "birth_years" INTEGER,
  "leaving_years" INTEGER,
  "source" TEXT
) STRICT;

CREATE TABLE legal_hold (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "reason" TEXT NOT NULL,
  "from" TEXT NOT NULL,
  "review" TEXT NOT NULL,
  "until" TEXT
) STRICT;

CREATE INDEX legal_hold_by_student ON legal_hold (student);

-- student is empty once the record is gone: then the line is the certificate, and names nobody.
CREATE TABLE disposal (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER REFERENCES student (id),
  "outcome" TEXT NOT NULL,
  "keep_until" TEXT,
  "reason" TEXT,
  "group" TEXT,
  "due" TEXT,
  "reference" TEXT,
  "proposed_by" INTEGER NOT NULL REFERENCES person (id),
  "recorded_at" INTEGER,
  "confirmed_by" INTEGER REFERENCES person (id),
  "confirmed_at" INTEGER,
  "withdrawn_at" INTEGER,
  "counts" TEXT
) STRICT;

CREATE INDEX disposal_by_student ON disposal (student);

-- The highest number a kind of record had when one was erased. Numbers are never given twice: audit lines of the erased
-- record would seem to be about the new one.
CREATE TABLE highest_id (
  kind TEXT PRIMARY KEY,
  id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Accounts: activation, holders of recovery keys.

ALTER TABLE account ADD COLUMN "activate_before" INTEGER;

-- Who has the paper of which recovery key. What checks two groups of it has a salt of its own and costs Argon2id: 40 of its
-- 160 bits, never the same as another pair, so that the verifier tells nothing of the rest.
CREATE TABLE recovery_holder (
  slot TEXT NOT NULL PRIMARY KEY,
  holder TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  first_group INTEGER,
  second_group INTEGER,
  salt BLOB,
  memory_kib INTEGER,
  passes INTEGER,
  verifier BLOB
) STRICT, WITHOUT ROWID;

-- Audit: receipts.

-- Transfer bundles.
