/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-evidence-lines.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a line of one of the lists shows. */
#define KITH_TYPE_EVIDENCE_ITEM (kith_evidence_item_get_type ())
G_DECLARE_FINAL_TYPE (KithEvidenceItem, kith_evidence_item, KITH, EVIDENCE_ITEM, GObject)

/* @line: (transfer full) */
KithEvidenceItem       *kith_evidence_item_new        (KithEvidenceLine *line);
const KithEvidenceLine *kith_evidence_item_get_line   (KithEvidenceItem *self);
gboolean                kith_evidence_item_is_same    (gconstpointer     item,
                                                       gconstpointer     other);
gboolean                kith_evidence_item_looks_same (gconstpointer     item,
                                                       gconstpointer     other);

/* @remove_action: (nullable): an action that takes the id of a record, for a button at the end of each line */
GtkListItemFactory     *kith_evidence_row_factory_new (const char       *remove_action);

G_END_DECLS
