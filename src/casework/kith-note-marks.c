/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-marks.h"

#include "kith-note-mark.h"
#include "kith-note.h"

/**
 * kith_note_mark_create:
 * @field: the part of the note, a field of the kind
 * @words: the words in it
 * @reason: a code of [var@kith_mark_reasons]
 *
 * Returns: (transfer full): a mark that is not saved and has no note yet
 */
KithRecord *
kith_note_mark_create (const char *field,
                       const char *words,
                       const char *reason)
{
  KithRecord *mark = kith_record_new (&kith_note_mark_kind);

  kith_record_set_text (mark, KITH_NOTE_MARK_FIELD, field);
  kith_record_set_text (mark, KITH_NOTE_MARK_WORDS, words);
  kith_record_set_text (mark, KITH_NOTE_MARK_REASON, reason);
  return mark;
}

/**
 * kith_note_marks_list:
 * @file: an open case file
 * @note: id of a note
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type KithRecord): the names that are marked in it
 */
GPtrArray *
kith_note_marks_list (KithCaseFile  *file,
                      gint64         note,
                      GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_note_mark_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, note);

  kith_query_where (query, "note", id);
  return kith_case_file_list (file, query, NULL, error);
}

static gboolean
is_same (KithRecord *one,
         KithRecord *other)
{
  return kith_record_field_equals (one, other, KITH_NOTE_MARK_FIELD) &&
         kith_record_field_equals (one, other, KITH_NOTE_MARK_WORDS) &&
         kith_record_field_equals (one, other, KITH_NOTE_MARK_REASON);
}

static gboolean
contains (GPtrArray  *marks,
          KithRecord *mark)
{
  for (guint i = 0; i < marks->len; i++)
    if (is_same (g_ptr_array_index (marks, i), mark))
      return TRUE;
  return FALSE;
}

static gboolean
remove_old (KithCaseFile  *file,
            GPtrArray     *held,
            GPtrArray     *marks,
            GError       **error)
{
  for (guint i = 0; i < held->len; i++) {
    KithRecord *mark = g_ptr_array_index (held, i);

    if (!contains (marks, mark) &&
        !kith_case_file_remove (file, &kith_note_mark_kind, kith_record_get_id (mark), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_new (KithCaseFile  *file,
         KithRecord    *note,
         GPtrArray     *held,
         GPtrArray     *marks,
         GError       **error)
{
  for (guint i = 0; i < marks->len; i++) {
    KithRecord *mark = g_ptr_array_index (marks, i);

    if (contains (held, mark))
      continue;
    kith_record_set_number (mark, KITH_NOTE_MARK_NOTE, kith_record_get_id (note));
    if (!kith_case_file_save (file, mark, KITH_SAVE_ACCEPT_WARNINGS, error))
      return FALSE;
    g_ptr_array_add (held, g_object_ref (mark));
  }
  return TRUE;
}

/**
 * kith_note_marks_save:
 * @file: an open case file, with an operation under way
 * @note: a saved note
 * @marks: (element-type KithRecord): the names that are to be marked in it
 * @error: return location for an error
 *
 * Makes the marks of the note those of @marks. A note for the safeguarding lead only takes marks from those who may read it
 * afterwards: its author may not, and the lead marks names when a pack is made.
 *
 * Returns: whether they are
 */
gboolean
kith_note_marks_save (KithCaseFile  *file,
                      KithRecord    *note,
                      GPtrArray     *marks,
                      GError       **error)
{
  g_autoptr (GPtrArray) held = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (marks != NULL, FALSE);

  if (!kith_case_file_may (file, KITH_ACTION_SEE, &kith_note_kind, kith_record_get_id (note)))
    return TRUE;
  held = kith_note_marks_list (file, kith_record_get_id (note), error);
  return held != NULL && remove_old (file, held, marks, error) && add_new (file, note, held, marks, error);
}
