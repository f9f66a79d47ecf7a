/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-draft.h"
#include "kith-note.h"
#include "kith-store.h"
#include "kith-test-case.h"
#include "kith-ui-look.h"
#include "kith-ui.h"
#include "student/kith-as-at-dialog.h"
#include "student/kith-choice-chips.h"
#include "student/kith-chronology-model.h"
#include "student/kith-moment.h"
#include "student/kith-note-detail.h"
#include "student/kith-note-editor.h"
#include "student/kith-note-templates.h"
#include "student/kith-student-roster.h"

#include "kith-lists.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

typedef struct {
  KithTestCase *test;
  KithStore *store;
  GtkWindow *window;
  KithNoteEditor *editor;
  guint n_saved;
} Fixture;

static void
wait_ms (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, kith_ui_give_up, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
keep_result (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Runs a job on the store thread and waits for its answer. */
static gpointer
run (Fixture       *fixture,
     KithStoreJob   job,
     gpointer       data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gpointer answer = NULL;

  kith_store_submit_async (fixture->store, job, data, NULL, NULL, NULL, keep_result, &result);
  WAIT_UNTIL (result != NULL);
  answer = kith_store_submit_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  return answer;
}

static void
on_saved (Fixture *fixture)
{
  fixture->n_saved++;
}

static void
open_editor (Fixture *fixture)
{
  fixture->editor = KITH_NOTE_EDITOR (kith_note_editor_new ());
  kith_note_editor_set_student (fixture->editor, fixture->store, fixture->test->jay);
  kith_note_editor_set_name (fixture->editor, "Jay");
  g_signal_connect_swapped (fixture->editor, "saved", G_CALLBACK (on_saved), fixture);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->editor));
  gtk_window_present (fixture->window);
}

static void
close_editor (Fixture *fixture)
{
  gtk_window_destroy (fixture->window);
  fixture->window = NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->test = kith_test_case_new ();
  kith_test_case_sign_out (fixture->test);
  fixture->store = kith_store_new (fixture->test->clock);
  kith_store_open_async (fixture->store, fixture->test->path, data != NULL ? data : "coach", KITH_TEST_PASSPHRASE,
                         NULL, keep_result, &result);
  WAIT_UNTIL (result != NULL);
  kith_store_open_finish (fixture->store, result, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (fixture->window != NULL)
    close_editor (fixture);
  kith_store_close_async (fixture->store, keep_result, &result);
  WAIT_UNTIL (result != NULL);
  g_clear_object (&result);
  g_clear_object (&fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  kith_test_case_free (fixture->test);
}

static GtkTextView *
find_text_view (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return GTK_TEXT_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkTextView *found = find_text_view (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
write_text (Fixture    *fixture,
            const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (find_text_view (GTK_WIDGET (fixture->editor)));

  gtk_text_buffer_set_text (buffer, text, -1);
}

static char *
dup_text (Fixture *fixture)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (find_text_view (GTK_WIDGET (fixture->editor)));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static gpointer
load_draft (KithCaseFile *file,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  KithDraft **draft = data;

  *draft = kith_draft_load (file, &kith_note_kind, (*draft)->student, error);
  return GINT_TO_POINTER (TRUE);
}

static KithDraft *
get_draft (Fixture *fixture)
{
  KithDraft wanted = { .student = fixture->test->jay };
  KithDraft *draft = &wanted;

  run (fixture, load_draft, &draft);
  return draft;
}

static gpointer
count_notes (KithCaseFile *file,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_note_kind);

  kith_query_where_student (query, *(gint64 *) data);
  return GINT_TO_POINTER ((int) kith_case_file_count (file, query, error) + 1);
}

static int
get_n_notes (Fixture *fixture)
{
  return GPOINTER_TO_INT (run (fixture, count_notes, &fixture->test->jay)) - 1;
}

static void
test_typing_is_kept (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (KithDraft) draft = NULL;

  open_editor (fixture);
  kith_note_editor_start (fixture->editor);
  write_text (fixture, "Half a sentence about the bus pa");
  wait_ms (2000);
  draft = get_draft (fixture);
  g_assert_nonnull (draft);
  g_assert_nonnull (strstr (draft->body, "Half a sentence about the bus pa"));
  g_assert_cmpint (kith_note_editor_get_draft_at (fixture->editor), !=, 0);
}

static void
test_draft_comes_back_once (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autofree char *text = NULL;
  KithDraft *draft = NULL;

  open_editor (fixture);
  kith_note_editor_start (fixture->editor);
  write_text (fixture, "Half a sentence");
  wait_ms (2000);
  close_editor (fixture);

  open_editor (fixture);
  WAIT_UNTIL (kith_note_editor_get_draft_at (fixture->editor) != 0);
  kith_note_editor_start (fixture->editor);
  text = dup_text (fixture);
  g_assert_cmpstr (text, ==, "Half a sentence");
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "note.save", NULL);
  WAIT_UNTIL (fixture->n_saved == 1);
  g_assert_cmpint (kith_note_editor_get_draft_at (fixture->editor), ==, 0);
  wait_ms (2000);
  draft = get_draft (fixture);
  g_assert_null (draft);
  g_assert_cmpint (get_n_notes (fixture), ==, 1);
}

static void
test_double_save_makes_one (Fixture       *fixture,
                            gconstpointer  data)
{
  open_editor (fixture);
  kith_note_editor_start (fixture->editor);
  write_text (fixture, "We talked about the open day.");
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "note.save", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "note.save", NULL);
  WAIT_UNTIL (fixture->n_saved > 0);
  wait_ms (300);
  g_assert_cmpuint (fixture->n_saved, ==, 1);
  g_assert_cmpint (get_n_notes (fixture), ==, 1);
}

static void
test_too_long_stays (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *long_text = g_strnfill (25000, 'x');
  g_autofree char *text = NULL;

  open_editor (fixture);
  kith_note_editor_start (fixture->editor);
  write_text (fixture, long_text);
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "note.save", NULL);
  wait_ms (500);
  text = dup_text (fixture);
  g_assert_cmpstr (text, ==, long_text);
  g_assert_cmpuint (fixture->n_saved, ==, 0);
  g_assert_cmpint (get_n_notes (fixture), ==, 0);
}

static void
test_discard_takes_the_draft (Fixture       *fixture,
                              gconstpointer  data)
{
  KithDraft *draft = NULL;

  open_editor (fixture);
  kith_note_editor_start (fixture->editor);
  write_text (fixture, "Never mind");
  wait_ms (2000);
  kith_note_editor_discard (fixture->editor);
  wait_ms (300);
  draft = get_draft (fixture);
  g_assert_null (draft);
  g_assert_cmpint (kith_note_editor_get_draft_at (fixture->editor), ==, 0);
}

static void
test_unsaved_text_is_not_pushed_out (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr (KithRecord) other = kith_test_note (fixture->test->jay, "Another note");
  g_autofree char *text = NULL;

  open_editor (fixture);
  kith_note_editor_start (fixture->editor);
  write_text (fixture, "Not saved yet");
  kith_note_editor_edit (fixture->editor, other);
  text = dup_text (fixture);
  g_assert_cmpstr (text, ==, "Not saved yet");
}

/* The chronology */

static gpointer
add_notes (KithCaseFile *file,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  gint64 student = *(gint64 *) data;

  for (guint i = 0; i < 60; i++) {
    g_autofree char *date = g_strdup_printf ("2026-0%u-%02u", 1 + i / 30, 1 + i % 28);
    g_autoptr (KithRecord) note = kith_test_note (student, i == 7 ? "The otter at the zoo" : "An ordinary day");

    kith_record_set_text (note, KITH_NOTE_DATE, date);
    kith_record_set_text (note, KITH_NOTE_LATE_REASON, "Brought in from paper");
    if (i == 9)
      kith_record_set_text (note, KITH_NOTE_OWN_WORDS, "I liked it");
    kith_test_save (file, note);
  }
  return GINT_TO_POINTER (TRUE);
}

static gboolean
is_loaded (KithChronologyModel *model)
{
  gboolean loading = TRUE;

  g_object_get (model, "loading", &loading, NULL);
  return !loading;
}

static guint
count_with (KithChronologyModel        *model,
            const KithChronologyFilter *filter)
{
  kith_chronology_model_set_filter (model, filter);
  WAIT_UNTIL (is_loaded (model));
  return kith_chronology_model_get_length (model);
}

static void
test_chronology_filters (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (KithChronologyModel) model = NULL;
  KithChronologyFilter notes = { .types = KITH_CHRONOLOGY_NOTES };
  KithChronologyFilter own_words = { .types = KITH_CHRONOLOGY_NOTES, .own_words_only = TRUE };
  KithChronologyFilter words = { .words = "otter" };
  KithChronologyFilter wrong = { .from = "2026-02-01", .until = "2026-01-01" };
  g_autofree char *error = NULL;

  run (fixture, add_notes, &fixture->test->jay);
  model = kith_chronology_model_new (fixture->store, fixture->test->jay);
  g_assert_cmpuint (count_with (model, &notes), ==, 60);
  WAIT_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (model)) == 60);
  g_assert_cmpuint (count_with (model, &own_words), ==, 1);
  WAIT_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (model)) == 1);
  g_assert_cmpuint (count_with (model, &words), ==, 1);
  count_with (model, &wrong);
  g_object_get (model, "error", &error, NULL);
  g_assert_cmpstr (error, ==, "From is after To.");
}

static void
test_chronology_slots_are_filled (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (KithChronologyModel) model = NULL;
  g_autoptr (KithChronologySlot) first = NULL;
  KithChronologyFilter notes = { .types = KITH_CHRONOLOGY_NOTES };
  guint position = 0;

  run (fixture, add_notes, &fixture->test->jay);
  model = kith_chronology_model_new (fixture->store, fixture->test->jay);
  count_with (model, &notes);
  position = kith_chronology_model_find_date (model, "2026-01-15");
  first = g_list_model_get_item (G_LIST_MODEL (model), position);
  g_assert_nonnull (first);
  WAIT_UNTIL (kith_chronology_slot_get_entry (first) != NULL);
  g_assert_cmpstr (kith_chronology_slot_get_entry (first)->key.date, ==, "2026-01-15");
}

/* Small parts */

static void
note_change (guint *n_changes)
{
  (*n_changes)++;
}

static void
test_roster_names_supporters (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (KithStudentRoster) roster = kith_student_roster_new (fixture->store);
  const KithStudentFacts *facts = NULL;
  guint n_changes = 0;

  g_signal_connect_swapped (roster, "changed", G_CALLBACK (note_change), &n_changes);
  g_assert_null (kith_student_roster_look_up (roster, fixture->test->jay));
  g_assert_null (kith_student_roster_look_up (roster, fixture->test->zofia));
  WAIT_UNTIL (n_changes == 1);
  facts = kith_student_roster_look_up (roster, fixture->test->jay);
  g_assert_cmpstr (facts->mentor, ==, "Sam Okafor");
  g_assert_cmpstr (facts->coach, ==, "Moira D'Arcy");
  facts = kith_student_roster_look_up (roster, fixture->test->zofia);
  g_assert_cmpstr (facts->mentor, ==, "Bo Lindqvist");
}

static void
test_template_keeps_text (void)
{
  const KithNoteTemplate *template = kith_note_template_find ("check-in");
  g_autofree char *fresh = kith_note_template_dup_text (template, NULL);
  g_autofree char *after = kith_note_template_dup_text (template, "What I wrote");

  g_assert_true (g_str_has_prefix (fresh, "How they are:\n"));
  g_assert_true (g_str_has_prefix (after, "What I wrote\n\nHow they are:\n"));
}

static void
count_edit (guint *n_edits)
{
  (*n_edits)++;
}

static void
test_chips (void)
{
  GtkWidget *chips = g_object_ref_sink (kith_choice_chips_new ("Contact made", &kith_contact_made));
  guint n_edits = 0;

  g_signal_connect_swapped (chips, "edited", G_CALLBACK (count_edit), &n_edits);
  g_assert_null (kith_choice_chips_get_code (KITH_CHOICE_CHIPS (chips)));
  kith_choice_chips_set_code (KITH_CHOICE_CHIPS (chips), "attempted");
  g_assert_cmpstr (kith_choice_chips_get_code (KITH_CHOICE_CHIPS (chips)), ==, "attempted");
  g_assert_cmpuint (n_edits, ==, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (kith_form_row_get_input (KITH_FORM_ROW (chips))), TRUE);
  gtk_test_accessible_assert_property (chips, GTK_ACCESSIBLE_PROPERTY_LABEL, "Contact made");
  g_assert_finalize_object (chips);
}

static void
assert_can_show (AdwAlertDialog *dialog,
                 const char     *typed,
                 gboolean        expected)
{
  GtkWidget *row = kith_as_at_dialog_get_row (dialog);

  gtk_editable_set_text (GTK_EDITABLE (row), typed);
  g_assert_cmpint (adw_alert_dialog_get_response_enabled (dialog, "show"), ==, expected);
  /* what is wrong stays as it was typed */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, typed);
}

/* A record can be shown as it stood on a day that has come, and on no other. */
static void
test_as_at (void)
{
  g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW);
  AdwAlertDialog *dialog = g_object_ref_sink (kith_as_at_dialog_new (clock));

  g_assert_false (adw_alert_dialog_get_response_enabled (dialog, "show"));
  g_assert_cmpstr (adw_alert_dialog_get_close_response (dialog), ==, "cancel");
  assert_can_show (dialog, "1 sep 2025", TRUE);
  assert_can_show (dialog, "11 mar 2026", FALSE);
  assert_can_show (dialog, "today", TRUE);
  assert_can_show (dialog, "31 feb", FALSE);
  assert_can_show (dialog, "yesterday", TRUE);
  assert_can_show (dialog, "", FALSE);
  g_object_unref (dialog);
}

static void
test_moment (void)
{
  g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW);
  g_autofree char *today = kith_moment_format (clock, KITH_TEST_NOW);
  g_autofree char *before = kith_moment_format (clock, KITH_TEST_NOW - 86400);

  g_assert_cmpstr (today, ==, "10:00am");
  g_assert_nonnull (strstr (before, "9 March 2026"));
}

/* A note that may be read may be put on paper, until it is struck out. */
static void
test_note_detail (void)
{
  g_autoptr (KithTestCase) test_case = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test_case, "manager");
  g_autoptr (KithRecord) note = kith_test_note (test_case->jay, "Walked to the library.");
  gint64 id = kith_test_save (file, note);
  g_autoptr (KithNoteDetail) before = kith_note_detail_load (file, id, NULL);
  g_autoptr (KithNoteDetail) after = NULL;

  g_assert_nonnull (before);
  g_assert_true (before->may_print);
  g_assert_true (kith_case_file_strike_note (file, id, "Another student", NULL));
  after = kith_note_detail_load (file, id, NULL);
  g_assert_nonnull (after);
  g_assert_false (after->may_print);
}

#define STORE_TEST(path, function) g_test_add (path, Fixture, "coach", set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  kith_ui_register ();
  STORE_TEST ("/student/typing-is-kept", test_typing_is_kept);
  STORE_TEST ("/student/draft-comes-back-once", test_draft_comes_back_once);
  STORE_TEST ("/student/double-save-makes-one", test_double_save_makes_one);
  STORE_TEST ("/student/too-long-stays", test_too_long_stays);
  STORE_TEST ("/student/discard-takes-the-draft", test_discard_takes_the_draft);
  STORE_TEST ("/student/unsaved-text-is-not-pushed-out", test_unsaved_text_is_not_pushed_out);
  STORE_TEST ("/student/chronology-filters", test_chronology_filters);
  STORE_TEST ("/student/chronology-slots-are-filled", test_chronology_slots_are_filled);
  STORE_TEST ("/student/roster-names-supporters", test_roster_names_supporters);
  g_test_add_func ("/student/template-keeps-text", test_template_keeps_text);
  g_test_add_func ("/student/chips", test_chips);
  g_test_add_func ("/student/as-at", test_as_at);
  g_test_add_func ("/student/moment", test_moment);
  g_test_add_func ("/student/note-detail", test_note_detail);
  return g_test_run ();
}
