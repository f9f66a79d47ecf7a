/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-role-keys.h"

#include "kith-error.h"
#include "vault/kith-seal.h"

#include <glib/gi18n.h>

typedef struct {
  const char *code;
  KithRoles role;
} SealedRole;

static const SealedRole sealed_roles[] = {
  { "dsl", KITH_ROLE_DSL },
  { "dpo", KITH_ROLE_DPO },
};

static char *
dup_context (const char *role)
{
  return g_strdup_printf ("kith role key %s", role);
}

/* Reads one public key; NULL without an error when there is no such row. */
static GBytes *
read_key (KithCaseFile  *file,
          const char    *sql,
          const char    *role,
          gint64         account,
          GError       **error)
{
  g_autoptr (KithStatement) statement = kith_db_prepare (file->db, sql, error);

  if (statement == NULL)
    return NULL;
  if (role != NULL)
    kith_statement_bind_text (statement, ":role", role);
  else
    kith_statement_bind_int64 (statement, ":account", account);
  if (kith_statement_step (statement, error) != KITH_STEP_ROW || kith_statement_is_null (statement, 0))
    return NULL;
  return kith_statement_dup_bytes (statement, 0);
}

/* Shares sealed to recovery keys stand under numbers below zero, one for each key slot. Those made when there was only
 * one stand under 0; they open as well. */
static gint64
get_number_of (const char *slot)
{
  g_autofree char *digits = g_strndup (slot, 15);

  return -(gint64) g_ascii_strtoull (digits, NULL, 16) - 1;
}

static GBytes *
find_account_key (KithCaseFile  *file,
                  gint64         account,
                  GError       **error)
{
  return read_key (file, "SELECT public_key FROM account WHERE id = :account AND disabled_at IS NULL", NULL, account,
                   error);
}

static gboolean
put_share (KithCaseFile  *file,
           const char    *role,
           gint64         account,
           GBytes        *sealed,
           GError       **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "INSERT OR REPLACE INTO role_key_share (role, account, sealed)"
                     " VALUES (:role, :account, :sealed)", error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_text (statement, ":role", role);
  kith_statement_bind_int64 (statement, ":account", account);
  kith_statement_bind_bytes (statement, ":sealed", sealed);
  return kith_statement_run (statement, error);
}

static gboolean
share_with_key (KithCaseFile  *file,
                const char    *role,
                KithKeys      *keys,
                gint64         account,
                GBytes        *public_key,
                GError       **error)
{
  g_autofree char *context = dup_context (role);
  g_autoptr (GBytes) seed = g_bytes_new_static (kith_keys_get_seed (keys), KITH_KEY_SIZE);
  g_autoptr (GBytes) sealed = kith_seal (seed, public_key, context, error);

  return sealed != NULL && put_share (file, role, account, sealed, error);
}

static gboolean
share (KithCaseFile  *file,
       const char    *role,
       KithKeys      *keys,
       gint64         account,
       GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) public_key = find_account_key (file, account, &local_error);

  if (public_key != NULL)
    return share_with_key (file, role, keys, account, public_key, error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
has_share (KithCaseFile  *file,
           const char    *role,
           gint64         account,
           gboolean      *has,
           GError       **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT count(*) FROM role_key_share WHERE role = :role AND account = :account", error);

  if (row == NULL)
    return FALSE;
  kith_statement_bind_text (row, ":role", role);
  kith_statement_bind_int64 (row, ":account", account);
  if (kith_statement_step (row, error) != KITH_STEP_ROW)
    return FALSE;
  *has = kith_statement_get_int64 (row, 0) > 0;
  return TRUE;
}

/* With every recovery key that has none yet: whoever makes a recovery key need not hold the role. */
static gboolean
share_with_recovery (KithCaseFile  *file,
                     const char    *role,
                     KithKeys      *keys,
                     GError       **error)
{
  g_autoptr (GPtrArray) slots = kith_vault_list_slots (file->vault);

  for (guint i = 0; i < slots->len; i++) {
    const KithSlotInfo *slot = g_ptr_array_index (slots, i);
    gint64 number = get_number_of (slot->id);
    gboolean has = FALSE;

    if (slot->kind != KITH_SLOT_RECOVERY)
      continue;
    if (!has_share (file, role, number, &has, error) ||
        (!has && !share_with_key (file, role, keys, number, slot->public_key, error)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
create_role_key (KithCaseFile  *file,
                 const char    *role,
                 gint64         account,
                 GError       **error)
{
  g_autoptr (KithKeys) keys = kith_keys_new_random (error);
  g_autoptr (KithStatement) statement = NULL;

  if (keys == NULL)
    return FALSE;
  statement = kith_db_prepare (file->db, "INSERT INTO role_key (role, public_key, created_at)"
                               " VALUES (:role, :public_key, :now)", error);
  if (statement == NULL)
    return FALSE;
  kith_statement_bind_text (statement, ":role", role);
  kith_statement_bind_bytes (statement, ":public_key", kith_keys_get_public_key (keys));
  kith_statement_bind_int64 (statement, ":now", kith_clock_get_now (file->clock));
  return kith_statement_run (statement, error) && share (file, role, keys, account, error) &&
         share_with_recovery (file, role, keys, error);
}

static gboolean
give_one (KithCaseFile  *file,
          const char    *role,
          gint64         account,
          GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) public_key =
    read_key (file, "SELECT public_key FROM role_key WHERE role = :role", role, 0, &local_error);
  KithKeys *keys = g_hash_table_lookup (file->role_keys, role);

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (public_key == NULL)
    return create_role_key (file, role, account, error);
  return keys == NULL || share (file, role, keys, account, error);
}

/* For an account that has just got @roles. The first of a role makes its key; for others it waits until a holder signs
 * in, unless the actor is one. */
gboolean
kith_role_keys_give (KithCaseFile  *file,
                     gint64         account,
                     KithRoles      roles,
                     GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sealed_roles); i++)
    if ((roles & sealed_roles[i].role) && !give_one (file, sealed_roles[i].code, account, error))
      return FALSE;
  return TRUE;
}

gboolean
kith_role_keys_take_away (KithCaseFile  *file,
                          gint64         account,
                          KithRoles      kept,
                          GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sealed_roles); i++) {
    g_autoptr (KithStatement) statement = NULL;

    if (kept & sealed_roles[i].role)
      continue;
    statement = kith_db_prepare (file->db, "DELETE FROM role_key_share WHERE role = :role AND account = :account", error);
    if (statement == NULL)
      return FALSE;
    kith_statement_bind_text (statement, ":role", sealed_roles[i].code);
    kith_statement_bind_int64 (statement, ":account", account);
    if (!kith_statement_run (statement, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
take_role_key (KithCaseFile  *file,
               const char    *role,
               GBytes        *sealed,
               GError       **error)
{
  g_autofree char *context = dup_context (role);
  g_autoptr (GBytes) seed = kith_seal_open (sealed, kith_vault_get_keys (file->vault), context, error);
  KithKeys *keys;

  if (seed == NULL || g_bytes_get_size (seed) != KITH_KEY_SIZE)
    return FALSE;
  keys = kith_keys_new_from_seed (g_bytes_get_data (seed, NULL), error);
  if (keys == NULL)
    return FALSE;
  g_hash_table_insert (file->role_keys, g_strdup (role), keys);
  return TRUE;
}

/* Opens the shares of whoever unlocked the vault: the actor's account, or the recovery key. */
gboolean
kith_role_keys_open (KithCaseFile  *file,
                     GError       **error)
{
  gboolean is_recovery = kith_vault_get_slot_kind (file->vault) == KITH_SLOT_RECOVERY;
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, is_recovery ? "SELECT role, sealed FROM role_key_share WHERE account <= 0"
                                           : "SELECT role, sealed FROM role_key_share WHERE account = :account", error);
  KithStepResult step = KITH_STEP_ERROR;

  if (statement == NULL)
    return FALSE;
  g_hash_table_remove_all (file->role_keys);
  if (!is_recovery)
    kith_statement_bind_int64 (statement, ":account", file->actor.account);
  while ((step = kith_statement_step (statement, error)) == KITH_STEP_ROW) {
    g_autoptr (GBytes) sealed = kith_statement_dup_bytes (statement, 1);

    /* A share of an earlier key pair of the account opens no more; a holder hands a new one on. */
    take_role_key (file, kith_statement_get_text (statement, 0), sealed, NULL);
  }
  return step == KITH_STEP_DONE;
}

static GArray *
list_accounts_without_share (KithCaseFile  *file,
                             const char    *role,
                             GError       **error)
{
  g_autoptr (GArray) accounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "SELECT id FROM account a WHERE disabled_at IS NULL AND public_key IS NOT NULL"
                     " AND instr(' ' || roles || ' ', ' ' || :role || ' ') > 0"
                     " AND NOT EXISTS (SELECT 1 FROM role_key_share s WHERE s.role = :role AND s.account = a.id)", error);
  KithStepResult step;

  if (statement == NULL)
    return NULL;
  kith_statement_bind_text (statement, ":role", role);
  while ((step = kith_statement_step (statement, error)) == KITH_STEP_ROW) {
    gint64 id = kith_statement_get_int64 (statement, 0);

    g_array_append_val (accounts, id);
  }
  return step == KITH_STEP_DONE ? g_steal_pointer (&accounts) : NULL;
}

/* Gives the keys the actor holds to colleagues who have the role and no share yet. */
gboolean
kith_role_keys_hand_on (KithCaseFile  *file,
                        GError       **error)
{
  GHashTableIter iterator;
  gpointer role, keys;

  g_hash_table_iter_init (&iterator, file->role_keys);
  while (g_hash_table_iter_next (&iterator, &role, &keys)) {
    g_autoptr (GArray) accounts = list_accounts_without_share (file, role, error);

    if (accounts == NULL || !share_with_recovery (file, role, keys, error))
      return FALSE;
    for (guint i = 0; i < accounts->len; i++)
      if (!share (file, role, keys, g_array_index (accounts, gint64, i), error))
        return FALSE;
  }
  return TRUE;
}

gboolean
kith_role_keys_share_with_recovery (KithCaseFile  *file,
                                    GError       **error)
{
  GHashTableIter iterator;
  gpointer role, keys;

  g_hash_table_iter_init (&iterator, file->role_keys);
  while (g_hash_table_iter_next (&iterator, &role, &keys))
    if (!share_with_recovery (file, role, keys, error))
      return FALSE;
  return TRUE;
}

gboolean
kith_role_keys_forget_recovery (KithCaseFile  *file,
                                const char    *slot,
                                GError       **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "DELETE FROM role_key_share WHERE account = :account", error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":account", get_number_of (slot));
  return kith_statement_run (statement, error);
}

/* The keys that sealed records are for, GBytes each; refused while nobody is safeguarding lead. */
GPtrArray *
kith_role_keys_list_public (KithCaseFile  *file,
                            GError       **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "SELECT role, public_key FROM role_key", error);
  gboolean has_lead = FALSE;
  KithStepResult step;

  if (statement == NULL)
    return NULL;
  while ((step = kith_statement_step (statement, error)) == KITH_STEP_ROW) {
    g_ptr_array_add (keys, kith_statement_dup_bytes (statement, 1));
    has_lead |= g_strcmp0 (kith_statement_get_text (statement, 0), "dsl") == 0;
  }
  if (step != KITH_STEP_DONE)
    return NULL;
  if (!has_lead) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                         _("Nobody in this case file is the designated safeguarding lead yet, so nobody could read this. "
                           "Ask an administrator to give somebody that role, and tell the lead yourself meanwhile."));
    return NULL;
  }
  return g_steal_pointer (&keys);
}

static gboolean
add_keys_of_people (KithCaseFile  *file,
                    gint64         owner,
                    gint64         reader,
                    GPtrArray     *keys,
                    GError       **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "SELECT public_key FROM account WHERE person IN (:owner, :reader)"
                     " AND disabled_at IS NULL AND public_key IS NOT NULL", error);
  KithStepResult step;

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":owner", owner);
  kith_statement_bind_int64 (statement, ":reader", reader);
  while ((step = kith_statement_step (statement, error)) == KITH_STEP_ROW)
    g_ptr_array_add (keys, kith_statement_dup_bytes (statement, 0));
  return step == KITH_STEP_DONE;
}

static gboolean
add_key_of_lead (KithCaseFile  *file,
                 GPtrArray     *keys,
                 GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  GBytes *key = read_key (file, "SELECT public_key FROM role_key WHERE role = :role", "dsl", 0, &local_error);

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (key != NULL)
    g_ptr_array_add (keys, key);
  return TRUE;
}

/* What is between two people can be opened by their accounts, so a new passphrase from an administrator opens nothing until
 * the other one signs in; the recovery sheet is the way back when both are gone. */
GPtrArray *
kith_role_keys_list_people (KithCaseFile  *file,
                            gint64         owner,
                            gint64         reader,
                            gboolean       with_lead,
                            GError       **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) slots = kith_vault_list_slots (file->vault);

  for (guint i = 0; i < slots->len; i++) {
    const KithSlotInfo *slot = g_ptr_array_index (slots, i);

    if (slot->kind == KITH_SLOT_RECOVERY)
      g_ptr_array_add (keys, g_bytes_ref (slot->public_key));
  }
  if (!add_keys_of_people (file, owner, reader, keys, error) || (with_lead && !add_key_of_lead (file, keys, error)))
    return NULL;
  return g_steal_pointer (&keys);
}
