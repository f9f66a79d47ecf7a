/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-case-file-private.h"
#include "kith-error.h"
#include "kith-secret.h"
#include "kith-test-case.h"

#define OTHER_PASSPHRASE "another seven words nobody would guess"

static KithCaseFile *
open_as (KithTestCase *test,
         const char   *user,
         const char   *passphrase,
         GError      **error)
{
  kith_test_case_sign_out (test);
  return kith_case_file_open (test->path, user, passphrase, test->clock, NULL, error);
}

static void
test_first_account (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const KithActor *actor;
  g_autoptr (KithRecord) person = NULL;

  kith_test_case_sign_in (test, "ADMIN");
  actor = kith_case_file_get_actor (test->file);
  g_assert_cmpstr (actor->name, ==, "admin");
  g_assert_cmpstr (actor->full_name, ==, "Freya Nwosu");
  g_assert_cmpint (actor->roles, ==, KITH_ROLE_ADMIN);
  person = kith_case_file_load (test->file, &kith_person_kind, actor->person, NULL);
  g_assert_cmpstr (kith_record_get_text (person, KITH_PERSON_NAME), ==, "Freya Nwosu");
  g_assert_cmpstr (kith_record_get_text (person, KITH_PERSON_ROLES), ==, "other");
}

static void
test_add (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) account = NULL;
  gint64 id;

  g_assert_cmpint (kith_accounts_add (test->file, "x", NULL, KITH_ROLE_COACH, 0, OTHER_PASSPHRASE, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  kith_test_case_sign_in (test, "admin");
  g_assert_cmpint (kith_accounts_add (test->file, "Mentor", NULL, KITH_ROLE_COACH, 0, OTHER_PASSPHRASE, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (kith_accounts_add (test->file, "nobody", NULL, (KithRoles) 0, 0, OTHER_PASSPHRASE, &error), ==, 0);
  g_assert_cmpint (error->code, ==, KITH_ERROR_INVALID);
  g_clear_error (&error);
  id = kith_accounts_add (test->file, "second", NULL, KITH_ROLE_COACH | KITH_ROLE_MENTOR, test->welfare, OTHER_PASSPHRASE,
                          &error);
  g_assert_no_error (error);
  account = kith_case_file_load (test->file, &kith_account_kind, id, NULL);
  g_assert_cmpint (kith_record_get_number (account, KITH_ACCOUNT_PERSON), ==, test->welfare);
  g_assert_cmpstr (kith_record_get_text (account, KITH_ACCOUNT_ROLES), ==, "mentor coach");
}

static void
test_passphrase (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "mentor");
  g_assert_false (kith_accounts_set_passphrase (test->file, "wrong", OTHER_PASSPHRASE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_true (kith_accounts_set_passphrase (test->file, KITH_TEST_PASSPHRASE, OTHER_PASSPHRASE, &error));
  g_assert_null (open_as (test, "mentor", KITH_TEST_PASSPHRASE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  test->file = open_as (test, "mentor", OTHER_PASSPHRASE, &error);
  g_assert_no_error (error);
}

static void
test_disable (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);

  kith_test_case_sign_in (test, "admin");
  g_assert_false (kith_accounts_disable (test->file, "admin", NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (kith_accounts_disable (test->file, "nobody", NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (kith_accounts_disable (test->file, "mentor", NULL, &error));
  g_assert_no_error (error);
  g_assert_null (open_as (test, "mentor", KITH_TEST_PASSPHRASE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  kith_test_case_sign_in (test, "manager");
  g_assert_cmpint (kith_case_file_count (test->file, query, NULL), ==, 3);
}

/* A key slot alone opens nothing: whoever is disabled is refused even where the slot is still there. */
static void
test_disabled_with_slot (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_db_exec (test->file->db, "UPDATE account SET disabled_at = 1 WHERE name = 'coach'", &error));
  g_assert_null (open_as (test, "coach", KITH_TEST_PASSPHRASE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
}

static void
test_roles (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "admin");
  g_assert_false (kith_accounts_set_roles (test->file, "admin", KITH_ROLE_MANAGER, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (kith_accounts_set_roles (test->file, "mentor", KITH_ROLE_WELFARE, &error));
  g_assert_no_error (error);
  kith_test_case_sign_in (test, "mentor");
  g_assert_cmpint (kith_case_file_get_actor (test->file)->roles, ==, KITH_ROLE_WELFARE);
  g_assert_true (kith_case_file_may (test->file, KITH_ACTION_SEE, &kith_student_kind, test->ali));
}

/* Roles hold keys: they change with the account's own verbs, not with an ordinary save. */
static void
test_no_ordinary_save (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) query = kith_query_new (&kith_account_kind);
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "admin");
  accounts = kith_case_file_list (test->file, query, NULL, NULL);
  kith_record_set_text (g_ptr_array_index (accounts, 0), KITH_ACCOUNT_ROLES, "dsl");
  g_assert_false (kith_case_file_save (test->file, g_ptr_array_index (accounts, 0), KITH_SAVE_DEFAULT, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
}

static gint64
save_sealed (KithTestCase *test)
{
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Sealed words");

  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "dsl");
  return kith_test_save (test->file, note);
}

static void
assert_reads (KithTestCase *test,
              gint64        id,
              const char   *expected)
{
  g_autoptr (KithRecord) note = kith_case_file_load (test->file, &kith_note_kind, id, NULL);

  g_assert_cmpstr (kith_record_get_text (note, KITH_NOTE_TEXT), ==, expected);
}

/* A new passphrase from an administrator opens the file, but what is sealed only once a holder has signed in. */
static void
test_reset (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = save_sealed (test);

  kith_test_case_sign_in (test, "admin");
  g_assert_true (kith_accounts_reset (test->file, "dsl", OTHER_PASSPHRASE, &error));
  g_assert_no_error (error);
  test->file = open_as (test, "dsl", OTHER_PASSPHRASE, &error);
  g_assert_no_error (error);
  assert_reads (test, id, NULL);
}

/* The recovery key is for the day the only lead forgets her passphrase: nothing sealed is lost. */
static void
test_recover (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithSecretText) new_key = NULL;
  g_autoptr (KithSecretText) unused = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = save_sealed (test);

  kith_test_case_sign_out (test);
  test->file = kith_accounts_recover (test->path, test->recovery_key, "dsl", OTHER_PASSPHRASE, test->clock, &new_key,
                                      &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kith_case_file_get_actor (test->file)->name, ==, "dsl");
  assert_reads (test, id, "Sealed words");
  g_assert_cmpstr (new_key, !=, test->recovery_key);
  kith_test_case_sign_out (test);
  g_assert_null (kith_accounts_recover (test->path, test->recovery_key, "admin", OTHER_PASSPHRASE, test->clock, &unused,
                                        &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  test->file = kith_accounts_recover (test->path, new_key, "dpo", OTHER_PASSPHRASE, test->clock, &unused, &error);
  g_assert_no_error (error);
  assert_reads (test, id, "Sealed words");
}

static void
test_exists (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithSecretText) key = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_out (test);
  g_assert_null (kith_case_file_create (test->path, "x", "X", KITH_TEST_PASSPHRASE, KITH_ROLE_ADMIN, test->clock, &key,
                                        &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  kith_test_case_sign_in (test, "manager");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/accounts/first-account", test_first_account);
  g_test_add_func ("/store/accounts/add", test_add);
  g_test_add_func ("/store/accounts/passphrase", test_passphrase);
  g_test_add_func ("/store/accounts/disable", test_disable);
  g_test_add_func ("/store/accounts/disabled-with-slot", test_disabled_with_slot);
  g_test_add_func ("/store/accounts/roles", test_roles);
  g_test_add_func ("/store/accounts/no-ordinary-save", test_no_ordinary_save);
  g_test_add_func ("/store/accounts/reset", test_reset);
  g_test_add_func ("/store/accounts/recover", test_recover);
  g_test_add_func ("/store/accounts/exists", test_exists);
  return g_test_run ();
}
