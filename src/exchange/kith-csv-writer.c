/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-csv-writer.h"

#include <string.h>

struct _KithCsvWriter
{
  GObject parent_instance;

  /* owned */
  GOutputStream *stream;
  GString *row;

  KithCsvWriterFlags flags;
  guint n_cells;
};

G_DEFINE_FINAL_TYPE (KithCsvWriter, kith_csv_writer, G_TYPE_OBJECT)

static void
kith_csv_writer_finalize (GObject *object)
{
  KithCsvWriter *self = KITH_CSV_WRITER (object);

  g_clear_object (&self->stream);
  g_string_free (self->row, TRUE);

  G_OBJECT_CLASS (kith_csv_writer_parent_class)->finalize (object);
}

static void
kith_csv_writer_class_init (KithCsvWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_csv_writer_finalize;
}

static void
kith_csv_writer_init (KithCsvWriter *self)
{
  self->row = g_string_new (NULL);
}

static gboolean
starts_formula (gunichar letter)
{
  switch (letter) {
  case '=':
  case '+':
  case '-':
  case '@':
  case '%':
  case '|':
  case '\t':
  case '\r':
  case '\n':
  case 0xff1d: /* full-width = + - @: spreadsheets take them for the plain ones */
  case 0xff0b:
  case 0xff0d:
  case 0xff20:
    return TRUE;
  default:
    return FALSE;
  }
}

/**
 * kith_csv_looks_like_formula:
 * @text: (nullable): the text of a cell
 *
 * Looks at the first character that is not a space (OWASP ASVS 5.0, 1.2.10).
 *
 * Returns: whether a spreadsheet may run @text instead of showing it
 */
gboolean
kith_csv_looks_like_formula (const char *text)
{
  const char *cursor = text;

  if (text == NULL)
    return FALSE;
  while (*cursor != '\0') {
    gunichar letter = g_utf8_get_char (cursor);

    if (starts_formula (letter))
      return TRUE;
    if (!g_unichar_isspace (letter) && letter != 0xfeff)
      return FALSE;
    cursor = g_utf8_next_char (cursor);
  }
  return FALSE;
}

/* Text that already stands behind apostrophes gets one more, so that taking one away always gives the text back. */
static gboolean
needs_guard (const char *text)
{
  return kith_csv_looks_like_formula (text + strspn (text, "'"));
}

/**
 * kith_csv_guard_cell:
 * @text: (nullable): the text of a cell
 *
 * Makes a spreadsheet show @text as it is, by an apostrophe in front where it looks like a formula.
 *
 * Returns: (transfer full): what to write
 */
char *
kith_csv_guard_cell (const char *text)
{
  if (text == NULL)
    return g_strdup ("");
  return needs_guard (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);
}

/**
 * kith_csv_unguard_cell:
 * @text: a cell as read
 *
 * Takes away the apostrophe of [func@kith_csv_guard_cell], so that an exported table reads back as it was.
 *
 * Returns: (transfer full): the text
 */
char *
kith_csv_unguard_cell (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_strdup (*text == '\'' && needs_guard (text) ? text + 1 : text);
}

/**
 * kith_csv_writer_new:
 * @stream: where to write; the caller closes it
 * @flags: how
 *
 * Writes tables after RFC 4180: commas, CR LF, every text in quotation marks.
 *
 * Returns: (transfer full): a writer
 */
KithCsvWriter *
kith_csv_writer_new (GOutputStream      *stream,
                     KithCsvWriterFlags  flags)
{
  KithCsvWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_object_new (KITH_TYPE_CSV_WRITER, NULL);
  self->stream = g_object_ref (stream);
  self->flags = flags;
  if ((flags & KITH_CSV_WRITER_MARK) != 0)
    g_string_append (self->row, "\357\273\277");
  return self;
}

static void
start_cell (KithCsvWriter *self)
{
  if (self->n_cells++ > 0)
    g_string_append_c (self->row, ',');
}

/**
 * kith_csv_writer_add_text:
 * @self: a writer
 * @text: (nullable): what a person wrote; %NULL makes an empty cell
 *
 * Adds a cell to the row.
 */
void
kith_csv_writer_add_text (KithCsvWriter *self,
                          const char    *text)
{
  g_return_if_fail (KITH_IS_CSV_WRITER (self));

  start_cell (self);
  if (text == NULL)
    return;
  g_string_append_c (self->row, '"');
  if ((self->flags & KITH_CSV_WRITER_RAW) == 0 && needs_guard (text))
    g_string_append_c (self->row, '\'');
  for (const char *cursor = text; *cursor != '\0'; cursor++) {
    if (*cursor == '"')
      g_string_append_c (self->row, '"');
    g_string_append_c (self->row, *cursor);
  }
  g_string_append_c (self->row, '"');
}

/**
 * kith_csv_writer_add_literal:
 * @self: a writer
 * @text: (nullable): a number or date Kith itself has formatted, such as `-5` or `2026-07-25`
 *
 * Adds a cell that needs neither quotation marks nor guarding.
 */
void
kith_csv_writer_add_literal (KithCsvWriter *self,
                             const char    *text)
{
  g_return_if_fail (KITH_IS_CSV_WRITER (self));
  g_return_if_fail (text == NULL || strpbrk (text, ",\"\r\n") == NULL);

  start_cell (self);
  if (text != NULL)
    g_string_append (self->row, text);
}

/**
 * kith_csv_writer_end_row:
 * @self: a writer
 * @cancellable: (nullable): a cancellable
 * @error: says why it could not be written
 *
 * Writes the row and starts the next.
 *
 * Returns: whether it was written
 */
gboolean
kith_csv_writer_end_row (KithCsvWriter  *self,
                         GCancellable   *cancellable,
                         GError        **error)
{
  gboolean written;

  g_return_val_if_fail (KITH_IS_CSV_WRITER (self), FALSE);

  g_string_append (self->row, "\r\n");
  written = g_output_stream_write_all (self->stream, self->row->str, self->row->len, NULL, cancellable, error);
  g_string_truncate (self->row, 0);
  self->n_cells = 0;
  return written;
}
