/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-import-row.h"
#include "kith-import-source.h"
#include "kith-kind.h"

G_BEGIN_DECLS

/* Links in rows hold text, for the caller to look up: a college's student id, the name of a person. */
#define KITH_IMPORT_TABLE_STUDENT "student"
#define KITH_IMPORT_TABLE_AUTHOR "author"

/**
 * KithImportHeading:
 * @field: a field of the kind
 * @headers: (nullable): other headings, separated by semicolons; those of the field when %NULL
 * @is_required: whether a table without the column is refused
 */
typedef struct {
  guint field;
  const char *headers;
  gboolean is_required;
} KithImportHeading;

/**
 * KithImportLayout:
 * @kind: what the rows become
 * @headings: the columns a table may have
 * @n_headings: how many
 * @whose: (nullable): what to say of a row that names no student, marked for translation; %NULL when rows are about nobody
 *
 * A table whose columns have fixed names.
 */
typedef struct {
  const KithKind *kind;
  const KithImportHeading *headings;
  guint n_headings;
  const char *whose;
} KithImportLayout;

extern const KithImportLayout kith_import_notes_layout;
extern const KithImportLayout kith_import_attendance_layout;
extern const KithImportLayout kith_import_ksbs_layout;

#define KITH_TYPE_IMPORT_TABLE (kith_import_table_get_type ())
G_DECLARE_FINAL_TYPE (KithImportTable, kith_import_table, KITH, IMPORT_TABLE, GObject)

KithImportTable *kith_import_table_new          (KithImportSource       *source,
                                                 const KithImportLayout *layout,
                                                 const GDate            *today);
KithImportRow   *kith_import_table_read_row     (KithImportTable        *self,
                                                 GCancellable           *cancellable,
                                                 GError                **error);
char           **kith_import_table_dup_left_out (KithImportTable        *self);
char           **kith_import_table_dup_warnings (KithImportTable        *self);
gboolean         kith_import_table_fits         (KithImportSource       *source,
                                                 const KithImportLayout *layout,
                                                 GCancellable           *cancellable);

G_END_DECLS
