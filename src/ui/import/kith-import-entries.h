/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-import-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KithImportTicks:
 * @KITH_IMPORT_TICKS_SUGGESTED: Learners a welfare team asks for, and students already here
 * @KITH_IMPORT_TICKS_ALL: Every row
 * @KITH_IMPORT_TICKS_NONE: No row
 *
 * What is ticked to begin with, also for rows too far down a very large file to be listed.
 */
typedef enum {
  KITH_IMPORT_TICKS_SUGGESTED,
  KITH_IMPORT_TICKS_ALL,
  KITH_IMPORT_TICKS_NONE,
} KithImportTicks;

/* The rows of a file, narrowed by what becomes of them and by words. Ticking a row leaves the list as it is until the
 * next narrowing, so that nothing jumps away under the pointer. Signal ::counted after ticks changed. */
#define KITH_TYPE_IMPORT_ENTRIES (kith_import_entries_get_type ())
G_DECLARE_FINAL_TYPE (KithImportEntries, kith_import_entries, KITH, IMPORT_ENTRIES, GObject)

KithImportEntries *kith_import_entries_new        (GPtrArray         *entries,
                                                   KithImportTicks    ticks);
guint              kith_import_entries_get_size   (KithImportEntries *self);
KithImportEntry   *kith_import_entries_get        (KithImportEntries *self,
                                                   guint              position);
guint              kith_import_entries_get_count  (KithImportEntries *self,
                                                   KithImportOutcome  outcome);
KithImportTicks    kith_import_entries_get_ticks  (KithImportEntries *self);
void               kith_import_entries_set_ticks  (KithImportEntries *self,
                                                   KithImportTicks    ticks);
gboolean           kith_import_entries_is_ticked_by (KithImportEntry *entry,
                                                   KithImportTicks    ticks);
void               kith_import_entries_tick       (KithImportEntries *self,
                                                   KithImportEntry   *entry,
                                                   gboolean           ticked);
/* @outcome: KITH_IMPORT_N_OUTCOMES for every row; @words: (nullable): as typed */
void               kith_import_entries_narrow     (KithImportEntries *self,
                                                   KithImportOutcome  outcome,
                                                   const char        *words);

G_END_DECLS
