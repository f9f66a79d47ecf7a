/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-private.h"

#include <glib/gi18n.h>

/* Who signs with which keys since when. A key is announced by a line of the audit that commits to it and is signed by
 * whoever made it: an administrator, the key on paper, or the keys that it takes the place of. Only the very first of a
 * slot may introduce itself. */

typedef struct {
  gint64 account;
  gint64 person;
  GBytes *signing_key;
} Known;

static void
known_free (Known *self)
{
  g_bytes_unref (self->signing_key);
  g_free (self);
}

static char *
dup_hex (GBytes *bytes)
{
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  GString *hex = g_string_new (NULL);

  for (gsize i = 0; i < g_bytes_get_size (bytes); i++)
    g_string_append_printf (hex, "%02x", data[i]);
  return g_string_free_and_steal (hex);
}

/* A public key is no secret and is never erased, so the commitment needs no salt of its own. */
void
kith_audit_keys_commit (const char *slot,
                        gint64      account,
                        gint64      person,
                        const char *reason,
                        GBytes     *signing_key,
                        guint8     *commitment)
{
  static const guint8 no_salt[KITH_AUDIT_SALT_SIZE] = { 0 };
  g_autofree char *hex = dup_hex (signing_key);
  g_autofree char *text = g_strdup_printf ("key %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s", slot, account, person,
                                           reason, hex);

  kith_audit_commit_detail (no_salt, text, commitment);
}

static GHashTable *
list_known (KithCaseFile  *file,
            GError       **error)
{
  g_autoptr (GHashTable) known =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) known_free);
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT slot, account, person, signing_key FROM audit_key ORDER BY audit", error);
  KithStepResult step = KITH_STEP_ERROR;

  while (row != NULL && (step = kith_statement_step (row, error)) == KITH_STEP_ROW) {
    Known *one = g_new0 (Known, 1);

    one->account = kith_statement_get_int64 (row, 1);
    one->person = kith_statement_get_int64 (row, 2);
    one->signing_key = kith_statement_dup_bytes (row, 3);
    g_hash_table_replace (known, kith_statement_dup_text (row, 0), one);
  }
  return step == KITH_STEP_DONE ? g_steal_pointer (&known) : NULL;
}

/* @whose: name for the line */
static gboolean
read_owner (KithCaseFile  *file,
            const char    *slot,
            gint64        *account,
            gint64        *person,
            char         **whose,
            GError       **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT a.id, a.person, coalesce (p.name, a.full_name, a.name) FROM account a"
                     " LEFT JOIN person p ON p.id = a.person WHERE a.slot = :slot", error);
  KithStepResult step;

  *account = *person = 0;
  *whose = NULL;
  if (row == NULL)
    return FALSE;
  kith_statement_bind_text (row, ":slot", slot);
  step = kith_statement_step (row, error);
  if (step == KITH_STEP_ROW) {
    *account = kith_statement_get_int64 (row, 0);
    *person = kith_statement_get_int64 (row, 1);
    *whose = kith_statement_dup_text (row, 2);
  }
  return step != KITH_STEP_ERROR;
}

static gboolean
insert (KithCaseFile  *file,
        const char    *slot,
        gint64         account,
        gint64         person,
        const char    *reason,
        GBytes        *signing_key,
        GError       **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "INSERT INTO audit_key (audit, slot, account, person, reason, signing_key)"
                     " VALUES (:audit, :slot, :account, :person, :reason, :signing_key)", error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":audit", file->audit.number);
  kith_statement_bind_text (statement, ":slot", slot);
  kith_statement_bind_int64 (statement, ":account", account);
  kith_statement_bind_int64 (statement, ":person", person);
  kith_statement_bind_text (statement, ":reason", reason);
  kith_statement_bind_bytes (statement, ":signing_key", signing_key);
  return kith_statement_run (statement, error);
}

/* @known: (nullable): what is on record for the slot; the same is not written twice */
static gboolean
announce (KithCaseFile  *file,
          const char    *slot,
          KithSlotKind   kind,
          GBytes        *signing_key,
          const Known   *known,
          const char    *reason,
          GError       **error)
{
  guint8 commitment[KITH_AUDIT_HASH_SIZE];
  g_autofree char *whose = NULL;
  gint64 account = 0, person = 0;
  KithAuditEntry entry = { .action = KITH_AUDIT_KEYS, .commitment = commitment };

  if (!read_owner (file, slot, &account, &person, &whose, error))
    return FALSE;
  if (known != NULL && known->account == account && known->person == person &&
      g_bytes_equal (known->signing_key, signing_key))
    return TRUE;
  if (whose == NULL && kind == KITH_SLOT_RECOVERY)
    whose = g_strdup (_("Recovery key"));
  entry.words = whose;
  kith_audit_keys_commit (slot, account, person, reason, signing_key, commitment);
  return kith_audit_append (file, &entry, error) && insert (file, slot, account, person, reason, signing_key, error);
}

/* A slot that the header has, inside the transaction that makes it part of the file. */
gboolean
kith_audit_keys_announce (KithCaseFile  *file,
                          const char    *slot,
                          const char    *reason,
                          GError       **error)
{
  g_autoptr (GHashTable) known = list_known (file, error);
  g_autoptr (GPtrArray) slots = kith_vault_list_slots (file->vault);

  for (guint i = 0; known != NULL && i < slots->len; i++) {
    const KithSlotInfo *info = g_ptr_array_index (slots, i);

    if (g_str_equal (info->id, slot))
      return announce (file, slot, info->kind, info->signing_key, g_hash_table_lookup (known, slot), reason, error);
  }
  return known != NULL;
}

/* Whatever opens the file is on record before anything else is written: in a file of before, and when the computer died
 * between the header and the database. One's own keys first, for they sign the rest. */
gboolean
kith_audit_keys_ensure (KithCaseFile  *file,
                        GError       **error)
{
  const char *own = kith_vault_get_slot_id (file->vault);
  g_autoptr (GHashTable) known = list_known (file, error);
  g_autoptr (GPtrArray) slots = kith_vault_list_slots (file->vault);
  const char *reason;

  if (known == NULL)
    return FALSE;
  reason = g_hash_table_size (known) == 0 ? KITH_AUDIT_KEY_FIRST : KITH_AUDIT_KEY_FOUND;
  if (!announce (file, own, kith_vault_get_slot_kind (file->vault), kith_keys_get_signing_key (kith_vault_get_keys (file->vault)),
                 g_hash_table_lookup (known, own), reason, error))
    return FALSE;
  for (guint i = 0; i < slots->len; i++) {
    const KithSlotInfo *info = g_ptr_array_index (slots, i);

    if (!g_str_equal (info->id, own) &&
        !announce (file, info->id, info->kind, info->signing_key, g_hash_table_lookup (known, info->id), reason, error))
      return FALSE;
  }
  return TRUE;
}
