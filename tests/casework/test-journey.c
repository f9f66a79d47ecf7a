/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-journey.h"
#include "kith-plain-text.h"
#include "kith-reports.h"
#include "kith-test-case.h"

#include <string.h>

static void
assert_has (const char *text,
            const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("expected \"%s\" in:\n%s", words, text);
}

static void
add_home (KithTestCase *test,
          const char   *place,
          const char   *from)
{
  g_autoptr (KithRecord) home = kith_test_record (test, &kith_home_kind, test->jay, 0);
  g_autoptr (GError) error = NULL;

  kith_record_set_text (home, KITH_HOME_PLACE, place);
  kith_record_set_text (home, KITH_HOME_FROM, from);
  kith_record_set_text (home, KITH_HOME_UNTIL, from);
  kith_case_file_save (test->file, home, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
}

/* Twelve moves in a year long before are one place on the strip, and are counted. */
static void
test_moves (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "coach");
  for (guint month = 1; month <= 12; month++) {
    g_autofree char *from = g_strdup_printf ("2019-%02u-05", month);
    g_autofree char *place = g_strdup_printf ("Home %u", month);

    add_home (test, place, from);
  }
  add_home (test, "Eastmere", "2026-02-03");
  document = kith_journey_make (test->file, test->jay, NULL, &error);
  g_assert_no_error (error);
  text = kith_document_to_plain_text (document);
  assert_has (text, "Term: Before\n  Moves: 12\n");
  assert_has (text, "Home 12");
  assert_has (text, "Spring 2026 Eastmere");
}

static void
test_nothing (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithChart) chart = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "manager");
  chart = kith_journey_chart (test->file, test->ali, &error);
  g_assert_no_error (error);
  g_assert_true (kith_chart_is_empty (chart));
}

/* Mentors see no homes of students, so their strip has none; who does not see the student has no strip. */
static void
test_roles (void)
{
  static const struct {
    const char *user;
    gboolean may;
    gboolean sees_homes;
  } users[] = {
    { "mentor", TRUE, FALSE }, { "mentor2", FALSE, FALSE }, { "coach", TRUE, TRUE }, { "welfare", TRUE, TRUE },
    { "manager", TRUE, TRUE }, { "dsl", TRUE, TRUE },       { "dpo", TRUE, TRUE },   { "admin", FALSE, FALSE },
  };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  kith_test_case_sign_in (test, "coach");
  add_home (test, "Eastmere", "2026-02-03");
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    KithReportSubject subject = { .student = test->jay };
    g_autoptr (KithDocument) document = NULL;
    g_autofree char *text = NULL;

    kith_test_case_sign_in (test, users[i].user);
    document = kith_reports_make (kith_reports_find ("journey"), test->file, &subject, NULL, NULL);
    g_test_message ("%s", users[i].user);
    g_assert_cmpint (document != NULL, ==, users[i].may);
    text = document != NULL ? kith_document_to_plain_text (document) : g_strdup ("");
    g_assert_cmpint (strstr (text, "Eastmere") != NULL, ==, users[i].sees_homes);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/casework/journey/moves", test_moves);
  g_test_add_func ("/casework/journey/nothing", test_nothing);
  g_test_add_func ("/casework/journey/roles", test_roles);

  return g_test_run ();
}
