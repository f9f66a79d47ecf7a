/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-attendance-falling.h"

#include "kith-attendance-trend.h"
#include "kith-attendance.h"
#include "kith-date.h"
#include "kith-student.h"

/* Records come student by student, so one student's are held at a time. */
typedef struct {
  GArray *falling;
  GPtrArray *records;
  GHashTable *active;
  gint64 student;
  GDate today;
} Search;

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->falling, g_array_unref);
  g_clear_pointer (&search->records, g_ptr_array_unref);
  g_clear_pointer (&search->active, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
finish_student (Search *search)
{
  KithAttendanceTrend trend;

  kith_attendance_trend_of (search->records, &search->today, &trend);
  if (trend.is_falling && g_hash_table_contains (search->active, &search->student))
    g_array_append_val (search->falling, search->student);
  g_ptr_array_set_size (search->records, 0);
}

static gboolean
take_record (KithRecord  *record,
             gpointer     data,
             GError     **error)
{
  Search *search = data;
  gint64 student = kith_record_get_number (record, KITH_ATTENDANCE_STUDENT);

  if (student != search->student)
    finish_student (search);
  search->student = student;
  g_ptr_array_add (search->records, g_object_ref (record));
  return TRUE;
}

static GHashTable *
list_active (KithCaseFile  *file,
             GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GArray) ids = NULL;
  GHashTable *active = NULL;

  kith_query_where (query, "stage", "active");
  kith_query_where (query, "archived-on", NULL);
  ids = kith_case_file_list_ids (file, query, NULL, error);
  if (ids == NULL)
    return NULL;
  active = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (active, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return active;
}

static KithQuery *
make_query (const GDate *today)
{
  KithQuery *query = kith_query_new (&kith_attendance_kind);
  g_autofree char *day = kith_date_to_iso (today);
  g_autofree char *since = kith_date_iso_add_days (day, -KITH_ATTENDANCE_TREND_DAYS);

  kith_query_where_range (query, "from", since, day);
  kith_query_set_order (query, "student from");
  return query;
}

/**
 * kith_attendance_falling:
 * @file: an open case file
 * @error: return location for an error
 *
 * Looks through the attendance of the last weeks. Blocks; holds one student's at a time.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): active students, not archived, whose attendance fell by
 *   ten points or more in four weeks, of those the actor may see
 */
GArray *
kith_attendance_falling (KithCaseFile  *file,
                         GError       **error)
{
  g_auto (Search) search = { 0 };
  g_autoptr (KithQuery) query = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  kith_case_file_get_today (file, &search.today);
  search.falling = g_array_new (FALSE, FALSE, sizeof (gint64));
  search.records = g_ptr_array_new_with_free_func (g_object_unref);
  search.active = list_active (file, error);
  query = make_query (&search.today);
  if (search.active == NULL || !kith_case_file_each (file, query, take_record, &search, NULL, error))
    return NULL;
  finish_student (&search);
  return g_steal_pointer (&search.falling);
}
