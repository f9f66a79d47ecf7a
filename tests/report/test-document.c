/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-html.h"
#include "kith-plain-text.h"
#include "samples.h"

#include <string.h>

/* As text and as HTML: what a screen reader gets. */

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("expected \"%s\" in:\n%s", part, text);
}

static void
test_empty_sections (void)
{
  static const KithColumn columns[] = { { "Date", 1, KITH_ALIGN_START }, { "Note", 3, KITH_ALIGN_START } };
  g_autoptr (KithDocument) document = kith_document_new ("Empty");
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  g_auto (GStrv) parts = NULL;

  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, " \n");
  kith_document_add_facts (document, 2, NULL, 0);
  kith_document_add_list (document, KITH_LIST_BULLETS, NULL, 0);
  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  text = kith_document_to_plain_text (document);
  html = kith_document_to_html (document);

  parts = g_strsplit (text, "None recorded", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 5);
  g_clear_pointer (&parts, g_strfreev);
  parts = g_strsplit (html, "<p>None recorded</p>", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 5);
}

static void
test_aligned_table (void)
{
  g_autoptr (KithDocument) document = kith_document_new ("Table");
  static const KithColumn columns[] = { { "Name", 1, KITH_ALIGN_START }, { "Days", 1, KITH_ALIGN_END } };
  const char *first[] = { "Siân", "7", NULL };
  const char *second[] = { "Wei 魏", "112", NULL };
  const char *totals[] = { "Total", NULL };
  g_autofree char *text = NULL;

  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  kith_document_add_row (document, first);
  kith_document_add_row (document, second);
  kith_document_set_totals (document, totals);
  text = kith_document_to_plain_text (document);
  g_assert_cmpstr (text, ==,
                   "Name    Days\n"
                   "------  ----\n"
                   "Siân       7\n"
                   "Wei 魏   112\n"
                   "------  ----\n"
                   "Total       \n"
                   "\n--\nContains personal data: dispose of securely.\n");
}

static void
test_wide_table (void)
{
  g_autoptr (KithDocument) document = kith_document_new ("Table");
  static const KithColumn columns[] = { { "Date", 1, KITH_ALIGN_START }, { "Note", 1, KITH_ALIGN_START } };
  const char *row[] = { "3 May 2026", "First line\nSecond line", NULL };
  g_autofree char *text = NULL;

  kith_document_add_table (document, columns, G_N_ELEMENTS (columns));
  kith_document_add_row (document, row);
  text = kith_document_to_plain_text (document);
  assert_has (text, "Date: 3 May 2026\n  Note: First line\n    Second line\n");
}

static void
test_html_is_escaped (void)
{
  static const KithFact facts[] = { { "A & B", "<b>\"bold\"</b>" } };
  g_autoptr (KithDocument) document = kith_document_new ("</title><script>");
  g_autofree char *html = NULL;

  kith_document_add_facts (document, 1, facts, 1);
  kith_document_add_paragraph (document, KITH_PARAGRAPH_QUOTE, "<script>alert(1)</script>");
  html = kith_document_to_html (document);
  g_assert_null (strstr (html, "<script>"));
  assert_has (html, "<dt dir=\"auto\">A &amp; B</dt>");
  assert_has (html, "&lt;b&gt;");
}

static void
test_html_tables_have_scopes (void)
{
  g_autoptr (KithDocument) document = sample_table_document (2);
  g_autofree char *html = kith_document_to_html (document);

  assert_has (html, "<html lang=\"en-GB\">");
  assert_has (html, "<th scope=\"col\" class=\"end\">Days</th>");
  assert_has (html, "<th scope=\"row\" dir=\"auto\">Row1</th><td dir=\"auto\">Message</td><td dir=\"auto\" class=\"end\">1</td>");
  assert_has (html, "<tfoot>");
}

static void
test_html_charts_are_numbers (void)
{
  const char *const weeks[] = { "6 July", "13 July", NULL };
  const double done[] = { 5, KITH_CHART_NONE };
  g_autoptr (KithDocument) document = kith_document_new ("Chart");
  g_autoptr (KithChart) chart = kith_chart_new (KITH_CHART_LINES, "Study hours");
  g_autofree char *html = NULL;

  kith_chart_set_categories (chart, weeks);
  kith_chart_add_series (chart, "Done", done, G_N_ELEMENTS (done));
  kith_document_add_chart (document, chart, 0);
  html = kith_document_to_html (document);
  assert_has (html, "<figcaption dir=\"auto\">Study hours: Done: 6 July 5, 13 July None recorded.</figcaption>");
  assert_has (html, "<th scope=\"row\" dir=\"auto\">13 July</th><td>None recorded</td>");
}

static void
test_values_are_copied (void)
{
  g_autoptr (KithDocument) document = kith_document_new ("Copy");
  g_autofree char *text = g_strdup ("Seen on Monday");
  g_autofree char *result = NULL;

  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, text);
  memset (text, 'x', strlen (text));
  result = kith_document_to_plain_text (document);
  assert_has (result, "Seen on Monday\n");
}

static void
test_invalid_text_is_made_valid (void)
{
  g_autoptr (KithDocument) document = kith_document_new ("Old import");
  g_autofree char *text = NULL;

  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, "Caf\xe9");
  text = kith_document_to_plain_text (document);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  assert_has (text, "Caf\xef\xbf\xbd\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/document/empty-sections", test_empty_sections);
  g_test_add_func ("/report/document/aligned-table", test_aligned_table);
  g_test_add_func ("/report/document/wide-table", test_wide_table);
  g_test_add_func ("/report/document/html-is-escaped", test_html_is_escaped);
  g_test_add_func ("/report/document/html-tables-have-scopes", test_html_tables_have_scopes);
  g_test_add_func ("/report/document/html-charts-are-numbers", test_html_charts_are_numbers);
  g_test_add_func ("/report/document/values-are-copied", test_values_are_copied);
  g_test_add_func ("/report/document/invalid-text-is-made-valid", test_invalid_text_is_made_valid);

  return g_test_run ();
}
