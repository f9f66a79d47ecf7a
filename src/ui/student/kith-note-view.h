/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One note in full, with its amendments and what may be done with it: actions `student.edit-note`, `student.amend-note`,
 * `student.print-note`, `student.strike-note` and `student.audit-note` with the note's id. */
#define KITH_TYPE_NOTE_VIEW (kith_note_view_get_type ())
G_DECLARE_FINAL_TYPE (KithNoteView, kith_note_view, KITH, NOTE_VIEW, AdwBin)

GtkWidget *kith_note_view_new  (KithStore    *store);
void       kith_note_view_show (KithNoteView *self,
                                gint64        note);

G_END_DECLS
