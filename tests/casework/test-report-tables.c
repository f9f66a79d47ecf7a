/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit.h"
#include "kith-date.h"
#include "kith-demo.h"
#include "kith-document-tables.h"
#include "kith-error.h"
#include "kith-plain-text.h"
#include "kith-report-tables.h"
#include "kith-reports.h"
#include "kith-sheet.h"
#include "kith-test-case.h"

#include <glib/gstdio.h>
#include <string.h>

/* The same numbers on paper, in a workbook, in JSON and in the document they come from, for every report that has tables. */

#define DAYS_BEFORE_1970 25569

static KithCaseFile *
make_demo (KithClock *clock)
{
  const KithDemoSettings settings = { 24, 480, 5 };
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "tables.kith", NULL);
  g_autoptr (GError) error = NULL;
  KithCaseFile *file = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  kith_demo_create (path, &settings, clock, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  file = kith_case_file_open (path, KITH_DEMO_ACCOUNT, KITH_DEMO_PASSPHRASE, clock, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static char *
run (const char *program,
     const char *first,
     const char *second)
{
  const char *const command[] = { program, first, second, NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return text;
}

/* What stands in the workbook, by "sheet row column". */
static GHashTable *
read_workbook (const char *path)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "casework", "xlsx-cells.py", NULL);
  g_autofree char *text = run ("python3", script, path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 4);

    if (g_strv_length (parts) == 4)
      g_hash_table_insert (cells, g_strdup_printf ("%s %s %s", parts[0], parts[1], parts[2]), g_strdup (parts[3]));
  }
  return cells;
}

static double
get_expected (const KithSheetCell *cell)
{
  GDate day, epoch;

  switch (cell->type) {
  case KITH_SHEET_PERCENT:
    return cell->number / 100;
  case KITH_SHEET_MINUTES:
    return cell->number / 1440;
  case KITH_SHEET_DATE:
    g_assert_true (kith_date_from_iso (cell->text, &day));
    g_assert_true (kith_date_from_iso ("1970-01-01", &epoch));
    return DAYS_BEFORE_1970 + g_date_days_between (&epoch, &day);
  case KITH_SHEET_TEXT:
  case KITH_SHEET_NUMBER:
  case KITH_SHEET_MONEY:
    return cell->number;
  }
  g_return_val_if_reached (0);
}

static void
check_workbook (const KithSheetCell *cell,
                GHashTable          *workbook,
                guint                table,
                guint                row,
                guint                column)
{
  g_autofree char *place = g_strdup_printf ("%u %u %u", table, row + 1, column);
  const char *found = g_hash_table_lookup (workbook, place);

  if (*cell->text == '\0') {
    g_assert_null (found);
    return;
  }
  g_assert_nonnull (found);
  if (cell->type == KITH_SHEET_TEXT) {
    g_auto (GStrv) lines = g_strsplit (cell->text, "\n", -1);
    g_autofree char *text = g_strjoinv ("\\n", lines);

    g_assert_cmpstr (found, ==, text);
  } else {
    g_assert_cmpfloat_with_epsilon (g_ascii_strtod (found, NULL), get_expected (cell), 1e-9);
  }
}

static void
check_json (const KithSheetCell *cell,
            JsonNode            *found)
{
  if (*cell->text == '\0')
    g_assert_true (JSON_NODE_HOLDS_NULL (found));
  else if (cell->type == KITH_SHEET_NUMBER || cell->type == KITH_SHEET_PERCENT || cell->type == KITH_SHEET_MONEY)
    g_assert_cmpfloat_with_epsilon (json_node_get_double (found), cell->number, 1e-9);
  else
    g_assert_cmpstr (json_node_get_string (found), ==, cell->text);
}

/* Figures are short enough never to be broken, so that they are in the text of the page as they are. */
static void
check_page (const KithSheetCell *cell,
            const char          *printed,
            const char          *page)
{
  g_auto (GStrv) words = g_strsplit (printed, " ", -1);

  for (guint i = 0; cell->type != KITH_SHEET_TEXT && words[i] != NULL; i++)
    g_assert_nonnull (strstr (page, words[i]));
}

static void
check_table (const KithDocumentTable *table,
             guint                    number,
             GHashTable              *workbook,
             JsonObject              *object,
             const char              *page)
{
  JsonArray *rows = json_object_get_array_member (object, "rows");
  guint n_columns = table->columns->len;

  g_assert_cmpstr (json_object_get_string_member (object, "title"), ==, table->title);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "columns")), ==, n_columns);
  g_assert_cmpuint (json_array_get_length (rows), ==, kith_document_table_get_n_rows (table));
  for (guint i = 0; i < table->cells->len; i++) {
    const char *printed = g_ptr_array_index (table->cells, i);
    g_autoptr (KithSheet) sheet = kith_sheet_new ("One");
    guint row = i / n_columns, column = i % n_columns;

    kith_sheet_add_column (sheet, "Value");
    kith_sheet_add_cell (sheet, printed, g_array_index (table->aligns, KithAlign, column) != KITH_ALIGN_START);
    check_workbook (kith_sheet_get_cell (sheet, 0, 0), workbook, number, row, column);
    check_json (kith_sheet_get_cell (sheet, 0, 0), json_array_get_element (json_array_get_array_element (rows, row), column));
    check_page (kith_sheet_get_cell (sheet, 0, 0), printed, page);
  }
}

static guint
check_report (KithCaseFile     *file,
              const KithReport *report)
{
  const KithReportSubject subject = { .person = (report->takes & KITH_REPORT_NEEDS_PERSON) != 0
                                                  ? kith_case_file_get_actor (file)->person : 0 };
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), report->name, NULL);
  g_autofree char *pdf = g_strconcat (folder, ".pdf", NULL);
  g_autofree char *xlsx = g_strconcat (folder, ".xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = kith_reports_make (report, file, &subject, NULL, &error);
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GHashTable) workbook = NULL;
  g_autoptr (JsonNode) json = NULL;
  g_autofree char *page = NULL;

  g_assert_no_error (error);
  tables = kith_document_list_tables (document);
  g_assert_cmpint (kith_document_has_tables (document), ==, tables->len > 0);
  if (tables->len == 0)
    return 0;
  g_assert_true (kith_reports_output (document, file, &subject, NULL, pdf, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (kith_report_tables_save (file, document, &subject, "the board", xlsx, &error));
  g_assert_no_error (error);
  page = run ("pdftotext", pdf, "-");
  workbook = read_workbook (xlsx);
  json = kith_report_tables_to_json (document);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (json)), ==, tables->len);
  for (guint i = 0; i < tables->len; i++)
    check_table (g_ptr_array_index (tables, i), i, workbook, json_array_get_object_element (json_node_get_array (json), i),
                 page);
  return tables->len;
}

/* Every report that can be made without being told about whom; those that come later are checked as well. */
static void
test_same_numbers (void)
{
  const KithReportTakes needs = KITH_REPORT_NEEDS_STUDENT | KITH_REPORT_NEEDS_GROUP | KITH_REPORT_NEEDS_DAY;
  g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW);
  g_autoptr (KithCaseFile) file = make_demo (clock);
  guint n_reports = 0, n_tables = 0;
  const KithReport *reports = kith_reports_get (&n_reports);

  for (guint i = 0; i < n_reports; i++)
    if ((reports[i].takes & needs) == 0) {
      g_test_message ("%s", reports[i].name);
      n_tables += check_report (file, &reports[i]);
    }
  g_assert_cmpuint (n_tables, >=, 2);
  kith_case_file_close (file, NULL);
}

static void
test_chart_and_headings (void)
{
  static const char *const weeks[] = { "2 Mar 2026", "9 Mar 2026", NULL };
  static const KithColumn columns[] = { { "Authority", 1, KITH_ALIGN_START }, { "Students", 1, KITH_ALIGN_END } };
  static const char *const row[] = { "4471", "c", NULL };
  static const char *const totals[] = { "Total", "12", NULL };
  static const double percents[] = { 87.54, KITH_CHART_NONE };
  static const double hours[] = { 6, 4.5 };
  g_autoptr (KithDocument) document = kith_document_new ("Sample");
  g_autoptr (KithChart) chart = kith_chart_new (KITH_CHART_LINES, "Attendance");
  g_autoptr (KithChart) second = kith_chart_new (KITH_CHART_BARS, "");
  g_autoptr (JsonNode) json = NULL;
  g_autofree char *text = NULL;

  kith_chart_set_unit (chart, "%");
  kith_chart_set_categories (chart, weeks);
  kith_chart_add_series (chart, "All", percents, 2);
  kith_chart_set_unit (second, "hours");
  kith_chart_set_categories (second, weeks);
  kith_chart_add_series (second, "", hours, 2);
  kith_document_add_heading (document, 1, "Students");
  for (guint i = 0; i < 2; i++) {
    kith_document_add_table (document, columns, 2);
    kith_document_add_row (document, row);
  }
  kith_document_set_totals (document, totals);
  kith_document_add_chart (document, chart, 100);
  kith_document_add_chart (document, second, 100);
  json = kith_report_tables_to_json (document);
  text = json_to_string (json, FALSE);
  g_assert_cmpstr (text, ==,
                   "[{\"title\":\"Students\",\"columns\":[\"Authority\",\"Students\"],\"rows\":[[\"4471\",\"c\"]]},"
                   "{\"title\":\"Students (2)\",\"columns\":[\"Authority\",\"Students\"],"
                   "\"rows\":[[\"4471\",\"c\"],[\"Total\",12]]},"
                   "{\"title\":\"Attendance\",\"columns\":[\"Attendance\",\"All\"],"
                   "\"rows\":[[\"2026-03-02\",87.5],[\"2026-03-09\",null]]},"
                   "{\"title\":\"Students (3)\",\"columns\":[\"Students\",\"Value (hours)\"],"
                   "\"rows\":[[\"2026-03-02\",6],[\"2026-03-09\",4.5]]}]");
}

static KithDocument *
make_gaps (KithTestCase *test)
{
  const KithReportSubject everybody = { 0 };
  g_autoptr (GError) error = NULL;
  KithDocument *document =
    kith_reports_make (kith_reports_find ("contact-gaps"), test->file, &everybody, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* Saving tables is a line in the audit, and nothing is written where it may not be. */
static void
test_audit (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *good = g_build_filename (test->folder, "gaps.csv", NULL);
  g_autofree char *wrong = g_build_filename (test->folder, "gaps.pdf", NULL);
  g_autofree char *lost = g_build_filename (test->folder, "nowhere", "gaps.xlsx", NULL);
  const KithReportSubject everybody = { 0 };
  const KithAuditFilter everything = { 0 };
  guint n_printed = 0;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (KithDocument) document = make_gaps (test);
  g_autoptr (KithDocument) empty = kith_document_new ("Nothing");
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_report_tables_save (test->file, document, &everybody, NULL, wrong, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (kith_report_tables_save (test->file, document, &everybody, NULL, lost, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (kith_report_tables_write (empty, good, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (g_file_test (good, G_FILE_TEST_EXISTS));
  g_assert_true (kith_report_tables_save (test->file, document, &everybody, "the board", good, &error));
  g_assert_no_error (error);
  kith_test_case_sign_in (test, "dsl");
  lines = kith_audit_list (test->file, &everything, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    n_printed += ((KithAuditLine *) g_ptr_array_index (lines, i))->action == KITH_AUDIT_PRINTED;
  /* noted before it is written: the one that found no folder as well */
  g_assert_cmpuint (n_printed, ==, 2);
  kith_test_case_sign_in (test, "admin");
  g_assert_false (kith_report_tables_save (test->file, document, &everybody, NULL, good, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kith_test_use_cheap_keys ();

  g_test_add_func ("/report-tables/same-numbers", test_same_numbers);
  g_test_add_func ("/report-tables/chart-and-headings", test_chart_and_headings);
  g_test_add_func ("/report-tables/audit", test_audit);

  return g_test_run ();
}
