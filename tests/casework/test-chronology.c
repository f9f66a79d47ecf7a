/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chronology.h"
#include "kith-error.h"
#include "kith-operation.h"
#include "kith-test-case.h"

#include <string.h>

static gint64
add_note (KithTestCase *test,
          const char   *date,
          const char   *time,
          const char   *text,
          const char   *own_words)
{
  g_autoptr (KithRecord) note = kith_test_note (test->jay, text);

  kith_record_set_text (note, KITH_NOTE_DATE, date);
  kith_record_set_text (note, KITH_NOTE_TIME, time);
  kith_record_set_text (note, KITH_NOTE_OWN_WORDS, own_words);
  return kith_test_save (test->file, note);
}

static gint64
add_goal (KithTestCase *test)
{
  g_autoptr (KithRecord) goal = kith_test_record (test, &kith_goal_kind, test->jay, 0);

  kith_record_set_text (goal, KITH_GOAL_TEXT, "I want to pass my maths");
  kith_record_set_text (goal, KITH_GOAL_START, "2026-02-20");
  kith_record_set_text (goal, KITH_GOAL_REVIEW, "2026-04-20");
  return kith_test_save (test->file, goal);
}

static void
add_rating (KithTestCase *test,
            gint64        goal)
{
  g_autoptr (KithRecord) rating = kith_record_new (&kith_rating_kind);

  kith_record_set_number (rating, KITH_RATING_GOAL, goal);
  kith_record_set_text (rating, KITH_RATING_DATE, "2026-03-03");
  kith_record_set_number (rating, KITH_RATING_SCORE, 6);
  kith_record_set_text (rating, KITH_RATING_WORDS, "Up one because of Thursday");
  kith_test_save (test->file, rating);
}

static void
add_tasks (KithTestCase *test)
{
  g_autoptr (KithRecord) done = kith_record_new (&kith_task_kind);
  g_autoptr (KithRecord) due = kith_record_new (&kith_task_kind);

  kith_record_set_number (done, KITH_TASK_STUDENT, test->jay);
  kith_record_set_text (done, KITH_TASK_TEXT, "Ring student finance");
  kith_record_set_text (done, KITH_TASK_DUE, "2026-03-06");
  kith_record_set_text (done, KITH_TASK_DONE_ON, "2026-03-05");
  kith_test_save (test->file, done);
  kith_record_set_number (due, KITH_TASK_STUDENT, test->jay);
  kith_record_set_text (due, KITH_TASK_TEXT, "Send the form");
  kith_record_set_text (due, KITH_TASK_DUE, "2026-03-09");
  kith_test_save (test->file, due);
}

static void
fill (KithTestCase *test)
{
  add_note (test, "2026-03-02", "09:00", "First thing in the morning.", NULL);
  add_note (test, "2026-03-02", "16:00", "In the afternoon, about the bursary.", "I was buzzing.");
  add_note (test, "2026-03-04", NULL, "No time recorded.", NULL);
  add_rating (test, add_goal (test));
  add_tasks (test);
}

static GArray *
list (KithTestCase               *test,
      const KithChronologyFilter *filter)
{
  g_autoptr (GError) error = NULL;
  GArray *keys = kith_chronology_list (test->file, test->jay, filter, NULL, &error);

  g_assert_no_error (error);
  return keys;
}

static char *
dup_titles (KithTestCase *test,
            GArray       *keys)
{
  g_autoptr (GPtrArray) entries =
    kith_chronology_load (test->file, (const KithChronologyKey *) (gpointer) keys->data, keys->len, NULL);
  GString *titles = g_string_new (NULL);

  g_assert_cmpuint (entries->len, ==, keys->len);
  for (guint i = 0; i < entries->len; i++) {
    const KithChronologyEntry *entry = g_ptr_array_index (entries, i);

    g_string_append_printf (titles, "%s %s%s%s\n", entry->key.date, entry->key.time, *entry->key.time ? " " : "",
                            entry->title);
  }
  return g_string_free_and_steal (titles);
}

static void
test_newest_first (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithChronologyFilter filter = { .from = "2026-02-20", .until = "2026-03-09" };
  g_autoptr (GArray) keys = NULL;
  g_autofree char *titles = NULL;

  kith_test_case_sign_in (test, "welfare");
  fill (test);
  keys = list (test, &filter);
  titles = dup_titles (test, keys);
  g_assert_true (g_str_has_prefix (titles, "2026-03-09 Task due: Send the form\n"
                                           "2026-03-05 Task done: Ring student finance\n"));
  g_assert_nonnull (strstr (titles, "2026-03-03 6 out of 10: I want to pass my maths\n2026-03-02 16:00"));
  g_assert_nonnull (strstr (titles, "2026-03-02 16:00"));
  g_assert_nonnull (strstr (titles, "2026-02-20 Goal set: I want to pass my maths\n"));
  g_assert_true (strstr (titles, "2026-03-02 16:00") < strstr (titles, "2026-03-02 09:00"));
}

static void
test_filters (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithChronologyFilter notes = { .types = KITH_CHRONOLOGY_NOTES };
  KithChronologyFilter own = { .own_words_only = TRUE, .from = "2026-03-01", .until = "2026-03-09" };
  KithChronologyFilter words = { .words = "BURSARY afternoon" };
  KithChronologyFilter goal_words = { .words = "maths", .types = KITH_CHRONOLOGY_GOALS };
  KithChronologyFilter person = { .person = test->mentor };
  g_autoptr (GArray) found = NULL;

  kith_test_case_sign_in (test, "welfare");
  fill (test);
  found = list (test, &notes);
  g_assert_cmpuint (found->len, ==, 3);
  g_clear_pointer (&found, g_array_unref);
  found = list (test, &own);
  g_assert_cmpuint (found->len, ==, 2);
  g_clear_pointer (&found, g_array_unref);
  found = list (test, &words);
  g_assert_cmpuint (found->len, ==, 1);
  g_clear_pointer (&found, g_array_unref);
  found = list (test, &goal_words);
  g_assert_cmpuint (found->len, ==, 1);
  g_clear_pointer (&found, g_array_unref);
  found = list (test, &person);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (g_array_index (found, KithChronologyKey, 0).kind == &kith_assignment_kind);

  g_assert_cmpuint (kith_chronology_filter_count (&own), ==, 2);
  g_assert_cmpuint (kith_chronology_filter_count (&goal_words), ==, 2);
  g_assert_cmpuint (kith_chronology_filter_count (&(KithChronologyFilter) { 0 }), ==, 0);
}

static void
test_wrong_order (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithChronologyFilter filter = { .from = "2026-03-09", .until = "2026-03-01" };
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "welfare");
  g_assert_null (kith_chronology_list (test->file, test->jay, &filter, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "From is after To.");
}

/* The policy is the store's, so a mentor's chronology has no note that is not the mentor's to read. */
static void
test_mentor (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithChronologyFilter notes = { .types = KITH_CHRONOLOGY_NOTES };
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "For the coach and the office.");
  g_autoptr (GArray) seen = NULL;
  g_autoptr (GArray) other = NULL;

  kith_test_case_sign_in (test, "welfare");
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "supporters");
  kith_test_save (test->file, note);
  add_note (test, "2026-03-02", "09:00", "For the team.", NULL);
  kith_test_case_sign_in (test, "mentor");
  seen = list (test, &notes);
  g_assert_cmpuint (seen->len, ==, 1);
  kith_test_case_sign_in (test, "mentor2");
  other = list (test, NULL);
  g_assert_cmpuint (other->len, ==, 0);
}

static void
set (KithRecord *record,
     guint       field,
     const char *text)
{
  kith_record_set_text (record, field, text);
}

static void
add_plans (KithTestCase *test)
{
  static const struct {
    const char *status, *date, *reason;
  } plans[] = {
    { "held", "2026-02-03", NULL },
    { "not-held", "2026-02-04", "The social worker was ill" },
    { "planned", "2026-06-05", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++) {
    g_autoptr (KithRecord) plan = kith_record_new (&kith_plan_kind);

    kith_record_set_number (plan, KITH_PLAN_STUDENT, test->jay);
    set (plan, KITH_PLAN_TYPE, "pathway");
    set (plan, KITH_PLAN_STATUS, plans[i].status);
    set (plan, KITH_PLAN_DATE, plans[i].date);
    set (plan, KITH_PLAN_NEXT_DUE, g_str_equal (plans[i].status, "held") ? "2026-08-03" : NULL);
    set (plan, KITH_PLAN_NOT_HELD_REASON, plans[i].reason);
    kith_test_save (test->file, plan);
  }
}

static void
add_appointments (KithTestCase *test)
{
  g_autoptr (KithRecord) over = kith_record_new (&kith_appointment_kind);
  g_autoptr (KithRecord) coming = kith_record_new (&kith_appointment_kind);

  kith_record_set_number (over, KITH_APPOINTMENT_STUDENT, test->jay);
  set (over, KITH_APPOINTMENT_TYPE, "therapy");
  set (over, KITH_APPOINTMENT_DATE, "2026-02-06");
  set (over, KITH_APPOINTMENT_TIME, "14:30");
  set (over, KITH_APPOINTMENT_OUTCOME, "attended");
  kith_record_set_number (over, KITH_APPOINTMENT_PERSON, test->mentor);
  kith_test_save (test->file, over);
  kith_record_set_number (coming, KITH_APPOINTMENT_STUDENT, test->jay);
  set (coming, KITH_APPOINTMENT_TYPE, "housing");
  set (coming, KITH_APPOINTMENT_DATE, "2026-06-07");
  kith_test_save (test->file, coming);
}

static gint64
add_group (KithTestCase *test,
           const char   *title,
           const char   *date)
{
  g_autoptr (KithRecord) group = kith_record_new (&kith_group_kind);

  set (group, KITH_GROUP_TITLE, title);
  set (group, KITH_GROUP_DATE, date);
  set (group, KITH_GROUP_FEEDBACK, "Zofia led the baking");
  kith_record_set_number (group, KITH_GROUP_MINUTES, 90);
  kith_record_set_number (group, KITH_GROUP_PERSON, test->coach);
  return kith_test_save (test->file, group);
}

static void
add_attendee (KithTestCase *test,
              gint64        group,
              gint64        student,
              const char   *status)
{
  g_autoptr (KithRecord) attendee = kith_record_new (&kith_attendee_kind);

  kith_record_set_number (attendee, KITH_ATTENDEE_GROUP, group);
  kith_record_set_number (attendee, KITH_ATTENDEE_STUDENT, student);
  set (attendee, KITH_ATTENDEE_STATUS, status);
  kith_test_save (test->file, attendee);
}

static void
add_progress (KithTestCase *test)
{
  g_autoptr (KithRecord) achievement = kith_test_record (test, &kith_achievement_kind, test->jay, 0);
  g_autoptr (KithRecord) rating = kith_test_record (test, &kith_self_rating_kind, test->jay, 0);
  g_autoptr (KithRecord) needed = kith_test_record (test, &kith_checklist_item_kind, test->jay, 0);
  g_autoptr (KithRecord) done = kith_test_record (test, &kith_checklist_item_kind, test->jay, 0);
  g_autoptr (KithRecord) adviser = kith_test_record (test, &kith_professional_kind, test->jay, 0);

  set (achievement, KITH_ACHIEVEMENT_DATE, "2026-02-10");
  kith_test_save (test->file, achievement);
  set (rating, KITH_SELF_RATING_DATE, "2026-02-11");
  kith_test_save (test->file, rating);
  set (needed, KITH_CHECKLIST_ITEM_ITEM, "bursary");
  set (needed, KITH_CHECKLIST_ITEM_DATE, "2026-02-12");
  kith_test_save (test->file, needed);
  set (done, KITH_CHECKLIST_ITEM_STATE, "done");
  set (done, KITH_CHECKLIST_ITEM_DATE, "2026-02-12");
  kith_test_save (test->file, done);
  set (adviser, KITH_PROFESSIONAL_FROM, "2026-02-13");
  set (adviser, KITH_PROFESSIONAL_UNTIL, "2026-02-14");
  kith_test_save (test->file, adviser);
}

static void
assert_titles (KithTestCase *test,
               guint         types,
               const char   *expected)
{
  KithChronologyFilter filter = { .types = (KithChronologyTypes) types };
  g_autoptr (GArray) keys = list (test, &filter);
  g_autofree char *titles = dup_titles (test, keys);

  g_assert_cmpstr (titles, ==, expected);
}

static void
test_plans_and_appointments (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithChronologyFilter along = { .types = KITH_CHRONOLOGY_APPOINTMENTS, .person = test->mentor };
  g_autoptr (GArray) keys = NULL;

  kith_test_case_sign_in (test, "welfare");
  add_plans (test);
  add_appointments (test);
  assert_titles (test, KITH_CHRONOLOGY_PLANS,
                 "2026-06-05 Planned: Pathway Plan\n2026-02-04 Not held: Pathway Plan\n2026-02-03 Held: Pathway Plan\n");
  assert_titles (test, KITH_CHRONOLOGY_APPOINTMENTS,
                 "2026-06-07 Appointment: Housing\n"
                 "2026-02-06 14:30 Appointment: Therapy or counselling (Attended)\n");
  keys = list (test, &along);
  g_assert_cmpuint (keys->len, ==, 1);
}

/* The day stands in the session; the line names nobody else, not even through what is written about the session. */
static void
test_groups (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithChronologyFilter range = { .types = KITH_CHRONOLOGY_GROUPS, .from = "2026-03-01", .until = "2026-03-05" };
  KithChronologyFilter words = { .types = KITH_CHRONOLOGY_GROUPS, .words = "cooking" };
  KithChronologyFilter other = { .types = KITH_CHRONOLOGY_GROUPS, .words = "zofia" };
  g_autoptr (GArray) in_range = NULL, with_words = NULL, with_name = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  gint64 cooking;

  kith_test_case_sign_in (test, "welfare");
  cooking = add_group (test, "Cooking together", "2026-03-04");
  add_attendee (test, cooking, test->jay, "attended");
  add_attendee (test, cooking, test->zofia, "apologies");
  add_attendee (test, add_group (test, "Walk", "2026-03-20"), test->jay, "invited");
  assert_titles (test, KITH_CHRONOLOGY_GROUPS,
                 "2026-03-20 Walk · 1h 30m · Invited\n2026-03-04 Cooking together · 1h 30m · Came\n");
  in_range = list (test, &range);
  g_assert_cmpuint (in_range->len, ==, 1);
  with_words = list (test, &words);
  g_assert_cmpuint (with_words->len, ==, 1);
  with_name = list (test, &other);
  g_assert_cmpuint (with_name->len, ==, 0);
  entries = kith_chronology_load (test->file, &g_array_index (in_range, KithChronologyKey, 0), 1, NULL);
  g_assert_null (((KithChronologyEntry *) g_ptr_array_index (entries, 0))->excerpt);
  g_assert_null (((KithChronologyEntry *) g_ptr_array_index (entries, 0))->author);
}

static void
test_progress (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  kith_test_case_sign_in (test, "welfare");
  add_progress (test);
  assert_titles (test, KITH_CHRONOLOGY_ACHIEVEMENTS | KITH_CHRONOLOGY_SELF_RATINGS | KITH_CHRONOLOGY_CHECKLISTS |
                         KITH_CHRONOLOGY_PEOPLE,
                 "2026-02-14 Personal adviser ended: Ngozi Adeyemi-Clarke\n"
                 "2026-02-13 Personal adviser began: Ngozi Adeyemi-Clarke\n"
                 "2026-02-12 Starting college, done: Way to college, and its cost\n"
                 "2026-02-11 How it is going\n"
                 "2026-02-10 Achievement\n");
}

/* Every role sees of the new kinds what the policy lets it see, and nobody supports علي. */
static void
test_new_kinds_by_role (void)
{
  static const struct {
    const char *user;
    guint n_seen;
  } roles[] = { { "mentor", 11 }, { "mentor2", 0 }, { "coach", 11 }, { "manager", 11 }, { "dsl", 11 }, { "dpo", 11 } };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithChronologyFilter filter = { .types = (KithChronologyTypes) (KITH_CHRONOLOGY_EVERYTHING &
                                                                  ~(KITH_CHRONOLOGY_ASSIGNMENTS - 1) &
                                                                  ~(KITH_CHRONOLOGY_ASSIGNMENTS | KITH_CHRONOLOGY_TASKS |
                                                                    KITH_CHRONOLOGY_MOVES)) };

  kith_test_case_sign_in (test, "welfare");
  add_plans (test);
  add_appointments (test);
  add_attendee (test, add_group (test, "Cooking together", "2026-03-04"), test->jay, "attended");
  add_progress (test);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_autoptr (GArray) keys = NULL;

    kith_test_case_sign_in (test, roles[i].user);
    keys = list (test, &filter);
    g_assert_cmpuint (keys->len, ==, roles[i].n_seen);
  }
}

static void
test_twenty_thousand (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GArray) keys = NULL;
  KithChronologyFilter notes = { .types = KITH_CHRONOLOGY_NOTES };
  gint64 begun, listed, loaded;

  kith_test_case_sign_in (test, "welfare");
  g_assert_true (kith_case_file_begin_bulk (test->file, "Many", NULL));
  for (guint i = 0; i < 20000; i++)
    add_note (test, "2026-03-02", "09:00", "One of many, with a few words to be read.", NULL);
  g_assert_true (kith_case_file_end_bulk (test->file, NULL));
  begun = g_get_monotonic_time ();
  keys = list (test, &notes);
  listed = g_get_monotonic_time ();
  g_assert_cmpuint (keys->len, ==, 20000);
  g_ptr_array_unref (kith_chronology_load (test->file, &g_array_index (keys, KithChronologyKey, 10000), 50, NULL));
  loaded = g_get_monotonic_time ();
  g_test_message ("20,000 keys in %d ms, 50 entries in %d ms", (int) ((listed - begun) / 1000),
                  (int) ((loaded - listed) / 1000));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/chronology/newest-first", test_newest_first);
  g_test_add_func ("/chronology/filters", test_filters);
  g_test_add_func ("/chronology/wrong-order", test_wrong_order);
  g_test_add_func ("/chronology/mentor", test_mentor);
  g_test_add_func ("/chronology/plans-and-appointments", test_plans_and_appointments);
  g_test_add_func ("/chronology/groups", test_groups);
  g_test_add_func ("/chronology/progress", test_progress);
  g_test_add_func ("/chronology/new-kinds-by-role", test_new_kinds_by_role);
  if (g_test_slow ())
    g_test_add_func ("/chronology/twenty-thousand", test_twenty_thousand);

  return g_test_run ();
}
