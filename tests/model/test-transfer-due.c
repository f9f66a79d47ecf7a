/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-calendar-day.h"
#include "kith-date.h"
#include "kith-transfer-due.h"
#include "kith-transfer.h"

static KithRecord *
create_transfer (const char *moved_on)
{
  KithRecord *transfer = kith_record_new (&kith_transfer_kind);

  kith_record_set_text (transfer, KITH_TRANSFER_MOVED_ON, moved_on);
  return transfer;
}

static GPtrArray *
create_calendar (const char *from,
                 const char *until)
{
  GPtrArray *calendar = g_ptr_array_new_with_free_func (g_object_unref);
  KithRecord *day = kith_record_new (&kith_calendar_day_kind);

  kith_record_set_text (day, KITH_CALENDAR_DAY_TYPE, "holiday");
  kith_record_set_text (day, KITH_CALENDAR_DAY_FROM, from);
  kith_record_set_text (day, KITH_CALENDAR_DAY_UNTIL, until);
  g_ptr_array_add (calendar, day);
  return calendar;
}

static void
test_due (void)
{
  static const struct {
    const char *moved_on;
    const char *holiday_from;
    const char *holiday_until;
    const char *due;
  } cases[] = {
    { "2026-03-02", "2026-12-21", "2026-12-31", "2026-03-09" },
    /* begins on a Saturday: from Monday on */
    { "2026-03-07", "2026-12-21", "2026-12-31", "2026-03-13" },
    /* a week of holidays is not counted */
    { "2026-02-12", "2026-02-16", "2026-02-20", "2026-02-26" },
    /* the first day of a term is the first of the five; the day after it is in the year */
    { "2026-09-01", "2026-07-25", "2026-08-31", "2026-09-07" },
    { "2026-09-02", "2026-07-25", "2026-08-31", "2026-09-09" },
    /* over a weekend, and during the holiday itself */
    { "2026-01-05", "2025-12-20", "2026-01-02", "2026-01-09" },
    { "2025-12-29", "2025-12-20", "2026-01-02", "2026-01-09" },
    /* Good Friday and Easter Monday */
    { "2026-04-01", "2026-12-21", "2026-12-31", "2026-04-10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithRecord) transfer = create_transfer (cases[i].moved_on);
    g_autoptr (GPtrArray) calendar = create_calendar (cases[i].holiday_from, cases[i].holiday_until);
    g_autofree char *iso = NULL;
    GDate due;

    g_assert_true (kith_transfer_find_due (transfer, calendar, &due));
    iso = kith_date_to_iso (&due);
    g_assert_cmpstr (iso, ==, cases[i].due);
  }
}

static void
add_bank_holiday (GPtrArray  *calendar,
                  const char *day)
{
  KithRecord *entry = kith_record_new (&kith_calendar_day_kind);

  kith_record_set_text (entry, KITH_CALENDAR_DAY_TYPE, "bank-holiday");
  kith_record_set_text (entry, KITH_CALENDAR_DAY_FROM, day);
  g_ptr_array_add (calendar, entry);
}

static void
assert_due (const char *moved_on,
            GPtrArray  *calendar,
            const char *expected)
{
  g_autoptr (KithRecord) transfer = create_transfer (moved_on);
  g_autofree char *iso = NULL;
  GDate due;

  g_assert_true (kith_transfer_find_due (transfer, calendar, &due));
  iso = kith_date_to_iso (&due);
  g_assert_cmpstr (iso, ==, expected);
}

/* The college’s list of them counts, as it does for access requests; and the day after one begins no term. */
static void
test_bank_holidays (void)
{
  g_autoptr (GPtrArray) calendar = create_calendar ("2026-07-25", "2026-08-31");

  assert_due ("2026-04-30", calendar, "2026-05-08");
  assert_due ("2026-05-05", calendar, "2026-05-12");
  add_bank_holiday (calendar, "2026-05-04");
  assert_due ("2026-04-30", calendar, "2026-05-08");
  assert_due ("2026-05-05", calendar, "2026-05-12");
  /* a year whose holiday was moved */
  g_ptr_array_set_size (calendar, 1);
  add_bank_holiday (calendar, "2026-05-08");
  assert_due ("2026-04-30", calendar, "2026-05-07");
  assert_due ("2026-05-01", calendar, "2026-05-11");
  /* a term that opens with one begins the day after */
  add_bank_holiday (calendar, "2026-09-01");
  assert_due ("2026-09-02", calendar, "2026-09-08");
}

static void
assert_words (KithRecord *transfer,
              const char *iso,
              gboolean    is_late,
              const char *expected)
{
  g_autoptr (GPtrArray) calendar = create_calendar ("2026-12-21", "2026-12-31");
  g_autofree char *words = NULL;
  GDate today;
  gboolean late = FALSE;

  kith_date_from_iso (iso, &today);
  words = kith_transfer_dup_due_words (transfer, calendar, &today, &late);
  g_assert_cmpstr (words, ==, expected);
  g_assert_cmpint (late, ==, is_late);
}

static void
test_words (void)
{
  g_autoptr (KithRecord) transfer = create_transfer ("2026-03-02");

  assert_words (transfer, "2026-03-05", FALSE, "Due by 9 March 2026: 2 working days left");
  assert_words (transfer, "2026-03-06", FALSE, "Due by 9 March 2026: 1 working day left");
  assert_words (transfer, "2026-03-09", FALSE, "Due by 9 March 2026: the last day");
  assert_words (transfer, "2026-03-10", TRUE, "Overdue by 1 working day: it was due by 9 March 2026");
  assert_words (transfer, "2026-03-16", TRUE, "Overdue by 5 working days: it was due by 9 March 2026");
  kith_record_set_text (transfer, KITH_TRANSFER_SENT_ON, "2026-03-05");
  assert_words (transfer, "2026-03-16", FALSE, "Sent on 5 March 2026; the receipt has not come back yet");
  kith_record_set_text (transfer, KITH_TRANSFER_RECEIVED_ON, "2026-03-06");
  assert_words (transfer, "2026-03-16", FALSE, "Sent on 5 March 2026, receipt came back on 6 March 2026");
}

/* A calendar that is one holiday ends the search and is said plainly. */
static void
test_never (void)
{
  g_autoptr (KithRecord) transfer = create_transfer ("2026-03-02");
  g_autoptr (GPtrArray) calendar = create_calendar ("2026-01-01", "2029-01-01");
  GDate due;

  g_assert_false (kith_transfer_find_due (transfer, calendar, &due));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/transfer-due/due", test_due);
  g_test_add_func ("/transfer-due/bank-holidays", test_bank_holidays);
  g_test_add_func ("/transfer-due/words", test_words);
  g_test_add_func ("/transfer-due/never", test_never);

  return g_test_run ();
}
