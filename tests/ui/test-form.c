/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-choice-row.h"
#include "form/kith-choices-row.h"
#include "form/kith-date-row.h"
#include "form/kith-form.h"
#include "form/kith-message-row.h"
#include "form/kith-text-row.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-ui-look.h"
#include "kith-ui.h"

#include <gtksourceview/gtksource.h>

/* 2026-11-22, a Sunday */
#define DAY 1795334400

typedef struct {
  KithStore *store;
  KithRecord *student;
  KithForm *form;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (KithClock) clock = kith_clock_new_fixed (DAY);

  fixture->store = kith_store_new (clock);
  fixture->student = kith_record_new (&kith_student_kind);
  kith_record_set_text (fixture->student, KITH_STUDENT_STAGE, "active");
  fixture->form = KITH_FORM (kith_form_new (fixture->store));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  kith_form_set_record (fixture->form, fixture->student, NULL, (KithFormFlags) GPOINTER_TO_INT (data));
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->form));
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->student);
  g_object_unref (fixture->store);
}

static void
type_into (Fixture    *fixture,
           const char *field,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (kith_form_get_row (fixture->form, field)), text);
}

static const char *
get_typed (Fixture    *fixture,
           const char *field)
{
  return gtk_editable_get_text (GTK_EDITABLE (kith_form_get_row (fixture->form, field)));
}

static void
fill_in_rightly (Fixture *fixture)
{
  type_into (fixture, "preferred-name", "Zofia O’Brien-Źródło");
  type_into (fixture, "college-id", "S4471");
  type_into (fixture, "start-date", "1/9/26");
  kith_form_row_set_typed (KITH_FORM_ROW (kith_form_get_row (fixture->form, "support-groups")), "care-experienced");
}

static void
test_rows_follow_the_table (Fixture       *fixture,
                            gconstpointer  data)
{
  for (guint i = 0; i < kith_student_kind.n_fields; i++) {
    const KithField *field = &kith_student_kind.fields[i];
    GtkWidget *row = kith_form_get_row (fixture->form, field->name);

    g_test_message ("%s", field->name);
    if (kith_field_has (field, KITH_FIELD_SYSTEM))
      g_assert_null (row);
    else
      g_assert_nonnull (row);
  }
}

static void
test_quick_asks_for_four (Fixture       *fixture,
                          gconstpointer  data)
{
  guint n_rows = 0;

  for (guint i = 0; i < kith_student_kind.n_fields; i++) {
    const KithField *field = &kith_student_kind.fields[i];
    gboolean is_there = kith_form_get_row (fixture->form, field->name) != NULL;

    g_assert_cmpint (is_there, ==, kith_field_has (field, KITH_FIELD_QUICK));
    n_rows += is_there ? 1 : 0;
  }
  g_assert_cmpuint (n_rows, ==, 4);
}

static void
test_values_flow_both_ways (Fixture       *fixture,
                            gconstpointer  data)
{
  g_assert_false (kith_form_is_changed (fixture->form));
  type_into (fixture, "preferred-name", "  علي  ");
  g_assert_cmpstr (kith_record_get_text (fixture->student, KITH_STUDENT_PREFERRED_NAME), ==, "علي");
  g_assert_true (kith_form_is_changed (fixture->form));

  type_into (fixture, "start-date", "3 feb");
  g_assert_cmpstr (kith_record_get_text (fixture->student, KITH_STUDENT_START_DATE), ==, "2026-02-03");

  kith_record_set_text (fixture->student, KITH_STUDENT_PREFERRED_NAME, "Siôn");
  g_assert_cmpstr (get_typed (fixture, "preferred-name"), ==, "Siôn");
  kith_record_set_text (fixture->student, KITH_STUDENT_START_DATE, "2026-07-25");
  g_assert_cmpstr (get_typed (fixture, "start-date"), ==, "25 July 2026");
  kith_record_set_text (fixture->student, KITH_STUDENT_STAGE, "paused");
  g_assert_cmpstr (kith_choice_row_get_code (KITH_CHOICE_ROW (kith_form_get_row (fixture->form, "stage"))), ==,
                   "paused");
}

static void
test_wrong_values_stay (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  KithProblems *problems = NULL;

  fill_in_rightly (fixture);
  type_into (fixture, "date-of-birth", "31/02/2008");
  g_assert_false (kith_form_apply (fixture->form, &error));
  problems = kith_problems_from_error (error);
  g_assert_nonnull (problems);
  g_assert_cmpuint (kith_problems_get_size (problems), ==, 1);
  g_assert_cmpstr (kith_problems_get (problems, 0)->message, ==, "31 February is not a date.");
  g_assert_cmpstr (get_typed (fixture, "date-of-birth"), ==, "31/02/2008");
  g_assert_cmpstr (get_typed (fixture, "preferred-name"), ==, "Zofia O’Brien-Źródło");
}

static void
test_wrong_field_is_marked (Fixture       *fixture,
                            gconstpointer  data)
{
  GtkWidget *row = kith_form_get_row (fixture->form, "preferred-name");
  GtkWidget *input = kith_form_row_get_input (KITH_FORM_ROW (row));

  g_assert_false (kith_form_apply (fixture->form, NULL));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  /* The first wrong one of four has the focus. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), row));

  type_into (fixture, "preferred-name", "X");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
}

static void
test_long_text_is_kept (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *name = g_strnfill (500, 'a');
  g_autoptr (GError) error = NULL;

  fill_in_rightly (fixture);
  type_into (fixture, "preferred-name", name);
  g_assert_false (kith_form_apply (fixture->form, &error));
  g_assert_nonnull (strstr (error->message, "at most 100 characters"));
  g_assert_cmpstr (get_typed (fixture, "preferred-name"), ==, name);
}

static void
test_right_values_apply (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fill_in_rightly (fixture);
  kith_form_apply (fixture->form, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kith_record_get_text (fixture->student, KITH_STUDENT_START_DATE), ==, "2026-09-01");
  g_assert_cmpstr (kith_record_get_text (fixture->student, KITH_STUDENT_SUPPORT_GROUPS), ==, "care-experienced");
}

/* What the form put in by itself belongs to the day it was begun: found again tomorrow, it must not mean tomorrow. */
static void
test_begun_day_stays (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (KithRecord) later = kith_record_new (&kith_student_kind);
  g_autofree char *untouched = NULL;
  g_autofree char *draft = NULL;

  kith_record_set_text (fixture->student, KITH_STUDENT_START_DATE, "2026-03-09");
  kith_form_set_record (fixture->form, fixture->student, NULL, (KithFormFlags) GPOINTER_TO_INT (data));
  untouched = kith_form_dup_typed (fixture->form);
  g_assert_cmpstr (untouched, ==, "{}");
  type_into (fixture, "preferred-name", "Jamal");
  draft = kith_form_dup_typed (fixture->form);

  kith_record_set_text (later, KITH_STUDENT_START_DATE, "2026-03-10");
  kith_form_set_record (fixture->form, later, NULL, (KithFormFlags) GPOINTER_TO_INT (data));
  g_assert_true (kith_form_restore_typed (fixture->form, draft));
  g_assert_cmpstr (kith_record_get_text (later, KITH_STUDENT_START_DATE), ==, "2026-03-09");
  kith_form_set_record (fixture->form, fixture->student, NULL, (KithFormFlags) GPOINTER_TO_INT (data));
}

static void
test_typed_text_comes_back (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autofree char *draft = NULL;

  type_into (fixture, "preferred-name", "Jamal");
  type_into (fixture, "date-of-birth", "31/02/2008");
  kith_text_row_set_text (KITH_TEXT_ROW (kith_form_get_row (fixture->form, "own-words")), "");
  kith_form_row_set_typed (KITH_FORM_ROW (kith_form_get_row (fixture->form, "own-words")),
                           "I like “quiet” 🙂\n\tmornings");
  draft = kith_form_dup_typed (fixture->form);

  kith_form_reset (fixture->form);
  g_assert_false (kith_form_is_changed (fixture->form));
  g_assert_cmpstr (get_typed (fixture, "preferred-name"), ==, "");
  g_assert_false (kith_record_has (fixture->student, KITH_STUDENT_PREFERRED_NAME));

  g_assert_true (kith_form_restore_typed (fixture->form, draft));
  g_assert_cmpstr (get_typed (fixture, "preferred-name"), ==, "Jamal");
  g_assert_cmpstr (get_typed (fixture, "date-of-birth"), ==, "31/02/2008");
  g_assert_cmpstr (kith_record_get_text (fixture->student, KITH_STUDENT_OWN_WORDS), ==,
                   "I like “quiet” 🙂\n\tmornings");
  g_assert_false (kith_form_restore_typed (fixture->form, "not JSON"));
}

static void
test_fix_takes_the_value (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (KithProblems) problems = kith_problems_new ();
  KithProblem *problem = kith_problems_add (problems, "start-date", KITH_SEVERITY_ERROR, "Too early.");
  GtkWidget *row = kith_form_get_row (fixture->form, "start-date");
  GtkWidget *message = kith_date_row_get_message_row (KITH_DATE_ROW (row));

  kith_problems_set_fix (problem, KITH_FIX_USE_VALUE, "Use 1 September", 0, "2026-09-01");
  kith_form_show_problems (fixture->form, problems);
  g_signal_emit_by_name (message, "fix", kith_problems_get (problems, 0));
  g_assert_cmpstr (kith_record_get_text (fixture->student, KITH_STUDENT_START_DATE), ==, "2026-09-01");
  g_assert_cmpstr (get_typed (fixture, "start-date"), ==, "1 September 2026");
}

static gboolean
is_in_sight (GtkWidget *widget,
             GtkWidget *window)
{
  graphene_rect_t bounds;

  return gtk_widget_get_height (widget) > 0 && gtk_widget_compute_bounds (widget, window, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (window);
}

/* What is wrong with a long list to choose from is said below it. */
static void
test_message_is_in_sight (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (KithProblems) problems = kith_problems_new ();
  g_autoptr (GtkWidget) form = g_object_ref (GTK_WIDGET (fixture->form));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *row = kith_form_get_row (fixture->form, "support-groups");
  GtkWidget *message = NULL;

  gtk_window_set_child (fixture->window, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), form);
  gtk_widget_set_size_request (scroller, 400, 300);
  gtk_window_set_child (fixture->window, scroller);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  message = gtk_widget_get_next_sibling (row);
  g_assert_true (KITH_IS_MESSAGE_ROW (message));
  kith_problems_add (problems, "support-groups", KITH_SEVERITY_ERROR, "Choose at least one.");
  kith_form_show_problems (fixture->form, problems);
  WAIT_UNTIL (is_in_sight (message, GTK_WIDGET (fixture->window)));
}

static void
count (gpointer data)
{
  guint *counter = data;

  (*counter)++;
}

static gboolean
has_focus (Fixture    *fixture,
           const char *field)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  GtkWidget *row = kith_form_get_row (fixture->form, field);

  return focus != NULL && row != NULL && (focus == row || gtk_widget_is_ancestor (focus, row));
}

/* What stands under a field in words is nothing to stop at, and nothing to be stopped by. */
static void
test_tab_goes_past_messages (Fixture       *fixture,
                             gconstpointer  data)
{
  GtkWidget *name = kith_form_get_row (fixture->form, "preferred-name");
  gboolean seen[] = { FALSE, FALSE, FALSE };
  static const char *const fields[] = { "college-id", "start-date", "support-groups" };

  type_into (fixture, "start-date", "tomorrow");
  g_assert_false (kith_form_apply (fixture->form, NULL));
  gtk_widget_grab_focus (kith_form_row_get_input (KITH_FORM_ROW (name)));
  g_assert_true (has_focus (fixture, "preferred-name"));
  for (guint i = 0; i < 12; i++) {
    gtk_widget_child_focus (GTK_WIDGET (fixture->form), GTK_DIR_TAB_FORWARD);
    for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
      seen[j] = seen[j] || has_focus (fixture, fields[j]);
  }
  for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
    g_assert_true (seen[j]);
  gtk_widget_grab_focus (kith_form_row_get_input (KITH_FORM_ROW (kith_form_get_row (fixture->form, "start-date"))));
  for (guint i = 0; i < 6 && !has_focus (fixture, "preferred-name"); i++)
    gtk_widget_child_focus (GTK_WIDGET (fixture->form), GTK_DIR_TAB_BACKWARD);
  g_assert_true (has_focus (fixture, "preferred-name"));
}

static void
test_date_row (void)
{
  g_autoptr (KithClock) clock = kith_clock_new_fixed (DAY);
  GtkWidget *row = g_object_ref_sink (kith_date_row_new ("Review", clock));
  guint n_notified = 0;
  int end = 5;

  g_signal_connect_swapped (row, "notify::date", G_CALLBACK (count), &n_notified);
  gtk_editable_set_text (GTK_EDITABLE (row), "today");
  g_assert_cmpstr (kith_date_row_get_date (KITH_DATE_ROW (row)), ==, "2026-11-22");
  g_assert_cmpuint (n_notified, ==, 1);
  /* The same day in other words is no change. */
  gtk_editable_insert_text (GTK_EDITABLE (row), " ", 1, &end);
  g_assert_cmpuint (n_notified, ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (row), "22/11/26 or so");
  g_assert_null (kith_date_row_get_date (KITH_DATE_ROW (row)));
  g_assert_false (kith_typed_row_is_valid (KITH_TYPED_ROW (row)));
  kith_date_row_set_date (KITH_DATE_ROW (row), "2026-12-01");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "1 December 2026");
  g_assert_cmpuint (n_notified, ==, 3);
  g_assert_true (kith_typed_row_is_valid (KITH_TYPED_ROW (row)));
  g_assert_finalize_object (row);
}

#define FORM_TEST(path, flags, function) \
  g_test_add (path, Fixture, GINT_TO_POINTER (flags), set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  /* build-aux/headless isolates folders; without those of the system GTK could not even read its own icons. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  kith_ui_register ();
  FORM_TEST ("/form/rows-follow-the-table", KITH_FORM_DEFAULT, test_rows_follow_the_table);
  FORM_TEST ("/form/quick-asks-for-four", KITH_FORM_QUICK, test_quick_asks_for_four);
  FORM_TEST ("/form/values-flow-both-ways", KITH_FORM_DEFAULT, test_values_flow_both_ways);
  FORM_TEST ("/form/wrong-values-stay", KITH_FORM_DEFAULT, test_wrong_values_stay);
  FORM_TEST ("/form/wrong-field-is-marked", KITH_FORM_QUICK, test_wrong_field_is_marked);
  FORM_TEST ("/form/long-text-is-kept", KITH_FORM_QUICK, test_long_text_is_kept);
  FORM_TEST ("/form/right-values-apply", KITH_FORM_QUICK, test_right_values_apply);
  FORM_TEST ("/form/typed-text-comes-back", KITH_FORM_DEFAULT, test_typed_text_comes_back);
  FORM_TEST ("/form/begun-day-stays", KITH_FORM_DEFAULT, test_begun_day_stays);
  FORM_TEST ("/form/fix-takes-the-value", KITH_FORM_QUICK, test_fix_takes_the_value);
  FORM_TEST ("/form/message-is-in-sight", KITH_FORM_QUICK, test_message_is_in_sight);
  FORM_TEST ("/form/tab-goes-past-messages", KITH_FORM_QUICK, test_tab_goes_past_messages);
  g_test_add_func ("/date-row/date", test_date_row);
  return g_test_run ();
}
