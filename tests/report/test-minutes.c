/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-html.h"
#include "kith-plain-text.h"
#include "kith-report-minutes.h"
#include "kith-report-pep.h"
#include "samples.h"

#include <string.h>

static const KithMinutesAction actions[] = {
  { "Ring the housing team about the lock", "Priya Raman", "2026-07-31", TRUE },
  { "Bring the passport", NULL, NULL, FALSE },
};

static const KithMinutes minutes = {
  .preferred_name = "Amal O'Brien-Źródło",
  .legal_name = "Amalia Źródło",
  .reference = "KC-0417",
  .meeting = "Pathway Plan",
  .date = "2026-07-25",
  .time = "2:00pm",
  .place = "Room 12",
  .chair = "Grace Adeyemi",
  .attendees = "Amal\nGrace Adeyemi, personal adviser\n\nPriya Raman, coach",
  .own_words = "I want a door that locks.\n\nAnd to cook for myself.",
  .minutes = "Accommodation\nThe room is loud at night.\n\nMoney (not talked about)",
  .outcome = "Amal moves to the second floor by September.",
  .actions = actions,
  .n_actions = G_N_ELEMENTS (actions),
  .next_date = "2027-01-25",
};

static const char *const achievements[] = { "Passed the Level 1 mock exam (19 Jul 2026)" };
static const KithListItem steps[] = { { "Look at three nurseries", TRUE }, { "Write to Sunny Lane", FALSE } };
static const KithPepGoal goals[] = { { "Start my placement", "Now at 6 of 10", steps, G_N_ELEMENTS (steps) } };
static const KithPepPerson people[] = {
  { "Virtual school", "Lukáš Dvořák", "01632 960 145", "lukas@example.org" },
  { "Foster carer", "Maureen", NULL, NULL },
};

static const KithPep pep = {
  .preferred_name = "Amal O'Brien-Źródło",
  .legal_name = "Amalia Źródło",
  .reference = "KC-0417",
  .college = "Northmoor College",
  .course = "Level 2 Childcare",
  .level = "Level 2",
  .year = "First year",
  .date = "2026-09-16",
  .last_held = "2026-06-10",
  .care_status = "Looked after",
  .local_authority = "Gateshead",
  .own_words = "I learn by doing.",
  .what_helps = "A quiet desk.",
  .attendance = "92% (138 of 150 sessions), 1 Sep 2025 to 20 Jul 2026",
  .achievements = achievements,
  .n_achievements = G_N_ELEMENTS (achievements),
  .goals = goals,
  .n_goals = G_N_ELEMENTS (goals),
  .people = people,
  .n_people = G_N_ELEMENTS (people),
  .actions = actions,
  .n_actions = G_N_ELEMENTS (actions),
  .last_outcome = "A laptop on loan.",
};

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
assert_both (KithDocument *document,
             const char   *name)
{
  g_autofree char *text = kith_document_to_plain_text (document);
  g_autofree char *html = kith_document_to_html (document);
  g_autofree char *text_name = g_strconcat (name, ".txt", NULL);
  g_autofree char *html_name = g_strconcat (name, ".html", NULL);

  assert_golden (text_name, text);
  assert_golden (html_name, html);
}

static void
test_minutes (void)
{
  g_autoptr (KithDocument) document = kith_report_minutes (&minutes, &sample_setting);

  assert_both (document, "meeting-minutes");
}

static void
test_own_words_first (void)
{
  g_autoptr (KithDocument) document = kith_report_minutes (&minutes, &sample_setting);
  g_autofree char *text = kith_document_to_plain_text (document);
  const char *words = strstr (text, "I want a door that locks.");

  g_assert_nonnull (words);
  g_assert_true (words < strstr (text, "The room is loud"));
  g_assert_true (words < strstr (text, "moves to the second floor"));
  g_assert_true (words < strstr (text, "Ring the housing team"));
}

/* Every part is there and says that nothing is recorded. */
static void
test_nothing_recorded (void)
{
  const KithMinutes empty = { .preferred_name = "Sam", .meeting = "College review", .date = "2026-07-25" };
  g_autoptr (KithDocument) document = kith_report_minutes (&empty, &sample_setting);
  g_autofree char *text = kith_document_to_plain_text (document);
  guint n_none = 0;

  for (const char *at = strstr (text, "None recorded"); at != NULL; at = strstr (at + 1, "None recorded"))
    n_none++;
  g_assert_cmpuint (n_none, >=, 6);
}

static void
test_names_choice (void)
{
  KithReportSetting setting = sample_setting;
  g_autoptr (KithDocument) document = NULL;
  g_autofree char *title = NULL;

  setting.names = KITH_REPORT_NAMES_REFERENCE;
  document = kith_report_pep (&pep, &setting);
  title = g_strdup (kith_document_get_text (document, KITH_DOCUMENT_TITLE));
  g_assert_cmpstr (title, ==, "PEP preparation: KC-0417");
}

static void
test_pep (void)
{
  g_autoptr (KithDocument) document = kith_report_pep (&pep, &sample_setting);

  assert_both (document, "pep-preparation");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/minutes/golden", test_minutes);
  g_test_add_func ("/report/minutes/own-words-first", test_own_words_first);
  g_test_add_func ("/report/minutes/nothing-recorded", test_nothing_recorded);
  g_test_add_func ("/report/minutes/names-choice", test_names_choice);
  g_test_add_func ("/report/minutes/pep", test_pep);

  return g_test_run ();
}
