/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-days.h"

#include "kith-attendance-trend.h"
#include "kith-calendar-day.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-presets-case.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * kith_report_days_clear:
 * @self: days
 */
void
kith_report_days_clear (KithReportDays *self)
{
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->until, g_free);
}

static gboolean
check (const char  *from,
       const char  *until,
       const char  *today,
       GError     **error)
{
  if (*until != '\0' && strcmp (from, until) > 0)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _("The first day is after the last. Swap them."));
  else if (strcmp (from, today) > 0)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                         _("This is about what has been done, and these days are still to come. Choose a first day up to "
                           "today."));
  else
    return TRUE;
  return FALSE;
}

static char *
dup_term_start (KithCaseFile  *file,
                const char    *day,
                GError       **error)
{
  g_autoptr (GPtrArray) calendar = kith_presets_current (file, &kith_calendar_day_kind, error);
  GDate date;

  if (calendar == NULL || !kith_date_from_iso (day, &date))
    return NULL;
  return kith_attendance_dup_term_start (calendar, &date);
}

/**
 * kith_report_days_find:
 * @self: (out caller-allocates): the days
 * @file: an open case file
 * @from: first day, ISO, or empty for the first of the term @until is in
 * @until: last day, ISO, or empty for today; a later day is today, too, for what is to come has not been done
 * @error: %KITH_ERROR_INVALID when the first day is after the last, or still to come
 *
 * Returns: whether there are such days
 */
gboolean
kith_report_days_find (KithReportDays  *self,
                       KithCaseFile    *file,
                       const char      *from,
                       const char      *until,
                       GError         **error)
{
  g_autofree char *today = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  today = kith_clock_dup_today (kith_case_file_get_clock (file));
  if (!check (from, until, today, error))
    return FALSE;
  self->until = g_strdup (*until != '\0' && strcmp (until, today) < 0 ? until : today);
  self->from = *from != '\0' ? g_strdup (from) : dup_term_start (file, self->until, error);
  return self->from != NULL;
}

/**
 * kith_report_days_find_since:
 * @self: (out caller-allocates): the days
 * @file: an open case file
 * @since: (nullable): ISO day on which it all began; %NULL for this term
 * @from: first day, ISO, or empty for @since
 * @until: last day, ISO, or empty for today
 * @error: %KITH_ERROR_INVALID when the first day is after the last
 *
 * Returns: whether there are such days
 */
gboolean
kith_report_days_find_since (KithReportDays  *self,
                             KithCaseFile    *file,
                             const char      *since,
                             const char      *from,
                             const char      *until,
                             GError         **error)
{
  return kith_report_days_find (self, file, *from == '\0' && since != NULL ? since : from, until, error);
}

/**
 * kith_report_days_dup_words:
 * @self: days
 *
 * Returns: (transfer full): the first and the last, for people
 */
char *
kith_report_days_dup_words (const KithReportDays *self)
{
  g_autofree char *from = kith_date_format_iso (self->from);
  g_autofree char *until = kith_date_format_iso (self->until);

  /* Translators: the first and the last day a report is about */
  return g_strdup_printf (_("%s to %s"), from, until);
}

/**
 * kith_report_days_dup_short_words:
 * @self: days
 *
 * Returns: (transfer full): the same where room is short, as at the foot of a page
 */
char *
kith_report_days_dup_short_words (const KithReportDays *self)
{
  g_autofree char *from = kith_date_format_iso_short (self->from);
  g_autofree char *until = kith_date_format_iso_short (self->until);

  /* Translators: the first and the last day a report is about */
  return g_strdup_printf (_("%s to %s"), from, until);
}

/**
 * kith_report_days_have:
 * @self: days
 * @day: (nullable): an ISO day
 *
 * Returns: whether it is one of them
 */
gboolean
kith_report_days_have (const KithReportDays *self,
                       const char           *day)
{
  return day != NULL && strcmp (day, self->from) >= 0 && strcmp (day, self->until) <= 0;
}
