/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-ending.h"

#include "kith-date.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* How support by a mentor comes to an end without a surprise: the last sessions, a goodbye, who comes next. */
struct _KithEnding
{
  KithRecord parent_instance;
};

static const KithField ending_fields[] = {
  [KITH_ENDING_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose a student.") },
  [KITH_ENDING_PERSON] = { "person", KITH_FIELD_LINK, N_("Mentor"), .kind = "person",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose whose support ends.") },
  [KITH_ENDING_FIRST_SESSION] = { "first-session", KITH_FIELD_DATE, N_("Third session before the end"),
    .flags = KITH_FIELD_QUICK },
  [KITH_ENDING_SECOND_SESSION] = { "second-session", KITH_FIELD_DATE, N_("Last but one"), .flags = KITH_FIELD_QUICK },
  [KITH_ENDING_LAST_SESSION] = { "last-session", KITH_FIELD_DATE, N_("Last session"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK, .missing = N_("Enter the day of the last session.") },
  [KITH_ENDING_TOLD_ON] = { "told-on", KITH_FIELD_DATE, N_("Student told on"), .flags = KITH_FIELD_QUICK,
    .hint = N_("No surprises: before the last three sessions") },
  [KITH_ENDING_GOODBYE] = { "goodbye", KITH_FIELD_TEXT, N_("Goodbye note"), .limit = 4000,
    .flags = KITH_FIELD_PERSONAL, .hint = N_("For the student to keep") },
  [KITH_ENDING_NEXT_PERSON] = { "next-person", KITH_FIELD_LINK, N_("Who comes next"), .kind = "person",
    .flags = KITH_FIELD_QUICK },
  [KITH_ENDING_INTRODUCED_ON] = { "introduced-on", KITH_FIELD_DATE, N_("Introduced on"), .flags = KITH_FIELD_QUICK },
  [KITH_ENDING_DONE_ON] = { "done-on", KITH_FIELD_DATE, N_("Ended on"), .flags = KITH_FIELD_SYSTEM },
};

static void
check_ending (KithRecord      *record,
              const KithRules *rules,
              KithProblems    *problems)
{
  static const KithEndingField order[] = {
    KITH_ENDING_TOLD_ON, KITH_ENDING_FIRST_SESSION, KITH_ENDING_SECOND_SESSION, KITH_ENDING_LAST_SESSION,
  };
  GDate before, day;

  g_date_clear (&before, 1);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    if (!kith_record_get_date (record, order[i], &day))
      continue;
    if (g_date_valid (&before) && g_date_compare (&day, &before) < 0)
      kith_problems_add (problems, kith_ending_kind.fields[order[i]].name, KITH_SEVERITY_ERROR,
                         _("This is before the step that comes first."));
    before = day;
  }
  if (kith_record_get_number (record, KITH_ENDING_NEXT_PERSON) != 0 &&
      kith_record_get_number (record, KITH_ENDING_NEXT_PERSON) == kith_record_get_number (record, KITH_ENDING_PERSON))
    kith_problems_add (problems, "next-person", KITH_SEVERITY_ERROR, _("Choose somebody else than the one who goes."));
}

static char *
dup_title (KithRecord *record)
{
  g_autofree char *date = kith_date_format_iso_short (kith_record_get_text (record, KITH_ENDING_LAST_SESSION));

  /* Translators: the day of the last session with a mentor */
  return g_strdup_printf (_("Last session %s"), date);
}

const KithKind kith_ending_kind = {
  .name = "ending",
  .plural = "endings",
  .table = "ending",
  .label = N_("Ending well"),
  .label_plural = N_("Endings"),
  .fields = ending_fields,
  .n_fields = G_N_ELEMENTS (ending_fields),
  .get_type = kith_ending_get_type,
  .student_field = KITH_ENDING_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-last-session",
  .check = check_ending,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithEnding, kith_ending)

/* How long before the last session each step should be seen to. */
#define TELL_DAYS 28
#define CHOOSE_NEXT_DAYS 14
#define FINISH_DAYS 7

/**
 * kith_ending_get_due_step:
 * @self: how support comes to an end
 * @today: the day of the clock
 *
 * Returns: (nullable): the first step that is due and not done, in words; %NULL when nothing is due today
 */
const char *
kith_ending_get_due_step (KithRecord  *self,
                          const GDate *today)
{
  GDate last;
  int days = 0;

  if (kith_record_has (self, KITH_ENDING_DONE_ON) || !kith_record_get_date (self, KITH_ENDING_LAST_SESSION, &last))
    return NULL;
  days = g_date_days_between (today, &last);
  if (!kith_record_has (self, KITH_ENDING_TOLD_ON) && days <= TELL_DAYS)
    return _("Tell the student that the support is coming to an end");
  if (!kith_record_has (self, KITH_ENDING_NEXT_PERSON) && days <= CHOOSE_NEXT_DAYS)
    return _("Choose who comes next");
  if (kith_record_has (self, KITH_ENDING_NEXT_PERSON) && !kith_record_has (self, KITH_ENDING_INTRODUCED_ON) &&
      days <= FINISH_DAYS)
    return _("Introduce the person who comes next");
  if (!kith_record_has (self, KITH_ENDING_GOODBYE) && days <= FINISH_DAYS)
    return _("Write the goodbye note");
  return days < 0 ? _("The last session has passed: end the support") : NULL;
}
