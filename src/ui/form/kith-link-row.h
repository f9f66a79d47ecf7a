/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-form-row.h"
#include "kith-store.h"

G_BEGIN_DECLS

/* Another record: shows what it is called, and opens a chooser that searches as you type. Property "id" (gint64, 0 for
 * none). For a person: kith_link_row_new (title, store, &kith_person_kind). */
#define KITH_TYPE_LINK_ROW (kith_link_row_get_type ())
G_DECLARE_FINAL_TYPE (KithLinkRow, kith_link_row, KITH, LINK_ROW, AdwActionRow)

GtkWidget *kith_link_row_new       (const char     *title,
                                    KithStore      *store,
                                    const KithKind *kind);
gint64     kith_link_row_get_id    (KithLinkRow    *self);
void       kith_link_row_set_id    (KithLinkRow    *self,
                                    gint64          id);
/* who can be chosen: copied, and narrowed by what is typed; NULL for every record of the kind */
void       kith_link_row_set_query (KithLinkRow    *self,
                                    KithQuery      *query);
/* what stands there while none is chosen, where that means something; "Choose…" otherwise */
void       kith_link_row_set_none_words (KithLinkRow *self,
                                    const char      *words);
/* for a required link there is no "None" */
void       kith_link_row_set_required (KithLinkRow *self,
                                    gboolean        required);

G_END_DECLS
