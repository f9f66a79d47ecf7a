/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-tables.h"

#include "kith-document-tables.h"
#include "kith-error.h"
#include "kith-export.h"
#include "kith-print-note.h"
#include "kith-sheet.h"

#include <glib/gi18n.h>

static KithSheet *
make_sheet (const KithDocumentTable *table)
{
  KithSheet *sheet = kith_sheet_new (table->title);

  for (guint i = 0; i < table->columns->len; i++)
    kith_sheet_add_column (sheet, g_ptr_array_index (table->columns, i));
  for (guint i = 0; i < table->cells->len; i++)
    kith_sheet_add_cell (sheet, g_ptr_array_index (table->cells, i),
                         g_array_index (table->aligns, KithAlign, i % table->columns->len) != KITH_ALIGN_START);
  sheet->has_totals = table->has_totals;
  return sheet;
}

/**
 * kith_report_tables_check_path:
 * @path: where the tables are to go
 * @error: says which endings there are
 *
 * Returns: whether the ending says in which form
 */
gboolean
kith_report_tables_check_path (const char  *path,
                               GError     **error)
{
  KithTableFormat format;

  g_return_val_if_fail (path != NULL, FALSE);

  if (kith_table_format_from_name (path, &format))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, _("Give the file a name that ends in .xlsx, .csv or .json."));
  return FALSE;
}

static gboolean
write_sheets (GPtrArray        *tables,
              KithTableExport  *book,
              GError          **error)
{
  for (guint i = 0; i < tables->len; i++) {
    g_autoptr (KithSheet) sheet = make_sheet (g_ptr_array_index (tables, i));

    if (!kith_table_export_add_sheet (book, sheet, error))
      return FALSE;
  }
  return kith_table_export_finish (book, error);
}

/**
 * kith_report_tables_write:
 * @document: a report
 * @path: where its tables go; the ending says whether workbook, CSV or JSON
 * @error: %KITH_ERROR_USAGE when the report has none, or the ending is another
 *
 * Writes a sheet for each table and chart, called as the heading it stands under. Cells are safe against formulas. What is at
 * @path is replaced only once the new file is complete. Blocks.
 *
 * Returns: whether they were written
 */
gboolean
kith_report_tables_write (KithDocument  *document,
                          const char    *path,
                          GError       **error)
{
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (KithTableExport) book = NULL;
  g_autofree char *private_dir = NULL;
  KithTableFormat format;

  g_return_val_if_fail (KITH_IS_DOCUMENT (document), FALSE);

  if (!kith_report_tables_check_path (path, error))
    return FALSE;
  tables = kith_document_list_tables (document);
  if (tables->len == 0) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                         _("There is no table in this report. Save it as PDF instead."));
    return FALSE;
  }
  kith_table_format_from_name (path, &format);
  private_dir = kith_export_dup_private_dir (error);
  book = private_dir != NULL ? kith_table_export_new_book (target, format, private_dir, error) : NULL;
  return book != NULL && write_sheets (tables, book, error);
}

/**
 * kith_report_tables_save:
 * @file: an open case file
 * @document: a report
 * @subject: whom it is about, and when
 * @purpose: (nullable): what it is for, as the person said
 * @path: where its tables go
 * @error: %KITH_ERROR_NOT_ALLOWED, or as [func@report_tables_write]
 *
 * As [func@report_tables_write], noted in the audit first. Blocks.
 *
 * Returns: whether they were written
 */
gboolean
kith_report_tables_save (KithCaseFile  *file,
                         KithDocument  *document,
                         const KithReportSubject *subject,
                         const char    *purpose,
                         const char    *path,
                         GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  return kith_report_tables_check_path (path, error) && kith_case_file_require (file, KITH_VERB_EXPORT, error) &&
         kith_print_note_write (file, document, subject, KITH_PRINT_WAY_TABLES, 1, purpose, error) &&
         kith_report_tables_write (document, path, error);
}

/**
 * kith_report_tables_to_json:
 * @document: a report
 *
 * Returns: (transfer full): an array of its tables, each with title, columns and rows
 */
JsonNode *
kith_report_tables_to_json (KithDocument *document)
{
  g_autoptr (GPtrArray) tables = NULL;
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  g_return_val_if_fail (KITH_IS_DOCUMENT (document), NULL);

  tables = kith_document_list_tables (document);
  for (guint i = 0; i < tables->len; i++) {
    g_autoptr (KithSheet) sheet = make_sheet (g_ptr_array_index (tables, i));

    json_array_add_element (array, kith_sheet_to_json (sheet));
  }
  json_node_take_array (node, array);
  return node;
}
