/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-accounts-private.h"
#include "kith-attempts.h"
#include "kith-case-file-private.h"
#include "kith-error.h"
#include "kith-maintenance.h"
#include "kith-recovery-holders.h"
#include "kith-secret.h"
#include "kith-test-case.h"

#include <unistd.h>

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
  kith_test_case_invite_again (test, "dsl", OTHER_PASSPHRASE);
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

static KithCaseFile *
activate (KithTestCase *test,
          const char   *user,
          const char   *code,
          GError      **error)
{
  kith_test_case_sign_out (test);
  return kith_accounts_activate (test->path, user, code, OTHER_PASSPHRASE, test->clock, error);
}

/* Nobody but its owner ever knows the passphrase, and the code is good once, for a week. */
static void
test_invite (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithSecretText) code = NULL;
  g_autoptr (GError) error = NULL;
  gint64 now = kith_clock_get_now (test->clock);
  g_autoptr (KithClock) just_in_time = kith_clock_new_fixed (now + 7 * 24 * 60 * 60);
  g_autoptr (KithClock) too_late = kith_clock_new_fixed (now + 7 * 24 * 60 * 60 + 1);
  guint n_refused = 0;

  kith_test_case_sign_in (test, "admin");
  code = kith_accounts_invite (test->file, "dilys", "Dilys Rhodri", KITH_ROLE_COACH, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (code), ==, 23);
  kith_test_case_sign_out (test);

  g_assert_null (kith_case_file_open (test->path, "dilys", code, test->clock, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ACTIVATED);
  g_clear_error (&error);
  n_refused++;
  g_assert_null (kith_case_file_open (test->path, "dilys", code, too_late, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_assert_nonnull (strstr (error->message, "could be used until"));
  g_clear_error (&error);
  n_refused++;
  g_assert_null (kith_accounts_activate (test->path, "dilys", code, OTHER_PASSPHRASE, too_late, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  n_refused++;
  g_assert_null (kith_accounts_activate (test->path, "dilys", "ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ", OTHER_PASSPHRASE, test->clock, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  n_refused++;
  test->file = kith_accounts_activate (test->path, "dilys", code, OTHER_PASSPHRASE, just_in_time, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kith_case_file_get_actor (test->file)->roles, ==, KITH_ROLE_COACH);
  g_assert_null (activate (test, "dilys", code, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  n_refused++;
  g_assert_null (activate (test, "dilys", OTHER_PASSPHRASE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  n_refused++;
  test->file = open_as (test, "dilys", OTHER_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_test_message ("counted: %u ways of using an activation code wrongly, late or again, 0 that opened the file", n_refused);
}

static gint64
count_signatures_of (KithTestCase *test,
                     const char   *user)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM audit_signature s JOIN account a ON a.id ="
                                          " (SELECT k.account FROM audit_key k WHERE k.slot = s.slot AND k.account <> 0)"
                                          " WHERE a.name = '%s'", user);
  g_autoptr (KithStatement) row = kith_db_prepare (test->file->db, sql, NULL);

  g_assert_cmpint (kith_statement_step (row, NULL), ==, KITH_STEP_ROW);
  return kith_statement_get_int64 (row, 0);
}

static guint
count_findings (KithTestCase *test)
{
  g_auto (GStrv) findings = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_maintenance_check (test->file, &findings, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; findings[i] != NULL; i++)
    g_test_message ("%s", findings[i]);
  return g_strv_length (findings);
}

/* Who forgot a passphrase is the same person as before: same account, same signatures, and what is sealed for their role. */
static void
test_invite_again (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithSecretText) first = NULL;
  g_autoptr (KithSecretText) second = NULL;
  g_autoptr (GError) error = NULL;
  gint64 account, n_signed;

  kith_test_case_sign_in (test, "mentor");
  account = kith_case_file_get_actor (test->file)->account;
  kith_test_case_sign_in (test, "admin");
  n_signed = count_signatures_of (test, "mentor");
  g_assert_cmpint (n_signed, >, 0);
  first = kith_accounts_invite_again (test->file, "mentor", &error);
  g_assert_no_error (error);
  second = kith_accounts_invite_again (test->file, "Mentor", &error);
  g_assert_no_error (error);
  g_assert_null (kith_accounts_invite_again (test->file, "admin", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (open_as (test, "mentor", KITH_TEST_PASSPHRASE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_null (activate (test, "mentor", first, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  test->file = activate (test, "mentor", second, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kith_case_file_get_actor (test->file)->account, ==, account);
  kith_test_case_sign_in (test, "admin");
  g_assert_cmpint (count_signatures_of (test, "mentor"), >=, n_signed);
  g_assert_cmpuint (count_findings (test), ==, 0);
}

/* Invited by somebody who holds the role, its key waits behind the code; the keys it is then sealed to are new, so that
 * whoever made the code and kept it opens nothing. */
static void
test_code_opens_nothing_later (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithSecretText) code = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  gint64 id = save_sealed (test);

  kith_test_case_sign_in (test, "admin");
  g_assert_true (kith_accounts_set_roles (test->file, "admin", KITH_ROLE_ADMIN | KITH_ROLE_DSL, &error));
  kith_test_case_sign_in (test, "dsl");
  kith_test_case_sign_in (test, "admin");
  code = kith_accounts_invite (test->file, "deputy", "Dele Bright", KITH_ROLE_DSL, 0, &error);
  g_assert_no_error (error);
  before = kith_vault_list_slots (test->file->vault);
  test->file = activate (test, "deputy", code, &error);
  g_assert_no_error (error);
  assert_reads (test, id, "Sealed words");
  after = kith_vault_list_slots (test->file->vault);
  g_assert_cmpuint (before->len, ==, after->len);
  for (guint i = 0; i < before->len; i++) {
    const KithSlotInfo *then = g_ptr_array_index (before, i);
    const KithSlotInfo *now = g_ptr_array_index (after, i);

    g_assert_cmpstr (then->id, ==, now->id);
    g_assert_true (g_bytes_equal (then->public_key, now->public_key) == (then->kind != KITH_SLOT_ACTIVATION));
    g_assert_cmpint (now->kind, !=, KITH_SLOT_ACTIVATION);
  }
}

static void
test_confirm (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "admin");
  g_assert_false (kith_accounts_confirm (test->file, OTHER_PASSPHRASE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_true (kith_accounts_confirm (test->file, KITH_TEST_PASSPHRASE, &error));
}

/* The live file is out of their reach at once; the copies are named, with the day they go, and can be deleted. */
static void
test_copies (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *by_hand = g_build_filename (test->folder, "backups", "by-hand.kith", NULL);
  guint n_dated = 0, n_forever = 0;

  kith_test_case_sign_out (test);
  for (guint day = 1; day < 4; day++) {
    g_autoptr (KithClock) clock = kith_clock_new_fixed (kith_clock_get_now (test->clock) + day * 24 * 60 * 60);
    KithCaseFile *file = kith_case_file_open (test->path, "admin", KITH_TEST_PASSPHRASE, clock, NULL, &error);

    g_assert_no_error (error);
    if (day == 3)
      g_assert_true (kith_maintenance_backup (file, by_hand, NULL, &error));
    g_object_unref (file);
  }
  kith_test_case_sign_in (test, "admin");
  g_assert_cmpint (kith_accounts_delete_copies (test->file, "mentor", &error), ==, -1);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_true (kith_accounts_disable (test->file, "mentor", NULL, &error));
  copies = kith_accounts_list_copies (test->file, "mentor", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < copies->len; i++) {
    const KithAccountCopy *copy = g_ptr_array_index (copies, i);

    n_dated += copy->expires != NULL;
    n_forever += copy->expires == NULL;
    g_assert_true (copy->expires != NULL || g_str_equal (copy->path, by_hand));
  }
  g_assert_cmpuint (n_dated, >=, 3);
  g_assert_cmpuint (n_forever, ==, 1);
  g_assert_cmpint (kith_accounts_delete_copies (test->file, "mentor", &error), ==, (int) copies->len);
  g_assert_no_error (error);
  left = kith_accounts_list_copies (test->file, "mentor", NULL);
  g_assert_cmpuint (left->len, ==, 0);
  g_test_message ("counted: %u backups that still opened for somebody removed, all named, all deleted, %u left", copies->len,
                  left->len);
}

/* When the new key could not be made, every backup opens for them, the next one too: then none is deleted. */
static void
test_copies_of_half_removed (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GCancellable) stopped = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "admin");
  g_cancellable_cancel (stopped);
  g_assert_false (kith_accounts_disable (test->file, "mentor", stopped, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  before = kith_accounts_list_copies (test->file, "mentor", &error);
  g_assert_cmpuint (before->len, >, 0);
  g_assert_cmpint (kith_accounts_delete_copies (test->file, "mentor", &error), ==, -1);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  g_clear_error (&error);
  after = kith_accounts_list_copies (test->file, "mentor", &error);
  g_assert_cmpuint (after->len, ==, before->len);
  /* and the way on is to remove them again */
  g_assert_true (kith_accounts_disable (test->file, "mentor", NULL, &error));
  g_assert_cmpint (kith_accounts_delete_copies (test->file, "mentor", &error), ==, (int) before->len);
  g_assert_no_error (error);
}

static const KithRecoveryHolder *
find_holder (GPtrArray  *holders,
             const char *name)
{
  for (guint i = 0; i < holders->len; i++)
    if (g_str_equal (((KithRecoveryHolder *) g_ptr_array_index (holders, i))->holder, name))
      return g_ptr_array_index (holders, i);
  return NULL;
}

static char *
dup_groups (const char               *paper,
            const KithRecoveryHolder *holder)
{
  g_auto (GStrv) groups = g_strsplit (paper, "-", -1);

  return g_strdup_printf ("%s %s", groups[holder->groups[0]], groups[holder->groups[1]]);
}

/* Two people, two papers: each opens the file and what is sealed, until it is removed. */
static void
test_holders (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithSecretText) second = NULL;
  g_autoptr (KithSecretText) new_key = NULL;
  g_autoptr (KithSecretText) third = NULL;
  g_autoptr (KithSecretText) unused = NULL;
  g_autoptr (GPtrArray) holders = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = save_sealed (test);

  kith_test_case_sign_in (test, "admin");
  g_assert_null (kith_recovery_holders_add (test->file, " ", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  second = kith_recovery_holders_add (test->file, "Ines Okafor", &error);
  g_assert_no_error (error);
  holders = kith_recovery_holders_list (test->file, &error);
  g_assert_cmpuint (holders->len, ==, 2);
  g_assert_nonnull (find_holder (holders, "Freya Nwosu"));
  /* the administrator has no key of the lead's role; the lead hands it on to the new paper */
  kith_test_case_sign_in (test, "dsl");
  kith_test_case_sign_out (test);
  test->file = kith_accounts_recover (test->path, second, "dsl", OTHER_PASSPHRASE, test->clock, &new_key, &error);
  g_assert_no_error (error);
  assert_reads (test, id, "Sealed words");
  kith_test_case_sign_in (test, "admin");
  later = kith_recovery_holders_list (test->file, &error);
  g_assert_cmpuint (later->len, ==, 2);
  g_assert_cmpstr (find_holder (later, "Ines Okafor")->slot, !=, find_holder (holders, "Ines Okafor")->slot);
  third = kith_recovery_holders_replace (test->file, find_holder (later, "Ines Okafor")->slot, "Piotr Vale", &error);
  g_assert_no_error (error);
  g_clear_pointer (&later, g_ptr_array_unref);
  later = kith_recovery_holders_list (test->file, &error);
  g_assert_true (kith_recovery_holders_remove (test->file, find_holder (later, "Freya Nwosu")->slot, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (kith_recovery_holders_remove (test->file, find_holder (later, "Piotr Vale")->slot, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpuint (count_findings (test), ==, 0);
  kith_test_case_sign_out (test);
  for (guint i = 0; i < 3; i++) {
    const char *gone[] = { test->recovery_key, second, new_key };

    g_assert_null (kith_accounts_recover (test->path, gone[i], "admin", OTHER_PASSPHRASE, test->clock, &unused, &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
    g_clear_error (&error);
  }
  test->file = kith_accounts_recover (test->path, third, "admin", OTHER_PASSPHRASE, test->clock, &unused, &error);
  g_assert_no_error (error);
  g_test_message ("counted: 5 recovery keys of 3 holders: the 3 used, replaced or removed open nothing, the others the file");
}

/* Once a year somebody looks; what they type is compared and not believed. */
static void
test_yearly (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithClock) next_year = kith_clock_new_fixed (kith_clock_get_now (test->clock) + G_GINT64_CONSTANT (366) * 86400);
  g_autoptr (GPtrArray) holders = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *groups = NULL;
  const KithRecoveryHolder *holder;

  kith_test_case_sign_out (test);
  test->file = kith_case_file_open (test->path, "admin", KITH_TEST_PASSPHRASE, next_year, NULL, &error);
  g_assert_no_error (error);
  holders = kith_recovery_holders_list (test->file, &error);
  holder = g_ptr_array_index (holders, 0);
  g_assert_true (holder->is_due);
  g_assert_false (holder->asks_whole_key);
  groups = dup_groups (test->recovery_key, holder);
  g_assert_false (kith_recovery_holders_confirm (test->file, holder->slot, "00000 00000", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_false (kith_recovery_holders_confirm (test->file, holder->slot, "yes", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (kith_recovery_holders_confirm (test->file, holder->slot, groups, &error));
  g_assert_no_error (error);
  /* a key from before there were holders is asked for as a whole */
  g_assert_true (kith_db_exec (test->file->db, "UPDATE recovery_holder SET verifier = NULL, first_group = NULL", &error));
  g_assert_false (kith_recovery_holders_confirm (test->file, holder->slot, groups, &error));
  g_clear_error (&error);
  g_assert_true (kith_recovery_holders_confirm (test->file, holder->slot, test->recovery_key, &error));
  after = kith_recovery_holders_list (test->file, &error);
  g_assert_false (((KithRecoveryHolder *) g_ptr_array_index (after, 0))->is_due);
  kith_test_case_sign_in (test, "manager");
  g_assert_null (kith_recovery_holders_list (test->file, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
}

static char *
dup_last_words (KithTestCase *test,
                const char   *action)
{
  g_autofree char *sql = g_strdup_printf ("SELECT a.words FROM audit a"
                                          " WHERE a.action = '%s' ORDER BY a.id DESC LIMIT 1", action);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStatement) row = kith_db_prepare (test->file->db, sql, &error);

  g_assert_no_error (error);
  return kith_statement_step (row, NULL) == KITH_STEP_ROW ? kith_statement_dup_text (row, 0) : NULL;
}

/* Names that are there and names that are not, passphrases, codes and recovery keys: all wait alike, and the next right one
 * writes down how often it was wrong. */
static void
test_attempts (void)
{
  static const guint waits[] = { 1, 2, 4, 8, 60, 60, 60 };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithTestCase) other = kith_test_case_new ();
  g_autoptr (KithSecretText) unused = NULL;
  g_autofree char *words = NULL;

  kith_test_case_sign_out (test);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++) {
    g_autoptr (GError) error = NULL;

    if (i == 5)
      g_assert_null (kith_accounts_activate (test->path, "mentor", "ABCDE-ABCDE-ABCDE-ABCDE", OTHER_PASSPHRASE, test->clock, &error));
    else if (i == 6)
      g_assert_null (kith_accounts_recover (test->path, other->recovery_key, "admin", OTHER_PASSPHRASE, test->clock, &unused, &error));
    else
      g_assert_null (kith_case_file_open (test->path, i % 2 == 0 ? "mentor" : "nobody", "wrong", test->clock, NULL, &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
    g_assert_cmpuint (kith_attempts_get_wait (test->path), >=, waits[i] - 1);
    g_assert_cmpuint (kith_attempts_get_wait (test->path), <=, waits[i]);
  }
  g_assert_cmpuint (kith_attempts_get_wait (other->path), ==, 0);
  kith_test_case_sign_in (test, "mentor");
  g_assert_cmpuint (kith_attempts_get_wait (test->path), ==, 0);
  words = dup_last_words (test, "wrong-passphrases");
  g_assert_cmpstr (words, ==, "7 times");
  g_test_message ("counted: 7 wrong tries in 3 ways, waits of 1, 2, 4, 8 and 60 seconds, 7 written down at the next right one");
}

/* Opened by a link, it is the same file: the next right passphrase writes down how often it was wrong, and nobody waits twice. */
static void
test_attempts_by_link (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *link_path = g_build_filename (test->folder, "Link.kith", NULL);
  g_autofree char *words = NULL;

  kith_test_case_sign_out (test);
  g_assert_cmpint (symlink (test->path, link_path), ==, 0);
  g_assert_null (kith_case_file_open (link_path, "admin", OTHER_PASSPHRASE, test->clock, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_cmpuint (kith_attempts_count (test->path), ==, 1);
  file = kith_case_file_open (link_path, "admin", KITH_TEST_PASSPHRASE, test->clock, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kith_attempts_count (link_path), ==, 0);
  g_assert_cmpuint (kith_attempts_get_wait (link_path), ==, 0);
  kith_case_file_close (file, NULL);
  kith_test_case_sign_in (test, "admin");
  words = dup_last_words (test, "wrong-passphrases");
  g_assert_cmpstr (words, ==, "1 time");
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

/* The computer died between the key slot and its account: the slot goes. One that Kith did not begin is told, and stays. */
static void
test_slot_without_account (gconstpointer was_begun)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithCaseFile) opened = NULL;
  g_autofree char *slot = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "admin");
  if (was_begun != NULL)
    g_assert_true (kith_accounts_slot_begin (test->file, &error));
  slot = kith_vault_add_account (test->file->vault, "nobody", OTHER_PASSPHRASE, kith_case_file_get_kdf_settings (), &error);
  g_assert_no_error (error);
  g_assert_nonnull (slot);
  kith_test_case_sign_in (test, "dpo");
  g_assert_cmpuint (count_findings (test), ==, was_begun != NULL ? 0 : 1);
  opened = open_as (test, "nobody", OTHER_PASSPHRASE, &error);
  g_assert_null (opened);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
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
  g_test_add_func ("/store/accounts/invite", test_invite);
  g_test_add_func ("/store/accounts/invite-again", test_invite_again);
  g_test_add_func ("/store/accounts/code-opens-nothing-later", test_code_opens_nothing_later);
  g_test_add_func ("/store/accounts/confirm", test_confirm);
  g_test_add_func ("/store/accounts/copies", test_copies);
  g_test_add_func ("/store/accounts/copies-of-half-removed", test_copies_of_half_removed);
  g_test_add_func ("/store/accounts/holders", test_holders);
  g_test_add_func ("/store/accounts/yearly", test_yearly);
  g_test_add_func ("/store/accounts/attempts", test_attempts);
  g_test_add_func ("/store/accounts/attempts-by-link", test_attempts_by_link);
  g_test_add_func ("/store/accounts/exists", test_exists);
  g_test_add_data_func ("/store/accounts/slot-without-account/begun", "yes", test_slot_without_account);
  g_test_add_data_func ("/store/accounts/slot-without-account/planted", NULL, test_slot_without_account);
  return g_test_run ();
}
