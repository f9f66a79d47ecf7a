/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-programme-terms.h"

#include "kith-date.h"
#include "kith-diary-span.h"
#include "kith-error.h"

#include <glib/gi18n.h>
#include <string.h>

static void
days_clear (gpointer data)
{
  KithProgrammeDays *days = data;

  g_free (days->name);
  g_free (days->from);
  g_free (days->until);
}

static void
add_days (GArray     *terms,
          char       *name,
          const char *from,
          const char *until,
          const char *today)
{
  KithProgrammeDays days = { name, g_strdup (from), g_strdup (strcmp (until, today) < 0 ? until : today) };

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
dup_name (const KithDiarySpan *span)
{
  g_autofree char *year = g_strndup (span->until, 4);

  if (span->term == NULL)
    return dup_range (span->from, span->until);
  /* Translators: name of a term and its year, such as "Autumn term 2026" */
  return g_strdup_printf (_("%s %s"), span->term, year);
}

static gboolean
add_terms (KithCaseFile  *file,
           GArray        *terms,
           const char    *today,
           gboolean      *is_so_far,
           GError       **error)
{
  int step = 0;

  while (terms->len < KITH_PROGRAMME_MOST_TERMS) {
    g_autoptr (KithDiarySpan) span = kith_diary_span_find (file, KITH_DIARY_VIEW_TERM, today, step--, error);

    if (span == NULL)
      return FALSE;
    if (strcmp (span->from, today) > 0)
      continue;
    if (terms->len == 0)
      *is_so_far = strcmp (span->until, today) > 0;
    add_days (terms, dup_name (span), span->from, span->until, today);
  }
  return TRUE;
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
add_given (GArray     *terms,
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
    return add_terms (file, terms, today, is_so_far, error) ? g_steal_pointer (&terms) : NULL;
  if (*from == '\0' || strcmp (from, last) > 0 || strcmp (from, today) > 0) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                         _("The report needs a first day that is not after the last one, and not in the future. Leave "
                           "both out for this term."));
    return NULL;
  }
  add_given (terms, from, last, today, is_so_far);
  return g_steal_pointer (&terms);
}
