/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-save-note.h"

#include "kith-date.h"
#include "kith-note-marks.h"
#include "kith-note.h"
#include "kith-operation.h"
#include "kith-task.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* A dash or a dot before a step is how people write lists; it is not part of the step. NULL when nothing is left. */
static char *
dup_step (const char *line)
{
  const char *start = line;

  while (*start != '\0' && (strchr (" \t-*", *start) != NULL || g_str_has_prefix (start, "•")))
    start = g_utf8_next_char (start);
  return kith_text_tidy_line (start);
}

/* Steps of the note as it was saved before are tasks already, or were on purpose taken away. */
static GHashTable *
list_old_steps (KithRecord *before)
{
  GHashTable *steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *text = before != NULL ? kith_record_get_text (before, KITH_NOTE_NEXT_STEPS) : NULL;
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *step = dup_step (lines[i]);

    g_hash_table_add (steps, kith_text_fold (step));
  }
  return steps;
}

/* "Ring the bursary team by Friday 4 Dec" says when; the day comes last and after the word "by". */
static void
set_due (KithCaseFile *file,
         KithRecord   *task,
         const char   *step)
{
  /* Translators: the word before a day at the end of a step, with a space on either side: "Ring Sam by 4 Dec" */
  const char *by = _(" by ");
  const char *last = g_strrstr (step, by);
  g_autofree char *day = NULL;
  GDate today;

  if (last == NULL)
    return;
  kith_case_file_get_today (file, &today);
  day = kith_date_parse_to_iso (last + strlen (by), &today, NULL);
  if (day != NULL)
    kith_record_set_text (task, KITH_TASK_DUE, day);
}

static gboolean
add_task (KithCaseFile  *file,
          KithRecord    *note,
          const char    *step,
          GError       **error)
{
  g_autoptr (KithRecord) task = kith_record_new (&kith_task_kind);
  gint64 limit = kith_field_get_limit (&kith_task_kind.fields[KITH_TASK_TEXT]);
  g_autofree char *text = kith_text_get_length (step) > limit ? kith_text_ellipsize (step, (guint) limit)
                                                              : g_strdup (step);

  kith_record_set_number (task, KITH_TASK_STUDENT, kith_record_get_number (note, KITH_NOTE_STUDENT));
  kith_record_set_number (task, KITH_TASK_PERSON, kith_case_file_get_actor (file)->person);
  kith_record_set_number (task, KITH_TASK_NOTE, kith_record_get_id (note));
  kith_record_set_text (task, KITH_TASK_TEXT, text);
  set_due (file, task, step);
  return kith_case_file_save (file, task, KITH_SAVE_ACCEPT_WARNINGS, error);
}

/* A task is read by everybody who sees the student, so the steps of a note for the safeguarding lead stay in it. */
static gboolean
may_become_tasks (KithRecord *note)
{
  return g_strcmp0 (kith_record_get_text (note, KITH_NOTE_VISIBILITY), "dsl") != 0;
}

static gboolean
add_tasks (KithCaseFile  *file,
           KithRecord    *note,
           GHashTable    *old_steps,
           GError       **error)
{
  const char *text = kith_record_get_text (note, KITH_NOTE_NEXT_STEPS);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; may_become_tasks (note) && lines[i] != NULL; i++) {
    g_autofree char *step = dup_step (lines[i]);
    g_autofree char *folded = kith_text_fold (step);

    if (*folded == '\0' || !g_hash_table_add (old_steps, g_strdup (folded)))
      continue;
    if (!add_task (file, note, step, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
save (KithCaseFile   *file,
      KithRecord     *note,
      GPtrArray      *marks,
      KithSaveFlags   flags,
      GError        **error)
{
  gint64 id = kith_record_get_id (note);
  g_autoptr (KithRecord) before = id != 0 ? kith_case_file_load (file, &kith_note_kind, id, error) : NULL;
  g_autoptr (GHashTable) old_steps = NULL;

  if (id != 0 && before == NULL)
    return FALSE;
  old_steps = list_old_steps (before);
  return kith_case_file_save (file, note, flags, error) &&
         add_tasks (file, note, old_steps, error) &&
         (marks == NULL || kith_note_marks_save (file, note, marks, error));
}

static gboolean
save_as_one (KithCaseFile   *file,
             KithRecord     *note,
             GPtrArray      *marks,
             KithSaveFlags   flags,
             GError        **error)
{
  gint64 id = kith_record_get_id (note);
  gint64 version = kith_record_get_version (note);
  g_autoptr (GError) local_error = NULL;

  if (!kith_case_file_begin (file, id == 0 ? _("Note: added") : _("Note: changed"), error))
    return FALSE;
  if (!save (file, note, marks, flags, &local_error))
    kith_case_file_rollback (file);
  else if (kith_case_file_commit (file, &local_error))
    return TRUE;
  kith_record_set_id (note, id);
  kith_record_set_version (note, version);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * kith_casework_save_note_beside_draft:
 * @file: an open case file
 * @note: a note, new or changed
 * @flags: see [flags@SaveFlags]
 * @error: what is wrong; [func@problems_from_error] says which fields
 *
 * Saves a note and makes a task of every line of its next steps that it did not have before, as one action with one
 * undo. A step that ends in "by" and a day is due on that day. The steps of a note for the safeguarding lead only do
 * not become tasks.
 *
 * Returns: whether it was saved
 */
gboolean
kith_casework_save_note_beside_draft (KithCaseFile   *file,
                                      KithRecord     *note,
                                      KithSaveFlags   flags,
                                      GError        **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (KITH_IS_RECORD (note), FALSE);

  return save_as_one (file, note, NULL, flags, error);
}

/**
 * kith_casework_save_note:
 * @file: an open case file
 * @note: a note, new or changed
 * @flags: see [flags@SaveFlags]
 * @error: what is wrong; [func@problems_from_error] says which fields. Then the draft is still there.
 *
 * What the editor calls: [func@casework_save_note_beside_draft], and the actor's draft for this student goes in the
 * same transaction.
 *
 * Returns: whether it was saved
 */
gboolean
kith_casework_save_note (KithCaseFile   *file,
                         KithRecord     *note,
                         KithSaveFlags   flags,
                         GError        **error)
{
  return kith_casework_save_note_beside_draft (file, note, flags | KITH_SAVE_DISCARD_DRAFT, error);
}

/**
 * kith_casework_save_note_with_marks:
 * @file: an open case file
 * @note: a note, new or changed
 * @marks: (nullable) (element-type KithRecord): the names to be marked in it, from [func@note_mark_create]; %NULL leaves the
 *   marks as they are
 * @flags: see [flags@SaveFlags]
 * @error: what is wrong; [func@problems_from_error] says which fields. Then the draft is still there.
 *
 * As [func@casework_save_note], with the marks in the same action.
 *
 * Returns: whether it was saved
 */
gboolean
kith_casework_save_note_with_marks (KithCaseFile   *file,
                                    KithRecord     *note,
                                    GPtrArray      *marks,
                                    KithSaveFlags   flags,
                                    GError        **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (KITH_IS_RECORD (note), FALSE);

  return save_as_one (file, note, marks, flags | KITH_SAVE_DISCARD_DRAFT, error);
}
