/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-calendar-presets.h"

#include "kith-bank-holidays.h"
#include "kith-calendar-day.h"
#include "kith-date.h"

#include <glib/gi18n.h>

/* A college’s year as it commonly runs in England, until the college writes down its own. Each college sets its terms;
 * these follow the weeks most local authorities publish: half-terms in the last week of October, the third of February
 * and the week of the spring bank holiday, and two weeks at Easter. */

static void
set_day (GDate      *date,
         GDateDay    day,
         GDateMonth  month,
         int         year)
{
  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, (GDateYear) year);
}

/* The first such weekday on or after a day. */
static void
set_weekday_from (GDate        *date,
                  GDateWeekday  weekday,
                  GDateDay      day,
                  GDateMonth    month,
                  int           year)
{
  set_day (date, day, month, year);
  g_date_add_days (date, (guint) (7 + weekday - g_date_get_weekday (date)) % 7);
}

static GDate
move (const GDate *date,
      int          days)
{
  GDate moved = *date;

  if (days < 0)
    g_date_subtract_days (&moved, (guint) -days);
  else
    g_date_add_days (&moved, (guint) days);
  return moved;
}

static void
add (GPtrArray   *list,
     const char  *type,
     const char  *title,
     GDate        from,
     GDate        until)
{
  KithRecord *record = kith_record_new (&kith_calendar_day_kind);
  g_autofree char *first = kith_date_to_iso (&from);
  g_autofree char *last = kith_date_to_iso (&until);

  kith_record_set_text (record, KITH_CALENDAR_DAY_TYPE, type);
  kith_record_set_text (record, KITH_CALENDAR_DAY_TITLE, title);
  kith_record_set_text (record, KITH_CALENDAR_DAY_FROM, first);
  if (g_date_compare (&from, &until) != 0)
    kith_record_set_text (record, KITH_CALENDAR_DAY_UNTIL, last);
  g_ptr_array_add (list, record);
}

static void
add_autumn (GPtrArray *list,
            int        year)
{
  GDate first, half_term, last, spring;

  set_weekday_from (&first, G_DATE_MONDAY, 1, G_DATE_SEPTEMBER, year);
  set_weekday_from (&half_term, G_DATE_MONDAY, 25, G_DATE_OCTOBER, year);
  set_weekday_from (&last, G_DATE_FRIDAY, 14, G_DATE_DECEMBER, year);
  set_weekday_from (&spring, G_DATE_MONDAY, 3, G_DATE_JANUARY, year + 1);
  add (list, "term", _("Autumn term"), first, last);
  add (list, "holiday", _("Autumn half-term"), half_term, move (&half_term, 4));
  add (list, "holiday", _("Christmas holiday"), move (&last, 1), move (&spring, -1));
}

static void
add_spring (GPtrArray *list,
            int        year)
{
  GDate first, half_term, easter, care_day;

  set_weekday_from (&first, G_DATE_MONDAY, 3, G_DATE_JANUARY, year);
  set_weekday_from (&half_term, G_DATE_MONDAY, 15, G_DATE_FEBRUARY, year);
  set_weekday_from (&care_day, G_DATE_FRIDAY, 15, G_DATE_FEBRUARY, year);
  kith_bank_holidays_find_easter (year, &easter);
  add (list, "term", _("Spring term"), first, move (&easter, -9));
  add (list, "holiday", _("Spring half-term"), half_term, move (&half_term, 4));
  /* Translators: the day on which people with experience of care are celebrated, the third Friday in February */
  add (list, "event", _("Care Day"), care_day, care_day);
  add (list, "holiday", _("Easter holiday"), move (&easter, -8), move (&easter, 7));
}

static void
add_summer (GPtrArray *list,
            int        year)
{
  GDate half_term, easter, last, autumn;

  set_weekday_from (&half_term, G_DATE_MONDAY, 25, G_DATE_MAY, year);
  set_weekday_from (&last, G_DATE_FRIDAY, 14, G_DATE_JULY, year);
  set_weekday_from (&autumn, G_DATE_MONDAY, 1, G_DATE_SEPTEMBER, year);
  kith_bank_holidays_find_easter (year, &easter);
  add (list, "term", _("Summer term"), move (&easter, 8), last);
  add (list, "holiday", _("Summer half-term"), half_term, move (&half_term, 4));
  add (list, "holiday", _("Summer holiday"), move (&last, 1), move (&autumn, -1));
}

static void
add_bank_holidays (GPtrArray *list,
                   int        year)
{
  g_autoptr (GArray) holidays = kith_bank_holidays_list (year);

  for (guint i = 0; i < holidays->len; i++) {
    const KithBankHoliday *holiday = &g_array_index (holidays, KithBankHoliday, i);
    /* Translators: name of a bank holiday that fell on a weekend and is taken on this day instead */
    g_autofree char *moved = g_strdup_printf (_("%s (substitute day)"), holiday->name);

    add (list, "bank-holiday", holiday->is_substitute ? moved : holiday->name, holiday->date, holiday->date);
  }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return g_strcmp0 (kith_record_get_text (*(KithRecord *const *) a, KITH_CALENDAR_DAY_FROM),
                    kith_record_get_text (*(KithRecord *const *) b, KITH_CALENDAR_DAY_FROM));
}

/**
 * kith_calendar_add_presets:
 * @list: (element-type KithRecord): where to add them
 * @today: a day
 *
 * Adds terms, holidays, bank holidays and days to remember of the academic year of @today, the one before and the one
 * after, by first day. None is saved.
 */
void
kith_calendar_add_presets (GPtrArray   *list,
                           const GDate *today)
{
  int year;

  g_return_if_fail (today != NULL && g_date_valid (today));

  year = g_date_get_year (today) - (g_date_get_month (today) < G_DATE_AUGUST ? 1 : 0);
  for (int i = year - 1; i <= year + 1; i++) {
    add_autumn (list, i);
    add_spring (list, i + 1);
    add_summer (list, i + 1);
  }
  for (int i = year - 1; i <= year + 2; i++)
    add_bank_holidays (list, i);
  g_ptr_array_sort (list, compare);
}

/**
 * kith_calendar_presets:
 * @today: a day
 *
 * Returns: (transfer full) (element-type KithRecord): what [func@calendar_add_presets] adds
 */
GPtrArray *
kith_calendar_presets (const GDate *today)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  kith_calendar_add_presets (list, today);
  return list;
}
