/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithNoteUses:
 * @log_entry: (nullable): the entry of the author’s log it became
 * @log_words: (nullable): about the log, in a sentence; %NULL for an author who is on no programme
 * @off_the_job: minutes of @log_entry that count as off-the-job training
 * @evidence: (nullable): codes of the standard that @log_entry shows, separated by commas
 * @is_on_agenda: whether supervision will hear that it was hard
 * @programme: (nullable): the programme it counts for
 *
 * Where one note went: written once, used up to four times.
 */
typedef struct {
  KithRecord *log_entry;
  char *log_words;
  gint64 off_the_job;
  char *evidence;
  gboolean is_on_agenda;
  KithRecord *programme;
} KithNoteUses;

KithNoteUses *kith_note_uses_load (KithCaseFile  *file,
                                   KithRecord    *note,
                                   GError       **error);
void          kith_note_uses_free (KithNoteUses  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithNoteUses, kith_note_uses_free)

G_END_DECLS
