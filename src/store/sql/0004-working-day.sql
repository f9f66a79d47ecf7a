-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 4: the working day. Plans and reviews with the rules for when they are due, appointments, group sessions and who
-- came, the people around a student, attendance, bursaries, checklists, self-ratings, achievements, the college's calendar,
-- what begins and ends at which age, saved views of a list, and pairs of students known not to be the same.

CREATE TABLE plan (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "type" TEXT NOT NULL,
  "title" TEXT,
  "status" TEXT NOT NULL,
  "date" TEXT NOT NULL,
  "time" TEXT,
  "place" TEXT,
  "not_held_reason" TEXT,
  "next_due" TEXT,
  "authority" TEXT,
  "chair" TEXT,
  "attendees" TEXT,
  "agenda" TEXT,
  "own_words" TEXT,
  "minutes" TEXT,
  "outcome" TEXT,
  "heads" TEXT,
  "submitted" TEXT,
  "quality" TEXT
) STRICT;

CREATE INDEX plan_by_student ON plan (student, "date");

CREATE INDEX plan_by_date ON plan ("date", status);

CREATE TABLE plan_rule (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "type" TEXT NOT NULL,
  "authority" TEXT,
  "rhythm" TEXT NOT NULL,
  "every" INTEGER,
  "cut_off_dates" TEXT,
  "source" TEXT
) STRICT;

CREATE TABLE appointment (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "type" TEXT NOT NULL,
  "date" TEXT NOT NULL,
  "time" TEXT,
  "minutes" INTEGER,
  "place" TEXT,
  "with_whom" TEXT,
  "person" INTEGER REFERENCES person (id),
  "transport" TEXT,
  "cost" INTEGER,
  "risk_read" INTEGER,
  "discreet" INTEGER,
  "outcome" TEXT,
  "next" TEXT
) STRICT;

CREATE INDEX appointment_by_student ON appointment (student, "date");

CREATE INDEX appointment_by_date ON appointment ("date", "time");

CREATE INDEX appointment_by_person ON appointment (person, "date");

CREATE TABLE group_session (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "title" TEXT NOT NULL,
  "date" TEXT NOT NULL,
  "time" TEXT,
  "minutes" INTEGER,
  "place" TEXT,
  "person" INTEGER REFERENCES person (id),
  "capacity" INTEGER,
  "risk_date" TEXT,
  "cost" INTEGER,
  "cancelled" INTEGER,
  "feedback" TEXT
) STRICT;

CREATE INDEX group_session_by_date ON group_session ("date", "time");

CREATE INDEX group_session_by_person ON group_session (person, "date");

CREATE TABLE attendee (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "group" INTEGER NOT NULL REFERENCES group_session (id),
  "status" TEXT NOT NULL,
  "own_words" TEXT
) STRICT;

CREATE INDEX attendee_by_student ON attendee (student, "group");

CREATE INDEX attendee_by_group ON attendee ("group", student);

CREATE TABLE professional (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "name" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "organisation" TEXT,
  "phone" TEXT,
  "email" TEXT,
  "may_contact" TEXT NOT NULL,
  "from" TEXT,
  "until" TEXT,
  "words" TEXT
) STRICT;

CREATE INDEX professional_by_student ON professional (student, role);

CREATE TABLE attendance (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "from" TEXT NOT NULL,
  "until" TEXT NOT NULL,
  "possible" INTEGER NOT NULL,
  "attended" INTEGER NOT NULL,
  "late" INTEGER,
  "authorised" INTEGER,
  "source" TEXT
) STRICT;

CREATE INDEX attendance_by_student ON attendance (student, "from");

CREATE TABLE bursary (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "year" INTEGER NOT NULL,
  "group" TEXT NOT NULL,
  "evidence" TEXT,
  "evidence_date" TEXT,
  "assessed" INTEGER,
  "awarded" INTEGER,
  "weeks" INTEGER,
  "paid" INTEGER,
  "paid_as" TEXT,
  "claim" TEXT,
  "stopped" TEXT
) STRICT;

CREATE INDEX bursary_by_student ON bursary (student, year);

CREATE TABLE checklist_item (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "list" TEXT NOT NULL,
  "item" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "date" TEXT,
  "words" TEXT
) STRICT;

CREATE UNIQUE INDEX checklist_item_by_student ON checklist_item (student, list, item) WHERE removed_at IS NULL;

CREATE TABLE self_rating (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "date" TEXT NOT NULL,
  "settled" INTEGER,
  "home" INTEGER,
  "money" INTEGER,
  "health" INTEGER,
  "feelings" INTEGER,
  "people" INTEGER,
  "learning" INTEGER,
  "future" INTEGER,
  "own_words" TEXT
) STRICT;

CREATE INDEX self_rating_by_student ON self_rating (student, "date");

CREATE TABLE achievement (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "date" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "own_words" TEXT
) STRICT;

CREATE INDEX achievement_by_student ON achievement (student, "date");

CREATE TABLE calendar_day (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "type" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "from" TEXT NOT NULL,
  "until" TEXT
) STRICT;

CREATE INDEX calendar_day_by_from ON calendar_day ("from");

CREATE TABLE entitlement (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "title" TEXT NOT NULL,
  "from_age" INTEGER,
  "until_age" INTEGER,
  "statuses" TEXT,
  "rule" TEXT NOT NULL,
  "source" TEXT NOT NULL
) STRICT;

CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "person" INTEGER REFERENCES person (id),
  "name" TEXT NOT NULL,
  "page" TEXT NOT NULL,
  "filters" TEXT NOT NULL
) STRICT;

CREATE INDEX saved_view_by_person ON saved_view (person, page);

CREATE TABLE not_duplicate (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "other_student" INTEGER NOT NULL REFERENCES student (id),
  "reason" TEXT
) STRICT;

CREATE INDEX not_duplicate_by_student ON not_duplicate (student);

CREATE INDEX not_duplicate_by_other_student ON not_duplicate (other_student);

ALTER TABLE task ADD COLUMN "plan" INTEGER REFERENCES plan (id);
CREATE INDEX task_by_plan ON task (plan) WHERE plan IS NOT NULL;

-- Kept by the store, so that lists sort and count by them: when contact is due, and the next plan or review.
ALTER TABLE student ADD COLUMN "contact_due" TEXT;
ALTER TABLE student ADD COLUMN "next_plan" TEXT;
ALTER TABLE student ADD COLUMN "archived_on" TEXT;
CREATE INDEX student_by_contact_due ON student (contact_due, id) WHERE stage = 'active';
-- Few are archived, and every list of tasks, plans and appointments asks who.
CREATE INDEX student_archived ON student (id) WHERE archived_on IS NOT NULL;
CREATE INDEX student_by_next_plan ON student (next_plan, id);
-- Lists leave archived students out: what they are sorted and searched by is still in one index.
DROP INDEX student_by_name;
CREATE INDEX student_by_name ON student (sort_key, id, removed_at, archived_on, search_key);
DROP INDEX student_by_stage;
CREATE INDEX student_by_stage ON student (stage, sort_key, id, removed_at, archived_on, search_key);
CREATE INDEX student_by_birth ON student (stage, date_of_birth, id);
-- Ids the college gave to records that were merged into this one: imports know the student by them as well.
ALTER TABLE student ADD COLUMN "other_ids" TEXT;

-- What was taken back can be done again; which of the two an operation is, the undo list says.
ALTER TABLE operation ADD COLUMN is_undo INTEGER NOT NULL DEFAULT 0;

-- What was done to one record: asked for each record that moved in a merge, and by undo. The record stands first, because
-- there are only some thirty kinds.
CREATE INDEX audit_by_record ON audit (record, kind, id);

-- "form" tells drafts of one kind about one student apart: which record a form changes, or what it adds one to. It is empty
-- for the one note, meeting or register that is written beside a student. moved_from is the student a draft was about
-- before two records were merged, for taking that back.
ALTER TABLE draft RENAME TO draft_before;
CREATE TABLE draft (
  account INTEGER NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL,
  student INTEGER NOT NULL,
  form TEXT NOT NULL DEFAULT '',
  record INTEGER NOT NULL,
  base_version INTEGER NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  moved_from INTEGER,
  PRIMARY KEY (account, kind, student, form)
) STRICT, WITHOUT ROWID;
INSERT INTO draft (account, kind, student, record, base_version, body, at)
  SELECT account, kind, student, record, base_version, body, at FROM draft_before;
DROP TABLE draft_before;

-- Search beyond notes: the words of plans, appointments, goals, steps, tasks, groups, achievements and the people around a
-- student, kept by the save path (kith-search-index.c). A row's number is its kind's place times 2 to the power of 40, plus
-- its id, so that each kind is one stretch, newest last. "extra" holds the words people type otherwise, as search_words does.
CREATE VIRTUAL TABLE record_search USING fts5 (
  words, extra, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO record_search (record_search, rank) VALUES ('secure-delete', 1);

-- What is in the file already. A line for each field, in the order of the kind's table.
INSERT INTO record_search (rowid, words, extra)
  SELECT number, words, extra_words (words) FROM (
    SELECT (3 << 40) + id AS number, coalesce ("text" || char (10), '') || coalesce ("why" || char (10), '')
      || coalesce ("evidence" || char (10), '') AS words
    FROM goal ORDER BY id);
INSERT INTO record_search (rowid, words, extra)
  SELECT number, words, extra_words (words) FROM (
    SELECT (4 << 40) + id AS number, coalesce ("text" || char (10), '') || coalesce ("who" || char (10), '') AS words
    FROM step ORDER BY id);
INSERT INTO record_search (rowid, words, extra)
  SELECT number, words, extra_words (words) FROM (
    SELECT (5 << 40) + id AS number, coalesce ("text" || char (10), '') AS words FROM task ORDER BY id);
