/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-bank-holidays.h"

#include <glib/gi18n.h>

/* The bank holidays of England and Wales: Banking and Financial Dealings Act 1971, schedule 1, with what has been
 * proclaimed under its section 1 every year since (New Year’s Day, the early May holiday, substitutes for weekends).
 * Published each year at gov.uk/bank-holidays. Holidays moved or added once stand in the table below. */

typedef struct {
  GDateYear year;
  GDateMonth month;
  GDateDay day;
  const char *name;
} OnceOnly;

static const OnceOnly added[] = {
  { 2022, G_DATE_JUNE, 3, N_("Platinum Jubilee bank holiday") },
  { 2022, G_DATE_SEPTEMBER, 19, N_("State funeral of Queen Elizabeth II") },
  { 2023, G_DATE_MAY, 8, N_("Coronation of King Charles III") },
};

/**
 * kith_bank_holidays_find_easter:
 * @year: a year of the Gregorian calendar
 * @sunday: (out): Easter Sunday
 *
 * The “anonymous” computation, as in J. Meeus, Astronomical Algorithms, chapter 8.
 */
void
kith_bank_holidays_find_easter (int    year,
                                GDate *sunday)
{
  int golden = year % 19;
  int century = year / 100;
  int moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
  int weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - moon - year % 100 % 4) % 7;
  int correction = (golden + 11 * moon + 22 * weekday) / 451;
  int days = moon + weekday - 7 * correction + 114;

  g_return_if_fail (year > 1582 && year < 10000);
  g_return_if_fail (sunday != NULL);

  g_date_clear (sunday, 1);
  g_date_set_dmy (sunday, (GDateDay) (days % 31 + 1), (GDateMonth) (days / 31), (GDateYear) year);
}

static void
add (GArray      *list,
     const GDate *date,
     const char  *name,
     gboolean     is_substitute)
{
  KithBankHoliday holiday = { *date, name, is_substitute };

  g_array_append_val (list, holiday);
}

static void
add_around_easter (GArray *list,
                   int     year)
{
  GDate day;

  kith_bank_holidays_find_easter (year, &day);
  g_date_subtract_days (&day, 2);
  add (list, &day, _("Good Friday"), FALSE);
  g_date_add_days (&day, 3);
  add (list, &day, _("Easter Monday"), FALSE);
}

/* The first Monday on or after a day. */
static void
set_monday_from (GDate      *date,
                 GDateDay    day,
                 GDateMonth  month,
                 int         year)
{
  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, (GDateYear) year);
  g_date_add_days (date, (guint) (8 - g_date_get_weekday (date)) % 7);
}

static void
add_mondays (GArray *list,
             int     year)
{
  GDate day;

  set_monday_from (&day, 1, G_DATE_MAY, year);
  if (year == 2020) /* moved to the 75th anniversary of VE Day */
    g_date_set_day (&day, 8);
  add (list, &day, _("Early May bank holiday"), FALSE);
  set_monday_from (&day, 25, G_DATE_MAY, year);
  if (year == 2022) /* moved beside the Platinum Jubilee */
    g_date_set_dmy (&day, 2, G_DATE_JUNE, 2022);
  add (list, &day, _("Spring bank holiday"), FALSE);
  set_monday_from (&day, 25, G_DATE_AUGUST, year);
  add (list, &day, _("Summer bank holiday"), FALSE);
}

static gboolean
is_weekend (const GDate *date)
{
  return g_date_get_weekday (date) >= G_DATE_SATURDAY;
}

static void
add_new_year (GArray *list,
              int     year)
{
  GDate day;
  gboolean moved;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_JANUARY, (GDateYear) year);
  moved = is_weekend (&day);
  while (is_weekend (&day))
    g_date_add_days (&day, 1);
  add (list, &day, _("New Year’s Day"), moved);
}

/* Boxing Day keeps a Monday; Christmas Day on a Sunday then takes the Tuesday. */
static void
add_christmas (GArray *list,
               int     year)
{
  GDate christmas, boxing;
  gboolean christmas_moved, boxing_moved;

  g_date_clear (&christmas, 1);
  g_date_set_dmy (&christmas, 25, G_DATE_DECEMBER, (GDateYear) year);
  boxing = christmas;
  g_date_add_days (&boxing, 1);
  christmas_moved = is_weekend (&christmas);
  boxing_moved = is_weekend (&boxing);
  if (christmas_moved)
    g_date_add_days (&christmas, 2);
  if (boxing_moved)
    g_date_add_days (&boxing, 2);
  add (list, &christmas, _("Christmas Day"), christmas_moved);
  add (list, &boxing, _("Boxing Day"), boxing_moved);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const KithBankHoliday *one = a;
  const KithBankHoliday *other = b;

  return g_date_compare (&one->date, &other->date);
}

/**
 * kith_bank_holidays_list:
 * @year: a year from 1978 on, when the early May holiday began
 *
 * Returns: (transfer full) (element-type KithBankHoliday): the bank holidays of England and Wales in that year, by date
 */
GArray *
kith_bank_holidays_list (int year)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (KithBankHoliday));

  g_return_val_if_fail (year >= 1978 && year < 10000, list);

  add_new_year (list, year);
  add_around_easter (list, year);
  add_mondays (list, year);
  add_christmas (list, year);
  for (guint i = 0; i < G_N_ELEMENTS (added); i++) {
    GDate day;

    g_date_clear (&day, 1);
    g_date_set_dmy (&day, added[i].day, added[i].month, added[i].year);
    if (added[i].year == year)
      add (list, &day, _(added[i].name), FALSE);
  }
  g_array_sort (list, compare);
  return list;
}
