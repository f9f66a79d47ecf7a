/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KithImportFormat:
 * @KITH_IMPORT_FORMAT_CSV: A table as text, in whatever encoding and with whatever separator
 * @KITH_IMPORT_FORMAT_ILR: An Individualised Learner Record return, XML
 */
typedef enum {
  KITH_IMPORT_FORMAT_CSV,
  KITH_IMPORT_FORMAT_ILR,
} KithImportFormat;

/* The most a table may hold; an ILR file may be of any size. */
#define KITH_IMPORT_MAX_TABLE_BYTES (50 * 1024 * 1024)

#define KITH_TYPE_IMPORT_SOURCE (kith_import_source_get_type ())
G_DECLARE_FINAL_TYPE (KithImportSource, kith_import_source, KITH, IMPORT_SOURCE, GObject)

KithImportSource *kith_import_source_new             (GFile             *file,
                                                      GCancellable      *cancellable,
                                                      GError           **error);
KithImportSource *kith_import_source_new_from_bytes  (GBytes            *bytes,
                                                      GError           **error);
GFile            *kith_import_source_get_file        (KithImportSource  *self);
KithImportFormat  kith_import_source_get_format      (KithImportSource  *self);
const char       *kith_import_source_get_encoding    (KithImportSource  *self);
char              kith_import_source_get_separator   (KithImportSource  *self);
void              kith_import_source_set_separator   (KithImportSource  *self,
                                                      char               separator);
guint64           kith_import_source_get_size        (KithImportSource  *self);
char             *kith_import_source_dup_description (KithImportSource  *self);
gboolean          kith_import_source_require_format  (KithImportSource  *self,
                                                      KithImportFormat   format,
                                                      GError           **error);
GInputStream     *kith_import_source_open            (KithImportSource  *self,
                                                      GCancellable      *cancellable,
                                                      GError           **error);

G_END_DECLS
