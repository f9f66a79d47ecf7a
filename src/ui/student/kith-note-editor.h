/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"
#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The pane notes are written in, beside the chronology. What is typed is kept as a draft all the time; only a save or
 * "Discard" takes the draft away. Properties: "draft-at" (gint64, when an unsaved text of this student was last kept, 0
 * for none), "writing" (gboolean, whether a text is open). Signals:
 * ::saved (KithNoteEditor *self, gint64 note): it is in the case file.
 * ::closed (KithNoteEditor *self): the person is done with the pane. */
#define KITH_TYPE_NOTE_EDITOR (kith_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (KithNoteEditor, kith_note_editor, KITH, NOTE_EDITOR, AdwBin)

GtkWidget *kith_note_editor_new         (void);
void       kith_note_editor_set_student (KithNoteEditor      *self,
                                         KithStore           *store,
                                         gint64               student);
void       kith_note_editor_set_name    (KithNoteEditor      *self,
                                         const char          *name);
void       kith_note_editor_start       (KithNoteEditor      *self);
void       kith_note_editor_edit        (KithNoteEditor      *self,
                                         KithRecord          *note);
void       kith_note_editor_amend       (KithNoteEditor      *self,
                                         KithRecord          *note);
void       kith_note_editor_discard     (KithNoteEditor      *self);
gint64     kith_note_editor_get_draft_at (KithNoteEditor     *self);
void       kith_note_editor_keep_async  (KithNoteEditor      *self,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
gboolean   kith_note_editor_keep_finish (KithNoteEditor      *self,
                                         GAsyncResult        *result,
                                         GError             **error);

G_END_DECLS
