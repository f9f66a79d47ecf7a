-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 7: what keeps a record safe and lets it go in time.

-- Retention, legal holds, disposals and what was erased.

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
