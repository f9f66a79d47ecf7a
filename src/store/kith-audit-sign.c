/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-private.h"

#include <string.h>

#define HEAD_MESSAGE "kith audit head"

/* Whether a line has to be signed follows from what stands in it, so that a signature that is gone is missed. What was
 * signed under this rule is checked under it for ever: an action may be added together with a new code, never later. */
gboolean
kith_audit_is_signed_at_once (gint64      number,
                              const char *action,
                              const char *kind)
{
  static const char *const at_once[] = {
    "printed", "exported", "backed-up", "restored", "erased", "account", "keys", "accepted", "signed-out", NULL,
  };

  return number % KITH_AUDIT_LINES_SIGNED == 0 || g_strcmp0 (kind, "account") == 0 ||
         (action != NULL && g_strv_contains (at_once, action));
}

GBytes *
kith_audit_dup_head_message (gint64        number,
                             const guint8 *hash)
{
  GByteArray *message = g_byte_array_new ();
  gint64 little = GINT64_TO_LE (number);

  g_byte_array_append (message, (const guint8 *) HEAD_MESSAGE, strlen (HEAD_MESSAGE));
  g_byte_array_append (message, (const guint8 *) &little, sizeof little);
  g_byte_array_append (message, hash, KITH_AUDIT_HASH_SIZE);
  return g_byte_array_free_to_bytes (message);
}

/* Signs the chain as it stands with the keys of whoever unlocked the file, so that nobody else can write this history
 * anew. */
gboolean
kith_audit_sign_head (KithCaseFile  *file,
                      GError       **error)
{
  g_autoptr (KithStatement) statement = NULL;
  g_autoptr (GBytes) message = NULL;
  g_autoptr (GBytes) signature = NULL;

  if (!kith_audit_read_head (file, error))
    return FALSE;
  message = kith_audit_dup_head_message (file->audit.number, file->audit.hash);
  signature = kith_keys_sign (kith_vault_get_keys (file->vault), message, error);
  if (signature == NULL)
    return FALSE;
  statement = kith_db_prepare (file->db, "INSERT OR REPLACE INTO audit_signature (audit, slot, signature)"
                               " VALUES (:audit, :slot, :signature)", error);
  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":audit", file->audit.number);
  kith_statement_bind_text (statement, ":slot", kith_vault_get_slot_id (file->vault));
  kith_statement_bind_bytes (statement, ":signature", signature);
  file->mark_is_due = TRUE;
  return kith_statement_run (statement, error);
}
