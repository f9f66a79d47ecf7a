/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"
#include "kith-error.h"

typedef struct {
  const char *typed;
  const char *iso;
  const char *message;
} Case;

static void
test_parse (void)
{
  static const Case cases[] = {
    { "25/7/26", "2026-07-25" }, { "25/07/2026", "2026-07-25" }, { "25.7.2026", "2026-07-25" },
    { "25 Jul 2026", "2026-07-25" }, { "25 july 2026", "2026-07-25" }, { "3 feb", "2026-02-03" },
    { "today", "2026-03-04" }, { "Yesterday", "2026-03-03" }, { "tomorrow", "2026-03-05" }, { "+2w", "2026-03-18" },
    { "2026-07-25", "2026-07-25" }, { "1st of May 1999", "1999-05-01" }, { "3/2", "2026-02-03" },
    { "29/2/2024", "2024-02-29" }, { "1/1/08", "2008-01-01" }, { "5/6/64", "1964-06-05" }, { " 9 Sept 25 ", "2025-09-09" },
    { "31/02/2008", NULL, "31 February is not a date." },
    { "29/2/2025", NULL, "29 February is not a date." },
    { "7/25/2026", NULL, "There is no month 25. Type the day first, as in 25/7/2026." },
    { "", NULL, "That is not a date. Type the day first, as in 25 Jul 2026 or 25/7/26." },
    { "next Tuesday", NULL, "That is not a date. Type the day first, as in 25 Jul 2026 or 25/7/26." },
    { "1/2/3/4", NULL, "That is not a date. Type the day first, as in 25 Jul 2026 or 25/7/26." },
    { "0/5/2020", NULL, "0 May is not a date." },
    { "99999/1/2020", NULL, "That is not a date. Type the day first, as in 25 Jul 2026 or 25/7/26." },
  };
  GDate today;

  g_assert_true (kith_date_from_iso ("2026-03-04", &today));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *iso = kith_date_parse_to_iso (cases[i].typed, &today, &error);

    g_assert_cmpstr (iso, ==, cases[i].iso);
    if (cases[i].message != NULL) {
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    } else {
      g_assert_no_error (error);
    }
  }
}

static void
test_iso (void)
{
  GDate date;

  g_assert_true (kith_date_is_iso ("2024-02-29"));
  g_assert_false (kith_date_is_iso ("2023-02-29"));
  g_assert_false (kith_date_is_iso ("2023-2-9"));
  g_assert_false (kith_date_is_iso ("2023-02-2x"));
  g_assert_false (kith_date_is_iso (NULL));
  g_assert_false (kith_date_from_iso ("", &date));
}

static void
test_format (void)
{
  g_autofree char *long_form = kith_date_format_iso ("2026-07-05");
  g_autofree char *short_form = kith_date_format_iso_short ("2026-07-05");
  g_autofree char *weekday = kith_date_format_iso_weekday ("2026-07-25");
  g_autofree char *nothing = kith_date_format_iso (NULL);

  g_assert_cmpstr (long_form, ==, "5 July 2026");
  g_assert_cmpstr (short_form, ==, "5 Jul 2026");
  g_assert_cmpstr (weekday, ==, "Saturday 25 July 2026");
  g_assert_cmpstr (nothing, ==, "");
}

static void
assert_months (const char *from,
               int         months,
               const char *expected)
{
  g_autofree char *iso = NULL;
  GDate date;

  g_assert_true (kith_date_from_iso (from, &date));
  kith_date_add_months (&date, months);
  iso = kith_date_to_iso (&date);
  g_assert_cmpstr (iso, ==, expected);
}

static void
test_months (void)
{
  assert_months ("2025-08-31", 6, "2026-02-28");
  assert_months ("2023-08-31", 6, "2024-02-29");
  assert_months ("2026-01-31", 1, "2026-02-28");
  assert_months ("2026-03-31", -1, "2026-02-28");
  assert_months ("2026-11-15", 2, "2027-01-15");
}

static void
assert_age (const char *birth_iso,
            const char *day_iso,
            int         expected)
{
  GDate birth, day;

  g_assert_true (kith_date_from_iso (birth_iso, &birth));
  g_assert_true (kith_date_from_iso (day_iso, &day));
  g_assert_cmpint (kith_date_get_age (&birth, &day), ==, expected);
}

static void
test_age (void)
{
  assert_age ("2008-03-04", "2026-03-03", 17);
  assert_age ("2008-03-04", "2026-03-04", 18);
  assert_age ("2008-02-29", "2026-02-28", 17);
  assert_age ("2008-02-29", "2026-03-01", 18);
  assert_age ("2026-05-01", "2026-03-01", -1);
}

static void
test_days (void)
{
  g_autofree char *later = kith_date_iso_add_days ("2026-02-27", 3);
  g_autofree char *earlier = kith_date_iso_add_days ("2026-03-01", -1);
  g_autofree char *year = NULL;
  GDate date;

  g_assert_cmpstr (later, ==, "2026-03-02");
  g_assert_cmpstr (earlier, ==, "2026-02-28");
  g_assert_cmpint (kith_date_iso_days_between ("2026-02-01", "2026-03-01"), ==, 28);
  g_assert_true (kith_date_from_iso ("2026-07-31", &date));
  year = kith_date_format_academic_year (&date);
  g_assert_cmpstr (year, ==, "2025 to 2026");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/parse", test_parse);
  g_test_add_func ("/base/date/iso", test_iso);
  g_test_add_func ("/base/date/format", test_format);
  g_test_add_func ("/base/date/months", test_months);
  g_test_add_func ("/base/date/age", test_age);
  g_test_add_func ("/base/date/days", test_days);
  return g_test_run ();
}
