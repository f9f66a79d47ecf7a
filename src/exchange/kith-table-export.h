/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KithTableFormat:
 * @KITH_TABLE_FORMAT_CSV: Text with commas, for any program
 * @KITH_TABLE_FORMAT_XLSX: A workbook with real dates and numbers
 * @KITH_TABLE_FORMAT_JSON: An array of objects keyed by field name
 */
typedef enum {
  KITH_TABLE_FORMAT_CSV,
  KITH_TABLE_FORMAT_XLSX,
  KITH_TABLE_FORMAT_JSON,
} KithTableFormat;

/**
 * KithTableType:
 * @KITH_TABLE_TEXT: Text
 * @KITH_TABLE_DATE: ISO text of a day
 * @KITH_TABLE_NUMBER: A whole number
 * @KITH_TABLE_MINUTES: A duration in minutes
 * @KITH_TABLE_FLAG: 1 for yes, 0 for no
 * @KITH_TABLE_MONEY: Pence
 *
 * What the cells of a column hold: text for the first two, a number for the others.
 */
typedef enum {
  KITH_TABLE_TEXT,
  KITH_TABLE_DATE,
  KITH_TABLE_NUMBER,
  KITH_TABLE_MINUTES,
  KITH_TABLE_FLAG,
  KITH_TABLE_MONEY,
} KithTableType;

/**
 * KithTableColumn:
 * @name: field name, the key in JSON
 * @title: heading, translated
 * @type: what its cells hold
 * @width: characters in a workbook, 0 for the default of the type
 *
 * A column of an exported table.
 */
typedef struct {
  const char *name;
  const char *title;
  KithTableType type;
  guint width;
} KithTableColumn;

/**
 * KithTableCell:
 * @is_set: whether there is a value
 * @text: the value of text and dates
 * @number: the value of the others
 *
 * A cell; it lasts as long as the call it is passed to.
 */
typedef struct {
  gboolean is_set;
  const char *text;
  gint64 number;
} KithTableCell;

/**
 * KithTableFlags:
 * @KITH_TABLE_NONE: UTF-8 with byte order mark in CSV, ISO dates
 * @KITH_TABLE_UK_DATES: In CSV, dates as 25 July 2026
 * @KITH_TABLE_RAW: In CSV, for machines: no byte order mark, and text that looks like a formula stays as it is
 */
typedef enum {
  KITH_TABLE_NONE     = 0,
  KITH_TABLE_UK_DATES = 1 << 0,
  KITH_TABLE_RAW      = 1 << 1,
} KithTableFlags;

KithTableCell    kith_table_cell_text     (const char *text);
KithTableCell    kith_table_cell_number   (gint64      number);
KithTableCell    kith_table_cell_none     (void);
gboolean         kith_table_format_from_name (const char      *file_name,
                                              KithTableFormat *format);

#define KITH_TYPE_TABLE_EXPORT (kith_table_export_get_type ())
G_DECLARE_FINAL_TYPE (KithTableExport, kith_table_export, KITH, TABLE_EXPORT, GObject)

KithTableExport *kith_table_export_new     (GFile                  *file,
                                            KithTableFormat         format,
                                            KithTableFlags          flags,
                                            const KithTableColumn  *columns,
                                            guint                   n_columns,
                                            const char             *private_dir,
                                            GError                **error);
gboolean         kith_table_export_add_row (KithTableExport        *self,
                                            const KithTableCell    *cells,
                                            GError                **error);
gboolean         kith_table_export_finish  (KithTableExport        *self,
                                            GError                **error);

G_END_DECLS
