/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-checklist.h"
#include "kith-error.h"
#include "kith-operation.h"
#include "kith-test-case.h"
#include "kith-undo.h"

static GPtrArray *
list_items (KithTestCase *test)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_checklist_item_kind);
  g_autoptr (GError) error = NULL;
  GPtrArray *items = NULL;

  kith_query_where_student (query, test->jay);
  items = kith_case_file_list (test->file, query, NULL, &error);
  g_assert_no_error (error);
  return items;
}

static guint
count_items (KithTestCase *test)
{
  g_autoptr (GPtrArray) items = list_items (test);

  return items->len;
}

static void
start (KithTestCase *test,
       const char   *list)
{
  g_autoptr (GError) error = NULL;

  kith_checklist_start (test->file, test->jay, list, &error);
  g_assert_no_error (error);
}

static void
test_start (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  guint n_starting = g_strv_length ((char **) kith_checklist_get_items ("starting"));
  guint n_leaving = g_strv_length ((char **) kith_checklist_get_items ("leaving"));

  kith_test_case_sign_in (test, "mentor");
  g_assert_cmpuint (count_items (test), ==, 0);
  start (test, "starting");
  g_assert_cmpuint (count_items (test), ==, n_starting);
  /* again changes nothing */
  start (test, "starting");
  g_assert_cmpuint (count_items (test), ==, n_starting);
  start (test, "leaving");
  g_assert_cmpuint (count_items (test), ==, n_starting + n_leaving);
  /* one action, one undo */
  kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_items (test), ==, n_starting);
}

static void
assert_state (KithTestCase *test,
              gint64        id,
              const char   *state,
              const char   *date)
{
  g_autoptr (KithRecord) item = kith_case_file_load (test->file, &kith_checklist_item_kind, id, NULL);

  g_assert_cmpstr (kith_record_get_text (item, KITH_CHECKLIST_ITEM_STATE), ==, state);
  g_assert_cmpstr (kith_record_get_text (item, KITH_CHECKLIST_ITEM_DATE), ==, date);
}

static void
test_state (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  kith_test_case_sign_in (test, "coach");
  start (test, "leaving");
  items = list_items (test);
  id = kith_record_get_id (g_ptr_array_index (items, 0));
  assert_state (test, id, "needed", NULL);
  g_assert_true (kith_checklist_set_state (test->file, id, "done", &error));
  assert_state (test, id, "done", KITH_TEST_TODAY);
  /* done again on another day is done on the first */
  kith_clock_advance (test->clock, 86400);
  g_assert_true (kith_checklist_set_state (test->file, id, "done", &error));
  assert_state (test, id, "done", KITH_TEST_TODAY);
  g_assert_true (kith_checklist_set_state (test->file, id, "not-for-me", &error));
  assert_state (test, id, "not-for-me", NULL);
}

/* Whoever does not support the student starts nothing for them. */
static void
test_refused (void)
{
  static const char *const users[] = { "mentor2", "dpo", "admin" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (GError) error = NULL;

    kith_test_case_sign_in (test, users[i]);
    g_assert_false (kith_checklist_start (test->file, test->jay, "starting", &error));
    g_assert_nonnull (error);
  }
  kith_test_case_sign_in (test, "welfare");
  g_assert_cmpuint (count_items (test), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/checklist/start", test_start);
  g_test_add_func ("/checklist/state", test_state);
  g_test_add_func ("/checklist/refused", test_refused);

  return g_test_run ();
}
