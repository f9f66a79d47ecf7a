/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-html.h"
#include "kith-layout.h"
#include "kith-plain-text.h"
#include "kith-report-contact-gaps.h"
#include "samples.h"

#include <string.h>

static const KithContactGapsRow rows[] = {
  { "Wren Castellanos", "Wren Castellanos", "KC-0502", "Level 2 Brickwork", "Priya Raman", "Tomos Prŷs", "2026-07-02",
    14, 9, "Last contact 23 days ago, agreed every 14.", FALSE },
  { "علي", "Ali Haddad", "KC-0511", "ESOL Entry 3", "Priya Raman", NULL, NULL, 7, 12,
    "No contact yet, agreed every 7 days.", TRUE },
  { "Zofia O'Brien-Źródło", NULL, "KC-0417", NULL, NULL, NULL, "2026-06-01", 14, 40,
    "Last contact 54 days ago, agreed every 14.", TRUE },
  { "Madonna", "Madonna", "KC-0530", "Level 3 Performing Arts", "Hugh Tremlett", "Bo Nyarko", "2026-07-11", 14, 0,
    "Last contact 14 days ago, agreed every 14.", FALSE },
};
static const KithContactGaps sample = { rows, G_N_ELEMENTS (rows) };

static KithDocument *
make_document (const KithContactGaps *gaps,
               KithReportNames        names)
{
  KithReportSetting setting = sample_setting;

  setting.filters = "All students Priya Raman may see";
  setting.names = names;
  return kith_report_contact_gaps (gaps, &setting);
}

static char *
make_text (const KithContactGaps *gaps,
           KithReportNames        names)
{
  g_autoptr (KithDocument) document = make_document (gaps, names);

  return kith_document_to_plain_text (document);
}

/* Compares with a file in tests/fixtures/report. After a wanted change, look at what KITH_UPDATE_GOLDEN=1 writes. */
static void
assert_golden (const char *name,
               const char *text)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "report", name, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("KITH_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, text, -1, NULL);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_golden_text (void)
{
  g_autofree char *text = make_text (&sample, KITH_REPORT_NAMES_PREFERRED);

  assert_golden ("contact-gaps.txt", text);
}

static void
test_golden_html (void)
{
  g_autoptr (KithDocument) document = make_document (&sample, KITH_REPORT_NAMES_PREFERRED);
  g_autofree char *html = kith_document_to_html (document);

  assert_golden ("contact-gaps.html", html);
}

static void
test_most_overdue_first (void)
{
  static const char *const order[] = { "Zofia", "علي", "Wren", "Madonna" };
  g_autofree char *text = make_text (&sample, KITH_REPORT_NAMES_PREFERRED);
  const char *at = text;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    at = strstr (at, order[i]);
    g_assert_nonnull (at);
  }
}

static void
test_names_choice (void)
{
  g_autofree char *text = make_text (&sample, KITH_REPORT_NAMES_REFERENCE);

  g_assert_nonnull (strstr (text, "KC-0417"));
  g_assert_null (strstr (text, "Zofia"));
}

static void
test_nobody (void)
{
  const KithContactGaps nobody = { NULL, 0 };
  g_autofree char *text = make_text (&nobody, KITH_REPORT_NAMES_PREFERRED);

  g_assert_nonnull (strstr (text, "All students Priya Raman may see"));
  g_assert_nonnull (strstr (text, "Nobody is due or overdue."));
  g_assert_null (strstr (text, "Days over"));
}

static guint
count_words (const char *text,
             const char *words)
{
  guint n_found = 0;

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    n_found++;
  return n_found;
}

/* Two hundred students: every one of them on a page, none twice. */
static void
test_many_pages (void)
{
  g_autofree KithContactGapsRow *many = g_new0 (KithContactGapsRow, 200);
  const KithContactGaps gaps = { many, 200 };
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithLayout) layout = NULL;
  guint n_found = 0;

  for (guint i = 0; i < 200; i++)
    many[i] = rows[i % G_N_ELEMENTS (rows)];
  document = make_document (&gaps, KITH_REPORT_NAMES_PREFERRED);
  g_assert_cmpint (kith_document_get_orientation (document), ==, KITH_ORIENTATION_LANDSCAPE);
  layout = kith_layout_new (document);
  g_assert_cmpuint (kith_layout_get_n_pages (layout), >, 5);
  for (guint page = 0; page < kith_layout_get_n_pages (layout); page++) {
    g_autofree char *words = kith_layout_dup_page_text (layout, page);

    n_found += count_words (words, "Wren Castellanos");
  }
  g_assert_cmpuint (n_found, ==, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/contact-gaps/golden-text", test_golden_text);
  g_test_add_func ("/report/contact-gaps/golden-html", test_golden_html);
  g_test_add_func ("/report/contact-gaps/most-overdue-first", test_most_overdue_first);
  g_test_add_func ("/report/contact-gaps/names-choice", test_names_choice);
  g_test_add_func ("/report/contact-gaps/nobody", test_nobody);
  g_test_add_func ("/report/contact-gaps/many-pages", test_many_pages);

  return g_test_run ();
}
