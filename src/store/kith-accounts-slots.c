/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-accounts-private.h"
#include "kith-backup.h"

/* A key slot stands in the header of the file and its account in the database, which no transaction can hold together. So it
 * is written down before the slot is made, and crossed out in the transaction that makes the account. Where it still stands,
 * the power went in between: the slot opens for nobody who was told so, and goes. */

#define UNDER_WAY "slot-under-way"

static gboolean
note (KithCaseFile  *file,
      const char    *value,
      GError       **error)
{
  return kith_setting_put (file, UNDER_WAY, value, error);
}

/* Before a slot is made. */
gboolean
kith_accounts_slot_begin (KithCaseFile  *file,
                          GError       **error)
{
  return note (file, "yes", error);
}

/* In the transaction of its account. */
gboolean
kith_accounts_slot_finish (KithCaseFile  *file,
                           GError       **error)
{
  return note (file, "", error);
}

static gboolean
has_account (KithCaseFile  *file,
             const char    *slot,
             gboolean      *has,
             GError       **error)
{
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, "SELECT 1 FROM account WHERE slot = :slot", error);
  KithStepResult step;

  if (row == NULL)
    return FALSE;
  kith_statement_bind_text (row, ":slot", slot);
  step = kith_statement_step (row, error);
  *has = step == KITH_STEP_ROW;
  return step != KITH_STEP_ERROR;
}

static gboolean
drop_without_account (KithCaseFile  *file,
                      GError       **error)
{
  g_autoptr (GPtrArray) slots = kith_vault_list_slots (file->vault);

  for (guint i = 0; i < slots->len; i++) {
    const KithSlotInfo *slot = g_ptr_array_index (slots, i);
    gboolean has = TRUE;

    if (slot->kind != KITH_SLOT_RECOVERY && !has_account (file, slot->id, &has, error))
      return FALSE;
    if (!has && !kith_vault_drop_slot (file->vault, slot->id, error))
      return FALSE;
  }
  return TRUE;
}

/* When it failed, and at the next sign-in when the computer died. */
gboolean
kith_accounts_slot_settle (KithCaseFile  *file,
                           GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *under_way = kith_setting_dup (file, UNDER_WAY, &local_error);

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (under_way == NULL || *under_way == '\0')
    return TRUE;
  /* As long as nobody knows what is on the disk, it stays written down. */
  return kith_vault_mend_header (file->vault, error) && drop_without_account (file, error) && note (file, "", error);
}
