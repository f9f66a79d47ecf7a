/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-opening.h"

#include "kith-amendment.h"
#include "kith-goal.h"
#include "kith-note.h"
#include "kith-programmes.h"

static gboolean
is_apprentice (KithCaseFile *file)
{
  g_autoptr (KithRecord) programme = NULL;
  GDate today;

  kith_case_file_get_today (file, &today);
  programme = kith_programmes_find_current (file, kith_case_file_get_actor (file)->person, &today, NULL);
  return programme != NULL;
}

/**
 * kith_note_opening_load:
 * @file: an open case file
 * @student: id of a student
 * @cancellable: (nullable): set when nobody wants the answer any more
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): what the editor needs to know
 */
KithNoteOpening *
kith_note_opening_load (KithCaseFile *file,
                        gint64        student,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_autoptr (KithNoteOpening) self = g_new0 (KithNoteOpening, 1);
  g_autoptr (KithQuery) query = kith_query_new (&kith_goal_kind);

  self->student = student;
  kith_query_where_student (query, student);
  kith_query_where_any (query, "status", "active paused");
  self->goals = kith_case_file_list (file, query, cancellable, error);
  self->aid = self->goals != NULL ? kith_writing_aid_load (file, student, cancellable, error) : NULL;
  if (self->aid == NULL)
    return NULL;
  self->is_apprentice = is_apprentice (file);
  self->note = kith_draft_load (file, &kith_note_kind, student, NULL);
  self->amendment = kith_draft_load (file, &kith_amendment_kind, student, NULL);
  return g_steal_pointer (&self);
}

/**
 * kith_note_opening_free:
 * @self: (transfer full) (nullable): what was found
 */
void
kith_note_opening_free (KithNoteOpening *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->note, kith_draft_free);
  g_clear_pointer (&self->amendment, kith_draft_free);
  g_clear_pointer (&self->goals, g_ptr_array_unref);
  g_clear_pointer (&self->aid, kith_writing_aid_free);
  g_free (self);
}
