/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-html.h"
#include "kith-layout.h"
#include "kith-plain-text.h"
#include "kith-report-goodbye.h"
#include "samples.h"

#include <string.h>

static const KithGoodbye goodbye = {
  .to = "Wren",
  .reference = "KC-0502",
  .from = "Robin Achterberg",
  .day = "2026-03-26",
  .text = "Thank you for the walks, and for the hard days.\n\nKeep the list on your wall.\n\n\n",
  .next = "Sam Okafor-Lindqvist",
};

/* Compares with a file in tests/fixtures/report. After a wanted change, look at what KITH_UPDATE_GOLDEN=1 writes. */
static void
assert_golden (const char *name,
               char       *text)
{
  g_autofree char *owned = text;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "report", name, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("KITH_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, owned, -1, NULL);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (owned, ==, expected);
}

static void
test_golden (void)
{
  KithReportSetting setting = sample_setting;
  g_autoptr (KithDocument) letter = NULL;

  setting.marking = "";
  letter = kith_report_goodbye (&goodbye, &setting);
  assert_golden ("goodbye.txt", kith_document_to_plain_text (letter));
  assert_golden ("goodbye.html", kith_document_to_html (letter));
}

/* A letter: large, one page, and nothing about anybody who comes next where nobody does. */
static void
test_letter (void)
{
  KithGoodbye last = goodbye;
  g_autoptr (KithDocument) letter = NULL;
  g_autoptr (KithLayout) layout = NULL;
  g_autofree char *text = NULL;

  last.next = NULL;
  letter = kith_report_goodbye (&last, &sample_setting);
  layout = kith_layout_new (letter);
  text = kith_document_to_plain_text (letter);
  g_assert_cmpint (kith_document_get_print (letter), ==, KITH_PRINT_LARGE);
  g_assert_cmpuint (kith_layout_get_n_pages (layout), ==, 1);
  g_assert_null (strstr (text, "From now on"));
}

static void
test_names (void)
{
  KithReportSetting setting = sample_setting;
  g_autoptr (KithDocument) letter = NULL;
  g_autofree char *text = NULL;

  setting.names = KITH_REPORT_NAMES_REFERENCE;
  letter = kith_report_goodbye (&goodbye, &setting);
  text = kith_document_to_plain_text (letter);
  g_assert_nonnull (strstr (text, "KC-0502"));
  g_assert_null (strstr (text, "Wren"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/report/goodbye/golden", test_golden);
  g_test_add_func ("/report/goodbye/letter", test_letter);
  g_test_add_func ("/report/goodbye/names", test_names);
  return g_test_run ();
}
