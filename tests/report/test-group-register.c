/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-html.h"
#include "kith-layout.h"
#include "kith-plain-text.h"
#include "kith-report-group-register.h"
#include "samples.h"

#include <string.h>

static const KithGroupRegisterRow rows[] = {
  { "Zofia O'Brien-Źródło", "Zofia O'Brien", "KC-0417" },
  { "علي", "Ali Haddad", "KC-0511" },
  { "Wren Castellanos", NULL, NULL },
};
static const KithGroupRegister sample = {
  "Cooking together", "Tuesday 10 March 2026 · 2pm, 1h 30m · Training kitchen", "Bo Nyarko", "8",
  rows, G_N_ELEMENTS (rows), FALSE,
};

static KithDocument *
make_document (const KithGroupRegister *reg,
               KithReportNames          names)
{
  KithReportSetting setting = sample_setting;

  setting.names = names;
  return kith_report_group_register (reg, &setting);
}

static char *
make_text (const KithGroupRegister *reg,
           KithReportNames          names)
{
  g_autoptr (KithDocument) document = make_document (reg, names);

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
test_golden (void)
{
  g_autoptr (KithDocument) document = make_document (&sample, KITH_REPORT_NAMES_PREFERRED);
  g_autofree char *text = kith_document_to_plain_text (document);
  g_autofree char *html = kith_document_to_html (document);

  assert_golden ("group-register.txt", text);
  assert_golden ("group-register.html", html);
}

static void
test_names_choice (void)
{
  g_autofree char *reference = make_text (&sample, KITH_REPORT_NAMES_REFERENCE);

  g_assert_nonnull (strstr (reference, "KC-0417"));
  g_assert_null (strstr (reference, "Zofia"));
}

/* Nobody yet, and not all of them: both are said. */
static void
test_remarks (void)
{
  KithGroupRegister reg = sample;
  g_autofree char *whole = make_text (&reg, KITH_REPORT_NAMES_PREFERRED);
  g_autofree char *partial = NULL;
  g_autofree char *empty = NULL;

  g_assert_null (strstr (whole, "Others may be"));
  reg.is_partial = TRUE;
  partial = make_text (&reg, KITH_REPORT_NAMES_PREFERRED);
  g_assert_nonnull (strstr (partial, "Others may be"));
  reg.n_rows = 0;
  empty = make_text (&reg, KITH_REPORT_NAMES_PREFERRED);
  g_assert_nonnull (strstr (empty, "Nobody is on the register yet."));
}

/* A small group fits on one sheet, with room for those who come unasked. */
static void
test_one_page (void)
{
  g_autofree KithGroupRegisterRow *many = g_new0 (KithGroupRegisterRow, 15);
  KithGroupRegister reg = sample;
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithLayout) layout = NULL;

  for (guint i = 0; i < 15; i++)
    many[i] = rows[i % G_N_ELEMENTS (rows)];
  reg.rows = many;
  reg.n_rows = 15;
  document = make_document (&reg, KITH_REPORT_NAMES_PREFERRED);
  layout = kith_layout_new (document);
  g_assert_cmpuint (kith_layout_get_n_pages (layout), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/group-register/golden", test_golden);
  g_test_add_func ("/report/group-register/names-choice", test_names_choice);
  g_test_add_func ("/report/group-register/remarks", test_remarks);
  g_test_add_func ("/report/group-register/one-page", test_one_page);

  return g_test_run ();
}
