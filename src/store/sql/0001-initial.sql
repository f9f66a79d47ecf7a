-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 1. Once released, this file is history and is never changed: write the next number instead.
--
-- A table for each kind of record, a column for each field of its table (hyphens become underscores). Besides:
--   version     how often the record was saved, to refuse a save over somebody else's
--   removed_at  when it was taken away, seconds since 1970 in UTC; it can be put back
--   search_key  names, numbers and ids, folded, for finding while typing
--   sort_key    the name, folded, for lists
--   sealed      the sealed fields of a record for the safeguarding lead only; their own columns are empty then
-- Days are ISO text, moments seconds since 1970 in UTC, durations minutes, flags 0 or 1.

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  sort_key TEXT NOT NULL,
  search_key TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "roles" TEXT NOT NULL,
  "employer" TEXT,
  "site" TEXT,
  "email" TEXT,
  "phone" TEXT,
  "start_date" TEXT NOT NULL,
  "end_date" TEXT,
  "hours_per_week" INTEGER,
  "caseload_limit" INTEGER,
  "interests" TEXT,
  "languages" TEXT,
  "topics_avoided" TEXT,
  "dbs_date" TEXT,
  "dbs_due" TEXT,
  "training_date" TEXT,
  "training_due" TEXT,
  "boundaries_date" TEXT
) STRICT;

CREATE INDEX person_by_name ON person (sort_key, id, removed_at, search_key);

CREATE TABLE student (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  sort_key TEXT NOT NULL,
  search_key TEXT NOT NULL,
  "preferred_name" TEXT NOT NULL,
  "legal_first_name" TEXT,
  "legal_last_name" TEXT,
  "previous_names" TEXT,
  "name_hint" TEXT,
  "pronouns" TEXT,
  "name_not_with" TEXT,
  "date_of_birth" TEXT,
  "date_of_birth_estimated" INTEGER,
  "college_id" TEXT NOT NULL,
  "start_date" TEXT NOT NULL,
  "support_groups" TEXT NOT NULL,
  "stage" TEXT NOT NULL,
  "leaving_date" TEXT,
  "leaving_reason" TEXT,
  "course" TEXT,
  "level" TEXT,
  "year" TEXT,
  "campus" TEXT,
  "course_end" TEXT,
  "own_words" TEXT,
  "strengths" TEXT,
  "matters" TEXT,
  "helps" TEXT,
  "does_not_help" TEXT,
  "phone" TEXT,
  "email" TEXT,
  "contact_way" TEXT,
  "address" TEXT,
  "postcode" TEXT,
  "communication_needs" TEXT,
  "ehcp" INTEGER,
  "interpreter_language" TEXT,
  "responsible_la" TEXT,
  "lives_in_la" TEXT,
  "support_facts" TEXT,
  "topics" TEXT,
  "uln" TEXT,
  "contact_days" INTEGER,
  "last_contact" TEXT
) STRICT;

-- Covers the whole of a search while typing, in the order of the list.
CREATE INDEX student_by_name ON student (sort_key, id, removed_at, search_key);
CREATE INDEX student_by_stage ON student (stage, sort_key, id);
CREATE INDEX student_by_last_contact ON student (last_contact, id);
CREATE UNIQUE INDEX student_by_college_id ON student (college_id) WHERE removed_at IS NULL;

CREATE TABLE assignment (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "person" INTEGER NOT NULL REFERENCES person (id),
  "role" TEXT NOT NULL,
  "main" INTEGER,
  "from" TEXT NOT NULL,
  "until" TEXT,
  "end_reason" TEXT,
  "hand_over" TEXT,
  "how_matched" TEXT,
  "override_reason" TEXT
) STRICT;

CREATE INDEX assignment_by_person ON assignment (person, role, student, "from", "until", removed_at);
CREATE INDEX assignment_by_student ON assignment (student, role, "from");

CREATE TABLE care_status (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "status" TEXT NOT NULL,
  "from" TEXT NOT NULL,
  "until" TEXT,
  "evidence" TEXT,
  "evidence_date" TEXT,
  "seen_by" TEXT,
  "responsible_la" TEXT
) STRICT;

CREATE INDEX care_status_by_student ON care_status (student, "from");
CREATE INDEX care_status_by_status ON care_status (status, student, "from", "until", removed_at);

CREATE TABLE care_period (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "from" TEXT NOT NULL,
  "until" TEXT,
  "placement" TEXT,
  "legal_status" TEXT
) STRICT;

CREATE INDEX care_period_by_student ON care_period (student, "from");

CREATE TABLE relation (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "relationship" TEXT NOT NULL,
  "person" INTEGER REFERENCES person (id),
  "other_student" INTEGER REFERENCES student (id),
  "words" TEXT
) STRICT;

CREATE INDEX relation_by_student ON relation (student);
CREATE INDEX relation_by_person ON relation (person);
CREATE INDEX relation_by_other_student ON relation (other_student);

-- search_words: words of the searched fields that the search index would not find as people type them without
-- diacritics and apostrophes ("obrien" for O'Brien, "lodz" for Łódź).
CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "author" INTEGER NOT NULL REFERENCES person (id),
  "date" TEXT NOT NULL,
  "time" TEXT,
  "type" TEXT NOT NULL,
  "contact_made" TEXT NOT NULL,
  "minutes" INTEGER,
  "place" TEXT,
  "present" TEXT,
  "text" TEXT,
  "own_words" TEXT,
  "strengths" TEXT,
  "next_steps" TEXT,
  "goals" TEXT,
  "topics" TEXT,
  "visibility" TEXT NOT NULL,
  "hard" INTEGER,
  "late_reason" TEXT,
  "recorded_at" INTEGER NOT NULL,
  "struck_at" INTEGER,
  "struck_by" INTEGER REFERENCES person (id),
  "struck_reason" TEXT,
  search_words TEXT,
  sealed BLOB
) STRICT;

CREATE INDEX note_by_student ON note (student, "date" DESC, "time" DESC, id DESC);
CREATE INDEX note_by_date ON note ("date" DESC, "time" DESC, id DESC);
CREATE INDEX note_by_author ON note (author, "date" DESC);
-- The newest contact of a student is the last entry of theirs here.
CREATE INDEX note_contact ON note (student, "date")
  WHERE contact_made = 'yes' AND struck_at IS NULL AND removed_at IS NULL;

-- Kept by the save path, not by triggers: each triggered row would write the index out, which makes an import eleven
-- times slower. Every note has its row here, also removed and struck ones; sealed ones have no words in it.
CREATE VIRTUAL TABLE note_search USING fts5 (
  "text", own_words, strengths, next_steps, search_words,
  content = 'note', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
-- Without this, erased words stay in the index.
INSERT INTO note_search (note_search, rank) VALUES ('secure-delete', 1);

CREATE TABLE amendment (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "note" INTEGER NOT NULL REFERENCES note (id),
  "author" INTEGER NOT NULL REFERENCES person (id),
  "text" TEXT,
  "recorded_at" INTEGER NOT NULL,
  sealed BLOB
) STRICT;

CREATE INDEX amendment_by_note ON amendment (note, recorded_at);

CREATE TABLE goal (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "text" TEXT NOT NULL,
  "area" TEXT NOT NULL,
  "why" TEXT,
  "start" TEXT NOT NULL,
  "review" TEXT NOT NULL,
  "target" INTEGER,
  "status" TEXT NOT NULL,
  "achieved_date" TEXT,
  "evidence" TEXT
) STRICT;

CREATE INDEX goal_by_student ON goal (student, "start");
CREATE INDEX goal_by_review ON goal (review) WHERE status = 'active';

CREATE TABLE step (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "goal" INTEGER NOT NULL REFERENCES goal (id),
  "text" TEXT NOT NULL,
  "who" TEXT,
  "due" TEXT,
  "done_on" TEXT
) STRICT;

CREATE INDEX step_by_goal ON step (goal, due);

CREATE TABLE rating (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "goal" INTEGER NOT NULL REFERENCES goal (id),
  "date" TEXT NOT NULL,
  "score" INTEGER NOT NULL,
  "words" TEXT
) STRICT;

CREATE INDEX rating_by_goal ON rating (goal, "date");

CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER REFERENCES student (id),
  "person" INTEGER REFERENCES person (id),
  "text" TEXT NOT NULL,
  "due" TEXT,
  "note" INTEGER REFERENCES note (id),
  "done_on" TEXT
) STRICT;

CREATE INDEX task_by_student ON task (student, due);
CREATE INDEX task_by_person ON task (person, due);
CREATE INDEX task_open ON task (due) WHERE done_on IS NULL;

-- slot: the account's key slot in the header of the case file. The public keys stand here as well, so that nobody can
-- have the data key sealed to their own by writing into the header.
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "name" TEXT NOT NULL,
  "full_name" TEXT,
  "roles" TEXT NOT NULL,
  "person" INTEGER REFERENCES person (id),
  "disabled_at" INTEGER,
  "created_at" INTEGER,
  slot TEXT,
  public_key BLOB,
  signing_key BLOB
) STRICT;

CREATE UNIQUE INDEX account_by_name ON account ("name" COLLATE NOCASE);
CREATE UNIQUE INDEX account_by_slot ON account (slot);

-- What somebody is writing and has not saved; theirs alone, in no search and no audit.
CREATE TABLE draft (
  account INTEGER NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL,
  student INTEGER NOT NULL,
  record INTEGER NOT NULL,
  base_version INTEGER NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (account, kind, student)
) STRICT, WITHOUT ROWID;

-- One line for each thing that was done. hash is SHA-256 over the hash of the line before and everything in this line;
-- commitment is SHA-256 over salt and detail, so that detail can be erased without breaking the chain. AUTOINCREMENT
-- remembers the highest number, so that a shortened chain shows.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  person INTEGER NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  kind TEXT,
  record INTEGER NOT NULL,
  record_version INTEGER NOT NULL,
  student INTEGER NOT NULL,
  words TEXT NOT NULL,
  commitment BLOB,
  hash BLOB NOT NULL
) STRICT;

CREATE INDEX audit_by_student ON audit (student, id) WHERE student <> 0;
CREATE INDEX audit_by_person ON audit (person, id);
CREATE INDEX audit_by_moment ON audit (at, id);

CREATE TABLE audit_detail (
  audit INTEGER PRIMARY KEY REFERENCES audit (id),
  salt BLOB NOT NULL,
  detail TEXT NOT NULL
) STRICT;

-- The head of the chain as somebody signed it with the keys their account had then.
CREATE TABLE audit_signature (
  audit INTEGER PRIMARY KEY REFERENCES audit (id),
  account INTEGER NOT NULL REFERENCES account (id),
  signing_key BLOB NOT NULL,
  signature BLOB NOT NULL
) STRICT;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE (ABORT, 'audit lines are never changed'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE (ABORT, 'audit lines are never deleted'); END;

-- One user action and the audit lines it wrote, for undo.
CREATE TABLE operation (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  account INTEGER NOT NULL,
  label TEXT NOT NULL,
  is_bulk INTEGER NOT NULL,
  first_line INTEGER NOT NULL,
  last_line INTEGER NOT NULL,
  n_changes INTEGER NOT NULL,
  undone_at INTEGER
) STRICT;

CREATE INDEX operation_by_account ON operation (account, id);

CREATE TABLE setting (
  "name" TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The key pair of a role. Whoever has the role holds its seed, sealed to their own account; account 0 is the recovery
-- key, so that a forgotten passphrase does not lose the safeguarding records.
CREATE TABLE role_key (
  role TEXT PRIMARY KEY,
  public_key BLOB NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE role_key_share (
  role TEXT NOT NULL REFERENCES role_key (role),
  account INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (role, account)
) STRICT, WITHOUT ROWID;
