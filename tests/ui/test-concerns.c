/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "concerns/kith-concern-raise.h"
#include "concerns/kith-concern-view.h"
#include "concerns/kith-concerns-page.h"
#include "concerns/kith-danger-banner.h"
#include "concerns/kith-former-student-section.h"
#include "form/kith-form.h"
#include "form/kith-message-row.h"
#include "kith-ui-look.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "rules/kith-college-section.h"
#include "shell/kith-state-view.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

#define FACTS "There was no food in the house since Friday."

typedef struct {
  KithTestCase *test;
  KithStore *store;
  GtkWindow *window;
} Fixture;

static gint64
raise_as (KithTestCase *test,
          const char   *user)
{
  g_autoptr (KithRecord) concern = NULL;

  kith_test_case_sign_in (test, user);
  concern = kith_test_record (test, &kith_concern_kind, test->jay, 0);
  return kith_test_save (test->file, concern);
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
show (Fixture   *fixture,
      GtkWidget *content)
{
  adw_window_set_content (ADW_WINDOW (fixture->window), content);
  gtk_window_present (fixture->window);
  return content;
}

static GtkWidget *
show_page (Fixture           *fixture,
           AdwNavigationPage *page)
{
  GtkWidget *view = adw_navigation_view_new ();

  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), page);
  show (fixture, view);
  WAIT_UNTIL (kith_state_view_get_state (KITH_STATE_VIEW (find_type (view, KITH_TYPE_STATE_VIEW))) == KITH_STATE_CONTENT);
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

/* The author sees that it arrived and that it was read, and nothing that was in it. */
static void
test_author (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  gint64 id = raise_as (fixture.test, "mentor");
  GtkWidget *page = NULL;

  open_as (&fixture, "mentor");
  page = show_page (&fixture, kith_concerns_page_new (fixture.store));
  WAIT_UNTIL (says (page, "Not read yet"));
  g_assert_true (says (page, "In danger now? Call 999"));
  g_assert_false (says (page, FACTS));
  g_assert_false (says (page, "Files on Their Way"));
  g_assert_false (says (page, "Numbers of This Academic Year"));
  g_assert_null (find_named (page, "kith-concern-"));
  close_all (&fixture);

  open_as (&fixture, "dsl");
  page = show_page (&fixture, kith_concern_view_new (fixture.store, id));
  WAIT_UNTIL (says (page, FACTS));
  g_assert_true (says (page, "Sam Okafor (Peer mentor)"));
  close_all (&fixture);

  open_as (&fixture, "mentor");
  page = show_page (&fixture, kith_concerns_page_new (fixture.store));
  WAIT_UNTIL (says (page, "Read 10 March 2026"));
  close_all (&fixture);
}

/* What is not read stands first, in words, and goes by being opened. */
static void
test_lead (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  g_autofree char *name = NULL;
  GtkWidget *page = NULL;
  gint64 id = raise_as (fixture.test, "coach");

  open_as (&fixture, "dsl");
  page = show_page (&fixture, kith_concerns_page_new (fixture.store));
  name = g_strdup_printf ("kith-concern-%" G_GINT64_FORMAT, id);
  WAIT_UNTIL (says (page, "1 Not Read"));
  g_assert_true (says (page, "Not read · Raised"));
  g_assert_true (gtk_widget_has_css_class (find_named (page, name), "error"));
  show_page (&fixture, kith_concern_view_new (fixture.store, id));
  page = show_page (&fixture, kith_concerns_page_new (fixture.store));
  WAIT_UNTIL (says (page, "Not decided yet · Raised"));
  g_assert_false (says (page, "1 Not Read"));
  g_assert_false (gtk_widget_has_css_class (find_named (page, name), "error"));
  close_all (&fixture);
}

/* The officer for data protection reads and does nothing; a manager has the numbers only. */
static void
test_onlookers (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  GtkWidget *page = NULL;
  gint64 id = raise_as (fixture.test, "coach");

  open_as (&fixture, "dpo");
  page = show_page (&fixture, kith_concern_view_new (fixture.store, id));
  WAIT_UNTIL (says (page, FACTS));
  g_assert_null (find_named (page, "kith-decide"));
  g_assert_null (find_named (page, "kith-add-action"));
  g_assert_null (find_named (page, "kith-close-concern"));
  close_all (&fixture);
  open_as (&fixture, "manager");
  page = show_page (&fixture, kith_concerns_page_new (fixture.store));
  WAIT_UNTIL (says (page, "Numbers of This Academic Year"));
  g_assert_null (find_named (page, "kith-concern-"));
  g_assert_false (says (page, "Jay A"));
  close_all (&fixture);
}

static gboolean
is_shown (KithForm   *form,
          const char *field)
{
  return gtk_widget_get_visible (kith_form_get_row (form, field));
}

static void
choose (KithForm   *form,
        const char *field,
        const char *typed)
{
  GtkWidget *row = kith_form_get_row (form, field);

  kith_form_row_set_typed (KITH_FORM_ROW (row), typed);
  kith_form_row_emit_edited (KITH_FORM_ROW (row));
}

/* Only what belongs to whom it is about is asked, whom to call stands on top, and what the lead decides is not in it. */
static void
test_raise (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  KithRecordDialog *dialog = NULL;
  KithForm *form = NULL;

  open_as (&fixture, "mentor");
  show (&fixture, gtk_label_new ("Beside it"));
  dialog = kith_concern_raise_present (GTK_WIDGET (fixture.window), fixture.store, fixture.test->jay);
  form = kith_record_dialog_get_form (dialog);
  g_assert_nonnull (find_type (GTK_WIDGET (dialog), KITH_TYPE_DANGER_BANNER));
  g_assert_true (is_shown (form, "student"));
  g_assert_false (is_shown (form, "staff"));
  g_assert_false (is_shown (form, "late-reason"));
  g_assert_null (kith_form_get_row (form, "decision"));
  g_assert_null (kith_form_get_row (form, "level"));
  g_assert_cmpstr (kith_record_get_text (kith_form_get_record (form), KITH_CONCERN_TOLD_DATE), ==, KITH_TEST_TODAY);
  choose (form, "about", "staff");
  g_assert_true (is_shown (form, "staff"));
  g_assert_false (is_shown (form, "student"));
  g_assert_cmpint (kith_record_get_number (kith_form_get_record (form), KITH_CONCERN_STUDENT), ==, 0);
  choose (form, "about", "student");
  g_assert_cmpint (kith_record_get_number (kith_form_get_record (form), KITH_CONCERN_STUDENT), ==, fixture.test->jay);
  choose (form, "told-date", "8/3/2026");
  g_assert_true (is_shown (form, "late-reason"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  close_all (&fixture);
}

/* Without a number the banner says so, and offers it to those who may write it down. */
static void
test_banner (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  g_autoptr (KithRecord) college = kith_record_new (&kith_college_kind);
  GtkWidget *banner = NULL;

  open_as (&fixture, "mentor");
  banner = show (&fixture, kith_danger_banner_new (fixture.store));
  WAIT_UNTIL (says (banner, "not written down here yet"));
  g_assert_false (gtk_widget_get_visible (find_named (banner, "kith-enter-number")));
  close_all (&fixture);
  open_as (&fixture, "dsl");
  banner = show (&fixture, kith_danger_banner_new (fixture.store));
  WAIT_UNTIL (gtk_widget_get_visible (find_named (banner, "kith-enter-number")));
  close_all (&fixture);
  kith_test_case_sign_in (fixture.test, "manager");
  kith_record_set_text (college, KITH_COLLEGE_LEAD_NAME, "Ruth Abebe");
  kith_record_set_text (college, KITH_COLLEGE_LEAD_PHONE, "01632 960 001");
  kith_test_save (fixture.test->file, college);
  open_as (&fixture, "mentor");
  banner = show (&fixture, kith_danger_banner_new (fixture.store));
  WAIT_UNTIL (says (banner, "In danger now? Call 999, then Ruth Abebe on 01632\302\240960\302\240001."));
  close_all (&fixture);
}

static void
test_college (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  GtkWidget *section = NULL;

  open_as (&fixture, "manager");
  section = show (&fixture, kith_college_section_new (fixture.store));
  WAIT_UNTIL (says (section, "After 35 days without a session"));
  g_assert_true (says (section, "Not written down yet"));
  kith_ui_assert_name (find_named (section, "kith-edit-college"), "Edit the college’s name and numbers");
  close_all (&fixture);
}

/* On a person’s page the link is there for those who answer for it, and nothing at all for others. */
static void
test_former_student (void)
{
  g_auto (Fixture) fixture = { kith_test_case_new () };
  g_autoptr (KithRecord) link = kith_record_new (&kith_former_student_kind);
  GtkWidget *section = NULL;

  open_as (&fixture, "dsl");
  section = show (&fixture, kith_former_student_section_new (fixture.store, fixture.test->mentor));
  WAIT_UNTIL (find_named (section, "kith-link-old-record") != NULL);
  close_all (&fixture);
  kith_test_case_sign_in (fixture.test, "dsl");
  kith_record_set_number (link, KITH_FORMER_STUDENT_PERSON, fixture.test->mentor);
  kith_record_set_number (link, KITH_FORMER_STUDENT_STUDENT, fixture.test->ali);
  kith_test_save (fixture.test->file, link);
  open_as (&fixture, "dpo");
  section = show (&fixture, kith_former_student_section_new (fixture.store, fixture.test->mentor));
  WAIT_UNTIL (says (section, "علي"));
  g_assert_false (gtk_widget_get_visible (find_named (section, "kith-unlink-old-record")));
  close_all (&fixture);
  open_as (&fixture, "manager");
  section = show (&fixture, kith_former_student_section_new (fixture.store, fixture.test->mentor));
  g_assert_false (gtk_widget_get_visible (section));
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

  g_test_add_func ("/ui/concerns/author", test_author);
  g_test_add_func ("/ui/concerns/lead", test_lead);
  g_test_add_func ("/ui/concerns/onlookers", test_onlookers);
  g_test_add_func ("/ui/concerns/raise", test_raise);
  g_test_add_func ("/ui/concerns/banner", test_banner);
  g_test_add_func ("/ui/concerns/college", test_college);
  g_test_add_func ("/ui/concerns/former-student", test_former_student);

  return g_test_run ();
}
