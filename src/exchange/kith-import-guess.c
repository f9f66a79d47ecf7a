/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-guess.h"

#include <glib/gi18n.h>
#include <string.h>

/* Rows looked at to tell the separator; a header and some data are enough. */
#define SAMPLE_ROWS 20

typedef struct {
  const char *bytes;
  gsize size;
  const char *advice;
} Foreign;

static const Foreign foreign_files[] = {
  { "PK\003\004", 4,
    N_("This is a workbook or a ZIP archive. Open it in the spreadsheet, save it as CSV UTF-8 and import that file.") },
  { "\320\317\021\340", 4,
    N_("This is an old Excel workbook. Open it in the spreadsheet, save it as CSV UTF-8 and import that file.") },
  { "%PDF", 4, N_("This is a PDF. Kith imports CSV files and ILR XML files.") },
  { "SQLite format 3", 15, N_("This is a database. Kith imports CSV files and ILR XML files.") },
  { "{", 1, N_("This looks like JSON. Kith imports CSV files and ILR XML files.") },
};

/**
 * kith_import_guess_mark:
 * @bytes: the start of a file
 * @size: how many
 *
 * Returns: (nullable): the encoding a byte order mark names: `UTF-8`, `UTF-16LE` or `UTF-16BE`
 */
const char *
kith_import_guess_mark (const guint8 *bytes,
                        gsize         size)
{
  if (size >= 3 && memcmp (bytes, "\357\273\277", 3) == 0)
    return "UTF-8";
  if (size >= 2 && memcmp (bytes, "\377\376", 2) == 0)
    return "UTF-16LE";
  if (size >= 2 && memcmp (bytes, "\376\377", 2) == 0)
    return "UTF-16BE";
  return NULL;
}

/**
 * kith_import_guess_foreign:
 * @bytes: the start of a file
 * @size: how many
 *
 * Returns: (nullable): for files of a known kind that is not imported, what to do instead
 */
const char *
kith_import_guess_foreign (const guint8 *bytes,
                           gsize         size)
{
  for (guint i = 0; i < G_N_ELEMENTS (foreign_files); i++)
    if (size >= foreign_files[i].size && memcmp (bytes, foreign_files[i].bytes, foreign_files[i].size) == 0)
      return _(foreign_files[i].advice);
  return NULL;
}

static const char *
skip_past (const char *cursor,
           const char *mark)
{
  const char *end = strstr (cursor, mark);

  return end != NULL ? end + strlen (mark) : cursor + strlen (cursor);
}

/**
 * kith_import_guess_xml_root:
 * @text: the start of a file as UTF-8
 * @has_doctype: (out): whether a document type declaration stands before the first element
 *
 * Returns: (transfer full) (nullable): the local name of the first element, empty when it lies beyond @text, %NULL
 *   when this is not XML
 */
char *
kith_import_guess_xml_root (const char *text,
                            gboolean   *has_doctype)
{
  const char *cursor = text;
  gsize length;

  *has_doctype = FALSE;
  while (TRUE) {
    cursor += strspn (cursor, " \t\r\n");
    if (g_str_has_prefix (cursor, "<?")) {
      cursor = skip_past (cursor, "?>");
    } else if (g_str_has_prefix (cursor, "<!--")) {
      cursor = skip_past (cursor, "-->");
    } else if (g_str_has_prefix (cursor, "<!DOCTYPE")) {
      *has_doctype = TRUE;
      return g_strdup ("");
    } else {
      break;
    }
  }
  if (*cursor != '<')
    return cursor > text && cursor[0] == '\0' && strchr (text, '<') != NULL ? g_strdup ("") : NULL;
  cursor++;
  length = strcspn (cursor, " \t\r\n/>");
  if (memchr (cursor, ':', length) != NULL) {
    gsize prefix = strcspn (cursor, ":") + 1;

    cursor += prefix;
    length -= prefix;
  }
  return g_strndup (cursor, length);
}

static gboolean
ends_row (const char *cursor)
{
  return *cursor == '\n' || (*cursor == '\r' && cursor[1] != '\n');
}

/* Counts the cells of the first rows; quotes hold separators and line breaks together. */
static guint
count_cells (const char *text,
             char        separator,
             guint      *counts)
{
  gboolean quoted = FALSE, has_content = FALSE;
  guint n_rows = 0, n_cells = 1;

  for (const char *cursor = text; *cursor != '\0' && n_rows < SAMPLE_ROWS; cursor++) {
    if (*cursor == '"')
      quoted = !quoted;
    if (!quoted && *cursor == separator)
      n_cells++;
    if (!quoted && ends_row (cursor)) {
      if (has_content)
        counts[n_rows++] = n_cells;
      n_cells = 1;
      has_content = FALSE;
    } else if (*cursor != '\r') {
      has_content = TRUE;
    }
  }
  if (has_content && n_rows < SAMPLE_ROWS)
    counts[n_rows++] = n_cells;
  return n_rows;
}

static guint
score_separator (const char *text,
                 char        separator)
{
  guint counts[SAMPLE_ROWS] = { 0 };
  guint n_rows = count_cells (text, separator, counts);
  guint agreeing = 0;

  if (n_rows == 0 || counts[0] < 2)
    return 0;
  for (guint i = 0; i < n_rows; i++)
    if (counts[i] == counts[0])
      agreeing++;
  /* Agreement of the rows says more than the number of cells. */
  return agreeing * 1000 + MIN (counts[0], 999);
}

/**
 * kith_import_guess_separator:
 * @text: the start of a table as UTF-8
 *
 * Takes the separator that gives most of the first rows as many cells as the header; what stands in quotes does not
 * count. A first line such as `sep=;`, as Excel writes it, settles the matter.
 *
 * Returns: comma, semicolon, tab or pipe; comma when there is one column only
 */
char
kith_import_guess_separator (const char *text)
{
  static const char candidates[] = { ',', ';', '\t', '|' };
  char best = ',';
  guint best_score = 0;

  if (g_ascii_strncasecmp (text, "sep=", 4) == 0 && text[4] != '\0' && strchr (",;\t|", text[4]) != NULL)
    return text[4];
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++) {
    guint score = score_separator (text, candidates[i]);

    if (score > best_score) {
      best = candidates[i];
      best_score = score;
    }
  }
  return best;
}

/**
 * kith_utf8_scan_init:
 * @scan: (out caller-allocates): a scan
 */
void
kith_utf8_scan_init (KithUtf8Scan *scan)
{
  *scan = (KithUtf8Scan) { .line = 1 };
}

static guint64
count_breaks (const guint8 *bytes,
              const guint8 *end)
{
  guint64 n_breaks = 0;

  for (const guint8 *cursor = bytes; cursor < end; cursor++)
    if (*cursor == '\n')
      n_breaks++;
  return n_breaks;
}

static guint64
count_letters (const guint8 *bytes,
               const guint8 *end)
{
  guint64 n_letters = 0;

  for (const guint8 *cursor = bytes; cursor < end; cursor++)
    if (*cursor >= 0xc0)
      n_letters++;
  return n_letters;
}

/* What follows the last whole character may be the start of one that the next piece completes. */
static gboolean
may_continue (const guint8 *bytes,
              gsize         size)
{
  return size < 4 && g_utf8_get_char_validated ((const char *) bytes, (gssize) size) == (gunichar) -2;
}

static void
skip_invalid (KithUtf8Scan *scan)
{
  if (scan->n_invalid++ == 0)
    scan->invalid_line = scan->line;
}

/* Goes through whole characters and counts what is none; keeps a character that is cut off at the end. */
static void
scan_bytes (KithUtf8Scan *scan,
            const guint8 *bytes,
            gsize         size)
{
  const guint8 *cursor = bytes, *end = bytes + size;

  scan->n_carried = 0;
  while (cursor < end) {
    const char *stop = NULL;
    const guint8 *stopped;

    g_utf8_validate_len ((const char *) cursor, (gsize) (end - cursor), &stop);
    stopped = (const guint8 *) stop;
    scan->n_letters += count_letters (cursor, stopped);
    scan->line += count_breaks (cursor, stopped);
    cursor = stopped;
    if (cursor < end && may_continue (cursor, (gsize) (end - cursor))) {
      scan->n_carried = (guint) (end - cursor);
      memcpy (scan->carried, cursor, scan->n_carried);
      return;
    }
    if (cursor < end) {
      if (*cursor == 0 && scan->zero_line == 0)
        scan->zero_line = scan->line;
      else
        skip_invalid (scan);
      cursor++;
    }
  }
}

/**
 * kith_utf8_scan_feed:
 * @scan: a scan
 * @bytes: the next piece
 * @size: how many
 */
void
kith_utf8_scan_feed (KithUtf8Scan *scan,
                     const guint8 *bytes,
                     gsize         size)
{
  g_autoptr (GByteArray) joined = NULL;

  if (scan->n_carried == 0) {
    scan_bytes (scan, bytes, size);
    return;
  }
  joined = g_byte_array_sized_new ((guint) size + scan->n_carried);
  g_byte_array_append (joined, scan->carried, scan->n_carried);
  g_byte_array_append (joined, bytes, (guint) size);
  scan_bytes (scan, joined->data, joined->len);
}

/**
 * kith_utf8_scan_finish:
 * @scan: a scan
 *
 * Returns: whether everything fed was UTF-8; a zero byte is told apart by `zero_line`
 */
gboolean
kith_utf8_scan_finish (KithUtf8Scan *scan)
{
  if (scan->n_carried > 0)
    skip_invalid (scan);
  scan->n_carried = 0;
  return scan->n_invalid == 0;
}

/**
 * kith_utf8_scan_is_mixed:
 * @scan: a finished scan
 *
 * Text of Windows-1252 hardly ever looks like UTF-8 by chance. Where much of it does, the file is UTF-8 with some bytes
 * gone wrong, and reading it as Windows-1252 would spoil every other name.
 *
 * Returns: whether UTF-8 and other bytes are mixed
 */
gboolean
kith_utf8_scan_is_mixed (const KithUtf8Scan *scan)
{
  return scan->n_invalid > 0 && scan->n_letters >= scan->n_invalid;
}
