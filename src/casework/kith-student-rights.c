/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-student-rights.h"

#include "kith-kinds.h"
#include "kith-presets-case.h"

/**
 * kith_student_rights_list_rules:
 * @file: an open case file
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type KithRecord): what begins and ends at which age
 */
GPtrArray *
kith_student_rights_list_rules (KithCaseFile  *file,
                                GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  return kith_presets_current (file, &kith_entitlement_kind, error);
}

/* Whoever may not see care statuses is told of what is there for everybody. */
static GPtrArray *
list_statuses (KithCaseFile  *file,
               KithRecord    *student,
               GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_care_status_kind);

  if (!kith_policy_allows_any (kith_case_file_get_actor (file)->roles, &kith_care_status_kind, KITH_ACTION_SEE))
    return g_ptr_array_new_with_free_func (g_object_unref);
  kith_query_where_student (query, kith_record_get_id (student));
  return kith_case_file_list (file, query, NULL, error);
}

/**
 * kith_student_rights_load:
 * @file: an open case file
 * @student: a student
 * @rules: (element-type KithRecord): see [func@student_rights_list_rules]
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what begins and ends for the student
 */
KithStudentRights *
kith_student_rights_load (KithCaseFile  *file,
                          KithRecord    *student,
                          GPtrArray     *rules,
                          GError       **error)
{
  g_autoptr (KithStudentRights) self = g_new0 (KithStudentRights, 1);
  g_autoptr (GPtrArray) statuses = NULL;
  GDate birth;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (KITH_IS_STUDENT (student), NULL);

  kith_case_file_get_today (file, &self->today);
  self->has_birth = kith_record_get_date (student, KITH_STUDENT_DATE_OF_BIRTH, &birth);
  self->is_estimated = kith_record_get_flag (student, KITH_STUDENT_DATE_OF_BIRTH_ESTIMATED);
  if (!self->has_birth)
    return g_steal_pointer (&self);
  statuses = list_statuses (file, student, error);
  if (statuses == NULL)
    return NULL;
  self->rights = kith_rights_list (&birth, statuses, rules, &self->today);
  self->moments = kith_rights_dup_moments (self->rights, &self->today);
  return g_steal_pointer (&self);
}

/**
 * kith_student_rights_free:
 * @self: (transfer full) (nullable): rights
 */
void
kith_student_rights_free (KithStudentRights *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->moments, g_array_unref);
  g_clear_pointer (&self->rights, g_ptr_array_unref);
  g_free (self);
}
