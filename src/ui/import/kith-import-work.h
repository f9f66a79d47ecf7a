/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-import-entries.h"
#include "kith-progress-box.h"
#include "kith-store.h"

G_BEGIN_DECLS

/**
 * KithImportPreview:
 * @entries: (element-type KithImportEntry): the rows, up to a number that still scrolls well
 * @n_rows: rows of the file
 * @n_suggested: how many of the rows that are not listed are suggested
 * @left_out: what the file holds and Kith does not take
 * @warnings: sentences about the file as a whole
 *
 * What would become of the rows of a file.
 */
typedef struct {
  GPtrArray *entries;
  guint64 n_rows;
  guint64 n_suggested;
  GStrv left_out;
  GStrv warnings;
} KithImportPreview;

void               kith_import_preview_free       (KithImportPreview    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithImportPreview, kith_import_preview_free)

/* All on the store thread. @meter: (transfer full) */
void               kith_import_preview_async      (KithStore            *store,
                                                   KithImport           *import,
                                                   KithProgressMeter    *meter,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
KithImportPreview *kith_import_preview_finish     (KithStore            *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void               kith_import_apply_async        (KithStore            *store,
                                                   KithImport           *import,
                                                   KithImportEntries    *entries,
                                                   KithProgressMeter    *meter,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
KithImportResult  *kith_import_apply_finish       (KithStore            *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void               kith_import_undo_async         (KithStore            *store,
                                                   gint64                operation,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean           kith_import_undo_finish        (KithStore            *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);
/* the refused rows as a table, noted in the audit; @refused must stay as it is until the end */
void               kith_import_save_refused_async (KithStore            *store,
                                                   GPtrArray            *refused,
                                                   GFile                *file,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean           kith_import_save_refused_finish (KithStore           *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
