/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-programme-hours.h"

#include "kith-lists.h"
#include "kith-log-entry.h"
#include "kith-off-the-job.h"
#include "kith-period.h"
#include "kith-programme.h"

#include <glib/gi18n.h>

/* The hours of an apprenticeship. Until July 2025 the funding rules had them as six a week less leave, which makes about 418
 * hours of 18 months: 78 weeks less 5.6 weeks of leave a year, 69.6 weeks at six hours. Later standards publish hours of
 * their own; then the total is typed and the weeks are shares of it. */

#define WEEKS_OF_YEAR 52.0
#define DAYS_OF_MONTH 28

static GDate
get_monday (const GDate *day)
{
  GDate monday = *day;

  g_date_subtract_days (&monday, (guint) g_date_get_weekday (day) - G_DATE_MONDAY);
  return monday;
}

static GDate
move (const GDate *day,
      int          days)
{
  GDate moved = *day;

  if (days < 0)
    g_date_subtract_days (&moved, (guint) -days);
  else
    g_date_add_days (&moved, (guint) days);
  return moved;
}

static gint64
to_minutes (double minutes)
{
  return (gint64) (minutes + 0.5);
}

static double
get_leave_weeks (KithRecord *programme)
{
  return kith_record_has (programme, KITH_PROGRAMME_LEAVE_WEEKS)
           ? (double) kith_record_get_number (programme, KITH_PROGRAMME_LEAVE_WEEKS) : KITH_PROGRAMME_USUAL_LEAVE;
}

/* Target × weeks less leave, which is spread evenly over the year: nobody has to enter when it was taken. */
static double
get_minutes_of_days (KithRecord *programme,
                     double      target,
                     int         days)
{
  return target * (days / 7.0) * (1 - get_leave_weeks (programme) / WEEKS_OF_YEAR);
}

/* Where only the total is given, as for standards with published hours, a week is its share of it. */
static gint64
spread_over_weeks (const KithProgrammeHours *self)
{
  int days = g_date_days_between (&self->start, &self->end);

  return days > 0 ? self->required * 7 / days : 0;
}

static gint64
work_out_required (KithProgrammeHours *self,
                   KithRecord         *programme)
{
  int days = g_date_days_between (&self->start, &self->end);

  if (kith_record_has (programme, KITH_PROGRAMME_TOTAL_REQUIRED))
    return kith_record_get_number (programme, KITH_PROGRAMME_TOTAL_REQUIRED) * 60;
  return to_minutes (get_minutes_of_days (programme, (double) self->target, days));
}

/* What is to be done by the end of a day, or of the programme when that comes first. */
static gint64
get_expected_by (const KithProgrammeHours *self,
                 const GDate              *day)
{
  int days = g_date_days_between (&self->start, &self->end);
  int gone = g_date_days_between (&self->start, day) + 1;

  if (gone <= 0 || days <= 0)
    return 0;
  return to_minutes ((double) self->required * MIN (gone, days) / days);
}

static guint
find_type (KithRecord *entry)
{
  const char *type = kith_record_get_text (entry, KITH_LOG_ENTRY_TYPE);

  for (guint i = 0; i < kith_log_types.n_choices; i++)
    if (g_strcmp0 (kith_log_types.choices[i].code, type) == 0)
      return i;
  return KITH_PROGRAMME_N_TYPES - 1;
}

static void
add_entry (KithProgrammeSum *sum,
           KithRecord       *entry)
{
  gint64 minutes = kith_log_entry_get_minutes (entry);

  sum->all += minutes;
  sum->by_type[find_type (entry)] += minutes;
  sum->off_the_job += kith_off_the_job_get_minutes (entry);
}

static void
add_sum (KithProgrammeSum       *sum,
         const KithProgrammeSum *other)
{
  sum->all += other->all;
  sum->off_the_job += other->off_the_job;
  sum->expected += other->expected;
  for (guint i = 0; i < KITH_PROGRAMME_N_TYPES; i++)
    sum->by_type[i] += other->by_type[i];
}

/* A week in which the programme begins or ends is as long as its days in it. */
static gint64
get_expected_in_week (const KithProgrammeHours *self,
                      const GDate              *monday)
{
  GDate sunday = move (monday, 6);
  GDate from = g_date_compare (monday, &self->start) < 0 ? self->start : *monday;
  int days = g_date_days_between (&from, &sunday) + 1;

  if (self->has_ended)
    days = MIN (days, g_date_days_between (&from, &self->last) + 1);
  return MAX (days, 0) * self->target / 7;
}

static void
add_weeks (KithProgrammeHours *self)
{
  GDate monday = get_monday (&self->start);

  while (g_date_compare (&monday, &self->last) <= 0) {
    KithProgrammeWeek week = { .monday = monday };

    week.sum.expected = get_expected_in_week (self, &monday);
    g_array_append_val (self->weeks, week);
    g_date_add_days (&monday, 7);
  }
}

static void
add_entries (KithProgrammeHours *self,
             GPtrArray          *log_entries)
{
  GDate first = get_monday (&self->start);

  for (guint i = 0; i < log_entries->len; i++) {
    KithRecord *entry = g_ptr_array_index (log_entries, i);
    GDate day;

    if (!kith_record_get_date (entry, KITH_LOG_ENTRY_DATE, &day) || g_date_compare (&day, &self->start) < 0 ||
        g_date_compare (&day, &self->last) > 0)
      continue;
    add_entry (&g_array_index (self->weeks, KithProgrammeWeek, (guint) g_date_days_between (&first, &day) / 7).sum, entry);
    add_entry (&self->total, entry);
  }
}

static void
add_up (KithProgrammeHours *self,
        const GDate        *today)
{
  GDate this_monday = get_monday (today);

  for (guint i = 0; i < self->weeks->len; i++) {
    const KithProgrammeWeek *week = &g_array_index (self->weeks, KithProgrammeWeek, i);
    int days = g_date_days_between (&week->monday, &this_monday);

    if (days == 0)
      add_sum (&self->week, &week->sum);
    if (days < DAYS_OF_MONTH)
      add_sum (&self->month, &week->sum);
  }
  self->total.expected = get_expected_by (self, &self->last);
  self->behind = MAX (self->total.expected - self->total.off_the_job, 0);
}

/**
 * kith_programme_hours_init:
 * @self: (out caller-allocates): what to fill in
 * @programme: a programme
 * @log_entries: (element-type KithRecord): the apprentice’s log entries, in any order
 * @today: the day of the clock
 *
 * Entries from outside the programme count nowhere.
 *
 * Returns: whether the programme has dates; otherwise there is nothing to clear
 */
gboolean
kith_programme_hours_init (KithProgrammeHours *self,
                           KithRecord         *programme,
                           GPtrArray          *log_entries,
                           const GDate        *today)
{
  GDate ended;

  g_return_val_if_fail (KITH_IS_PROGRAMME (programme), FALSE);

  *self = (KithProgrammeHours) { .weeks = NULL };
  if (!kith_record_get_date (programme, KITH_PROGRAMME_START, &self->start) ||
      !kith_programme_get_planned_end (programme, &self->end))
    return FALSE;
  self->weeks = g_array_new (FALSE, TRUE, sizeof (KithProgrammeWeek));
  self->last = *today;
  self->has_begun = g_date_compare (&self->start, today) <= 0;
  self->has_ended = kith_record_get_date (programme, KITH_PROGRAMME_ENDED_ON, &ended) && g_date_compare (&ended, today) < 0;
  if (self->has_ended)
    self->last = ended;
  self->target = kith_programme_get_weekly_target (programme);
  self->required = work_out_required (self, programme);
  if (!kith_record_has (programme, KITH_PROGRAMME_WEEKLY_TARGET) && kith_record_has (programme, KITH_PROGRAMME_TOTAL_REQUIRED))
    self->target = spread_over_weeks (self);
  if (self->has_begun) {
    add_weeks (self);
    add_entries (self, log_entries);
    add_up (self, today);
  }
  return TRUE;
}

/**
 * kith_programme_hours_clear:
 * @self: hours
 *
 * Frees what it holds.
 */
void
kith_programme_hours_clear (KithProgrammeHours *self)
{
  g_clear_pointer (&self->weeks, g_array_unref);
}

/**
 * kith_programme_hours_get_share:
 * @self: hours
 *
 * Returns: how much of what is required has been done, from 0 to 1
 */
double
kith_programme_hours_get_share (const KithProgrammeHours *self)
{
  if (self->required <= 0)
    return 0;
  return CLAMP ((double) self->total.off_the_job / (double) self->required, 0.0, 1.0);
}

/**
 * kith_programme_hours_format:
 * @minutes: a sum of minutes
 *
 * Returns: (transfer full): as people say it: "45m", "5h 30m", and whole hours from a hundred on
 */
char *
kith_programme_hours_format (gint64 minutes)
{
  gint64 hours = (minutes + 30) / 60;

  if (minutes < 60)
    /* Translators: a number of minutes, short */
    return g_strdup_printf (_("%dm"), (int) minutes);
  if (minutes >= 6000 || minutes % 60 == 0)
    /* Translators: a number of hours, short */
    return g_strdup_printf (_("%dh"), (int) hours);
  /* Translators: hours and minutes, short */
  return g_strdup_printf (_("%dh %dm"), (int) (minutes / 60), (int) (minutes % 60));
}

static char *
dup_standing (const KithProgrammeHours *self)
{
  g_autofree char *done = kith_programme_hours_format (self->total.off_the_job);
  g_autofree char *expected = kith_programme_hours_format (self->total.expected);
  g_autofree char *behind = kith_programme_hours_format (self->behind);

  if (self->behind == 0)
    /* Translators: hours done and hours expected so far */
    return g_strdup_printf (_("%s done, %s expected by now: on track."), done, expected);
  /* Translators: hours done, hours expected so far, and the difference */
  return g_strdup_printf (_("%s done, %s expected by now: %s behind."), done, expected, behind);
}

/**
 * kith_programme_hours_dup_words:
 * @self: hours
 *
 * Returns: (transfer full): where the apprentice stands, in a sentence
 */
char *
kith_programme_hours_dup_words (const KithProgrammeHours *self)
{
  g_autofree char *done = NULL;
  g_autofree char *required = NULL;

  if (!self->has_begun)
    return g_strdup (_("The programme has not begun yet."));
  if (!self->has_ended)
    return dup_standing (self);
  done = kith_programme_hours_format (self->total.off_the_job);
  required = kith_programme_hours_format (self->required);
  /* Translators: hours done, and hours required in all */
  return g_strdup_printf (_("The programme has ended: %s done of %s."), done, required);
}

/**
 * kith_programme_covers:
 * @programme: a programme
 * @day: a day
 *
 * Somebody whose planned end has passed is on it until it is said to have ended.
 *
 * Returns: whether the apprentice was on it that day
 */
gboolean
kith_programme_covers (KithRecord  *programme,
                       const GDate *day)
{
  g_return_val_if_fail (KITH_IS_PROGRAMME (programme), FALSE);

  return kith_record_has (programme, KITH_PROGRAMME_START) &&
         kith_period_covers (kith_record_get_text (programme, KITH_PROGRAMME_START),
                             kith_record_get_text (programme, KITH_PROGRAMME_ENDED_ON), day);
}
