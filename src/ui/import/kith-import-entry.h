/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-import.h"

G_BEGIN_DECLS

/* One row of a file as the assistant shows it: what would become of it when it is ticked, and whether it is. */
#define KITH_TYPE_IMPORT_ENTRY (kith_import_entry_get_type ())
G_DECLARE_FINAL_TYPE (KithImportEntry, kith_import_entry, KITH, IMPORT_ENTRY, GObject)

KithImportEntry  *kith_import_entry_new           (const KithImportItem *item);
guint64           kith_import_entry_get_line      (KithImportEntry      *self);
const char       *kith_import_entry_get_name      (KithImportEntry      *self);
const char       *kith_import_entry_get_reference (KithImportEntry      *self);
const char       *kith_import_entry_get_tick_key  (KithImportEntry      *self);
const char       *kith_import_entry_get_detail    (KithImportEntry      *self);
gboolean          kith_import_entry_is_suggested  (KithImportEntry      *self);
gboolean          kith_import_entry_matches       (KithImportEntry      *self,
                                                   const char           *folded);
/* Properties: "ticked", and "status" (a KithImportOutcome) that follows from it. */
gboolean          kith_import_entry_is_ticked     (KithImportEntry      *self);
void              kith_import_entry_set_ticked    (KithImportEntry      *self,
                                                   gboolean              ticked);
KithImportOutcome kith_import_entry_get_status    (KithImportEntry      *self);

const char       *kith_import_outcome_get_label   (KithImportOutcome     outcome);

G_END_DECLS
