/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-form-row.h"
#include "kith-note-mark.h"
#include "kith-note-marks.h"
#include "kith-presets.h"
#include "kith-ui-wait.h"
#include "kith-ui.h"
#include "kith-wording.h"
#include "student/kith-note-hints.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

/* Two texts of a note and the hints under them, without a store: what to look out for is handed in. */
typedef struct {
  GtkWindow *window;
  KithTextRow *text;
  KithTextRow *own;
  KithNoteHints *hints;
} Fixture;

static KithWritingAid *
create_aid (void)
{
  KithWritingAid *aid = g_new0 (KithWritingAid, 1);
  GDate today;

  g_date_set_dmy (&today, 10, G_DATE_MARCH, 2026);
  aid->wordings = kith_presets_list (&kith_wording_kind, &today);
  aid->own_name = g_strdup ("Jay A");
  aid->known = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_known_name_free);
  g_ptr_array_add (aid->known, kith_known_name_new ("Zofia O'Brien-Źródło", "student"));
  return aid;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = gtk_list_box_new ();

  fixture->text = KITH_TEXT_ROW (kith_text_row_new ("What happened"));
  fixture->own = KITH_TEXT_ROW (kith_text_row_new ("In their own words"));
  fixture->hints = KITH_NOTE_HINTS (kith_note_hints_new ());
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (fixture->text));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (fixture->own));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->hints));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, box);
  gtk_window_present (fixture->window);
  kith_note_hints_watch (fixture->hints, fixture->text, "text", FALSE);
  kith_note_hints_watch (fixture->hints, fixture->own, "own-words", TRUE);
  kith_note_hints_take_aid (fixture->hints, create_aid ());
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
write_texts (Fixture    *fixture,
             const char *text,
             const char *own)
{
  kith_text_row_set_text (fixture->text, text);
  kith_text_row_set_text (fixture->own, own);
  kith_note_hints_update (fixture->hints);
}

static gpointer
find (GtkWidget   *widget,
      GType        type,
      const char  *title)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      (title == NULL || g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    gpointer found = find (child, type, title);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static AdwActionRow *
find_line (Fixture    *fixture,
           const char *words)
{
  return find (GTK_WIDGET (fixture->hints), ADW_TYPE_ACTION_ROW, words);
}

static void
leave (Fixture    *fixture,
       const char *words)
{
  AdwActionRow *line = find_line (fixture, words);

  g_assert_nonnull (line);
  g_signal_emit_by_name (find (GTK_WIDGET (line), GTK_TYPE_BUTTON, NULL), "clicked");
}

static const char *
get_title (Fixture *fixture)
{
  return adw_preferences_row_get_title (find (GTK_WIDGET (fixture->hints), ADW_TYPE_EXPANDER_ROW, NULL));
}

/* "words:reason …" */
static char *
dup_marks (Fixture *fixture)
{
  g_autoptr (GPtrArray) marks = kith_note_hints_list_marks (fixture->hints);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    g_string_append_printf (words, "%s%s:%s", i > 0 ? " " : "",
                            kith_record_get_text (g_ptr_array_index (marks, i), KITH_NOTE_MARK_WORDS),
                            kith_record_get_text (g_ptr_array_index (marks, i), KITH_NOTE_MARK_REASON));
  return g_string_free_and_steal (words);
}

static gboolean
is_underlined (KithTextRow *row,
               int          place)
{
  GtkTextBuffer *buffer = kith_text_row_get_buffer (row);
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, place);
  return gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (table, "kith-hint")) ||
         gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (table, "kith-name"));
}

/* Nothing to say, nothing in sight; what is said changes no letter of the text. */
static void
test_quiet (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = NULL;

  write_texts (fixture, "We talked about the bus.", "");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->hints)));
  write_texts (fixture, "She absconded again.", "");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->hints)));
  g_assert_cmpstr (get_title (fixture), ==, "1 wording to look at");
  g_assert_true (is_underlined (fixture->text, 5));
  g_assert_false (is_underlined (fixture->text, 1));
  text = kith_text_row_dup_text (fixture->text);
  g_assert_cmpstr (text, ==, "She absconded again.");
}

static void
test_leave (Fixture       *fixture,
            gconstpointer  data)
{
  write_texts (fixture, "She absconded. His sibling absconded too.", "");
  g_assert_cmpstr (get_title (fixture), ==, "2 wordings to look at");
  leave (fixture, "absconded");
  g_assert_cmpstr (get_title (fixture), ==, "1 wording to look at");
  g_assert_false (is_underlined (fixture->text, 5));
  leave (fixture, "sibling");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->hints)));
  kith_note_hints_reset (fixture->hints);
  g_assert_cmpstr (get_title (fixture), ==, "2 wordings to look at");
}

/* What the student said is theirs, but whom they named is covered there as well. */
static void
test_own_words (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *marks = NULL;

  write_texts (fixture, "", "I absconded with Zofia.");
  g_assert_cmpstr (get_title (fixture), ==, "1 name marked");
  marks = dup_marks (fixture);
  g_assert_cmpstr (marks, ==, "Zofia:student");
}

static void
test_asks_for_own_words (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *long_text = g_strnfill (300, 'a');

  write_texts (fixture, long_text, "");
  g_assert_cmpstr (get_title (fixture), ==, "Nothing in their own words yet");
  write_texts (fixture, long_text, "I want to go on.");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->hints)));
}

/* A name can be kept in the copy, and one that Kith does not know can be marked; both are remembered. */
static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *again = NULL;
  GtkTextBuffer *buffer = kith_text_row_get_buffer (fixture->text);
  GtkTextIter start, end;

  write_texts (fixture, "With Zofia and Pip.", "");
  first = dup_marks (fixture);
  g_assert_cmpstr (first, ==, "Zofia:student");
  leave (fixture, "Zofia");
  second = dup_marks (fixture);
  g_assert_cmpstr (second, ==, "Zofia:not-covered");

  gtk_widget_grab_focus (kith_form_row_get_input (KITH_FORM_ROW (fixture->text)));
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 15);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 18);
  gtk_text_buffer_select_range (buffer, &start, &end);
  g_assert_true (kith_note_hints_mark (fixture->hints));
  third = dup_marks (fixture);
  g_assert_cmpstr (third, ==, "Zofia:not-covered Pip:other");

  kept = kith_note_hints_list_marks (fixture->hints);
  kith_note_hints_reset (fixture->hints);
  kith_note_hints_add_marks (fixture->hints, kept);
  again = dup_marks (fixture);
  g_assert_cmpstr (again, ==, "Zofia:not-covered Pip:other");
}

/* Marks are part of the draft; a whole sentence is nobody's name; nothing is said before earlier decisions are known. */
static void
test_decisions (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (JsonNode) decisions = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *marks = NULL;
  g_autofree char *long_text = g_strnfill (150, 'a');
  GtkTextBuffer *buffer = kith_text_row_get_buffer (fixture->text);
  GtkTextIter start, end;

  write_texts (fixture, "With her social worker, and Zofia.", "");
  leave (fixture, "Zofia");
  gtk_widget_grab_focus (kith_form_row_get_input (KITH_FORM_ROW (fixture->text)));
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 5);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 23);
  gtk_text_buffer_select_range (buffer, &start, &end);
  g_assert_true (kith_note_hints_mark (fixture->hints));
  decisions = kith_note_hints_dup_decisions (fixture->hints);
  kith_note_hints_reset (fixture->hints);
  kith_note_hints_restore_decisions (fixture->hints, decisions);
  marks = dup_marks (fixture);
  g_assert_cmpstr (marks, ==, "Zofia:not-covered her social worker:other");

  write_texts (fixture, long_text, "");
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  g_assert_false (kith_note_hints_mark (fixture->hints));

  kith_note_hints_await_marks (fixture->hints);
  g_assert_null (kith_note_hints_list_marks (fixture->hints));
  kith_note_hints_add_marks (fixture->hints, none);
  g_clear_pointer (&none, g_ptr_array_unref);
  none = kith_note_hints_list_marks (fixture->hints);
  g_assert_nonnull (none);
}

static void
test_turned_off (Fixture       *fixture,
                 gconstpointer  data)
{
  write_texts (fixture, "Zofia absconded.", "");
  g_assert_cmpstr (get_title (fixture), ==, "1 wording to look at, 1 name marked");
  g_object_set (fixture->hints, "shows-wordings", FALSE, NULL);
  g_assert_cmpstr (get_title (fixture), ==, "1 name marked");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();
  kith_ui_register ();
  ADD ("/note-hints/quiet", test_quiet);
  ADD ("/note-hints/leave", test_leave);
  ADD ("/note-hints/own-words", test_own_words);
  ADD ("/note-hints/asks-for-own-words", test_asks_for_own_words);
  ADD ("/note-hints/names", test_names);
  ADD ("/note-hints/decisions", test_decisions);
  ADD ("/note-hints/turned-off", test_turned_off);
  return g_test_run ();
}
