/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"
#include "kith-retention-rule.h"
#include "kith-retention.h"
#include "kith-student.h"

/* When the time of a record is over, by the usual rules. */

typedef struct {
  const char *stage;
  const char *birth;
  const char *start;
  const char *left;
  gboolean is_safeguarding;
  int bursary;
  const char *keep;
  const char *due;
  const char *group;
} Case;

static const Case cases[] = {
  /* born + 25 is later than left + 6, and the other way round */
  { "left", "2000-05-04", "2016-09-01", "2018-07-06", FALSE, 0, NULL, "2025-05-04", "student" },
  { "left", "1980-05-04", "2016-09-01", "2018-07-06", FALSE, 0, NULL, "2024-07-06", "student" },
  { "left", "1993-07-06", "2016-09-01", "2012-07-06", FALSE, 0, NULL, "2013-07-06", "never-enrolled" },
  /* 29 February: nothing goes a day early, and leap years have their day */
  { "left", "2000-02-29", "2016-09-01", "2018-07-06", FALSE, 0, NULL, "2025-03-01", "student" },
  { "left", "1980-01-01", "2015-09-01", "2016-02-29", FALSE, 0, NULL, "2022-03-01", "student" },
  { "left", "1976-02-29", "2000-09-01", "2002-07-01", TRUE, 0, NULL, "2026-03-01", "safeguarding" },
  /* a concern keeps it longer */
  { "left", "2000-05-04", "2016-09-01", "2018-07-06", TRUE, 0, NULL, "2050-05-04", "safeguarding" },
  /* without a date of birth: as if 14 on the first day */
  { "left", NULL, "2016-09-01", "2018-07-06", FALSE, 0, NULL, "2027-09-01", "student" },
  { "left", NULL, NULL, "2018-07-06", FALSE, 0, NULL, "2024-07-06", "student" },
  /* not left yet, or nobody knows when: not due */
  { "active", "1980-05-04", "2016-09-01", NULL, FALSE, 0, NULL, NULL, "student" },
  { "paused", "1980-05-04", "2016-09-01", NULL, TRUE, 0, NULL, NULL, "student" },
  { "left", "1980-05-04", "2016-09-01", NULL, FALSE, 0, NULL, NULL, "student" },
  /* never came */
  { "prospective", "2008-05-04", "2024-09-02", NULL, FALSE, 0, NULL, "2025-09-02", "never-enrolled" },
  { "prospective", "2008-05-04", NULL, NULL, FALSE, 0, NULL, NULL, "student" },
  { "left", "2008-05-04", "2024-09-02", "2024-09-02", FALSE, 0, NULL, "2025-09-02", "never-enrolled" },
  { "left", "2008-05-04", "2024-09-02", "2024-09-02", TRUE, 0, NULL, "2058-05-04", "safeguarding" },
  /* bursary papers: six years from the end of the academic year */
  { "left", "1980-05-04", "2016-09-01", "2018-07-06", FALSE, 2017, NULL, "2024-07-31", "student" },
  { "left", "1980-05-04", "2016-09-01", "2018-07-06", FALSE, 2015, NULL, "2024-07-06", "student" },
  { "prospective", "2008-05-04", "2024-09-02", NULL, FALSE, 2024, NULL, "2031-07-31", "never-enrolled" },
  { "active", "2008-05-04", "2024-09-02", NULL, FALSE, 2024, NULL, NULL, "student" },
  /* a decision to keep it longer, and one that changes nothing */
  { "left", "1980-05-04", "2016-09-01", "2018-07-06", FALSE, 0, "2030-01-01", "2030-01-01", "student" },
  { "left", "1980-05-04", "2016-09-01", "2018-07-06", FALSE, 0, "2020-01-01", "2024-07-06", "student" },
};

static KithRecord *
create_student (const Case *row)
{
  KithRecord *student = kith_record_new (&kith_student_kind);

  kith_record_set_text (student, KITH_STUDENT_STAGE, row->stage);
  kith_record_set_text (student, KITH_STUDENT_DATE_OF_BIRTH, row->birth);
  kith_record_set_text (student, KITH_STUDENT_START_DATE, row->start);
  kith_record_set_text (student, KITH_STUDENT_LEAVING_DATE, row->left);
  return student;
}

static GPtrArray *
create_rules (void)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func (g_object_unref);
  GDate today;

  kith_date_from_iso ("2026-03-10", &today);
  kith_retention_rule_add_presets (rules, &today);
  return rules;
}

static void
test_due (void)
{
  g_autoptr (GPtrArray) rules = create_rules ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const Case *row = &cases[i];
    g_autoptr (KithRecord) student = create_student (row);
    const KithRetentionCase subject = { student, row->is_safeguarding, row->bursary, row->keep };
    g_autofree char *day = NULL;
    g_autofree char *words = NULL;
    KithRetentionDue due;

    kith_retention_work_out (rules, &subject, &due);
    day = due.has_date ? kith_date_to_iso (&due.date) : NULL;
    words = kith_retention_dup_words (rules, &due);
    if (g_strcmp0 (day, row->due) != 0 || g_strcmp0 (due.group, row->group) != 0)
      g_error ("row %u: %s, %s", i, day, due.group);
    g_assert_cmpstr (words, !=, "");
  }
  g_test_message ("counted: %u rows of the retention table", (guint) G_N_ELEMENTS (cases));
}

/* The college's own rules are what counts; without any there is no day. */
static void
test_rules (void)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KithRecord) student = create_student (&cases[0]);
  const KithRetentionCase subject = { student, TRUE, 2017, NULL };
  g_autoptr (KithRecord) rule = kith_record_new (&kith_retention_rule_kind);
  g_autofree char *words = NULL;
  g_autofree char *day = NULL;
  KithRetentionDue due;

  kith_retention_work_out (rules, &subject, &due);
  g_assert_false (due.has_date);
  kith_record_set_text (rule, KITH_RETENTION_RULE_GROUP, "student");
  kith_record_set_number (rule, KITH_RETENTION_RULE_LEAVING_YEARS, 1);
  g_ptr_array_add (rules, g_object_ref (rule));
  kith_retention_work_out (rules, &subject, &due);
  day = kith_date_to_iso (&due.date);
  g_assert_cmpstr (day, ==, "2019-07-06");
  words = kith_retention_dup_words (rules, &due);
  g_assert_cmpstr (words, ==, "Students who were supported: 1 year after leaving");
}

/* A college may keep bursary papers by age as well: neither of the two is left out. */
static void
test_bursary_rule (void)
{
  g_autoptr (GPtrArray) rules = create_rules ();
  g_autoptr (KithRecord) student = create_student (&cases[1]);
  const KithRetentionCase subject = { student, FALSE, 2017, NULL };
  KithRecord *rule = kith_retention_find_rule (rules, "bursary");
  g_autofree char *by_birth = NULL;
  g_autofree char *by_both = NULL;
  g_autofree char *words = NULL;
  KithRetentionDue due;

  kith_record_set_number (rule, KITH_RETENTION_RULE_BIRTH_YEARS, 50);
  kith_retention_work_out (rules, &subject, &due);
  by_both = kith_date_to_iso (&due.date);
  g_assert_cmpstr (by_both, ==, "2030-05-04");
  g_assert_true (due.by_bursary);
  words = kith_retention_dup_words (rules, &due);
  g_assert_cmpstr (words, ==, "Bursary papers: 50 years after the date of birth or 6 years after the end of the academic year, "
                              "whichever is later");
  kith_record_clear (rule, KITH_RETENTION_RULE_LEAVING_YEARS);
  kith_retention_work_out (rules, &subject, &due);
  by_birth = kith_date_to_iso (&due.date);
  g_assert_cmpstr (by_birth, ==, "2030-05-04");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/retention/due", test_due);
  g_test_add_func ("/retention/rules", test_rules);
  g_test_add_func ("/retention/bursary-rule", test_bursary_rule);
  return g_test_run ();
}
