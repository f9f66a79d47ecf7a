/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/kith-paper-dialog.h"
#include "accounts/kith-work-dialog.h"
#include "kith-ui-look.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "requests/kith-request-items-page.h"
#include "shell/kith-late.h"
#include "shell/kith-window-private.h"
#include "welcome/kith-recovery-page.h"
#include "welcome/kith-unlock-page.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

/* What is on the screen, or comes late, when the window locks. */

typedef struct {
  KithTestCase *test;
  KithWindow *window;
} Fixture;

/* There is one in a process. */
static KithApplication *application;

static void
fixture_clear (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kith_test_case_free (fixture->test);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
open_file (Fixture    *fixture,
           const char *user)
{
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (GError) error = NULL;
  KithStore *store = kith_window_get_store (fixture->window);

  kith_store_open_async (store, fixture->test->path, user, KITH_TEST_PASSPHRASE, NULL, kith_ui_wait_callback, &wait);
  kith_store_open_finish (store, kith_ui_wait (&wait), &error);
  g_assert_no_error (error);
}

static void
sign_in (Fixture    *fixture,
         const char *user)
{
  open_file (fixture, user);
  kith_window_show_main (fixture->window, fixture->test->path);
}

static void
lock (Fixture *fixture)
{
  kith_window_lock (fixture->window);
  WAIT_UNTIL (kith_late_is_locked (fixture->window) && !kith_store_is_open (kith_window_get_store (fixture->window)) &&
              !fixture->window->locking);
}

static void
open_window (Fixture    *fixture,
             const char *user)
{
  kith_test_case_sign_out (fixture->test);
  fixture->window = kith_window_new (application);
  sign_in (fixture, user);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
fixture_init (Fixture    *fixture,
              const char *user)
{
  fixture->test = kith_test_case_new ();
  open_window (fixture, user);
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

static gboolean
is_asked (Fixture *fixture)
{
  AdwDialog *dialog = get_dialog (fixture);

  return dialog != NULL && says (GTK_WIDGET (dialog), "Was It Written Down?");
}

/* Escape does not put away what is shown only once. */
static void
test_escape (void)
{
  g_auto (Fixture) fixture = { NULL };
  AdwDialog *dialog = NULL;

  fixture_init (&fixture, "admin");
  kith_paper_dialog_present_code (fixture.window, "rowan", "AAAAA-BBBBB-CCCCC-DDDDD");
  dialog = get_dialog (&fixture);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  g_assert_false (adw_dialog_close (dialog));
  g_assert_true (get_dialog (&fixture) == dialog);
  g_assert_true (says (GTK_WIDGET (dialog), "DDDDD"));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (gtk_root_get_focus (GTK_ROOT (fixture.window)))), ==, "_Done");
  g_signal_emit_by_name (gtk_root_get_focus (GTK_ROOT (fixture.window)), "clicked");
  WAIT_UNTIL (get_dialog (&fixture) == NULL);
  lock (&fixture);
  sign_in (&fixture, "admin");
  g_assert_false (is_asked (&fixture));
  lock (&fixture);
}

/* The passphrase of a file is on the screen, and Kith locks: whoever saw it is asked, nobody else, and once. */
static void
test_passphrase_missed (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture, "welfare");
  kith_paper_dialog_present_bundle (fixture.window, "Southmoor College", "AAAAA-BBBBB-CCCCC-DDDDD", "12345");
  WAIT_UNTIL (get_dialog (&fixture) != NULL && says (GTK_WIDGET (get_dialog (&fixture)), "CCCCC"));
  lock (&fixture);
  g_assert_false (says (GTK_WIDGET (fixture.window), "CCCCC"));
  sign_in (&fixture, "coach");
  g_assert_false (is_asked (&fixture));
  lock (&fixture);
  sign_in (&fixture, "welfare");
  g_assert_true (is_asked (&fixture));
  g_assert_true (says (GTK_WIDGET (get_dialog (&fixture)), "Southmoor College"));
  adw_dialog_close (get_dialog (&fixture));
  lock (&fixture);
  sign_in (&fixture, "welfare");
  g_assert_false (is_asked (&fixture));
  lock (&fixture);
}

/* Keys that were being made when it locked: the code was never seen. */
static void
test_code_never_shown (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (KithWindow) window = NULL;
  g_autoptr (KithWorkDialog) dialog = NULL;

  fixture_init (&fixture, "admin");
  dialog = g_object_ref_sink (kith_work_dialog_new ("Add Account", "_Add"));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (fixture.window));
  kith_work_dialog_begin (dialog, "Making the keys of the account…");
  lock (&fixture);
  window = kith_work_dialog_dup_window (dialog);
  g_assert_true (window == fixture.window);
  kith_work_dialog_end (dialog, NULL);
  kith_paper_dialog_present_code (window, "rowan", "AAAAA-BBBBB-CCCCC-DDDDD");
  g_assert_null (get_dialog (&fixture));
  sign_in (&fixture, "admin");
  g_assert_true (is_asked (&fixture));
  g_assert_true (says (GTK_WIDGET (get_dialog (&fixture)), "activation code of “rowan”"));
  lock (&fixture);
}

static const char *
get_page_title (Fixture *fixture)
{
  return adw_navigation_page_get_title (kith_main_view_get_visible_page (fixture->window->main_view));
}

/* Three pages deep in an access request: whoever was there is there again, and nobody else. */
static void
test_place (void)
{
  g_auto (Fixture) fixture = { NULL };
  const KithKind items = { .name = KITH_ITEMS_OF };
  g_autoptr (KithRecord) request = NULL;
  gint64 id;

  fixture.test = kith_test_case_new ();
  kith_test_case_sign_in (fixture.test, "dpo");
  request = kith_test_record (fixture.test, &kith_access_request_kind, fixture.test->jay, 0);
  id = kith_test_save (fixture.test->file, request);
  open_window (&fixture, "dpo");
  kith_window_show_page (fixture.window, "requests");
  kith_window_show_record (fixture.window, &kith_access_request_kind, id);
  kith_window_show_record (fixture.window, &items, id);
  g_assert_cmpstr (get_page_title (&fixture), ==, "Items of the Pack");
  lock (&fixture);
  sign_in (&fixture, "dpo");
  g_assert_cmpstr (get_page_title (&fixture), ==, "Items of the Pack");
  WAIT_UNTIL (says (GTK_WIDGET (fixture.window), "Jay A"));
  lock (&fixture);
  sign_in (&fixture, "dsl");
  g_assert_cmpstr (get_page_title (&fixture), ==, "Today");
  lock (&fixture);
}

/* A backup is restored, and meanwhile somebody signs in and works: the new file does not take their page away. */
static void
test_restored (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *backup = NULL;
  KithUnlockPage *page = NULL;

  fixture.test = kith_test_case_new ();
  kith_test_case_sign_in (fixture.test, "admin");
  backup = g_build_filename (fixture.test->folder, "by-hand.kith", NULL);
  g_assert_true (kith_maintenance_backup (fixture.test->file, backup, NULL, NULL));
  open_window (&fixture, "dsl");
  lock (&fixture);
  page = KITH_UNLOCK_PAGE (find_type (GTK_WIDGET (fixture.window), KITH_TYPE_UNLOCK_PAGE));
  open_file (&fixture, "dsl");
  kith_unlock_page_restore (page, backup);
  kith_window_show_main (fixture.window, fixture.test->path);
  WAIT_UNTIL (get_dialog (&fixture) != NULL && says (GTK_WIDGET (get_dialog (&fixture)), "The New File Is There"));
  g_assert_false (kith_late_is_locked (fixture.window));
  g_assert_cmpstr (get_page_title (&fixture), ==, "Today");
  lock (&fixture);
  /* nobody does */
  page = KITH_UNLOCK_PAGE (find_type (GTK_WIDGET (fixture.window), KITH_TYPE_UNLOCK_PAGE));
  kith_unlock_page_restore (page, backup);
  WAIT_UNTIL (strstr (fixture.window->path, "restored") != NULL);
  g_assert_null (get_dialog (&fixture));
}

/* A new recovery key stands on a page of its own, and the file is open behind it: nobody there, and it locks all the same. */
static void
test_recovery_page (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  GtkWidget *view = adw_navigation_view_new ();

  kith_test_case_sign_out (fixture.test);
  fixture.window = kith_window_new (application);
  g_object_set (fixture.window->monitor, "idle-seconds", 1, NULL);
  open_file (&fixture, "admin");
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), kith_recovery_page_new (fixture.window, fixture.test->path,
                                                                               fixture.test->recovery_key));
  kith_window_show_widget (fixture.window, view);
  gtk_window_present (GTK_WINDOW (fixture.window));
  WAIT_UNTIL (find_type (GTK_WIDGET (fixture.window), KITH_TYPE_UNLOCK_PAGE) != NULL);
  g_assert_false (kith_store_is_open (kith_window_get_store (fixture.window)));
  g_assert_null (find_type (GTK_WIDGET (fixture.window), KITH_TYPE_RECOVERY_PAGE));
  g_object_set (fixture.window->monitor, "idle-seconds", 300, NULL);
  sign_in (&fixture, "admin");
  g_assert_true (is_asked (&fixture));
  g_assert_true (says (GTK_WIDGET (get_dialog (&fixture)), "replace it on the page Accounts"));
  lock (&fixture);
}

/* What long work ends with does not stand over the page that asks for a passphrase, nor in a window of its own. */
static void
test_late (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GtkWidget) page = g_object_ref_sink (gtk_label_new ("A page that is gone"));
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_windows;

  fixture_init (&fixture, "admin");
  n_windows = g_list_model_get_n_items (windows);
  g_assert_true (kith_late_present (adw_alert_dialog_new ("Done", NULL), page, fixture.window));
  WAIT_UNTIL (get_dialog (&fixture) != NULL);
  lock (&fixture);
  g_assert_false (kith_late_present (adw_alert_dialog_new ("Done", NULL), page, fixture.window));
  g_assert_false (kith_late_present (adw_alert_dialog_new ("Done", NULL), page, NULL));
  g_assert_null (get_dialog (&fixture));
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_windows);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  kith_ui_register ();
  application = kith_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/ui/locked/escape", test_escape);
  g_test_add_func ("/ui/locked/passphrase-missed", test_passphrase_missed);
  g_test_add_func ("/ui/locked/code-never-shown", test_code_never_shown);
  g_test_add_func ("/ui/locked/place", test_place);
  g_test_add_func ("/ui/locked/restored", test_restored);
  g_test_add_func ("/ui/locked/recovery-page", test_recovery_page);
  g_test_add_func ("/ui/locked/late", test_late);

  status = g_test_run ();
  g_object_unref (application);
  return status;
}
