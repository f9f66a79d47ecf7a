/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-supervision.h"

#include "kith-date.h"
#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* Sealed to the two people, and to the safeguarding lead when the one who is supervised agrees. Its kind is sealed as well:
 * that it was a debrief says that something was hard. */
struct _KithSupervision
{
  KithRecord parent_instance;
};

static const KithField supervision_fields[] = {
  [KITH_SUPERVISION_PERSON] = { "person", KITH_FIELD_LINK, N_("Who is supervised"), .kind = "person",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose who is supervised."),
    .section = N_("Session") },
  [KITH_SUPERVISION_SUPERVISOR] = { "supervisor", KITH_FIELD_LINK, N_("Supervisor"), .kind = "person",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose the supervisor."), .section = N_("Session") },
  [KITH_SUPERVISION_DATE] = { "date", KITH_FIELD_DATE, N_("Date"), .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK,
    .missing = N_("Enter the day."), .section = N_("Session") },
  [KITH_SUPERVISION_TIME] = { "time", KITH_FIELD_TIME, N_("Time"), .flags = KITH_FIELD_MORE, .section = N_("Session") },
  [KITH_SUPERVISION_TYPE] = { "type", KITH_FIELD_CHOICE, N_("Kind"), .choices = &kith_supervision_types,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK | KITH_FIELD_SEALED,
    .missing = N_("Choose what kind of session it was."),
    .section = N_("Session") },
  [KITH_SUPERVISION_MINUTES] = { "minutes", KITH_FIELD_MINUTES, N_("Minutes"), .flags = KITH_FIELD_QUICK,
    .section = N_("Session") },
  [KITH_SUPERVISION_WELLBEING] = { "wellbeing", KITH_FIELD_NUMBER, N_("How they are, 1 to 5, in their own view"),
    .limit = 5, .minimum = 1, .flags = KITH_FIELD_SEALED | KITH_FIELD_QUICK, .section = N_("What was said") },
  [KITH_SUPERVISION_CASELOAD] = { "caseload", KITH_FIELD_TEXT, N_("Students talked about"), .flags = KITH_FIELD_SEALED,
    .hint = N_("Facts about students belong in their notes"), .section = N_("What was said") },
  [KITH_SUPERVISION_WENT_WELL] = { "went-well", KITH_FIELD_TEXT, N_("What went well"),
    .flags = KITH_FIELD_SEALED | KITH_FIELD_QUICK, .section = N_("What was said") },
  [KITH_SUPERVISION_HARD_MOMENTS] = { "hard-moments", KITH_FIELD_TEXT, N_("Hard moments"),
    .flags = KITH_FIELD_SEALED | KITH_FIELD_QUICK, .section = N_("What was said") },
  [KITH_SUPERVISION_BOUNDARIES] = { "boundaries", KITH_FIELD_TEXT, N_("Boundaries"), .flags = KITH_FIELD_SEALED,
    .section = N_("What was said") },
  [KITH_SUPERVISION_TRAINING] = { "training", KITH_FIELD_TEXT, N_("Training and study"), .flags = KITH_FIELD_SEALED,
    .section = N_("What was said") },
  [KITH_SUPERVISION_ACTIONS] = { "actions", KITH_FIELD_TEXT, N_("What we agreed"),
    .flags = KITH_FIELD_SEALED | KITH_FIELD_QUICK, .section = N_("What was said") },
  [KITH_SUPERVISION_NEXT] = { "next", KITH_FIELD_DATE, N_("Next session"), .flags = KITH_FIELD_QUICK,
    .hint = N_("Supervision is due again after 35 days at the latest, unless the college says otherwise"),
    .section = N_("Next") },
  [KITH_SUPERVISION_CONSENT] = { "consent", KITH_FIELD_FLAG, N_("The safeguarding lead may read this"),
    .flags = KITH_FIELD_OWNED, .hint = N_("Only the person supervised decides this"), .section = N_("Next") },
};

static void
check_supervision (KithRecord      *record,
                   const KithRules *rules,
                   KithProblems    *problems)
{
  GDate date, next;

  if (kith_record_get_number (record, KITH_SUPERVISION_PERSON) != 0 &&
      kith_record_get_number (record, KITH_SUPERVISION_PERSON) == kith_record_get_number (record, KITH_SUPERVISION_SUPERVISOR))
    kith_problems_add (problems, "supervisor", KITH_SEVERITY_ERROR, _("Nobody supervises themselves. Choose somebody else."));
  if (!kith_record_get_date (record, KITH_SUPERVISION_DATE, &date))
    return;
  if (g_date_compare (&date, &rules->today) > 0)
    kith_problems_add (problems, "date", KITH_SEVERITY_ERROR,
                       _("This day hasn’t come yet. Put it under “Next session” of the last one."));
  if (kith_record_get_date (record, KITH_SUPERVISION_NEXT, &next) && g_date_compare (&next, &date) <= 0)
    kith_problems_add (problems, "next", KITH_SEVERITY_ERROR, _("The next session is not after this one."));
}

static char *
dup_title (KithRecord *record)
{
  g_autofree char *type = kith_record_has (record, KITH_SUPERVISION_TYPE)
                            ? kith_record_format (record, KITH_SUPERVISION_TYPE) : g_strdup (_("Supervision"));
  g_autofree char *date = kith_date_format_iso_short (kith_record_get_text (record, KITH_SUPERVISION_DATE));

  /* Translators: kind of supervision and its date */
  return g_strdup_printf (_("%s, %s"), type, date);
}

const KithKind kith_supervision_kind = {
  .name = "supervision",
  .plural = "supervisions",
  .table = "supervision",
  .label = N_("Supervision"),
  .label_plural = N_("Supervisions"),
  .fields = supervision_fields,
  .n_fields = G_N_ELEMENTS (supervision_fields),
  .get_type = kith_supervision_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .sealed = KITH_SEALED_FOR_PEOPLE,
  .reader = "supervisor",
  .order = "-date",
  .check = check_supervision,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithSupervision, kith_supervision)
