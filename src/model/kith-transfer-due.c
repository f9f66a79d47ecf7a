/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-transfer-due.h"

#include "kith-access-due.h"
#include "kith-calendar-day.h"
#include "kith-date.h"
#include "kith-transfer.h"

#include <glib/gi18n.h>
#include <string.h>

/* The first day after a bank holiday is no beginning of a term. */
static gboolean
is_holiday (KithRecord *entry)
{
  return kith_calendar_day_is_break (entry) &&
         g_strcmp0 (kith_record_get_text (entry, KITH_CALENDAR_DAY_TYPE), "bank-holiday") != 0;
}

static gboolean
is_in_holiday (const GDate *day,
               GPtrArray   *calendar)
{
  g_autofree char *iso = kith_date_to_iso (day);

  for (guint i = 0; i < calendar->len; i++) {
    KithRecord *entry = g_ptr_array_index (calendar, i);
    const char *from = kith_record_get_text (entry, KITH_CALENDAR_DAY_FROM);

    if (is_holiday (entry) && from != NULL && strcmp (from, iso) <= 0 &&
        strcmp (kith_calendar_day_get_until (entry), iso) >= 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_working_day (const GDate *day,
                GPtrArray   *calendar)
{
  return kith_access_is_working_day (day, calendar) && !is_in_holiday (day, calendar);
}

/**
 * kith_working_days_between:
 * @from: a day
 * @to: a day not before it
 * @calendar: (element-type KithRecord): the college's calendar
 *
 * Returns: how many days after @from, up to and with @to, the college works
 */
int
kith_working_days_between (const GDate *from,
                           const GDate *to,
                           GPtrArray   *calendar)
{
  GDate day = *from;
  int n = 0;

  while (g_date_compare (&day, to) < 0) {
    g_date_add_days (&day, 1);
    n += is_working_day (&day, calendar);
  }
  return n;
}

/* A calendar in which the college never works again must not hold this up for ever. */
#define MOST_DAYS 366

/* Whether nobody worked between the last working day and this one because of a holiday. */
static gboolean
is_first_of_term (const GDate *day,
                  GPtrArray   *calendar)
{
  GDate before = *day;

  if (!is_working_day (day, calendar))
    return FALSE;
  for (guint i = 0; i < MOST_DAYS; i++) {
    g_date_subtract_days (&before, 1);
    if (is_working_day (&before, calendar))
      return FALSE;
    if (is_in_holiday (&before, calendar))
      return TRUE;
  }
  return FALSE;
}

/**
 * kith_transfer_find_due:
 * @transfer: a transfer
 * @calendar: (element-type KithRecord): the college's calendar
 * @due: (out): the fifth day on which the college works after the student’s first day there; at the start of a term that
 *   day is the first of the five
 *
 * Keeping children safe in education: within five days for a transfer in the year, within the first five days of a new term.
 * Half a term is a term here, so that what is wrong is a day too early and never one too late.
 *
 * Returns: whether there is such a day
 */
gboolean
kith_transfer_find_due (KithRecord *transfer,
                        GPtrArray  *calendar,
                        GDate      *due)
{
  int left = KITH_TRANSFER_WORKING_DAYS;

  if (!kith_record_get_date (transfer, KITH_TRANSFER_MOVED_ON, due))
    return FALSE;
  left -= is_first_of_term (due, calendar);
  for (guint i = 0; i < MOST_DAYS && left > 0; i++) {
    g_date_add_days (due, 1);
    left -= is_working_day (due, calendar);
  }
  return left == 0;
}

static char *
dup_countdown (const GDate *due,
               GPtrArray   *calendar,
               const GDate *today,
               gboolean    *is_late)
{
  g_autofree char *day = kith_date_format (due);
  int n;

  *is_late = g_date_compare (today, due) > 0;
  n = *is_late ? kith_working_days_between (due, today, calendar) : kith_working_days_between (today, due, calendar);
  if (*is_late && n == 0)
    /* Translators: a date */
    return g_strdup_printf (_("Overdue: it was due by %s"), day);
  if (*is_late)
    /* Translators: working days that have passed, and a date */
    return g_strdup_printf (ngettext ("Overdue by %d working day: it was due by %s",
                                      "Overdue by %d working days: it was due by %s", (gulong) n), n, day);
  if (n == 0)
    /* Translators: a date */
    return g_strdup_printf (_("Due by %s: the last day"), day);
  /* Translators: a date, and working days that are left */
  return g_strdup_printf (ngettext ("Due by %s: %d working day left", "Due by %s: %d working days left", (gulong) n), day, n);
}

/**
 * kith_transfer_dup_due_words:
 * @transfer: a transfer
 * @calendar: (element-type KithRecord): the college's calendar
 * @today: the day of the clock
 * @is_late: (out): whether it should have been sent by now
 *
 * Returns: (transfer full): where it is, or how long there is left to send it
 */
char *
kith_transfer_dup_due_words (KithRecord  *transfer,
                             GPtrArray   *calendar,
                             const GDate *today,
                             gboolean    *is_late)
{
  g_autofree char *sent = kith_record_format (transfer, KITH_TRANSFER_SENT_ON);
  g_autofree char *received = kith_record_format (transfer, KITH_TRANSFER_RECEIVED_ON);
  GDate due;

  *is_late = FALSE;
  if (kith_record_has (transfer, KITH_TRANSFER_RECEIVED_ON))
    /* Translators: two dates */
    return g_strdup_printf (_("Sent on %s, receipt came back on %s"), sent, received);
  if (kith_record_has (transfer, KITH_TRANSFER_SENT_ON))
    /* Translators: a date */
    return g_strdup_printf (_("Sent on %s; the receipt has not come back yet"), sent);
  if (!kith_transfer_find_due (transfer, calendar, &due))
    return g_strdup (_("Not sent yet"));
  return dup_countdown (&due, calendar, today, is_late);
}
