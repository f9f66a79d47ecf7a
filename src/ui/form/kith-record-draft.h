/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-draft.h"
#include "kith-store.h"

G_BEGIN_DECLS

/* The draft of a form, kept and found by the kind and the student of its record. */
void       kith_record_draft_keep_async    (KithStore           *store,
                                            KithRecord          *record,
                                            const char          *typed,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
void       kith_record_draft_load_async    (KithStore           *store,
                                            KithRecord          *record,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
/* NULL when there is none of this very record */
KithDraft *kith_record_draft_load_finish   (KithStore           *store,
                                            GAsyncResult        *result,
                                            GError             **error);
void       kith_record_draft_discard_async (KithStore           *store,
                                            KithRecord          *record);

G_END_DECLS
