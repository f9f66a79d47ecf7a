/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-import-row.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KITH_TYPE_ILR_READER (kith_ilr_reader_get_type ())
G_DECLARE_FINAL_TYPE (KithIlrReader, kith_ilr_reader, KITH, ILR_READER, GObject)

KithIlrReader *kith_ilr_reader_new           (GInputStream   *stream);
KithImportRow *kith_ilr_reader_read_row      (KithIlrReader  *self,
                                              GCancellable   *cancellable,
                                              GError        **error);
guint64        kith_ilr_reader_get_n_learners (KithIlrReader *self);
char          *kith_ilr_reader_dup_year      (KithIlrReader  *self);
char         **kith_ilr_reader_dup_left_out  (KithIlrReader  *self);

G_END_DECLS
