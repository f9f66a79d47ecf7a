/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-plan-due.h"

#include "kith-calendar-day.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-plan-rule.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Where a college has not written its terms down, they end about then. */
static const struct {
  GDateMonth month;
  GDateDay day;
} usual_term_ends[] = {
  { G_DATE_MARCH, 31 },
  { G_DATE_JULY, 20 },
  { G_DATE_DECEMBER, 20 },
};

/**
 * kith_plan_due_is_expected:
 * @type: code of a kind of plan
 *
 * Returns: whether the law wants another one after each: a held one is not complete without the day of the next
 */
gboolean
kith_plan_due_is_expected (const char *type)
{
  static const char *const expected[] = { "pep", "pathway", "ehc", "looked-after", NULL };

  return type != NULL && g_strv_contains (expected, type);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * kith_plan_due_parse_cut_offs:
 * @text: (nullable): dates as people in the UK write them, one on a line
 * @today: the day of the clock, for missing years
 * @error: names the line that is no date
 *
 * Returns: (transfer full) (nullable): the days as ISO text, earliest first
 */
GStrv
kith_plan_due_parse_cut_offs (const char   *text,
                              const GDate  *today,
                              GError      **error)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *line = kith_text_tidy_line (lines[i]);
    char *day = kith_text_is_empty (line) ? NULL : kith_date_parse_to_iso (line, today, NULL);

    if (day != NULL) {
      g_ptr_array_add (days, day);
    } else if (!kith_text_is_empty (line)) {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   /* Translators: the number of a line, and what stands in it */
                   _("Line %u, “%s”, is not a date. Write one date on each line, such as 28 Nov 2026."), i + 1, line);
      return NULL;
    }
  }
  g_ptr_array_sort (days, compare_days);
  g_ptr_array_add (days, NULL);
  return (GStrv) g_ptr_array_steal (days, NULL);
}

static gboolean
is_same_authority (const char *a,
                   const char *b)
{
  g_autofree char *folded_a = kith_text_fold (a != NULL ? a : "");
  g_autofree char *folded_b = kith_text_fold (b != NULL ? b : "");

  return g_str_equal (folded_a, folded_b);
}

/**
 * kith_plan_due_find_rule:
 * @rules: (element-type KithRecord): the rules that apply, the college's own or the presets
 * @type: code of a kind of plan
 * @authority: (nullable): name of a local authority
 *
 * Returns: (transfer none) (nullable): the authority's own rule for this kind, else the one for all authorities
 */
KithRecord *
kith_plan_due_find_rule (GPtrArray  *rules,
                         const char *type,
                         const char *authority)
{
  KithRecord *general = NULL;

  for (guint i = 0; i < rules->len; i++) {
    KithRecord *rule = g_ptr_array_index (rules, i);
    const char *own = kith_record_get_text (rule, KITH_PLAN_RULE_AUTHORITY);

    if (g_strcmp0 (kith_record_get_text (rule, KITH_PLAN_RULE_TYPE), type) != 0)
      continue;
    if (kith_text_is_empty (own))
      general = general != NULL ? general : rule;
    else if (is_same_authority (own, authority))
      return rule;
  }
  return general;
}

static void
add_usual_term_ends (GPtrArray *ends,
                     int        from_year,
                     int        n_years)
{
  for (int year = from_year; year < from_year + n_years; year++)
    for (gsize i = 0; i < G_N_ELEMENTS (usual_term_ends); i++)
      g_ptr_array_add (ends, g_strdup_printf ("%04d-%02d-%02d", year, (int) usual_term_ends[i].month,
                                              usual_term_ends[i].day));
}

static gboolean
is_term (KithRecord *day)
{
  return g_strcmp0 (kith_record_get_text (day, KITH_CALENDAR_DAY_TYPE), "term") == 0 &&
         kith_record_has (day, KITH_CALENDAR_DAY_UNTIL);
}

/* The ends of terms in order. The calendar is believed for the time it covers; nobody writes the terms of the year
 * after next, so the usual ones stand in before and after. */
static GPtrArray *
list_term_ends (GPtrArray   *calendar,
                const GDate *held)
{
  GPtrArray *ends = g_ptr_array_new_with_free_func (g_free);
  const char *first = NULL;
  const char *last = NULL;

  add_usual_term_ends (ends, g_date_get_year (held), 3);
  for (guint i = 0; calendar != NULL && i < calendar->len; i++) {
    KithRecord *day = g_ptr_array_index (calendar, i);
    const char *from = kith_record_get_text (day, KITH_CALENDAR_DAY_FROM);
    const char *until = kith_record_get_text (day, KITH_CALENDAR_DAY_UNTIL);

    if (!is_term (day))
      continue;
    first = first == NULL || strcmp (from, first) < 0 ? from : first;
    last = last == NULL || strcmp (until, last) > 0 ? until : last;
  }
  for (guint i = ends->len; first != NULL && i > 0; i--) {
    g_autofree char *soon_after = kith_date_iso_add_days (last, 42);
    const char *end = g_ptr_array_index (ends, i - 1);

    /* the usual end of the term that the calendar’s last one is would be a term of its own otherwise */
    if (strcmp (end, first) >= 0 && strcmp (end, soon_after) <= 0)
      g_ptr_array_remove_index (ends, i - 1);
  }
  for (guint i = 0; calendar != NULL && i < calendar->len; i++)
    if (is_term (g_ptr_array_index (calendar, i)))
      g_ptr_array_add (ends, g_strdup (kith_record_get_text (g_ptr_array_index (calendar, i), KITH_CALENDAR_DAY_UNTIL)));
  g_ptr_array_sort (ends, compare_days);
  return ends;
}

static const char *
find_first (const char *const *days,
            gsize              n_days,
            const char        *after)
{
  for (gsize i = 0; i < n_days; i++)
    if (strcmp (days[i], after) > 0)
      return days[i];
  return NULL;
}

/* The next term’s: its cut-off date when the virtual school has published one, else its end. A cut-off date of the term
 * after that says nothing about the next. */
static char *
dup_next_term (KithRecord  *rule,
               GPtrArray   *calendar,
               const GDate *held)
{
  g_autofree char *before_held = NULL;
  g_autoptr (GPtrArray) ends = list_term_ends (calendar, held);
  g_auto (GStrv) cut_offs =
    kith_plan_due_parse_cut_offs (kith_record_get_text (rule, KITH_PLAN_RULE_CUT_OFF_DATES), held, NULL);
  GDate day = *held;
  const char *this_term = NULL;
  const char *cut_off = NULL;
  const char *end = NULL;

  g_date_subtract_days (&day, 1);
  before_held = kith_date_to_iso (&day);
  this_term = find_first ((const char *const *) ends->pdata, ends->len, before_held);
  if (this_term == NULL)
    return NULL;
  end = find_first ((const char *const *) ends->pdata, ends->len, this_term);
  if (cut_offs != NULL)
    cut_off = find_first ((const char *const *) cut_offs, g_strv_length (cut_offs), this_term);
  return g_strdup (cut_off != NULL && (end == NULL || strcmp (cut_off, end) <= 0) ? cut_off : end);
}

/**
 * kith_plan_due_dup_next:
 * @rules: (element-type KithRecord): the rules that apply, the college's own or the presets
 * @calendar: (nullable) (element-type KithRecord): the college's dates, for the ends of terms
 * @type: code of a kind of plan
 * @authority: (nullable): name of the local authority whose rule it follows
 * @held_iso: the day the last one was held
 *
 * Works out when the next one is due: in the next term by its cut-off date; so many months later, where 31 August and
 * six months is the last day of February; or so many weeks later.
 *
 * Returns: (transfer full) (nullable): the day as ISO text; %NULL when no rule says
 */
char *
kith_plan_due_dup_next (GPtrArray  *rules,
                        GPtrArray  *calendar,
                        const char *type,
                        const char *authority,
                        const char *held_iso)
{
  KithRecord *rule = NULL;
  const char *rhythm = NULL;
  int every;
  GDate day;

  g_return_val_if_fail (rules != NULL, NULL);

  if (type == NULL || held_iso == NULL || !kith_date_from_iso (held_iso, &day))
    return NULL;
  rule = kith_plan_due_find_rule (rules, type, authority);
  if (rule == NULL)
    return NULL;
  rhythm = kith_record_get_text (rule, KITH_PLAN_RULE_RHYTHM);
  every = (int) kith_record_get_number (rule, KITH_PLAN_RULE_EVERY);
  if (g_strcmp0 (rhythm, "termly") == 0)
    return dup_next_term (rule, calendar, &day);
  if (every <= 0)
    return NULL;
  if (g_strcmp0 (rhythm, "months") == 0)
    kith_date_add_months (&day, every);
  else
    g_date_add_days (&day, (guint) every * 7);
  return kith_date_to_iso (&day);
}
