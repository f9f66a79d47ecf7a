/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-college-year.h"

#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* How all students of the college did in one academic year, for reports to compare with. Whole percentages: those they
 * stand beside are of fewer than two hundred students. */
struct _KithCollegeYear
{
  KithRecord parent_instance;
};

static const KithField college_year_fields[] = {
  [KITH_COLLEGE_YEAR_YEAR] = { "year", KITH_FIELD_NUMBER, N_("Academic year begins in"), .limit = 2100, .minimum = 2000,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK,
    .missing = N_("Enter the year in which the academic year begins."), .hint = N_("2026 for 2026 to 2027") },
  [KITH_COLLEGE_YEAR_ATTENDANCE] = { "attendance", KITH_FIELD_NUMBER, N_("Attendance of all students, in %"),
    .limit = 100, .flags = KITH_FIELD_QUICK, .hint = N_("To the nearest whole percent") },
  [KITH_COLLEGE_YEAR_RETENTION] = { "retention", KITH_FIELD_NUMBER, N_("Retention of all students, in %"), .limit = 100,
    .flags = KITH_FIELD_QUICK },
  [KITH_COLLEGE_YEAR_ACHIEVEMENT] = { "achievement", KITH_FIELD_NUMBER, N_("Achievement of all students, in %"),
    .limit = 100, .flags = KITH_FIELD_QUICK },
};

static void
check_college_year (KithRecord      *record,
                    const KithRules *rules,
                    KithProblems    *problems)
{
  g_autoptr (GPtrArray) others = kith_rules_dup_all (rules, "college-year");
  gint64 year = kith_record_get_number (record, KITH_COLLEGE_YEAR_YEAR);

  for (guint i = 0; i < others->len; i++)
    if (kith_record_get_number (g_ptr_array_index (others, i), KITH_COLLEGE_YEAR_YEAR) == year) {
      kith_problems_add (problems, "year", KITH_SEVERITY_ERROR,
                         _("The figures of this year are written down already. Change those instead."));
      return;
    }
}

static char *
dup_title (KithRecord *record)
{
  int year = (int) kith_record_get_number (record, KITH_COLLEGE_YEAR_YEAR);

  /* Translators: an academic year, as in "2026 to 2027" */
  return g_strdup_printf (_("%d to %d"), year, year + 1);
}

const KithKind kith_college_year_kind = {
  .name = "college-year",
  .plural = "college-years",
  .table = "college_year",
  .label = N_("Figures of all students"),
  .label_plural = N_("Figures of all students"),
  .fields = college_year_fields,
  .n_fields = G_N_ELEMENTS (college_year_fields),
  .get_type = kith_college_year_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-year",
  .check = check_college_year,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithCollegeYear, kith_college_year)
