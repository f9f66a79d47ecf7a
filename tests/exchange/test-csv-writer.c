/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange-fixtures.h"
#include "kith-csv-reader.h"
#include "kith-csv-writer.h"

static const char *const dangerous[] = {
  "=1+1", "+44 7700 900123", "-5", "@SUM(A1)", "%0A", "|cmd", "\tx", "\rx", "\nx", "  =x", "\302\240=x",
  "\357\274\235x", "\357\274\213x", "\357\274\215x", "\357\274\240x", "=", "\357\273\277=x",
};

static const char *const harmless[] = {
  "", " ", "Ada", "O'Brien", "a=b", "5-3", "علي", "'", "''", "12 March", "(=x", "\"=x\"",
};

static void
test_guard (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dangerous); i++) {
    g_autofree char *guarded = kith_csv_guard_cell (dangerous[i]);
    g_autofree char *back = kith_csv_unguard_cell (guarded);
    g_autofree char *twice = kith_csv_guard_cell (guarded);
    g_autofree char *once = kith_csv_unguard_cell (twice);

    g_assert_true (kith_csv_looks_like_formula (dangerous[i]));
    g_assert_cmpint (guarded[0], ==, '\'');
    g_assert_cmpstr (guarded + 1, ==, dangerous[i]);
    g_assert_cmpstr (back, ==, dangerous[i]);
    g_assert_cmpstr (once, ==, guarded);
  }
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++) {
    g_autofree char *guarded = kith_csv_guard_cell (harmless[i]);
    g_autofree char *back = kith_csv_unguard_cell (harmless[i]);

    g_assert_false (kith_csv_looks_like_formula (harmless[i]));
    g_assert_cmpstr (guarded, ==, harmless[i]);
    g_assert_cmpstr (back, ==, harmless[i]);
  }
}

static char *
end_and_dup (KithCsvWriter *writer,
             GOutputStream *stream)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_csv_writer_end_row (writer, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_form (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (KithCsvWriter) writer = kith_csv_writer_new (stream, KITH_CSV_WRITER_MARK);
  g_autofree char *text = NULL;

  kith_csv_writer_add_text (writer, "He said \"hi\"");
  kith_csv_writer_add_text (writer, "=1,\r\n2");
  kith_csv_writer_add_text (writer, NULL);
  kith_csv_writer_add_literal (writer, "-5");
  kith_csv_writer_add_text (writer, "");
  text = end_and_dup (writer, stream);
  g_assert_cmpstr (text, ==, "\357\273\277\"He said \"\"hi\"\"\",\"'=1,\r\n2\",,-5,\"\"\r\n");
}

static void
test_raw (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (KithCsvWriter) writer = kith_csv_writer_new (stream, KITH_CSV_WRITER_RAW);
  g_autofree char *text = NULL;

  kith_csv_writer_add_text (writer, "=1");
  text = end_and_dup (writer, stream);
  g_assert_cmpstr (text, ==, "\"=1\"\r\n");
}

static char *
random_cell (void)
{
  static const char *const letters[] = { "a", "\"", ",", ";", "\n", "\r", "\r\n", " ",
                                         "'", "=",  "-", "é", "€",  "😀", "ع",    "\t" };
  GString *cell = g_string_new (NULL);
  int length = g_test_rand_int_range (0, 12);

  for (int i = 0; i < length; i++)
    g_string_append (cell, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
  return g_string_free_and_steal (cell);
}

static GPtrArray *
write_random (GOutputStream *stream,
              guint          n_rows,
              guint          n_columns)
{
  g_autoptr (KithCsvWriter) writer = kith_csv_writer_new (stream, KITH_CSV_WRITER_NONE);
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (guint row = 0; row < n_rows; row++) {
    for (guint column = 0; column < n_columns; column++) {
      /* The last cell holds something: rows and columns that end in nothing count as shorter. */
      char *cell = column + 1 == n_columns ? g_strdup_printf ("end%u", row) : random_cell ();

      g_ptr_array_add (cells, cell);
      kith_csv_writer_add_text (writer, cell);
    }
    g_assert_true (kith_csv_writer_end_row (writer, NULL, NULL));
  }
  return cells;
}

static void
assert_reads_back (KithCsvReader *reader,
                   GPtrArray     *cells,
                   guint          n_rows,
                   guint          n_columns)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_csv_reader_read_header (reader, NULL, &error));
  g_assert_no_error (error);
  for (guint row = 1; row < n_rows; row++) {
    g_autoptr (KithCsvRow) read = kith_csv_reader_read_row (reader, NULL, &error);

    g_assert_no_error (error);
    g_assert_nonnull (read);
    g_assert_cmpuint (read->n_cells, ==, n_columns);
    for (guint column = 0; column < n_columns; column++) {
      g_autofree char *cell = kith_csv_unguard_cell (read->cells[column]);

      g_assert_cmpstr (cell, ==, cells->pdata[row * n_columns + column]);
    }
  }
  g_assert_null (kith_csv_reader_read_row (reader, NULL, &error));
  g_assert_no_error (error);
}

/* Whatever is written reads back the same; the seed stands in the test's output. */
static void
test_round_trip (void)
{
  for (guint round = 0; round < 200; round++) {
    g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
    guint n_rows = (guint) g_test_rand_int_range (2, 30), n_columns = (guint) g_test_rand_int_range (1, 8);
    g_autoptr (GPtrArray) cells = write_random (output, n_rows, n_columns);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GInputStream) input = NULL;
    g_autoptr (KithCsvReader) reader = NULL;

    g_assert_true (g_output_stream_close (output, NULL, NULL));
    bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
    input = g_memory_input_stream_new_from_bytes (bytes);
    reader = kith_csv_reader_new (input, ',');
    assert_reads_back (reader, cells, n_rows, n_columns);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/csv-writer/guard", test_guard);
  g_test_add_func ("/csv-writer/form", test_form);
  g_test_add_func ("/csv-writer/raw", test_raw);
  g_test_add_func ("/csv-writer/round-trip", test_round_trip);
  return g_test_run ();
}
