/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange-fixtures.h"
#include "kith-student.h"
#include "kith-table-export.h"
#include "kith-table-record.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <sys/resource.h>

static const KithTableColumn columns[] = {
  { "name", "Name", KITH_TABLE_TEXT },      { "born", "Born", KITH_TABLE_DATE },
  { "notes", "Notes", KITH_TABLE_NUMBER },  { "minutes", "Minutes", KITH_TABLE_MINUTES },
  { "plan", "EHC plan", KITH_TABLE_FLAG },  { "paid", "Paid", KITH_TABLE_MONEY },
};

static char *
target_path (const char *name)
{
  g_assert_no_errno (g_mkdir_with_parents (g_get_user_cache_dir (), 0700));
  return g_build_filename (g_get_user_cache_dir (), name, NULL);
}

static KithTableExport *
begin (const char      *path,
       KithTableFormat  format,
       KithTableFlags   flags)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  KithTableExport *export = NULL;

  export = kith_table_export_new (file, format, flags, columns, G_N_ELEMENTS (columns), g_get_user_cache_dir (),
                                  &error);
  g_assert_no_error (error);
  return export;
}

static void
add_rows (KithTableExport *export)
{
  const KithTableCell full[] = {
    kith_table_cell_text ("=HYPERLINK(\"x\")"), kith_table_cell_text ("2008-07-25"), kith_table_cell_number (-3),
    kith_table_cell_number (90),                kith_table_cell_number (1),          kith_table_cell_number (-123456),
  };
  const KithTableCell sparse[] = {
    kith_table_cell_text ("Żółć & <b>\n2"), kith_table_cell_none (), kith_table_cell_none (),
    kith_table_cell_none (),                kith_table_cell_none (), kith_table_cell_none (),
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_table_export_add_row (export, full, &error));
  g_assert_true (kith_table_export_add_row (export, sparse, &error));
  g_assert_no_error (error);
}

static char *
export_all (const char      *name,
            KithTableFormat  format,
            KithTableFlags   flags)
{
  char *path = target_path (name);
  g_autoptr (KithTableExport) export = begin (path, format, flags);
  g_autoptr (GError) error = NULL;

  add_rows (export);
  g_assert_true (kith_table_export_finish (export, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&export));
  return path;
}

static void
test_csv (void)
{
  g_autofree char *path = export_all ("table.csv", KITH_TABLE_FORMAT_CSV, KITH_TABLE_NONE);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "\357\273\277\"Name\",\"Born\",\"Notes\",\"Minutes\",\"EHC plan\",\"Paid\"\r\n"
                   "\"'=HYPERLINK(\"\"x\"\")\",2008-07-25,-3,90,\"Yes\",-1234.56\r\n"
                   "\"Żółć & <b>\n2\",,,,,\r\n");
}

static void
test_csv_choices (void)
{
  g_autofree char *path = export_all ("table.csv", KITH_TABLE_FORMAT_CSV, KITH_TABLE_UK_DATES | KITH_TABLE_RAW);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\"Name\""));
  g_assert_nonnull (strstr (text, "\r\n\"=HYPERLINK(\"\"x\"\")\",\"25 July 2008\",-3"));
}

static void
test_json (void)
{
  g_autofree char *path = export_all ("table.json", KITH_TABLE_FORMAT_JSON, KITH_TABLE_NONE);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *array;
  JsonObject *first, *second;

  g_assert_true (json_parser_load_from_file (parser, path, &error));
  g_assert_no_error (error);
  array = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (array), ==, 2);
  first = json_array_get_object_element (array, 0);
  second = json_array_get_object_element (array, 1);
  g_assert_cmpstr (json_object_get_string_member (first, "name"), ==, "=HYPERLINK(\"x\")");
  g_assert_cmpstr (json_object_get_string_member (first, "born"), ==, "2008-07-25");
  g_assert_cmpint (json_object_get_int_member (first, "notes"), ==, -3);
  g_assert_true (json_object_get_boolean_member (first, "plan"));
  g_assert_cmpint (json_object_get_int_member (first, "paid"), ==, -123456);
  g_assert_cmpstr (json_object_get_string_member (second, "name"), ==, "Żółć & <b>\n2");
  g_assert_true (json_object_get_null_member (second, "born"));
  g_assert_true (json_object_get_null_member (second, "plan"));
}

static void
test_json_empty (void)
{
  g_autofree char *path = target_path ("empty.json");
  g_autoptr (KithTableExport) export = begin (path, KITH_TABLE_FORMAT_JSON, KITH_TABLE_NONE);
  g_autofree char *text = NULL;

  g_assert_true (kith_table_export_finish (export, NULL));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "[]\n");
}

/* Looks into the workbook with a reader that is not ours. */
static char *
inspect_workbook (const char *path)
{
  static const char script[] =
    "import sys, zipfile, xml.etree.ElementTree as E\n"
    "z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None\n"
    "n = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'\n"
    "sheet = E.fromstring(z.read('xl/worksheets/sheet1.xml')); styles = E.fromstring(z.read('xl/styles.xml'))\n"
    "formats = {f.get('numFmtId'): f.get('formatCode') for f in styles.iter(n + 'numFmt')}\n"
    "fonts = styles.find(n + 'fonts'); xfs = styles.find(n + 'cellXfs')\n"
    "for c in sheet.iter(n + 'c'):\n"
    "  xf = xfs[int(c.get('s', '0'))]; v = c.find(n + 'v'); t = c.find(n + 'is')\n"
    "  bold = fonts[int(xf.get('fontId', '0'))].find(n + 'b') is not None\n"
    "  if v is None and t is None: continue\n"
    "  print(c.get('r'), c.get('t', 'n'), v.text if v is not None else repr(''.join(t.itertext())),\n"
    "        formats.get(xf.get('numFmtId'), xf.get('numFmtId')), 'bold' if bold else '', sep='|')\n"
    "print('formulas', len(list(sheet.iter(n + 'f'))))\n"
    "pane = next(sheet.iter(n + 'pane')); print('pane', pane.get('ySplit'), pane.get('state'))\n"
    "print('cols', len(list(sheet.iter(n + 'col'))))\n";
  const char *const command[] = { "python3", "-c", script, path, NULL };
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "PYTHONIOENCODING", "utf-8", TRUE);
  g_autoptr (GError) error = NULL;
  g_autofree char *errors = NULL;
  char *output = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) command, environment, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &errors, &status,
                     &error)) {
    g_test_skip ("python3 is not installed");
    return NULL;
  }
  g_test_message ("%s%s", output, errors);
  g_assert_cmpint (status, ==, 0);
  return output;
}

static void
test_xlsx (void)
{
  g_autofree char *path = export_all ("table.xlsx", KITH_TABLE_FORMAT_XLSX, KITH_TABLE_NONE);
  g_autofree char *found = inspect_workbook (path);
  static const char *const expected[] = {
    "A1|inlineStr|'Name'|0|bold\n",
    "F1|inlineStr|'Paid'|0|bold\n",
    "A2|inlineStr|'=HYPERLINK(\"x\")'|0|\n",
    "B2|n|39654|d mmmm yyyy|\n",
    "C2|n|-3|#,##0|\n",
    "D2|n|90|#,##0|\n",
    "E2|inlineStr|'Yes'|0|\n",
    "F2|n|-1234.56|[$£-809]#,##0.00|\n",
    "A3|inlineStr|'Żółć & <b>\\n2'|0|\n",
    "formulas 0\n",
    "pane 1 frozen\n",
    "cols 6\n",
  };

  if (found == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (found, expected[i]) == NULL)
      g_error ("no %s in\n%s", expected[i], found);
  g_assert_null (strstr (found, "B3|"));
}

static guint
count_files (void)
{
  g_autoptr (GDir) folder = g_dir_open (g_get_user_cache_dir (), 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (folder) != NULL)
    n_files++;
  return n_files;
}

/* An export that is given up leaves the old file and nothing else. */
static void
test_given_up (void)
{
  static const KithTableFormat formats[] = { KITH_TABLE_FORMAT_CSV, KITH_TABLE_FORMAT_XLSX, KITH_TABLE_FORMAT_JSON };
  g_autofree char *path = target_path ("old.csv");
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "old", 3, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    KithTableExport *export = begin (path, formats[i], KITH_TABLE_NONE);

    add_rows (export);
    g_assert_finalize_object (export);
    g_assert_cmpuint (count_files (), ==, 1);
  }
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
}

static void
test_replaces (void)
{
  g_autofree char *path = target_path ("table.json");
  g_autofree char *again = NULL;
  g_autofree char *text = NULL;
  GStatBuf status;

  g_assert_true (g_file_set_contents (path, "old", 3, NULL));
  again = export_all ("table.json", KITH_TABLE_FORMAT_JSON, KITH_TABLE_NONE);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpint (text[0], ==, '[');
  g_assert_cmpuint (count_files (), ==, 1);
  g_assert_no_errno (g_stat (path, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_no_folder (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/no/such/folder/table.csv");
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_table_export_new (file, KITH_TABLE_FORMAT_CSV, KITH_TABLE_NONE, columns, 1, NULL, &error));
  assert_sentence (error, "table.csv");
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
}

/* A limit on the size of files stands in for a full disk. */
static void
export_without_room (KithTableFormat format)
{
  const struct rlimit limit = { 20000, 20000 };
  g_autofree char *path = target_path ("full");
  g_autoptr (KithTableExport) export = begin (path, format, KITH_TABLE_NONE);
  g_autoptr (GError) error = NULL;
  KithTableCell cells[G_N_ELEMENTS (columns)] = { 0 };
  gboolean written = TRUE;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
  for (guint i = 0; written && i < 20000; i++) {
    g_autofree char *text = g_strdup_printf ("%08x %08x", g_random_int (), g_random_int ());

    cells[0] = kith_table_cell_text (text);
    written = kith_table_export_add_row (export, cells, &error);
  }
  if (written)
    written = kith_table_export_finish (export, &error);
  g_assert_false (written);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_FULL);
  assert_sentence (error, "not enough room");
  g_assert_finalize_object (g_steal_pointer (&export));
  g_assert_cmpuint (count_files (), ==, 0);
}

static void
test_full (gconstpointer data)
{
  if (g_test_subprocess ()) {
    export_without_room (GPOINTER_TO_INT (data));
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_too_long_text (void)
{
  g_autofree char *path = target_path ("long.xlsx");
  g_autoptr (KithTableExport) export = begin (path, KITH_TABLE_FORMAT_XLSX, KITH_TABLE_NONE);
  g_autofree char *text = g_strnfill (40000, 'x');
  KithTableCell cells[G_N_ELEMENTS (columns)] = { kith_table_cell_text (text) };
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_table_export_add_row (export, cells, &error));
  assert_sentence (error, "32,767");
}

/* One record of each type of value: labels where people read, codes where programs do. */
static void
test_record_cells (void)
{
  static const guint fields[] = { KITH_STUDENT_PREFERRED_NAME, KITH_STUDENT_DATE_OF_BIRTH, KITH_STUDENT_SUPPORT_GROUPS,
                                  KITH_STUDENT_EHCP, KITH_STUDENT_CONTACT_DAYS, KITH_STUDENT_ULN };
  static const KithTableType types[] = { KITH_TABLE_TEXT, KITH_TABLE_DATE,   KITH_TABLE_TEXT,
                                         KITH_TABLE_FLAG, KITH_TABLE_NUMBER, KITH_TABLE_TEXT };
  g_autoptr (KithRecord) student = kith_record_new (&kith_student_kind);
  g_autofree char *label = NULL;
  g_autofree char *codes = NULL;
  KithTableCell cell;

  kith_record_set_text (student, KITH_STUDENT_PREFERRED_NAME, "Zoë");
  kith_record_set_text (student, KITH_STUDENT_DATE_OF_BIRTH, "2008-07-25");
  kith_record_set_text (student, KITH_STUDENT_SUPPORT_GROUPS, "send bursary");
  kith_record_set_number (student, KITH_STUDENT_EHCP, 1);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    KithTableColumn column = kith_table_column_from_field (&kith_student_kind.fields[fields[i]]);

    g_assert_cmpint (column.type, ==, types[i]);
    g_assert_cmpstr (column.name, ==, kith_student_kind.fields[fields[i]].name);
  }
  cell = kith_table_cell_from_record (student, KITH_STUDENT_SUPPORT_GROUPS, KITH_TABLE_FORMAT_CSV, &label);
  g_assert_nonnull (strstr (cell.text, "Bursary for vulnerable groups"));
  cell = kith_table_cell_from_record (student, KITH_STUDENT_SUPPORT_GROUPS, KITH_TABLE_FORMAT_JSON, &codes);
  g_assert_cmpstr (cell.text, ==, "send bursary");
  cell = kith_table_cell_from_record (student, KITH_STUDENT_EHCP, KITH_TABLE_FORMAT_CSV, &label);
  g_assert_cmpint (cell.number, ==, 1);
  cell = kith_table_cell_from_record (student, KITH_STUDENT_DATE_OF_BIRTH, KITH_TABLE_FORMAT_CSV, &label);
  g_assert_cmpstr (cell.text, ==, "2008-07-25");
  cell = kith_table_cell_from_record (student, KITH_STUDENT_ULN, KITH_TABLE_FORMAT_CSV, &label);
  g_assert_false (cell.is_set);
}

static void
test_format_names (void)
{
  KithTableFormat format;

  g_assert_true (kith_table_format_from_name ("a.CSV", &format));
  g_assert_cmpint (format, ==, KITH_TABLE_FORMAT_CSV);
  g_assert_true (kith_table_format_from_name ("/x/a.xlsx", &format));
  g_assert_cmpint (format, ==, KITH_TABLE_FORMAT_XLSX);
  g_assert_true (kith_table_format_from_name ("a.Json", &format));
  g_assert_cmpint (format, ==, KITH_TABLE_FORMAT_JSON);
  g_assert_false (kith_table_format_from_name ("a.pdf", &format));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/table-export/csv", test_csv);
  g_test_add_func ("/table-export/csv-choices", test_csv_choices);
  g_test_add_func ("/table-export/json", test_json);
  g_test_add_func ("/table-export/json-empty", test_json_empty);
  g_test_add_func ("/table-export/xlsx", test_xlsx);
  g_test_add_func ("/table-export/given-up", test_given_up);
  g_test_add_func ("/table-export/replaces", test_replaces);
  g_test_add_func ("/table-export/no-folder", test_no_folder);
  g_test_add_data_func ("/table-export/full/csv", GINT_TO_POINTER (KITH_TABLE_FORMAT_CSV), test_full);
  g_test_add_data_func ("/table-export/full/xlsx", GINT_TO_POINTER (KITH_TABLE_FORMAT_XLSX), test_full);
  g_test_add_data_func ("/table-export/full/json", GINT_TO_POINTER (KITH_TABLE_FORMAT_JSON), test_full);
  g_test_add_func ("/table-export/too-long-text", test_too_long_text);
  g_test_add_func ("/table-export/record-cells", test_record_cells);
  g_test_add_func ("/table-export/format-names", test_format_names);
  return g_test_run ();
}
