/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-export.h"

#include "kith-csv-writer.h"
#include "kith-person.h"

#include <string.h>

/* Lines read at once: the whole chain may be millions of them. */
#define PAGE 1000

static gboolean
write_row (KithCsvWriter  *writer,
           GStrv           cells,
           GCancellable   *cancellable,
           GError        **error)
{
  for (guint i = 0; cells[i] != NULL; i++)
    kith_csv_writer_add_text (writer, cells[i]);
  return kith_csv_writer_end_row (writer, cancellable, error);
}

static gboolean
write_page (KithCsvWriter  *writer,
            GPtrArray      *lines,
            GCancellable   *cancellable,
            GError        **error)
{
  for (guint i = 0; i < lines->len; i++) {
    g_auto (GStrv) cells = kith_audit_line_dup_cells (g_ptr_array_index (lines, i));

    if (!write_row (writer, cells, cancellable, error))
      return FALSE;
  }
  return TRUE;
}

static gint64
get_last_number (GPtrArray *lines)
{
  const KithAuditLine *last = lines->len > 0 ? g_ptr_array_index (lines, lines->len - 1) : NULL;

  return last != NULL ? last->number : 0;
}

/* Newest first. */
static gboolean
write_lines (KithCaseFile           *file,
             const KithAuditFilter  *filter,
             KithCsvWriter          *writer,
             guint                  *n_lines,
             GCancellable           *cancellable,
             GError                **error)
{
  KithAuditFilter page = *filter;
  g_auto (GStrv) headings = kith_audit_dup_headings ();
  guint n_read = PAGE;

  page.limit = PAGE;
  if (!write_row (writer, headings, cancellable, error))
    return FALSE;
  while (n_read == PAGE) {
    g_autoptr (GPtrArray) lines = kith_audit_list (file, &page, cancellable, error);

    if (lines == NULL || !write_page (writer, lines, cancellable, error))
      return FALSE;
    n_read = lines->len;
    page.before = get_last_number (lines);
    *n_lines += n_read;
  }
  return TRUE;
}

static void
add_part (GString    *what,
          const char *label,
          const char *value)
{
  g_string_append_printf (what, "%s%s%s", what->len > strlen ("audit") ? ", " : " (", label, value);
}

/* Which lines they were, but for the name of a student. */
static char *
dup_what (KithCaseFile          *file,
          const KithAuditFilter *filter)
{
  g_autoptr (GString) what = g_string_new ("audit");
  g_autofree char *who = filter->person != 0 ? kith_case_file_dup_title (file, &kith_person_kind, filter->person) : NULL;

  if (filter->student != 0)
    add_part (what, "", "one student");
  if (filter->person != 0)
    add_part (what, "by ", who != NULL ? who : "one person");
  if (filter->since != NULL)
    add_part (what, "since ", filter->since);
  if (filter->until != NULL)
    add_part (what, "until ", filter->until);
  if (filter->actions != 0)
    add_part (what, "", "some actions only");
  return what->len > strlen ("audit") ? g_strdup_printf ("%s)", what->str) : g_strdup (what->str);
}

/* Closed as if all were well, half a file would take the place of what was there. */
static void
give_up (GOutputStream *stream)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
}

/**
 * kith_audit_export_write:
 * @file: an open case file
 * @filter: which lines; its page is not looked at
 * @path: where the CSV goes; what is there is replaced once all of it is written
 * @n_lines: (out): how many lines
 * @cancellable: (nullable): a cancellable
 * @error: %KITH_ERROR_NOT_ALLOWED unless the account reads the audit and exports
 *
 * Writes lines of the audit for another program, and a line about that into the audit. Blocks.
 *
 * Returns: whether the file is there, complete
 */
gboolean
kith_audit_export_write (KithCaseFile           *file,
                         const KithAuditFilter  *filter,
                         const char             *path,
                         guint                  *n_lines,
                         GCancellable           *cancellable,
                         GError                **error)
{
  g_autoptr (GFile) output = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GOutputStream) buffer = NULL;
  g_autoptr (KithCsvWriter) writer = NULL;
  g_autofree char *what = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (filter != NULL && n_lines != NULL, FALSE);

  *n_lines = 0;
  if (!kith_case_file_require (file, KITH_VERB_READ_AUDIT, error) ||
      !kith_case_file_require (file, KITH_VERB_EXPORT, error))
    return FALSE;
  stream = g_file_replace (output, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, cancellable,
                           error);
  if (stream == NULL)
    return FALSE;
  buffer = g_buffered_output_stream_new (G_OUTPUT_STREAM (stream));
  writer = kith_csv_writer_new (buffer, KITH_CSV_WRITER_MARK);
  what = dup_what (file, filter);
  if (write_lines (file, filter, writer, n_lines, cancellable, error) &&
      kith_audit_note_export (file, what, *n_lines, NULL, error))
    return g_output_stream_close (buffer, cancellable, error);
  give_up (buffer);
  return FALSE;
}
