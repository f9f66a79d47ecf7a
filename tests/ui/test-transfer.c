/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-arrival.h"
#include "kith-send-record.h"
#include "kith-ui-look.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "transfer/kith-receive-dialog.h"
#include "transfer/kith-send-dialog.h"

#include <gtksourceview/gtksource.h>

typedef struct {
  KithTestCase *test;
  KithStore *store;
  GtkWindow *window;
  char *path;
} Fixture;

static void
open_as (Fixture    *fixture,
         const char *user)
{
  fixture->store = kith_ui_open_store (fixture->test, user);
  fixture->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->window, 900, 800);
  adw_window_set_content (ADW_WINDOW (fixture->window), gtk_label_new ("Beside it"));
  gtk_window_present (fixture->window);
}

static void
close_all (Fixture *fixture)
{
  gtk_window_destroy (fixture->window);
  kith_ui_close_store (fixture->store);
}

static void
fixture_clear (Fixture *fixture)
{
  kith_test_case_free (fixture->test);
  g_free (fixture->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
type (GtkWidget  *root,
      const char *name,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_named (root, name)), text);
}

static void
tick (GtkWidget  *root,
      const char *name)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_named (root, name)), TRUE);
}

/* Locked with the code that the very dialog of the receiving side shows, sent from the one and opened in the other. */
static void
test_there_and_back (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  KithWorkDialog *send = NULL;
  AdwDialog *receive = NULL;
  GtkWidget *code_row = NULL;
  g_autofree char *code = NULL;
  GtkWidget *arrived = NULL;

  fixture.path = g_build_filename (fixture.test->folder, "out.kithbundle", NULL);
  open_as (&fixture, "dsl");
  receive = kith_receive_dialog_present (GTK_WIDGET (fixture.window), fixture.store);
  WAIT_UNTIL ((code_row = find_named (GTK_WIDGET (receive), "kith-receiving-code")) != NULL);
  code = g_strdup (adw_action_row_get_subtitle (ADW_ACTION_ROW (code_row)));
  adw_dialog_force_close (receive);

  send = kith_send_dialog_present (GTK_WIDGET (fixture.window), fixture.store, fixture.test->jay, 0);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (send)));
  g_assert_true (says (GTK_WIDGET (send), "Safeguarding concerns stay here"));
  g_assert_false (gtk_widget_get_visible (find_named (GTK_WIDGET (send), "kith-send-code")));
  tick (GTK_WIDGET (send), "kith-send-with-code");
  g_assert_true (gtk_widget_get_visible (find_named (GTK_WIDGET (send), "kith-send-code")));
  type (GTK_WIDGET (send), "kith-send-to", "Southmoor College");
  type (GTK_WIDGET (send), "kith-send-code", "not a code");
  kith_send_dialog_send_to (send, fixture.path);
  WAIT_UNTIL (says (GTK_WIDGET (send), "no receiving code"));
  g_assert_false (g_file_test (fixture.path, G_FILE_TEST_EXISTS));
  type (GTK_WIDGET (send), "kith-send-code", code);
  kith_send_dialog_send_to (send, fixture.path);
  WAIT_UNTIL (g_file_test (fixture.path, G_FILE_TEST_EXISTS));

  receive = kith_receive_dialog_present (GTK_WIDGET (fixture.window), fixture.store);
  kith_receive_dialog_open (receive, fixture.path);
  WAIT_UNTIL ((arrived = find_named (GTK_WIDGET (fixture.window), "kith-new-id")) != NULL);
  g_assert_true (says (GTK_WIDGET (fixture.window), "Jay A"));
  g_assert_true (says (GTK_WIDGET (fixture.window), "Receipt code"));
  close_all (&fixture);
}

/* The passphrase is asked for when the file has one, a wrong one is said, and what came can be taken in. */
static void
test_passphrase (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  const KithSending sending = { .student = fixture.test->jay, .to = "Southmoor College" };
  g_autoptr (KithBundleSent) sent = NULL;
  AdwDialog *receive = NULL;
  GtkWidget *row = NULL, *take = NULL;
  g_autoptr (GError) error = NULL;

  fixture.path = g_build_filename (fixture.test->folder, "out.kithbundle", NULL);
  kith_test_case_sign_in (fixture.test, "welfare");
  sent = kith_send_record (fixture.test->file, &sending, fixture.path, NULL, &error);
  g_assert_no_error (error);
  open_as (&fixture, "welfare");
  receive = kith_receive_dialog_present (GTK_WIDGET (fixture.window), fixture.store);
  row = find_named (GTK_WIDGET (receive), "kith-bundle-passphrase");
  g_assert_false (gtk_widget_get_visible (row));
  kith_receive_dialog_open (receive, fixture.path);
  WAIT_UNTIL (gtk_widget_get_visible (row));
  gtk_editable_set_text (GTK_EDITABLE (row), "AAAAA-BBBBB-CCCCC-DDDDD");
  g_signal_emit_by_name (row, "apply");
  WAIT_UNTIL (says (GTK_WIDGET (receive), "does not open the file"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture.window), row));
  gtk_editable_set_text (GTK_EDITABLE (row), sent->passphrase);
  g_signal_emit_by_name (row, "apply");
  WAIT_UNTIL ((take = find_named (GTK_WIDGET (fixture.window), "kith-take-in")) != NULL);
  g_assert_false (gtk_widget_get_sensitive (take));
  type (GTK_WIDGET (fixture.window), "kith-new-id", "S-9001");
  g_assert_true (gtk_widget_get_sensitive (take));
  g_signal_emit_by_name (take, "activated");
  WAIT_UNTIL (says (GTK_WIDGET (fixture.window), "Taken in with"));
  close_all (&fixture);
}

/* What was sent stands in the dialog until its receipt came. */
static void
test_receipt (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  const KithSending sending = { .student = fixture.test->jay, .to = "Southmoor College" };
  g_autoptr (KithBundleSent) sent = NULL;
  g_autoptr (KithArrival) arrival = NULL;
  KithWorkDialog *send = NULL;
  GtkWidget *button = NULL, *code = NULL;

  fixture.path = g_build_filename (fixture.test->folder, "out.kithbundle", NULL);
  kith_test_case_sign_in (fixture.test, "welfare");
  sent = kith_send_record (fixture.test->file, &sending, fixture.path, NULL, NULL);
  arrival = kith_arrival_open (fixture.test->file, fixture.path, sent->passphrase, NULL);
  open_as (&fixture, "welfare");
  send = kith_send_dialog_present (GTK_WIDGET (fixture.window), fixture.store, fixture.test->jay, 0);
  WAIT_UNTIL ((button = find_named (GTK_WIDGET (send), "kith-receipt-came")) != NULL);
  g_assert_true (says (GTK_WIDGET (send), "the receipt has not come back yet"));
  g_signal_emit_by_name (button, "clicked");
  WAIT_UNTIL ((code = find_named (GTK_WIDGET (fixture.window), "kith-receipt-code")) != NULL);
  type (GTK_WIDGET (fixture.window), "kith-receipt-code", arrival->receipt);
  type (GTK_WIDGET (fixture.window), "kith-receipt-by", "Ines Falkner");
  gtk_widget_activate_action (code, "dialog.apply", NULL);
  WAIT_UNTIL (find_named (GTK_WIDGET (fixture.window), "kith-receipt-code") == NULL);
  send = kith_send_dialog_present (GTK_WIDGET (fixture.window), fixture.store, fixture.test->jay, 0);
  WAIT_UNTIL (says (GTK_WIDGET (send), "received by Ines Falkner"));
  g_assert_null (find_named (GTK_WIDGET (send), "kith-receipt-came"));
  close_all (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  kith_ui_register ();

  g_test_add_func ("/ui/transfer/there-and-back", test_there_and_back);
  g_test_add_func ("/ui/transfer/passphrase", test_passphrase);
  g_test_add_func ("/ui/transfer/receipt", test_receipt);
  return g_test_run ();
}
