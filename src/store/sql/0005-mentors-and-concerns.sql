-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 5: the mentor's own side, and keeping people safe. Programmes with their log, journal and assessments, supervision
-- and support, agreements and recruitment, safeguarding concerns and what was done about them, former students in the team,
-- wordings, names marked in notes, endings, and the college's own settings.

CREATE TABLE programme (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "person" INTEGER NOT NULL REFERENCES person (id),
  "standard" TEXT NOT NULL,
  "standard_version" TEXT,
  "provider" TEXT,
  "assessor" TEXT,
  "assessment_organisation" TEXT,
  "start" TEXT NOT NULL,
  "planned_end" TEXT,
  "ended_on" TEXT,
  "weekly_target" INTEGER,
  "target_rule" TEXT,
  "total_required" INTEGER,
  "leave_weeks" INTEGER
) STRICT;

CREATE TABLE log_entry (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "person" INTEGER NOT NULL REFERENCES person (id),
  "date" TEXT NOT NULL,
  "time" TEXT,
  "type" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "minutes" INTEGER NOT NULL,
  "attended" TEXT,
  "learned" TEXT,
  "ksbs" TEXT,
  "paid" INTEGER,
  "tests" TEXT,
  "off_the_job" INTEGER,
  "evidence" TEXT,
  "note" INTEGER REFERENCES note (id),
  "journal" INTEGER REFERENCES journal_entry (id),
  "supervision" INTEGER REFERENCES supervision (id)
) STRICT;

CREATE TABLE journal_entry (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "person" INTEGER NOT NULL REFERENCES person (id),
  "date" TEXT NOT NULL,
  "title" TEXT,
  "text" TEXT,
  "minutes" INTEGER,
  "shared_with" INTEGER REFERENCES person (id),
  sealed BLOB
) STRICT;

CREATE TABLE assessment (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "person" INTEGER NOT NULL REFERENCES person (id),
  "term" TEXT NOT NULL,
  "date" TEXT NOT NULL,
  "assessor" TEXT,
  "result" TEXT NOT NULL,
  "feedback" TEXT,
  "actions" TEXT
) STRICT;

CREATE TABLE ksb (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "code" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "standard_version" TEXT
) STRICT;

CREATE TABLE supervision (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "person" INTEGER NOT NULL REFERENCES person (id),
  "supervisor" INTEGER NOT NULL REFERENCES person (id),
  "date" TEXT NOT NULL,
  "time" TEXT,
  "type" TEXT,
  "minutes" INTEGER,
  "wellbeing" INTEGER,
  "caseload" TEXT,
  "went_well" TEXT,
  "hard_moments" TEXT,
  "boundaries" TEXT,
  "training" TEXT,
  "actions" TEXT,
  "next" TEXT,
  "consent" INTEGER,
  sealed BLOB
) STRICT;

CREATE TABLE wellness_plan (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "person" INTEGER NOT NULL REFERENCES person (id),
  "signs" TEXT,
  "helps" TEXT,
  "call" TEXT,
  "manager_does" TEXT,
  "manager_avoids" TEXT,
  "share_supervisor" INTEGER,
  "share_manager" INTEGER,
  "share_lead" INTEGER
) STRICT;

CREATE TABLE agreement (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "person" INTEGER NOT NULL REFERENCES person (id),
  "shares" TEXT,
  "keeps" TEXT,
  "contact" TEXT,
  "agreed_on" TEXT NOT NULL,
  "agreed_with" INTEGER REFERENCES person (id),
  "review" TEXT
) STRICT;

CREATE TABLE recruitment (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "person" INTEGER NOT NULL REFERENCES person (id),
  "stage" TEXT NOT NULL,
  "date" TEXT NOT NULL,
  "remark" TEXT
) STRICT;

CREATE TABLE support_offer (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "person" INTEGER NOT NULL REFERENCES person (id),
  "supervisor" INTEGER NOT NULL REFERENCES person (id),
  "type" TEXT NOT NULL,
  "due" TEXT NOT NULL,
  "offered_on" TEXT,
  "answer" TEXT,
  "until" TEXT,
  "note" INTEGER REFERENCES note (id)
) STRICT;

CREATE TABLE concern (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "about" TEXT NOT NULL,
  "student" INTEGER REFERENCES student (id),
  "staff" INTEGER REFERENCES person (id),
  "about_name" TEXT,
  "date" TEXT NOT NULL,
  "time" TEXT,
  "told_date" TEXT NOT NULL,
  "told_time" TEXT,
  "facts" TEXT,
  "exact_words" TEXT,
  "injuries" TEXT,
  "immediate_action" TEXT,
  "told_to" TEXT,
  "late_reason" TEXT,
  "author" INTEGER NOT NULL REFERENCES person (id),
  "author_role" TEXT,
  "recorded_at" INTEGER,
  "read_at" INTEGER,
  "read_by" INTEGER REFERENCES person (id),
  "level" TEXT,
  "decision" TEXT,
  "reasons" TEXT,
  "outcome" TEXT,
  "closed_on" TEXT,
  sealed BLOB
) STRICT;

CREATE TABLE concern_action (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "concern" INTEGER NOT NULL REFERENCES concern (id),
  "author" INTEGER NOT NULL REFERENCES person (id),
  "date" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "to" TEXT,
  "reference" TEXT,
  "text" TEXT,
  "reasons" TEXT,
  "recorded_at" INTEGER,
  sealed BLOB
) STRICT;

CREATE TABLE concern_receipt (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "person" INTEGER NOT NULL REFERENCES person (id),
  "number" INTEGER,
  "recorded_at" INTEGER,
  "received_at" INTEGER,
  "closed_on" TEXT
) STRICT;

CREATE TABLE transfer (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "to" TEXT NOT NULL,
  "to_person" TEXT,
  "moved_on" TEXT NOT NULL,
  "sent_on" TEXT,
  "sent_how" TEXT,
  "received_on" TEXT,
  "received_by" TEXT
) STRICT;

CREATE TABLE former_student (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "person" INTEGER NOT NULL REFERENCES person (id),
  "student" INTEGER NOT NULL REFERENCES student (id)
) STRICT;

CREATE TABLE wording (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "words" TEXT NOT NULL,
  "instead" TEXT NOT NULL,
  "reason" TEXT NOT NULL
) STRICT;

CREATE TABLE note_mark (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "note" INTEGER NOT NULL REFERENCES note (id),
  "field" TEXT NOT NULL,
  "words" TEXT,
  "reason" TEXT NOT NULL,
  sealed BLOB
) STRICT;

CREATE TABLE ending (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "student" INTEGER NOT NULL REFERENCES student (id),
  "person" INTEGER NOT NULL REFERENCES person (id),
  "first_session" TEXT,
  "second_session" TEXT,
  "last_session" TEXT NOT NULL,
  "told_on" TEXT,
  "goodbye" TEXT,
  "next_person" INTEGER REFERENCES person (id),
  "introduced_on" TEXT,
  "done_on" TEXT
) STRICT;

CREATE TABLE college (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  removed_at INTEGER,
  "name" TEXT,
  "lead_name" TEXT,
  "lead_phone" TEXT,
  "other_phone" TEXT,
  "principal" TEXT,
  "supervision_days" INTEGER,
  "show_closed" INTEGER
) STRICT;

CREATE INDEX programme_by_person ON programme (person, start);
CREATE INDEX log_entry_by_person ON log_entry (person, "date");
CREATE INDEX log_entry_by_note ON log_entry (note) WHERE note IS NOT NULL;
CREATE INDEX log_entry_by_journal ON log_entry (journal) WHERE journal IS NOT NULL;
CREATE INDEX log_entry_by_supervision ON log_entry (supervision) WHERE supervision IS NOT NULL;
CREATE INDEX journal_entry_by_person ON journal_entry (person, "date");
CREATE INDEX assessment_by_person ON assessment (person, "date");
CREATE INDEX supervision_by_person ON supervision (person, "date");
CREATE INDEX supervision_by_supervisor ON supervision (supervisor, "date");
CREATE INDEX support_offer_by_person ON support_offer (person, due);
CREATE INDEX support_offer_by_supervisor ON support_offer (supervisor, due);
CREATE INDEX support_offer_by_note ON support_offer (note) WHERE note IS NOT NULL;
CREATE INDEX agreement_by_person ON agreement (person, agreed_on);
CREATE INDEX recruitment_by_person ON recruitment (person, "date");
CREATE INDEX concern_by_student ON concern (student, recorded_at);
CREATE INDEX concern_unread ON concern (read_at) WHERE read_at IS NULL;
CREATE INDEX concern_action_by_concern ON concern_action (concern);
CREATE INDEX concern_receipt_by_person ON concern_receipt (person, recorded_at);
CREATE INDEX transfer_by_student ON transfer (student);
-- Every list of records of students asks whether one is kept apart.
CREATE INDEX former_student_by_student ON former_student (student) WHERE removed_at IS NULL;
CREATE INDEX note_mark_by_note ON note_mark (note);
CREATE INDEX ending_by_student ON ending (student);
CREATE INDEX ending_by_person ON ending (person, last_session);

ALTER TABLE person ADD COLUMN "supervisor" INTEGER REFERENCES person (id);
ALTER TABLE person ADD COLUMN "line_manager" INTEGER REFERENCES person (id);
CREATE INDEX person_by_supervisor ON person (supervisor) WHERE supervisor IS NOT NULL;
