/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-table-export.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * KithSheetType:
 * @KITH_SHEET_TEXT: Text, and what stands for a number that is hidden
 * @KITH_SHEET_NUMBER: A number, perhaps with decimals
 * @KITH_SHEET_PERCENT: A percentage
 * @KITH_SHEET_MONEY: Pounds
 * @KITH_SHEET_DATE: A day
 * @KITH_SHEET_MINUTES: A duration
 *
 * What a printed cell turned out to hold.
 */
typedef enum {
  KITH_SHEET_TEXT,
  KITH_SHEET_NUMBER,
  KITH_SHEET_PERCENT,
  KITH_SHEET_MONEY,
  KITH_SHEET_DATE,
  KITH_SHEET_MINUTES,
} KithSheetType;

/**
 * KithSheetCell:
 * @type: what it holds
 * @decimals: for numbers and percentages, how many stood on paper
 * @text: as printed; for a day, ISO; empty for nothing
 * @number: the value; 87 for 87%
 *
 * One cell, read from how it is printed.
 */
typedef struct {
  KithSheetType type;
  guint decimals;
  char *text;
  double number;
} KithSheetCell;

/**
 * KithSheet:
 * @title: what the table is called
 * @columns: (element-type utf8): titles of the columns
 * @cells: (element-type KithSheetCell): row by row
 * @has_totals: whether the last row sums up the others
 *
 * A table whose cells differ in kind, such as one of a report.
 */
typedef struct {
  char *title;
  GPtrArray *columns;
  GArray *cells;
  gboolean has_totals;
} KithSheet;

KithSheet           *kith_sheet_new        (const char         *title);
void                 kith_sheet_free       (KithSheet          *self);
void                 kith_sheet_add_column (KithSheet          *self,
                                            const char         *title);
void                 kith_sheet_add_cell   (KithSheet          *self,
                                            const char         *printed,
                                            gboolean            is_figure);
guint                kith_sheet_get_n_rows (const KithSheet    *self);
const KithSheetCell *kith_sheet_get_cell   (const KithSheet    *self,
                                            guint               row,
                                            guint               column);
char                *kith_sheet_cell_dup_number (const KithSheetCell *cell);
JsonNode            *kith_sheet_to_json    (const KithSheet    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSheet, kith_sheet_free)

KithTableExport     *kith_table_export_new_book  (GFile            *file,
                                                  KithTableFormat   format,
                                                  const char       *private_dir,
                                                  GError          **error);
gboolean             kith_table_export_add_sheet (KithTableExport  *self,
                                                  const KithSheet  *sheet,
                                                  GError          **error);

G_END_DECLS
