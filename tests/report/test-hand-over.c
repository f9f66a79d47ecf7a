/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-html.h"
#include "kith-plain-text.h"
#include "kith-report-hand-over.h"
#include "samples.h"

#include <string.h>

static const KithListItem goals[] = { { "Get the forklift licence" }, { "Sleep before midnight in the week" } };
static const KithHandOverEntry tasks[] = {
  { "2026-07-28", "Ring the bursary team about the bus pass" }, { NULL, "Find the old timetable" },
};
static const KithHandOverEntry dates[] = { { "2026-09-03", "PEP" }, { "2026-09-14", "Appointment" } };
static const KithHandOverEntry contacts[] = {
  { "2026-07-20", "Drop-in: Laughed about the driving test. Wants to try again in autumn." },
  { "2026-07-06", "Phone, video or text: Said the new room is quiet." },
};
static const KithHandOverStudent students[] = {
  { .preferred_name = "Wren Castellanos", .legal_name = "Wren Castellanos", .reference = "KC-0502",
    .about = "they/them · 17 years old · Level 2 Brickwork", .care_status = "Looked after",
    .support = "Priya Raman (Support coach)", .note = "Text before you ring. Mornings are hard.",
    .own_words = "I like to be asked, not told.", .helps = "A plan on paper", .does_not_help = "Surprises",
    .goals = goals, .n_goals = G_N_ELEMENTS (goals), .tasks = tasks, .n_tasks = G_N_ELEMENTS (tasks), .dates = dates,
    .n_dates = G_N_ELEMENTS (dates), .contacts = contacts, .n_contacts = G_N_ELEMENTS (contacts) },
  { .preferred_name = "علي", .legal_name = "Ali Haddad", .reference = "KC-0511" },
};
static const KithHandOverPack sample = { "Tomos Prŷs", "2026-07-31", students, G_N_ELEMENTS (students), FALSE };

static KithDocument *
make_document (const KithHandOverPack *pack,
               KithReportNames         names)
{
  KithReportSetting setting = sample_setting;

  setting.names = names;
  return kith_report_hand_over (pack, &setting);
}

static char *
make_text (const KithHandOverPack *pack,
           KithReportNames         names)
{
  g_autoptr (KithDocument) document = make_document (pack, names);

  return kith_document_to_plain_text (document);
}

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
  g_autofree char *text = make_text (&sample, KITH_REPORT_NAMES_PREFERRED);

  assert_golden ("hand-over.txt", text);
}

static void
test_golden_html (void)
{
  g_autoptr (KithDocument) document = make_document (&sample, KITH_REPORT_NAMES_PREFERRED);
  g_autofree char *html = kith_document_to_html (document);

  assert_golden ("hand-over.html", html);
}

/* Own words come before the note of whoever leaves. */
static void
test_own_words_first (void)
{
  g_autofree char *text = make_text (&sample, KITH_REPORT_NAMES_PREFERRED);

  g_assert_true (strstr (text, "I like to be asked") < strstr (text, "Text before you ring"));
}

static void
test_names_choice (void)
{
  g_autofree char *text = make_text (&sample, KITH_REPORT_NAMES_REFERENCE);

  g_assert_nonnull (strstr (text, "KC-0502"));
  g_assert_null (strstr (text, "Wren"));
  g_assert_null (strstr (text, "علي"));
}

/* Every part of a student without anything in it says so. */
static void
test_empty (void)
{
  const KithHandOverPack one = { NULL, NULL, &students[1], 1 };
  const KithHandOverPack nobody = { "Tomos Prŷs", NULL, NULL, 0 };
  g_autofree char *text = make_text (&one, KITH_REPORT_NAMES_PREFERRED);
  g_autofree char *none = make_text (&nobody, KITH_REPORT_NAMES_PREFERRED);
  guint n = 0;

  for (const char *at = strstr (text, "None recorded"); at != NULL; at = strstr (at + 1, "None recorded"))
    n++;
  g_assert_cmpuint (n, >=, 8);
  g_assert_null (strstr (text, "Hand-over from"));
  g_assert_nonnull (strstr (none, "No students to hand over."));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/report/hand-over/golden-text", test_golden_text);
  g_test_add_func ("/report/hand-over/golden-html", test_golden_html);
  g_test_add_func ("/report/hand-over/own-words-first", test_own_words_first);
  g_test_add_func ("/report/hand-over/names-choice", test_names_choice);
  g_test_add_func ("/report/hand-over/empty", test_empty);
  return g_test_run ();
}
