/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-save-record.h"

#include "kith-note.h"
#include "kith-plan.h"
#include "kith-save-note.h"
#include "kith-save-plan.h"

/**
 * kith_casework_save_record:
 * @file: an open case file
 * @record: a record, new or changed
 * @flags: see [flags@SaveFlags]
 * @error: what is wrong; [func@problems_from_error] says which fields
 *
 * Saves a record with what follows from it in the same action: the next steps of a note become tasks, a plan that was
 * held plans the next one. Whoever saves records of any kind calls this, so that nothing depends on where it was typed.
 *
 * Returns: whether it was saved
 */
gboolean
kith_casework_save_record (KithCaseFile   *file,
                           KithRecord     *record,
                           KithSaveFlags   flags,
                           GError        **error)
{
  const KithKind *kind = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (KITH_IS_RECORD (record), FALSE);

  kind = kith_record_get_kind (record);
  if (kind == &kith_note_kind)
    return kith_casework_save_note_beside_draft (file, record, flags, error);
  if (kind == &kith_plan_kind)
    return kith_save_plan (file, record, NULL, flags, error);
  return kith_case_file_save (file, record, flags, error);
}
