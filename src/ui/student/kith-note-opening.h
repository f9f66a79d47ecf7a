/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-draft.h"
#include "kith-record.h"
#include "kith-writing-aid.h"

G_BEGIN_DECLS

/**
 * KithNoteOpening:
 * @student: whose
 * @note: (nullable): a note that was left unsaved
 * @amendment: (nullable): an amendment that was left unsaved
 * @goals: (element-type KithRecord): goals a note can be about
 * @is_apprentice: whether what is written goes into a log
 * @aid: wordings and names to look out for
 *
 * What the note editor finds when it opens on a student.
 */
typedef struct {
  gint64 student;
  KithDraft *note;
  KithDraft *amendment;
  GPtrArray *goals;
  gboolean is_apprentice;
  KithWritingAid *aid;
} KithNoteOpening;

KithNoteOpening *kith_note_opening_load (KithCaseFile     *file,
                                         gint64            student,
                                         GCancellable     *cancellable,
                                         GError          **error);
void             kith_note_opening_free (KithNoteOpening  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithNoteOpening, kith_note_opening_free)

G_END_DECLS
