-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 6: what the programme report needs to have recorded. Feedback with consent, evidence for the NNECL Quality Mark and
-- the Care Leaver Covenant, figures of all students to compare with, how courses ended and what became of whoever left,
-- and the college's own handling marking. Besides, who asked for a copy of a record.

CREATE TABLE feedback (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER REFERENCES student (id),
  "author" INTEGER NOT NULL REFERENCES person (id),
  "date" TEXT NOT NULL,
  "said_by" TEXT NOT NULL,
  "quote" TEXT NOT NULL,
  "about" TEXT,
  "consent_on" TEXT,
  "consent_how" TEXT,
  "use" TEXT,
  "expires_on" TEXT,
  "print_name" TEXT
) STRICT;

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "date" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "area" TEXT,
  "pillar" TEXT,
  "proof" TEXT,
  "action" TEXT,
  "action_by" TEXT
) STRICT;

CREATE TABLE college_year (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "year" INTEGER NOT NULL,
  "attendance" INTEGER,
  "retention" INTEGER,
  "achievement" INTEGER
) STRICT;

CREATE TABLE access_request (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "received_on" TEXT NOT NULL,
  "received_how" TEXT,
  "asker" TEXT NOT NULL,
  "asker_name" TEXT,
  "id_seen_on" TEXT,
  "proof" TEXT,
  "proof_seen_on" TEXT,
  "scope" TEXT,
  "scope_from" TEXT,
  "scope_until" TEXT,
  "asked_on" TEXT,
  "answered_on" TEXT,
  "extended" INTEGER,
  "extended_why" TEXT,
  "extended_told_on" TEXT,
  "exemptions" TEXT,
  "support" TEXT,
  "sent_on" TEXT,
  "sent_how" TEXT,
  "withdrawn_on" TEXT
) STRICT;

CREATE TABLE redaction (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "request" INTEGER NOT NULL REFERENCES access_request (id),
  "item_kind" TEXT NOT NULL,
  "item" INTEGER NOT NULL,
  "whole" INTEGER,
  "words" TEXT,
  "reason" TEXT NOT NULL
) STRICT;

CREATE INDEX redaction_by_request ON redaction (request);
CREATE INDEX access_request_by_student ON access_request (student);

CREATE INDEX feedback_by_student ON feedback (student) WHERE student IS NOT NULL;
CREATE INDEX feedback_by_date ON feedback ("date");
CREATE INDEX evidence_by_date ON evidence ("date");

ALTER TABLE college ADD COLUMN "marking" TEXT;

ALTER TABLE amendment ADD COLUMN "statement" INTEGER;

ALTER TABLE student ADD COLUMN "outcome" TEXT;
ALTER TABLE student ADD COLUMN "destination" TEXT;
ALTER TABLE student ADD COLUMN "destination_asked" TEXT;
ALTER TABLE student ADD COLUMN "destination_3_months" TEXT;
ALTER TABLE student ADD COLUMN "destination_3_months_asked" TEXT;
ALTER TABLE student ADD COLUMN "destination_6_months" TEXT;
ALTER TABLE student ADD COLUMN "destination_6_months_asked" TEXT;
