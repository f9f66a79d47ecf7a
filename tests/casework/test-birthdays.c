/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-birthdays.h"
#include "kith-date.h"
#include "kith-plain-text.h"
#include "kith-reports.h"
#include "kith-test-case.h"

#include <string.h>

/* The clock stands at 10 March 2026. */

static void
set_field (KithTestCase *test,
           gint64        id,
           guint         field,
           const char   *value)
{
  g_autoptr (KithRecord) student = kith_case_file_load (test->file, &kith_student_kind, id, NULL);
  g_autoptr (GError) error = NULL;

  kith_record_set_text (student, field, value);
  kith_case_file_save (test->file, student, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
}

static void
set_birth (KithTestCase *test,
           gint64        id,
           const char   *birth)
{
  set_field (test, id, KITH_STUDENT_DATE_OF_BIRTH, birth);
}

static gint64
count (KithTestCase *test,
       const char   *today_iso,
       int           months)
{
  g_autoptr (KithQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;
  gint64 n_found;

  g_assert_true (kith_date_from_iso (today_iso, &today));
  query = kith_birthdays_query (&today, months);
  n_found = kith_case_file_count (test->file, query, &error);
  g_assert_no_error (error);
  return n_found;
}

static void
test_range (void)
{
  static const struct {
    const char *birth;
    const char *today;
    int months;
    gint64 expected;
  } cases[] = {
    /* today counts, yesterday does not */
    { "2008-03-10", "2026-03-10", 1, 1 },
    { "2008-03-09", "2026-03-10", 6, 0 },
    /* to the day */
    { "2008-04-10", "2026-03-10", 1, 1 },
    { "2008-04-11", "2026-03-10", 1, 0 },
    { "2008-09-10", "2026-03-10", 6, 1 },
    { "2008-09-11", "2026-03-10", 6, 0 },
    /* born on 29 February: 18 on 1 March 2026 */
    { "2008-02-29", "2026-03-01", 1, 1 },
    { "2008-02-29", "2026-03-02", 1, 0 },
    { "2008-02-29", "2026-01-28", 1, 0 },
    { "2008-02-29", "2026-02-01", 1, 1 },
    /* today is 29 February */
    { "2010-03-01", "2028-02-29", 1, 1 },
    { "2010-02-28", "2028-02-29", 1, 0 },
  };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  kith_test_case_sign_in (test, "welfare");
  set_birth (test, test->zofia, NULL);
  set_birth (test, test->ali, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("case %u", i);
    set_birth (test, test->jay, cases[i].birth);
    g_assert_cmpint (count (test, cases[i].today, cases[i].months), ==, cases[i].expected);
  }
}

static void
test_who (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  kith_test_case_sign_in (test, "welfare");
  set_birth (test, test->jay, "2008-05-01");
  set_birth (test, test->zofia, "2008-05-02");
  set_birth (test, test->ali, "2008-05-03");
  g_assert_cmpint (count (test, KITH_TEST_TODAY, 6), ==, 3);
  set_field (test, test->ali, KITH_STUDENT_STAGE, "paused");
  g_assert_cmpint (count (test, KITH_TEST_TODAY, 6), ==, 2);
  kith_test_case_sign_in (test, "mentor");
  g_assert_cmpint (count (test, KITH_TEST_TODAY, 6), ==, 1);
  kith_test_case_sign_in (test, "admin");
  g_assert_cmpint (count (test, KITH_TEST_TODAY, 6), <=, 0);
}

static void
add_status (KithTestCase *test)
{
  g_autoptr (KithRecord) status = kith_record_new (&kith_care_status_kind);

  kith_record_set_number (status, KITH_CARE_STATUS_STUDENT, test->jay);
  kith_record_set_text (status, KITH_CARE_STATUS_STATUS, "eligible");
  kith_record_set_text (status, KITH_CARE_STATUS_FROM, "2024-05-01");
  kith_test_save (test->file, status);
}

static char *
make_text (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = kith_birthdays_make (test->file, NULL, &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

/* What stands in the print is what the list counts, and says what changes for whom. */
static void
test_print (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "welfare");
  set_birth (test, test->jay, "2008-04-01");
  set_birth (test, test->zofia, "2008-08-02");
  set_birth (test, test->ali, "2004-08-02");
  add_status (test);
  text = make_text (test);
  g_assert_cmpint (count (test, KITH_TEST_TODAY, KITH_BIRTHDAYS_MONTHS), ==, 2);
  g_assert_nonnull (strstr (text, "2 students turn 18 in the next six months."));
  g_assert_nonnull (strstr (text, "Being looked after"));
  g_assert_nonnull (strstr (text, "Staying put with the foster carer"));
  g_assert_nonnull (strstr (text, "Zofia"));
  g_assert_null (strstr (text, "علي"));
  kith_test_case_sign_in (test, "mentor");
  g_clear_pointer (&text, g_free);
  text = make_text (test);
  g_assert_nonnull (strstr (text, "1 student turns 18"));
  g_assert_null (strstr (text, "Zofia"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/birthdays/range", test_range);
  g_test_add_func ("/birthdays/who", test_who);
  g_test_add_func ("/birthdays/print", test_print);

  return g_test_run ();
}
