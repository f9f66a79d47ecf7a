/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-archive.h"
#include "kith-cli-query.h"
#include "kith-contact-gaps.h"
#include "kith-plain-text.h"
#include "kith-test-case.h"
#include "kith-today.h"

#include <string.h>

/* What kithctl lists, what Today counts and what is printed is the same, for every role. kithctl’s list is counted here row
 * by row, by the values in the rows, so that a mistake in the one query they share cannot hide. */

static const char *const users[] = { "mentor", "mentor2", "coach", "welfare", "manager", "dsl", "dpo", "admin" };

static void
add_task (KithTestCase *test,
          const char   *due,
          gint64        person,
          gint64        student)
{
  g_autoptr (KithRecord) task = kith_test_record (test, &kith_task_kind, student, 0);

  if (student == 0)
    kith_record_clear (task, KITH_TASK_STUDENT);
  kith_record_set_text (task, KITH_TASK_DUE, due);
  kith_record_set_number (task, KITH_TASK_PERSON, person);
  kith_test_save (test->file, task);
}

static void
add_contact (KithTestCase *test,
             gint64        student,
             const char   *date,
             const char   *made)
{
  g_autoptr (KithRecord) note = kith_test_note (student, "Came by for a coffee.");

  kith_record_set_text (note, KITH_NOTE_DATE, date);
  kith_record_set_text (note, KITH_NOTE_CONTACT_MADE, made);
  kith_test_save (test->file, note);
}

/* Two more students: one who is archived although much is due, and one who is paused. */
static void
add_left (KithTestCase *test,
          const char   *name,
          const char   *stage)
{
  g_autoptr (KithRecord) student = kith_test_student (name, g_str_equal (stage, "left") ? "4481" : "4482");
  g_autoptr (GError) error = NULL;
  gint64 id;

  kith_record_set_text (student, KITH_STUDENT_STAGE, stage);
  if (g_str_equal (stage, "left")) {
    kith_record_set_text (student, KITH_STUDENT_LEAVING_DATE, "2026-03-02");
    kith_record_set_text (student, KITH_STUDENT_LEAVING_REASON, "completed");
  }
  id = kith_test_save (test->file, student);
  add_task (test, "2026-03-01", test->manager, id);
  if (!g_str_equal (stage, "left"))
    return;
  kith_case_file_archive_student (test->file, id, TRUE, &error);
  g_assert_no_error (error);
}

static KithTestCase *
new_busy_case (void)
{
  KithTestCase *test = kith_test_case_new ();
  const gint64 people[] = { test->mentor, test->mentor2, test->coach, test->welfare, test->manager, test->dsl };
  const gint64 students[] = { test->jay, test->zofia, test->ali, 0 };
  static const char *const days[] = { "2026-02-01", "2026-03-09", "2026-03-10", "2026-03-14", "2026-03-16", NULL };

  kith_test_case_sign_in (test, "manager");
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    for (guint j = 0; j < G_N_ELEMENTS (days); j++)
      add_task (test, days[j], people[i], students[(i + j) % G_N_ELEMENTS (students)]);
  add_contact (test, test->jay, "2026-03-05", "yes");
  add_contact (test, test->zofia, "2026-03-05", "attempted");
  add_left (test, "Iolo Bamgbose", "left");
  add_left (test, "Ffion Achterberg", "paused");
  return test;
}

/* As kithctl asks it, with nothing on the command line to narrow it. */
static GPtrArray *
list_like_kithctl (KithTestCase   *test,
                   const KithKind *kind)
{
  KithCli cli = { .file = test->file };
  const KithCliFilter filter = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithQuery) query = kith_cli_filter_make_query (&filter, &cli, kind, &error);
  GPtrArray *records = NULL;

  g_assert_no_error (error);
  records = kith_case_file_list (test->file, query, NULL, &error);
  g_assert_no_error (error);
  return records;
}

static gint64
get_count (const KithToday  *today,
           KithTodaySection  section)
{
  for (guint i = 0; i < today->lists->len; i++) {
    const KithTodayList *list = g_ptr_array_index (today->lists, i);

    if (list->section == section)
      return list->count;
  }
  return -1;
}

static gint64
count_tasks (GPtrArray  *tasks,
             gint64      person,
             const char *from,
             const char *until)
{
  gint64 n_tasks = 0;

  for (guint i = 0; i < tasks->len; i++) {
    KithRecord *task = g_ptr_array_index (tasks, i);
    const char *due = kith_record_get_text (task, KITH_TASK_DUE);

    n_tasks += !kith_record_has (task, KITH_TASK_DONE_ON) &&
               (person == 0 || kith_record_get_number (task, KITH_TASK_PERSON) == person) && due != NULL &&
               strcmp (due, from) >= 0 && strcmp (due, until) <= 0;
  }
  return n_tasks;
}

static void
test_tasks (void)
{
  g_autoptr (KithTestCase) test = new_busy_case ();
  guint n_asked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    KithCaseFile *file = kith_test_case_sign_in (test, users[i]);
    g_autoptr (KithToday) today = kith_today_gather (file, 2, NULL, NULL);
    g_autoptr (GPtrArray) tasks = list_like_kithctl (test, &kith_task_kind);
    gint64 me = kith_case_file_get_actor (file)->person;
    const struct {
      KithTodaySection section;
      gint64 person;
      const char *from;
      const char *until;
    } sections[] = {
      { KITH_TODAY_OVERDUE, me, "0000-01-01", "2026-03-09" },
      { KITH_TODAY_DUE, me, "2026-03-10", "2026-03-10" },
      { KITH_TODAY_THIS_WEEK, me, "2026-03-11", "2026-03-15" },
      { KITH_TODAY_TEAM_OVERDUE, 0, "0000-01-01", "2026-03-09" },
    };

    for (guint j = 0; j < G_N_ELEMENTS (sections); j++) {
      gint64 count = get_count (today, sections[j].section);

      g_test_message ("%s, section %u: %" G_GINT64_FORMAT, users[i], j, count);
      if (count < 0)
        continue;
      g_assert_cmpint (count, ==, count_tasks (tasks, sections[j].person, sections[j].from, sections[j].until));
      n_asked += count > 0;
    }
  }
  /* six people with something of their own, three sections each; four who see the team’s */
  g_assert_cmpuint (n_asked, ==, 22);
}

static gint64
count_due (GPtrArray *students)
{
  gint64 n_due = 0;

  for (guint i = 0; i < students->len; i++) {
    KithRecord *student = g_ptr_array_index (students, i);

    n_due += g_strcmp0 (kith_record_get_text (student, KITH_STUDENT_STAGE), "active") == 0 &&
             kith_record_has (student, KITH_STUDENT_CONTACT_DUE) &&
             strcmp (kith_record_get_text (student, KITH_STUDENT_CONTACT_DUE), KITH_TEST_TODAY) <= 0;
  }
  return n_due;
}

static void
assert_printed (KithCaseFile *file,
                gint64        n_due)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = kith_contact_gaps_make (file, 0, NULL, &error);
  g_autofree char *words = g_strdup_printf (n_due == 1 ? "%d student:" : "%d students:", (int) n_due);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = kith_document_to_plain_text (document);
  g_assert_nonnull (strstr (text, n_due > 0 ? words : "Nobody is due or overdue."));
}

static void
test_contact_gaps (void)
{
  g_autoptr (KithTestCase) test = new_busy_case ();
  /* Jay was reached on Thursday, Zofia only rung; nobody has seen علي */
  static const gint64 expected[] = { 0, 1, 1, 2, 2, 2, 2, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    KithCaseFile *file = kith_test_case_sign_in (test, users[i]);
    g_autoptr (KithToday) today = kith_today_gather (file, 2, NULL, NULL);
    g_autoptr (GPtrArray) students = list_like_kithctl (test, &kith_student_kind);

    g_test_message ("%s", users[i]);
    g_assert_cmpint (count_due (students), ==, expected[i]);
    if (g_str_equal (users[i], "admin")) {
      g_assert_cmpint (get_count (today, KITH_TODAY_CONTACT), ==, -1);
      continue;
    }
    g_assert_cmpint (get_count (today, KITH_TODAY_CONTACT), ==, expected[i]);
    assert_printed (file, expected[i]);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/agreement/tasks", test_tasks);
  g_test_add_func ("/agreement/contact-gaps", test_contact_gaps);

  return g_test_run ();
}
