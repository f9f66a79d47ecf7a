/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-form.h"
#include "form/kith-links-row.h"
#include "form/kith-typed-row.h"
#include "kith-kinds.h"
#include "kith-off-the-job.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "programme/kith-journal-pane.h"
#include "programme/kith-log-edit.h"
#include "programme/kith-programme-pane.h"
#include "shell/kith-state-view.h"
#include "student/kith-note-editor.h"
#include "student/kith-note-log-fields.h"
#include "student/kith-note-view.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

#define PATIENCE_US (10 * G_USEC_PER_SEC)

static gboolean
has_label (GtkWidget  *widget,
           const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static gpointer
find_name (GtkWidget  *widget,
           const char *name)
{
  if (g_str_equal (gtk_widget_get_name (widget), name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    gpointer found = find_name (child, name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gpointer
find_type (GtkWidget *widget,
           GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    gpointer found = find_type (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
wait_for_label (GtkWidget  *widget,
                const char *text)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (!has_label (widget, text) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  return has_label (widget, text);
}

#define WAIT_UNTIL(condition) \
  G_STMT_START { \
    gint64 wait_end = g_get_monotonic_time () + PATIENCE_US; \
    while (!(condition) && g_get_monotonic_time () < wait_end) \
      g_main_context_iteration (NULL, FALSE); \
    g_assert_true (condition); \
  } G_STMT_END

static KithRecord *
create_programme (gint64 person)
{
  KithRecord *programme = kith_record_new (&kith_programme_kind);

  kith_record_set_number (programme, KITH_PROGRAMME_PERSON, person);
  kith_record_set_text (programme, KITH_PROGRAMME_STANDARD, "Peer Worker");
  kith_record_set_text (programme, KITH_PROGRAMME_STANDARD_VERSION, "1.1");
  kith_record_set_text (programme, KITH_PROGRAMME_START, "2026-01-05");
  return programme;
}

/* A mentor on a programme, supervised by the coach, with a line of the standard and an hour and a half of study today. */
static KithTestCase *
create_case (void)
{
  KithTestCase *test = kith_test_case_new ();
  g_autoptr (KithRecord) person = NULL;
  g_autoptr (KithRecord) programme = create_programme (test->mentor);
  g_autoptr (KithRecord) ksb = kith_record_new (&kith_ksb_kind);
  g_autoptr (KithRecord) entry = kith_record_new (&kith_log_entry_kind);

  kith_test_case_sign_in (test, "manager");
  person = kith_case_file_load (test->file, &kith_person_kind, test->mentor, NULL);
  kith_record_set_number (person, KITH_PERSON_SUPERVISOR, test->coach);
  kith_test_save (test->file, person);
  kith_record_set_text (ksb, KITH_KSB_CODE, "S1");
  kith_record_set_text (ksb, KITH_KSB_TYPE, "skill");
  kith_record_set_text (ksb, KITH_KSB_TEXT, "Listens until the other person has finished");
  kith_test_save (test->file, ksb);
  kith_test_case_sign_in (test, "mentor");
  kith_test_save (test->file, programme);
  kith_record_set_text (entry, KITH_LOG_ENTRY_DATE, KITH_TEST_TODAY);
  kith_record_set_text (entry, KITH_LOG_ENTRY_TYPE, "self-research");
  kith_record_set_text (entry, KITH_LOG_ENTRY_TITLE, "Bursary rules");
  kith_record_set_number (entry, KITH_LOG_ENTRY_MINUTES, 90);
  kith_record_set_text (entry, KITH_LOG_ENTRY_KSBS, "1");
  kith_off_the_job_suggest (entry);
  kith_test_save (test->file, entry);
  return test;
}

static GtkWidget *
show (GType       type,
      KithStore  *store,
      gint64      person,
      GtkWindow **window)
{
  GtkWidget *pane = kith_student_pane_new (type, store, person);

  *window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (*window, pane);
  gtk_window_present (*window);
  return pane;
}

static void
test_page (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  gint64 mentor = test->mentor;
  KithStore *store = kith_ui_open_store (test, "mentor");
  GtkWindow *window = NULL;
  GtkWidget *pane = show (KITH_TYPE_PROGRAMME_PANE, store, mentor, &window);

  g_assert_true (wait_for_label (pane, "Peer Worker, version 1.1"));
  g_assert_true (has_label (pane, "5 January 2026 to 5 July 2027, as planned"));
  g_assert_true (has_label (pane, "1h 30m of 6h off the job · 1h 30m logged in all"));
  g_assert_true (has_label (pane, "behind."));
  /* weeks without study, and a month without its college day */
  g_assert_true (has_label (pane, "Two short weeks in a row: less than 6h of study in each."));
  g_assert_true (has_label (pane, "No college day logged for February 2026."));
  g_assert_true (has_label (pane, "Bursary rules"));
  g_assert_true (has_label (pane, "1 of 1 has evidence in the log."));
  g_assert_true (has_label (pane, "S1 · 1 entry"));
  kith_ui_assert_name (find_name (pane, "kith-add-log-entry"), "Add Log Entry");
  g_assert_nonnull (find_name (pane, "kith-class-attended"));
  g_assert_nonnull (find_name (pane, "kith-edit-programme"));
  g_assert_nonnull (find_name (pane, "kith-add-assessment"));
  /* mentors do not import */
  g_assert_null (find_name (pane, "kith-import-standard"));
  gtk_window_destroy (window);
  kith_ui_close_store (store);
}

/* Whoever looks after the apprentice reads the log and leaves it alone. */
static void
test_supervisor (void)
{
  static const char *const users[] = { "coach", "manager" };

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (KithTestCase) test = create_case ();
    gint64 mentor = test->mentor;
    KithStore *store = kith_ui_open_store (test, users[i]);
    GtkWindow *window = NULL;
    GtkWidget *pane = show (KITH_TYPE_PROGRAMME_PANE, store, mentor, &window);

    g_assert_true (wait_for_label (pane, "Bursary rules"));
    g_assert_null (find_name (pane, "kith-add-log-entry"));
    g_assert_null (find_name (pane, "kith-class-attended"));
    g_assert_nonnull (find_name (pane, "kith-add-assessment"));
    gtk_window_destroy (window);
    kith_ui_close_store (store);
  }
}

static void
test_empty (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  gint64 mentor = test->mentor;
  KithStore *store = kith_ui_open_store (test, "mentor");
  GtkWindow *window = NULL;
  GtkWidget *pane = show (KITH_TYPE_PROGRAMME_PANE, store, mentor, &window);

  g_assert_true (wait_for_label (pane, "No Programme Yet"));
  g_assert_nonnull (find_name (pane, "kith-set-up-programme"));
  gtk_window_destroy (window);
  kith_ui_close_store (store);
}

static void
test_not_allowed (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  gint64 mentor = test->mentor;
  KithStore *store = kith_ui_open_store (test, "dpo");
  GtkWindow *window = NULL;
  GtkWidget *pane = show (KITH_TYPE_PROGRAMME_PANE, store, mentor, &window);
  KithStateView *state = find_type (pane, KITH_TYPE_STATE_VIEW);

  WAIT_UNTIL (kith_state_view_get_state (state) == KITH_STATE_NOT_ALLOWED);
  gtk_window_destroy (window);
  kith_ui_close_store (store);
}

static void
type_row (GtkWidget  *row,
          const char *text)
{
  g_assert_nonnull (row);
  kith_form_row_set_typed (KITH_FORM_ROW (row), text);
  kith_form_row_emit_edited (KITH_FORM_ROW (row));
}

static void
mark (KithRecordDialog *dialog,
      KithRecord       *record,
      gboolean         *saved)
{
  *saved = TRUE;
}

/* The kind suggests what counts; what is wrong is said and nothing goes. */
static void
test_add_entry (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  gint64 mentor = test->mentor;
  KithStore *store = kith_ui_open_store (test, "mentor");
  GtkWindow *window = NULL;
  GtkWidget *pane = show (KITH_TYPE_PROGRAMME_PANE, store, mentor, &window);
  KithRecordDialog *dialog = NULL;
  KithForm *form = NULL;
  KithRecord *entry = NULL;
  gboolean saved = FALSE;

  g_assert_true (wait_for_label (pane, "Bursary rules"));
  dialog = kith_log_edit_present_new (pane, store);
  g_signal_connect (dialog, "saved", G_CALLBACK (mark), &saved);
  form = kith_record_dialog_get_form (dialog);
  entry = kith_form_get_record (form);
  g_assert_true (kith_record_get_flag (entry, KITH_LOG_ENTRY_OFF_THE_JOB));
  type_row (kith_form_get_row (form, "type"), "supporting");
  g_assert_false (kith_record_get_flag (entry, KITH_LOG_ENTRY_OFF_THE_JOB));
  type_row (kith_form_get_row (form, "type"), "shadowing");
  g_assert_true (kith_record_get_flag (entry, KITH_LOG_ENTRY_OFF_THE_JOB));
  type_row (kith_form_get_row (form, "minutes"), "1h");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  g_assert_true (wait_for_label (GTK_WIDGET (form), "Enter a title, such as Shadowing at the hub."));
  g_assert_false (saved);
  type_row (kith_form_get_row (form, "title"), "Shadowed at the hub");
  WAIT_UNTIL (find_type (kith_form_get_row (form, "ksbs"), GTK_TYPE_CHECK_BUTTON) != NULL);
  gtk_check_button_set_active (find_type (kith_form_get_row (form, "ksbs"), GTK_TYPE_CHECK_BUTTON), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  WAIT_UNTIL (saved);
  g_assert_true (wait_for_label (pane, "Shadowed at the hub"));
  g_assert_true (wait_for_label (pane, "2h 30m of 6h off the job · 2h 30m logged in all"));
  g_assert_true (wait_for_label (pane, "S1 · 2 entries"));
  gtk_window_destroy (window);
  kith_ui_close_store (store);
}

/* The note editor's own row of a field, by its title. */
static GtkWidget *
find_titled (GtkWidget  *widget,
             const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) && KITH_IS_FORM_ROW (widget) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_titled (child, title);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
on_note_saved (gint64 *id,
               gint64  note)
{
  *id = note;
}

/* Kept as a draft with the rest of the note, refused with it, and saved with it. */
static void
test_note (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  gint64 jay = test->jay;
  KithStore *store = kith_ui_open_store (test, "mentor");
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *editor = kith_note_editor_new ();
  GtkWidget *view = NULL;
  GtkWidget *log = NULL;
  KithForm *form = NULL;
  gint64 note = 0;

  gtk_window_set_child (window, editor);
  kith_note_editor_set_student (KITH_NOTE_EDITOR (editor), store, jay);
  g_signal_connect_swapped (editor, "saved", G_CALLBACK (on_note_saved), &note);
  gtk_window_present (window);
  kith_note_editor_start (KITH_NOTE_EDITOR (editor));
  log = find_type (editor, KITH_TYPE_NOTE_LOG_FIELDS);
  WAIT_UNTIL (gtk_widget_get_visible (log));
  gtk_expander_set_expanded (find_type (log, GTK_TYPE_EXPANDER), TRUE);
  form = find_type (log, KITH_TYPE_FORM);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (find_type (editor, GTK_TYPE_TEXT_VIEW)), "A long silence.", -1);
  type_row (kith_form_get_row (form, "learned"), "Silence is an answer");
  gtk_widget_activate_action (editor, "note.save", NULL);
  /* without its minutes there is no entry to put it in: nothing is saved, nothing is lost */
  g_assert_true (wait_for_label (editor, "What you learned goes into your log with this note"));
  g_assert_cmpint (note, ==, 0);
  type_row (find_titled (editor, "Minutes"), "45");
  gtk_widget_grab_focus (find_type (editor, GTK_TYPE_TEXT_VIEW));
  type_row (kith_form_get_row (form, "tests"), "new relevant not-excluded");
  type_row (kith_form_get_row (form, "off-the-job"), "1");
  gtk_widget_activate_action (editor, "note.save", NULL);
  WAIT_UNTIL (note != 0);

  view = kith_note_view_new (store);
  gtk_window_set_child (window, view);
  kith_note_view_show (KITH_NOTE_VIEW (view), note);
  g_assert_true (wait_for_label (view, "Where This Went"));
  g_assert_true (has_label (view, "45m, Supporting students, counts as off-the-job training."));
  g_assert_true (has_label (view, "For no line of the standard yet."));
  gtk_window_destroy (window);
  kith_ui_close_store (store);
}

/* Nobody else is asked about a log, or told where the note went. */
static void
test_note_of_others (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (KithRecord) record = NULL;
  gint64 jay = test->jay;
  gint64 note = 0;
  KithStore *store = NULL;
  GtkWindow *window = NULL;
  GtkWidget *view = NULL;

  record = kith_test_note (jay, "We looked at the timetable.");
  kith_record_set_number (record, KITH_NOTE_MINUTES, 30);
  note = kith_test_save (test->file, record);
  store = kith_ui_open_store (test, "coach");
  window = GTK_WINDOW (gtk_window_new ());
  view = kith_note_view_new (store);
  gtk_window_set_child (window, view);
  gtk_window_present (window);
  kith_note_view_show (KITH_NOTE_VIEW (view), note);
  g_assert_true (wait_for_label (view, "We looked at the timetable."));
  g_assert_false (has_label (view, "Where This Went"));
  gtk_window_destroy (window);
  kith_ui_close_store (store);
}

static void
test_journal (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (KithRecord) entry = kith_record_new (&kith_journal_entry_kind);
  gint64 mentor = test->mentor;
  KithStore *store = NULL;
  GtkWindow *window = NULL;
  GtkWidget *pane = NULL;

  kith_record_set_text (entry, KITH_JOURNAL_ENTRY_DATE, KITH_TEST_TODAY);
  kith_record_set_text (entry, KITH_JOURNAL_ENTRY_TITLE, "Where my line is");
  kith_record_set_text (entry, KITH_JOURNAL_ENTRY_TEXT, "I said no, and it was kind.");
  kith_test_save (test->file, entry);
  store = kith_ui_open_store (test, "mentor");
  pane = show (KITH_TYPE_JOURNAL_PANE, store, mentor, &window);
  g_assert_true (wait_for_label (pane, "Where my line is"));
  g_assert_true (has_label (pane, "Only you"));
  g_assert_true (has_label (pane, "Share With My Supervisor"));
  gtk_window_destroy (window);
  kith_ui_close_store (store);

  store = kith_ui_open_store (test, "coach");
  pane = show (KITH_TYPE_JOURNAL_PANE, store, mentor, &window);
  g_assert_true (wait_for_label (pane, "Nothing has been shared with you."));
  g_assert_false (has_label (pane, "Where my line is"));
  gtk_window_destroy (window);
  kith_ui_close_store (store);
}

int
main (int   argc,
      char *argv[])
{
  /* Without folders of its own: icons are read with the help of what is installed. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  kith_ui_register ();

  g_test_add_func ("/programme/page", test_page);
  g_test_add_func ("/programme/supervisor", test_supervisor);
  g_test_add_func ("/programme/empty", test_empty);
  g_test_add_func ("/programme/not-allowed", test_not_allowed);
  g_test_add_func ("/programme/add-entry", test_add_entry);
  g_test_add_func ("/programme/note", test_note);
  g_test_add_func ("/programme/note-of-others", test_note_of_others);
  g_test_add_func ("/programme/journal", test_journal);
  return g_test_run ();
}
