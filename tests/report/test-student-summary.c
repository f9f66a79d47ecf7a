/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-html.h"
#include "kith-layout.h"
#include "kith-plain-text.h"
#include "samples.h"

#include <string.h>

/* Compares with a file in tests/fixtures/report. After a wanted change, look at what KITH_UPDATE_GOLDEN=1 writes. */
static void
assert_golden (const char *name,
               const char *text)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "report", name, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("KITH_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, text, -1, NULL);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_golden_text (void)
{
  g_autoptr (KithDocument) document = kith_report_student_summary (&sample_summary, &sample_setting);
  g_autofree char *text = kith_document_to_plain_text (document);

  assert_golden ("student-summary.txt", text);
}

static void
test_golden_html (void)
{
  g_autoptr (KithDocument) document = kith_report_student_summary (&sample_summary, &sample_setting);
  g_autofree char *html = kith_document_to_html (document);

  assert_golden ("student-summary.html", html);
}

static guint
count_pages (const KithStudentSummary *summary)
{
  g_autoptr (KithDocument) document = kith_report_student_summary (summary, &sample_setting);
  g_autoptr (KithLayout) layout = kith_layout_new (document);

  return kith_layout_get_n_pages (layout);
}

static void
test_pages (void)
{
  g_assert_cmpuint (sample_summary.n_goals, ==, 5);
  g_assert_cmpuint (count_pages (&sample_summary), ==, 1);
  g_assert_cmpuint (count_pages (&sample_summary_empty), ==, 1);
  g_assert_cmpuint (count_pages (&sample_summary_arabic), ==, 1);
  g_assert_cmpuint (count_pages (&sample_summary_long), ==, 2);
}

static char *
make_text (const KithStudentSummary *summary,
           KithReportNames           names)
{
  KithReportSetting setting = sample_setting;
  g_autoptr (KithDocument) document = NULL;

  setting.names = names;
  document = kith_report_student_summary (summary, &setting);
  return kith_document_to_plain_text (document);
}

static void
test_own_words_come_first (void)
{
  g_autofree char *text = make_text (&sample_summary, KITH_REPORT_NAMES_PREFERRED);
  const char *own_words = strstr (text, "In my own words");

  g_assert_nonnull (own_words);
  g_assert_true (own_words < strstr (text, "Care status"));
  g_assert_true (own_words < strstr (text, "What helps"));
}

static void
test_names_choice (void)
{
  static const struct {
    KithReportNames names;
    const char *shown;
    const char *hidden;
  } cases[] = {
    { KITH_REPORT_NAMES_PREFERRED, "\nAmal O'Brien-Źródło\n", "Amalia" },
    { KITH_REPORT_NAMES_PREFERRED_AND_LEGAL, "\nAmal O'Brien-Źródło (legal name Amalia Źródło)\n", "KC-0417" },
    { KITH_REPORT_NAMES_INITIALS, "\nAOŹ\n", "Amal" },
    { KITH_REPORT_NAMES_REFERENCE, "\nKC-0417\n", "Amal" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = make_text (&sample_summary, cases[i].names);

    g_assert_nonnull (strstr (text, cases[i].shown));
    g_assert_null (strstr (text, cases[i].hidden));
  }
}

/* The title shows in file managers and print queues: it obeys the choice too. */
static void
test_title_obeys_names_choice (void)
{
  KithReportSetting setting = sample_setting;
  g_autoptr (KithDocument) document = NULL;

  setting.names = KITH_REPORT_NAMES_REFERENCE;
  document = kith_report_student_summary (&sample_summary, &setting);
  g_assert_cmpstr (kith_document_get_text (document, KITH_DOCUMENT_TITLE), ==, "Student summary: KC-0417");
  g_clear_object (&document);
  document = kith_report_student_summary (&sample_summary_empty, &setting);
  g_assert_cmpstr (kith_document_get_text (document, KITH_DOCUMENT_TITLE), ==, "Student summary: Student");
}

static void
test_safeguarding_is_only_pointed_at (void)
{
  KithStudentSummary summary = sample_summary;
  g_autofree char *with = make_text (&summary, KITH_REPORT_NAMES_PREFERRED);
  g_autofree char *without = NULL;

  summary.safeguarding_held = FALSE;
  without = make_text (&summary, KITH_REPORT_NAMES_PREFERRED);
  g_assert_nonnull (strstr (with, "Safeguarding information held: ask the designated safeguarding lead (DSL)."));
  g_assert_null (strstr (without, "afeguarding"));
}

static void
test_three_achievements (void)
{
  static const char *const achievements[] = { "One", "Two", "Three", "Fourth" };
  KithStudentSummary summary = sample_summary;
  g_autofree char *text = NULL;

  summary.achievements = achievements;
  summary.n_achievements = G_N_ELEMENTS (achievements);
  text = make_text (&summary, KITH_REPORT_NAMES_PREFERRED);
  g_assert_nonnull (strstr (text, "* Three\n"));
  g_assert_null (strstr (text, "Fourth"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/student-summary/golden-text", test_golden_text);
  g_test_add_func ("/report/student-summary/golden-html", test_golden_html);
  g_test_add_func ("/report/student-summary/pages", test_pages);
  g_test_add_func ("/report/student-summary/own-words-come-first", test_own_words_come_first);
  g_test_add_func ("/report/student-summary/names-choice", test_names_choice);
  g_test_add_func ("/report/student-summary/title-obeys-names-choice", test_title_obeys_names_choice);
  g_test_add_func ("/report/student-summary/safeguarding-is-only-pointed-at", test_safeguarding_is_only_pointed_at);
  g_test_add_func ("/report/student-summary/three-achievements", test_three_achievements);

  return g_test_run ();
}
