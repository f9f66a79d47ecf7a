/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-moment.h"

#include "kith-time.h"

/**
 * kith_moment_format:
 * @clock: says which day it is
 * @seconds: a moment, seconds since 1970 in UTC
 *
 * Returns: (transfer full): `3:14pm` for a moment of today, `21 November 2026, 3:14pm` for another day
 */
char *
kith_moment_format (KithClock *clock,
                    gint64     seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (seconds);
  g_autofree char *day = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;
  g_autofree char *today = kith_clock_dup_today (clock);
  g_autofree char *time = moment != NULL ? g_date_time_format (moment, "%H:%M") : NULL;

  if (g_strcmp0 (day, today) == 0)
    return kith_time_format (time);
  return kith_time_format_instant (seconds);
}
