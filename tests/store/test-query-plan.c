/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/kith-db-private.h"
#include "kith-case-file-private.h"
#include "kith-changes.h"
#include "kith-search.h"
#include "kith-test-case.h"

#include <string.h>

/* What stays fast whatever a college has stored: how SQLite means to answer what was really asked. The statements are those
 * the case file has just used, so that no copy of them can grow old here. */

static char *
dup_plan (KithCaseFile *file,
          const char   *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStatement) rows = kith_db_prepare (file->db, explain, &error);
  GString *plan = g_string_new (NULL);

  g_assert_no_error (error);
  while (kith_statement_step (rows, &error) == KITH_STEP_ROW)
    g_string_append_printf (plan, "%s\n", kith_statement_get_text (rows, 3));
  g_assert_no_error (error);
  return g_string_free_and_steal (plan);
}

/* The plans of the statements that hold these words. */
static GPtrArray *
list_plans (KithCaseFile *file,
            const char   *words)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *plans = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer sql;

  g_hash_table_iter_init (&iter, file->db->idle);
  while (g_hash_table_iter_next (&iter, &sql, NULL))
    if (strstr (sql, words) != NULL && !g_str_has_prefix (sql, "EXPLAIN"))
      g_ptr_array_add (statements, g_strdup (sql));
  for (guint i = 0; i < statements->len; i++) {
    char *plan = dup_plan (file, g_ptr_array_index (statements, i));

    g_test_message ("%s:\n%s", (const char *) g_ptr_array_index (statements, i), plan);
    g_ptr_array_add (plans, plan);
  }
  return plans;
}

/* Nothing is read from one end to the other, and nothing is sorted. The index of words is entered by the words: M is for
 * MATCH. */
static void
assert_no_scan (const char *plan)
{
  g_auto (GStrv) steps = g_strsplit (plan, "\n", -1);

  for (guint i = 0; steps[i] != NULL; i++) {
    const char *index = strstr (steps[i], "VIRTUAL TABLE INDEX");

    g_assert_true (!g_str_has_prefix (steps[i], "SCAN") || (index != NULL && strstr (index, ":M") != NULL));
    g_assert_null (strstr (steps[i], "USE TEMP B-TREE"));
  }
}

static void
check_search (KithTestCase *test,
              gint64        student)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithMatches) matches =
    kith_search (test->file, "quilt", KITH_SEARCH_RECORDS | KITH_SEARCH_NOTES, student, 20, NULL, &error);
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GPtrArray) plans_of_notes = NULL;

  g_assert_no_error (error);
  plans_of_notes = list_plans (test->file, "note_search MATCH");
  g_assert_cmpuint (plans_of_notes->len, >=, 1);
  for (guint i = 0; i < plans_of_notes->len; i++)
    assert_no_scan (g_ptr_array_index (plans_of_notes, i));
  plans = list_plans (test->file, "record_search MATCH");
  /* plans, appointments, goals, steps, tasks, groups, achievements and professionals have a statement each */
  g_assert_cmpuint (plans->len, >=, 7);
  for (guint i = 0; i < plans->len; i++)
    assert_no_scan (g_ptr_array_index (plans, i));
}

/* For every kind that is searched, for every role that searches, everywhere and inside one student. */
static void
test_search (void)
{
  static const char *const users[] = { "mentor", "coach", "welfare", "manager", "dsl", "dpo" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_test_message ("%s searches", users[i]);
    kith_test_case_sign_in (test, users[i]);
    check_search (test, 0);
    check_search (test, test->jay);
  }
}

static gboolean
has_step (GPtrArray  *plans,
          const char *step)
{
  for (guint i = 0; i < plans->len; i++)
    if (strstr (g_ptr_array_index (plans, i), step) != NULL)
      return TRUE;
  return FALSE;
}

/* What changed since the last look is read from the last look on, however long the audit was before: an index that happens to
 * be in the order of the groups once led through two million lines. */
static void
test_changes (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const char *const kinds[] = { "note", "task", "plan", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = NULL;

  kith_test_case_sign_in (test, "manager");
  g_assert_cmpint (kith_changes_count (test->file, kinds, 1, &error), >=, 0);
  g_assert_no_error (error);
  plans = list_plans (test->file, "FROM audit l");
  g_assert_cmpuint (plans->len, ==, 1);
  g_assert_true (has_step (plans, "SEARCH l USING INTEGER PRIMARY KEY (rowid>?)"));
}

/* Saving an appointment reads the days about it, of whoever goes along and of the student, and not all their years. */
static void
test_clash (void)
{
  static const char *const steps[] = {
    "appointment_by_person (person=? AND date>? AND date<?)",
    "appointment_by_student (student=? AND date>? AND date<?)",
    "group_session_by_person (person=? AND date>? AND date<?)",
    "plan_by_student (student=? AND date>? AND date<?)",
  };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) appointment = NULL;
  g_autoptr (GPtrArray) plans = NULL;

  kith_test_case_sign_in (test, "coach");
  appointment = kith_test_record (test, &kith_appointment_kind, test->jay, 0);
  kith_record_set_text (appointment, KITH_APPOINTMENT_TIME, "10:00");
  kith_record_set_number (appointment, KITH_APPOINTMENT_PERSON, test->mentor);
  kith_test_save (test->file, appointment);
  plans = list_plans (test->file, "= :link AND a.\"date\"");
  g_assert_cmpuint (plans->len, ==, G_N_ELEMENTS (steps));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_assert_true (has_step (plans, steps[i]));
  for (guint i = 0; i < plans->len; i++)
    g_assert_null (strstr (g_ptr_array_index (plans, i), "SCAN"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/query-plan/search", test_search);
  g_test_add_func ("/store/query-plan/clash", test_clash);
  g_test_add_func ("/store/query-plan/changes", test_changes);

  return g_test_run ();
}
