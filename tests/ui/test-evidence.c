/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/kith-evidence-page.h"
#include "evidence/kith-evidence-pane.h"
#include "form/kith-record-dialog.h"
#include "kith-ui-look.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "shell/kith-pages.h"
#include "shell/kith-state-view.h"

#include <gtksourceview/gtksource.h>

typedef struct {
  KithTestCase *test;
  KithStore *store;
  GtkWindow *window;
  GtkWidget *page;
} Fixture;

static AdwViewStack *
get_stack (Fixture *fixture)
{
  return ADW_VIEW_STACK (find_type (fixture->page, ADW_TYPE_VIEW_STACK));
}

static GtkWidget *
get_pane (Fixture *fixture)
{
  return adw_view_stack_get_visible_child (get_stack (fixture));
}

static KithState
get_state (Fixture *fixture)
{
  return kith_state_view_get_state (KITH_STATE_VIEW (find_type (get_pane (fixture), KITH_TYPE_STATE_VIEW)));
}

static void
open_as (Fixture    *fixture,
         const char *user)
{
  GtkWidget *view = adw_navigation_view_new ();

  fixture->store = kith_ui_open_store (fixture->test, user);
  fixture->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->window, 900, 700);
  fixture->page = GTK_WIDGET (kith_evidence_page_new (fixture->store));
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (fixture->page));
  adw_window_set_content (ADW_WINDOW (fixture->window), view);
  gtk_window_present (fixture->window);
  WAIT_UNTIL (get_state (fixture) != KITH_STATE_LOADING);
}

static void
show (Fixture    *fixture,
      const char *name)
{
  adw_view_stack_set_visible_child_name (get_stack (fixture), name);
  WAIT_UNTIL (get_state (fixture) != KITH_STATE_LOADING);
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

static gint64
add (Fixture        *fixture,
     const KithKind *kind,
     gint64          student)
{
  g_autoptr (KithRecord) record = kith_test_record (fixture->test, kind, student, 0);

  return kith_test_save (fixture->test->file, record);
}

/* An empty list says what belongs into it, and starts one. */
static void
test_empty (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };

  open_as (&fixture, "manager");
  g_assert_cmpint (get_state (&fixture), ==, KITH_STATE_EMPTY);
  g_assert_true (says (fixture.page, "Nothing Said Yet"));
  show (&fixture, "evidence");
  g_assert_cmpint (get_state (&fixture), ==, KITH_STATE_EMPTY);
  g_assert_true (says (get_pane (&fixture), "No Evidence Yet"));
  gtk_widget_activate_action (fixture.page, "page.new", NULL);
  WAIT_UNTIL (find_type (GTK_WIDGET (fixture.window), KITH_TYPE_RECORD_DIALOG) != NULL);
  show (&fixture, "student");
  g_assert_true (says (get_pane (&fixture), "Nobody to Ask"));
  close_all (&fixture);
}

/* What was said and whether it may be quoted; searched, and taken away. */
static void
test_list (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  gint64 first = 0;

  first = add (&fixture, &kith_feedback_kind, fixture.test->jay);
  open_as (&fixture, "manager");
  g_assert_cmpint (get_state (&fixture), ==, KITH_STATE_CONTENT);
  WAIT_UNTIL (says (fixture.page, "“Somebody noticed when I was not there.”"));
  g_assert_true (says (fixture.page, "No consent: not quoted"));
  g_assert_true (says (fixture.page, "1 quote"));
  gtk_editable_set_text (GTK_EDITABLE (find_type (get_pane (&fixture), GTK_TYPE_SEARCH_ENTRY)), "forklift");
  WAIT_UNTIL (get_state (&fixture) == KITH_STATE_NO_RESULT);
  gtk_widget_activate_action (get_pane (&fixture), "evidence.clear", NULL);
  WAIT_UNTIL (get_state (&fixture) == KITH_STATE_CONTENT);
  gtk_widget_activate_action (get_pane (&fixture), "evidence.remove", "x", first);
  WAIT_UNTIL (get_state (&fixture) == KITH_STATE_EMPTY);
  close_all (&fixture);
}

static void
leave (KithTestCase *test)
{
  g_autoptr (KithRecord) student = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);

  kith_record_set_text (student, KITH_STUDENT_STAGE, "left");
  kith_record_set_text (student, KITH_STUDENT_LEAVING_DATE, "2025-12-10");
  kith_record_set_text (student, KITH_STUDENT_LEAVING_REASON, "completed");
  kith_test_save (test->file, student);
}

/* Opening a line asks that one question. */
static void
test_asks (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  GtkWidget *dialog = NULL;

  leave (fixture.test);
  open_as (&fixture, "welfare");
  show (&fixture, "student");
  g_assert_cmpint (get_state (&fixture), ==, KITH_STATE_CONTENT);
  WAIT_UNTIL (says (get_pane (&fixture), "Three months on: ask since 10 March 2026"));
  g_signal_emit_by_name (find_type (get_pane (&fixture), GTK_TYPE_LIST_VIEW), "activate", 0u);
  WAIT_UNTIL ((dialog = find_type (GTK_WIDGET (fixture.window), KITH_TYPE_RECORD_DIALOG)) != NULL);
  WAIT_UNTIL (says (dialog, "Three months later"));
  g_assert_false (says (dialog, "Six months later"));
  close_all (&fixture);
}

/* Mentors write down what their students say, and have no other list here. */
static void
test_mentor (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  const KithPageEntry *entry = kith_pages_find ("evidence");

  add (&fixture, &kith_feedback_kind, fixture.test->jay);
  add (&fixture, &kith_feedback_kind, fixture.test->zofia);
  add (&fixture, &kith_evidence_kind, 0);
  open_as (&fixture, "mentor");
  WAIT_UNTIL (says (fixture.page, "1 quote"));
  g_assert_null (adw_view_stack_get_child_by_name (get_stack (&fixture), "evidence"));
  g_assert_null (adw_view_stack_get_child_by_name (get_stack (&fixture), "student"));
  g_assert_true (kith_page_entry_allows (entry, KITH_ROLE_MENTOR));
  g_assert_false (kith_page_entry_allows (entry, KITH_ROLE_ADMIN));
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

  g_test_add_func ("/ui/evidence/empty", test_empty);
  g_test_add_func ("/ui/evidence/list", test_list);
  g_test_add_func ("/ui/evidence/asks", test_asks);
  g_test_add_func ("/ui/evidence/mentor", test_mentor);

  return g_test_run ();
}
