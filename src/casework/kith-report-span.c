/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-span.h"

#include "kith-calendar-day.h"
#include "kith-date.h"
#include "kith-diary-span.h"
#include "kith-diary.h"
#include "kith-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* Terms are looked for this far back: a year and a long summer. */
#define DAYS_BACK 500

static void
set_year (GDate *today,
          int    step,
          char   from[12],
          char   until[12])
{
  int start = g_date_get_month (today) >= G_DATE_AUGUST ? g_date_get_year (today) : g_date_get_year (today) - 1;

  g_snprintf (from, 12, "%04d-08-01", start + step);
  g_snprintf (until, 12, "%04d-07-31", start + step + 1);
}

static gboolean
is_term (KithRecord *day,
         const char *today)
{
  return g_strcmp0 (kith_record_get_text (day, KITH_CALENDAR_DAY_TYPE), "term") == 0 &&
         strcmp (kith_record_get_text (day, KITH_CALENDAR_DAY_FROM), today) <= 0;
}

static gboolean
set_week (KithCaseFile  *file,
          const char    *today,
          char           from[12],
          char           until[12],
          GError       **error)
{
  g_autoptr (KithDiarySpan) week = kith_diary_span_find (file, KITH_DIARY_VIEW_WEEK, today, 0, error);

  if (week == NULL)
    return FALSE;
  g_strlcpy (from, week->from, 12);
  g_strlcpy (until, week->until, 12);
  return TRUE;
}

/* A report looks back, so that a term counts from the day it has begun. */
static KithRecord *
find_term (GPtrArray  *days,
           const char *today,
           guint       step)
{
  for (guint i = days->len; i > 0; i--) {
    KithRecord *day = g_ptr_array_index (days, i - 1);

    if (is_term (day, today) && step-- == 0)
      return day;
  }
  return NULL;
}

static gboolean
set_term (KithCaseFile  *file,
          const char    *today,
          guint          step,
          char           from[12],
          char           until[12],
          GError       **error)
{
  g_autofree char *since = kith_date_iso_add_days (today, -DAYS_BACK);
  g_autoptr (GPtrArray) days = kith_diary_list_calendar (file, today, since, today, error);
  KithRecord *term;

  if (days == NULL)
    return FALSE;
  term = find_term (days, today, step);
  if (term == NULL) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _("No such term is in the college’s calendar. Choose your own dates, or add the term under Dates "
                           "and Rules."));
    return FALSE;
  }
  g_strlcpy (from, kith_record_get_text (term, KITH_CALENDAR_DAY_FROM), 12);
  g_strlcpy (until, kith_calendar_day_get_until (term), 12);
  return TRUE;
}

/**
 * kith_report_span_find:
 * @file: an open case file
 * @days: which days; with %KITH_REPORT_SPAN_OWN nothing changes
 * @from: (inout): the first day, ISO
 * @until: (inout): the last day, ISO
 * @error: return location for an error
 *
 * What "last term" means today, by the college’s calendar. Blocks.
 *
 * Returns: whether there are such days
 */
gboolean
kith_report_span_find (KithCaseFile    *file,
                       KithReportSpan   days,
                       char             from[12],
                       char             until[12],
                       GError         **error)
{
  g_autofree char *today = NULL;
  GDate date;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  today = kith_clock_dup_today (kith_case_file_get_clock (file));
  kith_clock_get_today (kith_case_file_get_clock (file), &date);
  switch (days) {
  case KITH_REPORT_SPAN_WHOLE:
    *from = *until = '\0';
    break;
  case KITH_REPORT_SPAN_WEEK:
    return set_week (file, today, from, until, error);
  case KITH_REPORT_SPAN_TERM:
    return set_term (file, today, 0, from, until, error);
  case KITH_REPORT_SPAN_LAST_TERM:
    return set_term (file, today, 1, from, until, error);
  case KITH_REPORT_SPAN_YEAR:
    set_year (&date, 0, from, until);
    break;
  case KITH_REPORT_SPAN_LAST_YEAR:
    set_year (&date, -1, from, until);
    break;
  case KITH_REPORT_SPAN_OWN:
  case KITH_REPORT_N_SPANS:
    break;
  }
  return TRUE;
}
