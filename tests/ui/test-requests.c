/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-choice-row.h"
#include "form/kith-form.h"
#include "form/kith-record-dialog.h"
#include "kith-ui-look.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "requests/kith-request-item-dialog.h"
#include "requests/kith-request-items-page.h"
#include "requests/kith-request-view.h"
#include "requests/kith-requests-page.h"
#include "shell/kith-pages.h"
#include "shell/kith-state-view.h"

#include <gtksourceview/gtksource.h>

/* The page of access requests and the page of one: what each says, and which buttons lead on. The day is 10 March 2026. */

typedef struct {
  KithTestCase *test;
  KithStore *store;
  GtkWindow *window;
} Fixture;

static gint64
add_request (KithTestCase *test,
             const char   *id_seen)
{
  g_autoptr (KithRecord) request = NULL;

  kith_test_case_sign_in (test, "dpo");
  request = kith_test_record (test, &kith_access_request_kind, test->jay, 0);
  kith_record_set_text (request, KITH_ACCESS_REQUEST_RECEIVED_ON, "2026-03-03");
  kith_record_set_text (request, KITH_ACCESS_REQUEST_ID_SEEN_ON, id_seen);
  return kith_test_save (test->file, request);
}

static void
open_as (Fixture    *fixture,
         const char *user)
{
  fixture->store = kith_ui_open_store (fixture->test, user);
  fixture->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->window, 900, 800);
}

static GtkWidget *
show_page (Fixture           *fixture,
           AdwNavigationPage *page)
{
  GtkWidget *view = adw_navigation_view_new ();

  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), page);
  adw_window_set_content (ADW_WINDOW (fixture->window), view);
  gtk_window_present (fixture->window);
  WAIT_UNTIL (kith_state_view_get_state (KITH_STATE_VIEW (find_type (view, KITH_TYPE_STATE_VIEW))) != KITH_STATE_LOADING);
  return view;
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

static void
test_list (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  GtkWidget *page = NULL;

  open_as (&fixture, "dpo");
  page = show_page (&fixture, kith_requests_page_new (fixture.store));
  WAIT_UNTIL (says (page, "No Access Requests"));
  close_all (&fixture);
  add_request (fixture.test, NULL);
  open_as (&fixture, "dpo");
  page = show_page (&fixture, kith_requests_page_new (fixture.store));
  WAIT_UNTIL (says (page, "Waiting for ID"));
  g_assert_true (says (page, "Jay A"));
  g_assert_nonnull (find_named (page, "kith-access-request-"));
  close_all (&fixture);
}

/* Nobody else finds the page in the sidebar. */
static void
test_sidebar (void)
{
  static const struct {
    KithRoles role;
    gboolean shown;
  } cases[] = {
    { KITH_ROLE_DPO, TRUE }, { KITH_ROLE_DSL, TRUE }, { KITH_ROLE_MENTOR, FALSE }, { KITH_ROLE_COACH, FALSE },
    { KITH_ROLE_WELFARE, FALSE }, { KITH_ROLE_MANAGER, FALSE }, { KITH_ROLE_ADMIN, FALSE },
  };
  const KithPageEntry *entry = kith_pages_find ("requests");

  g_assert_nonnull (entry);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (kith_page_entry_allows (entry, cases[i].role), ==, cases[i].shown);
}

static KithForm *
click (GtkWidget  *page,
       const char *name,
       GtkWindow  *window,
       AdwDialog **dialog)
{
  g_signal_emit_by_name (find_named (page, name), "clicked");
  WAIT_UNTIL (adw_window_get_visible_dialog (ADW_WINDOW (window)) != NULL);
  *dialog = adw_window_get_visible_dialog (ADW_WINDOW (window));
  return kith_record_dialog_get_form (KITH_RECORD_DIALOG (*dialog));
}

/* Without ID nothing runs; the button for it fills in today, and nothing else is offered yet. */
static void
test_waiting (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  gint64 id = add_request (fixture.test, NULL);
  GtkWidget *page = NULL;
  AdwDialog *dialog = NULL;
  KithForm *form = NULL;

  open_as (&fixture, "dpo");
  page = show_page (&fixture, kith_request_view_new (fixture.store, id));
  WAIT_UNTIL (says (page, "Waiting for ID"));
  g_assert_null (find_named (page, "kith-request-extend"));
  g_assert_null (find_named (page, "kith-request-sent"));
  g_assert_null (find_named (page, "kith-request-proof"));
  form = click (page, "kith-request-id", fixture.window, &dialog);
  g_assert_cmpstr (kith_record_get_text (kith_form_get_record (form), KITH_ACCESS_REQUEST_ID_SEEN_ON), ==, KITH_TEST_TODAY);
  adw_dialog_force_close (dialog);
  close_all (&fixture);
}

static void
test_running (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  gint64 id = add_request (fixture.test, "2026-03-03");
  GtkWidget *page = NULL;
  AdwDialog *dialog = NULL;
  KithForm *form = NULL;

  open_as (&fixture, "dsl");
  page = show_page (&fixture, kith_request_view_new (fixture.store, id));
  WAIT_UNTIL (says (page, "Due 7 April 2026, 28 days left"));
  g_assert_true (says (page, "Tuesday 7 April 2026: the next working day after Friday 3 April 2026"));
  g_assert_null (find_named (page, "kith-request-id"));
  g_assert_null (find_named (page, "kith-request-answered"));
  g_assert_nonnull (find_named (page, "kith-request-ask"));
  g_assert_nonnull (find_named (page, "kith-request-sent"));
  kith_ui_assert_name (find_named (page, "kith-request-copy"), "Preview: Copy to send");
  form = click (page, "kith-request-extend", fixture.window, &dialog);
  g_assert_true (kith_record_get_flag (kith_form_get_record (form), KITH_ACCESS_REQUEST_EXTENDED));
  adw_dialog_force_close (dialog);
  close_all (&fixture);
}

/* While they have not answered, more time can still be taken, and what is clear be sent. */
static void
test_paused (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  gint64 id = add_request (fixture.test, "2026-03-03");
  g_autoptr (KithRecord) request = kith_case_file_load (fixture.test->file, &kith_access_request_kind, id, NULL);
  GtkWidget *page = NULL;
  AdwDialog *dialog = NULL;
  KithForm *form = NULL;

  kith_record_set_text (request, KITH_ACCESS_REQUEST_ASKED_ON, "2026-03-09");
  kith_test_save (fixture.test->file, request);
  open_as (&fixture, "dpo");
  page = show_page (&fixture, kith_request_view_new (fixture.store, id));
  WAIT_UNTIL (says (page, "Paused since 9 March 2026"));
  g_assert_nonnull (find_named (page, "kith-request-answered"));
  g_assert_nonnull (find_named (page, "kith-request-sent"));
  g_assert_null (find_named (page, "kith-request-ask"));
  form = click (page, "kith-request-extend", fixture.window, &dialog);
  g_assert_true (kith_record_get_flag (kith_form_get_record (form), KITH_ACCESS_REQUEST_EXTENDED));
  adw_dialog_force_close (dialog);
  close_all (&fixture);
}

/* What was covered and withheld over all items, each with its reason, and the way to it. */
static void
test_covered (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  gint64 id = add_request (fixture.test, "2026-03-03");
  g_autoptr (KithRecord) words = kith_record_new (&kith_redaction_kind);
  g_autoptr (KithRecord) gone = kith_record_new (&kith_redaction_kind);
  GtkWidget *page = NULL;

  open_as (&fixture, "dpo");
  page = show_page (&fixture, kith_request_view_new (fixture.store, id));
  WAIT_UNTIL (says (page, "Nothing yet."));
  close_all (&fixture);
  kith_test_case_sign_in (fixture.test, "dpo");
  kith_record_set_number (words, KITH_REDACTION_REQUEST, id);
  kith_record_set_text (words, KITH_REDACTION_ITEM_KIND, "student");
  kith_record_set_number (words, KITH_REDACTION_ITEM, fixture.test->jay);
  kith_record_set_text (words, KITH_REDACTION_WORDS, "His brother Lee");
  kith_record_set_text (words, KITH_REDACTION_REASON, "family");
  kith_test_save (fixture.test->file, words);
  kith_record_set_number (gone, KITH_REDACTION_REQUEST, id);
  kith_record_set_text (gone, KITH_REDACTION_ITEM_KIND, "note");
  kith_record_set_number (gone, KITH_REDACTION_ITEM, 99999);
  kith_record_set_number (gone, KITH_REDACTION_WHOLE, TRUE);
  kith_record_set_text (gone, KITH_REDACTION_REASON, "serious-harm");
  kith_test_save (fixture.test->file, gone);
  open_as (&fixture, "dpo");
  page = show_page (&fixture, kith_request_view_new (fixture.store, id));
  WAIT_UNTIL (says (page, "2 places, with their reasons"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_named (page, "kith-covered")), TRUE);
  g_assert_true (says (page, "His brother Lee"));
  g_assert_true (says (page, "All of it"));
  /* the note is not in the pack: that is said, and it can still be uncovered */
  g_signal_emit_by_name (find_named (page, "kith-covered-note"), "activated");
  WAIT_UNTIL (adw_window_get_visible_dialog (ADW_WINDOW (fixture.window)) != NULL &&
              says (GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (fixture.window))), "No Longer in the Pack"));
  g_signal_emit_by_name (find_named (GTK_WIDGET (fixture.window), "kith-uncover"), "clicked");
  WAIT_UNTIL (says (page, "1 place, with its reason"));
  close_all (&fixture);
}

static void
test_forbidden (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  gint64 id = add_request (fixture.test, NULL);
  GtkWidget *page = NULL;

  open_as (&fixture, "manager");
  page = show_page (&fixture, kith_request_view_new (fixture.store, id));
  g_assert_false (says (page, "Jay A"));
  g_assert_false (says (page, "Waiting for ID"));
  close_all (&fixture);
}

static gboolean
select_words (GtkWidget *dialog)
{
  GtkWidget *view = find_type (dialog, GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = view != NULL ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)) : NULL;
  GtkTextIter start, end;

  if (buffer == NULL || gtk_text_buffer_get_char_count (buffer) == 0)
    return FALSE;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  return TRUE;
}

/* Words are covered with a reason or not at all, shown as they are sent, and uncovered again; a withheld item has no more to
 * choose. */
static void
test_item (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  gint64 id = add_request (fixture.test, "2026-03-03");
  GtkWidget *dialog = NULL;
  GtkWidget *reason = NULL;

  open_as (&fixture, "dpo");
  show_page (&fixture, kith_request_items_page_new (fixture.store, id));
  dialog = GTK_WIDGET (kith_request_item_dialog_present (GTK_WIDGET (fixture.window), fixture.store, id,
                                                         &kith_student_kind, fixture.test->jay));
  WAIT_UNTIL (select_words (dialog));
  g_signal_emit_by_name (find_named (dialog, "kith-cover-words"), "clicked");
  WAIT_UNTIL (says (dialog, "Choose why first. The reason is printed beside the black box."));
  g_assert_null (find_named (dialog, "kith-uncover"));
  reason = find_type (dialog, KITH_TYPE_CHOICE_ROW);
  kith_choice_row_set_code (KITH_CHOICE_ROW (reason), "family");
  g_assert_true (select_words (dialog));
  g_signal_emit_by_name (find_named (dialog, "kith-cover-words"), "clicked");
  WAIT_UNTIL (find_named (dialog, "kith-uncover") != NULL);
  g_assert_true (says (dialog, "In the copy to send:"));
  g_signal_emit_by_name (find_named (dialog, "kith-uncover"), "clicked");
  WAIT_UNTIL (find_named (dialog, "kith-uncover") == NULL);
  g_assert_false (says (dialog, "In the copy to send:"));
  g_signal_emit_by_name (find_named (dialog, "kith-withhold-all"), "clicked");
  WAIT_UNTIL (says (dialog, "All of it"));
  g_assert_false (says (dialog, "Select words above"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  close_all (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  kith_ui_register ();

  g_test_add_func ("/ui/requests/list", test_list);
  g_test_add_func ("/ui/requests/sidebar", test_sidebar);
  g_test_add_func ("/ui/requests/waiting", test_waiting);
  g_test_add_func ("/ui/requests/running", test_running);
  g_test_add_func ("/ui/requests/paused", test_paused);
  g_test_add_func ("/ui/requests/covered", test_covered);
  g_test_add_func ("/ui/requests/forbidden", test_forbidden);
  g_test_add_func ("/ui/requests/item", test_item);

  return g_test_run ();
}
