/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-draft.h"
#include "kith-store.h"

G_BEGIN_DECLS

/**
 * KithNoteDraftText:
 * @data: from [func@note_draft_new]
 *
 * Returns: (transfer full) (nullable): a JSON object of what is typed, %NULL when there is nothing worth keeping
 */
typedef char *(*KithNoteDraftText) (gpointer data);

/* Keeps what is being typed in the case file: at most two seconds of it can ever be lost. Signals:
 * ::kept (KithNoteDraft *self, gint64 at): it is safe, at this moment.
 * ::failed (KithNoteDraft *self, const char *message): it could not be kept; the text is still in the window. */
#define KITH_TYPE_NOTE_DRAFT (kith_note_draft_get_type ())
G_DECLARE_FINAL_TYPE (KithNoteDraft, kith_note_draft, KITH, NOTE_DRAFT, GObject)

KithNoteDraft *kith_note_draft_new          (KithStore           *store,
                                             KithNoteDraftText    text,
                                             gpointer             data);
void           kith_note_draft_begin        (KithNoteDraft       *self,
                                             const KithKind      *kind,
                                             gint64               student,
                                             gint64               record,
                                             gint64               base_version);
void           kith_note_draft_touch        (KithNoteDraft       *self);
void           kith_note_draft_flush        (KithNoteDraft       *self);
void           kith_note_draft_forget       (KithNoteDraft       *self);
void           kith_note_draft_discard      (KithNoteDraft       *self);
void           kith_note_draft_flush_async  (KithNoteDraft       *self,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean       kith_note_draft_flush_finish (KithNoteDraft       *self,
                                             GAsyncResult        *result,
                                             GError             **error);

G_END_DECLS
