/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-bursaries.h"
#include "kith-date.h"
#include "kith-test-case.h"

/* The clock stands in March 2026: the academic year that began in 2025. */
#define YEAR 2025

static void
add_bursary (KithTestCase *test,
             gint64        student,
             const char   *group,
             gint64        awarded,
             gint64        paid)
{
  g_autoptr (KithRecord) bursary = kith_record_new (&kith_bursary_kind);

  kith_record_set_number (bursary, KITH_BURSARY_STUDENT, student);
  kith_record_set_number (bursary, KITH_BURSARY_YEAR, YEAR);
  kith_record_set_text (bursary, KITH_BURSARY_GROUP, group);
  kith_record_set_number (bursary, KITH_BURSARY_AWARDED, awarded);
  kith_record_set_number (bursary, KITH_BURSARY_PAID, paid);
  kith_test_save (test->file, bursary);
}

static void
set_birth (KithTestCase *test,
           gint64        student,
           const char   *birth)
{
  g_autoptr (KithRecord) record = kith_case_file_load (test->file, &kith_student_kind, student, NULL);
  g_autoptr (GError) error = NULL;

  kith_record_set_text (record, KITH_STUDENT_DATE_OF_BIRTH, birth);
  kith_case_file_save (test->file, record, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
}

static void
add_status (KithTestCase *test,
            gint64        student,
            const char   *status)
{
  g_autoptr (KithRecord) record = kith_test_record (test, &kith_care_status_kind, student, 0);
  g_autoptr (GError) error = NULL;

  kith_record_set_text (record, KITH_CARE_STATUS_STATUS, status);
  kith_case_file_save (test->file, record, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
}

static void
test_year (void)
{
  GDate day;

  g_assert_true (kith_date_from_iso ("2026-07-31", &day));
  g_assert_cmpint (kith_bursaries_get_year (&day), ==, 2025);
  g_assert_true (kith_date_from_iso ("2026-08-01", &day));
  g_assert_cmpint (kith_bursaries_get_year (&day), ==, 2026);
}

static void
assert_totals (KithTestCase *test,
               const char   *user,
               const char   *group,
               const char   *words)
{
  g_autoptr (KithQuery) query = kith_bursaries_query (YEAR, group);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *said = NULL;
  KithBursaryTotals totals;

  kith_test_case_sign_in (test, user);
  lines = kith_bursaries_list (test->file, query, &totals, &error);
  g_assert_no_error (error);
  said = kith_bursaries_dup_total_words (&totals);
  g_assert_cmpstr (said, ==, words);
  g_assert_cmpuint (lines->len, ==, totals.n_bursaries);
  g_assert_cmpint (kith_case_file_count (test->file, query, NULL), ==, totals.n_bursaries);
}

/* Totals are those of the lines, and the lines are those of the role. */
static void
test_totals (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  kith_test_case_sign_in (test, "welfare");
  add_bursary (test, test->jay, "in-care", 120000, 40000);
  add_bursary (test, test->ali, "care-leaver", 60050, 0);
  assert_totals (test, "welfare", NULL, "2 bursaries · £1,800.50 awarded · £400.00 paid");
  assert_totals (test, "manager", "in-care", "1 bursary · £1,200.00 awarded · £400.00 paid");
  assert_totals (test, "coach", NULL, "1 bursary · £1,200.00 awarded · £400.00 paid");
  assert_totals (test, "mentor", NULL, "0 bursaries · £0.00 awarded · £0.00 paid");
}

static void
assert_words (gint64      awarded,
              gint64      paid,
              const char *words)
{
  g_autoptr (KithRecord) bursary = kith_record_new (&kith_bursary_kind);
  g_autofree char *said = NULL;

  if (awarded >= 0)
    kith_record_set_number (bursary, KITH_BURSARY_AWARDED, awarded);
  kith_record_set_number (bursary, KITH_BURSARY_PAID, paid);
  said = kith_bursary_dup_money_words (bursary);
  g_assert_cmpstr (said, ==, words);
}

static void
test_words (void)
{
  assert_words (120000, 40000, "£1,200.00 awarded, £400.00 paid, £800.00 left");
  assert_words (10000, 10050, "£100.00 awarded, £100.50 paid: £0.50 too much");
  assert_words (-1, 0, "Nothing awarded yet");
}

static guint
count_missing (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = kith_bursaries_list_missing (test->file, YEAR, &error);
  gboolean might = FALSE;

  g_assert_no_error (error);
  g_assert_true (kith_bursaries_might_have (test->file, test->jay, YEAR, &might, &error));
  g_assert_cmpint (might, ==, lines->len > 0);
  return lines->len;
}

/* 16 to 18 on 31 August, both days included, and a status that counts. */
static void
test_missing (void)
{
  static const struct {
    const char *birth;
    guint n_missing;
  } births[] = {
    { "2009-08-31", 1 }, { "2009-09-01", 0 }, { "2006-09-01", 1 }, { "2006-08-31", 0 },
  };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  kith_test_case_sign_in (test, "welfare");
  set_birth (test, test->jay, "2008-05-01");
  g_assert_cmpuint (count_missing (test), ==, 0);
  add_status (test, test->jay, "looked-after");
  for (guint i = 0; i < G_N_ELEMENTS (births); i++) {
    set_birth (test, test->jay, births[i].birth);
    g_assert_cmpuint (count_missing (test), ==, births[i].n_missing);
  }
  set_birth (test, test->jay, "2008-05-01");
  g_assert_cmpuint (count_missing (test), ==, 1);
  add_bursary (test, test->jay, "in-care", 120000, 0);
  g_assert_cmpuint (count_missing (test), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/bursaries/year", test_year);
  g_test_add_func ("/bursaries/totals", test_totals);
  g_test_add_func ("/bursaries/words", test_words);
  g_test_add_func ("/bursaries/missing", test_missing);
  return g_test_run ();
}
