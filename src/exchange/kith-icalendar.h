/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KithCalendarEvent:
 * @uid: the same each time the event is written, so that a calendar changes its copy; without anything personal in it
 * @summary: what it is called
 * @description: (nullable): more about it
 * @location: (nullable): where
 * @date: day, ISO
 * @time: (nullable): when it begins in the United Kingdom, `HH:MM`; %NULL for all day
 * @minutes: how long, 0 when nobody said
 * @called_off: whether it does not take place
 *
 * Something that other calendars can show.
 */
typedef struct {
  const char *uid;
  const char *summary;
  const char *description;
  const char *location;
  const char *date;
  const char *time;
  int minutes;
  gboolean called_off;
} KithCalendarEvent;

char *kith_icalendar_to_text (const KithCalendarEvent *events,
                              gsize                    n_events,
                              gint64                   now);

G_END_DECLS
