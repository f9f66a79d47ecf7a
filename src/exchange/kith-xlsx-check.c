/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-xlsx-check.h"

#include <string.h>

#define SHEET_NAME "xl/worksheets/sheet1.xml"
#define SHEET_END "</worksheet>"
#define HEADER_BYTES 30
#define MAX_NAME_BYTES 1024

/* The head of one file within a ZIP archive (PKWARE APPNOTE 4.3.7). */
typedef struct {
  char name[MAX_NAME_BYTES];
  guint32 size;
} Entry;

static guint32
read_number (const guint8 *bytes,
             guint         n_bytes)
{
  guint32 number = 0;

  for (guint i = 0; i < n_bytes; i++)
    number |= (guint32) bytes[i] << (8 * i);
  return number;
}

static gboolean
read_exactly (GInputStream *stream,
              void         *buffer,
              gsize         size)
{
  gsize n_read = 0;

  return g_input_stream_read_all (stream, buffer, size, &n_read, NULL, NULL) && n_read == size;
}

static gboolean
read_entry (GInputStream *stream,
            Entry        *entry)
{
  guint8 header[HEADER_BYTES];
  guint32 name_size, extra_size;

  if (!read_exactly (stream, header, sizeof header) || memcmp (header, "PK\003\004", 4) != 0)
    return FALSE;
  entry->size = read_number (header + 18, 4);
  name_size = read_number (header + 26, 2);
  extra_size = read_number (header + 28, 2);
  if (name_size >= MAX_NAME_BYTES || !read_exactly (stream, entry->name, name_size))
    return FALSE;
  entry->name[name_size] = '\0';
  return extra_size == 0 || g_input_stream_skip (stream, extra_size, NULL, NULL) == (gssize) extra_size;
}

static gboolean
find_sheet (GInputStream *stream)
{
  Entry entry;

  while (read_entry (stream, &entry)) {
    if (g_str_equal (entry.name, SHEET_NAME))
      return TRUE;
    if (!g_seekable_seek (G_SEEKABLE (stream), entry.size, G_SEEK_CUR, NULL, NULL))
      return FALSE;
  }
  return FALSE;
}

/* Unpacks to the end and compares the last bytes. */
static gboolean
is_whole (GInputStream *packed)
{
  g_autoptr (GZlibDecompressor) unpacker = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (packed, G_CONVERTER (unpacker));
  g_autoptr (GString) tail = g_string_new (NULL);
  char buffer[16 * 1024];
  gsize n_read = 0;

  do {
    if (!g_input_stream_read_all (stream, buffer, sizeof buffer, &n_read, NULL, NULL))
      return FALSE;
    g_string_append_len (tail, buffer, (gssize) n_read);
    if (tail->len > strlen (SHEET_END))
      g_string_erase (tail, 0, (gssize) (tail->len - strlen (SHEET_END)));
  } while (n_read == sizeof buffer);
  return g_str_equal (tail->str, SHEET_END);
}

/**
 * kith_xlsx_check:
 * @path: a workbook just written
 * @error: says that it is not whole
 *
 * libxlsxwriter does not look whether its temporary files could be written: with a full disk it makes a workbook that
 * ends in the middle and reports success. So the sheet is read back to its end.
 *
 * Returns: whether the sheet is whole
 */
gboolean
kith_xlsx_check (const char  *path,
                 GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);

  if (stream == NULL)
    return FALSE;
  if (find_sheet (G_INPUT_STREAM (stream)) && is_whole (G_INPUT_STREAM (stream)))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the workbook is not whole");
  return FALSE;
}
