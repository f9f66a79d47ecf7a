/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-kind.h"

#include "kith-kinds.h"

/* Every kind there is. Adding one here is the second of the three steps in HACKING.md. */
static const KithKind *const all_kinds[] = {
  &kith_student_kind,
  &kith_person_kind,
  &kith_assignment_kind,
  &kith_care_status_kind,
  &kith_care_period_kind,
  &kith_home_kind,
  &kith_note_kind,
  &kith_amendment_kind,
  &kith_goal_kind,
  &kith_step_kind,
  &kith_rating_kind,
  &kith_relation_kind,
  &kith_task_kind,
  &kith_plan_kind,
  &kith_plan_rule_kind,
  &kith_appointment_kind,
  &kith_group_kind,
  &kith_attendee_kind,
  &kith_professional_kind,
  &kith_attendance_kind,
  &kith_bursary_kind,
  &kith_checklist_item_kind,
  &kith_self_rating_kind,
  &kith_achievement_kind,
  &kith_calendar_day_kind,
  &kith_entitlement_kind,
  &kith_saved_view_kind,
  &kith_not_duplicate_kind,
  &kith_programme_kind,
  &kith_log_entry_kind,
  &kith_journal_entry_kind,
  &kith_assessment_kind,
  &kith_ksb_kind,
  &kith_supervision_kind,
  &kith_wellness_plan_kind,
  &kith_agreement_kind,
  &kith_recruitment_kind,
  &kith_support_offer_kind,
  &kith_concern_kind,
  &kith_concern_action_kind,
  &kith_concern_receipt_kind,
  &kith_transfer_kind,
  &kith_bundle_kind,
  &kith_former_student_kind,
  &kith_wording_kind,
  &kith_note_mark_kind,
  &kith_ending_kind,
  &kith_college_kind,
  &kith_college_year_kind,
  &kith_feedback_kind,
  &kith_evidence_kind,
  &kith_access_request_kind,
  &kith_redaction_kind,
  &kith_retention_rule_kind,
  &kith_legal_hold_kind,
  &kith_disposal_kind,
  &kith_account_kind,
};

/**
 * kith_kind_find:
 * @name: such as `note`
 *
 * Returns: (nullable): the kind of that name
 */
const KithKind *
kith_kind_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_kinds); i++)
    if (g_str_equal (all_kinds[i]->name, name))
      return all_kinds[i];
  return NULL;
}

/**
 * kith_kind_find_plural:
 * @plural: such as `notes`
 *
 * Returns: (nullable): the kind of that name
 */
const KithKind *
kith_kind_find_plural (const char *plural)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_kinds); i++)
    if (g_str_equal (all_kinds[i]->plural, plural))
      return all_kinds[i];
  return NULL;
}

/**
 * kith_kind_get_all:
 * @n_kinds: (out): how many
 *
 * Returns: (array length=n_kinds): every kind
 */
const KithKind *const *
kith_kind_get_all (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (all_kinds);
  return all_kinds;
}

/**
 * kith_kind_get_parent:
 * @self: a kind
 *
 * Returns: (nullable): the kind it is part of
 */
const KithKind *
kith_kind_get_parent (const KithKind *self)
{
  return self->parent != NULL ? kith_kind_find (self->parent) : NULL;
}

/**
 * kith_kind_find_field:
 * @self: a kind
 * @name: name of a field
 *
 * Returns: its place in the table, or %KITH_NO_FIELD
 */
guint
kith_kind_find_field (const KithKind *self,
                      const char     *name)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (g_str_equal (self->fields[i].name, name))
      return i;
  return KITH_NO_FIELD;
}

/**
 * kith_kind_has_searched:
 * @self: a kind
 *
 * Returns: whether search looks into any of its fields
 */
gboolean
kith_kind_has_searched (const KithKind *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (kith_field_has (&self->fields[i], KITH_FIELD_SEARCHED))
      return TRUE;
  return FALSE;
}
