/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-form-row.h"
#include "form/kith-record-dialog.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "student/kith-student-add.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

#define PATIENCE_US (60 * G_USEC_PER_SEC)

typedef struct {
  KithTestCase *test;
  KithStore *store;
  KithRecord *jay;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user)
{
  fixture->test = kith_test_case_new ();
  kith_test_case_sign_in (fixture->test, user);
  fixture->jay = kith_case_file_load (fixture->test->file, &kith_student_kind, fixture->test->jay, NULL);
  fixture->store = kith_ui_open_store (fixture->test, user);
  fixture->window = GTK_WINDOW (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), gtk_label_new ("Students"));
  gtk_window_set_default_size (fixture->window, 900, 900);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  kith_ui_close_store (fixture->store);
  g_object_unref (fixture->jay);
  kith_test_case_free (fixture->test);
}

static gpointer
find (GtkWidget   *widget,
      gboolean   (*is_wanted) (GtkWidget  *widget,
                               const char *words),
      const char  *words)
{
  if (is_wanted (widget, words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    gpointer found = find (child, is_wanted, words);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
is_action (GtkWidget  *widget,
           const char *action)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

static gboolean
is_label (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
is_entry (GtkWidget  *widget,
          const char *title)
{
  return ADW_IS_ENTRY_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static void
wait_for_label (GtkWidget  *widget,
                const char *text)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (find (widget, is_label, text) == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (find (widget, is_label, text));
}

/* Whoever finds Save without effect reads beside it why, and it comes to life with the first change. */
static void
test_save_says_why (Fixture       *fixture,
                    gconstpointer  user)
{
  KithRecordDialog *dialog =
    kith_record_dialog_new (fixture->store, fixture->jay, NULL, KITH_FORM_DEFAULT, "Edit Student");
  GtkWidget *button = NULL;
  GtkEditable *name =
    GTK_EDITABLE (kith_form_get_row (kith_record_dialog_get_form (dialog), "preferred-name"));

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (fixture->window));
  wait_for_label (GTK_WIDGET (dialog), "Nothing has been changed yet");
  button = find (GTK_WIDGET (dialog), is_action, "dialog.save");
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Nothing has been changed yet");

  gtk_editable_set_text (name, "Jay Aderinola");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_null (gtk_widget_get_tooltip_text (button));
  g_assert_null (find (GTK_WIDGET (dialog), is_label, "Nothing has been changed yet"));

  /* what is wrong does not take Save away: pressing it says what to put right */
  gtk_editable_set_text (name, "");
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  g_assert_nonnull (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));

  gtk_editable_set_text (name, "Jay A");
  wait_for_label (GTK_WIDGET (dialog), "Nothing has been changed yet");
  g_assert_false (gtk_widget_get_sensitive (button));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
note_saved (gboolean *saved)
{
  *saved = TRUE;
}

static void
wait_for (const gboolean *wanted)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (!*wanted && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (*wanted);
}

/* Somebody new who looks like somebody here: why it is somebody else is said before Save and kept with it. */
static void
test_somebody_else (Fixture       *fixture,
                    gconstpointer  user)
{
  KithRecordDialog *dialog = NULL;
  KithForm *form = NULL;
  gboolean saved = FALSE;
  g_autoptr (KithQuery) query = kith_query_new (&kith_not_duplicate_kind);
  g_autoptr (GPtrArray) kept = NULL;

  kith_student_add_present (GTK_WIDGET (fixture->window), fixture->store);
  dialog = KITH_RECORD_DIALOG (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
  form = kith_record_dialog_get_form (dialog);
  g_signal_connect_swapped (dialog, "saved", G_CALLBACK (note_saved), &saved);
  gtk_editable_set_text (GTK_EDITABLE (kith_form_get_row (form, "preferred-name")), "zofia obrien zrodlo");
  gtk_editable_set_text (GTK_EDITABLE (kith_form_get_row (form, "preferred-name")), "Zofia O'Brien-Źródło");
  gtk_editable_set_text (GTK_EDITABLE (kith_form_get_row (form, "college-id")), "4490");
  kith_form_row_set_typed (KITH_FORM_ROW (kith_form_get_row (form, "support-groups")), "care-experienced");
  wait_for_label (GTK_WIDGET (dialog), "Zofia O'Brien-Źródło, 4472");
  gtk_editable_set_text (find (GTK_WIDGET (dialog), is_entry, "Somebody else? Say how that is known"),
                         " Cousins of the same name. ");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  wait_for (&saved);

  kith_ui_close_store (fixture->store);
  kith_test_case_sign_in (fixture->test, user);
  kept = kith_case_file_list (fixture->test->file, query, NULL, NULL);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpint (kith_record_get_number (g_ptr_array_index (kept, 0), KITH_NOT_DUPLICATE_OTHER_STUDENT), ==,
                   fixture->test->zofia);
  g_assert_cmpstr (kith_record_get_text (g_ptr_array_index (kept, 0), KITH_NOT_DUPLICATE_REASON), ==,
                   "Cousins of the same name.");
  fixture->store = kith_ui_open_store (fixture->test, user);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  kith_ui_register ();

  g_test_add ("/record-dialog/save-says-why", Fixture, "welfare", set_up, test_save_says_why, tear_down);
  g_test_add ("/record-dialog/somebody-else", Fixture, "welfare", set_up, test_somebody_else, tear_down);

  return g_test_run ();
}
