/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-save-record.h"

#include "kith-note.h"
#include "kith-operation.h"
#include "kith-plan.h"
#include "kith-save-note.h"
#include "kith-save-plan.h"

#include <glib/gi18n.h>

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

static void
link_to (KithRecord *companion,
         KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (companion);
  const char *wanted = kith_record_get_kind (record)->name;

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == KITH_FIELD_LINK && g_str_equal (kind->fields[i].kind, wanted) &&
        !kith_record_has (companion, i)) {
      kith_record_set_number (companion, i, kith_record_get_id (record));
      return;
    }
}

static gboolean
save_companions (KithCaseFile  *file,
                 KithRecord    *record,
                 GPtrArray     *companions,
                 GError       **error)
{
  for (guint i = 0; i < companions->len; i++) {
    g_autoptr (KithRecord) companion = kith_record_dup (g_ptr_array_index (companions, i));

    link_to (companion, record);
    if (!kith_case_file_save (file, companion, KITH_SAVE_ACCEPT_WARNINGS, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * kith_casework_save_with:
 * @file: an open case file
 * @record: a record, new or changed
 * @companions: (element-type KithRecord): what is saved with it; stays as it is
 * @flags: see [flags@SaveFlags]
 * @error: what is wrong; [func@problems_from_error] says which fields
 *
 * Saves a record as [func@casework_save_record] does, and beside it what is only true once it is there, such as that
 * somebody new is not the same person as somebody who looks like them. One action with one undo.
 *
 * Returns: whether all of it was saved
 */
gboolean
kith_casework_save_with (KithCaseFile   *file,
                         KithRecord     *record,
                         GPtrArray      *companions,
                         KithSaveFlags   flags,
                         GError        **error)
{
  g_autofree char *label = NULL;
  const KithKind *kind = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (KITH_IS_RECORD (record), FALSE);
  g_return_val_if_fail (companions != NULL, FALSE);

  if (companions->len == 0)
    return kith_casework_save_record (file, record, flags, error);
  kind = kith_record_get_kind (record);
  /* Translators: a kind of record, such as Student */
  label = g_strdup_printf (kith_record_get_id (record) == 0 ? _("%s: added") : _("%s: changed"), _(kind->label));
  if (!kith_case_file_begin (file, label, error))
    return FALSE;
  if (kith_casework_save_record (file, record, flags, error) && save_companions (file, record, companions, error))
    return kith_case_file_commit (file, error);
  kith_case_file_rollback (file);
  return FALSE;
}
