/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-backups.h"
#include "kith-error.h"
#include "kith-secret.h"
#include "kith-store-second.h"
#include "kith-store.h"
#include "kith-test-case.h"

#include <glib/gstdio.h>
#include <string.h>

static void
take_result_cb (GObject      *source_object,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static KithStore *
open_store (KithTestCase *test,
            const char   *user)
{
  KithStore *store = kith_store_new (test->clock);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_out (test);
  kith_store_open_async (store, test->path, user, KITH_TEST_PASSPHRASE, NULL, take_result_cb, &result);
  g_assert_true (kith_store_open_finish (store, wait_for (&result), &error));
  g_assert_no_error (error);
  return store;
}

static void
close_store (KithStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  kith_store_close_async (store, take_result_cb, &result);
  g_assert_true (kith_store_close_finish (store, wait_for (&result), NULL));
}

static void
test_create (void)
{
  g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW);
  g_autoptr (KithStore) store = kith_store_new (clock);
  g_autofree char *folder = g_dir_make_tmp ("kith-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "New.kith", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (KithSecretText) recovery_key = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_use_cheap_keys ();
  g_assert_false (kith_store_is_open (store));
  kith_store_create_async (store, path, "sam", "Sam Okafor", KITH_TEST_PASSPHRASE, KITH_ROLES_ALL, NULL, take_result_cb,
                           &result);
  recovery_key = kith_store_create_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (recovery_key);
  g_assert_true (kith_store_is_open (store));
  g_assert_cmpstr (kith_store_get_actor (store)->full_name, ==, "Sam Okafor");
  close_store (store);
  g_assert_false (kith_store_is_open (store));
}

static void
test_wrong_passphrase (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithStore) store = kith_store_new (test->clock);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_out (test);
  kith_store_open_async (store, test->path, "mentor", "wrong", NULL, take_result_cb, &result);
  g_assert_false (kith_store_open_finish (store, wait_for (&result), &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_assert_false (kith_store_is_open (store));
}

static void
count_cb (KithStore  *store,
          const char *kind,
          GString    *kinds)
{
  g_string_append_printf (kinds, "<%s>", kind);
}

/* A save tells the kinds it wrote, on the main loop, before its own callback. */
static void
test_changed (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithStore) store = open_store (test, "manager");
  g_autoptr (KithRecord) task = kith_test_record (test, &kith_task_kind, test->jay, 0);
  g_autoptr (GString) kinds = g_string_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (store, "changed", G_CALLBACK (count_cb), kinds);
  kith_store_save_async (store, task, KITH_SAVE_DEFAULT, NULL, take_result_cb, &result);
  g_assert_true (kith_store_save_finish (store, wait_for (&result), &error));
  g_assert_cmpstr (kinds->str, ==, "<task>");
  g_assert_cmpint (kith_record_get_version (task), ==, 1);
  close_store (store);
}

/* What is typed while a save runs stays. */
static void
test_save_takes_a_copy (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithStore) store = open_store (test, "manager");
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "First words");
  g_autoptr (KithRecord) stored = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;

  kith_store_save_async (store, note, KITH_SAVE_DEFAULT, NULL, take_result_cb, &saved);
  kith_record_set_text (note, KITH_NOTE_TEXT, "First words and more");
  g_assert_true (kith_store_save_finish (store, wait_for (&saved), &error));
  g_assert_cmpstr (kith_record_get_text (note, KITH_NOTE_TEXT), ==, "First words and more");
  g_assert_cmpint (kith_record_get_number (note, KITH_NOTE_AUTHOR), ==, test->manager);
  kith_store_load_async (store, &kith_note_kind, kith_record_get_id (note), NULL, take_result_cb, &loaded);
  stored = kith_store_load_finish (store, wait_for (&loaded), &error);
  g_assert_cmpstr (kith_record_get_text (stored, KITH_NOTE_TEXT), ==, "First words");
  close_store (store);
}

static void
test_list_and_remove (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithStore) store = open_store (test, "manager");
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GAsyncResult) removed = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) students = NULL;
  g_autoptr (GError) error = NULL;

  kith_store_remove_async (store, &kith_student_kind, test->ali, NULL, take_result_cb, &removed);
  kith_store_list_async (store, query, NULL, take_result_cb, &listed);
  g_assert_true (kith_store_remove_finish (store, wait_for (&removed), &error));
  students = kith_store_list_finish (store, wait_for (&listed), &error);
  g_assert_cmpuint (students->len, ==, 2);
  close_store (store);
}

static gpointer
count_job (KithCaseFile  *file,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_usleep (1000);
  g_atomic_int_inc ((int *) data);
  return GINT_TO_POINTER (TRUE);
}

/* Closing waits for what is queued. */
static void
test_drains (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithStore *store = open_store (test, "manager");
  int n = 0;

  for (guint i = 0; i < 20; i++)
    kith_store_submit_async (store, count_job, &n, NULL, NULL, NULL, NULL, NULL);
  close_store (store);
  g_assert_cmpint (g_atomic_int_get (&n), ==, 20);
  g_object_unref (store);
}

static void
test_while_locked (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithStore) store = kith_store_new (test->clock);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int n = 0;

  kith_store_submit_async (store, count_job, &n, NULL, NULL, NULL, take_result_cb, &result);
  g_assert_null (kith_store_submit_finish (store, wait_for (&result), &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_FAILED);
  g_assert_cmpint (n, ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithStore) store = open_store (test, "manager");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int n = 0;

  g_cancellable_cancel (cancellable);
  kith_store_submit_async (store, count_job, &n, NULL, NULL, cancellable, take_result_cb, &result);
  g_assert_null (kith_store_submit_finish (store, wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (n, ==, 0);
  close_store (store);
}

/* The same file twice in one process, or in another, is refused; it is there again after closing. */
static void
test_in_use (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithStore) store = open_store (test, "manager");
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_case_file_open (test->path, "coach", KITH_TEST_PASSPHRASE, test->clock, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_IN_USE);
  close_store (store);
  kith_test_case_sign_in (test, "coach");
}

static void
copy_to_second (KithStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kith_store_copy_to_second_async (store, NULL, take_result_cb, &result);
  g_assert_true (kith_store_copy_to_second_finish (store, wait_for (&result), &error));
  g_assert_no_error (error);
}

/* The bytes go on a thread of their own; how it went is written down in the case file, also when the place is away. */
static void
test_second_place (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *folder = g_build_filename (test->folder, "usb", NULL);
  g_autofree char *aside = g_build_filename (test->folder, "unplugged", NULL);
  g_autofree char *copy = g_build_filename (folder, "Team-" KITH_TEST_TODAY ".kith", NULL);
  g_autoptr (KithBackupHealth) there = NULL;
  g_autoptr (KithBackupHealth) away = NULL;
  KithStore *store = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (kith_backups_set_second (kith_test_case_sign_in (test, "admin"), folder, NULL));
  store = open_store (test, "mentor");
  copy_to_second (store);
  copy_to_second (store);
  close_store (store);
  g_clear_object (&store);
  g_assert_true (g_file_test (copy, G_FILE_TEST_IS_REGULAR));
  there = kith_backups_get_health (kith_test_case_sign_in (test, "admin"), NULL);
  g_assert_cmpint (there->second_copied_at, ==, KITH_TEST_NOW);
  g_assert_null (there->second_problem);

  g_assert_cmpint (g_rename (folder, aside), ==, 0);
  store = open_store (test, "mentor");
  copy_to_second (store);
  close_store (store);
  g_clear_object (&store);
  away = kith_backups_get_health (kith_test_case_sign_in (test, "admin"), NULL);
  g_assert_nonnull (strstr (away->second_problem, "is away"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/store/create", test_create);
  g_test_add_func ("/store/store/wrong-passphrase", test_wrong_passphrase);
  g_test_add_func ("/store/store/changed", test_changed);
  g_test_add_func ("/store/store/save-takes-a-copy", test_save_takes_a_copy);
  g_test_add_func ("/store/store/list-and-remove", test_list_and_remove);
  g_test_add_func ("/store/store/drains", test_drains);
  g_test_add_func ("/store/store/while-locked", test_while_locked);
  g_test_add_func ("/store/store/cancelled", test_cancelled);
  g_test_add_func ("/store/store/in-use", test_in_use);
  g_test_add_func ("/store/store/second-place", test_second_place);
  return g_test_run ();
}
