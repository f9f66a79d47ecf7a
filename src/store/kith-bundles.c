/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-bundles.h"

#include "kith-bundle.h"
#include "kith-case-file-private.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-operation.h"
#include "kith-save.h"
#include "kith-sealing.h"
#include "kith-text.h"
#include "kith-transfer.h"
#include "vault/kith-activation-code.h"

#include <glib/gi18n.h>

/* Where keys meet records. Every lead of a college has the role's key, so that a safeguarding file does not wait for the one
 * of them who gave the code; everybody else has only their own. */

static KithKeys *
get_receiving_keys (KithCaseFile *file)
{
  KithKeys *keys = g_hash_table_lookup (file->role_keys, "dsl");

  return keys != NULL ? keys : kith_vault_get_keys (file->vault);
}

/**
 * kith_bundles_dup_receiving_code:
 * @file: an open case file
 * @error: %KITH_ERROR_NOT_ALLOWED for accounts that take no students in
 *
 * Returns: (transfer full) (nullable): the code, which is no secret
 */
char *
kith_bundles_dup_receiving_code (KithCaseFile  *file,
                                 GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_policy_allows_any (file->actor.roles, &kith_bundle_kind, KITH_ACTION_ADD)) {
    kith_case_file_set_not_allowed (file, &kith_bundle_kind, KITH_ACTION_ADD, error);
    return NULL;
  }
  return kith_receiving_code_format (kith_keys_get_public_key (get_receiving_keys (file)));
}

/**
 * kith_bundles_dup_fingerprint:
 * @file: an open case file
 *
 * Returns: (transfer full): of the key that signs what this account sends
 */
char *
kith_bundles_dup_fingerprint (KithCaseFile *file)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  return kith_fingerprint_format (kith_keys_get_signing_key (kith_vault_get_keys (file->vault)));
}

/**
 * kith_bundle_sent_free:
 * @self: (transfer full): a bundle that was made
 */
void
kith_bundle_sent_free (KithBundleSent *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->passphrase, kith_secret_free_text);
  g_free (self);
}

static KithBundleSealed *
seal (KithCaseFile  *file,
      GBytes        *content,
      const char    *receiving_code,
      char         **passphrase,
      GError       **error)
{
  KithKeys *sender = kith_vault_get_keys (file->vault);
  g_autoptr (GBytes) public_key = NULL;
  g_autoptr (KithSecretText) prepared = NULL;

  if (receiving_code != NULL) {
    public_key = kith_receiving_code_parse (receiving_code, error);
    return public_key != NULL ? kith_bundle_seal_to_key (content, sender, public_key, error) : NULL;
  }
  *passphrase = kith_activation_code_new_random (error);
  prepared = *passphrase != NULL ? kith_activation_code_prepare (*passphrase) : NULL;
  return prepared != NULL
           ? kith_bundle_seal_with_words (content, sender, prepared, kith_case_file_get_kdf_settings (), error) : NULL;
}

static gboolean
save_trusted (KithCaseFile  *file,
              KithRecord    *record,
              GError       **error)
{
  gboolean saved;

  file->trusted++;
  saved = kith_save_record (file, record, KITH_SAVE_ACCEPT_WARNINGS, error);
  file->trusted--;
  return saved;
}

/* The five days are over when it is on its way. */
static gboolean
mark_sent (KithCaseFile  *file,
           gint64         id,
           GError       **error)
{
  g_autoptr (KithRecord) transfer = id != 0 ? kith_case_file_load (file, &kith_transfer_kind, id, error) : NULL;
  g_autofree char *today = kith_clock_dup_today (file->clock);

  if (transfer == NULL || kith_record_has (transfer, KITH_TRANSFER_SENT_ON))
    return id == 0 || transfer != NULL;
  kith_record_set_text (transfer, KITH_TRANSFER_SENT_ON, today);
  kith_record_set_text (transfer, KITH_TRANSFER_SENT_HOW, _("As an encrypted file made by Kith"));
  return kith_save_record (file, transfer, KITH_SAVE_ACCEPT_WARNINGS, error);
}

/**
 * kith_bundles_require_may_send:
 * @file: an open case file
 * @is_safeguarding: whether it is about the safeguarding file, which only the lead sends
 * @error: %KITH_ERROR_NOT_ALLOWED
 *
 * Returns: whether the account may send records on
 */
gboolean
kith_bundles_require_may_send (KithCaseFile  *file,
                               gboolean       is_safeguarding,
                               GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  if (!kith_policy_allows_any (file->actor.roles, &kith_bundle_kind, KITH_ACTION_ADD))
    return kith_case_file_set_not_allowed (file, &kith_bundle_kind, KITH_ACTION_ADD, error);
  if (is_safeguarding &&
      !kith_policy_allows_any (file->actor.roles, &kith_transfer_kind, KITH_ACTION_EDIT))
    return kith_case_file_set_not_allowed (file, &kith_transfer_kind, KITH_ACTION_EDIT, error);
  return TRUE;
}

/**
 * kith_bundles_require_opens:
 * @file: an open case file
 * @record: a record that is to be sent
 * @error: %KITH_ERROR_NOT_ALLOWED
 *
 * Who has just become lead holds no key until a colleague signs in: what is sealed looks empty to them, and must not leave as
 * an empty page.
 *
 * Returns: whether everything in it can be read
 */
gboolean
kith_bundles_require_opens (KithCaseFile  *file,
                            KithRecord    *record,
                            GError       **error)
{
  gboolean opens = FALSE;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file) && KITH_IS_RECORD (record), FALSE);

  if (!kith_sealing_find_opens (file, record, &opens, error))
    return FALSE;
  if (!opens)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
                         _("A record in this file does not open for your account yet. It does once another safeguarding lead has "
                           "signed in; then send the file again."));
  return opens;
}

/**
 * kith_bundles_seal:
 * @file: an open case file, with an operation begun
 * @bundle: a new record, with student, whom it is for and who may see it
 * @content: what to send
 * @receiving_code: (nullable): of who receives it; %NULL makes a passphrase
 * @error: return location for an error
 *
 * Signs and encrypts, and writes down that it was sent.
 *
 * Returns: (transfer full) (nullable): the file, and what to tell
 */
KithBundleSent *
kith_bundles_seal (KithCaseFile  *file,
                   KithRecord    *bundle,
                   GBytes        *content,
                   const char    *receiving_code,
                   GError       **error)
{
  g_autoptr (KithBundleSent) self = g_new0 (KithBundleSent, 1);
  g_autoptr (KithBundleSealed) sealed = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file) && file->operation.depth > 0, NULL);
  g_return_val_if_fail (KITH_IS_BUNDLE (bundle) && kith_record_get_id (bundle) == 0, NULL);

  if (!kith_bundles_require_may_send (file, kith_bundle_is_safeguarding (bundle), error))
    return NULL;
  sealed = seal (file, content, receiving_code, &self->passphrase, error);
  if (sealed == NULL)
    return NULL;
  kith_record_set_text (bundle, KITH_BUNDLE_LOCK, receiving_code != NULL ? "key" : "passphrase");
  kith_record_set_text (bundle, KITH_BUNDLE_DIGEST, sealed->digest);
  kith_record_set_text (bundle, KITH_BUNDLE_RECEIPT_CHECK, sealed->receipt_check);
  kith_record_set_number (bundle, KITH_BUNDLE_MADE_BY, file->actor.person);
  if (!save_trusted (file, bundle, error) ||
      !mark_sent (file, kith_record_get_number (bundle, KITH_BUNDLE_TRANSFER), error))
    return NULL;
  self->bytes = g_bytes_ref (sealed->bytes);
  self->id = kith_record_get_id (bundle);
  return g_steal_pointer (&self);
}

static KithKeys *
find_keys_for (KithCaseFile          *file,
               const KithBundleParts *parts)
{
  g_autoptr (GBytes) wanted = g_bytes_new (parts->public_key, KITH_KEY_SIZE);
  GHashTableIter iter;
  gpointer keys;

  g_hash_table_iter_init (&iter, file->role_keys);
  while (g_hash_table_iter_next (&iter, NULL, &keys))
    if (g_bytes_equal (kith_keys_get_public_key (keys), wanted))
      return keys;
  return kith_vault_get_keys (file->vault);
}

/**
 * kith_bundles_open:
 * @file: an open case file
 * @bytes: a file from another college
 * @passphrase: (nullable): what its sender told
 * @error: says in a sentence why it does not open; %KITH_ERROR_USAGE when a passphrase is needed
 *
 * Opens with the keys of whoever is signed in, or with @passphrase. Writes nothing. Blocks for half a second with a
 * passphrase.
 *
 * Returns: (transfer full) (nullable): what was sent
 */
KithBundleOpened *
kith_bundles_open (KithCaseFile  *file,
                   GBytes        *bytes,
                   const char    *passphrase,
                   GError       **error)
{
  KithBundleParts parts;
  g_autoptr (KithSecretText) prepared = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_bundle_parse (bytes, &parts, error))
    return NULL;
  if (parts.lock == KITH_BUNDLE_LOCK_KEY)
    return kith_bundle_open_with_keys (bytes, find_keys_for (file, &parts), error);
  if (kith_text_is_empty (passphrase)) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, _("Enter the passphrase that the other college told you."));
    return NULL;
  }
  prepared = kith_activation_code_prepare (passphrase);
  if (prepared != NULL)
    return kith_bundle_open_with_words (bytes, prepared, error);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE,
                       _("The passphrase of a file has four groups of five letters and digits. Check it with the sender by "
                         "telephone."));
  return NULL;
}

static gboolean
mark_received (KithCaseFile  *file,
               gint64         id,
               const char    *received_by,
               GError       **error)
{
  g_autoptr (KithRecord) transfer = id != 0 ? kith_case_file_load (file, &kith_transfer_kind, id, error) : NULL;
  g_autofree char *today = kith_clock_dup_today (file->clock);

  if (transfer == NULL || kith_record_has (transfer, KITH_TRANSFER_RECEIVED_ON))
    return id == 0 || transfer != NULL;
  kith_record_set_text (transfer, KITH_TRANSFER_RECEIVED_ON, today);
  kith_record_set_text (transfer, KITH_TRANSFER_RECEIVED_BY, received_by);
  return kith_save_record (file, transfer, KITH_SAVE_ACCEPT_WARNINGS, error);
}

static gboolean
write_receipt (KithCaseFile  *file,
               KithRecord    *bundle,
               const char    *received_by,
               GError       **error)
{
  kith_record_set_number (bundle, KITH_BUNDLE_RECEIPT_AT, kith_clock_get_now (file->clock));
  kith_record_set_text (bundle, KITH_BUNDLE_RECEIPT_BY, received_by);
  kith_record_set_number (bundle, KITH_BUNDLE_RECEIPT_PERSON, file->actor.person);
  return save_trusted (file, bundle, error) &&
         mark_received (file, kith_record_get_number (bundle, KITH_BUNDLE_TRANSFER), received_by, error);
}

static gboolean
check_receipt (KithRecord  *bundle,
               const char  *typed_code,
               const char  *received_by,
               GError     **error)
{
  g_autofree char *code = kith_bundle_tidy_receipt (typed_code, error);
  const char *sentence = NULL;

  if (code == NULL)
    return FALSE;
  if (kith_record_has (bundle, KITH_BUNDLE_RECEIPT_AT))
    sentence = _("The receipt of this file is written down already.");
  else if (!kith_record_has (bundle, KITH_BUNDLE_RECEIPT_CHECK))
    sentence = _("This was written down by hand, so there is no file that a receipt code could be of.");
  else if (!kith_bundle_check_receipt (code, kith_record_get_text (bundle, KITH_BUNDLE_RECEIPT_CHECK)))
    sentence = _("This is not the receipt code of this file. Ask the other college to read it again, or whether they opened "
                 "another file.");
  else if (kith_text_is_empty (received_by))
    sentence = _("Enter who received it at the other college.");
  if (sentence != NULL)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, sentence);
  return sentence == NULL;
}

/**
 * kith_bundles_enter_receipt:
 * @file: an open case file
 * @id: the bundle
 * @typed_code: what the other college read out
 * @received_by: who read it out
 * @error: return location for an error
 *
 * Writes down that a bundle arrived: only who opened that very file can know the code.
 *
 * Returns: whether it is written down
 */
gboolean
kith_bundles_enter_receipt (KithCaseFile  *file,
                            gint64         id,
                            const char    *typed_code,
                            const char    *received_by,
                            GError       **error)
{
  g_autoptr (KithRecord) bundle = NULL;
  g_autofree char *tidy = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file) && typed_code != NULL, FALSE);

  if (!kith_policy_allows_any (file->actor.roles, &kith_bundle_kind, KITH_ACTION_EDIT))
    return kith_case_file_set_not_allowed (file, &kith_bundle_kind, KITH_ACTION_EDIT, error);
  bundle = kith_case_file_load (file, &kith_bundle_kind, id, error);
  tidy = kith_text_tidy_line (received_by);
  if (bundle == NULL || !check_receipt (bundle, typed_code, tidy, error) ||
      !kith_case_file_begin (file, _("Receipt of a record that was sent"), error))
    return FALSE;
  if (write_receipt (file, bundle, tidy, error))
    return kith_case_file_commit (file, error);
  kith_case_file_rollback (file);
  return FALSE;
}
