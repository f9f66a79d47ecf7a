/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-term.h"

#include "kith-date.h"

#include <glib/gi18n.h>

/* For telling a life by terms. A life goes back further than the calendar a college keeps, and a move in August belongs
 * somewhere as well; so these are by month: September to December, January to March, April to August. */

/**
 * kith_term_of_day:
 * @iso: an ISO day
 *
 * Returns: the term it lies in, or 0 where it is no day
 */
int
kith_term_of_day (const char *iso)
{
  GDate date;
  int year, month;

  if (iso == NULL || !kith_date_from_iso (iso, &date))
    return 0;
  year = g_date_get_year (&date);
  month = g_date_get_month (&date);
  if (month >= 9)
    return year * 3 + 2;
  return year * 3 + (month >= 4 ? 1 : 0);
}

/**
 * kith_term_dup_name:
 * @term: from [func@term_of_day]
 *
 * Returns: (transfer full): what people call it
 */
char *
kith_term_dup_name (int term)
{
  switch (term % 3) {
  case 0:
    /* Translators: a year */
    return g_strdup_printf (_("Spring term %d"), term / 3);
  case 1:
    return g_strdup_printf (_("Summer term %d"), term / 3);
  default:
    return g_strdup_printf (_("Autumn term %d"), term / 3);
  }
}

/**
 * kith_term_dup_short_name:
 * @term: from [func@term_of_day]
 *
 * Returns: (transfer full): the same in little room
 */
char *
kith_term_dup_short_name (int term)
{
  switch (term % 3) {
  case 0:
    /* Translators: a year */
    return g_strdup_printf (_("Spring %d"), term / 3);
  case 1:
    return g_strdup_printf (_("Summer %d"), term / 3);
  default:
    return g_strdup_printf (_("Autumn %d"), term / 3);
  }
}
