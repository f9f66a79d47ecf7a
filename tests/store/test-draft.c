/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-draft.h"
#include "kith-kinds.h"
#include "kith-operation.h"
#include "kith-test-case.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static void
keep (KithTestCase *test,
      gint64        student,
      const char   *body)
{
  g_autoptr (KithDraft) draft = kith_draft_new (&kith_note_kind, student, 0, 0, body);
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_draft_save (test->file, draft, &error));
  g_assert_no_error (error);
}

static void
test_round_trip (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithDraft) draft = kith_draft_new (&kith_goal_kind, test->jay, 7, 3, "{\"text\":\"für Łukasz 😀\"}");
  g_autoptr (KithDraft) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_draft_save (test->file, draft, &error));
  loaded = kith_draft_load (test->file, &kith_goal_kind, test->jay, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->kind, ==, "goal");
  g_assert_cmpint (loaded->student, ==, test->jay);
  g_assert_cmpint (loaded->record, ==, 7);
  g_assert_cmpint (loaded->base_version, ==, 3);
  g_assert_cmpstr (loaded->body, ==, draft->body);
  g_assert_cmpint (loaded->at, ==, KITH_TEST_NOW);
}

/* One for each student, and one for none; a new one replaces the old one. */
static void
test_one_each (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (KithDraft) newest = NULL;
  g_autoptr (GError) error = NULL;

  keep (test, test->jay, "1");
  keep (test, test->jay, "2");
  keep (test, test->zofia, "3");
  kith_clock_advance (test->clock, 60);
  keep (test, 0, "4");
  drafts = kith_draft_list (test->file, &error);
  g_assert_cmpuint (drafts->len, ==, 3);
  g_assert_cmpstr (((KithDraft *) g_ptr_array_index (drafts, 0))->body, ==, "4");
  newest = kith_draft_load (test->file, &kith_note_kind, test->jay, &error);
  g_assert_cmpstr (newest->body, ==, "2");
  g_assert_true (kith_draft_discard (test->file, &kith_note_kind, test->jay, &error));
  g_assert_null (kith_draft_load (test->file, &kith_note_kind, test->jay, &error));
  g_assert_no_error (error);
}

static void
keep_typed (KithTestCase    *test,
            const KithDraft *place,
            const char      *body)
{
  g_autoptr (KithDraft) draft = kith_draft_copy (place, body);
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_draft_save (test->file, draft, &error));
  g_assert_no_error (error);
}

static void
assert_typed (KithTestCase    *test,
              const KithDraft *place,
              const char      *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDraft) draft = kith_draft_load_like (test->file, place, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (draft != NULL ? draft->body : NULL, ==, body);
}

/* A form is found where it was begun, whomever it chooses later, and saving takes its words and nobody else's. */
static void
test_forms (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) task = kith_record_new (&kith_task_kind);
  g_autoptr (KithRecord) other = kith_record_new (&kith_task_kind);
  g_autoptr (KithDraft) begun = kith_draft_new_for_record (task);
  g_autoptr (KithDraft) beside = NULL;
  g_autoptr (KithDraft) changing = NULL;
  g_autoptr (GError) error = NULL;

  kith_record_set_number (other, KITH_TASK_STUDENT, test->jay);
  beside = kith_draft_new_for_record (other);
  keep_typed (test, begun, "{\"text\":\"Ring the bank\"}");
  keep_typed (test, beside, "{\"text\":\"Book the room\"}");
  kith_record_set_number (task, KITH_TASK_STUDENT, test->jay);
  kith_record_set_text (task, KITH_TASK_TEXT, "Ring the bank");
  kith_record_set_number (task, KITH_TASK_PERSON, kith_case_file_get_actor (test->file)->person);
  kith_draft_attach (task, begun);
  g_assert_true (kith_case_file_save (test->file, task, KITH_SAVE_DISCARD_DRAFT | KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_no_error (error);
  assert_typed (test, begun, NULL);
  assert_typed (test, beside, "{\"text\":\"Book the room\"}");
  /* changing the one is not adding another */
  changing = kith_draft_new_for_record (task);
  keep_typed (test, changing, "{\"text\":\"Ring the bank again\"}");
  assert_typed (test, beside, "{\"text\":\"Book the room\"}");
  g_assert_cmpint (changing->record, ==, kith_record_get_id (task));
}

/* Half a step for one goal is not half a step for another. */
static void
test_parts (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) step = kith_record_new (&kith_step_kind);
  g_autoptr (KithDraft) one = NULL;
  g_autoptr (KithDraft) another = NULL;

  kith_record_set_number (step, KITH_STEP_GOAL, 4);
  one = kith_draft_new_for_record (step);
  kith_record_set_number (step, KITH_STEP_GOAL, 5);
  another = kith_draft_new_for_record (step);
  keep_typed (test, one, "{\"text\":\"Read one page\"}");
  assert_typed (test, another, NULL);
  assert_typed (test, one, "{\"text\":\"Read one page\"}");
  g_assert_cmpint (kith_draft_get_parent (one), ==, 4);
}

/* A new student has no id yet; the form for the next one starts empty. */
static void
test_new_students (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) student = kith_test_student ("Wren Castellanos", "4480");
  g_autoptr (KithRecord) next = kith_record_new (&kith_student_kind);
  g_autoptr (KithDraft) begun = kith_draft_new_for_record (student);
  g_autoptr (KithDraft) again = kith_draft_new_for_record (next);
  g_autoptr (GError) error = NULL;

  keep_typed (test, begun, "{\"preferred-name\":\"Wren\"}");
  kith_draft_attach (student, begun);
  g_assert_true (kith_case_file_save (test->file, student, KITH_SAVE_DISCARD_DRAFT | KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_no_error (error);
  assert_typed (test, again, NULL);
}

static void
test_nobody_else (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GPtrArray) theirs = NULL;
  g_autoptr (GPtrArray) own = NULL;

  kith_test_case_sign_in (test, "mentor");
  keep (test, test->jay, "half a sentence");
  kith_test_case_sign_in (test, "dsl");
  theirs = kith_draft_list (test->file, NULL);
  g_assert_cmpuint (theirs->len, ==, 0);
  g_assert_null (kith_draft_load (test->file, &kith_note_kind, test->jay, NULL));
  kith_test_case_sign_in (test, "mentor");
  own = kith_draft_list (test->file, NULL);
  g_assert_cmpuint (own->len, ==, 1);
}

/* Writes drafts until it is killed, and says after each how far it is. */
G_GNUC_NORETURN static void
type_until_killed (KithTestCase *test,
                   int           pipe_end,
                   guint         first)
{
  g_autoptr (GError) error = NULL;
  KithCaseFile *file = kith_case_file_open (test->path, "mentor", KITH_TEST_PASSPHRASE, test->clock, NULL, &error);

  if (file == NULL)
    _exit (1);
  for (guint i = first;; i++) {
    g_autofree char *body = g_strdup_printf ("%u", i);
    g_autoptr (KithDraft) draft = kith_draft_new (&kith_note_kind, test->jay, 0, 0, body);

    if (!kith_draft_save (file, draft, NULL) || write (pipe_end, &i, sizeof i) != sizeof i)
      _exit (2);
  }
}

static guint
run_and_kill (KithTestCase *test,
              guint         first)
{
  int ends[2];
  pid_t child;
  guint acknowledged = 0, value = 0;
  int status;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    close (ends[0]);
    type_until_killed (test, ends[1], first);
  }
  close (ends[1]);
  /* At least one was kept before the moment comes. */
  g_assert_cmpint (read (ends[0], &acknowledged, sizeof acknowledged), ==, sizeof acknowledged);
  g_usleep ((gulong) g_test_rand_int_range (0, 6000));
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  while (read (ends[0], &value, sizeof value) == sizeof value)
    acknowledged = value;
  close (ends[0]);
  return acknowledged;
}

/* A hundred times: whatever was acknowledged is there, or the one that was just being written. */
static void
test_killed (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  guint number = 1;

  kith_test_case_sign_out (test);
  for (guint i = 0; i < 100; i++) {
    guint acknowledged = run_and_kill (test, number);
    g_autoptr (KithDraft) draft = NULL;
    g_autoptr (GError) error = NULL;

    kith_test_case_sign_in (test, "mentor");
    draft = kith_draft_load (test->file, &kith_note_kind, test->jay, &error);
    g_assert_no_error (error);
    g_assert_nonnull (draft);
    number = (guint) g_ascii_strtoull (draft->body, NULL, 10);
    g_assert_cmpuint (number, >=, acknowledged);
    g_assert_cmpuint (number, <=, acknowledged + 1);
    kith_test_case_sign_out (test);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/draft/round-trip", test_round_trip);
  g_test_add_func ("/store/draft/one-each", test_one_each);
  g_test_add_func ("/store/draft/forms", test_forms);
  g_test_add_func ("/store/draft/parts", test_parts);
  g_test_add_func ("/store/draft/new-students", test_new_students);
  g_test_add_func ("/store/draft/nobody-else", test_nobody_else);
  g_test_add_func ("/store/draft/killed", test_killed);
  return g_test_run ();
}
