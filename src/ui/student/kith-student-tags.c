/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-student-tags.h"

#include "kith-kinds.h"
#include "kith-student-pane.h"

#include <glib/gi18n.h>

static GPtrArray *
list_next_plans (KithCaseFile *file,
                 KithRecord   *student,
                 GError      **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_plan_kind);

  kith_query_where_student (query, kith_record_get_id (student));
  kith_query_where (query, "status", "planned");
  kith_query_set_order (query, "date");
  kith_query_set_limit (query, 1);
  return kith_case_file_list (file, query, NULL, error);
}

static gboolean
load_next_plan (KithStudentTags  *self,
                KithCaseFile     *file,
                KithRecord       *student,
                const GDate      *today,
                GError          **error)
{
  g_autoptr (GPtrArray) plans = NULL;
  g_autofree char *title = NULL;
  g_autofree char *when = NULL;
  const char *date = NULL;

  if (!kith_policy_allows_any (kith_case_file_get_actor (file)->roles, &kith_plan_kind, KITH_ACTION_SEE))
    return TRUE;
  plans = list_next_plans (file, student, error);
  if (plans == NULL || plans->len == 0)
    return plans != NULL;
  date = kith_record_get_text (g_ptr_array_index (plans, 0), KITH_PLAN_DATE);
  title = kith_record_dup_title (g_ptr_array_index (plans, 0));
  when = kith_plan_light_dup_words (date, today);
  self->light = kith_plan_light_of (date, today);
  /* Translators: a plan or review, and how near it is, as in "Pathway Plan: Due in 12 days" */
  self->next_plan = g_strdup_printf (_("%s: %s"), title, when);
  return TRUE;
}

/**
 * kith_student_tags_load:
 * @file: an open case file
 * @student: a student
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the tags of the student today
 */
KithStudentTags *
kith_student_tags_load (KithCaseFile  *file,
                        KithRecord    *student,
                        GError       **error)
{
  g_autoptr (KithStudentTags) self = g_new0 (KithStudentTags, 1);
  gint64 id = kith_record_get_id (student);
  g_autoptr (GPtrArray) statuses = kith_student_pane_list (file, &kith_care_status_kind, id, error);
  g_autoptr (GPtrArray) homes = statuses != NULL ? kith_student_pane_list (file, &kith_home_kind, id, error) : NULL;
  GDate today;

  if (homes == NULL)
    return NULL;
  kith_case_file_get_today (file, &today);
  self->care_status = kith_care_statuses_dup_main_words (statuses, &today);
  self->tags = kith_care_statuses_dup_tags (statuses, &today);
  self->moved_recently = kith_homes_moved_recently (homes, &today);
  if (!load_next_plan (self, file, student, &today, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kith_student_tags_free:
 * @self: (transfer full) (nullable): tags
 */
void
kith_student_tags_free (KithStudentTags *self)
{
  if (self == NULL)
    return;
  g_free (self->care_status);
  g_strfreev (self->tags);
  g_free (self->next_plan);
  g_free (self);
}
