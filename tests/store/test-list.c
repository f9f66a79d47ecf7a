/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "kith-test-case.h"

/* The preferred names of what a query finds, in order. */
static char *
dup_names (KithTestCase *test,
           KithQuery    *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = kith_case_file_list (test->file, query, NULL, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++) {
    g_autofree char *title = kith_record_dup_title (g_ptr_array_index (records, i));

    g_string_append_printf (names, "%s%s", i > 0 ? " | " : "", title);
  }
  return g_string_free_and_steal (names);
}

#define ASSERT_NAMES(test, query, expected) \
  G_STMT_START { \
    g_autofree char *found_names = dup_names (test, query); \
    g_assert_cmpstr (found_names, ==, expected); \
    g_assert_cmpint (kith_case_file_count (test->file, query, NULL), ==, count_names (expected)); \
  } G_STMT_END

static gint64
count_names (const char *names)
{
  g_auto (GStrv) parts = g_strsplit (names, " | ", -1);

  return g_strv_length (parts);
}

static void
test_where (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) by_id = kith_query_new (&kith_student_kind);
  g_autoptr (KithQuery) by_nothing = kith_query_new (&kith_student_kind);
  g_autoptr (KithQuery) by_range = kith_query_new (&kith_student_kind);
  g_autoptr (KithQuery) by_stage = kith_query_new (&kith_student_kind);
  g_autoptr (KithQuery) by_group = kith_query_new (&kith_student_kind);
  g_autoptr (KithRecord) jay = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);

  kith_record_set_text (jay, KITH_STUDENT_CAMPUS, "North");
  kith_record_set_text (jay, KITH_STUDENT_SUPPORT_GROUPS, "care-experienced young-carer");
  kith_record_set_text (jay, KITH_STUDENT_START_DATE, "2025-10-01");
  kith_record_set_text (jay, KITH_STUDENT_STAGE, "paused");
  kith_test_save (test->file, jay);
  kith_query_where (by_id, "college-id", "4472");
  ASSERT_NAMES (test, by_id, "Zofia O'Brien-Źródło");
  kith_query_where (by_nothing, "campus", NULL);
  ASSERT_NAMES (test, by_nothing, "Zofia O'Brien-Źródło | علي");
  kith_query_where_range (by_range, "start-date", "2025-10-01", NULL);
  ASSERT_NAMES (test, by_range, "Jay A");
  kith_query_where_any (by_stage, "stage", "paused left");
  ASSERT_NAMES (test, by_stage, "Jay A");
  kith_query_where_any (by_group, "support-groups", "young-carer bursary");
  ASSERT_NAMES (test, by_group, "Jay A");
}

/* Whose training or checks are due by a day, that day included: either of the two will do, none at all will not. */
static void
test_any_until (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) query = kith_query_new (&kith_person_kind);
  g_autoptr (KithRecord) trained = kith_case_file_load (test->file, &kith_person_kind, test->mentor, NULL);
  g_autoptr (KithRecord) checked = kith_case_file_load (test->file, &kith_person_kind, test->mentor2, NULL);
  g_autoptr (KithRecord) later = kith_case_file_load (test->file, &kith_person_kind, test->coach, NULL);

  kith_record_set_text (trained, KITH_PERSON_TRAINING_DUE, "2026-05-08");
  kith_record_set_text (checked, KITH_PERSON_DBS_DUE, "2026-01-31");
  kith_record_set_text (checked, KITH_PERSON_TRAINING_DUE, "2027-01-31");
  kith_record_set_text (later, KITH_PERSON_TRAINING_DUE, "2026-05-09");
  kith_test_save (test->file, trained);
  kith_test_save (test->file, checked);
  kith_test_save (test->file, later);
  kith_query_where_any_until (query, "training-due dbs-due", "2026-05-08");
  ASSERT_NAMES (test, query, "Bo Lindqvist | Sam Okafor");
}

static void
test_assigned (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) coached = kith_query_new (&kith_student_kind);
  g_autoptr (KithQuery) mentored = kith_query_new (&kith_student_kind);
  g_autoptr (KithQuery) alone = kith_query_new (&kith_student_kind);

  kith_query_where_assigned (coached, test->coach, NULL);
  ASSERT_NAMES (test, coached, "Jay A | Zofia O'Brien-Źródło");
  kith_query_where_assigned (mentored, test->mentor, "mentor");
  ASSERT_NAMES (test, mentored, "Jay A");
  kith_query_where_unassigned (alone, "coach");
  ASSERT_NAMES (test, alone, "علي");
}

/* Some of them, under the policy like any other question; none of them is nobody. */
static void
test_ids (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) some = kith_query_new (&kith_student_kind);
  g_autoptr (KithQuery) none = kith_query_new (&kith_student_kind);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  kith_query_where_ids (none, ids);
  g_array_append_val (ids, test->ali);
  g_array_append_val (ids, test->jay);
  kith_query_where_ids (some, ids);
  ASSERT_NAMES (test, some, "Jay A | علي");
  ASSERT_NAMES (test, none, "");
  kith_test_case_sign_in (test, "coach");
  ASSERT_NAMES (test, some, "Jay A");
}

static void
test_care_status (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) past = kith_test_record (test, &kith_care_status_kind, test->jay, 0);
  g_autoptr (KithRecord) now = kith_test_record (test, &kith_care_status_kind, test->ali, 0);
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (KithQuery) current = kith_query_new (&kith_care_status_kind);

  kith_record_set_text (past, KITH_CARE_STATUS_UNTIL, "2026-03-09");
  kith_test_save (test->file, past);
  kith_test_save (test->file, now);
  kith_query_where_care_status (query, "estranged care-experienced");
  ASSERT_NAMES (test, query, "علي");
  kith_query_where_current (current);
  g_assert_cmpint (kith_case_file_count (test->file, current, NULL), ==, 1);
}

/* Names in the order people expect: folded, whatever the capitals and accents. */
static void
test_order (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const char *const names[] = { "ängel", "Anders", "Éloïse", "zoë", "Edie" };
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (KithQuery) limited = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *id = g_strdup_printf ("8%u", i);
    g_autoptr (KithRecord) student = kith_test_student (names[i], id);

    kith_test_save (test->file, student);
  }
  ASSERT_NAMES (test, query, "Anders | ängel | Edie | Éloïse | Jay A | zoë | Zofia O'Brien-Źródło | علي");
  kith_query_set_order (query, "-preferred-name");
  ASSERT_NAMES (test, query, "علي | Zofia O'Brien-Źródło | zoë | Jay A | Éloïse | Edie | ängel | Anders");
  kith_query_set_order (query, "-college-id");
  limited = kith_query_copy (query);
  kith_query_set_limit (limited, 2);
  {
    g_autofree char *found = dup_names (test, limited);

    g_assert_cmpstr (found, ==, "Edie | zoë");
  }
}

/* What has no value comes last, whichever way round. */
static void
test_order_by_supporter (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (KithRecord) status = kith_test_record (test, &kith_care_status_kind, test->ali, 0);
  g_autoptr (KithQuery) wrong = kith_query_new (&kith_note_kind);
  g_autoptr (GError) error = NULL;

  kith_test_save (test->file, status);
  kith_query_set_order (query, "-mentor preferred-name");
  ASSERT_NAMES (test, query, "Jay A | Zofia O'Brien-Źródło | علي");
  kith_query_set_order (query, "mentor preferred-name");
  ASSERT_NAMES (test, query, "Zofia O'Brien-Źródło | Jay A | علي");
  kith_query_set_order (query, "coach -preferred-name");
  ASSERT_NAMES (test, query, "Zofia O'Brien-Źródło | Jay A | علي");
  kith_query_set_order (query, "care-status preferred-name");
  ASSERT_NAMES (test, query, "علي | Jay A | Zofia O'Brien-Źródło");
  kith_query_set_order (wrong, "mentor");
  g_assert_null (kith_case_file_list_ids (test->file, wrong, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
}

static void
test_order_without_value (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const char *const days[] = { "2026-03-20", NULL, "2026-03-15" };
  g_autoptr (KithQuery) query = kith_query_new (&kith_task_kind);
  g_autoptr (GPtrArray) tasks = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (KithRecord) task = kith_test_record (test, &kith_task_kind, test->jay, 0);

    kith_record_set_text (task, KITH_TASK_DUE, days[i]);
    kith_test_save (test->file, task);
  }
  tasks = kith_case_file_list (test->file, query, NULL, NULL);
  g_assert_cmpuint (tasks->len, ==, 3);
  g_assert_cmpstr (kith_record_get_text (g_ptr_array_index (tasks, 0), KITH_TASK_DUE), ==, "2026-03-15");
  g_assert_cmpstr (kith_record_get_text (g_ptr_array_index (tasks, 1), KITH_TASK_DUE), ==, "2026-03-20");
  g_assert_false (kith_record_has (g_ptr_array_index (tasks, 2), KITH_TASK_DUE));
}

static void
test_student_of_part (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const gint64 students[] = { test->jay, test->ali };
  g_autoptr (KithQuery) steps = kith_query_new (&kith_step_kind);

  for (guint i = 0; i < 2; i++) {
    g_autoptr (KithRecord) goal = kith_test_record (test, &kith_goal_kind, students[i], 0);
    g_autoptr (KithRecord) step = NULL;

    step = kith_test_record (test, &kith_step_kind, 0, kith_test_save (test->file, goal));
    kith_test_save (test->file, step);
  }
  kith_query_where_student (steps, test->ali);
  g_assert_cmpint (kith_case_file_count (test->file, steps, NULL), ==, 1);
}

/* Names of fields that are not there, and everything hostile in values, are refused or looked for; never run. */
static void
test_hostile (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) field = kith_query_new (&kith_student_kind);
  g_autoptr (KithQuery) order = kith_query_new (&kith_student_kind);
  g_autoptr (KithQuery) value = kith_query_new (&kith_student_kind);
  g_autoptr (GError) error = NULL;

  kith_query_where (field, "id; DROP TABLE student", "1");
  g_assert_null (kith_case_file_list_ids (test->file, field, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  g_clear_error (&error);
  kith_query_set_order (order, "preferred-name;DROP");
  g_assert_null (kith_case_file_list_ids (test->file, order, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  kith_query_where (value, "campus", "x' OR 1=1 --");
  kith_query_where_any (value, "stage", "active') OR 1 --");
  g_assert_cmpint (kith_case_file_count (test->file, value, NULL), ==, 0);
}

static gboolean
stop_at_second_cb (KithRecord  *record,
                   gpointer     data,
                   GError     **error)
{
  guint *n = data;

  if (++*n < 2)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FULL, "The disk is full.");
  return FALSE;
}

static void
test_each_stops (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_false (kith_case_file_each (test->file, query, stop_at_second_cb, &n, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_FULL);
  g_assert_cmpuint (n, ==, 2);
}

static void
test_load_many (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const gint64 ids[] = { test->ali, 12345, test->jay };
  g_autoptr (GPtrArray) records = NULL;

  records = kith_case_file_load_many (test->file, &kith_student_kind, ids, 3, NULL);
  g_assert_cmpuint (records->len, ==, 2);
  g_assert_cmpint (kith_record_get_id (g_ptr_array_index (records, 0)), ==, test->ali);
  g_assert_cmpint (kith_record_get_id (g_ptr_array_index (records, 1)), ==, test->jay);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/list/where", test_where);
  g_test_add_func ("/store/list/any-until", test_any_until);
  g_test_add_func ("/store/list/assigned", test_assigned);
  g_test_add_func ("/store/list/ids", test_ids);
  g_test_add_func ("/store/list/care-status", test_care_status);
  g_test_add_func ("/store/list/order", test_order);
  g_test_add_func ("/store/list/order-by-supporter", test_order_by_supporter);
  g_test_add_func ("/store/list/order-without-value", test_order_without_value);
  g_test_add_func ("/store/list/student-of-part", test_student_of_part);
  g_test_add_func ("/store/list/hostile", test_hostile);
  g_test_add_func ("/store/list/each-stops", test_each_stops);
  g_test_add_func ("/store/list/load-many", test_load_many);
  return g_test_run ();
}
