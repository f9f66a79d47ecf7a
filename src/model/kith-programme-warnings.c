/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-programme-warnings.h"

#include "kith-assessment.h"
#include "kith-calendar-day.h"
#include "kith-date.h"
#include "kith-log-entry.h"
#include "kith-off-the-job.h"

#include <glib/gi18n.h>

/* What a tutor would ask about, said before the tutor has to. Weeks and months in which the college is mostly closed are
 * nobody’s fault and are left out. */

#define SHORT_WEEKS 2
#define LEAST_WORKING_DAYS 3
#define LEAST_TERM_DAYS 14
#define ENDING_MONTHS 3

typedef struct {
  const KithProgrammeHours *hours;
  const KithProgrammeFacts *facts;
  GDate today;
  GPtrArray *list;
} Look;

static gboolean
get_days (KithRecord *calendar_day,
          GDate      *from,
          GDate      *until)
{
  return kith_record_get_date (calendar_day, KITH_CALENDAR_DAY_FROM, from) &&
         kith_date_from_iso (kith_calendar_day_get_until (calendar_day), until);
}

static gboolean
is_break (const Look  *look,
          const GDate *day)
{
  GDate from, until;

  for (guint i = 0; i < look->facts->calendar->len; i++) {
    KithRecord *other = g_ptr_array_index (look->facts->calendar, i);

    if (kith_calendar_day_is_break (other) && get_days (other, &from, &until) && g_date_compare (&from, day) <= 0 &&
        g_date_compare (day, &until) <= 0)
      return TRUE;
  }
  return FALSE;
}

static guint
count_working_days (const Look  *look,
                    const GDate *monday)
{
  GDate day = *monday;
  guint n = 0;

  for (guint i = 0; i < 5; i++, g_date_add_days (&day, 1))
    n += !is_break (look, &day);
  return n;
}

/* Weeks that are over and in which there was college, back from the last. */
static void
look_at_weeks (const Look *look)
{
  guint n_short = 0;
  guint n_judged = 0;

  for (guint i = look->hours->weeks->len; i > 0 && n_judged < SHORT_WEEKS; i--) {
    const KithProgrammeWeek *week = &g_array_index (look->hours->weeks, KithProgrammeWeek, i - 1);
    gboolean is_over = g_date_days_between (&week->monday, &look->today) >= 7;

    if (!is_over || g_date_compare (&week->monday, &look->hours->start) < 0 ||
        count_working_days (look, &week->monday) < LEAST_WORKING_DAYS)
      continue;
    n_judged++;
    n_short += week->sum.off_the_job < week->sum.expected;
  }
  if (n_short == SHORT_WEEKS) {
    g_autofree char *target = kith_programme_hours_format (look->hours->target);

    /* Translators: a length of time, such as 6h */
    g_ptr_array_add (look->list, g_strdup_printf (_("Two short weeks in a row: less than %s of study in each."), target));
  }
}

static void
look_at_learning (const Look *look)
{
  GDate last = look->hours->start;
  int days = 0;

  for (guint i = 0; i < look->facts->log_entries->len; i++) {
    KithRecord *entry = g_ptr_array_index (look->facts->log_entries, i);
    GDate day;

    if (kith_off_the_job_is_learning (entry) && kith_record_get_date (entry, KITH_LOG_ENTRY_DATE, &day) &&
        g_date_compare (&day, &last) > 0 && g_date_compare (&day, &look->today) <= 0)
      last = day;
  }
  days = g_date_days_between (&last, &look->today);
  if (days >= KITH_PROGRAMME_LEARNING_DAYS)
    g_ptr_array_add (look->list,
                     g_strdup_printf (ngettext ("No learning logged for %d day. Four weeks without any count as a break in "
                                                "learning.",
                                                "No learning logged for %d days. Four weeks without any count as a break in "
                                                "learning.", (gulong) days), days));
}

static gboolean
is_class (KithRecord  *entry,
          const GDate *from,
          const GDate *until,
          GDate       *day)
{
  return g_strcmp0 (kith_record_get_text (entry, KITH_LOG_ENTRY_TYPE), "class") == 0 &&
         kith_record_get_date (entry, KITH_LOG_ENTRY_DATE, day) && g_date_compare (from, day) <= 0 &&
         g_date_compare (day, until) <= 0;
}

static gboolean
has_class (const Look  *look,
           const GDate *from,
           const GDate *until)
{
  GDate day;

  for (guint i = 0; i < look->facts->log_entries->len; i++)
    if (is_class (g_ptr_array_index (look->facts->log_entries, i), from, until, &day))
      return TRUE;
  return FALSE;
}

static void
say_missed (const Look  *look,
            const GDate *from)
{
  for (guint i = 0; i < look->facts->log_entries->len; i++) {
    KithRecord *entry = g_ptr_array_index (look->facts->log_entries, i);
    GDate day;

    if (is_class (entry, from, &look->today, &day) &&
        g_strcmp0 (kith_record_get_text (entry, KITH_LOG_ENTRY_ATTENDED), "missed") == 0) {
      g_autofree char *date = kith_date_format (&day);

      /* Translators: a date */
      g_ptr_array_add (look->list, g_strdup_printf (_("College day missed on %s."), date));
    }
  }
}

/* A calendar without terms says nothing about when there is college. */
static gboolean
has_college (const Look  *look,
             const GDate *from,
             const GDate *until)
{
  gboolean knows_terms = FALSE;
  int days = 0;

  for (guint i = 0; i < look->facts->calendar->len; i++) {
    KithRecord *term = g_ptr_array_index (look->facts->calendar, i);
    GDate first, last;

    if (g_strcmp0 (kith_record_get_text (term, KITH_CALENDAR_DAY_TYPE), "term") != 0 || !get_days (term, &first, &last))
      continue;
    knows_terms = TRUE;
    if (g_date_compare (&first, from) < 0)
      first = *from;
    if (g_date_compare (&last, until) > 0)
      last = *until;
    days += MAX (g_date_days_between (&first, &last) + 1, 0);
  }
  return !knows_terms || days >= LEAST_TERM_DAYS;
}

static char *
dup_month (const GDate *day)
{
  g_autoptr (GDateTime) moment = g_date_time_new_local (g_date_get_year (day), (int) g_date_get_month (day), 1, 0, 0, 0);

  /* Translators: a month and its year, as strftime has it */
  return g_date_time_format (moment, _("%B %Y"));
}

/* The month that is over: this one may still have its day. */
static void
look_at_classes (const Look *look)
{
  GDate from, until;

  g_date_clear (&from, 1);
  g_date_set_dmy (&from, 1, g_date_get_month (&look->today), g_date_get_year (&look->today));
  until = from;
  g_date_subtract_days (&until, 1);
  g_date_subtract_months (&from, 1);
  say_missed (look, &from);
  if (g_date_compare (&look->hours->start, &from) > 0 || !has_college (look, &from, &until))
    return;
  if (!has_class (look, &from, &until)) {
    g_autofree char *month = dup_month (&from);

    /* Translators: a month and its year */
    g_ptr_array_add (look->list, g_strdup_printf (_("No college day logged for %s."), month));
  }
}

static const char *
get_term_code (const GDate *from)
{
  GDateMonth month = g_date_get_month (from);

  if (month >= G_DATE_AUGUST)
    return "autumn";
  return month < G_DATE_APRIL ? "spring" : "summer";
}

/* Assessed in its weeks, or later the same year for want of a day. */
static gboolean
has_assessment (const Look  *look,
                const GDate *from,
                const GDate *until)
{
  const char *code = get_term_code (from);

  for (guint i = 0; i < look->facts->assessments->len; i++) {
    KithRecord *assessment = g_ptr_array_index (look->facts->assessments, i);
    GDate day;

    if (g_strcmp0 (kith_record_get_text (assessment, KITH_ASSESSMENT_TERM), code) == 0 &&
        kith_record_get_date (assessment, KITH_ASSESSMENT_DATE, &day) && g_date_compare (from, &day) <= 0 &&
        g_date_days_between (until, &day) < 180)
      return TRUE;
  }
  return FALSE;
}

/* Terms that ended in the last year and of which the apprentice was there for four weeks at least. */
static void
look_at_term (const Look *look,
              KithRecord *term)
{
  g_autofree char *title = NULL;
  GDate from, until;
  int days = 0;

  if (g_strcmp0 (kith_record_get_text (term, KITH_CALENDAR_DAY_TYPE), "term") != 0 || !get_days (term, &from, &until))
    return;
  days = g_date_days_between (&until, &look->today);
  if (days < 0 || days > 365 || g_date_days_between (&look->hours->start, &until) < 28 ||
      has_assessment (look, &from, &until))
    return;
  title = kith_record_dup_title (term);
  /* Translators: the name of a term and the year in which it ended */
  g_ptr_array_add (look->list, g_strdup_printf (_("No assessment for %s %d."), title, g_date_get_year (&until)));
}

static void
look_at_end (const Look *look)
{
  GDate soon = look->today;
  g_autofree char *end = kith_date_format (&look->hours->end);

  kith_date_add_months (&soon, ENDING_MONTHS);
  if (g_date_compare (&look->hours->end, &look->today) < 0)
    /* Translators: a date */
    g_ptr_array_add (look->list, g_strdup_printf (_("The planned end was %s. Enter when it ended, or a new planned end."),
                                                  end));
  else if (g_date_compare (&look->hours->end, &soon) <= 0)
    /* Translators: a date */
    g_ptr_array_add (look->list, g_strdup_printf (_("The programme ends on %s: within three months."), end));
}

/**
 * kith_programme_warnings_list:
 * @hours: the hours of a programme
 * @facts: what else there is
 * @today: the day of the clock
 *
 * Nobody is warned about a programme that has not begun, or has ended.
 *
 * Returns: (transfer full) (element-type utf8): sentences
 */
GPtrArray *
kith_programme_warnings_list (const KithProgrammeHours *hours,
                              const KithProgrammeFacts *facts,
                              const GDate              *today)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  Look look = { .hours = hours, .facts = facts, .today = *today, .list = list };

  if (!hours->has_begun || hours->has_ended)
    return list;
  look_at_learning (&look);
  look_at_weeks (&look);
  look_at_classes (&look);
  for (guint i = 0; i < facts->calendar->len; i++)
    look_at_term (&look, g_ptr_array_index (facts->calendar, i));
  look_at_end (&look);
  return list;
}
