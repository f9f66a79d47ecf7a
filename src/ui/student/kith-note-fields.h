/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-note-hints.h"
#include "kith-note-log-fields.h"
#include "kith-problems.h"
#include "kith-record.h"
#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a progress note asks for, in the order a person tells it. Signal ::edited (KithNoteFields *self). */
#define KITH_TYPE_NOTE_FIELDS (kith_note_fields_get_type ())
G_DECLARE_FINAL_TYPE (KithNoteFields, kith_note_fields, KITH, NOTE_FIELDS, AdwBin)

GtkWidget *kith_note_fields_new            (KithStore      *store);
void       kith_note_fields_set_record     (KithNoteFields *self,
                                            KithRecord     *record);
void       kith_note_fields_set_goals      (KithNoteFields *self,
                                            GPtrArray      *goals);
KithNoteLogFields *kith_note_fields_get_log (KithNoteFields *self);
KithNoteHints *kith_note_fields_get_hints  (KithNoteFields *self);
gboolean   kith_note_fields_apply          (KithNoteFields *self,
                                            KithRecord     *record);
gboolean   kith_note_fields_show_problems  (KithNoteFields *self,
                                            KithProblems   *problems);
void       kith_note_fields_clear_problems (KithNoteFields *self);
gboolean   kith_note_fields_has_words      (KithNoteFields *self);
gboolean   kith_note_fields_is_attempt     (KithNoteFields *self);
char      *kith_note_fields_dup_visibility (KithNoteFields *self);
void       kith_note_fields_insert         (KithNoteFields *self,
                                            const char     *template_id);
char      *kith_note_fields_dup_typed      (KithNoteFields *self);
void       kith_note_fields_restore_typed  (KithNoteFields *self,
                                            const char     *json);
void       kith_note_fields_focus_text     (KithNoteFields *self);

G_END_DECLS
