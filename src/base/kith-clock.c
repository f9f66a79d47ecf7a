/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-clock.h"

#include "kith-date.h"

/* Everything that asks what day it is asks a clock it was given, so that tests and rehearsals can set the day. */
struct _KithClock
{
  GObject parent_instance;

  gboolean fixed;
  gint64 seconds;
};

G_DEFINE_FINAL_TYPE (KithClock, kith_clock, G_TYPE_OBJECT)

static void
kith_clock_class_init (KithClockClass *klass)
{
}

static void
kith_clock_init (KithClock *self)
{
}

static gboolean
read_day_from_environment (gint64 *seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) moment = NULL;
  GDate day;

  if (!kith_date_from_iso (g_getenv ("KITH_TODAY"), &day))
    return FALSE;
  moment = g_date_time_new_local (g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day),
                                  g_date_time_get_hour (now), g_date_time_get_minute (now), 0);
  *seconds = g_date_time_to_unix (moment);
  return TRUE;
}

/**
 * kith_clock_new:
 *
 * The clock of this computer; `KITH_TODAY=2026-03-04` in the environment fixes the day for rehearsals.
 *
 * Returns: (transfer full): a clock
 */
KithClock *
kith_clock_new (void)
{
  gint64 seconds = 0;

  if (read_day_from_environment (&seconds))
    return kith_clock_new_fixed (seconds);
  return g_object_new (KITH_TYPE_CLOCK, NULL);
}

/**
 * kith_clock_new_fixed:
 * @seconds: seconds since 1970 in UTC
 *
 * Returns: (transfer full): a clock that stands still until [method@Clock.advance]
 */
KithClock *
kith_clock_new_fixed (gint64 seconds)
{
  KithClock *self = g_object_new (KITH_TYPE_CLOCK, NULL);

  self->fixed = TRUE;
  self->seconds = seconds;
  return self;
}

/**
 * kith_clock_get_now:
 * @self: a clock
 *
 * Returns: seconds since 1970 in UTC
 */
gint64
kith_clock_get_now (KithClock *self)
{
  g_return_val_if_fail (KITH_IS_CLOCK (self), 0);

  return self->fixed ? self->seconds : g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * kith_clock_get_today:
 * @self: a clock
 * @today: (out): the local day
 */
void
kith_clock_get_today (KithClock *self,
                      GDate     *today)
{
  g_autofree char *iso = kith_clock_dup_today (self);

  kith_date_from_iso (iso, today);
}

static char *
format_now (KithClock  *self,
            const char *format)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (kith_clock_get_now (self));

  return g_date_time_format (moment, format);
}

/**
 * kith_clock_dup_today:
 * @self: a clock
 *
 * Returns: (transfer full): the local day as it is stored
 */
char *
kith_clock_dup_today (KithClock *self)
{
  return format_now (self, "%Y-%m-%d");
}

/**
 * kith_clock_dup_time:
 * @self: a clock
 *
 * Returns: (transfer full): the local time of day as it is stored, `17:30`
 */
char *
kith_clock_dup_time (KithClock *self)
{
  return format_now (self, "%H:%M");
}

/**
 * kith_clock_advance:
 * @self: a fixed clock
 * @seconds: how far
 */
void
kith_clock_advance (KithClock *self,
                    gint64     seconds)
{
  g_return_if_fail (KITH_IS_CLOCK (self) && self->fixed);

  self->seconds += seconds;
}
