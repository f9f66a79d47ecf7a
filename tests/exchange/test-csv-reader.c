/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange-fixtures.h"
#include "kith-csv-reader.h"

static KithCsvReader *
read_bytes (GBytes *bytes,
            char    separator)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return kith_csv_reader_new (stream, separator);
}

static KithCsvReader *
read_string (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return read_bytes (bytes, ',');
}

static KithCsvReader *
read_fixture (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithImportSource) source = open_fixture (name, &error);
  g_autoptr (GInputStream) stream = NULL;

  g_assert_no_error (error);
  stream = kith_import_source_open (source, NULL, &error);
  g_assert_no_error (error);
  return kith_csv_reader_new (stream, kith_import_source_get_separator (source));
}

static void
assert_row (KithCsvReader *reader,
            guint64        line,
            const char    *first,
            const char    *second,
            guint          n_cells,
            gboolean       is_ragged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCsvRow) row = kith_csv_reader_read_row (reader, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (row);
  g_assert_cmpuint (row->line, ==, line);
  g_assert_cmpuint (row->n_cells, ==, n_cells);
  g_assert_cmpuint (g_strv_length (row->cells), ==, n_cells);
  g_assert_cmpstr (row->cells[0], ==, first);
  g_assert_cmpstr (row->cells[1], ==, second);
  g_assert_cmpint (row->is_ragged, ==, is_ragged);
}

static void
assert_end (KithCsvReader *reader)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_csv_reader_read_row (reader, NULL, &error));
  g_assert_no_error (error);
}

/* Reads to the end and hands out the error met there. */
static guint
drain (KithCsvReader  *reader,
       GError        **error)
{
  guint n_rows = 0;

  while (TRUE) {
    g_autoptr (KithCsvRow) row = kith_csv_reader_read_row (reader, NULL, error);

    if (row == NULL)
      return n_rows;
    n_rows++;
  }
}

static void
test_encodings (void)
{
  static const char *const names[] = { "students-semicolon.csv", "STUDENTS-TAB.TXT",   "students-pipe.csv",
                                       "students-bom.csv",       "students-utf16.csv", "students-utf16be.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (KithCsvReader) reader = read_fixture (names[i]);
    g_autoptr (GError) error = NULL;
    const char *const *headers;
    guint n_headers = 0;

    g_assert_true (kith_csv_reader_read_header (reader, NULL, &error));
    headers = kith_csv_reader_get_headers (reader, &n_headers);
    g_assert_cmpuint (n_headers, ==, 7);
    g_assert_cmpstr (headers[0], ==, "Student ID");
    assert_row (reader, 2, "4471", "Zoë Ann", 7, FALSE);
    assert_row (reader, 3, "4472", "علي", 7, FALSE);
    assert_row (reader, 4, "4473", "Nguyễn", 7, FALSE);
    assert_end (reader);
  }
}

static void
test_windows_1252 (void)
{
  g_autoptr (KithCsvReader) reader = read_fixture ("students-windows-1252.csv");

  assert_row (reader, 2, "4471", "Zoë", 7, FALSE);
  assert_row (reader, 3, "4472", "Siân", 7, FALSE);
  assert_end (reader);
}

static void
test_quoted_breaks (void)
{
  g_autoptr (KithCsvReader) reader = read_fixture ("students-quoted.csv");

  assert_row (reader, 2, "1", "Ada \"Ace\" Okafor", 4, FALSE);
  assert_row (reader, 6, "2", "Bo", 4, FALSE);
  assert_end (reader);
}

static void
test_ragged (void)
{
  g_autoptr (KithCsvReader) reader = read_fixture ("students-ragged.csv");

  assert_row (reader, 2, "1", "Ada", 3, FALSE);
  assert_row (reader, 3, "2", "Bo", 2, TRUE);
  assert_row (reader, 4, "3", "Cy", 4, TRUE);
  assert_row (reader, 5, "4", "Di", 3, FALSE);
  assert_row (reader, 6, "5", "Ed", 3, FALSE);
  assert_end (reader);
}

static void
test_line_ends (void)
{
  static const char *const texts[] = { "a,b\n1,x\n\n2,y\n", "a,b\r\n1,x\r\n\r\n2,y", "a,b\r1,x\r\r2,y\r",
                                       "a,b\n1,x\n , \n2,y\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (KithCsvReader) reader = read_string (texts[i]);

    assert_row (reader, 2, "1", "x", 2, FALSE);
    assert_row (reader, 4, "2", "y", 2, FALSE);
    assert_end (reader);
  }
}

static void
test_separator_hint (void)
{
  g_autoptr (KithCsvReader) reader = read_fixture ("separator-hint.csv");

  assert_row (reader, 3, "1", "A, da", 2, FALSE);
  assert_end (reader);
}

static void
test_heading_only (void)
{
  g_autoptr (KithCsvReader) reader = read_fixture ("heading-only.csv");

  assert_end (reader);
}

static void
assert_refused (KithCsvReader *reader,
                const char    *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;

  drain (reader, &error);
  assert_sentence (error, part);
  g_assert_null (kith_csv_reader_read_row (reader, NULL, &again));
  g_assert_error (again, KITH_ERROR, KITH_ERROR_UNREADABLE);
}

static void
test_damaged (void)
{
  g_autoptr (KithCsvReader) open_quote = read_fixture ("open-quote.csv");
  g_autoptr (KithCsvReader) stray_quote = read_string ("a,b\n1,x\n2,y \"z\" y\n");
  g_autoptr (KithCsvReader) empty = read_string ("");
  g_autoptr (KithCsvReader) blank = read_string ("\n , \n\n");
  g_autoptr (KithCsvReader) not_text = read_string ("a,b\n1,\377\376\n");
  g_autoptr (GBytes) zero = g_bytes_new_static ("a,b\n1,\0x\n", 9);
  g_autoptr (KithCsvReader) zeros = read_bytes (zero, ',');

  assert_refused (open_quote, "line 3");
  assert_refused (stray_quote, "line 3");
  assert_refused (empty, "empty");
  assert_refused (blank, "empty");
  assert_refused (not_text, "line 2");
  assert_refused (zeros, "not text");
}

static KithCsvReader *
read_repeated (const char *head,
               const char *repeated,
               guint       times,
               const char *tail)
{
  GString *text = g_string_new (head);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < times; i++)
    g_string_append (text, repeated);
  g_string_append (text, tail);
  bytes = g_string_free_to_bytes (text);
  return read_bytes (bytes, ',');
}

static void
test_limits (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCsvReader) widest = read_repeated ("a", ",a", KITH_CSV_MAX_COLUMNS - 1, "\n");
  g_autoptr (KithCsvReader) too_wide = read_repeated ("a", ",a", KITH_CSV_MAX_COLUMNS, "\n");
  g_autoptr (KithCsvReader) longest = read_repeated ("a,b\n1,\"", "x", KITH_CSV_MAX_CELL_BYTES, "\"\n");
  g_autoptr (KithCsvReader) too_long = read_repeated ("a,b\n1,\"", "x", KITH_CSV_MAX_CELL_BYTES + 1, "\"\n");
  g_autoptr (KithCsvReader) most = read_repeated ("a,b\n", "1,2\n", KITH_CSV_MAX_ROWS, "");
  g_autoptr (KithCsvReader) too_many = read_repeated ("a,b\n", "1,2\n", KITH_CSV_MAX_ROWS + 1, "");
  g_autoptr (KithCsvReader) largest = read_repeated ("a,b\n", "1,22222222222222222222\r\n", 3, "");

  g_assert_cmpuint (drain (widest, &error), ==, 0);
  g_assert_no_error (error);
  assert_refused (too_wide, "200 columns");
  g_assert_cmpuint (drain (longest, &error), ==, 1);
  g_assert_no_error (error);
  assert_refused (too_long, "64 KiB");
  g_assert_cmpuint (drain (most, &error), ==, KITH_CSV_MAX_ROWS);
  g_assert_no_error (error);
  assert_refused (too_many, "100000 rows");
  g_assert_cmpuint (drain (largest, &error), ==, 3);
  g_assert_no_error (error);
}

/* A quotation mark that is never closed swallows the rest of the file; most of it must never be held. */
static void
test_endless_cell (void)
{
  g_autoptr (KithCsvReader) reader = read_repeated ("a,b\n1,\"", "0123456789abcde\n", 25 * 65536, "");
  gint64 start = g_get_monotonic_time ();

  assert_refused (reader, "line 2");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

/* Blank lines are no rows, so only the size stops this one. */
static void
test_too_large (void)
{
  g_autoptr (KithCsvReader) reader = read_repeated ("a,b\n", "\n\n\n\n\n\n\n\n", KITH_CSV_MAX_BYTES / 8, "1,2\n");

  assert_refused (reader, "50 MB");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/csv-reader/encodings", test_encodings);
  g_test_add_func ("/csv-reader/windows-1252", test_windows_1252);
  g_test_add_func ("/csv-reader/quoted-breaks", test_quoted_breaks);
  g_test_add_func ("/csv-reader/ragged", test_ragged);
  g_test_add_func ("/csv-reader/line-ends", test_line_ends);
  g_test_add_func ("/csv-reader/separator-hint", test_separator_hint);
  g_test_add_func ("/csv-reader/heading-only", test_heading_only);
  g_test_add_func ("/csv-reader/damaged", test_damaged);
  g_test_add_func ("/csv-reader/limits", test_limits);
  g_test_add_func ("/csv-reader/endless-cell", test_endless_cell);
  g_test_add_func ("/csv-reader/too-large", test_too_large);
  return g_test_run ();
}
