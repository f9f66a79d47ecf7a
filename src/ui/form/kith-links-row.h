/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-form-row.h"
#include "kith-store.h"

G_BEGIN_DECLS

/* Several records of a kind of which there are dozens and not thousands, to tick; the subtitle says how many. */
#define KITH_TYPE_LINKS_ROW (kith_links_row_get_type ())
G_DECLARE_FINAL_TYPE (KithLinksRow, kith_links_row, KITH, LINKS_ROW, AdwExpanderRow)

GtkWidget  *kith_links_row_new     (const char     *title,
                                    KithStore      *store,
                                    const KithKind *kind);
void        kith_links_row_set_ids (KithLinksRow   *self,
                                    const char     *ids);
const char *kith_links_row_get_ids (KithLinksRow   *self);

G_END_DECLS
