/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange-fixtures.h"
#include "kith-import-guess.h"

typedef struct {
  const char *name;
  KithImportFormat format;
  const char *encoding;
  char separator;
} Expected;

static void
test_recognise (void)
{
  static const Expected cases[] = {
    { "students-semicolon.csv", KITH_IMPORT_FORMAT_CSV, "UTF-8", ';' },
    { "STUDENTS-TAB.TXT", KITH_IMPORT_FORMAT_CSV, "UTF-8", '\t' },
    { "students-pipe.csv", KITH_IMPORT_FORMAT_CSV, "UTF-8", '|' },
    { "students-bom.csv", KITH_IMPORT_FORMAT_CSV, "UTF-8", ',' },
    { "students-utf16.csv", KITH_IMPORT_FORMAT_CSV, "UTF-16LE", '\t' },
    { "students-utf16be.csv", KITH_IMPORT_FORMAT_CSV, "UTF-16BE", ',' },
    { "students-windows-1252.csv", KITH_IMPORT_FORMAT_CSV, "WINDOWS-1252", ',' },
    { "students-quoted.csv", KITH_IMPORT_FORMAT_CSV, "UTF-8", ',' },
    { "separator-hint.csv", KITH_IMPORT_FORMAT_CSV, "UTF-8", ';' },
    { "heading-only.csv", KITH_IMPORT_FORMAT_CSV, "UTF-8", ',' },
    { "ILR-LATER-YEAR.XML", KITH_IMPORT_FORMAT_ILR, "UTF-8", ',' },
    { "ILR-99999999-1920-20190626-144401-01.xml", KITH_IMPORT_FORMAT_ILR, "UTF-8", ',' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KithImportSource) source = open_fixture (cases[i].name, &error);
    g_autofree char *description = NULL;

    g_assert_no_error (error);
    g_test_message ("%s", cases[i].name);
    g_assert_cmpint (kith_import_source_get_format (source), ==, cases[i].format);
    g_assert_cmpstr (kith_import_source_get_encoding (source), ==, cases[i].encoding);
    g_assert_cmpint (kith_import_source_get_separator (source), ==, cases[i].separator);
    description = kith_import_source_dup_description (source);
    g_assert_cmpuint (strlen (description), >, 10);
    g_assert_cmpuint (kith_import_source_get_size (source), >, 0);
  }
}

static void
test_refuse (void)
{
  static const char *const cases[][2] = {
    { "empty.csv", "empty" },          { "mark-only.csv", "empty" },
    { "zero-byte.csv", "Line 3" },     { "not-ilr.xml", "not an ILR file" },
    { "workbook.csv", "workbook" },    { "entity-bomb.xml", "document type" },
    { "external-entity.xml", "document type" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KithImportSource) source = open_fixture (cases[i][0], &error);

    g_assert_null (source);
    assert_sentence (error, cases[i][1]);
    g_assert_cmpint (error->code, ==, KITH_ERROR_UNREADABLE);
  }
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithImportSource) source = open_fixture ("no-such-file.csv", &error);

  g_assert_null (source);
  assert_sentence (error, "no-such-file.csv");
  g_assert_cmpint (error->code, ==, KITH_ERROR_NOT_FOUND);
}

static void
test_require_format (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithImportSource) source = open_fixture ("students-bom.csv", &error);

  g_assert_no_error (error);
  g_assert_true (kith_import_source_require_format (source, KITH_IMPORT_FORMAT_CSV, &error));
  g_assert_false (kith_import_source_require_format (source, KITH_IMPORT_FORMAT_ILR, &error));
  assert_sentence (error, "not an ILR file");
}

/* The only letter that tells the encoding may stand after megabytes of plain ones. */
static void
test_late_letter (void)
{
  GString *text = g_string_new ("College ID,Preferred name\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithImportSource) source = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%u,Ada\n", i);
  g_string_append (text, "99999,Zo\353\n");
  source = open_text ("late.csv", text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kith_import_source_get_encoding (source), ==, "WINDOWS-1252");
  g_string_free (text, TRUE);
}

/* One bad byte in a file full of good ones must not turn every Zoë into ZoÃ«. */
static void
test_mixed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithImportSource) source = open_text ("mixed.csv", "ID,Name\n1,Zoë\n2,Bj\366rn\n3,Siân\n", -1, &error);

  g_assert_null (source);
  assert_sentence (error, "line 3");
}

static void
test_too_large (void)
{
  gsize size = KITH_IMPORT_MAX_TABLE_BYTES + 1;
  g_autofree char *text = g_malloc (size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithImportSource) source = NULL;

  memset (text, 'a', size);
  for (gsize i = 100; i < size; i += 100)
    text[i] = '\n';
  source = open_text ("large.csv", text, (gssize) size, &error);
  g_assert_null (source);
  assert_sentence (error, "50 MB");
}

static void
test_scan_in_pieces (void)
{
  const char *text = "aé€😀z";
  gsize length = strlen (text);

  for (gsize cut = 0; cut <= length; cut++) {
    KithUtf8Scan scan;

    kith_utf8_scan_init (&scan);
    kith_utf8_scan_feed (&scan, (const guint8 *) text, cut);
    kith_utf8_scan_feed (&scan, (const guint8 *) text + cut, length - cut);
    g_assert_true (kith_utf8_scan_finish (&scan));

    kith_utf8_scan_init (&scan);
    kith_utf8_scan_feed (&scan, (const guint8 *) text, cut);
    g_assert_cmpint (kith_utf8_scan_finish (&scan), ==, g_utf8_validate_len (text, cut, NULL));
  }
}

static void
test_separator_in_quotes (void)
{
  g_assert_cmpint (kith_import_guess_separator ("a;b\n\"x,y,z\";2\n\"p,q,\n,r\";3\n"), ==, ';');
  g_assert_cmpint (kith_import_guess_separator ("one\ntwo\n"), ==, ',');
  g_assert_cmpint (kith_import_guess_separator ("name, first;born\nLee, Sam;2008\nOre;2009\n"), ==, ';');
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import-source/recognise", test_recognise);
  g_test_add_func ("/import-source/refuse", test_refuse);
  g_test_add_func ("/import-source/missing", test_missing);
  g_test_add_func ("/import-source/require-format", test_require_format);
  g_test_add_func ("/import-source/late-letter", test_late_letter);
  g_test_add_func ("/import-source/mixed", test_mixed);
  g_test_add_func ("/import-source/too-large", test_too_large);
  g_test_add_func ("/import-source/scan-in-pieces", test_scan_in_pieces);
  g_test_add_func ("/import-source/separator-in-quotes", test_separator_in_quotes);
  return g_test_run ();
}
