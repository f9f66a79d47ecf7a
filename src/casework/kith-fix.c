/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-fix.h"

#include "kith-error.h"
#include "kith-operation.h"
#include "kith-save-record.h"

#include <glib/gi18n.h>

/**
 * kith_fix_is_automatic:
 * @problem: what is wrong with a record
 *
 * Returns: whether [func@fix_save] can put it right; the other fixes need a person to look at something first
 */
gboolean
kith_fix_is_automatic (const KithProblem *problem)
{
  g_return_val_if_fail (problem != NULL, FALSE);

  return problem->fix == KITH_FIX_END_OTHER || problem->fix == KITH_FIX_USE_VALUE;
}

/* Records that overlap are of one kind, and their last day is called the same. */
static gboolean
end_other (KithCaseFile       *file,
           KithRecord         *record,
           const KithProblem  *problem,
           GError            **error)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autoptr (KithRecord) other = kith_case_file_load (file, kind, problem->other_id, error);
  guint until = kith_kind_find_field (kind, "until");

  g_return_val_if_fail (until != KITH_NO_FIELD, FALSE);

  if (other == NULL)
    return FALSE;
  kith_record_set_stored (other, until, problem->value);
  return kith_case_file_save (file, other, KITH_SAVE_ACCEPT_WARNINGS, error);
}

static gboolean
fix (KithCaseFile       *file,
     KithRecord         *record,
     const KithProblem  *problem,
     GError            **error)
{
  guint field = problem->field != NULL ? kith_kind_find_field (kith_record_get_kind (record), problem->field)
                                       : KITH_NO_FIELD;

  if (problem->fix == KITH_FIX_END_OTHER)
    return end_other (file, record, problem, error);
  if (problem->fix == KITH_FIX_USE_VALUE && field != KITH_NO_FIELD) {
    kith_record_set_stored (record, field, problem->value);
    return TRUE;
  }
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, _("This has to be put right by hand."));
  return FALSE;
}

/**
 * kith_fix_save:
 * @file: an open case file
 * @record: the record that was refused
 * @problem: the reason, with its fix
 * @flags: see [flags@SaveFlags]
 * @error: what is wrong still; then nothing was saved
 *
 * Does what the problem offers and saves the record, as one action with one undo.
 *
 * Returns: whether it was saved
 */
gboolean
kith_fix_save (KithCaseFile       *file,
               KithRecord         *record,
               const KithProblem  *problem,
               KithSaveFlags       flags,
               GError            **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (KITH_IS_RECORD (record), FALSE);
  g_return_val_if_fail (problem != NULL, FALSE);

  if (!kith_case_file_begin (file, problem->fix_label != NULL ? problem->fix_label : _("Put right"), error))
    return FALSE;
  if (!fix (file, record, problem, error) || !kith_casework_save_record (file, record, flags, error)) {
    kith_case_file_rollback (file);
    return FALSE;
  }
  return kith_case_file_commit (file, error);
}
