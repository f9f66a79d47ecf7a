/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/kith-account-work.h"
#include "accounts/kith-keys-group.h"
#include "accounts/kith-roles-group.h"
#include "kith-account.h"
#include "kith-error.h"
#include "kith-recovery-holders.h"
#include "kith-secret.h"

#include "kith-ui-look.h"
#include "kith-ui-wait.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

/* What a dialog of the accounts page asks for, as it asks for it. */
static char *
work (KithStore                 *store,
      const KithAccountRequest  *request,
      GError                   **error)
{
  g_auto (KithUiWait) wait = { 0 };

  kith_account_work_async (store, request, kith_ui_wait_callback, &wait);
  return kith_account_work_finish (store, kith_ui_wait (&wait), error);
}

/* Whoever sits down at a screen that was left changes nothing about who gets in. */
static void
test_asks_again (void)
{
  static const KithAccountTask tasks[] = {
    KITH_ACCOUNT_TASK_ADD, KITH_ACCOUNT_TASK_SET_ROLES, KITH_ACCOUNT_TASK_INVITE_AGAIN, KITH_ACCOUNT_TASK_DISABLE,
    KITH_ACCOUNT_TASK_DELETE_COPIES, KITH_ACCOUNT_TASK_ADD_KEY, KITH_ACCOUNT_TASK_REPLACE_KEY, KITH_ACCOUNT_TASK_REMOVE_KEY,
  };
  KithTestCase *test = kith_test_case_new ();
  KithStore *store = kith_ui_open_store (test, "admin");
  KithAccountRequest request = { .name = "mentor", .full_name = "Idris Vaughan", .roles = KITH_ROLE_COACH, .slot = "0" };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecretText) code = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++) {
    request.task = tasks[i];
    request.old_passphrase = "not hers";
    g_assert_null (work (store, &request, &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
    g_clear_error (&error);
  }
  request = (KithAccountRequest) { .task = KITH_ACCOUNT_TASK_ADD, .name = "idris", .full_name = "Idris Vaughan",
                                   .roles = KITH_ROLE_COACH, .old_passphrase = KITH_TEST_PASSPHRASE };
  code = work (store, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (code), ==, 23);
  g_test_message ("counted: %u changes of who gets in tried without the administrator's own passphrase, 0 made",
                  (guint) G_N_ELEMENTS (tasks));
  kith_ui_close_store (store);
  kith_test_case_free (test);
}

/* The holders stand there, the second one as soon as there is one. */
static void
test_keys (void)
{
  KithTestCase *test = kith_test_case_new ();
  KithStore *store = kith_ui_open_store (test, "admin");
  GtkWidget *group = g_object_ref_sink (g_object_new (KITH_TYPE_KEYS_GROUP, NULL));
  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  KithAccountRequest request = { .task = KITH_ACCOUNT_TASK_ADD_KEY, .full_name = "Ines Okafor",
                                 .old_passphrase = KITH_TEST_PASSPHRASE };
  g_autoptr (KithSecretText) key = NULL;
  g_autoptr (GError) error = NULL;

  adw_window_set_content (ADW_WINDOW (window), group);
  kith_keys_group_set_store (KITH_KEYS_GROUP (group), store);
  gtk_window_present (window);
  WAIT_UNTIL (says (group, "Freya Nwosu"));
  g_assert_true (says (group, "Give a second person one of their own"));
  key = work (store, &request, &error);
  g_assert_no_error (error);
  WAIT_UNTIL (says (group, "Ines Okafor"));
  g_assert_false (says (group, "Give a second person one of their own"));
  gtk_window_destroy (window);
  g_object_unref (group);
  kith_ui_close_store (store);
  kith_test_case_free (test);
}

/* Each role says in those words which of its limits hold against a program of one's own. */
static void
test_roles (void)
{
  GtkWidget *group = g_object_ref_sink (kith_roles_group_new ());
  GtkWindow *window = GTK_WINDOW (adw_window_new ());

  adw_window_set_content (ADW_WINDOW (window), group);
  gtk_window_present (window);
  WAIT_UNTIL (says (group, "Application-enforced."));
  g_assert_true (says (group, "Cryptographic for what is sealed, application-enforced for the rest."));
  gtk_window_destroy (window);
  g_object_unref (group);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  gtk_source_init ();
  g_test_add_func ("/ui/accounts/asks-again", test_asks_again);
  g_test_add_func ("/ui/accounts/keys", test_keys);
  g_test_add_func ("/ui/accounts/roles", test_roles);
  return g_test_run ();
}
