/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-discretion.h"

#include "kith-appointment.h"
#include "kith-case-file-private.h"
#include "kith-scope.h"
#include "kith-support-offer.h"

/* Most of the office may see every appointment, and the page of a student shows it. Lists of many are read over a shoulder
 * and lie about on paper: there only those who support the student read “Probation”, and the safeguarding lead. What was
 * asked to be kept out of the diary stays out for everybody. */

#define SUPPORTED \
  "(SELECT s.student FROM assignment s WHERE s.person = :actor AND s.removed_at IS NULL" \
  " AND s.\"from\" <= :today AND (s.until IS NULL OR s.until >= :today))"

static gboolean
is_lead (KithCaseFile *self)
{
  return (self->actor.roles & KITH_ROLE_DSL) != 0;
}

/* An answer that cannot be had is no. */
static gboolean
supports (KithCaseFile *self,
          gint64        student)
{
  g_autoptr (KithStatement) row = kith_db_prepare (self->db, "SELECT :student IN " SUPPORTED, NULL);

  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":student", student);
  kith_scope_bind (self, row);
  return kith_statement_step (row, NULL) == KITH_STEP_ROW && kith_statement_get_int64 (row, 0) != 0;
}

/**
 * kith_case_file_shows_kind:
 * @self: an open case file
 * @appointment: an appointment the actor may see
 *
 * Returns: whether its kind, and with it its place and whom it is with, may stand in a diary, in what a search finds, in a
 *   print or in an export; “Appointment” stands there otherwise
 */
gboolean
kith_case_file_shows_kind (KithCaseFile *self,
                           KithRecord   *appointment)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (self), FALSE);

  if (!kith_appointment_is_sensitive (appointment))
    return TRUE;
  if (kith_record_get_flag (appointment, KITH_APPOINTMENT_DISCREET))
    return FALSE;
  return is_lead (self) || supports (self, kith_record_get_number (appointment, KITH_APPOINTMENT_STUDENT));
}

/**
 * kith_discretion_dup_condition:
 * @self: an open case file
 *
 * Returns: (transfer full): [method@CaseFile.shows_kind] in SQL, with :actor and :today
 */
char *
kith_discretion_dup_condition (KithCaseFile *self)
{
  const char *const *types = kith_appointment_get_sensitive_types ();
  g_autoptr (GString) codes = g_string_new (NULL);

  if (is_lead (self))
    return g_strdup ("a.discreet IS NOT 1");
  for (guint i = 0; types[i] != NULL; i++)
    g_string_append_printf (codes, "%s'%s'", i > 0 ? ", " : "", types[i]);
  return g_strdup_printf ("a.discreet IS NOT 1 AND (a.type NOT IN (%s) OR a.student IN " SUPPORTED ")", codes->str);
}

/**
 * kith_discretion_hide:
 * @file: an open case file
 * @record: a record that is about to be shown
 *
 * Support that was offered is between two people: others who see that it was, see nothing else of it.
 */
void
kith_discretion_hide (KithCaseFile *file,
                      KithRecord   *record)
{
  static const KithSupportOfferField between_the_two[] = {
    KITH_SUPPORT_OFFER_TYPE, KITH_SUPPORT_OFFER_DUE, KITH_SUPPORT_OFFER_ANSWER, KITH_SUPPORT_OFFER_UNTIL,
  };
  gint64 actor = file->actor.person;

  if (kith_record_get_kind (record) != &kith_support_offer_kind || file->trusted > 0 ||
      kith_record_get_number (record, KITH_SUPPORT_OFFER_PERSON) == actor ||
      kith_record_get_number (record, KITH_SUPPORT_OFFER_SUPERVISOR) == actor)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (between_the_two); i++)
    kith_record_clear (record, between_the_two[i]);
}
