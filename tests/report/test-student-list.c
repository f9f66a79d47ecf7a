/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-plain-text.h"
#include "kith-report-as-at.h"
#include "kith-report-student-list.h"
#include "samples.h"

#include <string.h>

static char wren[] = "Wren Castellanos", renata[] = "Renata Castellanos", wren_id[] = "KC-0502";
static char catering[] = "Catering Level 2", eligible[] = "Eligible", priya[] = "Priya Raman", sam[] = "Sam Okafor";
static char seen[] = "2026-03-02", due[] = "Overdue by 3 days", plan[] = "Pathway Plan, 2 Sep 2026 · In good time";
static char ali[] = "علي", ali_legal[] = "Ali Haddad", ali_id[] = "KC-0511";

static KithStudentListRow rows[] = {
  { wren, renata, wren_id, catering, eligible, priya, sam, seen, due, plan },
  { ali, ali_legal, ali_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
};

static KithDocument *
make_list (guint           n_rows,
           KithReportNames names)
{
  KithReportSetting setting = sample_setting;
  g_autoptr (GPtrArray) students = g_ptr_array_new ();

  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (students, &rows[i]);
  setting.names = names;
  setting.filters = "Stage: Active. Mine";
  return kith_report_student_list (students, &setting);
}

static void
test_golden (void)
{
  g_autoptr (KithDocument) list = make_list (G_N_ELEMENTS (rows), KITH_REPORT_NAMES_PREFERRED);

  sample_assert_golden ("student-list", list);
}

/* The filters and the number are on paper as on the screen; what is not known says so. */
static void
test_list (void)
{
  g_autoptr (KithDocument) list = make_list (G_N_ELEMENTS (rows), KITH_REPORT_NAMES_PREFERRED_AND_LEGAL);
  g_autoptr (KithDocument) one = make_list (1, KITH_REPORT_NAMES_REFERENCE);
  g_autoptr (KithDocument) nobody = make_list (0, KITH_REPORT_NAMES_PREFERRED);
  g_autofree char *text = kith_document_to_plain_text (list);
  g_autofree char *text_of_one = kith_document_to_plain_text (one);
  g_autofree char *text_of_nobody = kith_document_to_plain_text (nobody);

  g_assert_cmpint (kith_document_get_orientation (list), ==, KITH_ORIENTATION_LANDSCAPE);
  g_assert_nonnull (strstr (text, "Stage: Active. Mine"));
  g_assert_nonnull (strstr (text, "2 students"));
  g_assert_nonnull (strstr (text, "Renata"));
  g_assert_true (strstr (text, "None recorded") > strstr (text, "علي"));
  g_assert_nonnull (strstr (text_of_one, "1 student"));
  g_assert_null (strstr (text_of_one, "Wren"));
  g_assert_nonnull (strstr (text_of_one, "KC-0502"));
  g_assert_nonnull (strstr (text_of_nobody, "Nobody matches these filters."));
}

static const KithFact facts[] = {
  { "Preferred name", "Wren" },
  { "Course", "Catering Level 2" },
  { "Stage", "Active" },
};

static const char *const support_columns[] = { "Person", "Role", "From", "Until", NULL };
static const char *const first_support[] = { "Priya Raman", "Support coach", "1 Sep 2025", "", NULL };
static const char *const second_support[] = { "Sam Okafor", "Peer mentor", "1 Oct 2025", "27 Feb 2026", NULL };
static const char *const *const support[] = { first_support, second_support };
static const char *const goal_columns[] = { "Goal", "State", NULL };

static const KithAsAtSection sections[] = {
  { "Support", support_columns, support, G_N_ELEMENTS (support) },
  { "Goals", goal_columns, NULL, 0 },
};

static KithDocument *
make_as_at (gboolean is_there,
            gboolean is_whole)
{
  const KithAsAtValues values = {
    .preferred_name = "Wren Castellanos",
    .legal_name = "Renata Castellanos",
    .reference = "KC-0502",
    .day = "2026-02-20",
    .is_there = is_there,
    .is_whole = is_whole,
    .contact = "Every 14 days agreed. Last contact 18 February 2026.",
    .facts = facts,
    .n_facts = G_N_ELEMENTS (facts),
    .sections = sections,
    .n_sections = G_N_ELEMENTS (sections),
  };

  return kith_report_as_at (&values, &sample_setting);
}

static void
test_as_at_golden (void)
{
  g_autoptr (KithDocument) page = make_as_at (TRUE, TRUE);

  sample_assert_golden ("as-at", page);
}

/* Nobody takes the page for the record of today, nor a gap for an empty record. */
static void
test_as_at (void)
{
  g_autoptr (KithDocument) page = make_as_at (TRUE, FALSE);
  g_autoptr (KithDocument) nothing = make_as_at (FALSE, TRUE);
  g_autofree char *text = kith_document_to_plain_text (page);
  g_autofree char *text_of_nothing = kith_document_to_plain_text (nothing);

  g_assert_true (strstr (text, "as it stood at the end of 20 February 2026") < strstr (text, "Catering"));
  g_assert_nonnull (strstr (text, "They are left blank."));
  g_assert_true (strstr (text, "None recorded") > strstr (text, "Goals"));
  g_assert_nonnull (strstr (text_of_nothing, "There was no record of this student on that day."));
  g_assert_null (strstr (text_of_nothing, "Catering"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/student-list/golden", test_golden);
  g_test_add_func ("/report/student-list/list", test_list);
  g_test_add_func ("/report/as-at/golden", test_as_at_golden);
  g_test_add_func ("/report/as-at/words", test_as_at);

  return g_test_run ();
}
