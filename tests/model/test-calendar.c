/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-bank-holidays.h"
#include "kith-calendar-presets.h"
#include "kith-date.h"
#include "kith-test-world.h"

#include <string.h>

/* As published at gov.uk/bank-holidays. */
static const struct {
  int year;
  const char *dates;
} known[] = {
  { 2020, "2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28*" },
  { 2021, "2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27* 2021-12-28*" },
  { 2022, "2022-01-03* 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 "
          "2022-12-27*" },
  { 2023, "2023-01-02* 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26" },
  { 2024, "2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26" },
  { 2025, "2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26" },
  { 2026, "2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28*" },
  { 2027, "2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27* 2027-12-28*" },
  { 2028, "2028-01-03* 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26" },
};

static char *
dup_dates (int year)
{
  g_autoptr (GArray) list = kith_bank_holidays_list (year);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++) {
    const KithBankHoliday *holiday = &g_array_index (list, KithBankHoliday, i);
    g_autofree char *iso = kith_date_to_iso (&holiday->date);

    g_string_append_printf (words, "%s%s%s", i > 0 ? " " : "", iso, holiday->is_substitute ? "*" : "");
  }
  return g_string_free_and_steal (words);
}

static void
test_bank_holidays (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
    g_autofree char *dates = dup_dates (known[i].year);

    g_assert_cmpstr (dates, ==, known[i].dates);
  }
  /* eight a year, never at a weekend */
  for (int year = 2024; year <= 2035; year++) {
    g_autoptr (GArray) list = kith_bank_holidays_list (year);

    g_assert_cmpuint (list->len, ==, 8);
    for (guint i = 0; i < list->len; i++)
      g_assert_cmpint (g_date_get_weekday (&g_array_index (list, KithBankHoliday, i).date), <, G_DATE_SATURDAY);
  }
}

static void
test_easter (void)
{
  static const char *const sundays[] = { "1981-04-19", "2000-04-23", "2008-03-23", "2029-04-01", "2035-03-25",
                                         "2038-04-25" };

  for (guint i = 0; i < G_N_ELEMENTS (sundays); i++) {
    g_autofree char *iso = NULL;
    GDate day;

    kith_bank_holidays_find_easter ((int) g_ascii_strtoll (sundays[i], NULL, 10), &day);
    iso = kith_date_to_iso (&day);
    g_assert_cmpstr (iso, ==, sundays[i]);
  }
}

static KithRecord *
find (GPtrArray  *list,
      const char *title,
      const char *from)
{
  for (guint i = 0; i < list->len; i++) {
    KithRecord *day = g_ptr_array_index (list, i);

    if (g_str_equal (kith_record_get_text (day, KITH_CALENDAR_DAY_TITLE), title) &&
        g_str_equal (kith_record_get_text (day, KITH_CALENDAR_DAY_FROM), from))
      return day;
  }
  return NULL;
}

static void
expect (GPtrArray  *list,
        const char *title,
        const char *from,
        const char *until)
{
  KithRecord *day = find (list, title, from);

  g_assert_nonnull (day);
  g_assert_cmpstr (kith_calendar_day_get_until (day), ==, until);
}

static void
test_presets (void)
{
  g_autoptr (GPtrArray) list = NULL;
  GDate today;
  KithTestWorld world;

  g_assert_true (kith_date_from_iso ("2026-03-10", &today));
  list = kith_calendar_presets (&today);
  expect (list, "Autumn term", "2024-09-02", "2024-12-20");
  expect (list, "Autumn term", "2025-09-01", "2025-12-19");
  expect (list, "Autumn half-term", "2025-10-27", "2025-10-31");
  expect (list, "Christmas holiday", "2025-12-20", "2026-01-04");
  expect (list, "Spring term", "2026-01-05", "2026-03-27");
  expect (list, "Spring half-term", "2026-02-16", "2026-02-20");
  expect (list, "Care Day", "2026-02-20", "2026-02-20");
  expect (list, "Easter holiday", "2026-03-28", "2026-04-12");
  expect (list, "Summer term", "2026-04-13", "2026-07-17");
  expect (list, "Summer half-term", "2026-05-25", "2026-05-29");
  expect (list, "Summer holiday", "2026-07-18", "2026-09-06");
  expect (list, "Good Friday", "2026-04-03", "2026-04-03");
  expect (list, "Boxing Day (substitute day)", "2026-12-28", "2026-12-28");
  expect (list, "Summer term", "2027-04-05", "2027-07-16");
  g_assert_null (find (list, "Autumn term", "2027-09-06"));

  kith_test_world_init (&world, "2026-03-10");
  for (guint i = 0; i < list->len; i++)
    kith_test_expect_fine (&world, g_ptr_array_index (list, i));
  kith_test_world_clear (&world);
}

/* A year begins on 1 August. Terms and the holidays between them leave no day out, and do not overlap. */
static void
test_no_gaps (void)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *next = NULL;
  guint n_joined = 0;
  GDate today;

  g_assert_true (kith_date_from_iso ("2030-08-01", &today));
  list = kith_calendar_presets (&today);
  for (guint i = 0; i < list->len; i++) {
    KithRecord *day = g_ptr_array_index (list, i);
    const char *title = kith_record_get_text (day, KITH_CALENDAR_DAY_TITLE);

    if (strstr (title, "half-term") != NULL || kith_record_get_text (day, KITH_CALENDAR_DAY_UNTIL) == NULL)
      continue;
    if (next != NULL)
      g_assert_cmpstr (kith_record_get_text (day, KITH_CALENDAR_DAY_FROM), ==, next);
    g_free (next);
    next = kith_date_iso_add_days (kith_calendar_day_get_until (day), 1);
    n_joined++;
  }
  g_assert_cmpuint (n_joined, ==, 18);
  expect (list, "Autumn term", "2029-09-03", "2029-12-14");
  expect (list, "Autumn term", "2031-09-01", "2031-12-19");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar/bank-holidays", test_bank_holidays);
  g_test_add_func ("/calendar/easter", test_easter);
  g_test_add_func ("/calendar/presets", test_presets);
  g_test_add_func ("/calendar/no-gaps", test_no_gaps);

  return g_test_run ();
}
