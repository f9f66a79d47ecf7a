/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-breaks.h"

#include "kith-calendar-day.h"
#include "kith-date.h"

/* First and last day, as days since the year 1. */
typedef struct {
  guint32 first;
  guint32 last;
} Span;

/* Spans in order that do not touch: a bank holiday inside a holiday must not count twice. */
struct _KithBreaks
{
  GArray *spans;
  GArray *closed;
};

static int
compare_spans (gconstpointer first,
               gconstpointer second)
{
  const Span *one = first;
  const Span *other = second;

  return one->first < other->first ? -1 : one->first > other->first;
}

static void
add_span (GArray     *spans,
          KithRecord *day)
{
  GDate first, last;
  Span span;

  if (!kith_calendar_day_is_break (day) || !kith_record_get_date (day, KITH_CALENDAR_DAY_FROM, &first) ||
      !kith_date_from_iso (kith_calendar_day_get_until (day), &last))
    return;
  span.first = g_date_get_julian (&first);
  span.last = g_date_get_julian (&last);
  if (span.first <= span.last)
    g_array_append_val (spans, span);
}

static GArray *
merge_spans (GArray *sorted)
{
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (Span));

  for (guint i = 0; i < sorted->len; i++) {
    const Span *span = &g_array_index (sorted, Span, i);
    Span *before = merged->len > 0 ? &g_array_index (merged, Span, merged->len - 1) : NULL;

    if (before != NULL && span->first <= before->last + 1)
      before->last = MAX (before->last, span->last);
    else
      g_array_append_val (merged, *span);
  }
  return merged;
}

/* Days on which the staff do not work either. */
static GArray *
find_closed (GPtrArray *calendar_days)
{
  GArray *closed = g_array_new (FALSE, FALSE, sizeof (Span));

  for (guint i = 0; i < calendar_days->len; i++) {
    KithRecord *day = g_ptr_array_index (calendar_days, i);

    if (g_strcmp0 (kith_record_get_text (day, KITH_CALENDAR_DAY_TYPE), "holiday") != 0)
      add_span (closed, day);
  }
  return closed;
}

/**
 * kith_breaks_new:
 * @calendar_days: (element-type KithCalendarDay): dates of the college's calendar, in any order
 *
 * Returns: (transfer full): those on which the college has a break
 */
KithBreaks *
kith_breaks_new (GPtrArray *calendar_days)
{
  KithBreaks *self = g_new0 (KithBreaks, 1);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));

  for (guint i = 0; i < calendar_days->len; i++)
    add_span (spans, g_ptr_array_index (calendar_days, i));
  g_array_sort (spans, compare_spans);
  self->spans = merge_spans (spans);
  self->closed = find_closed (calendar_days);
  return self;
}

/**
 * kith_breaks_free:
 * @self: (transfer full): breaks
 */
void
kith_breaks_free (KithBreaks *self)
{
  g_array_unref (self->spans);
  g_array_unref (self->closed);
  g_free (self);
}

/**
 * kith_breaks_stretch:
 * @self: breaks
 * @since: the day to count from, which is not counted itself
 * @days: how many days, breaks left out
 * @due: (out): the day on which that many have passed
 *
 * Source: M15 of the domain reference, "holidays stretch the limit".
 */
void
kith_breaks_stretch (KithBreaks  *self,
                     const GDate *since,
                     gint64       days,
                     GDate       *due)
{
  guint32 begin = g_date_get_julian (since) + 1;
  guint32 end = begin - 1 + (guint32) MAX (0, days);

  for (guint i = 0; i < self->spans->len; i++) {
    const Span *span = &g_array_index (self->spans, Span, i);

    if (span->last < begin)
      continue;
    if (span->first > end)
      break;
    end += span->last - MAX (span->first, begin) + 1;
  }
  g_date_set_julian (due, end);
}

#define LONGEST_BREAK 366

static gboolean
contains (GArray  *spans,
          guint32  day)
{
  for (guint i = 0; i < spans->len; i++) {
    const Span *span = &g_array_index (spans, Span, i);

    if (span->first <= day && day <= span->last)
      return TRUE;
  }
  return FALSE;
}

/**
 * kith_breaks_find_working_day:
 * @self: breaks, bank holidays among them
 * @after: a day
 * @day: (out): the first day after it on which people work: no weekend, bank holiday or day the college is closed. Students’
 *   holidays are working days: nobody waits until September for a debrief.
 */
void
kith_breaks_find_working_day (KithBreaks  *self,
                              const GDate *after,
                              GDate       *day)
{
  *day = *after;
  for (guint i = 0; i < LONGEST_BREAK; i++) {
    g_date_add_days (day, 1);
    if (g_date_get_weekday (day) < G_DATE_SATURDAY && !contains (self->closed, g_date_get_julian (day)))
      return;
  }
  /* A year without a working day is a slip of the finger in the calendar: then only weekends count. */
  *day = *after;
  do
    g_date_add_days (day, 1);
  while (g_date_get_weekday (day) >= G_DATE_SATURDAY);
}
