/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout.h"
#include "kith-look-back.h"
#include "kith-plain-text.h"
#include "kith-summary.h"
#include "kith-test-case.h"

#include <string.h>

/* The clock stands at 10 March 2026. */

static char *
make_text (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = kith_summary_make (test->file, test->jay, NULL, &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

static void
assert_says (const char *text,
             const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is missing in: %s", words, text);
}

static void
assert_silent (const char *text,
               const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("“%s” should not be in: %s", words, text);
}

static void
add_professional (KithTestCase *test,
                  const char   *name,
                  const char   *may_contact,
                  const char   *until)
{
  g_autoptr (KithRecord) record = kith_test_record (test, &kith_professional_kind, test->jay, 0);

  kith_record_set_text (record, KITH_PROFESSIONAL_NAME, name);
  kith_record_set_text (record, KITH_PROFESSIONAL_PHONE, "07700 900 418");
  kith_record_set_text (record, KITH_PROFESSIONAL_MAY_CONTACT, may_contact);
  kith_record_set_text (record, KITH_PROFESSIONAL_UNTIL, until);
  kith_test_save (test->file, record);
}

static void
test_people (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "welfare");
  add_professional (test, "Ngozi Adeyemi-Clarke", "yes", NULL);
  add_professional (test, "Dermot Fahey", "no", NULL);
  add_professional (test, "Iolo Gethin", "yes", "2026-03-09");
  text = make_text (test);
  assert_says (text, "Ngozi Adeyemi-Clarke");
  assert_says (text, "07700 900 418");
  /* whoever is not to be contacted, and who has gone */
  assert_silent (text, "Dermot Fahey");
  assert_silent (text, "Iolo Gethin");
}

static void
add_appointment (KithTestCase *test,
                 const char   *type,
                 const char   *date,
                 gboolean      discreet)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_appointment_kind);

  kith_record_set_number (record, KITH_APPOINTMENT_STUDENT, test->jay);
  kith_record_set_text (record, KITH_APPOINTMENT_TYPE, type);
  kith_record_set_text (record, KITH_APPOINTMENT_DATE, date);
  kith_record_set_number (record, KITH_APPOINTMENT_DISCREET, discreet);
  kith_test_save (test->file, record);
}

static void
add_plan (KithTestCase *test,
          const char   *type,
          const char   *date)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_plan_kind);

  kith_record_set_number (record, KITH_PLAN_STUDENT, test->jay);
  kith_record_set_text (record, KITH_PLAN_TYPE, type);
  kith_record_set_text (record, KITH_PLAN_STATUS, "planned");
  kith_record_set_text (record, KITH_PLAN_DATE, date);
  kith_test_save (test->file, record);
}

static void
test_next_dates (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "welfare");
  add_plan (test, "pathway", "2026-03-20");
  add_plan (test, "college", "2026-03-09");
  add_appointment (test, "housing", "2026-03-12", FALSE);
  add_appointment (test, "probation", "2026-03-13", FALSE);
  add_appointment (test, "job-interview", "2026-03-14", TRUE);
  text = make_text (test);
  assert_says (text, "Pathway Plan");
  assert_says (text, "Housing");
  assert_says (text, "Appointment");
  assert_silent (text, "Probation");
  assert_silent (text, "Job interview");
  assert_silent (text, "College review");
}

static void
add_achievement (KithTestCase *test,
                 const char   *text,
                 const char   *date)
{
  g_autoptr (KithRecord) record = kith_test_record (test, &kith_achievement_kind, test->jay, 0);

  kith_record_set_text (record, KITH_ACHIEVEMENT_TEXT, text);
  kith_record_set_text (record, KITH_ACHIEVEMENT_DATE, date);
  kith_test_save (test->file, record);
}

static void
add_goal (KithTestCase *test,
          const char   *text,
          const char   *achieved)
{
  g_autoptr (KithRecord) goal = kith_test_record (test, &kith_goal_kind, test->jay, 0);

  kith_record_set_text (goal, KITH_GOAL_TEXT, text);
  if (achieved != NULL) {
    kith_record_set_text (goal, KITH_GOAL_STATUS, "achieved");
    kith_record_set_text (goal, KITH_GOAL_ACHIEVED_DATE, achieved);
    kith_record_set_text (goal, KITH_GOAL_EVIDENCE, "They said so.");
  }
  kith_test_save (test->file, goal);
}

/* The latest three of achievements and achieved goals together. */
static void
test_achievements (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "welfare");
  add_achievement (test, "Cooked for twenty", "2026-03-01");
  add_achievement (test, "First day on time", "2025-10-01");
  add_achievement (test, "Twelve weeks of Mondays", "2026-02-01");
  add_goal (test, "Pass my maths", "2026-02-20");
  text = make_text (test);
  assert_says (text, "Cooked for twenty");
  assert_says (text, "Pass my maths");
  assert_says (text, "Twelve weeks of Mondays");
  assert_silent (text, "First day on time");
  g_assert_true (strstr (text, "Cooked for twenty") < strstr (text, "Pass my maths"));
}

static void
add_attendance (KithTestCase *test,
                const char   *from,
                const char   *until,
                gint64        attended)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_attendance_kind);

  kith_record_set_number (record, KITH_ATTENDANCE_STUDENT, test->jay);
  kith_record_set_text (record, KITH_ATTENDANCE_FROM, from);
  kith_record_set_text (record, KITH_ATTENDANCE_UNTIL, until);
  kith_record_set_number (record, KITH_ATTENDANCE_POSSIBLE, 20);
  kith_record_set_number (record, KITH_ATTENDANCE_ATTENDED, attended);
  kith_test_save (test->file, record);
}

/* This term's, never last term's; and nothing is not 0%. */
static void
test_attendance (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "welfare");
  add_attendance (test, "2025-11-03", "2025-11-07", 2);
  before = make_text (test);
  assert_silent (before, "this term");
  add_attendance (test, "2026-02-23", "2026-02-27", 18);
  text = make_text (test);
  assert_says (text, "90% (18 of 20) this term");
}

/* Five goals, and everything else there can be, on one page. */
static void
test_one_page (void)
{
  static const char *const goals[] = { "Start my placement in September", "Sleep through more nights than not",
                                       "Put a little money away every week", "See my brother on Sundays",
                                       "Pass my theory test" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithLayout) layout = NULL;

  kith_test_case_sign_in (test, "welfare");
  for (guint i = 0; i < G_N_ELEMENTS (goals); i++)
    add_goal (test, goals[i], NULL);
  add_professional (test, "Ngozi Adeyemi-Clarke", "yes", NULL);
  add_professional (test, "Iolo Gethin", "yes", NULL);
  add_professional (test, "Marisol Duarte", "ask-first", NULL);
  add_plan (test, "pathway", "2026-03-20");
  add_plan (test, "pep", "2026-03-27");
  add_appointment (test, "housing", "2026-03-12", FALSE);
  add_achievement (test, "Cooked for twenty at the summer social", "2026-03-01");
  add_achievement (test, "Twelve weeks without missing a Monday", "2026-02-01");
  document = kith_summary_make (test->file, test->jay, NULL, NULL);
  layout = kith_layout_new (document);
  g_assert_cmpuint (kith_layout_get_n_pages (layout), ==, 1);
}

static char *
make_look_back (KithTestCase *test,
                const char   *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = kith_look_back_make (test->file, test->jay, day, NULL, &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

/* What the student asked to be kept out since is out of the days before they asked, too. */
static void
test_look_back_discreet (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) appointment = kith_test_record (test, &kith_appointment_kind, test->jay, 0);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  kith_test_case_sign_in (test, "welfare");
  kith_record_set_text (appointment, KITH_APPOINTMENT_TYPE, "housing");
  kith_record_set_text (appointment, KITH_APPOINTMENT_PLACE, "12 Mill Lane");
  kith_test_save (test->file, appointment);
  kith_clock_advance (test->clock, 24 * 3600);
  before = make_look_back (test, KITH_TEST_TODAY);
  assert_says (before, "Housing");
  assert_says (before, "12 Mill Lane");
  kith_record_set_stored (appointment, KITH_APPOINTMENT_DISCREET, "1");
  kith_test_save (test->file, appointment);
  after = make_look_back (test, KITH_TEST_TODAY);
  assert_says (after, "Appointment");
  assert_silent (after, "Housing");
  assert_silent (after, "12 Mill Lane");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/summary/people", test_people);
  g_test_add_func ("/summary/next-dates", test_next_dates);
  g_test_add_func ("/summary/achievements", test_achievements);
  g_test_add_func ("/summary/attendance", test_attendance);
  g_test_add_func ("/summary/one-page", test_one_page);

  g_test_add_func ("/summary/look-back-discreet", test_look_back_discreet);
  return g_test_run ();
}
