/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-programme-terms.h"

#include "kith-calendar-day.h"
#include "kith-date.h"
#include "kith-diary.h"
#include "kith-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is looked at where the college has written down no term: as in the diary. */
#define WEEKS_WITHOUT_TERM 13

/* Terms are looked for this far back: four of them, and two long summers. */
#define DAYS_BACK 700

#define FIELD(day, field) kith_record_get_text (day, KITH_CALENDAR_DAY_##field)

static void
days_clear (gpointer data)
{
  KithProgrammeDays *days = data;

  g_free (days->name);
  g_free (days->from);
  g_free (days->until);
  g_free (days->after);
}

static void
add_days (GArray     *terms,
          char       *name,
          const char *from,
          const char *until,
          const char *today)
{
  const char *last = strcmp (until, today) < 0 ? until : today;
  KithProgrammeDays days = { name, g_strdup (from), g_strdup (last), g_strdup (last) };

  g_array_append_val (terms, days);
}

static char *
dup_range (const char *from,
           const char *until)
{
  g_autofree char *first = kith_date_format_iso_short (from);
  g_autofree char *last = kith_date_format_iso_short (until);

  /* Translators: the first and the last of some days */
  return g_strdup_printf (_("%s to %s"), first, last);
}

static char *
dup_name (KithRecord *term)
{
  g_autofree char *title = kith_record_dup_title (term);
  g_autofree char *year = g_strndup (kith_calendar_day_get_until (term), 4);

  /* Translators: name of a term and its year, such as "Autumn term 2026" */
  return g_strdup_printf (_("%s %s"), title, year);
}

/* The terms from long before a day to those that have begun, by first day. */
static GPtrArray *
list_begun (KithCaseFile  *file,
            const char    *day,
            const char    *today,
            GError       **error)
{
  g_autofree char *since = kith_date_iso_add_days (day, -DAYS_BACK);
  GPtrArray *terms = kith_diary_list_calendar (file, day, since, today, error);

  for (guint i = terms != NULL ? terms->len : 0; i > 0; i--)
    if (g_strcmp0 (FIELD (g_ptr_array_index (terms, i - 1), TYPE), "term") != 0)
      g_ptr_array_remove_index (terms, i - 1);
  return terms;
}

/* A course that ends in the holidays is a result of the term before them. */
static void
set_after (KithProgrammeDays *days,
           const char        *next,
           const char        *today)
{
  g_autofree char *after = next != NULL ? kith_date_iso_add_days (next, -1) : g_strdup (today);

  if (strcmp (after, days->until) > 0)
    g_set_str (&days->after, after);
}

/* Only what lies wholly before the one added last: what two columns share would be counted in both. */
static void
add_back (GArray     *days,
          GPtrArray  *terms,
          guint       first,
          const char *today,
          gboolean   *is_so_far)
{
  const char *next = first + 1 < terms->len ? FIELD (g_ptr_array_index (terms, first + 1), FROM) : NULL;

  *is_so_far = strcmp (kith_calendar_day_get_until (g_ptr_array_index (terms, first)), today) > 0;
  for (guint i = first + 1; i > 0 && days->len < KITH_PROGRAMME_MOST_TERMS; i--) {
    KithRecord *term = g_ptr_array_index (terms, i - 1);
    const char *until = kith_calendar_day_get_until (term);

    if (days->len > 0 && strcmp (until, next) >= 0)
      continue;
    add_days (days, dup_name (term), FIELD (term, FROM), until, today);
    set_after (&g_array_index (days, KithProgrammeDays, days->len - 1), next, today);
    next = FIELD (term, FROM);
  }
}

/* A college that has written down no term that has begun. */
static void
add_weeks (GArray     *days,
           const char *today,
           gboolean   *is_so_far)
{
  GDate date;

  kith_date_from_iso (today, &date);
  *is_so_far = g_date_get_weekday (&date) != G_DATE_SUNDAY;
  for (int i = 0; i < KITH_PROGRAMME_MOST_TERMS; i++) {
    int n_after = 7 - (int) g_date_get_weekday (&date) - 7 * WEEKS_WITHOUT_TERM * i;
    g_autofree char *from = kith_date_iso_add_days (today, n_after - 7 * WEEKS_WITHOUT_TERM + 1);
    g_autofree char *until = kith_date_iso_add_days (today, n_after);

    add_days (days, dup_range (from, until), from, until, today);
  }
}

/* The days of a term, or of one up to today, are that term: the window fills them in where a term is chosen. */
static gboolean
is_term (KithRecord *term,
         const char *from,
         const char *last,
         const char *today)
{
  const char *until = kith_calendar_day_get_until (term);

  return g_str_equal (FIELD (term, FROM), from) &&
         (g_str_equal (until, last) || (g_str_equal (last, today) && strcmp (today, until) < 0));
}

static char *
dup_year_before (const char *day)
{
  GDate date;

  kith_date_from_iso (day, &date);
  g_date_subtract_years (&date, 1);
  return kith_date_to_iso (&date);
}

static void
add_ranges (GArray     *terms,
            const char *from,
            const char *until,
            const char *today,
            gboolean   *is_so_far)
{
  int days = kith_date_iso_days_between (from, until) + 1;
  g_autofree char *before_from = kith_date_iso_add_days (from, -days);
  g_autofree char *before_until = kith_date_iso_add_days (from, -1);
  g_autofree char *year_from = dup_year_before (from);
  g_autofree char *year_until = dup_year_before (until);

  *is_so_far = strcmp (until, today) > 0;
  add_days (terms, dup_range (from, until), from, until, today);
  add_days (terms, dup_range (before_from, before_until), before_from, before_until, today);
  if (strcmp (year_until, before_from) < 0)
    add_days (terms, dup_range (year_from, year_until), year_from, year_until, today);
}

static gboolean
add_given (KithCaseFile  *file,
           GArray        *days,
           const char    *from,
           const char    *last,
           const char    *today,
           gboolean      *is_so_far,
           GError       **error)
{
  g_autoptr (GPtrArray) terms = list_begun (file, from, today, error);

  if (terms == NULL)
    return FALSE;
  for (guint i = terms->len; i > 0; i--)
    if (is_term (g_ptr_array_index (terms, i - 1), from, last, today)) {
      add_back (days, terms, i - 1, today, is_so_far);
      return TRUE;
    }
  add_ranges (days, from, last, today, is_so_far);
  return TRUE;
}

/* The same days as the window fills in, so that the figures are the same. */
static gboolean
add_this_term (KithCaseFile  *file,
               GArray        *days,
               const char    *today,
               gboolean      *is_so_far,
               GError       **error)
{
  g_autoptr (GPtrArray) terms = list_begun (file, today, today, error);
  KithRecord *term;

  if (terms == NULL)
    return FALSE;
  if (terms->len == 0) {
    add_weeks (days, today, is_so_far);
    return TRUE;
  }
  term = g_ptr_array_index (terms, terms->len - 1);
  return add_given (file, days, FIELD (term, FROM), kith_calendar_day_get_until (term), today, is_so_far, error);
}

GArray *
kith_programme_terms_find (KithCaseFile  *file,
                           const char    *from,
                           const char    *until,
                           gboolean      *is_so_far,
                           GError       **error)
{
  g_autoptr (GArray) terms = g_array_new (FALSE, TRUE, sizeof (KithProgrammeDays));
  g_autofree char *today = kith_clock_dup_today (kith_case_file_get_clock (file));
  const char *last = *until != '\0' ? until : today;

  g_array_set_clear_func (terms, days_clear);
  if (*from == '\0' && *until == '\0')
    return add_this_term (file, terms, today, is_so_far, error) ? g_steal_pointer (&terms) : NULL;
  if (*from == '\0' || strcmp (from, last) > 0 || strcmp (from, today) > 0) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                         _("The report needs a first day that is not after the last one, and not in the future. Leave "
                           "both out for this term."));
    return NULL;
  }
  return add_given (file, terms, from, last, today, is_so_far, error) ? g_steal_pointer (&terms) : NULL;
}
