/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-hints-private.h"

#include "kith-note-mark.h"
#include "kith-note-marks.h"
#include "kith-text.h"
#include "kith-writing-words.h"

#define LONGEST_NAME 100

/**
 * kith_note_hints_await_marks:
 * @self: the hints
 *
 * From now until [method@NoteHints.add_marks] nothing is said about names, so that a quick save loses no earlier decision.
 */
void
kith_note_hints_await_marks (KithNoteHints *self)
{
  g_return_if_fail (KITH_IS_NOTE_HINTS (self));

  self->awaits_marks = TRUE;
}

/**
 * kith_note_hints_add_marks:
 * @self: the hints
 * @marks: (element-type KithRecord): the marks of the note that is changed
 *
 * What was decided about names when the note was written stays so.
 */
void
kith_note_hints_add_marks (KithNoteHints *self,
                           GPtrArray     *marks)
{
  g_return_if_fail (KITH_IS_NOTE_HINTS (self));

  self->awaits_marks = FALSE;
  for (guint i = 0; i < marks->len; i++) {
    const char *words = kith_record_get_text (g_ptr_array_index (marks, i), KITH_NOTE_MARK_WORDS);
    const char *reason = kith_record_get_text (g_ptr_array_index (marks, i), KITH_NOTE_MARK_REASON);

    if (words != NULL && g_strcmp0 (reason, "not-covered") == 0)
      g_hash_table_add (self->uncovered, kith_text_fold (words));
    else if (words != NULL)
      g_hash_table_insert (self->marked, g_strdup (words), g_strdup (reason));
  }
  kith_note_hints_update (self);
}

static const KithHintsText *
find_focused (KithNoteHints *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->watched->len; i++) {
    const KithHintsText *watched = g_ptr_array_index (self->watched, i);

    if (gtk_widget_is_ancestor (focus, GTK_WIDGET (watched->row)))
      return watched;
  }
  return NULL;
}

/* From the first word to the last, without the full stop behind it; a whole paragraph is nobody's name. */
static char *
dup_whole_words (GtkTextBuffer     *buffer,
                 const GtkTextIter *start,
                 const GtkTextIter *end)
{
  g_autofree char *selected = gtk_text_buffer_get_text (buffer, start, end, FALSE);
  g_autoptr (GArray) words = kith_writing_words_split (selected);
  guint from, until;

  if (words->len == 0)
    return NULL;
  from = g_array_index (words, KithWritingWord, 0).start;
  until = g_array_index (words, KithWritingWord, words->len - 1).end;
  return until - from <= LONGEST_NAME ? g_utf8_substring (selected, from, until) : NULL;
}

/**
 * kith_note_hints_mark:
 * @self: the hints
 *
 * Marks the words that are selected in the text with the focus, or takes the mark away again.
 *
 * Returns: whether a name, or few words for somebody, were selected
 */
gboolean
kith_note_hints_mark (KithNoteHints *self)
{
  const KithHintsText *watched = NULL;
  g_autofree char *words = NULL;
  g_autofree char *folded = NULL;
  GtkTextIter start, end;

  g_return_val_if_fail (KITH_IS_NOTE_HINTS (self), FALSE);

  watched = find_focused (self);
  if (watched == NULL ||
      !gtk_text_buffer_get_selection_bounds (kith_text_row_get_buffer (watched->row), &start, &end))
    return FALSE;
  words = dup_whole_words (kith_text_row_get_buffer (watched->row), &start, &end);
  if (words == NULL)
    return FALSE;
  folded = kith_text_fold (words);
  g_hash_table_remove (self->uncovered, folded);
  if (!g_hash_table_remove (self->marked, words))
    g_hash_table_insert (self->marked, g_strdup (words), g_strdup ("other"));
  kith_note_hints_update (self);
  return TRUE;
}

/**
 * kith_note_hints_list_marks:
 * @self: the hints
 *
 * Returns: (transfer full) (nullable) (element-type KithRecord): the names that are marked in the texts as they stand, or
 *   %NULL while it is not known whom to look out for
 */
GPtrArray *
kith_note_hints_list_marks (KithNoteHints *self)
{
  GPtrArray *marks = NULL;
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (KITH_IS_NOTE_HINTS (self), NULL);

  if (self->aid == NULL || self->awaits_marks)
    return NULL;
  all = kith_note_hints_find_all (self);
  marks = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++) {
    const KithFoundHint *found = g_ptr_array_index (all, i);

    if (found->hint->type == KITH_HINT_NAME)
      g_ptr_array_add (marks, kith_note_mark_create (found->watched->field, found->hint->words,
                                                     kith_note_hints_is_left (self, found->hint) ? "not-covered" : found->hint->reason));
  }
  return marks;
}

static void
add_decisions (JsonBuilder *builder,
               const char  *words,
               const char  *reason)
{
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, words);
  json_builder_add_string_value (builder, reason);
  json_builder_end_array (builder);
}

/**
 * kith_note_hints_dup_decisions:
 * @self: the hints
 *
 * Returns: (transfer full) (nullable): what the person decided about names, for a draft
 */
JsonNode *
kith_note_hints_dup_decisions (KithNoteHints *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GHashTableIter iter;
  gpointer words, reason;

  g_return_val_if_fail (KITH_IS_NOTE_HINTS (self), NULL);

  if (g_hash_table_size (self->marked) + g_hash_table_size (self->uncovered) == 0)
    return NULL;
  json_builder_begin_array (builder);
  g_hash_table_iter_init (&iter, self->marked);
  while (g_hash_table_iter_next (&iter, &words, &reason))
    add_decisions (builder, words, reason);
  g_hash_table_iter_init (&iter, self->uncovered);
  while (g_hash_table_iter_next (&iter, &words, NULL))
    add_decisions (builder, words, "not-covered");
  json_builder_end_array (builder);
  return json_builder_get_root (builder);
}

/**
 * kith_note_hints_restore_decisions:
 * @self: the hints
 * @decisions: (nullable): from [method@NoteHints.dup_decisions]
 *
 * What was decided in the text that was left unsaved.
 */
void
kith_note_hints_restore_decisions (KithNoteHints *self,
                                   JsonNode      *decisions)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *array = decisions != NULL && JSON_NODE_HOLDS_ARRAY (decisions) ? json_node_get_array (decisions) : NULL;

  g_return_if_fail (KITH_IS_NOTE_HINTS (self));

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonArray *one = json_array_get_array_element (array, i);

    if (one != NULL && json_array_get_length (one) == 2)
      g_ptr_array_add (marks, kith_note_mark_create ("text", json_array_get_string_element (one, 0),
                                                     json_array_get_string_element (one, 1)));
  }
  if (marks->len > 0)
    kith_note_hints_add_marks (self, marks);
}
