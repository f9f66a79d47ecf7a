-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 8: what backups, the audit and a transfer leave behind as proof.

-- Backups: what was erased, to be erased again in an older copy; the last drill.

-- No name and no word of anybody. The reference is random and the same in every copy of the file; the birth is the hash of
-- the audit line that added the record, for in another copy the number may be somebody else's.
CREATE TABLE erasure_ledger (
  id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  record INTEGER NOT NULL,
  birth BLOB,
  how TEXT NOT NULL CHECK (how IN ('erased', 'anonymised')),
  certificate TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- What is known of each backup. The result is empty when the last check found nothing.
CREATE TABLE backup (
  path TEXT PRIMARY KEY,
  verified_at INTEGER NOT NULL,
  result TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Audit: keys over time, receipts.

-- Which key slot signs with which key from which line on; the commitment of that line covers its row. person and account
-- are 0 for a recovery key, and for an account that is only being made.
CREATE TABLE audit_key (
  audit INTEGER PRIMARY KEY REFERENCES audit (id),
  slot TEXT NOT NULL,
  account INTEGER NOT NULL,
  person INTEGER NOT NULL,
  reason TEXT NOT NULL,
  signing_key BLOB NOT NULL
) STRICT;

CREATE INDEX audit_key_by_slot ON audit_key (slot, audit);

-- The slot instead of a key: whoever could write a row could write a key beside it. What was signed before has no slot.
CREATE TABLE audit_signature_by_slot (
  audit INTEGER PRIMARY KEY REFERENCES audit (id),
  slot TEXT,
  signing_key BLOB,
  signature BLOB NOT NULL
) STRICT;

INSERT INTO audit_signature_by_slot (audit, signing_key, signature)
  SELECT audit, signing_key, signature FROM audit_signature;
DROP TABLE audit_signature;
ALTER TABLE audit_signature_by_slot RENAME TO audit_signature;

-- Transfer bundles and their receipts.

-- To whom a record was sent, and the file's hash, so that a receipt can be held against it. Not the file.
CREATE TABLE transfer_bundle (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "visibility" TEXT NOT NULL,
  "to" TEXT NOT NULL,
  "transfer" INTEGER REFERENCES transfer (id),
  "lock" TEXT,
  "digest" TEXT,
  "receipt_check" TEXT,
  "made_by" INTEGER REFERENCES person (id),
  "recorded_at" INTEGER,
  "receipt_at" INTEGER,
  "receipt_by" TEXT,
  "receipt_person" INTEGER REFERENCES person (id)
) STRICT;

CREATE INDEX transfer_bundle_by_student ON transfer_bundle (student);
