/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-save-meeting.h"

#include "kith-operation.h"
#include "kith-plan.h"
#include "kith-save-plan.h"

#include <glib/gi18n.h>

const KithKind kith_meeting_draft_kind = {
  .name = "meeting",
  .plural = "meetings",
  .label = N_("Meeting"),
  .label_plural = N_("Meetings"),
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
};

/**
 * kith_save_meeting:
 * @file: an open case file
 * @plan: the plan whose meeting was held
 * @actions: (nullable) (element-type KithRecord): tasks agreed in it
 * @flags: see [flags@SaveFlags]
 * @error: what is wrong; then the draft is still there
 *
 * As [func@save_plan], and the actor's draft of the meeting goes in the same transaction.
 *
 * Returns: whether it was saved
 */
gboolean
kith_save_meeting (KithCaseFile   *file,
                   KithRecord     *plan,
                   GPtrArray      *actions,
                   KithSaveFlags   flags,
                   GError        **error)
{
  gint64 id, version;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (KITH_IS_RECORD (plan), FALSE);

  id = kith_record_get_id (plan);
  version = kith_record_get_version (plan);
  if (!kith_case_file_begin (file, _("Meeting written down"), error))
    return FALSE;
  if (!kith_save_plan (file, plan, actions, flags, &local_error) ||
      !kith_draft_discard (file, &kith_meeting_draft_kind, kith_record_get_number (plan, KITH_PLAN_STUDENT),
                           &local_error))
    kith_case_file_rollback (file);
  else if (kith_case_file_commit (file, &local_error))
    return TRUE;
  kith_record_set_id (plan, id);
  kith_record_set_version (plan, version);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
