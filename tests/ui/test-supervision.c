/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-record-dialog.h"
#include "kith-support-offers.h"
#include "kith-ui-look.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "student/kith-people-view.h"
#include "supervision/kith-person-care-pane.h"
#include "supervision/kith-session-dialog.h"
#include "supervision/kith-supervised-pane.h"
#include "supervision/kith-supervision-pane.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

typedef struct {
  KithTestCase *test;
  KithStore *store;
  GtkWindow *window;
  GtkWidget *pane;
} Fixture;

/* Everything a pane says, row after row. */
static void
collect_words (GtkWidget *within,
               GString   *words)
{
  if (GTK_IS_LABEL (within))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (within)));
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_words (child, words);
}

static gboolean
holds (GtkWidget  *within,
      const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);

  collect_words (within, words);
  return strstr (words->str, text) != NULL;
}

static gint64
save_as (KithTestCase *test,
         const char   *user,
         KithRecord   *record)
{
  kith_test_case_sign_in (test, user);
  return kith_test_save (test->file, record);
}

/* The coach supervises the mentor, and there has been a session. */
static void
fill_case (KithTestCase *test)
{
  g_autoptr (KithRecord) mentor = NULL;
  g_autoptr (KithRecord) session = kith_record_new (&kith_supervision_kind);
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "A long afternoon.");

  kith_test_case_sign_in (test, "manager");
  mentor = kith_case_file_load (test->file, &kith_person_kind, test->mentor, NULL);
  kith_record_set_number (mentor, KITH_PERSON_SUPERVISOR, test->coach);
  kith_test_save (test->file, mentor);
  kith_record_set_number (session, KITH_SUPERVISION_PERSON, test->mentor);
  kith_record_set_number (session, KITH_SUPERVISION_SUPERVISOR, test->coach);
  kith_record_set_text (session, KITH_SUPERVISION_DATE, "2026-03-03");
  kith_record_set_text (session, KITH_SUPERVISION_TYPE, "one-to-one");
  kith_record_set_text (session, KITH_SUPERVISION_ACTIONS, "Leave at five on Fridays.");
  save_as (test, "coach", session);
  kith_record_set_number (note, KITH_NOTE_HARD, TRUE);
  save_as (test, "mentor", note);
}

static void
open_pane (Fixture    *fixture,
           const char *user,
           GType       type,
           gint64      about)
{
  GtkWidget *toasts = adw_toast_overlay_new ();

  fixture->store = kith_ui_open_store (fixture->test, user);
  fixture->pane = kith_student_pane_new (type, fixture->store, about);
  fixture->window = GTK_WINDOW (adw_window_new ());
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), fixture->pane);
  adw_window_set_content (ADW_WINDOW (fixture->window), toasts);
  gtk_window_set_default_size (fixture->window, 900, 700);
  gtk_window_present (fixture->window);
}

static void
close_pane (Fixture *fixture)
{
  /* what a dialog that has just closed still does */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_window_destroy (fixture->window);
  kith_ui_close_store (fixture->store);
}

static gint64
get_person (KithTestCase *test,
            const char   *user)
{
  return g_str_equal (user, "mentor") ? test->mentor : test->coach;
}

static void
test_own_page (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  Fixture fixture = { .test = test };

  fill_case (test);
  open_pane (&fixture, "mentor", KITH_TYPE_SUPERVISION_PANE, get_person (test, "mentor"));
  WAIT_UNTIL (holds (fixture.pane, "My Supervision"));
  g_assert_true (holds (fixture.pane, "Last session 3 Mar 2026"));
  g_assert_true (holds (fixture.pane, "Leave at five on Fridays."));
  g_assert_true (holds (fixture.pane, "How Heavy It Is"));
  g_assert_true (holds (fixture.pane, "1 note of the last four weeks was hard"));
  g_assert_true (holds (fixture.pane, "My Wellness Plan"));
  g_assert_false (holds (fixture.pane, "People I Supervise"));
  close_pane (&fixture);
}

/* The supervisor has the agenda and what was said, and nothing of what was hard. */
static void
test_supervised (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  Fixture fixture = { .test = test };

  fill_case (test);
  open_pane (&fixture, "coach", KITH_TYPE_SUPERVISED_PANE, test->mentor);
  WAIT_UNTIL (holds (fixture.pane, "To Talk About"));
  g_assert_true (holds (fixture.pane, "1 offer of support is still to be made"));
  g_assert_true (holds (fixture.pane, "Leave at five on Fridays."));
  g_assert_false (holds (fixture.pane, "hard"));
  g_assert_false (holds (fixture.pane, "Jay"));
  g_assert_nonnull (find_named (fixture.pane, "kith-new-session"));
  close_pane (&fixture);
}

/* Managers see the days. */
static void
test_manager_sees_days (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  Fixture fixture = { .test = test };

  fill_case (test);
  open_pane (&fixture, "manager", KITH_TYPE_PERSON_CARE_PANE, test->mentor);
  WAIT_UNTIL (holds (fixture.pane, "What was said is for the two of them."));
  g_assert_true (holds (fixture.pane, "3 Mar 2026"));
  g_assert_false (holds (fixture.pane, "Leave at five"));
  g_assert_false (holds (fixture.pane, "Support"));
  g_assert_null (find_named (fixture.pane, "kith-new-session"));
  close_pane (&fixture);
}

static void
test_ask_for_pause (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  Fixture fixture = { .test = test };

  fill_case (test);
  open_pane (&fixture, "mentor", KITH_TYPE_SUPERVISION_PANE, test->mentor);
  WAIT_UNTIL (find_named (fixture.pane, "kith-ask-pause") != NULL);
  /* a debrief has been asked for by the note already */
  g_assert_null (find_named (fixture.pane, "kith-ask-debrief"));
  g_signal_emit_by_name (find_named (fixture.pane, "kith-ask-pause"), "clicked");
  WAIT_UNTIL (find_named (fixture.pane, "kith-ask-pause") == NULL);
  close_pane (&fixture);
  kith_test_case_sign_in (test, "coach");
  {
    g_autoptr (KithQuery) query = kith_support_offers_create_query (test->coach);

    g_assert_cmpint (kith_case_file_count (test->file, query, NULL), ==, 2);
  }
}

/* One click writes the next stage down; starting without checks does not go through by itself. */
static void
test_next_stage (void)
{
  static const char *const stages[] = { "Next: Interested", "Next: Introduced", "Next: Interviewed" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  Fixture fixture = { .test = test };

  open_pane (&fixture, "coach", KITH_TYPE_PERSON_CARE_PANE, test->mentor2);
  WAIT_UNTIL (find_named (fixture.pane, "kith-next-stage") != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++) {
    GtkWidget *button = find_named (fixture.pane, "kith-next-stage");

    g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, stages[i]);
    g_signal_emit_by_name (button, "clicked");
    WAIT_UNTIL (find_named (fixture.pane, "kith-next-stage") != NULL &&
                g_strcmp0 (gtk_button_get_label (GTK_BUTTON (find_named (fixture.pane, "kith-next-stage"))), stages[i]) != 0);
  }
  g_assert_true (holds (fixture.pane, "Interviewed"));
  close_pane (&fixture);
}

/* What there is to talk about stands beside the form; a wrong date closes nothing and clears nothing. */
static void
test_session_form (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  Fixture fixture = { .test = test };
  AdwDialog *dialog = NULL;
  KithForm *form = NULL;
  GtkWidget *row = NULL;
  g_autofree char *kept = NULL;

  fill_case (test);
  open_pane (&fixture, "coach", KITH_TYPE_SUPERVISED_PANE, test->mentor);
  WAIT_UNTIL (holds (fixture.pane, "To Talk About"));
  kith_session_dialog_present_new (fixture.pane, fixture.store, test->mentor, test->coach);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture.window));
  g_assert_true (KITH_IS_RECORD_DIALOG (dialog));
  WAIT_UNTIL (holds (GTK_WIDGET (dialog), "Agreed last time"));
  form = kith_record_dialog_get_form (KITH_RECORD_DIALOG (dialog));
  /* only the person supervised decides who else reads it */
  g_assert_null (kith_form_get_row (form, "consent"));
  kith_form_row_set_typed (KITH_FORM_ROW (kith_form_get_row (form, "actions")), "Swap the Tuesday shift.");
  kith_form_row_emit_edited (KITH_FORM_ROW (kith_form_get_row (form, "actions")));
  row = kith_form_get_row (form, "next");
  kith_form_row_set_typed (KITH_FORM_ROW (row), "9 Mar 2026");
  kith_form_row_emit_edited (KITH_FORM_ROW (row));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  WAIT_UNTIL (holds (GTK_WIDGET (dialog), "The next session is not after this one."));
  g_assert_true (adw_window_get_visible_dialog (ADW_WINDOW (fixture.window)) == dialog);
  kept = kith_form_row_dup_typed (KITH_FORM_ROW (kith_form_get_row (form, "actions")));
  g_assert_cmpstr (kept, ==, "Swap the Tuesday shift.");
  kith_form_row_set_typed (KITH_FORM_ROW (row), "31 Mar 2026");
  kith_form_row_emit_edited (KITH_FORM_ROW (row));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  WAIT_UNTIL (adw_window_get_visible_dialog (ADW_WINDOW (fixture.window)) == NULL);
  WAIT_UNTIL (holds (fixture.pane, "Swap the Tuesday shift."));
  close_pane (&fixture);
}

/* From the support by a mentor the ending is planned, and from it the next person is assigned. */
static void
test_ending (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) ending = kith_record_new (&kith_ending_kind);
  Fixture fixture = { .test = test };
  AdwDialog *dialog = NULL;
  KithRecord *assignment = NULL;

  open_pane (&fixture, "coach", KITH_TYPE_PEOPLE_VIEW, test->jay);
  WAIT_UNTIL (find_named (fixture.pane, "kith-plan-ending-") != NULL);
  g_signal_emit_by_name (find_named (fixture.pane, "kith-plan-ending-"), "clicked");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture.window));
  g_assert_true (KITH_IS_RECORD_DIALOG (dialog));
  adw_dialog_force_close (dialog);
  close_pane (&fixture);
  kith_record_set_number (ending, KITH_ENDING_STUDENT, test->jay);
  kith_record_set_number (ending, KITH_ENDING_PERSON, test->mentor);
  kith_record_set_text (ending, KITH_ENDING_LAST_SESSION, "2026-03-26");
  kith_record_set_text (ending, KITH_ENDING_GOODBYE, "Thank you.");
  kith_record_set_number (ending, KITH_ENDING_NEXT_PERSON, test->mentor2);
  save_as (test, "coach", ending);
  open_pane (&fixture, "coach", KITH_TYPE_PEOPLE_VIEW, test->jay);
  WAIT_UNTIL (find_named (fixture.pane, "kith-assign-next") != NULL);
  g_assert_null (find_named (fixture.pane, "kith-plan-ending-"));
  g_assert_nonnull (find_named (fixture.pane, "kith-print-goodbye"));
  g_assert_true (holds (fixture.pane, "Tell the student that the support is coming to an end"));
  g_signal_emit_by_name (find_named (fixture.pane, "kith-assign-next"), "clicked");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture.window));
  assignment = kith_form_get_record (kith_record_dialog_get_form (KITH_RECORD_DIALOG (dialog)));
  WAIT_UNTIL (kith_record_get_number (assignment, KITH_ASSIGNMENT_PERSON) == test->mentor2);
  WAIT_UNTIL (holds (GTK_WIDGET (dialog), "supports 1"));
  close_pane (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  kith_ui_register ();
  g_test_add_func ("/ui/supervision/own-page", test_own_page);
  g_test_add_func ("/ui/supervision/supervised", test_supervised);
  g_test_add_func ("/ui/supervision/manager-sees-days", test_manager_sees_days);
  g_test_add_func ("/ui/supervision/ask-for-pause", test_ask_for_pause);
  g_test_add_func ("/ui/supervision/next-stage", test_next_stage);
  g_test_add_func ("/ui/supervision/session-form", test_session_form);
  g_test_add_func ("/ui/supervision/ending", test_ending);
  return g_test_run ();
}
