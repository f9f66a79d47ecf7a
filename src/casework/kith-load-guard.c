/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-load-guard.h"

#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-supervisions.h"

static KithQuery *
create_own_notes (KithCaseFile *file)
{
  KithQuery *query = kith_query_new (&kith_note_kind);
  g_autofree char *me = g_strdup_printf ("%" G_GINT64_FORMAT, kith_case_file_get_actor (file)->person);
  g_autofree char *today = kith_clock_dup_today (kith_case_file_get_clock (file));
  g_autofree char *since = kith_date_iso_add_days (today, -KITH_LOAD_DAYS);

  kith_query_where (query, "author", me);
  kith_query_where_range (query, "date", since, NULL);
  kith_query_where_not_struck (query);
  return query;
}

static gboolean
count_notes (KithCaseFile  *file,
             KithRecord    *me,
             KithLoad      *load,
             GError       **error)
{
  g_autoptr (KithQuery) hard = create_own_notes (file);
  g_autoptr (KithQuery) avoided = create_own_notes (file);
  const char *topics = kith_record_get_text (me, KITH_PERSON_TOPICS_AVOIDED);
  gint64 n_hard = 0, n_avoided = 0;

  kith_query_where (hard, "hard", "1");
  n_hard = kith_case_file_count (file, hard, error);
  if (n_hard < 0)
    return FALSE;
  if (topics != NULL) {
    kith_query_where_any (avoided, "topics", topics);
    n_avoided = kith_case_file_count (file, avoided, error);
  }
  load->n_hard = (guint) n_hard;
  load->n_avoided = (guint) MAX (0, n_avoided);
  return n_avoided >= 0;
}

static gboolean
count_students (KithCaseFile  *file,
                KithRecord    *me,
                KithLoad      *load,
                GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (me));
  g_autoptr (GHashTable) students = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) assignments = NULL;

  kith_query_where (query, "person", id);
  kith_query_where_current (query);
  assignments = kith_case_file_list (file, query, NULL, error);
  for (guint i = 0; assignments != NULL && i < assignments->len; i++) {
    gint64 student = kith_record_get_number (g_ptr_array_index (assignments, i), KITH_ASSIGNMENT_STUDENT);

    g_hash_table_add (students, g_memdup2 (&student, sizeof student));
  }
  load->n_students = g_hash_table_size (students);
  load->limit = kith_record_has (me, KITH_PERSON_CASELOAD_LIMIT)
                  ? (int) kith_record_get_number (me, KITH_PERSON_CASELOAD_LIMIT) : -1;
  return assignments != NULL;
}

/**
 * kith_load_guard_measure:
 * @file: an open case file
 * @load: (out): what weighs on the actor
 * @error: return location for an error
 *
 * Counts the actor's own marks, topics, students and days without supervision. Nothing of it is stored, and nobody else
 * can ask.
 *
 * Returns: whether it could be counted
 */
gboolean
kith_load_guard_measure (KithCaseFile  *file,
                         KithLoad      *load,
                         GError       **error)
{
  g_autoptr (KithRecord) me = NULL;
  g_autoptr (KithSupervised) supervised = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (load != NULL, FALSE);

  *load = (KithLoad) { .limit = -1 };
  me = kith_case_file_load (file, &kith_person_kind, kith_case_file_get_actor (file)->person, error);
  if (me == NULL || !count_notes (file, me, load, error) || !count_students (file, me, load, error))
    return FALSE;
  supervised = kith_supervisions_find (file, me, error);
  if (supervised == NULL)
    return FALSE;
  load->days_overdue = supervised->days_overdue;
  return TRUE;
}
