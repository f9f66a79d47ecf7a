/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-layout.h"
#include "kith-plain-text.h"
#include "kith-report-caseload.h"
#include "samples.h"

#include <string.h>

#define TODAY "2026-07-25"
#define N_MANY 60

static char wren[] = "Wren Castellanos", renata[] = "Renata Castellanos", wren_id[] = "KC-0502";
static char brickwork[] = "Level 2 Brickwork", eligible[] = "Eligible", seen[] = "2026-07-02", pep[] = "2026-07-20";
static char pathway[] = "2026-09-02", money[] = "£600.00", flags[] = "PEP overdue\nContact due\nTask overdue";
static char ali[] = "علي", ali_legal[] = "Ali Haddad", ali_id[] = "KC-0511", contact_overdue[] = "Contact overdue\nNo mentor";

static KithCaseloadRow rows[] = {
  { wren, renata, wren_id, brickwork, eligible, "Tomos Prŷs", seen, 14, KITH_CASELOAD_GAP_DUE, 86, 2, 1, pep, pathway, 3, 1,
    money, 60000, flags },
  { ali, ali_legal, ali_id, NULL, NULL, NULL, NULL, 7, KITH_CASELOAD_GAP_OVERDUE, KITH_CASELOAD_NO_SESSIONS, 0, 0, NULL,
    NULL, 0, 0, NULL, 0, contact_overdue },
};

static KithDocument *
make_document (guint           n_rows,
               KithReportNames names)
{
  KithReportSetting setting = sample_setting;
  g_autoptr (GPtrArray) students = g_ptr_array_new ();
  const KithCaseload caseload = { TODAY, students, n_rows > 0 ? 86 : KITH_CASELOAD_NO_SESSIONS, n_rows > 0 ? 1 : 0 };

  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (students, &rows[i]);
  setting.names = names;
  setting.filters = "Caseload of Priya Raman, most urgent first";
  return kith_report_caseload (&caseload, &setting);
}

static void
test_golden (void)
{
  g_autoptr (KithDocument) document = make_document (G_N_ELEMENTS (rows), KITH_REPORT_NAMES_PREFERRED);

  g_assert_cmpint (kith_document_get_orientation (document), ==, KITH_ORIENTATION_LANDSCAPE);
  sample_assert_golden ("coach-caseload", document);
}

static void
test_words (void)
{
  g_autoptr (KithDocument) document = make_document (G_N_ELEMENTS (rows), KITH_REPORT_NAMES_REFERENCE);
  g_autofree char *text = kith_document_to_plain_text (document);

  g_assert_nonnull (strstr (text, "2 students, 2 contact gaps: 1 overdue, 1 due."));
  g_assert_nonnull (strstr (text, "Not listed: 1 student who is paused or has not started."));
  g_assert_nonnull (strstr (text, "23 days ago\n    agreed: 14"));
  g_assert_nonnull (strstr (text, "20 Jul 2026\n    overdue"));
  g_assert_nonnull (strstr (text, "No sessions"));
  g_assert_nonnull (strstr (text, "Bursaries this year: £600.00 awarded to 1 student."));
  g_assert_nonnull (strstr (text, "KC-0511"));
  g_assert_null (strstr (text, "Wren"));
}

static void
test_nobody (void)
{
  g_autoptr (KithDocument) document = make_document (0, KITH_REPORT_NAMES_PREFERRED);
  g_autofree char *text = kith_document_to_plain_text (document);

  g_assert_nonnull (strstr (text, "There are no active students here."));
  g_assert_null (strstr (text, "Pathway due"));
}

static KithDocument *
make_many (KithCaseloadRow *many)
{
  g_autoptr (GPtrArray) students = g_ptr_array_new ();
  const KithCaseload caseload = { TODAY, students, 86, 0 };

  for (guint i = 0; i < N_MANY; i++)
    g_ptr_array_add (students, &many[i]);
  return kith_report_caseload (&caseload, &sample_setting);
}

/* Names of a hundred letters: whoever begins on a page ends on it. */
static void
test_long_names (void)
{
  g_autofree KithCaseloadRow *many = g_new0 (KithCaseloadRow, N_MANY);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithLayout) layout = NULL;
  guint n_whole = 0;

  for (guint i = 0; i < N_MANY; i++) {
    char *name = g_strdup_printf ("Begin%02u Maximiliane-Katharina Featherstonehaugh-Okonkwo y de la Santísima "
                                  "Trinidad of the Hill End%02u", i, i);

    g_assert_cmpint (g_utf8_strlen (name, -1), <=, 100);
    g_assert_cmpint (g_utf8_strlen (name, -1), >=, 95);
    many[i] = rows[0];
    many[i].preferred_name = name;
    g_ptr_array_add (names, name);
  }
  document = make_many (many);
  layout = kith_layout_new (document);
  g_assert_cmpuint (kith_layout_get_n_pages (layout), >, 5);
  for (guint page = 0; page < kith_layout_get_n_pages (layout); page++) {
    g_autofree char *words = kith_layout_dup_page_text (layout, page);

    for (guint i = 0; i < N_MANY; i++) {
      g_autofree char *begin = g_strdup_printf ("Begin%02u", i);
      g_autofree char *end = g_strdup_printf ("End%02u", i);

      g_assert_true ((strstr (words, begin) != NULL) == (strstr (words, end) != NULL));
      n_whole += strstr (words, begin) != NULL ? 1 : 0;
    }
  }
  g_assert_cmpuint (n_whole, ==, N_MANY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/caseload/golden", test_golden);
  g_test_add_func ("/report/caseload/words", test_words);
  g_test_add_func ("/report/caseload/nobody", test_nobody);
  g_test_add_func ("/report/caseload/long-names", test_long_names);

  return g_test_run ();
}
