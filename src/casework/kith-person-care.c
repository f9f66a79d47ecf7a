/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-person-care.h"

#include "kith-kinds.h"
#include "kith-load-guard.h"

/**
 * kith_person_care_free:
 * @self: (transfer full): how somebody is looked after
 */
void
kith_person_care_free (KithPersonCare *self)
{
  g_clear_object (&self->person);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->supervision, kith_supervised_free);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->agreements, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->supervised, g_ptr_array_unref);
  g_free (self);
}

/* Empty for whoever may not see any. */
static GPtrArray *
list_of (KithCaseFile    *file,
         const KithKind  *kind,
         gint64           person,
         GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  if (!kith_policy_allows_any (kith_case_file_get_actor (file)->roles, kind, KITH_ACTION_SEE))
    return g_ptr_array_new_with_free_func (g_object_unref);
  kith_query_where (query, "person", id);
  return kith_case_file_list (file, query, NULL, error);
}

static gboolean
load_plan (KithPersonCare  *self,
           KithCaseFile    *file,
           gint64           person,
           GError         **error)
{
  g_autoptr (GPtrArray) plans = list_of (file, &kith_wellness_plan_kind, person, error);

  if (plans != NULL && plans->len > 0)
    self->plan = g_object_ref (g_ptr_array_index (plans, 0));
  return plans != NULL;
}

static gboolean
load_own (KithPersonCare  *self,
          KithCaseFile    *file,
          gint64           person,
          GError         **error)
{
  if (!self->is_own) {
    self->supervised = g_ptr_array_new ();
    return TRUE;
  }
  self->supervised = kith_supervisions_list_supervised (file, person, error);
  return self->supervised != NULL && kith_load_guard_measure (file, &self->load, error);
}

/**
 * kith_person_care_load:
 * @file: an open case file
 * @person: somebody of the team
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): how they are looked after, of what the actor may see
 */
KithPersonCare *
kith_person_care_load (KithCaseFile  *file,
                       gint64         person,
                       GError       **error)
{
  g_autoptr (KithPersonCare) self = g_new0 (KithPersonCare, 1);

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  self->is_own = person == kith_case_file_get_actor (file)->person;
  self->person = kith_case_file_load (file, &kith_person_kind, person, error);
  if (self->person == NULL || (self->supervision = kith_supervisions_find (file, self->person, error)) == NULL ||
      (self->sessions = kith_supervisions_list (file, person, error)) == NULL ||
      (self->offers = list_of (file, &kith_support_offer_kind, person, error)) == NULL ||
      (self->agreements = list_of (file, &kith_agreement_kind, person, error)) == NULL ||
      (self->stages = list_of (file, &kith_recruitment_kind, person, error)) == NULL ||
      !load_plan (self, file, person, error) || !load_own (self, file, person, error))
    return NULL;
  return g_steal_pointer (&self);
}
