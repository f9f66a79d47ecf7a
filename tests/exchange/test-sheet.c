/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-sheet.h"

#include <glib/gstdio.h>
#include <string.h>

/* What is printed is read back as what it is, and nothing else is. */

typedef struct {
  const char *printed;
  gboolean is_figure;
  KithSheetType type;
  double number;
  const char *text;
} Case;

static const Case cases[] = {
  { "12", TRUE, KITH_SHEET_NUMBER, 12, "12" },
  { "0", TRUE, KITH_SHEET_NUMBER, 0, "0" },
  { "1,204", TRUE, KITH_SHEET_NUMBER, 1204, "1,204" },
  { "-3", TRUE, KITH_SHEET_NUMBER, -3, "-3" },
  { "−3", TRUE, KITH_SHEET_NUMBER, -3, "−3" },
  { "+0.4", TRUE, KITH_SHEET_NUMBER, 0.4, "+0.4" },
  { "7.25", TRUE, KITH_SHEET_NUMBER, 7.25, "7.25" },
  /* what stands for a hidden number, and what only looks like one */
  { "c", TRUE, KITH_SHEET_TEXT, 0, "c" },
  { "1,20", TRUE, KITH_SHEET_TEXT, 0, "1,20" },
  { "007", TRUE, KITH_SHEET_TEXT, 0, "007" },
  { "12 of 15", TRUE, KITH_SHEET_TEXT, 0, "12 of 15" },
  { "-", TRUE, KITH_SHEET_TEXT, 0, "-" },
  { "", TRUE, KITH_SHEET_TEXT, 0, "" },
  /* elsewhere digits are a name */
  { "4471", FALSE, KITH_SHEET_TEXT, 0, "4471" },
  { "87%", FALSE, KITH_SHEET_PERCENT, 87, "87%" },
  { "87.5%", TRUE, KITH_SHEET_PERCENT, 87.5, "87.5%" },
  { "%", TRUE, KITH_SHEET_TEXT, 0, "%" },
  { "£1,200.00", FALSE, KITH_SHEET_MONEY, 1200, "£1,200.00" },
  { "£5", FALSE, KITH_SHEET_TEXT, 0, "£5" },
  { "1h 30m", FALSE, KITH_SHEET_MINUTES, 90, "1h 30m" },
  { "45m", FALSE, KITH_SHEET_MINUTES, 45, "45m" },
  { "120h", FALSE, KITH_SHEET_MINUTES, 7200, "120h" },
  { "90m", FALSE, KITH_SHEET_TEXT, 0, "90m" },
  { "25 July 2026", FALSE, KITH_SHEET_DATE, 0, "2026-07-25" },
  { "25 Jul 2026", FALSE, KITH_SHEET_DATE, 0, "2026-07-25" },
  { "3 feb", FALSE, KITH_SHEET_TEXT, 0, "3 feb" },
  { "today", FALSE, KITH_SHEET_TEXT, 0, "today" },
  { "25 Jul 2026 to 3 Aug 2026", FALSE, KITH_SHEET_TEXT, 0, "25 Jul 2026 to 3 Aug 2026" },
  { "=1+1", TRUE, KITH_SHEET_TEXT, 0, "=1+1" },
};

static void
test_cells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithSheet) sheet = kith_sheet_new ("One");
    const KithSheetCell *cell = NULL;

    g_test_message ("%s", cases[i].printed);
    kith_sheet_add_column (sheet, "Value");
    kith_sheet_add_cell (sheet, cases[i].printed, cases[i].is_figure);
    cell = kith_sheet_get_cell (sheet, 0, 0);
    g_assert_cmpint ((int) cell->type, ==, (int) cases[i].type);
    g_assert_cmpfloat_with_epsilon (cell->number, cases[i].number, 1e-9);
    g_assert_cmpstr (cell->text, ==, cases[i].text);
  }
}

static KithSheet *
new_sheet (const char *title)
{
  static const char *const cells[] = { "Leeds", "12", "87.5%", "25 July 2026", "=cmd()", "c", "", "" };
  KithSheet *sheet = kith_sheet_new (title);

  kith_sheet_add_column (sheet, "Authority");
  kith_sheet_add_column (sheet, "Students");
  kith_sheet_add_column (sheet, "Attendance");
  kith_sheet_add_column (sheet, "Next");
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    kith_sheet_add_cell (sheet, cells[i], i % 4 == 1 || i % 4 == 2);
  return sheet;
}

static char *
write_book (const char        *name,
            KithTableFormat    format,
            const char *const *titles)
{
  char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (KithTableExport) book = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (g_get_user_cache_dir (), 0700));
  book = kith_table_export_new_book (file, format, g_get_user_cache_dir (), &error);
  g_assert_no_error (error);
  for (guint i = 0; titles[i] != NULL; i++) {
    g_autoptr (KithSheet) sheet = new_sheet (titles[i]);

    g_assert_true (kith_table_export_add_sheet (book, sheet, &error));
    g_assert_no_error (error);
  }
  g_assert_true (kith_table_export_finish (book, &error));
  g_assert_no_error (error);
  return path;
}

static void
test_csv (void)
{
  static const char *const titles[] = { "By authority", "Again", NULL };
  g_autofree char *path = write_book ("book.csv", KITH_TABLE_FORMAT_CSV, titles);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "\357\273\277\"By authority\"\r\n\"Authority\",\"Students\",\"Attendance\",\"Next\"\r\n"
                   "\"Leeds\",12,87.5%,2026-07-25\r\n\"'=cmd()\",\"c\",,\r\n"
                   "\r\n\"Again\"\r\n\"Authority\",\"Students\",\"Attendance\",\"Next\"\r\n"
                   "\"Leeds\",12,87.5%,2026-07-25\r\n\"'=cmd()\",\"c\",,\r\n");
}

static void
test_json (void)
{
  static const char *const titles[] = { "By authority", NULL };
  static const char *const none[] = { NULL };
  g_autofree char *path = write_book ("book.json", KITH_TABLE_FORMAT_JSON, titles);
  g_autofree char *empty = write_book ("empty.json", KITH_TABLE_FORMAT_JSON, none);
  g_autofree char *text = NULL;
  g_autofree char *empty_text = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *plain = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  node = json_from_string (text, NULL);
  g_assert_nonnull (node);
  plain = json_to_string (node, FALSE);
  g_assert_cmpstr (plain, ==,
                   "[{\"title\":\"By authority\",\"columns\":[\"Authority\",\"Students\",\"Attendance\",\"Next\"],"
                   "\"rows\":[[\"Leeds\",12,87.5,\"2026-07-25\"],[\"=cmd()\",\"c\",null,null]]}]");
  g_assert_true (g_file_get_contents (empty, &empty_text, NULL, NULL));
  g_assert_cmpstr (empty_text, ==, "[]\n");
}

static char *
read_part (const char *path,
           const char *part)
{
  static const char script[] = "import sys, zipfile\n"
                               "sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())\n";
  const char *const command[] = { "python3", "-c", script, path, part, NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return text;
}

/* A sheet for each table under a name a spreadsheet takes, with the values behind what is shown. */
static void
test_xlsx (void)
{
  static const char *const titles[] = { "PEPs [on time]: by local authority and term", "Goals", "goals", NULL };
  g_autofree char *path = write_book ("book.xlsx", KITH_TABLE_FORMAT_XLSX, titles);
  g_autofree char *workbook = read_part (path, "xl/workbook.xml");
  g_autofree char *sheet = read_part (path, "xl/worksheets/sheet1.xml");

  g_assert_nonnull (strstr (workbook, "name=\"PEPs  on time   by local au\""));
  g_assert_nonnull (strstr (workbook, "name=\"Goals\""));
  g_assert_nonnull (strstr (workbook, "name=\"goals 2\""));
  g_assert_nonnull (strstr (sheet, "state=\"frozen\""));
  g_assert_nonnull (strstr (sheet, "<v>12</v>"));
  g_assert_nonnull (strstr (sheet, "<v>0.875</v>"));
  /* 25 July 2026, as spreadsheets count */
  g_assert_nonnull (strstr (sheet, "<v>46228</v>"));
  g_assert_nonnull (strstr (sheet, ">=cmd()</t>"));
  g_assert_null (strstr (sheet, "<f>"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sheet/cells", test_cells);
  g_test_add_func ("/sheet/csv", test_csv);
  g_test_add_func ("/sheet/json", test_json);
  g_test_add_func ("/sheet/xlsx", test_xlsx);

  return g_test_run ();
}
