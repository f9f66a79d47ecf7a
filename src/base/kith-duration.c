/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-duration.h"

#include "kith-error.h"

#include <glib/gi18n.h>

static gboolean
scan (const char *text,
      int        *minutes)
{
  static GRegex *regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *hours = NULL;
  g_autofree char *rest = NULL;

  if (g_once_init_enter_pointer (&regex))
    g_once_init_leave_pointer (&regex, g_regex_new ("^(?:(\\d{1,2}) ?(?:h|hr|hrs|hour|hours|:))? ?"
                                                    "(?:(\\d{1,4}) ?(?:m|min|mins|minutes?)?)?$",
                                                    G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL));
  if (!g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match))
    return FALSE;
  hours = g_match_info_fetch (match, 1);
  rest = g_match_info_fetch (match, 2);
  *minutes = (int) g_ascii_strtoll (hours != NULL ? hours : "0", NULL, 10) * 60 +
             (int) g_ascii_strtoll (rest != NULL ? rest : "0", NULL, 10);
  return TRUE;
}

/**
 * kith_duration_parse:
 * @text: what a person typed: `45`, `1h 30m`, `1h30`, `1:30`, `2 hours`
 * @minutes: (out): how long, in minutes
 * @error: says what to type
 *
 * Returns: whether @text is a duration of at most a day
 */
gboolean
kith_duration_parse (const char *text,
                     int        *minutes,
                     GError    **error)
{
  g_autofree char *trimmed = g_strstrip (g_ascii_strdown (text, -1));

  if (*trimmed != '\0' && scan (trimmed, minutes) && *minutes <= KITH_DURATION_MAX_MINUTES)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _("Enter minutes from 0 to 1440, or 1h 30m."));
  return FALSE;
}

/**
 * kith_duration_format:
 * @minutes: how long, in minutes
 *
 * Returns: (transfer full): `45m`, `2h`, `1h 30m`
 */
char *
kith_duration_format (int minutes)
{
  if (minutes < 60)
    /* Translators: a number of minutes, short */
    return g_strdup_printf (_("%dm"), minutes);
  if (minutes % 60 == 0)
    /* Translators: a number of hours, short */
    return g_strdup_printf (_("%dh"), minutes / 60);
  /* Translators: hours and minutes, short */
  return g_strdup_printf (_("%dh %dm"), minutes / 60, minutes % 60);
}
