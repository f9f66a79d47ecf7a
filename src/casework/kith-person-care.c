/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-person-care.h"

#include "kith-kinds.h"
#include "kith-load-guard.h"

#include <glib/gi18n.h>

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

/* The team */

/**
 * kith_team_care_free:
 * @self: (transfer full): how everybody is looked after
 */
void
kith_team_care_free (KithTeamCare *self)
{
  g_hash_table_unref (self->words);
  g_array_unref (self->becoming);
  g_free (self);
}

static void
add_words (KithTeamCare *self,
           gint64        person,
           const char   *words)
{
  const char *before = g_hash_table_lookup (self->words, &person);

  g_hash_table_replace (self->words, g_memdup2 (&person, sizeof person),
                        before != NULL ? g_strdup_printf ("%s · %s", before, words) : g_strdup (words));
}

/* Stages come by person, so one person's are enough at a time. */
static void
add_stage (KithTeamCare *self,
           GPtrArray    *stages)
{
  KithRecord *latest = kith_recruitment_find_latest (stages);
  gint64 person = latest != NULL ? kith_record_get_number (latest, KITH_RECRUITMENT_PERSON) : 0;
  g_autofree char *words = NULL;

  if (latest == NULL || kith_recruitment_may_mentor (latest))
    return;
  words = kith_record_format (latest, KITH_RECRUITMENT_STAGE);
  add_words (self, person, words);
  if (g_strcmp0 (kith_record_get_text (latest, KITH_RECRUITMENT_STAGE), "moved-on") != 0)
    g_array_append_val (self->becoming, person);
}

static gboolean
load_stages (KithTeamCare  *self,
             KithCaseFile  *file,
             GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_recruitment_kind);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) stages = g_ptr_array_new ();

  if (!kith_policy_allows_any (kith_case_file_get_actor (file)->roles, &kith_recruitment_kind, KITH_ACTION_SEE))
    return TRUE;
  kith_query_set_order (query, "person");
  all = kith_case_file_list (file, query, NULL, error);
  for (guint i = 0; all != NULL && i < all->len; i++) {
    KithRecord *stage = g_ptr_array_index (all, i);

    if (stages->len > 0 && !kith_record_field_equals (stage, g_ptr_array_index (stages, 0), KITH_RECRUITMENT_PERSON)) {
      add_stage (self, stages);
      g_ptr_array_set_size (stages, 0);
    }
    g_ptr_array_add (stages, stage);
  }
  add_stage (self, stages);
  return all != NULL;
}

/* Whoever does not see all sessions would call people overdue who are not. */
static gboolean
load_overdue (KithTeamCare  *self,
              KithCaseFile  *file,
              GError       **error)
{
  const KithActor *actor = kith_case_file_get_actor (file);
  gboolean sees_all = (actor->roles & KITH_ROLE_MANAGER) != 0;
  g_autoptr (GPtrArray) supervised = kith_supervisions_list_supervised (file, sees_all ? 0 : actor->person, error);

  for (guint i = 0; supervised != NULL && i < supervised->len; i++) {
    const KithSupervised *one = g_ptr_array_index (supervised, i);

    if (one->days_overdue > 0) {
      g_autofree char *words = g_strdup_printf (ngettext ("Supervision overdue by %d day", "Supervision overdue by %d days",
                                                          (gulong) one->days_overdue), one->days_overdue);

      add_words (self, one->person, words);
    }
  }
  return supervised != NULL;
}

/**
 * kith_team_care_load:
 * @file: an open case file
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the list of the team says of people, of what the actor may see
 */
KithTeamCare *
kith_team_care_load (KithCaseFile  *file,
                     GError       **error)
{
  g_autoptr (KithTeamCare) self = g_new0 (KithTeamCare, 1);

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  self->words = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->becoming = g_array_new (FALSE, FALSE, sizeof (gint64));
  return load_stages (self, file, error) && load_overdue (self, file, error) ? g_steal_pointer (&self) : NULL;
}
