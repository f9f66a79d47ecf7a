/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-programme.h"

#include "kith-date.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* An apprenticeship of somebody in the team: from when to when, and how much of it is study. */
struct _KithProgramme
{
  KithRecord parent_instance;
};

static const KithField programme_fields[] = {
  [KITH_PROGRAMME_PERSON] = { "person", KITH_FIELD_LINK, N_("Apprentice"), .kind = "person",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose who is on the programme."),
    .section = N_("Programme") },
  [KITH_PROGRAMME_STANDARD] = { "standard", KITH_FIELD_LINE, N_("Standard"), .limit = 100,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK,
    .missing = N_("Enter the standard, such as Level 3 Peer Worker, ST0896."), .section = N_("Programme") },
  [KITH_PROGRAMME_STANDARD_VERSION] = { "standard-version", KITH_FIELD_LINE, N_("Version of the standard"),
    .limit = 40, .flags = KITH_FIELD_QUICK, .section = N_("Programme") },
  [KITH_PROGRAMME_PROVIDER] = { "provider", KITH_FIELD_LINE, N_("Training provider"), .limit = 100,
    .section = N_("Programme") },
  [KITH_PROGRAMME_ASSESSOR] = { "assessor", KITH_FIELD_LINE, N_("Tutor or assessor"), .limit = 100,
    .section = N_("Programme") },
  [KITH_PROGRAMME_ASSESSMENT_ORGANISATION] = { "assessment-organisation", KITH_FIELD_LINE, N_("End-point assessment organisation"),
    .limit = 100, .section = N_("Programme") },
  [KITH_PROGRAMME_START] = { "start", KITH_FIELD_DATE, N_("Start"), .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK,
    .missing = N_("Enter the first day of the programme."), .section = N_("Dates") },
  [KITH_PROGRAMME_PLANNED_END] = { "planned-end", KITH_FIELD_DATE, N_("Planned end"), .flags = KITH_FIELD_QUICK,
    .hint = N_("Leave blank for 18 months after the start"), .section = N_("Dates") },
  [KITH_PROGRAMME_ENDED_ON] = { "ended-on", KITH_FIELD_DATE, N_("Left or finished on"), .section = N_("Dates") },
  [KITH_PROGRAMME_WEEKLY_TARGET] = { "weekly-target", KITH_FIELD_MINUTES, N_("Study each week"), .limit = 2400,
    .flags = KITH_FIELD_QUICK, .hint = N_("Leave blank for 6 hours"), .section = N_("Study") },
  [KITH_PROGRAMME_TARGET_RULE] = { "target-rule", KITH_FIELD_LINE, N_("Rule for the weekly target"), .limit = 200,
    .hint = N_("Such as: 6 hours a week, starts from 1 August 2022 to 31 July 2025"), .section = N_("Study") },
  [KITH_PROGRAMME_TOTAL_REQUIRED] = { "total-required", KITH_FIELD_NUMBER, N_("Off-the-job hours required in all"),
    .limit = 3000,
    .hint = N_("From the standard or the training plan; leave blank to work it out from the weekly target"),
    .section = N_("Study") },
  [KITH_PROGRAMME_LEAVE_WEEKS] = { "leave-weeks", KITH_FIELD_NUMBER, N_("Weeks of leave a year"), .limit = 26,
    .hint = N_("Leave blank for 5.6 weeks, the least the law allows"), .section = N_("Study") },
};

static void
check_programme (KithRecord      *record,
                 const KithRules *rules,
                 KithProblems    *problems)
{
  GDate start, end, ended;

  if (!kith_record_get_date (record, KITH_PROGRAMME_START, &start))
    return;
  if (kith_record_get_date (record, KITH_PROGRAMME_PLANNED_END, &end) && g_date_compare (&end, &start) <= 0)
    kith_problems_add (problems, "planned-end", KITH_SEVERITY_ERROR, _("Planned end is not after the start."));
  if (kith_record_get_date (record, KITH_PROGRAMME_ENDED_ON, &ended) && g_date_compare (&ended, &start) < 0)
    kith_problems_add (problems, "ended-on", KITH_SEVERITY_ERROR, _("This is before the start."));
}

static char *
dup_title (KithRecord *record)
{
  return g_strdup (kith_record_get_text (record, KITH_PROGRAMME_STANDARD));
}

const KithKind kith_programme_kind = {
  .name = "programme",
  .plural = "programmes",
  .table = "programme",
  .label = N_("Programme"),
  .label_plural = N_("Programmes"),
  .fields = programme_fields,
  .n_fields = G_N_ELEMENTS (programme_fields),
  .get_type = kith_programme_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-start",
  .check = check_programme,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithProgramme, kith_programme)

/**
 * kith_programme_get_planned_end:
 * @self: a programme
 * @end: (out caller-allocates): the planned end
 *
 * Returns: whether there is one: what was typed, or 18 months after the start
 */
gboolean
kith_programme_get_planned_end (KithRecord *self,
                                GDate      *end)
{
  if (kith_record_get_date (self, KITH_PROGRAMME_PLANNED_END, end))
    return TRUE;
  if (!kith_record_get_date (self, KITH_PROGRAMME_START, end))
    return FALSE;
  g_date_add_months (end, KITH_PROGRAMME_MONTHS);
  return TRUE;
}

/**
 * kith_programme_get_weekly_target:
 * @self: a programme
 *
 * Six hours hold for starts from 1 August 2022 to 31 July 2025; later standards have hours of their own, so the target is
 * each programme's.
 *
 * Returns: minutes of study a week
 */
gint64
kith_programme_get_weekly_target (KithRecord *self)
{
  return kith_record_has (self, KITH_PROGRAMME_WEEKLY_TARGET) ? kith_record_get_number (self, KITH_PROGRAMME_WEEKLY_TARGET)
                                                             : KITH_PROGRAMME_WEEKLY_MINUTES;
}
