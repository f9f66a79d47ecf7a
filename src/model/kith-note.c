/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note.h"

#include "kith-date.h"
#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"
#include "kith-student.h"
#include "kith-text.h"

#include <string.h>

struct _KithNote
{
  KithRecord parent_instance;
};

#define TEXT(record, field) kith_record_get_text (record, KITH_NOTE_##field)

static void
check_date (KithRecord      *record,
            guint            field,
            const KithRules *rules,
            KithProblems    *problems)
{
  g_autoptr (KithRecord) student =
    kith_rules_find (rules, "student", kith_record_get_number (record, KITH_NOTE_STUDENT));
  GDate date, start;

  kith_record_get_date (record, field, &date);
  if (g_date_compare (&date, &rules->today) > 0)
    kith_problems_add (problems, "date", KITH_SEVERITY_ERROR,
                       _("Notes are for things that have happened. Choose today or an earlier day."));
  else if (student != NULL && kith_record_get_date (student, KITH_STUDENT_START_DATE, &start) &&
           g_date_compare (&date, &start) < 0)
    kith_problems_add (problems, "date", KITH_SEVERITY_WARNING,
                       _("This is before the student started here. Is the date right?"));
}

static void
check_length (KithRecord      *record,
              guint            field,
              const KithRules *rules,
              KithProblems    *problems)
{
  const char *text = kith_record_get_text (record, field);
  g_autofree char *length = kith_text_format_number (kith_text_get_length (text));

  if (kith_text_get_length (text) > 20000)
    kith_problems_add (problems, "text", KITH_SEVERITY_ERROR,
                       /* Translators: a length with thousands separators */
                       _("That is %s characters. The limit is 20,000. Split it into two notes."), length);
}

static const KithField note_fields[] = {
  [KITH_NOTE_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose a student.") },
  [KITH_NOTE_AUTHOR] = { "author", KITH_FIELD_LINK, N_("Written by"), .kind = "person",
    .flags = KITH_FIELD_SYSTEM | KITH_FIELD_PERSONAL },
  [KITH_NOTE_DATE] = { "date", KITH_FIELD_DATE, N_("Date"), .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL,
    .missing = N_("Enter the day it happened."), .check = check_date },
  [KITH_NOTE_TIME] = { "time", KITH_FIELD_TIME, N_("Time"), .flags = KITH_FIELD_PERSONAL },
  [KITH_NOTE_TYPE] = { "type", KITH_FIELD_CHOICE, N_("Type"), .choices = &kith_note_types,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL, .missing = N_("Choose what kind of contact it was.") },
  [KITH_NOTE_CONTACT_MADE] = { "contact-made", KITH_FIELD_CHOICE, N_("Contact made"), .choices = &kith_contact_made,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL, .missing = N_("Say whether you reached the student.") },
  [KITH_NOTE_MINUTES] = { "minutes", KITH_FIELD_MINUTES, N_("Minutes"), .flags = KITH_FIELD_PERSONAL,
    .headers = "duration;length" },
  [KITH_NOTE_PLACE] = { "place", KITH_FIELD_LINE, N_("Place"), .flags = KITH_FIELD_PERSONAL | KITH_FIELD_MORE },
  [KITH_NOTE_PRESENT] = { "present", KITH_FIELD_LINE, N_("Who else was there"), .limit = 400,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_MORE | KITH_FIELD_SEALED },
  /* The limit of 20,000 is the check's, so that its message can say what to do about a note that is too long. */
  [KITH_NOTE_TEXT] = { "text", KITH_FIELD_TEXT, N_("What happened"), .limit = G_MAXINT64,
    .flags = KITH_FIELD_SEARCHED | KITH_FIELD_PERSONAL | KITH_FIELD_SEALED, .check = check_length,
    .headers = "note;notes;what happened;details;description" },
  [KITH_NOTE_OWN_WORDS] = { "own-words", KITH_FIELD_TEXT, N_("In their own words"),
    .flags = KITH_FIELD_SEARCHED | KITH_FIELD_PERSONAL | KITH_FIELD_SEALED, .headers = "own words;quote" },
  [KITH_NOTE_STRENGTHS] = { "strengths", KITH_FIELD_TEXT, N_("Strengths and good news"),
    .flags = KITH_FIELD_SEARCHED | KITH_FIELD_PERSONAL | KITH_FIELD_SEALED | KITH_FIELD_MORE },
  [KITH_NOTE_NEXT_STEPS] = { "next-steps", KITH_FIELD_TEXT, N_("Next steps"),
    .flags = KITH_FIELD_SEARCHED | KITH_FIELD_PERSONAL | KITH_FIELD_SEALED | KITH_FIELD_MORE,
    .hint = N_("Each line becomes a task") },
  [KITH_NOTE_GOALS] = { "goals", KITH_FIELD_LINKS, N_("Goals"), .kind = "goal",
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_MORE },
  [KITH_NOTE_TOPICS] = { "topics", KITH_FIELD_CHOICES, N_("Topics"), .choices = &kith_topics,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_MORE },
  [KITH_NOTE_VISIBILITY] = { "visibility", KITH_FIELD_CHOICE, N_("Who may read it"), .choices = &kith_visibilities,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL },
  [KITH_NOTE_HARD] = { "hard", KITH_FIELD_FLAG, N_("This was hard for me"), .flags = KITH_FIELD_PRIVATE,
    .hint = N_("Only you see this tick. Your supervisor is asked to offer you a debrief, and never learns which note it was") },
  [KITH_NOTE_LATE_REASON] = { "late-reason", KITH_FIELD_LINE, N_("Why late?"), .flags = KITH_FIELD_PERSONAL },
  [KITH_NOTE_RECORDED_AT] = { "recorded-at", KITH_FIELD_INSTANT, N_("Recorded"),
    .flags = KITH_FIELD_SYSTEM | KITH_FIELD_PERSONAL },
  [KITH_NOTE_STRUCK_AT] = { "struck-at", KITH_FIELD_INSTANT, N_("Struck out"),
    .flags = KITH_FIELD_SYSTEM | KITH_FIELD_PERSONAL },
  [KITH_NOTE_STRUCK_BY] = { "struck-by", KITH_FIELD_LINK, N_("Struck out by"), .kind = "person",
    .flags = KITH_FIELD_SYSTEM | KITH_FIELD_PERSONAL },
  [KITH_NOTE_STRUCK_REASON] = { "struck-reason", KITH_FIELD_LINE, N_("Why it was struck out"),
    .flags = KITH_FIELD_SYSTEM | KITH_FIELD_PERSONAL },
};

static void
check_lateness (KithRecord      *record,
                const KithRules *rules,
                KithProblems    *problems)
{
  GDate date;

  if (rules->before != NULL || kith_record_has (record, KITH_NOTE_LATE_REASON) ||
      !kith_record_get_date (record, KITH_NOTE_DATE, &date))
    return;
  if (g_date_days_between (&date, &rules->today) > rules->late_days)
    kith_problems_add (problems, "late-reason", KITH_SEVERITY_ERROR,
                       /* Translators: a number of days */
                       ngettext ("This is more than %d day ago. Say why it is recorded late.",
                                 "This is more than %d days ago. Say why it is recorded late.",
                                 (gulong) rules->late_days),
                       rules->late_days);
}

static void
check_note (KithRecord      *record,
            const KithRules *rules,
            KithProblems    *problems)
{
  gboolean silent = kith_text_is_empty (TEXT (record, TEXT)) && kith_text_is_empty (TEXT (record, OWN_WORDS));

  if (silent && g_strcmp0 (TEXT (record, CONTACT_MADE), "attempted") != 0)
    kith_problems_add (problems, "text", KITH_SEVERITY_ERROR, _("Write at least one sentence."));
  check_lateness (record, rules, problems);
  if (rules->before != NULL && kith_note_is_locked (rules->before, rules->now, rules->lock_hours))
    kith_problems_add (problems, NULL, KITH_SEVERITY_ERROR,
                       /* Translators: a number of hours */
                       ngettext ("This note is more than %d hour old and stays as it is. Add an amendment instead.",
                                 "This note is more than %d hours old and stays as it is. Add an amendment instead.",
                                 (gulong) rules->lock_hours),
                       rules->lock_hours);
}

static char *
dup_title (KithRecord *record)
{
  g_autofree char *type = kith_record_format (record, KITH_NOTE_TYPE);
  g_autofree char *date = kith_date_format_iso_short (TEXT (record, DATE));

  /* Translators: type and date of a note */
  return g_strdup_printf (_("%s, %s"), type, date);
}

const KithKind kith_note_kind = {
  .name = "note",
  .plural = "notes",
  .table = "note",
  .label = N_("Note"),
  .label_plural = N_("Notes"),
  .fields = note_fields,
  .n_fields = G_N_ELEMENTS (note_fields),
  .get_type = kith_note_get_type,
  .student_field = KITH_NOTE_STUDENT,
  .author_field = KITH_NOTE_AUTHOR,
  .visibility_field = KITH_NOTE_VISIBILITY,
  .struck_field = KITH_NOTE_STRUCK_AT,
  .parent_field = KITH_NO_FIELD,
  .order = "-date -time",
  .check = check_note,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithNote, kith_note)

/**
 * kith_note_is_locked:
 * @self: a note
 * @now: the moment of the clock, seconds since 1970 in UTC
 * @lock_hours: how long a note may be changed after it was recorded
 *
 * Returns: whether it takes amendments only
 */
gboolean
kith_note_is_locked (KithRecord *self,
                     gint64      now,
                     int         lock_hours)
{
  gint64 recorded = kith_record_get_number (self, KITH_NOTE_RECORDED_AT);

  return recorded != 0 && now - recorded > (gint64) lock_hours * 3600;
}

/**
 * kith_note_is_struck:
 * @self: a note
 *
 * Returns: whether it was struck out, and so counts nowhere but in the access pack
 */
gboolean
kith_note_is_struck (KithRecord *self)
{
  return kith_record_has (self, KITH_NOTE_STRUCK_AT);
}
