/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"
#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* “For my log”, folded under a note: what an apprentice learned, what it shows, whether it counts. Nothing of the note is in
 * it. Signal ::edited (KithNoteLogFields *self). */
#define KITH_TYPE_NOTE_LOG_FIELDS (kith_note_log_fields_get_type ())
G_DECLARE_FINAL_TYPE (KithNoteLogFields, kith_note_log_fields, KITH, NOTE_LOG_FIELDS, AdwBin)

GtkWidget  *kith_note_log_fields_new        (KithStore         *store);
/* @entry: (nullable): the entry of the note that is changed; NULL for a new one. What is typed stays. */
void        kith_note_log_fields_set_entry  (KithNoteLogFields *self,
                                             KithRecord        *entry);
void        kith_note_log_fields_reset      (KithNoteLogFields *self);
/* NULL when there is nothing to save */
KithRecord *kith_note_log_fields_dup_values (KithNoteLogFields *self);
/* whether it can be saved; what is wrong is said there and gets the focus */
gboolean    kith_note_log_fields_check      (KithNoteLogFields *self);
gboolean    kith_note_log_fields_has_words  (KithNoteLogFields *self);
char       *kith_note_log_fields_dup_typed  (KithNoteLogFields *self);
void        kith_note_log_fields_restore    (KithNoteLogFields *self,
                                             const char        *typed);

G_END_DECLS
