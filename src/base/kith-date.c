/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"

#include "kith-error.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the person typed, taken apart, before anyone asks whether the calendar has such a day. */
typedef struct {
  int numbers[3];
  guint n_numbers;
  int month;
  guint word_position;
} DateParts;

static const char *const month_names[] = {
  N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
  N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December"),
};

static const char *const short_month_names[] = {
  N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), NC_("short month", "May"), N_("Jun"),
  N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
};

static const char *const weekday_names[] = {
  N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
};

/**
 * kith_date_from_iso:
 * @iso: (nullable): text such as `2026-07-25`
 * @date: (out): the date
 *
 * Reads a stored date.
 *
 * Returns: whether @iso is a real date in ISO form
 */
gboolean
kith_date_from_iso (const char *iso,
                    GDate      *date)
{
  int year, month, day;

  g_date_clear (date, 1);
  if (iso == NULL || strlen (iso) != 10 || iso[4] != '-' || iso[7] != '-')
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (iso[i]))
      return FALSE;

  year = (int) g_ascii_strtoll (iso, NULL, 10);
  month = (int) g_ascii_strtoll (iso + 5, NULL, 10);
  day = (int) g_ascii_strtoll (iso + 8, NULL, 10);
  if (year < 1 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/**
 * kith_date_to_iso:
 * @date: a valid date
 *
 * Returns: (transfer full): the form that is stored
 */
char *
kith_date_to_iso (const GDate *date)
{
  g_return_val_if_fail (g_date_valid (date), NULL);

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

/**
 * kith_date_is_iso:
 * @text: (nullable): any text
 *
 * Returns: whether @text is a real date in ISO form
 */
gboolean
kith_date_is_iso (const char *text)
{
  GDate date;

  return kith_date_from_iso (text, &date);
}

static int
find_month (const char *word)
{
  gsize length = strlen (word);

  if (length < 3)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (month_names); i++) {
    g_autofree char *local = kith_text_fold (_(month_names[i]));

    if (g_ascii_strncasecmp (month_names[i], word, length) == 0 || strncmp (local, word, length) == 0)
      return (int) i + 1;
  }
  return g_str_equal (word, "sept") ? 9 : 0;
}

static gboolean
is_ordinal_suffix (const char *word)
{
  return g_str_equal (word, "st") || g_str_equal (word, "nd") || g_str_equal (word, "rd") || g_str_equal (word, "th");
}

static gboolean
take_number (DateParts   *parts,
             const char **cursor)
{
  char *end = NULL;
  gint64 number = g_ascii_strtoll (*cursor, &end, 10);

  if (parts->n_numbers == G_N_ELEMENTS (parts->numbers) || number > 9999)
    return FALSE;
  parts->numbers[parts->n_numbers++] = (int) number;
  *cursor = end;
  return TRUE;
}

static gboolean
take_word (DateParts   *parts,
           const char **cursor)
{
  const char *start = *cursor;
  g_autofree char *word = NULL;

  while (g_ascii_isalpha (**cursor))
    (*cursor)++;
  word = g_strndup (start, (gsize) (*cursor - start));
  if (is_ordinal_suffix (word) || g_str_equal (word, "of"))
    return TRUE;
  if (parts->month != 0)
    return FALSE;
  parts->month = find_month (word);
  parts->word_position = parts->n_numbers;
  return parts->month != 0;
}

static gboolean
split_parts (const char *text,
             DateParts  *parts)
{
  const char *cursor = text;

  while (*cursor != '\0') {
    if (g_ascii_isdigit (*cursor)) {
      if (!take_number (parts, &cursor))
        return FALSE;
    } else if (g_ascii_isalpha (*cursor)) {
      if (!take_word (parts, &cursor))
        return FALSE;
    } else if (strchr (" /.-,", *cursor) != NULL) {
      cursor++;
    } else {
      return FALSE;
    }
  }
  return TRUE;
}

static int
widen_year (int          year,
            const GDate *today)
{
  int century = g_date_get_year (today) / 100 * 100;

  if (year >= 100)
    return year;
  /* Two figures: nobody plans more than 20 years ahead, and birthdays lie behind. */
  return century + year > g_date_get_year (today) + 20 ? century + year - 100 : century + year;
}

static gboolean
set_checked (GDate      *date,
             int         day,
             int         month,
             int         year,
             GError    **error)
{
  if (month < 1 || month > 12) {
    g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                 /* Translators: the number is what was typed where the month belongs */
                 _("There is no month %d. Type the day first, as in 25/7/2026."), month);
    return FALSE;
  }
  if (year < 1000 || !g_date_valid_dmy ((GDateDay) CLAMP (day, 0, 99), (GDateMonth) month, (GDateYear) year)) {
    g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                 /* Translators: a day number and a month name, as in "31 February is not a date." */
                 _("%d %s is not a date."), day, _(month_names[month - 1]));
    return FALSE;
  }
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static gboolean
set_from_parts (const DateParts *parts,
                const GDate     *today,
                GDate           *date,
                GError         **error)
{
  const int *n = parts->numbers;
  int this_year = g_date_get_year (today);

  if (parts->month != 0) {
    if (parts->n_numbers == 0 || parts->n_numbers > 2)
      return FALSE;
    return set_checked (date, n[0], parts->month, parts->n_numbers == 2 ? widen_year (n[1], today) : this_year, error);
  }
  if (parts->n_numbers == 3 && n[0] >= 1000)
    return set_checked (date, n[2], n[1], n[0], error);
  if (parts->n_numbers == 3)
    return set_checked (date, n[0], n[1], widen_year (n[2], today), error);
  if (parts->n_numbers == 2)
    return set_checked (date, n[0], n[1], this_year, error);
  return FALSE;
}

static gboolean
parse_offset (const char  *text,
              const GDate *today,
              GDate       *date)
{
  char *end = NULL;
  gint64 count;

  if (*text != '+')
    return FALSE;
  count = g_ascii_strtoll (text + 1, &end, 10);
  if (end == text + 1 || count < 0 || count > 5000 || end[0] == '\0' || end[1] != '\0')
    return FALSE;

  *date = *today;
  if (*end == 'd')
    g_date_add_days (date, (guint) count);
  else if (*end == 'w')
    g_date_add_days (date, (guint) count * 7);
  else if (*end == 'm')
    kith_date_add_months (date, (int) count);
  else
    return FALSE;
  return TRUE;
}

static gboolean
parse_word (const char  *text,
            const GDate *today,
            GDate       *date)
{
  *date = *today;
  if (g_str_equal (text, "today"))
    return TRUE;
  if (g_str_equal (text, "yesterday")) {
    g_date_subtract_days (date, 1);
    return TRUE;
  }
  if (g_str_equal (text, "tomorrow")) {
    g_date_add_days (date, 1);
    return TRUE;
  }
  return parse_offset (text, today, date);
}

/**
 * kith_date_parse:
 * @text: what a person typed: `25/7/26`, `25.7.2026`, `25 Jul`, `3 feb`, `today`, `+2w`, `2026-07-25`
 * @today: the day of the clock, for words and missing years
 * @date: (out): the date
 * @error: says what is wrong in words a person would use
 *
 * Reads a date as people in the UK write it: the day comes first, never the month.
 *
 * Returns: whether @text is a date
 */
gboolean
kith_date_parse (const char  *text,
                 const GDate *today,
                 GDate       *date,
                 GError     **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *folded = g_utf8_strdown (trimmed, -1);
  DateParts parts = { 0 };
  GError *local = NULL;

  g_date_clear (date, 1);
  if (parse_word (folded, today, date))
    return TRUE;
  if (split_parts (folded, &parts) && set_from_parts (&parts, today, date, &local))
    return TRUE;
  g_date_clear (date, 1);
  if (local == NULL)
    local = g_error_new_literal (KITH_ERROR, KITH_ERROR_INVALID,
                                 _("That is not a date. Type the day first, as in 25 Jul 2026 or 25/7/26."));
  g_propagate_error (error, local);
  return FALSE;
}

/**
 * kith_date_parse_to_iso:
 * @text: what a person typed, see [func@kith_date_parse]
 * @today: the day of the clock
 * @error: says what is wrong
 *
 * Returns: (transfer full) (nullable): the date as it is stored
 */
char *
kith_date_parse_to_iso (const char  *text,
                        const GDate *today,
                        GError     **error)
{
  GDate date;

  if (!kith_date_parse (text, today, &date, error))
    return NULL;
  return kith_date_to_iso (&date);
}

/**
 * kith_date_format:
 * @date: a valid date
 *
 * Returns: (transfer full): the date as it stands on screen and paper, `25 July 2026`
 */
char *
kith_date_format (const GDate *date)
{
  g_return_val_if_fail (g_date_valid (date), NULL);

  /* Translators: day, month name, year */
  return g_strdup_printf (_("%d %s %d"), g_date_get_day (date), _(month_names[g_date_get_month (date) - 1]),
                          g_date_get_year (date));
}

/**
 * kith_date_format_iso:
 * @iso: (nullable): a stored date
 *
 * Returns: (transfer full): `25 July 2026`, or empty text for no date
 */
char *
kith_date_format_iso (const char *iso)
{
  GDate date;

  return kith_date_from_iso (iso, &date) ? kith_date_format (&date) : g_strdup (iso != NULL ? iso : "");
}

/**
 * kith_date_format_iso_short:
 * @iso: (nullable): a stored date
 *
 * Returns: (transfer full): `25 Jul 2026`, or empty text for no date
 */
char *
kith_date_format_iso_short (const char *iso)
{
  GDate date;

  if (!kith_date_from_iso (iso, &date))
    return g_strdup (iso != NULL ? iso : "");
  return g_strdup_printf (_("%d %s %d"), g_date_get_day (&date), _(short_month_names[g_date_get_month (&date) - 1]),
                          g_date_get_year (&date));
}

/**
 * kith_date_format_iso_weekday:
 * @iso: (nullable): a stored date
 *
 * Returns: (transfer full): `Saturday 25 July 2026`, or empty text for no date
 */
char *
kith_date_format_iso_weekday (const char *iso)
{
  g_autofree char *rest = kith_date_format_iso (iso);
  GDate date;

  if (!kith_date_from_iso (iso, &date))
    return g_steal_pointer (&rest);
  /* Translators: weekday, then a date */
  return g_strdup_printf (_("%s %s"), _(weekday_names[g_date_get_weekday (&date) - 1]), rest);
}

/**
 * kith_date_get_age:
 * @birth: date of birth
 * @day: the day to count on
 *
 * Counts whole years. Someone born on 29 February is a year older on 1 March in a common year.
 *
 * Returns: age in years, negative before birth
 */
int
kith_date_get_age (const GDate *birth,
                   const GDate *day)
{
  int years = g_date_get_year (day) - g_date_get_year (birth);
  int birth_key = (int) g_date_get_month (birth) * 32 + g_date_get_day (birth);
  int day_key = (int) g_date_get_month (day) * 32 + g_date_get_day (day);

  return day_key < birth_key ? years - 1 : years;
}

/**
 * kith_date_add_months:
 * @date: a valid date, changed in place
 * @months: how many, may be negative
 *
 * Moves by calendar months; where the month is shorter its last day is taken (31 August + 6 months = 28 February).
 */
void
kith_date_add_months (GDate *date,
                      int    months)
{
  /* GDate clamps to the last day of the month just so. */
  if (months >= 0)
    g_date_add_months (date, (guint) months);
  else
    g_date_subtract_months (date, (guint) -months);
}

/**
 * kith_date_iso_add_days:
 * @iso: a stored date
 * @days: how many, may be negative
 *
 * Returns: (transfer full) (nullable): the date @days later
 */
char *
kith_date_iso_add_days (const char *iso,
                        int         days)
{
  GDate date;

  if (!kith_date_from_iso (iso, &date))
    return NULL;
  if (days >= 0)
    g_date_add_days (&date, (guint) days);
  else
    g_date_subtract_days (&date, (guint) -days);
  return kith_date_to_iso (&date);
}

/**
 * kith_date_iso_days_between:
 * @from: a stored date
 * @to: a stored date
 *
 * Returns: days from @from to @to, negative when @to is earlier, 0 when either is no date
 */
int
kith_date_iso_days_between (const char *from,
                            const char *to)
{
  GDate first, second;

  if (!kith_date_from_iso (from, &first) || !kith_date_from_iso (to, &second))
    return 0;
  return g_date_days_between (&first, &second);
}

/**
 * kith_date_format_academic_year:
 * @date: a valid date
 *
 * The academic year runs from 1 August to 31 July.
 *
 * Returns: (transfer full): `2025 to 2026`
 */
char *
kith_date_format_academic_year (const GDate *date)
{
  int start = g_date_get_month (date) >= G_DATE_AUGUST ? g_date_get_year (date) : g_date_get_year (date) - 1;

  /* Translators: first and second calendar year of an academic year */
  return g_strdup_printf (_("%d to %d"), start, start + 1);
}
