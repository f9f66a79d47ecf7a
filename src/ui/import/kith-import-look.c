/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-look.h"

#include "kith-attendance.h"
#include "kith-csv-reader.h"
#include "kith-import-table.h"
#include "kith-student.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define N_SAMPLE_ROWS 20
#define N_SAMPLES 3
#define SAMPLE_LENGTH 30

void
kith_import_look_free (KithImportLook *self)
{
  g_clear_object (&self->import);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_free (self);
}

static char *
dup_memory_path (KithCsvMapping *mapping)
{
  g_autofree char *signature = kith_csv_mapping_dup_signature (mapping);

  return g_build_filename (g_get_user_data_dir (), "kith", "columns", signature, NULL);
}

static gboolean
restore_memory (KithCsvMapping *mapping)
{
  g_autofree char *path = dup_memory_path (mapping);
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && g_utf8_validate (text, -1, NULL)
         && kith_csv_mapping_restore (mapping, text);
}

static void
write_memory (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  KithCsvMapping *mapping = data;
  g_autofree char *path = dup_memory_path (mapping);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = kith_csv_mapping_to_text (mapping);

  /* Where it cannot be kept, the columns are matched again next time: not worth a message. */
  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
  g_task_return_boolean (task, TRUE);
}

/**
 * kith_import_look_remember:
 * @mapping: what was matched; must not change any more
 *
 * Keeps it for the next file with the same headings.
 */
void
kith_import_look_remember (KithCsvMapping *mapping)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_return_if_fail (KITH_IS_CSV_MAPPING (mapping));

  g_task_set_source_tag (task, kith_import_look_remember);
  g_task_set_task_data (task, g_object_ref (mapping), g_object_unref);
  g_task_run_in_thread (task, write_memory);
}

static void
add_sample (GPtrArray  *columns,
            guint       column,
            const char *cell)
{
  GPtrArray *samples = g_ptr_array_index (columns, column);
  g_autofree char *sample = kith_text_ellipsize (cell, SAMPLE_LENGTH);

  if (*sample != '\0' && samples->len < N_SAMPLES && !g_ptr_array_find_with_equal_func (samples, sample, g_str_equal, NULL))
    g_ptr_array_add (samples, g_steal_pointer (&sample));
}

static GPtrArray *
new_samples (guint n_columns)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (columns, g_ptr_array_new_with_free_func (g_free));
  return columns;
}

static GPtrArray *
read_samples (KithImportSource  *source,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr (GInputStream) stream = kith_import_source_open (source, cancellable, error);
  g_autoptr (KithCsvReader) reader = NULL;
  g_autoptr (GPtrArray) columns = NULL;
  guint n_columns;

  if (stream == NULL)
    return NULL;
  reader = kith_csv_reader_new (stream, kith_import_source_get_separator (source));
  if (!kith_csv_reader_read_header (reader, cancellable, error))
    return NULL;
  kith_csv_reader_get_headers (reader, &n_columns);
  columns = new_samples (n_columns);
  for (guint i = 0; i < N_SAMPLE_ROWS; i++) {
    /* What is wrong further down is for the preview to say. */
    g_autoptr (KithCsvRow) row = kith_csv_reader_read_row (reader, cancellable, NULL);

    for (guint column = 0; row != NULL && column < MIN (row->n_cells, n_columns); column++)
      add_sample (columns, column, row->cells[column]);
    if (row == NULL)
      break;
  }
  return g_steal_pointer (&columns);
}

/* A table with how many sessions there were and were attended is attendance; anything else is of students. */
static KithImport *
open_import (GFile         *file,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (KithImport) import = kith_import_new (file, &kith_student_kind, cancellable, error);

  if (import != NULL && kith_import_table_fits (kith_import_get_source (import), &kith_import_attendance_layout,
                                                cancellable))
    return kith_import_new (file, &kith_attendance_kind, cancellable, error);
  return g_steal_pointer (&import);
}

static void
look (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithImportLook) found = g_new0 (KithImportLook, 1);
  KithCsvMapping *mapping;

  found->import = open_import (data, cancellable, &error);
  mapping = found->import != NULL ? kith_import_get_mapping (found->import) : NULL;
  if (mapping != NULL) {
    found->is_remembered = restore_memory (mapping);
    found->samples = read_samples (kith_import_get_source (found->import), cancellable, &error);
  }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) kith_import_look_free);
}

void
kith_import_look_async (GFile               *file,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (G_IS_FILE (file));

  g_task_set_source_tag (task, kith_import_look_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, look);
}

KithImportLook *
kith_import_look_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kith_import_look_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
