/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-icalendar.h"

#include <libical/ical.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1773136800) /* 10 March 2026, 10am */

static icalcomponent *
parse (const char *text)
{
  icalcomponent *calendar = icalparser_parse_string (text);

  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_cmpint (icalcomponent_isa (calendar), ==, ICAL_VCALENDAR_COMPONENT);
  return calendar;
}

static char *
dup_start (icalcomponent *event)
{
  return g_strdup (icaltime_as_ical_string (icalcomponent_get_dtstart (event)));
}

static char *
dup_end (icalcomponent *event)
{
  return g_strdup (icaltime_as_ical_string (icalcomponent_get_dtend (event)));
}

/* British summer time began on 29 March 2026. */
static void
test_times (void)
{
  static const struct {
    const char *date, *time;
    int minutes;
    const char *start, *end;
  } cases[] = {
    { "2026-03-10", "14:00", 60, "20260310T140000Z", "20260310T150000Z" },
    { "2026-06-10", "14:00", 60, "20260610T130000Z", "20260610T140000Z" },
    { "2026-06-10", "00:15", 90, "20260609T231500Z", "20260610T004500Z" },
    { "2026-12-31", "23:59", 90, "20261231T235900Z", "20270101T012900Z" },
    { "2026-03-10", "14:00", 0, "20260310T140000Z", "20260310T143000Z" },
    { "2026-12-31", NULL, 0, "20261231", "20270101" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const KithCalendarEvent event = { .uid = "one", .summary = "Housing appointment", .date = cases[i].date,
                                      .time = cases[i].time, .minutes = cases[i].minutes };
    g_autofree char *text = kith_icalendar_to_text (&event, 1, NOW);
    icalcomponent *calendar = parse (text);
    icalcomponent *read = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
    g_autofree char *start = dup_start (read);
    g_autofree char *end = dup_end (read);

    g_assert_cmpstr (start, ==, cases[i].start);
    g_assert_cmpstr (end, ==, cases[i].end);
    icalcomponent_free (calendar);
  }
}

/* Commas, semicolons, line ends, long lines and letters of more than one byte come back as they went. */
static void
test_words (void)
{
  const char *summary = "Housing; with Siân, “the flat” \\ 12 — يوم طويل جدا يحتاج إلى أكثر من سطر واحد في الملف";
  const KithCalendarEvent event = { .uid = "appointment-7@x", .summary = summary, .description = "First line\nsecond",
                                    .location = "Room 4, Hub", .date = "2026-03-10", .time = "14:00",
                                    .called_off = TRUE };
  g_autofree char *text = kith_icalendar_to_text (&event, 1, NOW);
  icalcomponent *calendar = parse (text);
  icalcomponent *read = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_cmpstr (icalcomponent_get_summary (read), ==, summary);
  g_assert_cmpstr (icalcomponent_get_description (read), ==, "First line\nsecond");
  g_assert_cmpstr (icalcomponent_get_location (read), ==, "Room 4, Hub");
  g_assert_cmpstr (icalcomponent_get_uid (read), ==, "appointment-7@x");
  g_assert_cmpint (icalcomponent_get_status (read), ==, ICAL_STATUS_CANCELLED);
  g_assert_nonnull (strstr (text, "DTSTAMP:20260310T100000Z"));
  g_assert_nonnull (strstr (text, "CLASS:PRIVATE"));
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpuint (strlen (lines[i]), <=, 75);
  icalcomponent_free (calendar);
}

static void
test_nothing (void)
{
  const KithCalendarEvent never = { .uid = "x", .summary = "Never", .date = "2026-02-30" };
  g_autofree char *empty = kith_icalendar_to_text (NULL, 0, NOW);
  g_autofree char *wrong = kith_icalendar_to_text (&never, 1, NOW);
  icalcomponent *calendar = parse (empty);

  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 0);
  icalcomponent_free (calendar);
  g_assert_null (strstr (wrong, "Never"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/icalendar/times", test_times);
  g_test_add_func ("/icalendar/words", test_words);
  g_test_add_func ("/icalendar/nothing", test_nothing);

  return g_test_run ();
}
