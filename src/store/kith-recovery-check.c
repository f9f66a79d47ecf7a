/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "kith-recovery-holders-private.h"
#include "vault/kith-base32.h"
#include "vault/kith-crypto.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whether a paper is still there is asked by two groups of it, and the key itself is kept nowhere. So Kith keeps what
 * Argon2id makes of two groups, under a salt: always the same two of a key, or those who try them all would get one group
 * after the other. Six groups stay that nothing in the file depends on but the key slot. */

#define GROUP_SIZE 5
#define N_TYPED (2 * GROUP_SIZE)

static gboolean
take_characters (const char *text,
                 char       *characters)
{
  guint n = 0;

  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor)) {
    gunichar character = g_utf8_get_char (cursor);
    int value = kith_base32_value (character);

    if (kith_base32_is_separator (character))
      continue;
    if (value < 0 || n == N_TYPED)
      return FALSE;
    characters[n++] = kith_base32_digit ((guint) value);
  }
  return n == N_TYPED;
}

static gboolean
choose_groups (guint   *groups,
               GError **error)
{
  guint8 random[2];

  if (!kith_crypto_random (random, sizeof random, error))
    return FALSE;
  groups[0] = random[0] % (KITH_RECOVERY_KEY_N_GROUPS / 2);
  groups[1] = KITH_RECOVERY_KEY_N_GROUPS / 2 + random[1] % (KITH_RECOVERY_KEY_N_GROUPS / 2);
  return TRUE;
}

static gboolean
write_check (KithCaseFile           *file,
             const char             *slot,
             const guint            *groups,
             const KithKdfSettings  *settings,
             const guint8           *salt,
             const guint8           *verifier,
             GError                **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "UPDATE recovery_holder SET first_group = :first, second_group = :second, salt = :salt,"
                     " memory_kib = :memory, passes = :passes, verifier = :verifier WHERE slot = :slot", error);
  g_autoptr (GBytes) salt_bytes = g_bytes_new (salt, KITH_KDF_SALT_SIZE);
  g_autoptr (GBytes) verifier_bytes = g_bytes_new (verifier, KITH_KEY_SIZE);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":first", groups[0]);
  kith_statement_bind_int64 (statement, ":second", groups[1]);
  kith_statement_bind_bytes (statement, ":salt", salt_bytes);
  kith_statement_bind_int64 (statement, ":memory", settings->memory_kib);
  kith_statement_bind_int64 (statement, ":passes", settings->passes);
  kith_statement_bind_bytes (statement, ":verifier", verifier_bytes);
  kith_statement_bind_text (statement, ":slot", slot);
  return kith_statement_run (statement, error);
}

gboolean
kith_recovery_check_store (KithCaseFile  *file,
                           const char    *slot,
                           const char    *paper,
                           GError       **error)
{
  const KithKdfSettings *settings = kith_case_file_get_kdf_settings ();
  g_auto (GStrv) parts = NULL;
  g_autoptr (KithSecretText) characters = kith_secret_new (N_TYPED + 1);
  g_autoptr (KithKey) verifier = NULL;
  guint8 salt[KITH_KDF_SALT_SIZE];
  guint groups[2];

  if (settings == NULL)
    settings = kith_kdf_get_default_settings ();
  if (!choose_groups (groups, error) || !kith_crypto_random (salt, sizeof salt, error))
    return FALSE;
  parts = g_strsplit_set (paper, "- ", -1);
  g_return_val_if_fail (g_strv_length (parts) == KITH_RECOVERY_KEY_N_GROUPS, FALSE);
  memcpy (characters, parts[groups[0]], GROUP_SIZE);
  memcpy (characters + GROUP_SIZE, parts[groups[1]], GROUP_SIZE);
  for (guint i = 0; parts[i] != NULL; i++)
    kith_secret_wipe (parts[i], strlen (parts[i]));
  verifier = kith_kdf_derive (settings, characters, N_TYPED, salt, error);
  return verifier != NULL && write_check (file, slot, groups, settings, salt, verifier, error);
}

static gboolean
fits (KithStatement  *row,
      const char     *characters,
      GError        **error)
{
  KithKdfSettings settings = { .memory_kib = (guint32) kith_statement_get_int64 (row, 1),
                               .passes = (guint32) kith_statement_get_int64 (row, 2), .lanes = 1 };
  g_autoptr (GBytes) salt = kith_statement_dup_bytes (row, 0);
  g_autoptr (GBytes) expected = kith_statement_dup_bytes (row, 3);
  g_autoptr (KithKey) verifier = NULL;

  if (g_bytes_get_size (salt) != KITH_KDF_SALT_SIZE || g_bytes_get_size (expected) != KITH_KEY_SIZE ||
      !kith_kdf_settings_are_bearable (&settings)) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                         _("What this key is checked against is damaged. Make a new recovery key for this holder."));
    return FALSE;
  }
  verifier = kith_kdf_derive (&settings, characters, N_TYPED, g_bytes_get_data (salt, NULL), error);
  if (verifier == NULL)
    return FALSE;
  if (memcmp (verifier, g_bytes_get_data (expected, NULL), KITH_KEY_SIZE) == 0)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE,
                       _("These are not the two groups. Compare them with the paper, and the date on it with the date here; an "
                         "older paper opens nothing any more."));
  return FALSE;
}

gboolean
kith_recovery_check_groups (KithCaseFile  *file,
                            const char    *slot,
                            const char    *typed,
                            GError       **error)
{
  g_autoptr (KithSecretText) characters = kith_secret_new (N_TYPED + 1);
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT salt, memory_kib, passes, verifier FROM recovery_holder"
                     " WHERE slot = :slot AND verifier IS NOT NULL", error);

  if (row == NULL)
    return FALSE;
  if (!g_utf8_validate (typed, -1, NULL) || !take_characters (typed, characters)) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                         _("Each group has five letters and digits. Type both as they stand on the paper."));
    return FALSE;
  }
  kith_statement_bind_text (row, ":slot", slot);
  return kith_statement_step (row, error) == KITH_STEP_ROW && fits (row, characters, error);
}
