/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-access-due.h"

#include "kith-access-request.h"
#include "kith-bank-holidays.h"
#include "kith-calendar-day.h"
#include "kith-date.h"

#include <glib/gi18n.h>
#include <string.h>

/* UK GDPR, Article 12(3), as the Information Commissioner counts: from the day of receipt, or of the ID where that comes
 * later, to the corresponding day of the next month, or its last day where it has none; on a weekend or a bank holiday the
 * next working day. Two more months for a complex request, counted from the same day. While a question about what is meant is
 * not answered, the clock stands still; one that is asked when it is overdue cannot turn that back. */

#define FIRST_YEAR_KNOWN 1978

static gboolean
is_bank_holiday_of_england (const GDate *day)
{
  g_autoptr (GArray) holidays = NULL;

  if (g_date_get_year (day) < FIRST_YEAR_KNOWN)
    return FALSE;
  holidays = kith_bank_holidays_list (g_date_get_year (day));
  for (guint i = 0; i < holidays->len; i++)
    if (g_date_compare (&g_array_index (holidays, KithBankHoliday, i).date, day) == 0)
      return TRUE;
  return FALSE;
}

/* The college's own list counts for the years it has any for: nobody writes down those of ten years ahead. */
static gboolean
is_bank_holiday (const GDate *day,
                 GPtrArray   *calendar)
{
  g_autofree char *iso = kith_date_to_iso (day);
  gboolean is_listed = FALSE;

  for (guint i = 0; i < calendar->len; i++) {
    KithRecord *entry = g_ptr_array_index (calendar, i);
    const char *from = kith_record_get_text (entry, KITH_CALENDAR_DAY_FROM);

    if (from == NULL || g_strcmp0 (kith_record_get_text (entry, KITH_CALENDAR_DAY_TYPE), "bank-holiday") != 0)
      continue;
    is_listed = is_listed || strncmp (from, iso, 4) == 0;
    if (strcmp (from, iso) <= 0 && strcmp (kith_calendar_day_get_until (entry), iso) >= 0)
      return TRUE;
  }
  return !is_listed && is_bank_holiday_of_england (day);
}

/**
 * kith_access_is_working_day:
 * @day: a day
 * @calendar: (element-type KithRecord): the college's calendar
 *
 * The law knows weekends and bank holidays; a college that is closed in summer has its time running all the same.
 *
 * Returns: whether something can be due on it
 */
gboolean
kith_access_is_working_day (const GDate *day,
                            GPtrArray   *calendar)
{
  return g_date_get_weekday (day) < G_DATE_SATURDAY && !is_bank_holiday (day, calendar);
}

/* A calendar that is one long bank holiday must not hold this up for ever. */
#define MOST_DAYS 60

static GDate
find_working_day (GDate      day,
                  GPtrArray *calendar)
{
  for (guint i = 0; i < MOST_DAYS && !kith_access_is_working_day (&day, calendar); i++)
    g_date_add_days (&day, 1);
  return day;
}

static void
move_later (GDate      *day,
            KithRecord *request,
            guint       field)
{
  GDate other;

  if (kith_record_get_date (request, field, &other) && g_date_compare (&other, day) > 0)
    *day = other;
}

static gboolean
find_begin (KithAccessClock *self,
            KithRecord      *request)
{
  if (!kith_record_get_date (request, KITH_ACCESS_REQUEST_RECEIVED_ON, &self->begins) ||
      !kith_record_has (request, KITH_ACCESS_REQUEST_ID_SEEN_ON))
    return FALSE;
  move_later (&self->begins, request, KITH_ACCESS_REQUEST_ID_SEEN_ON);
  if (kith_access_request_is_by_student (request))
    return TRUE;
  if (!kith_record_has (request, KITH_ACCESS_REQUEST_PROOF_SEEN_ON))
    return FALSE;
  move_later (&self->begins, request, KITH_ACCESS_REQUEST_PROOF_SEEN_ON);
  return TRUE;
}

static int
count_paused (const GDate *begins,
              KithRecord  *request)
{
  GDate from = *begins, until;

  if (!kith_record_has (request, KITH_ACCESS_REQUEST_ASKED_ON) ||
      !kith_record_get_date (request, KITH_ACCESS_REQUEST_ANSWERED_ON, &until))
    return 0;
  move_later (&from, request, KITH_ACCESS_REQUEST_ASKED_ON);
  return MAX (g_date_days_between (&from, &until), 0);
}

/* An answer that came @paused days later moves the day by as many. */
static GDate
add_months (const KithAccessClock *self,
            int                    months,
            int                    paused)
{
  GDate day = self->begins;

  kith_date_add_months (&day, months);
  g_date_add_days (&day, (guint) paused);
  return day;
}

static gboolean
is_asked_after (KithRecord  *request,
                const GDate *day)
{
  GDate asked;

  return kith_record_get_date (request, KITH_ACCESS_REQUEST_ASKED_ON, &asked) && g_date_compare (&asked, day) > 0;
}

static KithAccessState
get_state (const KithAccessClock *self,
           KithRecord            *request)
{
  if (kith_record_has (request, KITH_ACCESS_REQUEST_SENT_ON))
    return KITH_ACCESS_SENT;
  if (kith_record_has (request, KITH_ACCESS_REQUEST_WITHDRAWN_ON))
    return KITH_ACCESS_WITHDRAWN;
  if (!self->has_begun)
    return kith_record_has (request, KITH_ACCESS_REQUEST_ID_SEEN_ON) ? KITH_ACCESS_WAITING_FOR_PROOF
                                                                      : KITH_ACCESS_WAITING_FOR_ID;
  return kith_record_has (request, KITH_ACCESS_REQUEST_ASKED_ON) && !self->is_asked_late &&
             !kith_record_has (request, KITH_ACCESS_REQUEST_ANSWERED_ON)
           ? KITH_ACCESS_PAUSED : KITH_ACCESS_RUNNING;
}

/* A question in the first month moves its end and that of the third, one in the months that were added only the latter. */
static void
find_due (KithAccessClock *self,
          KithRecord      *request,
          GPtrArray       *calendar)
{
  gboolean is_extended = kith_record_get_flag (request, KITH_ACCESS_REQUEST_EXTENDED);
  GDate first = find_working_day (add_months (self, 1, 0), calendar);
  GDate last = is_extended ? find_working_day (add_months (self, 3, 0), calendar) : first;

  self->is_asked_late = is_asked_after (request, &last);
  self->paused_days = self->is_asked_late ? 0 : count_paused (&self->begins, request);
  self->month_later = add_months (self, 1, is_asked_after (request, &first) ? 0 : self->paused_days);
  self->first_due = find_working_day (self->month_later, calendar);
  self->months_later = add_months (self, 3, self->paused_days);
  self->due = is_extended ? find_working_day (self->months_later, calendar) : self->first_due;
}

/**
 * kith_access_clock_init:
 * @self: (out): how long there is
 * @request: a request
 * @calendar: (element-type KithRecord): the college's calendar, for its bank holidays
 *
 * Works out when a request is due.
 */
void
kith_access_clock_init (KithAccessClock *self,
                        KithRecord      *request,
                        GPtrArray       *calendar)
{
  *self = (KithAccessClock) { 0 };
  self->has_begun = find_begin (self, request);
  if (self->has_begun)
    find_due (self, request, calendar);
  self->state = get_state (self, request);
}

/**
 * kith_access_clock_may_tell:
 * @self: how long there is; its clock has begun
 * @request: the request
 * @told: the day they were told that it takes longer
 *
 * They have to know by the day it would have been due. While they do not answer a question of the first month, that day
 * comes no nearer.
 *
 * Returns: whether they were told in time
 */
gboolean
kith_access_clock_may_tell (const KithAccessClock *self,
                            KithRecord            *request,
                            const GDate           *told)
{
  GDate asked, answered;

  if (g_date_compare (told, &self->first_due) <= 0)
    return TRUE;
  return kith_record_get_date (request, KITH_ACCESS_REQUEST_ASKED_ON, &asked) &&
         g_date_compare (&asked, &self->first_due) <= 0 &&
         (!kith_record_get_date (request, KITH_ACCESS_REQUEST_ANSWERED_ON, &answered) || g_date_compare (told, &answered) <= 0);
}

static char *
dup_countdown (const KithAccessClock *self,
               const GDate           *today,
               gboolean              *is_late)
{
  g_autofree char *day = kith_date_format (&self->due);
  int n = g_date_days_between (today, &self->due);

  *is_late = n < 0;
  if (n < 0)
    /* Translators: days that have passed, and a date */
    return g_strdup_printf (ngettext ("Overdue by %d day: it was due %s", "Overdue by %d days: it was due %s", (gulong) -n),
                            -n, day);
  if (n == 0)
    /* Translators: a date, which is today */
    return g_strdup_printf (_("Due %s, today"), day);
  /* Translators: a date, and days that are left */
  return g_strdup_printf (ngettext ("Due %s, %d day left", "Due %s, %d days left", (gulong) n), day, n);
}

/**
 * kith_access_clock_dup_words:
 * @self: how long there is
 * @request: the request
 * @today: the day of the clock
 * @is_late: (out): whether it should have been sent by now
 *
 * Returns: (transfer full): where it stands, as in "Due 3 October 2026, 12 days left"
 */
char *
kith_access_clock_dup_words (const KithAccessClock *self,
                             KithRecord            *request,
                             const GDate           *today,
                             gboolean              *is_late)
{
  g_autofree char *asked = kith_record_format (request, KITH_ACCESS_REQUEST_ASKED_ON);
  g_autofree char *sent = kith_record_format (request, KITH_ACCESS_REQUEST_SENT_ON);
  g_autofree char *withdrawn = kith_record_format (request, KITH_ACCESS_REQUEST_WITHDRAWN_ON);

  *is_late = FALSE;
  switch (self->state) {
  case KITH_ACCESS_WAITING_FOR_ID:
    return g_strdup (_("Waiting for ID"));
  case KITH_ACCESS_WAITING_FOR_PROOF:
    return g_strdup (_("Waiting for proof that they may ask"));
  case KITH_ACCESS_PAUSED:
    /* Translators: the day they were asked what they mean */
    return g_strdup_printf (_("Paused since %s"), asked);
  case KITH_ACCESS_SENT:
    /* Translators: a date */
    return g_strdup_printf (_("Sent on %s"), sent);
  case KITH_ACCESS_WITHDRAWN:
    /* Translators: a date */
    return g_strdup_printf (_("Taken back on %s"), withdrawn);
  case KITH_ACCESS_RUNNING:
    return dup_countdown (self, today, is_late);
  }
  g_return_val_if_reached (NULL);
}

/* Steps */

static void
step_free (gpointer data)
{
  KithAccessStep *step = data;

  g_free (step->title);
  g_free (step->words);
  g_free (step);
}

/* @words is taken */
static void
add_step (GPtrArray  *steps,
          const char *title,
          char       *words)
{
  KithAccessStep *step = g_new0 (KithAccessStep, 1);

  step->title = g_strdup (title);
  step->words = words;
  g_ptr_array_add (steps, step);
}

static char *
dup_weekday (const GDate *day)
{
  g_autofree char *iso = kith_date_to_iso (day);

  return kith_date_format_iso_weekday (iso);
}

static void
add_who_they_are (GPtrArray  *steps,
                  KithRecord *request)
{
  g_autofree char *seen = kith_record_format (request, KITH_ACCESS_REQUEST_ID_SEEN_ON);
  g_autofree char *proof = kith_record_format (request, KITH_ACCESS_REQUEST_PROOF_SEEN_ON);

  add_step (steps, _("ID seen"),
            g_strdup (kith_record_has (request, KITH_ACCESS_REQUEST_ID_SEEN_ON)
                        ? seen : _("Not yet. The clock starts on the day it is seen; ask for it without delay.")));
  if (!kith_access_request_is_by_student (request))
    add_step (steps, _("Proof that they may ask"),
              g_strdup (kith_record_has (request, KITH_ACCESS_REQUEST_PROOF_SEEN_ON)
                          ? proof : _("Not yet. The clock starts on the day it is seen; ask for it without delay.")));
}

static void
add_pause (const KithAccessClock *self,
           GPtrArray             *steps,
           KithRecord            *request)
{
  g_autofree char *asked = kith_record_format (request, KITH_ACCESS_REQUEST_ASKED_ON);
  g_autofree char *answered = kith_record_format (request, KITH_ACCESS_REQUEST_ANSWERED_ON);

  if (!kith_record_has (request, KITH_ACCESS_REQUEST_ASKED_ON))
    return;
  if (self->is_asked_late)
    /* Translators: the day they were asked */
    add_step (steps, _("Asked what they mean"), g_strdup_printf (_("%s. It was overdue by then: the clock ran on."), asked));
  else if (!kith_record_has (request, KITH_ACCESS_REQUEST_ANSWERED_ON))
    /* Translators: the day they were asked */
    add_step (steps, _("Asked what they mean"), g_strdup_printf (_("%s. The clock stands still until they answer."), asked));
  else
    add_step (steps, _("Asked what they mean"),
              /* Translators: days the clock stood still, the day they were asked, and the day they answered */
              g_strdup_printf (ngettext ("%d day more: asked on %s, answered on %s", "%d days more: asked on %s, answered on %s",
                                         (gulong) self->paused_days), self->paused_days, asked, answered));
}

/* "Monday 1 December 2025, as Sunday 30 November 2025 is no working day" */
static char *
dup_due_words (const GDate *due,
               const GDate *counted)
{
  g_autofree char *day = dup_weekday (due);
  g_autofree char *before = dup_weekday (counted);

  if (g_date_compare (due, counted) == 0)
    return g_steal_pointer (&day);
  /* Translators: two days with their weekdays */
  return g_strdup_printf (_("%s: the next working day after %s"), day, before);
}

static void
add_extension (const KithAccessClock *self,
               GPtrArray             *steps,
               KithRecord            *request)
{
  g_autofree char *told = kith_record_format (request, KITH_ACCESS_REQUEST_EXTENDED_TOLD_ON);

  if (!kith_record_get_flag (request, KITH_ACCESS_REQUEST_EXTENDED))
    return;
  /* Translators: the day they were told */
  add_step (steps, _("Told that it takes longer"), g_strdup (told));
  add_step (steps, _("Two months more, from the same day"), dup_due_words (&self->due, &self->months_later));
}

/**
 * kith_access_clock_list_steps:
 * @self: how long there is
 * @request: the request
 *
 * Returns: (transfer full) (element-type KithAccessStep): every date that made the day it is due, and why, in order
 */
GPtrArray *
kith_access_clock_list_steps (const KithAccessClock *self,
                              KithRecord            *request)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (step_free);
  g_autofree char *begins = self->has_begun ? dup_weekday (&self->begins) : NULL;

  add_step (steps, _("Received"), kith_record_format (request, KITH_ACCESS_REQUEST_RECEIVED_ON));
  add_who_they_are (steps, request);
  if (!self->has_begun)
    return steps;
  add_step (steps, _("The clock started"), g_steal_pointer (&begins));
  add_pause (self, steps, request);
  if (self->state == KITH_ACCESS_PAUSED)
    return steps;
  add_step (steps, _("One month later"), dup_due_words (&self->first_due, &self->month_later));
  add_extension (self, steps, request);
  return steps;
}
