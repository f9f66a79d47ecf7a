/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-icalendar.h"

#include "kith-date.h"

#include <libical/ical.h>

/* How long what nobody gave an end shows in a calendar. */
#define USUAL_MINUTES 30

static icaltimetype
to_utc (gint64 seconds)
{
  return icaltime_from_timet_with_zone ((time_t) seconds, FALSE, icaltimezone_get_utc_timezone ());
}

static icaltimetype
to_day (const GDate *day)
{
  icaltimetype time = icaltime_null_date ();

  time.year = g_date_get_year (day);
  time.month = (int) g_date_get_month (day);
  time.day = g_date_get_day (day);
  return time;
}

/* Written in UTC: a moment no calendar can take for another one, winter or summer. */
static gint64
find_moment (const GDate *day,
             const char  *clock)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/London");
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autoptr (GDateTime) moment = g_date_time_new (zone != NULL ? zone : here, g_date_get_year (day),
                                                  (int) g_date_get_month (day), g_date_get_day (day),
                                                  (int) g_ascii_strtoll (clock, NULL, 10),
                                                  (int) g_ascii_strtoll (clock + 3, NULL, 10), 0);

  return g_date_time_to_unix (moment);
}

static void
set_time (icalcomponent           *component,
          const KithCalendarEvent *event,
          const GDate             *day)
{
  GDate next = *day;
  gint64 start;

  if (event->time == NULL) {
    g_date_add_days (&next, 1);
    icalcomponent_set_dtstart (component, to_day (day));
    icalcomponent_set_dtend (component, to_day (&next));
    return;
  }
  start = find_moment (day, event->time);
  icalcomponent_set_dtstart (component, to_utc (start));
  icalcomponent_set_dtend (component, to_utc (start + (event->minutes > 0 ? event->minutes : USUAL_MINUTES) * 60));
}

static void
add_event (icalcomponent           *calendar,
           const KithCalendarEvent *event,
           gint64                   now)
{
  icalcomponent *component = NULL;
  GDate day;

  if (!kith_date_from_iso (event->date, &day))
    return;
  component = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  icalcomponent_set_uid (component, event->uid);
  icalcomponent_set_dtstamp (component, to_utc (now));
  set_time (component, event, &day);
  icalcomponent_set_summary (component, event->summary);
  if (event->description != NULL)
    icalcomponent_set_description (component, event->description);
  if (event->location != NULL)
    icalcomponent_set_location (component, event->location);
  icalcomponent_add_property (component, icalproperty_new_class (ICAL_CLASS_PRIVATE));
  icalcomponent_set_status (component, event->called_off ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED);
  icalcomponent_add_component (calendar, component);
}

/**
 * kith_icalendar_to_text:
 * @events: (array length=n_events): what to write
 * @n_events: how many
 * @now: seconds since 1970 in UTC
 *
 * Writes a calendar as RFC 5545 has it. Events without a date that exists are left out.
 *
 * Returns: (transfer full): the text of a file
 */
char *
kith_icalendar_to_text (const KithCalendarEvent *events,
                        gsize                    n_events,
                        gint64                   now)
{
  icalcomponent *calendar = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);
  char *written = NULL;
  char *text = NULL;

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid ("-//Kith//Kith " KITH_VERSION "//EN"));
  icalcomponent_add_property (calendar, icalproperty_new_method (ICAL_METHOD_PUBLISH));
  for (gsize i = 0; i < n_events; i++)
    add_event (calendar, &events[i], now);
  written = icalcomponent_as_ical_string_r (calendar);
  text = g_strdup (written);
  icalmemory_free_buffer (written);
  icalcomponent_free (calendar);
  return text;
}
