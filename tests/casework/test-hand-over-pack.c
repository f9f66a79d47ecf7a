/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-hand-over-pack.h"
#include "kith-plain-text.h"
#include "kith-test-case.h"

#include <string.h>

static char *
make (KithTestCase *test,
      gint64        student,
      gint64        person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = kith_hand_over_pack_make (test->file, student, person, NULL, &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

static void
add (KithTestCase   *test,
     const KithKind *kind,
     const char     *first,
     const char     *first_value,
     const char     *second,
     const char     *second_value)
{
  g_autoptr (KithRecord) record = kith_test_record (test, kind, test->jay, 0);

  kith_record_set_stored (record, kith_kind_find_field (kind, first), first_value);
  if (second != NULL)
    kith_record_set_stored (record, kith_kind_find_field (kind, second), second_value);
  kith_test_save (test->file, record);
}

static void
assert_has (const char *text,
            const char *words,
            gboolean    has)
{
  g_test_message ("%s", words);
  g_assert_cmpint (strstr (text, words) != NULL, ==, has);
}

/* What is open is in, what is done, over or not for the whole team is not. */
static void
test_contents (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *text = NULL;

  add (test, &kith_task_kind, "text", "Ring the housing office", NULL, NULL);
  add (test, &kith_task_kind, "text", "Done long ago", "done-on", "2026-03-01");
  add (test, &kith_goal_kind, "text", "Swim a length", NULL, NULL);
  add (test, &kith_appointment_kind, "type", "therapy", "discreet", "1");
  add (test, &kith_note_kind, "text", "Talked about kayaks", NULL, NULL);
  add (test, &kith_note_kind, "text", "Only for supporters", "visibility", "supporters");
  add (test, &kith_note_kind, "text", "Nobody picked up", "contact-made", "attempted");
  text = make (test, test->jay, 0);
  assert_has (text, "Ring the housing office", TRUE);
  assert_has (text, "Done long ago", FALSE);
  assert_has (text, "Swim a length", TRUE);
  assert_has (text, "Appointment", TRUE);
  assert_has (text, "Therapy", FALSE);
  assert_has (text, "Talked about kayaks", TRUE);
  assert_has (text, "Only for supporters", FALSE);
  assert_has (text, "Nobody picked up", FALSE);
  assert_has (text, "Sam Okafor (Peer mentor)", TRUE);
}

/* The kind of a sensitive appointment is on no paper but of those who support the student; what was called off on none. */
static void
test_dates (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *of_manager = NULL;
  g_autofree char *of_coach = NULL;

  add (test, &kith_appointment_kind, "type", "probation", "date", "2026-03-17");
  add (test, &kith_appointment_kind, "type", "housing", "outcome", "cancelled");
  of_manager = make (test, test->jay, 0);
  assert_has (of_manager, "Appointment", TRUE);
  assert_has (of_manager, "Probation", FALSE);
  assert_has (of_manager, "Housing", FALSE);
  kith_test_case_sign_in (test, "coach");
  of_coach = make (test, test->jay, 0);
  assert_has (of_coach, "Probation", TRUE);
  assert_has (of_coach, "Housing", FALSE);
}

#define PARTIAL "There may be others"

/* Support that begins next week is in the mentor's own list before the student is: the others are printed all the same. */
static void
test_partial (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) later = kith_test_assignment (test->ali, test->mentor, "mentor");
  g_autofree char *of_manager = NULL;
  g_autofree char *of_mentor = NULL;
  g_autofree char *before = NULL;
  g_autofree char *of_coach = NULL;

  kith_test_case_sign_in (test, "mentor");
  before = make (test, 0, 0);
  assert_has (before, PARTIAL, FALSE);
  kith_test_case_sign_in (test, "manager");
  kith_record_set_text (later, KITH_ASSIGNMENT_FROM, "2026-03-16");
  kith_test_save (test->file, later);
  of_manager = make (test, 0, test->mentor);
  assert_has (of_manager, "2 students", TRUE);
  assert_has (of_manager, PARTIAL, FALSE);
  kith_test_case_sign_in (test, "mentor");
  of_mentor = make (test, 0, 0);
  assert_has (of_mentor, "Jay A", TRUE);
  assert_has (of_mentor, "1 student,", TRUE);
  assert_has (of_mentor, PARTIAL, TRUE);
  of_coach = make (test, 0, test->coach);
  assert_has (of_coach, PARTIAL, TRUE);
}

/* The caseload of one person: those students, no others. */
static void
test_caseload (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *of_mentor = make (test, 0, test->mentor);
  g_autofree char *of_coach = make (test, 0, test->coach);

  assert_has (of_mentor, "Hand-over from Sam Okafor", TRUE);
  assert_has (of_mentor, "Jay A", TRUE);
  assert_has (of_mentor, "Zofia", FALSE);
  assert_has (of_coach, "2 students", TRUE);
  assert_has (of_coach, "Zofia", TRUE);
}

/* Somebody who left last week: the students they had on their last day, with the note they left. */
static void
test_after_last_day (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autofree char *stored = g_strdup_printf ("%" G_GINT64_FORMAT, test->mentor);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (KithRecord) person = NULL;
  g_autofree char *text = NULL;

  kith_query_where (query, "person", stored);
  list = kith_case_file_list (test->file, query, NULL, NULL);
  kith_record_set_text (g_ptr_array_index (list, 0), KITH_ASSIGNMENT_FROM, "2025-09-01");
  kith_record_set_text (g_ptr_array_index (list, 0), KITH_ASSIGNMENT_UNTIL, "2026-03-06");
  kith_record_set_text (g_ptr_array_index (list, 0), KITH_ASSIGNMENT_HAND_OVER, "Likes to walk while talking.");
  kith_test_save (test->file, g_ptr_array_index (list, 0));
  person = kith_case_file_load (test->file, &kith_person_kind, test->mentor, NULL);
  kith_record_set_text (person, KITH_PERSON_START_DATE, "2025-09-01");
  kith_record_set_text (person, KITH_PERSON_END_DATE, "2026-03-06");
  kith_test_save (test->file, person);
  text = make (test, 0, test->mentor);
  assert_has (text, "Last day: 6 March 2026", TRUE);
  assert_has (text, "Jay A", TRUE);
  assert_has (text, "Likes to walk while talking.", TRUE);
}

/* The policy applies: a mentor's pack of a coach holds nobody but the mentor's own student. */
static void
test_roles (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *own = NULL;
  g_autofree char *of_coach = NULL;

  kith_test_case_sign_in (test, "mentor");
  own = make (test, 0, 0);
  of_coach = make (test, 0, test->coach);
  assert_has (own, "Jay A", TRUE);
  assert_has (of_coach, "Zofia", FALSE);
  g_assert_null (kith_hand_over_pack_make (test->file, test->zofia, 0, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  kith_test_case_sign_in (test, "admin");
  g_assert_null (kith_hand_over_pack_make (test->file, 0, test->coach, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/casework/hand-over-pack/contents", test_contents);
  g_test_add_func ("/casework/hand-over-pack/dates", test_dates);
  g_test_add_func ("/casework/hand-over-pack/partial", test_partial);
  g_test_add_func ("/casework/hand-over-pack/caseload", test_caseload);
  g_test_add_func ("/casework/hand-over-pack/after-last-day", test_after_last_day);
  g_test_add_func ("/casework/hand-over-pack/roles", test_roles);
  return g_test_run ();
}
