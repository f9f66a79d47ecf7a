/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-plan-light.h"

#include "kith-date.h"

#include <glib/gi18n.h>

/**
 * kith_plan_light_of:
 * @due_iso: (nullable): the day it is due
 * @today: the day of the clock
 *
 * Returns: how near it is; grey when there is no day
 */
KithPlanLight
kith_plan_light_of (const char  *due_iso,
                    const GDate *today)
{
  GDate due;
  int days;

  if (due_iso == NULL || !kith_date_from_iso (due_iso, &due))
    return KITH_PLAN_LIGHT_GREY;
  days = g_date_days_between (today, &due);
  if (days < 0)
    return KITH_PLAN_LIGHT_RED;
  return days <= KITH_PLAN_LIGHT_SOON_DAYS ? KITH_PLAN_LIGHT_AMBER : KITH_PLAN_LIGHT_GREY;
}

/**
 * kith_plan_light_dup_words:
 * @due_iso: (nullable): the day it is due
 * @today: the day of the clock
 *
 * Returns: (transfer full) (nullable): what the light says, such as "Overdue by 5 days"; %NULL when there is no day
 */
char *
kith_plan_light_dup_words (const char  *due_iso,
                           const GDate *today)
{
  g_autofree char *day = NULL;
  GDate due;
  int days;

  if (due_iso == NULL || !kith_date_from_iso (due_iso, &due))
    return NULL;
  days = g_date_days_between (today, &due);
  if (days == 0)
    return g_strdup (_("Due today"));
  if (days < 0)
    return g_strdup_printf (ngettext ("Overdue by %d day", "Overdue by %d days", (gulong) -days), -days);
  if (days <= KITH_PLAN_LIGHT_SOON_DAYS)
    return g_strdup_printf (ngettext ("Due in %d day", "Due in %d days", (gulong) days), days);
  day = kith_date_format (&due);
  /* Translators: a date, such as 3 March 2027 */
  return g_strdup_printf (_("Due %s"), day);
}
