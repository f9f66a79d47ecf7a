/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-html.h"
#include "kith-layout.h"
#include "kith-plain-text.h"
#include "kith-report-one-page-profile.h"
#include "kith-report-turning-18.h"
#include "samples.h"

#include <string.h>

static const KithOnePageProfile profile = {
  .preferred_name = "Wren Castellanos",
  .legal_name = "Renata Castellanos",
  .reference = "KC-0502",
  .name_hint = "Rhymes with hen",
  .pronouns = "they/them",
  .own_words = "I go quiet when I am thinking. It does not mean no.",
  .strengths = "Fixes bikes, and teaches others to\n\nKind to people who are new\n",
  .matters = "My brother, and knowing a day before when a plan changes.",
  .helps = "A text first. Ten minutes to arrive.",
  .does_not_help = "Being asked in front of others.",
  .communication = "Short sentences, one thing at a time.",
};

static const KithTurning18Row rows[] = {
  { "Wren Castellanos", NULL, "KC-0502", "2026-08-20", FALSE, "Eligible", "Priya Raman",
    "Being looked after; Personal Education Plan (PEP)", "Staying put with the foster carer; Higher education bursary" },
  { "علي", "Ali Haddad", "KC-0511", "2026-10-25", TRUE, "Eligible, Came to the UK alone, seeking asylum", NULL,
    "Being looked after", "Universal Credit in their own name" },
  { "Zofia O'Brien-Źródło", NULL, "KC-0417", "2027-01-25", FALSE, NULL, NULL, NULL, NULL },
};

static KithDocument *
make_profile (KithReportNames names)
{
  KithReportSetting setting = sample_setting;

  setting.names = names;
  return kith_report_one_page_profile (&profile, &setting);
}

static KithDocument *
make_list (gsize n_rows)
{
  KithReportSetting setting = sample_setting;
  KithTurning18 values = { "2026-07-25", rows, n_rows };

  setting.filters = "All students Priya Raman may see";
  return kith_report_turning_18 (&values, &setting);
}

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
  g_autoptr (KithDocument) page = make_profile (KITH_REPORT_NAMES_PREFERRED);
  g_autoptr (KithDocument) list = make_list (G_N_ELEMENTS (rows));

  assert_golden ("one-page-profile.txt", kith_document_to_plain_text (page));
  assert_golden ("one-page-profile.html", kith_document_to_html (page));
  assert_golden ("turning-18.txt", kith_document_to_plain_text (list));
  assert_golden ("turning-18.html", kith_document_to_html (list));
}

/* Own words come first, print is large, and it is one page. */
static void
test_page (void)
{
  g_autoptr (KithDocument) page = make_profile (KITH_REPORT_NAMES_PREFERRED);
  g_autoptr (KithLayout) layout = kith_layout_new (page);
  g_autofree char *text = kith_document_to_plain_text (page);

  g_assert_cmpint (kith_document_get_print (page), ==, KITH_PRINT_LARGE);
  g_assert_cmpuint (kith_layout_get_n_pages (layout), ==, 1);
  g_assert_true (strstr (text, profile.own_words) < strstr (text, profile.helps));
}

/* How to say a name gives it away, so initials and references come without. */
static void
test_names (void)
{
  g_autoptr (KithDocument) page = make_profile (KITH_REPORT_NAMES_INITIALS);
  g_autofree char *text = kith_document_to_plain_text (page);

  g_assert_nonnull (strstr (text, "WC"));
  g_assert_null (strstr (text, "Wren"));
  g_assert_null (strstr (text, profile.name_hint));
}

static void
test_empty (void)
{
  static const KithOnePageProfile nothing = { .preferred_name = "Bo" };
  g_autoptr (KithDocument) page = kith_report_one_page_profile (&nothing, &sample_setting);
  g_autoptr (KithDocument) list = make_list (0);
  g_autofree char *text = kith_document_to_plain_text (page);
  g_autofree char *nobody = kith_document_to_plain_text (list);
  guint n_none = 0;

  for (const char *at = text; (at = strstr (at, "None recorded")) != NULL; at++)
    n_none++;
  g_assert_cmpuint (n_none, ==, 5);
  g_assert_nonnull (strstr (nobody, "Nobody turns 18 in the next six months."));
}

/* Each stands under the first window it falls into, once. */
static void
test_windows (void)
{
  g_autoptr (KithDocument) list = make_list (G_N_ELEMENTS (rows));
  g_autofree char *text = kith_document_to_plain_text (list);
  const char *one = strstr (text, "Within 1 month");
  const char *three = strstr (text, "Within 3 months");
  const char *six = strstr (text, "Within 6 months");

  g_assert_true (one != NULL && three != NULL && six != NULL);
  g_assert_true (one < strstr (text, "Wren") && strstr (text, "Wren") < three);
  g_assert_true (three < strstr (text, "علي") && strstr (text, "علي") < six);
  g_assert_true (six < strstr (text, "Zofia"));
  g_assert_nonnull (strstr (text, "(estimated)"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/one-page-profile/golden", test_golden);
  g_test_add_func ("/report/one-page-profile/page", test_page);
  g_test_add_func ("/report/one-page-profile/names", test_names);
  g_test_add_func ("/report/one-page-profile/empty", test_empty);
  g_test_add_func ("/report/turning-18/windows", test_windows);

  return g_test_run ();
}
