/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-save-record.h"

#include "kith-note.h"
#include "kith-operation.h"
#include "kith-plan-due.h"
#include "kith-plan-rule.h"
#include "kith-plan.h"
#include "kith-presets-case.h"
#include "kith-presets.h"
#include "kith-save-note.h"
#include "kith-save-plan.h"

#include <glib/gi18n.h>

static char *
dup_label (KithRecord *record)
{
  /* Translators: a kind of record, such as Student */
  return g_strdup_printf (kith_record_get_id (record) == 0 ? _("%s: added") : _("%s: changed"),
                          _(kith_record_get_kind (record)->label));
}

/* Of two rules for the same the older one holds, and that would be the preset: the new one is a change of it. */
static gboolean
take_place_of_preset (KithCaseFile  *file,
                      KithRecord    *record,
                      GError       **error)
{
  g_autoptr (GPtrArray) rules = NULL;
  KithRecord *same = NULL;

  if (kith_record_get_kind (record) != &kith_plan_rule_kind || kith_record_has (record, KITH_PLAN_RULE_AUTHORITY))
    return TRUE;
  rules = kith_presets_current (file, &kith_plan_rule_kind, error);
  if (rules == NULL)
    return FALSE;
  same = kith_plan_due_find_rule (rules, kith_record_get_text (record, KITH_PLAN_RULE_TYPE), NULL);
  if (same != NULL) {
    kith_record_set_id (record, kith_record_get_id (same));
    kith_record_set_version (record, kith_record_get_version (same));
  }
  return TRUE;
}

/* The first record of the college’s own would take the place of all that applied until then: one day off, and the bank
 * holidays are gone. So those come along. */
static gboolean
save_beside_presets (KithCaseFile   *file,
                     KithRecord     *record,
                     KithSaveFlags   flags,
                     GError        **error)
{
  g_autofree char *label = dup_label (record);
  g_autoptr (KithQuery) query = kith_query_new (kith_record_get_kind (record));
  gint64 n_own = kith_case_file_count (file, query, error);

  if (n_own != 0)
    return n_own > 0 && kith_case_file_save (file, record, flags, error);
  if (!kith_case_file_begin (file, label, error))
    return FALSE;
  if (kith_presets_copy (file, kith_record_get_kind (record), error) && take_place_of_preset (file, record, error) &&
      kith_case_file_save (file, record, flags, error))
    return kith_case_file_commit (file, error);
  kith_case_file_rollback (file);
  kith_record_set_id (record, 0);
  kith_record_set_version (record, 0);
  return FALSE;
}

/**
 * kith_casework_save_record:
 * @file: an open case file
 * @record: a record, new or changed
 * @flags: see [flags@SaveFlags]
 * @error: what is wrong; [func@problems_from_error] says which fields
 *
 * Saves a record with what follows from it in the same action: the next steps of a note become tasks, a plan that was
 * held plans the next one, the first date or rule of a college takes over the presets. Whoever saves records of any kind calls this, so that nothing depends on where it was typed.
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
  if (kith_record_get_id (record) == 0 && kith_presets_have (kind))
    return save_beside_presets (file, record, flags, error);
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

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (KITH_IS_RECORD (record), FALSE);
  g_return_val_if_fail (companions != NULL, FALSE);

  if (companions->len == 0)
    return kith_casework_save_record (file, record, flags, error);
  label = dup_label (record);
  if (!kith_case_file_begin (file, label, error))
    return FALSE;
  if (kith_casework_save_record (file, record, flags, error) && save_companions (file, record, companions, error))
    return kith_case_file_commit (file, error);
  kith_case_file_rollback (file);
  return FALSE;
}
