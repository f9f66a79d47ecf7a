/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-evidence-lines.h"
#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One of the lists of what the programme report asks for: searched, added to, changed, taken from and exported. It loads
 * itself and follows changes. Actions: `evidence.new`, `evidence.find`, `evidence.export`, `evidence.clear`. */
#define KITH_TYPE_EVIDENCE_PANE (kith_evidence_pane_get_type ())
G_DECLARE_FINAL_TYPE (KithEvidencePane, kith_evidence_pane, KITH, EVIDENCE_PANE, AdwBin)

GtkWidget  *kith_evidence_pane_new        (KithStore        *store,
                                           KithEvidenceList  list);
/* name, title and icon of its place in a switcher */
const char *kith_evidence_pane_get_title  (KithEvidenceList  list);
const char *kith_evidence_pane_get_icon   (KithEvidenceList  list);
/* starts a new record, where there is something to add */
void        kith_evidence_pane_add        (KithEvidencePane *self);
gboolean    kith_evidence_pane_may_add    (KithEvidencePane *self);
void        kith_evidence_pane_find       (KithEvidencePane *self);

G_END_DECLS
