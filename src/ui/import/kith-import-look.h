/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-import.h"

G_BEGIN_DECLS

/**
 * KithImportLook:
 * @import: the file, on its way in
 * @samples: (element-type GStrv): for a table, values of each column; %NULL for an ILR file
 * @is_remembered: whether the columns were matched once before
 *
 * What a first look at a file shows.
 */
typedef struct {
  KithImport *import;
  GPtrArray *samples;
  gboolean is_remembered;
} KithImportLook;

void            kith_import_look_free     (KithImportLook       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithImportLook, kith_import_look_free)

/* Reads on a thread of its own. */
void            kith_import_look_async    (GFile                *file,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
KithImportLook *kith_import_look_finish   (GAsyncResult         *result,
                                           GError              **error);

/* Keeps what was matched for the next file with the same headings. It holds no heading and no value of the file. */
void            kith_import_look_remember (KithCsvMapping       *mapping);

G_END_DECLS
