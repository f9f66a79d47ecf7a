/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-changes.h"
#include "kith-operation.h"
#include "kith-test-case.h"
#include "kith-undo.h"

static const char *const kinds[] = { "student", "note", "task", "goal", "step", NULL };

static gint64
get_seen (KithCaseFile *file)
{
  KithChangesSeen seen;
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_changes_get_seen (file, &seen, &error));
  g_assert_no_error (error);
  return seen.number;
}

/* The number is that of the list, whatever the pages it comes in. */
static GPtrArray *
list_all (KithCaseFile *file,
          gint64        after)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_change_free);
  g_autoptr (GError) error = NULL;
  gint64 before = 0;

  for (guint page = 0; page < 100; page++) {
    g_autoptr (GPtrArray) some = kith_changes_list (file, kinds, after, before, 2, NULL, &error);

    g_assert_no_error (error);
    if (some->len == 0)
      break;
    before = ((KithChange *) g_ptr_array_index (some, some->len - 1))->number;
    g_ptr_array_extend_and_steal (all, g_steal_pointer (&some));
  }
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpint (((KithChange *) all->pdata[i])->number, <, ((KithChange *) all->pdata[i - 1])->number);
  g_assert_cmpint (kith_changes_count (file, kinds, after, &error), ==, all->len);
  g_assert_no_error (error);
  return all;
}

static const KithChange *
find_change (GPtrArray      *changes,
             const KithKind *kind,
             gint64          record)
{
  for (guint i = 0; i < changes->len; i++) {
    const KithChange *change = g_ptr_array_index (changes, i);

    if (change->kind == kind && change->record == record)
      return change;
  }
  return NULL;
}

static gint64
add (KithTestCase   *test,
     const KithKind *kind,
     gint64          student,
     gint64          parent)
{
  g_autoptr (KithRecord) record = kith_test_record (test, kind, student, parent);

  return kith_test_save (test->file, record);
}

static gint64
add_note (KithTestCase *test,
          gint64        student,
          const char   *visibility)
{
  g_autoptr (KithRecord) note = kith_test_note (student, "We looked at the bus timetable.");

  kith_record_set_text (note, KITH_NOTE_VISIBILITY, visibility);
  return kith_test_save (test->file, note);
}

typedef struct {
  const char *user;
  gboolean sees_team;
  gboolean sees_supporters;
  gboolean sees_dsl;
  gboolean sees_zofia;
  gboolean sees_task;
} Reader;

/* Every role sees what is news of the records it may open, and not a line of another. */
static const Reader readers[] = {
  { "mentor", TRUE, FALSE, FALSE, FALSE, TRUE },
  { "mentor2", FALSE, FALSE, FALSE, TRUE, FALSE },
  { "coach", TRUE, TRUE, FALSE, TRUE, TRUE },
  { "manager", TRUE, TRUE, FALSE, TRUE, TRUE },
  { "dsl", TRUE, TRUE, TRUE, TRUE, TRUE },
  { "dpo", TRUE, TRUE, TRUE, TRUE, TRUE },
  { "admin", FALSE, FALSE, FALSE, FALSE, FALSE },
};

static void
test_roles (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 team, supporters, dsl, zofia, task;

  kith_test_case_sign_in (test, "welfare");
  team = add_note (test, test->jay, "team");
  supporters = add_note (test, test->jay, "supporters");
  dsl = add_note (test, test->jay, "dsl");
  zofia = add_note (test, test->zofia, "team");
  task = add (test, &kith_task_kind, test->jay, 0);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++) {
    KithCaseFile *file = kith_test_case_sign_in (test, readers[i].user);
    g_autoptr (GPtrArray) changes = list_all (file, get_seen (file));

    g_test_message ("%s", readers[i].user);
    g_assert_cmpint (find_change (changes, &kith_note_kind, team) != NULL, ==, readers[i].sees_team);
    g_assert_cmpint (find_change (changes, &kith_note_kind, supporters) != NULL, ==, readers[i].sees_supporters);
    g_assert_cmpint (find_change (changes, &kith_note_kind, dsl) != NULL, ==, readers[i].sees_dsl);
    g_assert_cmpint (find_change (changes, &kith_note_kind, zofia) != NULL, ==, readers[i].sees_zofia);
    g_assert_cmpint (find_change (changes, &kith_task_kind, task) != NULL, ==, readers[i].sees_task);
  }
}

/* One's own work is no news. */
static void
test_own (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");
  gint64 note = add_note (test, test->jay, "team");
  g_autoptr (GPtrArray) changes = list_all (file, get_seen (file));

  g_assert_null (find_change (changes, &kith_note_kind, note));
  g_assert_nonnull (find_change (changes, &kith_student_kind, test->jay));
}

static void
test_once_for_each_record (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "coach");
  g_autoptr (KithRecord) goal = kith_test_record (test, &kith_goal_kind, test->jay, 0);
  g_autoptr (GPtrArray) changes = NULL;
  const KithChange *change;
  gint64 step, gone;

  kith_test_save (file, goal);
  kith_record_set_text (goal, KITH_GOAL_WHY, "To work with Dad.");
  kith_test_save (file, goal);
  step = add (test, &kith_step_kind, 0, kith_record_get_id (goal));
  gone = add (test, &kith_task_kind, test->jay, 0);
  g_assert_true (kith_case_file_remove (file, &kith_task_kind, gone, NULL));

  file = kith_test_case_sign_in (test, "mentor");
  changes = list_all (file, get_seen (file));
  change = find_change (changes, &kith_goal_kind, kith_record_get_id (goal));
  g_assert_nonnull (change);
  g_assert_cmpint (change->action, ==, KITH_AUDIT_ADDED);
  g_assert_cmpint (change->student, ==, test->jay);
  g_assert_cmpstr (change->who, ==, "Moira D'Arcy");
  change = find_change (changes, &kith_step_kind, step);
  g_assert_nonnull (change);
  g_assert_cmpint (change->student, ==, test->jay);
  /* came and went */
  g_assert_null (find_change (changes, &kith_task_kind, gone));
}

/* Looking moves the mark of this account and of no other; a removal is news where the record was known. */
static void
test_seen (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) other = NULL;
  const KithChange *change;
  gint64 task = add (test, &kith_task_kind, test->jay, 0);

  file = kith_test_case_sign_in (test, "coach");
  before = list_all (file, get_seen (file));
  g_assert_nonnull (find_change (before, &kith_task_kind, task));
  g_assert_true (kith_changes_mark_seen (file, 0, NULL));
  g_assert_cmpint (kith_changes_count (file, kinds, get_seen (file), NULL), ==, 0);

  file = kith_test_case_sign_in (test, "welfare");
  g_assert_true (kith_case_file_remove (file, &kith_task_kind, task, NULL));
  file = kith_test_case_sign_in (test, "coach");
  after = list_all (file, get_seen (file));
  change = find_change (after, &kith_task_kind, task);
  g_assert_nonnull (change);
  g_assert_cmpint (change->action, ==, KITH_AUDIT_REMOVED);
  g_assert_cmpuint (after->len, ==, 1);

  file = kith_test_case_sign_in (test, "dsl");
  other = list_all (file, get_seen (file));
  g_assert_cmpuint (other->len, >, 1);
}

/* Marking what was shown leaves what came while it was shown. */
static void
test_seen_up_to (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  gint64 later;

  add_note (test, test->jay, "team");
  file = kith_test_case_sign_in (test, "coach");
  shown = list_all (file, get_seen (file));
  kith_test_case_sign_in (test, "welfare");
  later = add_note (test, test->jay, "team");
  file = kith_test_case_sign_in (test, "coach");
  g_assert_true (kith_changes_mark_seen (file, ((KithChange *) shown->pdata[0])->number, NULL));
  rest = list_all (file, get_seen (file));
  g_assert_cmpuint (rest->len, ==, 1);
  g_assert_nonnull (find_change (rest, &kith_note_kind, later));
}

/* Whoever has never looked sees the last seven days. */
static void
test_first_look (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");

  add_note (test, test->jay, "team");
  file = kith_test_case_sign_in (test, "coach");
  g_assert_cmpint (kith_changes_count (file, kinds, get_seen (file), NULL), >, 0);
  kith_clock_advance (test->clock, 8 * 24 * 60 * 60);
  g_assert_cmpint (kith_changes_count (file, kinds, get_seen (file), NULL), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/changes/roles", test_roles);
  g_test_add_func ("/changes/own", test_own);
  g_test_add_func ("/changes/once-for-each-record", test_once_for_each_record);
  g_test_add_func ("/changes/seen", test_seen);
  g_test_add_func ("/changes/seen-up-to", test_seen_up_to);
  g_test_add_func ("/changes/first-look", test_first_look);
  return g_test_run ();
}
