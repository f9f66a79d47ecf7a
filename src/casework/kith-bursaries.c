/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-bursaries.h"

#include "kith-bursary.h"
#include "kith-date.h"
#include "kith-money.h"
#include "kith-student.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* In care or a care leaver, by the 13-week test, and 16 to 18 on 31 August before the year begins. Source: section 2.5
 * of the domain reference. Who gets certain benefits cannot be seen here. */
#define STATUSES "looked-after eligible relevant former-relevant"
#define LEAST_AGE 16
#define GREATEST_AGE 18

/**
 * kith_bursaries_get_year:
 * @day: a day
 *
 * Returns: the year in which the academic year of that day begins: 2026 from 1 August 2026 to 31 July 2027
 */
int
kith_bursaries_get_year (const GDate *day)
{
  return g_date_get_year (day) - (g_date_get_month (day) < G_DATE_AUGUST ? 1 : 0);
}

/**
 * kith_bursaries_dup_year_words:
 * @year: the year in which an academic year begins
 *
 * Returns: (transfer full): `2026 to 2027`
 */
char *
kith_bursaries_dup_year_words (int year)
{
  /* Translators: an academic year, as in "2026 to 2027" */
  return g_strdup_printf (_("%d to %d"), year, year + 1);
}

/**
 * kith_bursaries_query:
 * @year: the year in which an academic year begins
 * @group: (nullable): code of a group, %NULL for all
 *
 * Returns: (transfer full): the bursaries of the year; list, totals and export share it
 */
KithQuery *
kith_bursaries_query (int         year,
                      const char *group)
{
  KithQuery *query = kith_query_new (&kith_bursary_kind);
  g_autofree char *stored = g_strdup_printf ("%d", year);

  kith_query_where (query, "year", stored);
  if (group != NULL)
    kith_query_where (query, "group", group);
  return query;
}

static char *
dup_money (KithRecord       *bursary,
           KithBursaryField  field)
{
  return kith_money_format (kith_record_get_number (bursary, field));
}

/**
 * kith_bursary_dup_money_words:
 * @bursary: a bursary
 *
 * Returns: (transfer full): "£1,200.00 awarded, £400.00 paid, £800.00 left", or that nothing is awarded yet
 */
char *
kith_bursary_dup_money_words (KithRecord *bursary)
{
  gint64 left = kith_record_get_number (bursary, KITH_BURSARY_AWARDED) -
                kith_record_get_number (bursary, KITH_BURSARY_PAID);
  g_autofree char *awarded = dup_money (bursary, KITH_BURSARY_AWARDED);
  g_autofree char *paid = dup_money (bursary, KITH_BURSARY_PAID);
  g_autofree char *rest = kith_money_format (ABS (left));

  if (!kith_record_has (bursary, KITH_BURSARY_AWARDED))
    return g_strdup (_("Nothing awarded yet"));
  if (left < 0)
    /* Translators: amounts of money */
    return g_strdup_printf (_("%s awarded, %s paid: %s too much"), awarded, paid, rest);
  /* Translators: amounts of money */
  return g_strdup_printf (_("%s awarded, %s paid, %s left"), awarded, paid, rest);
}

/**
 * kith_bursary_dup_evidence_words:
 * @bursary: a bursary
 *
 * Returns: (transfer full): what evidence there is and since when, or that it is missing
 */
char *
kith_bursary_dup_evidence_words (KithRecord *bursary)
{
  g_autofree char *evidence = kith_record_format (bursary, KITH_BURSARY_EVIDENCE);
  g_autofree char *seen = NULL;

  if (!kith_record_has (bursary, KITH_BURSARY_EVIDENCE))
    return g_strdup (_("No evidence yet"));
  if (!kith_record_has (bursary, KITH_BURSARY_EVIDENCE_DATE))
    /* Translators: a kind of evidence */
    return g_strdup_printf (_("%s, not seen yet"), evidence);
  seen = kith_date_format_iso_short (kith_record_get_text (bursary, KITH_BURSARY_EVIDENCE_DATE));
  /* Translators: a kind of evidence, then a date */
  return g_strdup_printf (_("%s, seen %s"), evidence, seen);
}

static void
line_free (gpointer data)
{
  KithBursaryLine *line = data;

  g_clear_object (&line->bursary);
  g_free (line->name);
  g_free (line->words);
  g_free (line);
}

static char *
dup_line_words (KithRecord *bursary)
{
  g_autofree char *group = kith_record_format (bursary, KITH_BURSARY_GROUP);
  g_autofree char *money = kith_bursary_dup_money_words (bursary);
  g_autofree char *evidence = kith_bursary_dup_evidence_words (bursary);
  const char *stopped = kith_record_get_text (bursary, KITH_BURSARY_STOPPED);

  if (stopped == NULL)
    /* Translators: the group, the money and the evidence of a bursary */
    return g_strdup_printf (_("%s · %s · %s"), group, money, evidence);
  /* Translators: why a bursary stopped, then its group, money and evidence */
  return g_strdup_printf (_("Stopped: %s · %s · %s · %s"), stopped, group, money, evidence);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const KithBursaryLine *one = *(const KithBursaryLine *const *) a;
  const KithBursaryLine *other = *(const KithBursaryLine *const *) b;

  return g_utf8_collate (one->name, other->name);
}

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func (line_free);
}

static KithBursaryLine *
add_line (GPtrArray  *lines,
          gint64      student,
          char       *name)
{
  KithBursaryLine *line = g_new0 (KithBursaryLine, 1);

  line->student = student;
  line->name = name != NULL ? name : g_strdup ("");
  g_ptr_array_add (lines, line);
  return line;
}

/**
 * kith_bursaries_list:
 * @file: an open case file
 * @query: from [func@bursaries_query]
 * @totals: (out): the lines taken together
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithBursaryLine) (nullable): the bursaries the actor may see, by name
 */
GPtrArray *
kith_bursaries_list (KithCaseFile       *file,
                     KithQuery          *query,
                     KithBursaryTotals  *totals,
                     GError            **error)
{
  g_autoptr (GPtrArray) bursaries = kith_case_file_list (file, query, NULL, error);
  g_autoptr (GPtrArray) lines = new_lines ();

  *totals = (KithBursaryTotals) { 0 };
  if (bursaries == NULL)
    return NULL;
  for (guint i = 0; i < bursaries->len; i++) {
    KithRecord *bursary = g_ptr_array_index (bursaries, i);
    gint64 student = kith_record_get_number (bursary, KITH_BURSARY_STUDENT);
    KithBursaryLine *line = add_line (lines, student, kith_case_file_dup_title (file, &kith_student_kind, student));

    line->bursary = g_object_ref (bursary);
    line->words = dup_line_words (bursary);
    totals->awarded += kith_record_get_number (bursary, KITH_BURSARY_AWARDED);
    totals->paid += kith_record_get_number (bursary, KITH_BURSARY_PAID);
  }
  totals->n_bursaries = lines->len;
  g_ptr_array_sort (lines, compare_names);
  return g_steal_pointer (&lines);
}

/**
 * kith_bursaries_dup_total_words:
 * @totals: bursaries taken together
 *
 * Returns: (transfer full): "3 bursaries · £3,000.00 awarded · £1,200.00 paid"
 */
char *
kith_bursaries_dup_total_words (const KithBursaryTotals *totals)
{
  g_autofree char *count =
    g_strdup_printf (ngettext ("%u bursary", "%u bursaries", totals->n_bursaries), totals->n_bursaries);
  g_autofree char *awarded = kith_money_format (totals->awarded);
  g_autofree char *paid = kith_money_format (totals->paid);

  /* Translators: how many bursaries, then amounts of money */
  return g_strdup_printf (_("%s · %s awarded · %s paid"), count, awarded, paid);
}

/* Whoever has had the right birthday, and a status in care or of a care leaver today. */
static KithQuery *
make_candidates_query (int year)
{
  KithQuery *query = kith_query_new (&kith_student_kind);
  g_autofree char *oldest = g_strdup_printf ("%04d-09-01", year - GREATEST_AGE - 1);
  g_autofree char *youngest = g_strdup_printf ("%04d-08-31", year - LEAST_AGE);

  kith_query_where (query, "stage", "active");
  kith_query_where (query, "archived-on", NULL);
  kith_query_where_range (query, "date-of-birth", oldest, youngest);
  kith_query_where_care_status (query, STATUSES);
  return query;
}

static GHashTable *
list_holders (KithCaseFile  *file,
              int            year,
              GError       **error)
{
  g_autoptr (KithQuery) query = kith_bursaries_query (year, NULL);
  g_autoptr (GPtrArray) bursaries = kith_case_file_list (file, query, NULL, error);
  GHashTable *holders = NULL;

  if (bursaries == NULL)
    return NULL;
  holders = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < bursaries->len; i++) {
    gint64 student = kith_record_get_number (g_ptr_array_index (bursaries, i), KITH_BURSARY_STUDENT);

    g_hash_table_add (holders, g_memdup2 (&student, sizeof student));
  }
  return holders;
}

static char *
dup_age_words (KithRecord *student,
               int         year)
{
  GDate birth, day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 31, G_DATE_AUGUST, (GDateYear) year);
  if (!kith_record_get_date (student, KITH_STUDENT_DATE_OF_BIRTH, &birth))
    return g_strdup ("");
  /* Translators: an age in years, then a year */
  return g_strdup_printf (_("In care or a care leaver, %d on 31 August %d"), kith_date_get_age (&birth, &day), year);
}

/**
 * kith_bursaries_list_missing:
 * @file: an open case file
 * @year: the year in which an academic year begins
 * @error: return location for an error
 *
 * Whom to ask: active students in care or who left it, 16 to 18 on 31 August, without a bursary that year. Need is
 * assessed one by one, so this is never more than a reason to ask.
 *
 * Returns: (transfer full) (element-type KithBursaryLine) (nullable): those the actor may see, by name
 */
GPtrArray *
kith_bursaries_list_missing (KithCaseFile  *file,
                             int            year,
                             GError       **error)
{
  g_autoptr (KithQuery) query = make_candidates_query (year);
  g_autoptr (GPtrArray) students = kith_case_file_list (file, query, NULL, error);
  g_autoptr (GHashTable) holders = students != NULL ? list_holders (file, year, error) : NULL;
  g_autoptr (GPtrArray) lines = new_lines ();

  if (holders == NULL)
    return NULL;
  for (guint i = 0; i < students->len; i++) {
    KithRecord *student = g_ptr_array_index (students, i);
    gint64 id = kith_record_get_id (student);

    if (!g_hash_table_contains (holders, &id))
      add_line (lines, id, kith_record_dup_title (student))->words = dup_age_words (student, year);
  }
  g_ptr_array_sort (lines, compare_names);
  return g_steal_pointer (&lines);
}

/**
 * kith_bursaries_might_have:
 * @file: an open case file
 * @student: id of a student
 * @year: the year in which an academic year begins
 * @might: (out): whether this student is one of [func@bursaries_list_missing]
 * @error: return location for an error
 *
 * Returns: whether it could be found out
 */
gboolean
kith_bursaries_might_have (KithCaseFile  *file,
                           gint64         student,
                           int            year,
                           gboolean      *might,
                           GError       **error)
{
  g_autoptr (KithQuery) candidates = make_candidates_query (year);
  g_autoptr (KithQuery) bursaries = kith_bursaries_query (year, NULL);
  g_autoptr (GArray) ids = NULL;
  gint64 n_bursaries;

  *might = FALSE;
  kith_query_where_student (bursaries, student);
  kith_query_where_student (candidates, student);
  n_bursaries = kith_case_file_count (file, bursaries, error);
  if (n_bursaries < 0)
    return FALSE;
  ids = kith_case_file_list_ids (file, candidates, NULL, error);
  if (ids == NULL)
    return FALSE;
  *might = n_bursaries == 0 && ids->len > 0;
  return TRUE;
}
