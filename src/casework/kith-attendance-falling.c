/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-attendance-falling.h"

#include "kith-attendance-trend.h"
#include "kith-attendance.h"
#include "kith-date.h"
#include "kith-falling.h"
#include "kith-kinds.h"

#define KEPT_KEY "kith-attendance-falling"

/* Whose attendance fell, in words by student, as long as nothing changes that they depend on: working them out sums
 * the attendance of a whole college. Who has left is sorted out when the question is asked. */
typedef struct {
  GHashTable *words;
  GDate today;
  guint n_changes;
} Falling;

static void
falling_free (gpointer data)
{
  Falling *falling = data;

  g_hash_table_unref (falling->words);
  g_free (falling);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Falling, falling_free)

static gboolean
judge (KithCaseFile  *file,
       Falling       *falling,
       gint64         student,
       GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_attendance_kind);
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *day = kith_date_to_iso (&falling->today);
  g_autofree char *since = kith_date_iso_add_days (day, -KITH_ATTENDANCE_TREND_DAYS);
  KithAttendanceTrend trend;

  kith_query_where_student (query, student);
  kith_query_where_range (query, "from", since, day);
  records = kith_case_file_list (file, query, NULL, error);
  if (records == NULL)
    return FALSE;
  kith_attendance_trend_of (records, &falling->today, &trend);
  if (trend.is_falling)
    g_hash_table_insert (falling->words, g_memdup2 (&student, sizeof student),
                         kith_attendance_trend_dup_words (&trend));
  return TRUE;
}

/* Who may see whom depends on who supports whom. */
static guint
count_changes (KithCaseFile *file)
{
  return kith_case_file_count_changes (file, &kith_attendance_kind) +
         kith_case_file_count_changes (file, &kith_assignment_kind);
}

static Falling *
work_out (KithCaseFile  *file,
          GError       **error)
{
  g_autoptr (Falling) falling = g_new0 (Falling, 1);
  g_autoptr (GArray) students = NULL;

  kith_case_file_get_today (file, &falling->today);
  falling->n_changes = count_changes (file);
  falling->words = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  students = kith_falling_list_students (file, &falling->today, error);
  if (students == NULL)
    return NULL;
  for (guint i = 0; i < students->len; i++)
    if (!judge (file, falling, g_array_index (students, gint64, i), error))
      return NULL;
  return g_steal_pointer (&falling);
}

static Falling *
look_up (KithCaseFile  *file,
         GError       **error)
{
  Falling *falling = g_object_get_data (G_OBJECT (file), KEPT_KEY);
  GDate today;

  kith_case_file_get_today (file, &today);
  if (falling != NULL && falling->n_changes == count_changes (file) && g_date_compare (&falling->today, &today) == 0)
    return falling;
  falling = work_out (file, error);
  if (falling != NULL)
    g_object_set_data_full (G_OBJECT (file), KEPT_KEY, falling, falling_free);
  return falling;
}

/**
 * kith_attendance_falling_query:
 * @file: an open case file
 * @error: return location for an error
 *
 * Looks through the attendance of the last weeks, unless that has been done since it changed last: the database sums it,
 * and only that of students for whom the sums fell is read. Blocks.
 *
 * Returns: (transfer full) (nullable): the question for active students, not archived, whose attendance fell by ten
 *   points or more in four weeks, of those the actor may see
 */
KithQuery *
kith_attendance_falling_query (KithCaseFile  *file,
                               GError       **error)
{
  g_autoptr (GArray) ids = NULL;
  const Falling *falling = NULL;
  KithQuery *query = NULL;
  GHashTableIter iter;
  gint64 *id = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  falling = look_up (file, error);
  if (falling == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_iter_init (&iter, falling->words);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    g_array_append_val (ids, *id);
  query = kith_query_new (&kith_student_kind);
  kith_query_where_ids (query, ids);
  kith_query_where (query, "stage", "active");
  kith_query_where_archived (query, FALSE);
  return query;
}

/**
 * kith_attendance_falling_dup_words:
 * @file: an open case file
 * @student: a student [func@attendance_falling_query] asks for
 *
 * Returns: (transfer full) (nullable): how far it fell, in a sentence; %NULL for everybody else
 */
char *
kith_attendance_falling_dup_words (KithCaseFile *file,
                                   gint64        student)
{
  const Falling *falling = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  falling = look_up (file, NULL);
  return falling != NULL ? g_strdup (g_hash_table_lookup (falling->words, &student)) : NULL;
}
