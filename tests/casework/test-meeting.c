/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-save-meeting.h"
#include "kith-test-case.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* The computer goes off in the middle of a meeting. */

#define N_ACTIONS 6

typedef void (*Work) (KithCaseFile *file,
                      KithTestCase *test,
                      gint64        plan,
                      int           pipe_end);

static void
keep_draft (KithCaseFile *file,
            KithTestCase *test,
            gint64        plan,
            guint         number)
{
  g_autofree char *body = g_strdup_printf ("{\"own-words\":\"What they said, %u\"}", number);
  g_autoptr (KithDraft) draft = kith_draft_new (&kith_meeting_draft_kind, test->jay, plan, 1, body);

  if (!kith_draft_save (file, draft, NULL))
    _exit (2);
}

/* Types until it is killed, and says after each word how far it is. */
static void
write_minutes (KithCaseFile *file,
               KithTestCase *test,
               gint64        plan,
               int           pipe_end)
{
  for (guint i = 1;; i++) {
    keep_draft (file, test, plan, i);
    if (write (pipe_end, &i, sizeof i) != sizeof i)
      _exit (3);
  }
}

static GPtrArray *
create_actions (KithTestCase *test)
{
  GPtrArray *actions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_ACTIONS; i++)
    g_ptr_array_add (actions, kith_test_record (test, &kith_task_kind, test->jay, 0));
  return actions;
}

/* Writes the meeting down; whether it still comes to that, nobody knows. */
static void
finish_meeting (KithCaseFile *file,
                KithTestCase *test,
                gint64        plan,
                int           pipe_end)
{
  g_autoptr (KithRecord) record = kith_case_file_load (file, &kith_plan_kind, plan, NULL);
  g_autoptr (GPtrArray) actions = create_actions (test);
  guint number = 1;

  kith_record_set_text (record, KITH_PLAN_STATUS, "held");
  kith_record_set_text (record, KITH_PLAN_DATE, KITH_TEST_TODAY);
  kith_record_set_text (record, KITH_PLAN_NEXT_DUE, "2026-06-10");
  keep_draft (file, test, plan, number);
  if (write (pipe_end, &number, sizeof number) != sizeof number ||
      !kith_save_meeting (file, record, actions, KITH_SAVE_ACCEPT_WARNINGS, NULL))
    _exit (4);
  pause ();
}

/* Returns how far the other process said it was. */
static guint
run_and_kill (KithTestCase *test,
              gint64        plan,
              Work          work,
              gulong        microseconds)
{
  int ends[2];
  guint acknowledged = 0, value = 0;
  int status;
  pid_t child;

  kith_test_case_sign_out (test);
  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    KithCaseFile *file = kith_case_file_open (test->path, "coach", KITH_TEST_PASSPHRASE, test->clock, NULL, NULL);

    close (ends[0]);
    if (file != NULL)
      work (file, test, plan, ends[1]);
    _exit (1);
  }
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &acknowledged, sizeof acknowledged), ==, sizeof acknowledged);
  g_usleep (microseconds);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  while (read (ends[0], &value, sizeof value) == sizeof value)
    acknowledged = value;
  close (ends[0]);
  kith_test_case_sign_in (test, "coach");
  return acknowledged;
}

static gint64
add_plan (KithTestCase *test)
{
  g_autoptr (KithRecord) plan = kith_test_record (test, &kith_plan_kind, test->jay, 0);

  kith_record_set_text (plan, KITH_PLAN_TYPE, "other");
  kith_record_set_text (plan, KITH_PLAN_TITLE, "Getting ready for summer");
  kith_record_set_text (plan, KITH_PLAN_DATE, KITH_TEST_TODAY);
  return kith_test_save (test->file, plan);
}

static guint
read_draft (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDraft) draft = kith_draft_load (test->file, &kith_meeting_draft_kind, test->jay, &error);
  guint number = 0;

  g_assert_no_error (error);
  if (draft != NULL)
    g_assert_cmpint (sscanf (draft->body, "{\"own-words\":\"What they said, %u\"}", &number), ==, 1);
  return number;
}

/* Whatever was kept is there, or the word that was just being kept. */
static void
test_killed_while_writing (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 plan;

  kith_test_case_sign_in (test, "coach");
  plan = add_plan (test);
  for (guint i = 0; i < 30; i++) {
    guint acknowledged = run_and_kill (test, plan, write_minutes, (gulong) g_test_rand_int_range (0, 6000));
    guint number = read_draft (test);

    g_assert_cmpuint (number, >=, acknowledged);
    g_assert_cmpuint (number, <=, acknowledged + 1);
  }
}

static guint
count_actions (KithTestCase *test,
               gint64        plan)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_task_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, plan);

  kith_query_where (query, "plan", id);
  return (guint) kith_case_file_count (test->file, query, NULL);
}

/* The meeting, its actions and the end of the draft are one: all of it is there, or nothing and the draft. */
static void
test_killed_while_saving (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  kith_test_case_sign_in (test, "coach");
  for (guint i = 0; i < 30; i++) {
    gint64 plan = add_plan (test);
    g_autoptr (KithRecord) after = NULL;
    gboolean is_saved;

    run_and_kill (test, plan, finish_meeting, (gulong) g_test_rand_int_range (0, 20000));
    after = kith_case_file_load (test->file, &kith_plan_kind, plan, NULL);
    is_saved = g_strcmp0 (kith_record_get_text (after, KITH_PLAN_STATUS), "held") == 0;
    g_assert_cmpuint (count_actions (test, plan), ==, is_saved ? N_ACTIONS : 0);
    g_assert_cmpuint (read_draft (test), ==, is_saved ? 0 : 1);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/meeting/killed-while-writing", test_killed_while_writing);
  g_test_add_func ("/meeting/killed-while-saving", test_killed_while_saving);

  return g_test_run ();
}
