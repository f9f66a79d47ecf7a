/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-programmes.h"

#include "kith-assessment.h"
#include "kith-calendar-day.h"
#include "kith-choice.h"
#include "kith-error.h"
#include "kith-ksb.h"
#include "kith-log-entry.h"
#include "kith-person.h"
#include "kith-presets-case.h"
#include "kith-programme-warnings.h"
#include "kith-programme.h"

static void
evidence_free (gpointer data)
{
  KithKsbEvidence *evidence = data;

  g_object_unref (evidence->ksb);
  g_ptr_array_unref (evidence->entries);
  g_free (evidence);
}

static GPtrArray *
list_of_person (KithCaseFile   *file,
                const KithKind *kind,
                gint64          person,
                GError        **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  kith_query_where (query, "person", id);
  return kith_case_file_list (file, query, NULL, error);
}

/* The one they are on; else the last. The newest comes first. */
static KithRecord *
choose (GPtrArray   *programmes,
        const GDate *day,
        gboolean     only_current)
{
  for (guint i = 0; i < programmes->len; i++)
    if (kith_programme_covers (g_ptr_array_index (programmes, i), day))
      return g_object_ref (g_ptr_array_index (programmes, i));
  return programmes->len > 0 && !only_current ? g_object_ref (g_ptr_array_index (programmes, 0)) : NULL;
}

/**
 * kith_programmes_list:
 * @file: an open case file
 * @person: a person
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithRecord) (nullable): the programmes of @person that the actor may see, the newest
 *   first
 */
GPtrArray *
kith_programmes_list (KithCaseFile  *file,
                      gint64         person,
                      GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  return list_of_person (file, &kith_programme_kind, person, error);
}

/**
 * kith_programmes_find_current:
 * @file: an open case file
 * @person: a person
 * @day: a day
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the programme @person is on that day; %NULL without an error for none
 */
KithRecord *
kith_programmes_find_current (KithCaseFile  *file,
                              gint64         person,
                              const GDate   *day,
                              GError       **error)
{
  g_autoptr (GPtrArray) programmes = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  programmes = kith_programmes_list (file, person, error);
  return programmes != NULL ? choose (programmes, day, TRUE) : NULL;
}

/* What is not there and what may not be seen look alike in a list; on a page of its own they must not. */
static gboolean
require_see (KithCaseFile  *file,
             GError       **error)
{
  KithRoles roles = kith_case_file_get_actor (file)->roles;
  g_autofree char *sentence = NULL;

  if (kith_policy_allows_any (roles, &kith_programme_kind, KITH_ACTION_SEE))
    return TRUE;
  sentence = kith_policy_explain (roles, &kith_programme_kind, KITH_ACTION_SEE);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED, sentence);
  return FALSE;
}

static KithKsbEvidence *
gather_evidence (KithRecord *ksb,
                 GPtrArray  *log_entries)
{
  KithKsbEvidence *evidence = g_new0 (KithKsbEvidence, 1);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (ksb));

  evidence->ksb = g_object_ref (ksb);
  evidence->entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < log_entries->len; i++) {
    KithRecord *entry = g_ptr_array_index (log_entries, i);

    if (kith_choices_contain (kith_record_get_text (entry, KITH_LOG_ENTRY_KSBS), id))
      g_ptr_array_add (evidence->entries, g_object_ref (entry));
  }
  return evidence;
}

static gboolean
load_ksbs (KithCaseFile           *file,
           KithProgrammeOverview  *self,
           GError                **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_ksb_kind);
  g_autoptr (GPtrArray) ksbs = kith_case_file_list (file, query, NULL, error);

  if (ksbs == NULL)
    return FALSE;
  self->ksbs = g_ptr_array_new_with_free_func (evidence_free);
  for (guint i = 0; i < ksbs->len; i++) {
    KithKsbEvidence *evidence = gather_evidence (g_ptr_array_index (ksbs, i), self->log_entries);

    g_ptr_array_add (self->ksbs, evidence);
    self->n_evidenced += evidence->entries->len > 0;
  }
  return TRUE;
}

static gboolean
work_out (KithCaseFile           *file,
          KithProgrammeOverview  *self,
          GError                **error)
{
  g_autoptr (GPtrArray) calendar = kith_presets_current (file, &kith_calendar_day_kind, error);
  const KithProgrammeFacts facts = { self->log_entries, self->assessments, calendar };
  GDate today;

  if (calendar == NULL)
    return FALSE;
  kith_case_file_get_today (file, &today);
  if (kith_programme_hours_init (&self->hours, self->programme, self->log_entries, &today))
    self->warnings = kith_programme_warnings_list (&self->hours, &facts, &today);
  return TRUE;
}

/* Without a programme there is nothing to ask the store about yet. */
static gboolean
may_begin (KithCaseFile          *file,
           KithProgrammeOverview *self)
{
  const KithActor *actor = kith_case_file_get_actor (file);
  g_autoptr (KithRecord) person = NULL;

  if (!kith_policy_allows_any (actor->roles, &kith_programme_kind, KITH_ACTION_ADD))
    return FALSE;
  if (self->is_own || (actor->roles & (KITH_ROLE_WELFARE | KITH_ROLE_MANAGER)))
    return TRUE;
  person = kith_case_file_load (file, &kith_person_kind, self->person, NULL);
  return person != NULL && kith_record_get_number (person, KITH_PERSON_SUPERVISOR) == actor->person;
}

static void
find_permissions (KithCaseFile          *file,
                  KithProgrammeOverview *self)
{
  const KithActor *actor = kith_case_file_get_actor (file);

  self->is_own = actor->person == self->person;
  self->may_set_up = self->programme != NULL ? kith_case_file_may (file, KITH_ACTION_EDIT, &kith_programme_kind,
                                                                    kith_record_get_id (self->programme))
                                             : may_begin (file, self);
  self->may_log = self->is_own && kith_policy_allows_any (actor->roles, &kith_log_entry_kind, KITH_ACTION_ADD);
  self->may_assess = self->may_set_up && kith_policy_allows_any (actor->roles, &kith_assessment_kind, KITH_ACTION_ADD);
}

/**
 * kith_programme_overview_load:
 * @file: an open case file
 * @person: whose
 * @error: %KITH_ERROR_NOT_ALLOWED for accounts that see no programmes
 *
 * What the actor may not see is not there: whoever may see none of it gets an overview without a programme.
 *
 * Returns: (transfer full) (nullable): the apprenticeship of @person
 */
KithProgrammeOverview *
kith_programme_overview_load (KithCaseFile  *file,
                              gint64         person,
                              GError       **error)
{
  g_autoptr (KithProgrammeOverview) self = g_new0 (KithProgrammeOverview, 1);
  g_autoptr (GPtrArray) programmes = NULL;
  GDate today;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  self->person = person;
  self->name = kith_case_file_dup_title (file, &kith_person_kind, person);
  programmes = require_see (file, error) ? kith_programmes_list (file, person, error) : NULL;
  if (programmes == NULL)
    return NULL;
  kith_case_file_get_today (file, &today);
  self->programme = choose (programmes, &today, FALSE);
  self->log_entries = list_of_person (file, &kith_log_entry_kind, person, error);
  if (self->log_entries == NULL)
    return NULL;
  self->assessments = list_of_person (file, &kith_assessment_kind, person, error);
  if (self->assessments == NULL || !load_ksbs (file, self, error) ||
      (self->programme != NULL && !work_out (file, self, error)))
    return NULL;
  if (self->warnings == NULL)
    self->warnings = g_ptr_array_new_with_free_func (g_free);
  find_permissions (file, self);
  return g_steal_pointer (&self);
}

/**
 * kith_programme_overview_free:
 * @self: (transfer full) (nullable): an overview
 */
void
kith_programme_overview_free (KithProgrammeOverview *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_clear_object (&self->programme);
  kith_programme_hours_clear (&self->hours);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->log_entries, g_ptr_array_unref);
  g_clear_pointer (&self->assessments, g_ptr_array_unref);
  g_clear_pointer (&self->ksbs, g_ptr_array_unref);
  g_free (self);
}
