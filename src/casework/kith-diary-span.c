/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-diary-span.h"

#include "kith-calendar-day.h"
#include "kith-date.h"
#include "kith-diary.h"

#include <glib/gi18n.h>
#include <string.h>

/* How much is looked at where the college has written down no term. */
#define WEEKS_WITHOUT_TERM 13

/* Terms are looked for this far from the day. */
#define DAYS_AROUND 400

void
kith_diary_span_free (KithDiarySpan *self)
{
  g_free (self->from);
  g_free (self->until);
  g_free (self->term);
  g_free (self);
}

static char *
dup_monday (const char *day)
{
  GDate date;

  g_return_val_if_fail (kith_date_from_iso (day, &date), NULL);

  return kith_date_iso_add_days (day, 1 - (int) g_date_get_weekday (&date));
}

static KithDiarySpan *
span_new (char *from,
          char *until)
{
  KithDiarySpan *self = g_new0 (KithDiarySpan, 1);

  self->from = from;
  self->until = until;
  return self;
}

static KithDiarySpan *
make_weeks (const char *day,
            int         n_weeks)
{
  char *monday = dup_monday (day);

  return span_new (monday, kith_date_iso_add_days (monday, 7 * n_weeks - 1));
}

static KithDiarySpan *
make_term (KithRecord *term)
{
  char *monday = dup_monday (kith_record_get_text (term, KITH_CALENDAR_DAY_FROM));
  g_autofree char *last_monday = dup_monday (kith_calendar_day_get_until (term));
  KithDiarySpan *self = span_new (monday, kith_date_iso_add_days (last_monday, 6));

  self->term = kith_record_dup_title (term);
  return self;
}

static GPtrArray *
list_terms (KithCaseFile  *file,
            const char    *day,
            GError       **error)
{
  g_autofree char *from = kith_date_iso_add_days (day, -DAYS_AROUND);
  g_autofree char *until = kith_date_iso_add_days (day, DAYS_AROUND);
  GPtrArray *days = kith_diary_list_calendar (file, day, from, until, error);

  for (guint i = days != NULL ? days->len : 0; i > 0; i--)
    if (g_strcmp0 (kith_record_get_text (g_ptr_array_index (days, i - 1), KITH_CALENDAR_DAY_TYPE), "term") != 0)
      g_ptr_array_remove_index (days, i - 1);
  return days;
}

/* The term a day lies in; between terms the one to come, which is what there is to plan. */
static KithDiarySpan *
find_term (KithCaseFile  *file,
           const char    *day,
           int            step,
           GError       **error)
{
  g_autoptr (GPtrArray) terms = list_terms (file, day, error);
  g_autofree char *elsewhere = NULL;
  gint64 position = 0;

  if (terms == NULL)
    return NULL;
  while (position < terms->len && strcmp (kith_calendar_day_get_until (g_ptr_array_index (terms, position)), day) < 0)
    position++;
  position += step;
  if (position >= 0 && position < terms->len)
    return make_term (g_ptr_array_index (terms, position));
  elsewhere = kith_date_iso_add_days (day, step * 7 * WEEKS_WITHOUT_TERM);
  return make_weeks (elsewhere, WEEKS_WITHOUT_TERM);
}

/**
 * kith_diary_span_find:
 * @file: an open case file
 * @view: how much is looked at
 * @day: a day in it, ISO
 * @step: 0 for that day’s, -1 for the one before, 1 for the one after
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the days to show
 */
KithDiarySpan *
kith_diary_span_find (KithCaseFile   *file,
                      KithDiaryView   view,
                      const char     *day,
                      int             step,
                      GError        **error)
{
  g_autofree char *moved = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (kith_date_is_iso (day), NULL);

  if (view == KITH_DIARY_VIEW_TERM)
    return find_term (file, day, step, error);
  moved = kith_date_iso_add_days (day, view == KITH_DIARY_VIEW_DAY ? step : 7 * step);
  return view == KITH_DIARY_VIEW_DAY ? span_new (g_strdup (moved), g_strdup (moved)) : make_weeks (moved, 1);
}

/**
 * kith_diary_span_dup_words:
 * @self: the days of a view
 *
 * Returns: (transfer full): what stands above them
 */
char *
kith_diary_span_dup_words (const KithDiarySpan *self)
{
  g_autofree char *from = kith_date_format_iso (self->from);
  g_autofree char *until = kith_date_format_iso (self->until);

  if (g_str_equal (self->from, self->until))
    return kith_date_format_iso_weekday (self->from);
  if (self->term != NULL)
    /* Translators: name of a term, the first and the last day of its weeks */
    return g_strdup_printf (_("%s, %s to %s"), self->term, from, until);
  /* Translators: the first and the last day of a week */
  return g_strdup_printf (_("%s to %s"), from, until);
}
