/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-period.h"

#include "kith-date.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * kith_period_covers:
 * @from: (nullable): first day as stored
 * @until: (nullable): last day as stored
 * @day: a day
 *
 * Returns: whether @day lies in the period, both ends included
 */
gboolean
kith_period_covers (const char  *from,
                    const char  *until,
                    const GDate *day)
{
  g_autofree char *iso = kith_date_to_iso (day);

  return (from == NULL || strcmp (from, iso) <= 0) && (until == NULL || strcmp (until, iso) >= 0);
}

/**
 * kith_periods_overlap:
 * @from: (nullable): first day
 * @until: (nullable): last day
 * @other_from: (nullable): first day of the other
 * @other_until: (nullable): last day of the other
 *
 * Returns: whether any day lies in both
 */
gboolean
kith_periods_overlap (const char *from,
                      const char *until,
                      const char *other_from,
                      const char *other_until)
{
  gboolean starts_in_time = from == NULL || other_until == NULL || strcmp (from, other_until) <= 0;
  gboolean ends_late_enough = other_from == NULL || until == NULL || strcmp (other_from, until) <= 0;

  return starts_in_time && ends_late_enough;
}

/**
 * kith_period_format:
 * @from: (nullable): first day
 * @until: (nullable): last day
 *
 * Returns: (transfer full): `3 Sep 2023 to now`
 */
char *
kith_period_format (const char *from,
                    const char *until)
{
  g_autofree char *first = kith_date_format_iso_short (from);
  g_autofree char *last = until != NULL ? kith_date_format_iso_short (until) : g_strdup (_("now"));

  /* Translators: first day and last day, or "now" */
  return g_strdup_printf (_("%s to %s"), first, last);
}

/**
 * kith_period_check_order:
 * @from: (nullable): first day
 * @until: (nullable): last day
 * @problems: where to say that the end lies before the start; the field is called `until`
 */
void
kith_period_check_order (const char   *from,
                         const char   *until,
                         KithProblems *problems)
{
  if (from != NULL && until != NULL && strcmp (until, from) < 0)
    kith_problems_add (problems, "until", KITH_SEVERITY_ERROR, _("End date is before the start date."));
}

/**
 * kith_period_offer_end:
 * @problem: an overlap
 * @other_id: the record overlapped
 * @other_from: (nullable): its first day
 * @from: (nullable): the first day of the new one
 *
 * Offers to end the other record the day before the new one starts, where that leaves it at least a day.
 */
void
kith_period_offer_end (KithProblem *problem,
                       gint64       other_id,
                       const char  *other_from,
                       const char  *from)
{
  g_autofree char *day = from != NULL ? kith_date_iso_add_days (from, -1) : NULL;
  g_autofree char *words = kith_date_format_iso_short (day);
  g_autofree char *label = NULL;

  if (day == NULL || (other_from != NULL && strcmp (day, other_from) < 0))
    return;
  /* Translators: a button that ends another record on a date */
  label = g_strdup_printf (_("End That One on %s"), words);
  kith_problems_set_fix (problem, KITH_FIX_END_OTHER, label, other_id, day);
}
