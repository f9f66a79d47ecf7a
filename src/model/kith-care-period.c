/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-care-period.h"

#include "kith-lists.h"
#include "kith-period.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

struct _KithCarePeriod
{
  KithRecord parent_instance;
};

#define TEXT(record, field) kith_record_get_text (record, KITH_CARE_PERIOD_##field)

static const KithField care_period_fields[] = {
  [KITH_CARE_PERIOD_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_CARE_PERIOD_FROM] = { "from", KITH_FIELD_DATE, N_("From"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL, .missing = N_("Enter the day it began.") },
  [KITH_CARE_PERIOD_UNTIL] = { "until", KITH_FIELD_DATE, N_("Until"), .flags = KITH_FIELD_PERSONAL,
    .hint = N_("The last day; leave blank while it goes on") },
  [KITH_CARE_PERIOD_PLACEMENT] = { "placement", KITH_FIELD_CHOICE, N_("Where"), .choices = &kith_placements,
    .flags = KITH_FIELD_PERSONAL },
  [KITH_CARE_PERIOD_LEGAL_STATUS] = { "legal-status", KITH_FIELD_CHOICE, N_("Legal status"),
    .choices = &kith_legal_statuses, .flags = KITH_FIELD_PERSONAL },
};

static void
check_care_period (KithRecord      *record,
                   const KithRules *rules,
                   KithProblems    *problems)
{
  kith_period_check_order (TEXT (record, FROM), TEXT (record, UNTIL), problems);
}

const KithKind kith_care_period_kind = {
  .name = "care-period",
  .plural = "care-periods",
  .table = "care_period",
  .label = N_("Time in care"),
  .label_plural = N_("Times in care"),
  .fields = care_period_fields,
  .n_fields = G_N_ELEMENTS (care_period_fields),
  .get_type = kith_care_period_get_type,
  .student_field = KITH_CARE_PERIOD_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-from",
  .check = check_care_period,
};

KITH_DEFINE_RECORD (KithCarePeriod, kith_care_period)

static void
mark_days (KithRecord  *period,
           const GDate *first_day,
           const GDate *today,
           GArray      *days)
{
  GDate from, until;

  if (!kith_record_get_date (period, KITH_CARE_PERIOD_FROM, &from))
    return;
  if (!kith_record_get_date (period, KITH_CARE_PERIOD_UNTIL, &until) || g_date_compare (&until, today) > 0)
    until = *today;
  if (g_date_compare (&from, first_day) < 0)
    from = *first_day;
  for (int day = g_date_days_between (first_day, &from); day <= g_date_days_between (first_day, &until); day++)
    g_array_index (days, gboolean, day) = TRUE;
}

/**
 * kith_care_test_run:
 * @periods: (element-type KithRecord): times in care of one student
 * @birth: date of birth
 * @today: the day of the clock
 * @result: (out): the answer
 *
 * The 13-week test: 91 days or more in care in total since the 14th birthday, some of it on or after the 16th
 * (Children Act 1989, Schedule 2, paragraph 19B; Care Leavers (England) Regulations 2010). Days count once however
 * many entries cover them, and both ends of a period count.
 */
void
kith_care_test_run (GPtrArray    *periods,
                    const GDate  *birth,
                    const GDate  *today,
                    KithCareTest *result)
{
  g_autoptr (GArray) days = NULL;
  GDate fourteen = *birth;
  GDate sixteen = *birth;
  int span, sixteenth_day;

  *result = (KithCareTest) { .needed = KITH_CARE_TEST_DAYS };
  g_date_add_years (&fourteen, 14);
  g_date_add_years (&sixteen, 16);
  span = g_date_days_between (&fourteen, today) + 1;
  if (span <= 0)
    return;

  days = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_array_set_size (days, (guint) span);
  for (guint i = 0; i < periods->len; i++)
    mark_days (g_ptr_array_index (periods, i), &fourteen, today, days);
  sixteenth_day = g_date_days_between (&fourteen, &sixteen);
  for (int day = 0; day < span; day++) {
    if (!g_array_index (days, gboolean, day))
      continue;
    result->days++;
    if (day >= sixteenth_day)
      result->after_16 = TRUE;
  }
  result->meets = result->days >= result->needed && result->after_16;
}

/**
 * kith_care_test_dup_words:
 * @result: an answer
 *
 * Returns: (transfer full): `112 days since 14th birthday, in care after 16: meets the 13-week test`
 */
char *
kith_care_test_dup_words (const KithCareTest *result)
{
  if (result->days < result->needed)
    /* Translators: days in care, days the test asks for */
    return g_strdup_printf (_("%d of %d days: does not meet the 13-week test"), result->days, result->needed);
  if (!result->after_16)
    return g_strdup_printf (ngettext ("%d day since 14th birthday, none of it after 16: does not meet the 13-week test",
                                      "%d days since 14th birthday, none after 16: does not meet the 13-week test",
                                      (gulong) result->days), result->days);
  return g_strdup_printf (ngettext ("%d day since 14th birthday, in care after 16: meets the 13-week test",
                                    "%d days since 14th birthday, in care after 16: meets the 13-week test",
                                    (gulong) result->days), result->days);
}
