/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/kith-export-button.h"
#include "export/kith-export-dialog.h"
#include "form/kith-typed-row.h"
#include "kith-audit.h"
#include "kith-kinds.h"
#include "kith-ui-look.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"

#include <string.h>

typedef struct {
  KithTestCase *test_case;
  KithStore *store;
  GtkWidget *window;
  KithExportDialog *dialog;
  gboolean closed;
} Fixture;

static void
on_closed (Fixture *fixture)
{
  fixture->closed = TRUE;
}

static void
settle (Fixture *fixture)
{
  g_auto (KithUiWait) wait = { 0 };
  g_autoptr (KithQuery) query = kith_query_new (&kith_person_kind);
  g_autoptr (GPtrArray) answer = NULL;

  /* the store works in turn: when this is back, so is what was asked for before */
  kith_store_list_async (fixture->store, query, NULL, kith_ui_wait_callback, &wait);
  answer = kith_store_list_finish (fixture->store, kith_ui_wait (&wait), NULL);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
set_up (Fixture    *fixture,
        const char *user)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);

  fixture->test_case = kith_test_case_new ();
  fixture->store = kith_ui_open_store (fixture->test_case, user);
  fixture->window = adw_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->dialog = KITH_EXPORT_DIALOG (kith_export_dialog_present (fixture->window, fixture->store, query));
  g_object_ref (fixture->dialog);
  g_signal_connect_swapped (fixture->dialog, "closed", G_CALLBACK (on_closed), fixture);
  settle (fixture);
}

static void
close_window (Fixture *fixture)
{
  g_clear_object (&fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kith_ui_close_store (fixture->store);
}

static void
tear_down (Fixture *fixture)
{
  close_window (fixture);
  kith_test_case_free (fixture->test_case);
}

static char *
write_and_read (Fixture    *fixture,
                const char *name,
                const char *expected_name)
{
  g_autofree char *path = g_build_filename (fixture->test_case->folder, name, NULL);
  g_autofree char *expected = g_build_filename (fixture->test_case->folder, expected_name, NULL);
  char *text = NULL;

  kith_export_dialog_write (fixture->dialog, path);
  settle (fixture);
  g_file_get_contents (expected, &text, NULL, NULL);
  return text;
}

/* A name without an ending gets one; the rows are those the account may see. */
static void
test_rows_of_role (void)
{
  Fixture fixture = { 0 };
  g_autofree char *text = NULL;

  set_up (&fixture, "mentor");
  text = write_and_read (&fixture, "students", "students.csv");
  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, "4471"));
  g_assert_null (strstr (text, "4472"));
  g_assert_true (fixture.closed);
  tear_down (&fixture);
}

static char *
dup_export_words (KithCaseFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = kith_audit_list (file, &(KithAuditFilter) { .limit = 20 }, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++) {
    const KithAuditLine *line = g_ptr_array_index (lines, i);

    if (line->action == KITH_AUDIT_EXPORTED)
      return g_strdup (line->words);
  }
  return NULL;
}

static void
test_audit (void)
{
  Fixture fixture = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;

  set_up (&fixture, "welfare");
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (fixture.dialog), KITH_TYPE_TYPED_ROW)),
                         "  census on  2 December ");
  text = write_and_read (&fixture, "everybody.csv", "everybody.csv");
  g_assert_nonnull (strstr (text, "4473"));
  close_window (&fixture);
  words = dup_export_words (kith_test_case_sign_in (fixture.test_case, "dsl"));
  g_assert_nonnull (words);
  g_assert_nonnull (strstr (words, "3 records, for “census on 2 December”"));
  kith_test_case_free (fixture.test_case);
}

/* Nobody has to say what for, and then no empty quotation stands there. */
static void
test_no_purpose (void)
{
  Fixture fixture = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;

  set_up (&fixture, "welfare");
  text = write_and_read (&fixture, "everybody.csv", "everybody.csv");
  close_window (&fixture);
  words = dup_export_words (kith_test_case_sign_in (fixture.test_case, "dsl"));
  g_assert_null (strstr (words, "“"));
  kith_test_case_free (fixture.test_case);
}

static AdwComboRow *
find_combo (GtkWidget  *within,
            const char *title)
{
  if (ADW_IS_COMBO_ROW (within) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (within)), title))
    return ADW_COMBO_ROW (within);
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    AdwComboRow *found = find_combo (child, title);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* All three started on 1 September 2025. The choice is there for CSV alone, and the next export has it. */
static void
test_dates (void)
{
  Fixture iso = { 0 }, uk = { 0 }, next = { 0 };
  g_autofree char *iso_text = NULL;
  g_autofree char *uk_text = NULL;
  AdwComboRow *format;

  set_up (&iso, "coach");
  iso_text = write_and_read (&iso, "iso.csv", "iso.csv");
  g_assert_nonnull (strstr (iso_text, "2025-09-01"));
  tear_down (&iso);

  set_up (&uk, "coach");
  adw_combo_row_set_selected (find_combo (GTK_WIDGET (uk.dialog), "Dates"), 1);
  uk_text = write_and_read (&uk, "uk.csv", "uk.csv");
  g_assert_nonnull (strstr (uk_text, "1 September 2025"));
  g_assert_null (strstr (uk_text, "2025-09-01"));
  tear_down (&uk);

  set_up (&next, "coach");
  g_assert_cmpuint (adw_combo_row_get_selected (find_combo (GTK_WIDGET (next.dialog), "Dates")), ==, 1);
  format = find_combo (GTK_WIDGET (next.dialog), "Kind of File");
  adw_combo_row_set_selected (format, 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_combo (GTK_WIDGET (next.dialog), "Dates"))));
  adw_combo_row_set_selected (format, 0);
  adw_combo_row_set_selected (find_combo (GTK_WIDGET (next.dialog), "Dates"), 0);
  tear_down (&next);
}

/* The button of a short list beside what stands there already, and none for whoever may not export. */
static void
test_button (void)
{
  static const struct {
    const char *user;
    gboolean may;
  } users[] = { { "coach", TRUE }, { "admin", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (KithTestCase) test_case = kith_test_case_new ();
    KithStore *store = kith_ui_open_store (test_case, users[i].user);
    g_autoptr (KithQuery) query = kith_query_new (&kith_person_kind);
    GtkWidget *group = g_object_ref_sink (adw_preferences_group_new ());
    GtkWidget *add = gtk_button_new_with_label ("Add");

    adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
    kith_export_button_add_to_group (ADW_PREFERENCES_GROUP (group), store, query, "Export People");
    g_assert_nonnull (gtk_widget_get_parent (add));
    g_assert_cmpint (find_named (group, "kith-export") != NULL, ==, users[i].may);
    if (users[i].may)
      kith_ui_assert_name (find_named (group, "kith-export"), "Export People");
    g_object_unref (group);
    kith_ui_close_store (store);
  }
}

/* What cannot be written leaves the dialog as it is, for another try. */
static void
test_failure (void)
{
  Fixture fixture = { 0 };
  g_autofree char *text = NULL;

  set_up (&fixture, "coach");
  text = write_and_read (&fixture, "no-such-folder/list.csv", "no-such-folder/list.csv");
  g_assert_null (text);
  g_assert_false (fixture.closed);
  text = write_and_read (&fixture, "list.csv", "list.csv");
  g_assert_nonnull (text);
  g_assert_true (fixture.closed);
  tear_down (&fixture);
}

/* A file is replaced when it was named, and not because of an ending nobody typed. */
static void
test_existing (void)
{
  Fixture fixture = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *replaced = NULL;

  set_up (&fixture, "coach");
  path = g_build_filename (fixture.test_case->folder, "list.csv", NULL);
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  kept = write_and_read (&fixture, "list", "list.csv");
  g_assert_cmpstr (kept, ==, "mine");
  g_assert_false (fixture.closed);
  replaced = write_and_read (&fixture, "list.csv", "list.csv");
  g_assert_nonnull (strstr (replaced, "4471"));
  g_assert_true (fixture.closed);
  tear_down (&fixture);
}

static void
test_who_may (void)
{
  static const struct {
    const char *user;
    gboolean may;
  } users[] = { { "mentor", TRUE }, { "coach", TRUE }, { "dpo", TRUE }, { "admin", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (KithTestCase) test_case = kith_test_case_new ();
    KithStore *store = kith_ui_open_store (test_case, users[i].user);

    g_assert_cmpint (kith_export_dialog_is_allowed (store), ==, users[i].may);
    kith_ui_close_store (store);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  kith_ui_register ();

  g_test_add_func ("/export/rows-of-role", test_rows_of_role);
  g_test_add_func ("/export/audit", test_audit);
  g_test_add_func ("/export/no-purpose", test_no_purpose);
  g_test_add_func ("/export/dates", test_dates);
  g_test_add_func ("/export/button", test_button);
  g_test_add_func ("/export/failure", test_failure);
  g_test_add_func ("/export/existing", test_existing);
  g_test_add_func ("/export/who-may", test_who_may);
  return g_test_run ();
}
