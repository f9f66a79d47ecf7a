/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-table-export.h"

#include "kith-error.h"
#include "kith-table-backend.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

struct _KithTableExport
{
  GObject parent_instance;

  /* owned */
  GFile *file;
  char *temporary;
  char *private_dir;
  GOutputStream *stream;
  KithTableColumn *columns;
  KithTableBackend *backend;

  guint n_columns;
};

G_DEFINE_FINAL_TYPE (KithTableExport, kith_table_export, G_TYPE_OBJECT)

/* Whatever is not finished leaves nothing behind. */
static void
drop_temporary (KithTableExport *self)
{
  if (self->backend != NULL)
    self->backend->free (self->backend);
  self->backend = NULL;
  g_clear_object (&self->stream);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_clear_pointer (&self->temporary, g_free);
}

static void
kith_table_export_finalize (GObject *object)
{
  KithTableExport *self = KITH_TABLE_EXPORT (object);

  drop_temporary (self);
  for (guint i = 0; i < self->n_columns; i++) {
    g_free ((char *) self->columns[i].name);
    g_free ((char *) self->columns[i].title);
  }
  g_free (self->columns);
  g_free (self->private_dir);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (kith_table_export_parent_class)->finalize (object);
}

static void
kith_table_export_class_init (KithTableExportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_table_export_finalize;
}

static void
kith_table_export_init (KithTableExport *self)
{
}

/**
 * kith_table_cell_text:
 * @text: (nullable): text, or the ISO form of a day
 *
 * Returns: a cell with @text, or an empty one
 */
KithTableCell
kith_table_cell_text (const char *text)
{
  return (KithTableCell) { .is_set = text != NULL && *text != '\0', .text = text };
}

/**
 * kith_table_cell_number:
 * @number: a number, minutes, pence, or 1 and 0 for yes and no
 *
 * Returns: a cell with @number
 */
KithTableCell
kith_table_cell_number (gint64 number)
{
  return (KithTableCell) { .is_set = TRUE, .number = number };
}

/**
 * kith_table_cell_none:
 *
 * Returns: an empty cell
 */
KithTableCell
kith_table_cell_none (void)
{
  return (KithTableCell) { 0 };
}

/**
 * kith_table_format_from_name:
 * @file_name: name of a file to write
 * @format: (out): the format its ending asks for
 *
 * Returns: whether the ending is one of `.csv`, `.xlsx` and `.json`, in any case
 */
gboolean
kith_table_format_from_name (const char      *file_name,
                             KithTableFormat *format)
{
  g_autofree char *small = g_ascii_strdown (file_name, -1);

  if (g_str_has_suffix (small, ".csv"))
    *format = KITH_TABLE_FORMAT_CSV;
  else if (g_str_has_suffix (small, ".xlsx"))
    *format = KITH_TABLE_FORMAT_XLSX;
  else if (g_str_has_suffix (small, ".json"))
    *format = KITH_TABLE_FORMAT_JSON;
  else
    return FALSE;
  return TRUE;
}

static gboolean
is_no_room (int number)
{
  return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

/* Whether @path takes no more. What has failed may not say why (libxlsxwriter), so some more is written to see. */
static gboolean
takes_no_more (const char *path)
{
  static const char more[64 * 1024];
  int fd = g_open (path, O_WRONLY | O_APPEND | O_CLOEXEC);
  gboolean is_full = FALSE;
  gssize n_written;

  if (fd < 0)
    return FALSE;
  n_written = write (fd, more, sizeof more);
  is_full = n_written < 0 ? is_no_room (errno) : (gsize) n_written < sizeof more;
  close (fd);
  return is_full;
}

static gboolean
has_no_room (const char *folder)
{
  struct statvfs room;

  return folder != NULL && statvfs (folder, &room) == 0 && room.f_bavail == 0;
}

static gboolean
is_disk_full (KithTableExport *self,
              const GError    *cause)
{
  return g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE)
         || (self->temporary != NULL && takes_no_more (self->temporary)) || has_no_room (self->private_dir);
}

static void
explain (KithTableExport  *self,
         GError           *cause,
         GError          **error)
{
  g_autoptr (GError) owned = cause;
  g_autofree char *path = g_file_get_path (self->file);
  g_autofree char *shown = g_filename_display_basename (path);

  if (cause->domain == KITH_ERROR)
    g_propagate_error (error, g_steal_pointer (&owned));
  else if (is_disk_full (self, cause))
    g_set_error (error, KITH_ERROR, KITH_ERROR_FULL,
                 _("There is not enough room on the disk for “%s”. Free some space or choose another folder."), shown);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
           || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    g_set_error (error, KITH_ERROR, KITH_ERROR_READ_ONLY,
                 _("“%s” cannot be written in that folder. Choose another folder."), shown);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                 _("The folder for “%s” is not there. Choose another folder."), shown);
  else
    /* Translators: a file name, and the reason the computer gives */
    g_set_error (error, KITH_ERROR, KITH_ERROR_FAILED, _("“%s” could not be written: %s."), shown, cause->message);
}

static void
set_error_from_errno (GError **error,
                      int      number)
{
  g_set_error_literal (error, G_IO_ERROR,
                       is_no_room (number) ? G_IO_ERROR_NO_SPACE : (int) g_io_error_from_errno (number),
                       g_strerror (number));
}

static int
create_temporary (KithTableExport  *self,
                  GError          **error)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *template = g_strdup_printf ("%s/.%s.XXXXXX", folder, name);
  int fd = g_mkstemp_full (template, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    set_error_from_errno (error, errno);
  else
    self->temporary = g_steal_pointer (&template);
  return fd;
}

static void
copy_columns (KithTableExport       *self,
              const KithTableColumn *columns,
              guint                  n_columns)
{
  self->columns = g_memdup2 (columns, sizeof *columns * n_columns);
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++) {
    self->columns[i].name = g_strdup (columns[i].name);
    self->columns[i].title = g_strdup (columns[i].title);
  }
}

static gboolean
open_temporary (KithTableExport  *self,
                GError          **error)
{
  g_autoptr (GOutputStream) file = NULL;
  int fd = create_temporary (self, error);

  if (fd < 0)
    return FALSE;
  file = g_unix_output_stream_new (fd, TRUE);
  self->stream = g_buffered_output_stream_new_sized (file, 64 * 1024);
  return TRUE;
}

static gboolean
begin (KithTableExport  *self,
       KithTableFormat   format,
       KithTableFlags    flags,
       GError          **error)
{
  if (!open_temporary (self, error))
    return FALSE;
  switch (format) {
  case KITH_TABLE_FORMAT_CSV:
    self->backend = kith_table_csv_new (self->stream, flags, self->columns, self->n_columns, error);
    break;
  case KITH_TABLE_FORMAT_JSON:
    self->backend = kith_table_json_new (self->stream, self->columns, self->n_columns, error);
    break;
  case KITH_TABLE_FORMAT_XLSX:
    self->backend = kith_table_xlsx_new (self->temporary, self->private_dir, self->columns, self->n_columns, error);
    break;
  }
  return self->backend != NULL;
}

/**
 * kith_table_export_new:
 * @file: the file to write, on this computer; it is replaced when all is written
 * @format: the format
 * @flags: choices of CSV
 * @columns: (array length=n_columns): the columns
 * @n_columns: how many
 * @private_dir: (nullable): a folder nobody else reads; needed for a workbook
 * @error: says why it cannot be written
 *
 * Starts to write a table. Until [method@TableExport.finish] the file of that name stays as it is. Blocks: use it from
 * a thread.
 *
 * Returns: (transfer full) (nullable): an export to add rows to
 */
KithTableExport *
kith_table_export_new (GFile                  *file,
                       KithTableFormat         format,
                       KithTableFlags          flags,
                       const KithTableColumn  *columns,
                       guint                   n_columns,
                       const char             *private_dir,
                       GError                **error)
{
  g_autoptr (KithTableExport) self = NULL;
  GError *cause = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && g_file_is_native (file), NULL);
  g_return_val_if_fail (n_columns > 0, NULL);
  g_return_val_if_fail (format != KITH_TABLE_FORMAT_XLSX || private_dir != NULL, NULL);

  self = g_object_new (KITH_TYPE_TABLE_EXPORT, NULL);
  self->file = g_object_ref (file);
  self->private_dir = g_strdup (private_dir);
  copy_columns (self, columns, n_columns);
  if (begin (self, format, flags, &cause))
    return g_steal_pointer (&self);
  explain (self, cause, error);
  return NULL;
}

static gboolean
begin_book (KithTableExport  *self,
            KithTableFormat   format,
            GError          **error)
{
  if (!open_temporary (self, error))
    return FALSE;
  switch (format) {
  case KITH_TABLE_FORMAT_CSV:
    self->backend = kith_book_csv_new (self->stream);
    break;
  case KITH_TABLE_FORMAT_JSON:
    self->backend = kith_book_json_new (self->stream, error);
    break;
  case KITH_TABLE_FORMAT_XLSX:
    self->backend = kith_book_xlsx_new (self->temporary, self->private_dir, error);
    break;
  }
  return self->backend != NULL;
}

/**
 * kith_table_export_new_book:
 * @file: the file to write, on this computer; it is replaced when all is written
 * @format: the format
 * @private_dir: (nullable): a folder nobody else reads; needed for a workbook
 * @error: says why it cannot be written
 *
 * As [ctor@TableExport.new], for several tables one after the other.
 *
 * Returns: (transfer full) (nullable): an export to add sheets to
 */
KithTableExport *
kith_table_export_new_book (GFile            *file,
                            KithTableFormat   format,
                            const char       *private_dir,
                            GError          **error)
{
  g_autoptr (KithTableExport) self = NULL;
  GError *cause = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && g_file_is_native (file), NULL);
  g_return_val_if_fail (format != KITH_TABLE_FORMAT_XLSX || private_dir != NULL, NULL);

  self = g_object_new (KITH_TYPE_TABLE_EXPORT, NULL);
  self->file = g_object_ref (file);
  self->private_dir = g_strdup (private_dir);
  if (begin_book (self, format, &cause))
    return g_steal_pointer (&self);
  explain (self, cause, error);
  return NULL;
}

/**
 * kith_table_export_add_sheet:
 * @self: an export of several tables
 * @sheet: a table
 * @error: says why it could not be written
 *
 * Returns: whether it was taken
 */
gboolean
kith_table_export_add_sheet (KithTableExport  *self,
                             const KithSheet  *sheet,
                             GError          **error)
{
  GError *cause = NULL;

  g_return_val_if_fail (KITH_IS_TABLE_EXPORT (self), FALSE);
  g_return_val_if_fail (self->backend != NULL && self->backend->add_sheet != NULL, FALSE);

  if (self->backend->add_sheet (self->backend, sheet, &cause))
    return TRUE;
  explain (self, cause, error);
  return FALSE;
}

/**
 * kith_table_export_add_row:
 * @self: an export
 * @cells: one cell for each column
 * @error: says why it could not be written
 *
 * Returns: whether the row was taken
 */
gboolean
kith_table_export_add_row (KithTableExport      *self,
                           const KithTableCell  *cells,
                           GError              **error)
{
  GError *cause = NULL;

  g_return_val_if_fail (KITH_IS_TABLE_EXPORT (self), FALSE);
  g_return_val_if_fail (self->backend != NULL && self->backend->add_row != NULL, FALSE);

  if (self->backend->add_row (self->backend, cells, &cause))
    return TRUE;
  explain (self, cause, error);
  return FALSE;
}

static gboolean
sync_and_rename (KithTableExport  *self,
                 GError          **error)
{
  g_autofree char *path = g_file_get_path (self->file);
  int fd = g_open (self->temporary, O_RDONLY | O_CLOEXEC);

  if (fd < 0 || fsync (fd) != 0) {
    set_error_from_errno (error, errno);
    if (fd >= 0)
      close (fd);
    return FALSE;
  }
  close (fd);
  if (g_rename (self->temporary, path) != 0) {
    set_error_from_errno (error, errno);
    return FALSE;
  }
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

/**
 * kith_table_export_finish:
 * @self: an export
 * @error: says why it could not be written; then the file of that name is as it was
 *
 * Puts the table where it belongs.
 *
 * Returns: whether it is there
 */
gboolean
kith_table_export_finish (KithTableExport  *self,
                          GError          **error)
{
  GError *cause = NULL;

  g_return_val_if_fail (KITH_IS_TABLE_EXPORT (self), FALSE);
  g_return_val_if_fail (self->backend != NULL, FALSE);

  if (self->backend->finish (self->backend, &cause) && g_output_stream_close (self->stream, NULL, &cause)
      && sync_and_rename (self, &cause)) {
    drop_temporary (self);
    return TRUE;
  }
  explain (self, cause, error);
  drop_temporary (self);
  return FALSE;
}
