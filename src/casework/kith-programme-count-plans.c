/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-programme-count.h"

#include "kith-date.h"
#include "kith-kinds.h"

#include <string.h>

/* Who should have had a Personal Education Plan in a term, who had it in time, and whose next Pathway review is known. */

/* Plans held longer ago say nothing of when one is due in the terms that are counted. */
#define DAYS_BEFORE 400

#define TEXT(record, field) kith_record_get_text (record, KITH_PLAN_##field)

typedef struct {
  gboolean is_due[KITH_PROGRAMME_MOST_TERMS];
  gboolean is_on_time[KITH_PROGRAMME_MOST_TERMS];
} Result;

static gboolean
is_within (const char              *day,
           const KithProgrammeDays *days)
{
  return day != NULL && strcmp (day, days->from) >= 0 && strcmp (day, days->until) <= 0;
}

static gboolean
is_held (KithRecord *plan)
{
  return g_strcmp0 (TEXT (plan, STATUS), "held") == 0;
}

/* What one plan says of each term; @due is when the plan held before said the next was due. */
static void
look_at (KithProgrammeCount *self,
         KithRecord         *plan,
         const char         *due,
         Result             *result)
{
  const char *date = TEXT (plan, DATE);

  for (guint term = 0; term < self->terms->len; term++) {
    const KithProgrammeDays *days = kith_programme_count_term (self, term);

    if (is_within (due, days))
      result->is_due[term] = TRUE;
    /* one that is planned for today may still be held */
    if (!is_within (date, days) || (g_strcmp0 (TEXT (plan, STATUS), "planned") == 0 && strcmp (date, self->today) >= 0))
      continue;
    result->is_due[term] = TRUE;
    if (is_held (plan) && (due == NULL || strcmp (date, due) <= 0))
      result->is_on_time[term] = TRUE;
  }
}

static void
count_result (KithProgrammeCount *self,
              gint64              id,
              const Result       *result)
{
  const KithProgrammeStudent *student = kith_programme_count_find (self, id);

  for (guint term = 0; student != NULL && term < self->terms->len; term++) {
    if (!student->supported[term] || !result->is_due[term])
      continue;
    kith_programme_count_one (self, KITH_PROGRAMME_PEPS, term, student);
    if (result->is_on_time[term])
      kith_programme_count_one (self, KITH_PROGRAMME_PEPS_ON_TIME, term, student);
  }
}

static GPtrArray *
list_plans (KithProgrammeCount  *self,
            const char          *type,
            GError             **error)
{
  const KithProgrammeDays *first = kith_programme_count_term (self, self->terms->len - 1);
  g_autofree char *since = kith_date_iso_add_days (first->from, -DAYS_BEFORE);
  g_autoptr (KithQuery) query = kith_query_new (&kith_plan_kind);

  kith_query_where (query, "type", type);
  kith_query_where_range (query, "date", since, NULL);
  kith_query_set_order (query, "student date");
  return kith_case_file_list (self->file, query, NULL, error);
}

static gboolean
count_peps (KithProgrammeCount  *self,
            GError             **error)
{
  g_autoptr (GPtrArray) plans = list_plans (self, "pep", error);
  const char *due = NULL;
  gint64 student = 0;
  Result result = { 0 };

  if (plans == NULL)
    return FALSE;
  for (guint i = 0; i <= plans->len; i++) {
    KithRecord *plan = i < plans->len ? g_ptr_array_index (plans, i) : NULL;

    if (plan == NULL || kith_record_get_number (plan, KITH_PLAN_STUDENT) != student) {
      for (guint term = 0; term < self->terms->len; term++)
        if (is_within (due, kith_programme_count_term (self, term)) && strcmp (due, self->today) < 0)
          result.is_due[term] = TRUE;
      count_result (self, student, &result);
      result = (Result) { 0 };
      due = NULL;
    }
    if (plan == NULL)
      break;
    student = kith_record_get_number (plan, KITH_PLAN_STUDENT);
    look_at (self, plan, due, &result);
    if (is_held (plan))
      due = TEXT (plan, NEXT_DUE);
  }
  return TRUE;
}

/* Students whose next Pathway review is planned, or said by the last one. */
static GHashTable *
find_known (KithProgrammeCount  *self,
            GError             **error)
{
  g_autoptr (GPtrArray) plans = list_plans (self, "pathway", error);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; plans != NULL && i < plans->len; i++) {
    KithRecord *plan = g_ptr_array_index (plans, i);
    const char *next = is_held (plan) ? TEXT (plan, NEXT_DUE) : TEXT (plan, DATE);
    gint64 student = kith_record_get_number (plan, KITH_PLAN_STUDENT);

    if (g_strcmp0 (TEXT (plan, STATUS), "not-held") != 0 && next != NULL && strcmp (next, self->today) >= 0)
      g_hash_table_add (known, g_memdup2 (&student, sizeof student));
  }
  return plans != NULL ? g_steal_pointer (&known) : NULL;
}

static gboolean
count_pathway (KithProgrammeCount  *self,
               GError             **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GHashTable) known = find_known (self, error);
  g_autoptr (GArray) ids = NULL;

  if (known == NULL)
    return FALSE;
  kith_query_where_care_status (query, "eligible relevant former-relevant");
  ids = kith_case_file_list_ids (self->file, query, NULL, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);
    const KithProgrammeStudent *student = kith_programme_count_find (self, id);

    if (student == NULL || !student->supported[0])
      continue;
    kith_programme_count_one (self, KITH_PROGRAMME_PATHWAY, 0, student);
    if (g_hash_table_contains (known, &id))
      kith_programme_count_one (self, KITH_PROGRAMME_PATHWAY_KNOWN, 0, student);
  }
  return ids != NULL;
}

gboolean
kith_programme_count_plans (KithProgrammeCount  *self,
                            GError             **error)
{
  return count_peps (self, error) && count_pathway (self, error);
}
