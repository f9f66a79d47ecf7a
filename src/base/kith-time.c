/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-time.h"

#include "kith-date.h"
#include "kith-error.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * kith_time_is_stored_form:
 * @text: (nullable): any text
 *
 * Returns: whether @text is a time of day as it is stored, `17:30`
 */
gboolean
kith_time_is_stored_form (const char *text)
{
  if (text == NULL || strlen (text) != 5 || text[2] != ':')
    return FALSE;
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[3]) ||
      !g_ascii_isdigit (text[4]))
    return FALSE;
  return (text[0] - '0') * 10 + (text[1] - '0') < 24 && text[3] < '6';
}

static gboolean
apply_half_of_day (const char *suffix,
                   int        *hour)
{
  gboolean afternoon = g_str_has_prefix (suffix, "p");

  if (*suffix == '\0')
    return TRUE;
  if (!g_str_equal (suffix, "am") && !g_str_equal (suffix, "pm") && !g_str_equal (suffix, "a") &&
      !g_str_equal (suffix, "p"))
    return FALSE;
  if (*hour < 1 || *hour > 12)
    return FALSE;
  *hour = *hour % 12 + (afternoon ? 12 : 0);
  return TRUE;
}

static char *
parse_clock (const char *text)
{
  char *end = NULL;
  int hour = (int) g_ascii_strtoull (text, &end, 10);
  int minute = 0;
  gsize digits = (gsize) (end - text);

  /* The function above would take a sign as well. */
  if (!g_ascii_isdigit (*text) || digits > 4)
    return NULL;
  if (digits > 2) {
    minute = hour % 100;
    hour /= 100;
  } else if (*end == ':' || *end == '.') {
    if (!g_ascii_isdigit (end[1]) || !g_ascii_isdigit (end[2]))
      return NULL;
    minute = (end[1] - '0') * 10 + (end[2] - '0');
    end += 3;
    if (*end == ':' && g_ascii_isdigit (end[1]) && g_ascii_isdigit (end[2]))
      end += 3; /* seconds, as some systems export them, are of no use here */
  }
  while (*end == ' ')
    end++;
  if (!apply_half_of_day (end, &hour) || hour > 23 || minute > 59)
    return NULL;
  return g_strdup_printf ("%02d:%02d", hour, minute);
}

/**
 * kith_time_parse:
 * @text: what a person typed: `5:30pm`, `17:30`, `1730`, `5pm`, `midday`
 * @error: says what is wrong
 *
 * Returns: (transfer full) (nullable): the time as it is stored
 */
char *
kith_time_parse (const char *text,
                 GError    **error)
{
  g_autofree char *trimmed = g_strstrip (g_ascii_strdown (text, -1));
  char *stored = NULL;

  if (g_str_equal (trimmed, "midday") || g_str_equal (trimmed, "noon"))
    return g_strdup ("12:00");
  if (g_str_equal (trimmed, "midnight"))
    return g_strdup ("00:00");
  stored = parse_clock (trimmed);
  if (stored == NULL)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                         _("That is not a time. Type it as 5:30pm or 17:30."));
  return stored;
}

/**
 * kith_time_format:
 * @stored: (nullable): a time as it is stored
 *
 * Returns: (transfer full): `5:30pm`, `midday`, `midnight`, or empty text for no time
 */
char *
kith_time_format (const char *stored)
{
  int hour, minute;

  if (!kith_time_is_stored_form (stored))
    return g_strdup ("");
  hour = (stored[0] - '0') * 10 + (stored[1] - '0');
  minute = (stored[3] - '0') * 10 + (stored[4] - '0');
  if (minute == 0 && hour % 12 == 0)
    return g_strdup (hour == 0 ? _("midnight") : _("midday"));
  if (hour < 12)
    /* Translators: hour and minute before noon */
    return g_strdup_printf (_("%d:%02dam"), hour == 0 ? 12 : hour, minute);
  /* Translators: hour and minute after noon */
  return g_strdup_printf (_("%d:%02dpm"), hour == 12 ? 12 : hour - 12, minute);
}

/**
 * kith_time_format_span:
 * @stored: (nullable): a time as it is stored
 * @minutes: how long from then, 0 when nobody said
 *
 * Returns: (transfer full): `2:00pm to 3:30pm`, also past midnight; only the beginning where nobody said how long
 */
char *
kith_time_format_span (const char *stored,
                       int         minutes)
{
  g_autofree char *from = kith_time_format (stored);
  g_autofree char *end = NULL;
  g_autofree char *until = NULL;
  int total;

  if (*from == '\0' || minutes <= 0)
    return g_steal_pointer (&from);
  total = (int) (g_ascii_strtoll (stored, NULL, 10) * 60 + g_ascii_strtoll (stored + 3, NULL, 10)) + minutes;
  end = g_strdup_printf ("%02d:%02d", total / 60 % 24, total % 60);
  until = kith_time_format (end);
  /* Translators: two times of day */
  return g_strdup_printf (_("%s to %s"), from, until);
}

/**
 * kith_time_format_instant:
 * @seconds: seconds since 1970 in UTC
 *
 * Returns: (transfer full): the local day and time, `25 July 2026, 5:30pm`
 */
char *
kith_time_format_instant (gint64 seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (seconds);
  g_autofree char *iso = g_date_time_format (moment, "%Y-%m-%d");
  g_autofree char *clock = g_date_time_format (moment, "%H:%M");
  g_autofree char *day = kith_date_format_iso (iso);
  g_autofree char *hour = kith_time_format (clock);

  /* Translators: a date, then a time of day */
  return g_strdup_printf (_("%s, %s"), day, hour);
}

/**
 * kith_time_to_instant:
 * @iso_date: (nullable): a day, `YYYY-MM-DD`
 * @stored: (nullable): a time of day, `HH:MM`
 *
 * Returns: that moment of the local clock in seconds since 1970 in UTC; 0 when either is none
 */
gint64
kith_time_to_instant (const char *iso_date,
                      const char *stored)
{
  g_autoptr (GDateTime) moment = NULL;
  GDate day;

  if (iso_date == NULL || !kith_date_from_iso (iso_date, &day) || !kith_time_is_stored_form (stored))
    return 0;
  moment = g_date_time_new_local (g_date_get_year (&day), (int) g_date_get_month (&day), g_date_get_day (&day),
                                  (int) g_ascii_strtoll (stored, NULL, 10), (int) g_ascii_strtoll (stored + 3, NULL, 10), 0);
  return moment != NULL ? g_date_time_to_unix (moment) : 0;
}
