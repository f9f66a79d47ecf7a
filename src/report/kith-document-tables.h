/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-document.h"

G_BEGIN_DECLS

/**
 * KithDocumentTable:
 * @title: the heading it stands under, no two the same
 * @columns: (element-type utf8): titles of the columns
 * @aligns: (element-type KithAlign): how each is set; figures stand at the end
 * @cells: (element-type utf8): row by row, as printed; empty text for nothing
 * @has_totals: whether the last row sums up the others
 *
 * One table of a document, or the numbers of one chart, as plain values.
 */
typedef struct {
  char *title;
  GPtrArray *columns;
  GArray *aligns;
  GPtrArray *cells;
  gboolean has_totals;
} KithDocumentTable;

gboolean   kith_document_has_tables      (KithDocument            *self);
GPtrArray *kith_document_list_tables     (KithDocument            *self);
void       kith_document_table_free      (KithDocumentTable       *self);
guint      kith_document_table_get_n_rows (const KithDocumentTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDocumentTable, kith_document_table_free)

G_END_DECLS
