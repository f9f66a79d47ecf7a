/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-text-row.h"
#include "kith-writing-aid.h"

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define KITH_TYPE_NOTE_HINTS (kith_note_hints_get_type ())
G_DECLARE_FINAL_TYPE (KithNoteHints, kith_note_hints, KITH, NOTE_HINTS, GtkWidget)

GtkWidget *kith_note_hints_new         (void);
void       kith_note_hints_watch       (KithNoteHints  *self,
                                        KithTextRow    *row,
                                        const char     *field,
                                        gboolean        own_words);
void       kith_note_hints_take_aid    (KithNoteHints  *self,
                                        KithWritingAid *aid);
void       kith_note_hints_reset       (KithNoteHints  *self);
void       kith_note_hints_update      (KithNoteHints  *self);
void       kith_note_hints_await_marks (KithNoteHints  *self);
void       kith_note_hints_add_marks   (KithNoteHints  *self,
                                        GPtrArray      *marks);
gboolean   kith_note_hints_mark        (KithNoteHints  *self);
GPtrArray *kith_note_hints_list_marks  (KithNoteHints  *self);
JsonNode  *kith_note_hints_dup_decisions (KithNoteHints *self);
void       kith_note_hints_restore_decisions (KithNoteHints *self,
                                        JsonNode       *decisions);

G_END_DECLS
