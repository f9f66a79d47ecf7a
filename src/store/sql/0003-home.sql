-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 3: where a student has lived, since when, and whether it suited them.

CREATE TABLE home (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "place" TEXT NOT NULL,
  "accommodation" TEXT,
  "suitable" INTEGER,
  "from" TEXT NOT NULL,
  "until" TEXT
) STRICT;

CREATE INDEX home_by_student ON home (student, "from");
