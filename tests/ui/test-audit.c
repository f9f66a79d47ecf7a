/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audit/kith-audit-page.h"
#include "db/kith-db.h"
#include "kith-audit-export.h"
#include "kith-audit-receipt.h"
#include "kith-case-file-private.h"
#include "kith-kinds.h"
#include "kith-ui-look.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "shell/kith-pages.h"
#include "shell/kith-state-view.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

typedef struct {
  KithTestCase *test;
  KithStore *store;
  GtkWindow *window;
  GtkWidget *page;
} Fixture;

static KithState
get_state (Fixture *fixture)
{
  return kith_state_view_get_state (KITH_STATE_VIEW (find_type (fixture->page, KITH_TYPE_STATE_VIEW)));
}

static void
open_for (Fixture        *fixture,
          const char     *user,
          const KithKind *kind,
          gint64          id)
{
  GtkWidget *view = adw_navigation_view_new ();

  fixture->store = kith_ui_open_store (fixture->test, user);
  fixture->window = GTK_WINDOW (adw_window_new ());
  fixture->page = GTK_WIDGET (kind != NULL ? kith_audit_page_new_for (fixture->store, kind, id)
                                           : kith_audit_page_new (fixture->store));
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (fixture->page));
  adw_window_set_content (ADW_WINDOW (fixture->window), view);
  gtk_window_present (fixture->window);
  WAIT_UNTIL (get_state (fixture) != KITH_STATE_LOADING);
}

static void
open_as (Fixture    *fixture,
         const char *user)
{
  open_for (fixture, user, NULL, 0);
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
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

/* The coach writes a note and changes a name; the manager prints. */
static void
do_things (KithTestCase *test)
{
  g_autoptr (KithRecord) student = NULL;
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "A quiet word about the bus.");
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "coach");
  kith_test_save (test->file, note);
  student = kith_case_file_load (test->file, &kith_student_kind, test->jay, &error);
  g_assert_no_error (error);
  kith_record_set_text (student, KITH_STUDENT_PRONOUNS, "they/them");
  kith_test_save (test->file, student);
  kith_test_case_sign_in (test, "manager");
  kith_audit_note_print (test->file, "Student Summary, 3 copies", test->jay, "panel", &error);
  g_assert_no_error (error);
}

static guint
count_rows (Fixture *fixture)
{
  GtkListBox *rows = GTK_LIST_BOX (find_type (fixture->page, GTK_TYPE_LIST_BOX));
  guint n_rows = 0;

  while (gtk_list_box_get_row_at_index (rows, (int) n_rows) != NULL)
    n_rows++;
  return n_rows;
}

/* Who, when, whom it is about, and what was old and new. */
static void
test_reads (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };

  do_things (fixture.test);
  open_as (&fixture, "dpo");
  g_assert_cmpint (get_state (&fixture), ==, KITH_STATE_CONTENT);
  g_assert_true (says (fixture.page, "Printed: Student Summary, 3 copies, for “panel”"));
  g_assert_true (says (fixture.page, "about Jay A"));
  g_assert_true (says (fixture.page, "Student: Changed"));
  g_assert_true (says (fixture.page, "they/them"));
  g_assert_true (says (fixture.page, "10 March 2026"));
  /* What was written in a note is in the note. */
  g_assert_false (says (fixture.page, "A quiet word"));
  close_all (&fixture);
}

static void
test_narrows (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  guint all = 0;

  do_things (fixture.test);
  open_as (&fixture, "dsl");
  all = count_rows (&fixture);
  gtk_widget_activate_action (fixture.page, "audit.what", "s", "left");
  WAIT_UNTIL (count_rows (&fixture) < all && !says (fixture.page, "Student: Changed"));
  g_assert_true (says (fixture.page, "Printed: Student Summary"));
  gtk_widget_activate_action (fixture.page, "audit.when", "s", "today");
  gtk_widget_activate_action (fixture.page, "audit.what", "s", "viewed");
  WAIT_UNTIL (get_state (&fixture) == KITH_STATE_NO_RESULT);
  gtk_widget_activate_action (fixture.page, "audit.clear", NULL);
  WAIT_UNTIL (get_state (&fixture) == KITH_STATE_CONTENT && count_rows (&fixture) >= all);
  close_all (&fixture);
}

/* From a line to everything about that record, and back. */
static void
test_one_record (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  guint all = 0;

  do_things (fixture.test);
  open_as (&fixture, "dpo");
  all = count_rows (&fixture);
  gtk_widget_activate_action (fixture.page, "audit.only-record", "(sx)", "student", fixture.test->jay);
  WAIT_UNTIL (count_rows (&fixture) == 2);
  g_assert_true (says (fixture.page, "Student: only this one"));
  g_assert_true (says (fixture.page, "Student: Changed"));
  g_assert_false (says (fixture.page, "Printed: Student Summary"));
  gtk_widget_activate_action (fixture.page, "audit.any-record", NULL);
  WAIT_UNTIL (count_rows (&fixture) == all);
  close_all (&fixture);
}

/* Asked for on a student's page, everything that is about them; on another record, what was done with that one. */
static void
test_asked_for (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };

  do_things (fixture.test);
  open_for (&fixture, "dsl", &kith_student_kind, fixture.test->jay);
  WAIT_UNTIL (!says (fixture.page, "Any student") && says (fixture.page, "Student: Changed"));
  g_assert_true (says (fixture.page, "Printed: Student Summary"));
  g_assert_true (says (fixture.page, "Note: Added"));
  g_assert_false (says (fixture.page, "Signed in"));
  gtk_widget_activate_action (fixture.page, "audit.clear", NULL);
  WAIT_UNTIL (says (fixture.page, "Signed in"));
  g_assert_true (says (fixture.page, "Any student"));
  close_all (&fixture);

  open_for (&fixture, "dpo", &kith_note_kind, 1);
  WAIT_UNTIL (count_rows (&fixture) == 1);
  g_assert_true (says (fixture.page, "Note: only this one"));
  g_assert_true (says (fixture.page, "Note: Added"));
  close_all (&fixture);
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
}

static void
type_receipt (Fixture    *fixture,
              const char *code)
{
  AdwDialog *dialog = NULL;

  gtk_widget_activate_action (fixture->page, "audit.check-receipt", NULL);
  WAIT_UNTIL (get_dialog (fixture) != NULL && find_type (GTK_WIDGET (get_dialog (fixture)), ADW_TYPE_ENTRY_ROW) != NULL);
  dialog = get_dialog (fixture);
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "check"));
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW)), code);
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "check"));
  g_signal_emit_by_name (dialog, "response::check", "check");
  adw_dialog_force_close (dialog);
}

static void
wait_for_answer (Fixture    *fixture,
                 const char *heading)
{
  WAIT_UNTIL (get_dialog (fixture) != NULL && ADW_IS_ALERT_DIALOG (get_dialog (fixture)) &&
              g_strcmp0 (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (get_dialog (fixture))), heading) == 0);
  adw_dialog_force_close (get_dialog (fixture));
}

static void
test_receipt (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  g_autoptr (KithAuditReceipt) receipt = NULL;
  g_autofree char *wrong = NULL;

  do_things (fixture.test);
  kith_test_case_sign_in (fixture.test, "dpo");
  receipt = kith_audit_receipt_new (fixture.test->file, NULL, NULL);
  wrong = g_strdup_printf ("%s", receipt->code);
  wrong[strlen (wrong) - 1] = wrong[strlen (wrong) - 1] == '0' ? '1' : '0';
  open_as (&fixture, "dpo");
  type_receipt (&fixture, receipt->code);
  wait_for_answer (&fixture, "The Receipt Fits");
  type_receipt (&fixture, wrong);
  wait_for_answer (&fixture, "The Receipt Does Not Fit");
  type_receipt (&fixture, "1842");
  wait_for_answer (&fixture, "No Receipt");
  close_all (&fixture);
}

/* More than one page comes a page at a time, each line once. */
static void
test_pages (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };

  kith_test_case_sign_in (fixture.test, "dsl");
  for (guint i = 0; i < 130; i++)
    g_assert_true (kith_audit_note_print (fixture.test->file, "Contact Gaps", 0, NULL, NULL));
  open_as (&fixture, "dsl");
  g_assert_cmpuint (count_rows (&fixture), ==, 100);
  gtk_widget_activate_action (fixture.page, "audit.what", "s", "left");
  WAIT_UNTIL (count_rows (&fixture) == 100 && !says (fixture.page, "Signed in"));
  gtk_widget_activate_action (fixture.page, "audit.more", NULL);
  WAIT_UNTIL (count_rows (&fixture) >= 130);
  g_assert_cmpuint (count_rows (&fixture), <, 135);
  g_assert_false (says (fixture.page, "Show Earlier"));
  close_all (&fixture);
}

static void
test_checks_and_saves (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  g_autofree char *path = g_build_filename (fixture.test->folder, "audit.csv", NULL);
  g_autofree char *text = NULL;

  do_things (fixture.test);
  open_as (&fixture, "dpo");
  gtk_widget_activate_action (fixture.page, "audit.check", NULL);
  WAIT_UNTIL (says (fixture.page, "Nothing was changed, cut or put in."));
  gtk_widget_activate_action (fixture.page, "audit.what", "s", "left");
  kith_audit_page_export (KITH_AUDIT_PAGE (fixture.page), path);
  WAIT_UNTIL (g_file_get_contents (path, &text, NULL, NULL) && strstr (text, "panel") != NULL);
  g_assert_null (strstr (text, "signed-in"));
  close_all (&fixture);
}

static void
change_by_hand (KithTestCase *test)
{
  kith_test_case_sign_in (test, "admin");
  g_assert_true (kith_db_exec (test->file->db, "DROP TRIGGER IF EXISTS audit_is_not_changed;"
                               " UPDATE audit SET who = 'Somebody Else' WHERE id = (SELECT max (id) - 3 FROM audit)", NULL));
}

/* What is wrong is red, stays there, and can be read again. */
static void
test_finds (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  GtkWidget *banner = NULL;

  do_things (fixture.test);
  change_by_hand (fixture.test);
  open_as (&fixture, "dpo");
  banner = find_type (fixture.page, ADW_TYPE_BANNER);
  g_assert_false (gtk_widget_has_css_class (banner, "alarm"));
  for (guint i = 0; i < 2; i++) {
    gtk_widget_activate_action (fixture.page, i == 0 ? "audit.check" : "audit.findings", NULL);
    wait_for_answer (&fixture, "The Audit Is Not as It Was Written");
    WAIT_UNTIL (get_dialog (&fixture) == NULL);
    g_assert_true (gtk_widget_has_css_class (banner, "alarm"));
    g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
    g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (banner)), ==, "audit.findings");
  }
  close_all (&fixture);
}

/* Half a table looks like a whole one: what was there before stays. */
static void
test_given_up (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *path = g_build_filename (test->folder, "audit.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const KithAuditFilter all = { 0 };
  guint n_lines = 0;

  do_things (test);
  kith_test_case_sign_in (test, "dpo");
  g_assert_true (g_file_set_contents (path, "last month", -1, NULL));
  g_cancellable_cancel (cancelled);
  g_assert_false (kith_audit_export_write (test->file, &all, path, &n_lines, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "last month");
}

/* For the safeguarding lead and the data protection officer, and for nobody else. */
static void
test_roles (void)
{
  const KithPageEntry *entry = kith_pages_find ("audit");

  g_assert_nonnull (entry);
  g_assert_true (kith_page_entry_allows (entry, KITH_ROLE_DSL));
  g_assert_true (kith_page_entry_allows (entry, KITH_ROLE_DPO));
  g_assert_false (kith_page_entry_allows (entry, KITH_ROLES_ALL & ~(KITH_ROLE_DSL | KITH_ROLE_DPO)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  kith_ui_register ();

  g_test_add_func ("/ui/audit/reads", test_reads);
  g_test_add_func ("/ui/audit/narrows", test_narrows);
  g_test_add_func ("/ui/audit/pages", test_pages);
  g_test_add_func ("/ui/audit/one-record", test_one_record);
  g_test_add_func ("/ui/audit/receipt", test_receipt);
  g_test_add_func ("/ui/audit/checks-and-saves", test_checks_and_saves);
  g_test_add_func ("/ui/audit/asked-for", test_asked_for);
  g_test_add_func ("/ui/audit/finds", test_finds);
  g_test_add_func ("/ui/audit/given-up", test_given_up);
  g_test_add_func ("/ui/audit/roles", test_roles);

  return g_test_run ();
}
