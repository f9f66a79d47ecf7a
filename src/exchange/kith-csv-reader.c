/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-csv-reader.h"

#include "kith-error.h"

#include <csv.h>
#include <glib/gi18n.h>
#include <string.h>

#define PIECE_BYTES (16 * 1024)

struct _KithCsvReader
{
  GObject parent_instance;

  /* owned */
  GInputStream *stream;
  char **headers;
  GPtrArray *cells;
  GQueue rows;
  GError *trouble;

  struct csv_parser parser;
  guint n_headers;
  guint64 n_bytes;
  guint64 n_rows;
  guint64 line;
  guint64 row_line;
  gsize open_cell_bytes;
  gboolean in_row;
  gboolean after_return;
  gboolean has_header;
  gboolean at_start;
  gboolean at_end;
};

G_DEFINE_FINAL_TYPE (KithCsvReader, kith_csv_reader, G_TYPE_OBJECT)

/**
 * kith_csv_row_free:
 * @self: (transfer full) (nullable): a row
 */
void
kith_csv_row_free (KithCsvRow *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->cells);
  g_free (self);
}

static void
kith_csv_reader_finalize (GObject *object)
{
  KithCsvReader *self = KITH_CSV_READER (object);

  csv_free (&self->parser);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->headers, g_strfreev);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_queue_clear_full (&self->rows, (GDestroyNotify) kith_csv_row_free);
  g_clear_error (&self->trouble);

  G_OBJECT_CLASS (kith_csv_reader_parent_class)->finalize (object);
}

static void
kith_csv_reader_class_init (KithCsvReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_csv_reader_finalize;
}

/* Blanks around a cell are the caller's to trim: a cell reads back as it was written. */
static int
is_never_space (unsigned char byte)
{
  return 0;
}

static void
kith_csv_reader_init (KithCsvReader *self)
{
  /* It fails only for a parser that is NULL. */
  (void) csv_init (&self->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
  csv_set_space_func (&self->parser, is_never_space);
  g_queue_init (&self->rows);
  self->cells = g_ptr_array_new_null_terminated (16, g_free, TRUE);
  self->line = 1;
  self->at_start = TRUE;
}

G_GNUC_PRINTF (2, 3)
static void
give_up (KithCsvReader *self,
         const char    *format,
         ...)
{
  va_list arguments;

  if (self->trouble != NULL)
    return;
  va_start (arguments, format);
  self->trouble = g_error_new_valist (KITH_ERROR, KITH_ERROR_UNREADABLE, format, arguments);
  va_end (arguments);
}

static void
give_up_on_cell (KithCsvReader *self)
{
  give_up (self,
           _("The row on line %" G_GUINT64_FORMAT " has a cell of more than 64 KiB. Perhaps a quotation mark is "
             "missing on that line or before it."), self->row_line);
}

static void
take_cell (void   *bytes,
           size_t  size,
           void   *data)
{
  KithCsvReader *self = data;

  self->open_cell_bytes = 0;
  if (self->trouble != NULL)
    return;
  if (size > KITH_CSV_MAX_CELL_BYTES)
    give_up_on_cell (self);
  else if (self->cells->len >= KITH_CSV_MAX_COLUMNS)
    give_up (self,
             _("The row on line %" G_GUINT64_FORMAT " has more than %d columns. Leave out the columns Kith does not "
               "need."), self->row_line, KITH_CSV_MAX_COLUMNS);
  else if (!g_utf8_validate_len (bytes, size, NULL))
    give_up (self,
             _("The row on line %" G_GUINT64_FORMAT " holds bytes that are not text. Export the file again as CSV "
               "UTF-8."), self->row_line);
  else
    g_ptr_array_add (self->cells, g_strndup (bytes, size));
}

static gboolean
is_blank_row (KithCsvReader *self)
{
  for (guint i = 0; i < self->cells->len; i++) {
    const char *cell = self->cells->pdata[i];

    if (cell[strspn (cell, " \t")] != '\0')
      return FALSE;
  }
  return TRUE;
}

/* Excel writes "sep=;" above the header. */
static gboolean
is_separator_hint (KithCsvReader *self)
{
  const char *first = self->cells->len > 0 ? self->cells->pdata[0] : "";

  if (self->has_header || self->row_line != 1 || g_ascii_strncasecmp (first, "sep=", 4) != 0)
    return FALSE;
  if (strlen (first) > 5 || self->cells->len > 2)
    return FALSE;
  return self->cells->len == 1 || *(char *) self->cells->pdata[1] == '\0';
}

/* Empty cells beyond the header come from trailing separators; they are no cells. */
static void
drop_empty_tail (KithCsvReader *self)
{
  while (self->cells->len > self->n_headers && *(char *) self->cells->pdata[self->cells->len - 1] == '\0')
    g_ptr_array_set_size (self->cells, (int) self->cells->len - 1);
}

static char **
steal_cells (KithCsvReader *self)
{
  GPtrArray *cells = g_steal_pointer (&self->cells);

  self->cells = g_ptr_array_new_null_terminated (cells->len, g_free, TRUE);
  return (char **) g_ptr_array_free (cells, FALSE);
}

static void
push_row (KithCsvReader *self)
{
  KithCsvRow *row;

  drop_empty_tail (self);
  if (++self->n_rows > KITH_CSV_MAX_ROWS) {
    /* Translators: the number is the most rows that are taken */
    give_up (self, _("The table has more than %d rows. Split the file and import the parts one after the other."),
             KITH_CSV_MAX_ROWS);
    return;
  }
  row = g_new0 (KithCsvRow, 1);
  row->line = self->row_line;
  row->n_cells = self->cells->len;
  row->is_ragged = row->n_cells != self->n_headers;
  row->cells = steal_cells (self);
  g_queue_push_tail (&self->rows, row);
}

static void
end_row (int   terminator,
         void *data)
{
  KithCsvReader *self = data;

  self->in_row = FALSE;
  self->open_cell_bytes = 0;
  if (self->trouble != NULL)
    return;
  if (is_blank_row (self) || is_separator_hint (self)) {
    g_ptr_array_set_size (self->cells, 0);
  } else if (!self->has_header) {
    self->has_header = TRUE;
    for (self->n_headers = self->cells->len; self->n_headers > 0; self->n_headers--)
      if (*(char *) self->cells->pdata[self->n_headers - 1] != '\0')
        break;
    drop_empty_tail (self);
    self->headers = steal_cells (self);
  } else {
    push_row (self);
  }
}

static void
give_up_on_syntax (KithCsvReader *self)
{
  give_up (self,
           _("A quotation mark is in the wrong place in the row on line %" G_GUINT64_FORMAT ". Cells that hold one are "
             "written in quotation marks, with the mark inside doubled."), self->row_line);
}

/* Parses bytes of one line: at most up to and with its line break, so that rows know where they start. */
static void
parse_piece (KithCsvReader *self,
             const char    *bytes,
             gsize          size)
{
  gboolean is_break = *bytes == '\n' || *bytes == '\r';

  if (!self->in_row && !is_break) {
    self->in_row = TRUE;
    self->row_line = self->line;
  }
  self->open_cell_bytes += size;
  if (csv_parse (&self->parser, bytes, size, take_cell, end_row, self) != size)
    give_up_on_syntax (self);
  /* A quotation mark within a cell takes two bytes in the file. */
  if (self->in_row && self->open_cell_bytes > 2 * KITH_CSV_MAX_CELL_BYTES + PIECE_BYTES)
    give_up_on_cell (self);
}

static gsize
measure_piece (const char *bytes,
               gsize       size)
{
  for (gsize i = 0; i < size; i++)
    if (bytes[i] == '\n' || bytes[i] == '\r')
      return i + 1;
  return size;
}

/* A line ends with LF, CR LF or, in files of old Macs, CR. */
static void
count_line (KithCsvReader *self,
            char           last)
{
  if (last == '\r' || (last == '\n' && !self->after_return))
    self->line++;
  self->after_return = last == '\r';
}

static void
parse_bytes (KithCsvReader *self,
             const char    *bytes,
             gsize          size)
{
  while (size > 0 && self->trouble == NULL) {
    gsize piece = measure_piece (bytes, size);

    parse_piece (self, bytes, piece);
    count_line (self, bytes[piece - 1]);
    bytes += piece;
    size -= piece;
  }
}

static void
skip_mark (KithCsvReader  *self,
           const char    **bytes,
           gsize          *size)
{
  if (self->at_start && *size >= 3 && memcmp (*bytes, "\357\273\277", 3) == 0) {
    *bytes += 3;
    *size -= 3;
  }
  self->at_start = FALSE;
}

static void
finish (KithCsvReader *self)
{
  self->at_end = TRUE;
  if (csv_fini (&self->parser, take_cell, end_row, self) != 0)
    give_up (self,
             _("The quotation mark opened in the row on line %" G_GUINT64_FORMAT " is never closed. Perhaps the file "
               "is cut short."), self->row_line);
}

static void
give_up_on_read (KithCsvReader *self,
                 GError        *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_INVALID_DATA)
      || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    give_up (self,
             _("After line %" G_GUINT64_FORMAT " the file holds bytes that are not text in its encoding. Export it "
               "again as CSV UTF-8."), self->line);
  else if (cause->domain == G_IO_ERROR && cause->code != G_IO_ERROR_CANCELLED)
    give_up (self, _("The file cannot be read to its end: %s."), cause->message);
  else
    self->trouble = g_error_copy (cause);
}

static void
read_piece (KithCsvReader *self,
            GCancellable  *cancellable)
{
  char buffer[PIECE_BYTES];
  const char *bytes = buffer;
  g_autoptr (GError) error = NULL;
  gsize n_read = 0, size;

  /* To the brim, so that the mark at the start is never cut in two. */
  if (!g_input_stream_read_all (self->stream, buffer, sizeof buffer, &n_read, cancellable, &error)) {
    give_up_on_read (self, error);
    return;
  }
  self->n_bytes += n_read;
  if (self->n_bytes > KITH_CSV_MAX_BYTES) {
    give_up (self, _("The file is larger than 50 MB. Split it, or leave out columns Kith does not need, and import the "
                     "parts one after the other."));
    return;
  }
  if (memchr (buffer, 0, n_read) != NULL) {
    give_up (self, _("After line %" G_GUINT64_FORMAT " the file holds a byte that is not text. Export it again as CSV "
                     "UTF-8."), self->line);
    return;
  }
  size = n_read;
  skip_mark (self, &bytes, &size);
  parse_bytes (self, bytes, size);
  if (n_read < sizeof buffer && self->trouble == NULL)
    finish (self);
}

/**
 * kith_csv_reader_new:
 * @stream: a table as UTF-8 text, with or without byte order mark
 * @separator: what stands between the cells
 *
 * Returns: (transfer full): a reader at the start of the table
 */
KithCsvReader *
kith_csv_reader_new (GInputStream *stream,
                     char          separator)
{
  KithCsvReader *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (separator != '\0', NULL);

  self = g_object_new (KITH_TYPE_CSV_READER, NULL);
  self->stream = g_object_ref (stream);
  csv_set_delim (&self->parser, (unsigned char) separator);
  return self;
}

/**
 * kith_csv_reader_read_header:
 * @self: a reader
 * @cancellable: (nullable): a cancellable
 * @error: says what is wrong with the file
 *
 * Reads up to the first row that holds anything; it names the columns.
 *
 * Returns: whether there is one
 */
gboolean
kith_csv_reader_read_header (KithCsvReader  *self,
                             GCancellable   *cancellable,
                             GError        **error)
{
  g_return_val_if_fail (KITH_IS_CSV_READER (self), FALSE);

  while (!self->has_header && !self->at_end && self->trouble == NULL)
    read_piece (self, cancellable);
  if (!self->has_header && self->trouble == NULL)
    give_up (self, _("The file is empty."));
  if (self->has_header)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->trouble));
  return FALSE;
}

/**
 * kith_csv_reader_get_headers:
 * @self: a reader
 * @n_headers: (out) (optional): how many columns
 *
 * Returns: (transfer none) (nullable): the names of the columns, once the header is read
 */
const char *const *
kith_csv_reader_get_headers (KithCsvReader *self,
                             guint         *n_headers)
{
  g_return_val_if_fail (KITH_IS_CSV_READER (self), NULL);

  if (n_headers != NULL)
    *n_headers = self->n_headers;
  return (const char *const *) self->headers;
}

/**
 * kith_csv_reader_read_row:
 * @self: a reader
 * @cancellable: (nullable): a cancellable
 * @error: says what is wrong with the file, and on which line
 *
 * Reads the next row that holds anything. Rows with too many or too few cells come too and say so. Memory stays the
 * same however long the table is.
 *
 * Returns: (transfer full) (nullable): the row; %NULL without an error at the end
 */
KithCsvRow *
kith_csv_reader_read_row (KithCsvReader  *self,
                          GCancellable   *cancellable,
                          GError        **error)
{
  g_return_val_if_fail (KITH_IS_CSV_READER (self), NULL);

  if (!kith_csv_reader_read_header (self, cancellable, error))
    return NULL;
  while (g_queue_is_empty (&self->rows) && !self->at_end && self->trouble == NULL)
    read_piece (self, cancellable);
  if (!g_queue_is_empty (&self->rows))
    return g_queue_pop_head (&self->rows);
  if (self->trouble != NULL)
    g_propagate_error (error, g_error_copy (self->trouble));
  return NULL;
}
