/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-draft.h"
#include "kith-store.h"

G_BEGIN_DECLS

/* The draft of a form, kept and found in the place that kith_draft_new_for_record() gave when the form was opened. */
void       kith_record_draft_keep_async    (KithStore           *store,
                                            const KithDraft     *place,
                                            const char          *typed,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
void       kith_record_draft_load_async    (KithStore           *store,
                                            const KithDraft     *place,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
/* NULL when there is none */
KithDraft *kith_record_draft_load_finish   (KithStore           *store,
                                            GAsyncResult        *result,
                                            GError             **error);
void       kith_record_draft_discard_async (KithStore           *store,
                                            const KithDraft     *place);

G_END_DECLS
