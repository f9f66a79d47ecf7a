/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-private.h"

#include "kith-error.h"
#include "vault/kith-crypto.h"

#include <glib/gi18n.h>
#include <openssl/evp.h>
#include <string.h>

typedef struct {
  const char *code;
  const char *label;
} ActionWords;

/* Codes are stored and never change. */
static const ActionWords actions[] = {
  [KITH_AUDIT_ADDED] = { "added", N_("Added") },
  [KITH_AUDIT_CHANGED] = { "changed", N_("Changed") },
  [KITH_AUDIT_STRUCK] = { "struck", N_("Struck out") },
  [KITH_AUDIT_REMOVED] = { "removed", N_("Removed") },
  [KITH_AUDIT_PUT_BACK] = { "put-back", N_("Put back") },
  [KITH_AUDIT_VIEWED] = { "viewed", N_("Viewed") },
  [KITH_AUDIT_PRINTED] = { "printed", N_("Printed") },
  [KITH_AUDIT_EXPORTED] = { "exported", N_("Exported") },
  [KITH_AUDIT_IMPORTED] = { "imported", N_("Imported") },
  [KITH_AUDIT_BACKED_UP] = { "backed-up", N_("Backed up") },
  [KITH_AUDIT_CHECKED] = { "checked", N_("Checked") },
  [KITH_AUDIT_SIGNED_IN] = { "signed-in", N_("Signed in") },
  [KITH_AUDIT_SIGNED_OUT] = { "signed-out", N_("Signed out") },
  [KITH_AUDIT_WRONG_PASSPHRASES] = { "wrong-passphrases", N_("Wrong passphrases") },
  [KITH_AUDIT_ACCOUNT] = { "account", N_("Account") },
  [KITH_AUDIT_UNDONE] = { "undone", N_("Undone") },
  [KITH_AUDIT_MOVED] = { "moved", N_("Moved to another student") },
  [KITH_AUDIT_ERASED] = { "erased", N_("Disposed of") },
  [KITH_AUDIT_KEYS] = { "keys", N_("Signs with new keys") },
  [KITH_AUDIT_RESTORED] = { "restored", N_("Restored from a backup") },
  [KITH_AUDIT_ACCEPTED] = { "accepted", N_("Accepted") },
};

/**
 * kith_audit_action_get_code:
 * @action: an action
 *
 * Returns: what is stored for it
 */
const char *
kith_audit_action_get_code (KithAuditAction action)
{
  g_return_val_if_fail (action < G_N_ELEMENTS (actions), NULL);

  return actions[action].code;
}

/**
 * kith_audit_action_get_label:
 * @action: an action
 *
 * Returns: what people read, translated
 */
const char *
kith_audit_action_get_label (KithAuditAction action)
{
  g_return_val_if_fail (action < G_N_ELEMENTS (actions), NULL);

  return _(actions[action].label);
}

gboolean
kith_audit_action_from_code (const char      *code,
                             KithAuditAction *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (code, actions[i].code) == 0) {
      *action = (KithAuditAction) i;
      return TRUE;
    }
  return FALSE;
}

static void
add_number (EVP_MD_CTX *context,
            gint64      number)
{
  gint64 little = GINT64_TO_LE (number);

  EVP_DigestUpdate (context, &little, sizeof little);
}

/* With its length in front, so that no two lines run together into the same bytes. */
static void
add_text (EVP_MD_CTX *context,
          const char *text)
{
  add_number (context, text != NULL ? (gint64) strlen (text) : -1);
  if (text != NULL)
    EVP_DigestUpdate (context, text, strlen (text));
}

static EVP_MD_CTX *
begin_hash (void)
{
  static EVP_MD *sha256 = NULL;
  EVP_MD_CTX *context = EVP_MD_CTX_new ();

  if (g_once_init_enter_pointer (&sha256))
    g_once_init_leave_pointer (&sha256, EVP_MD_fetch (NULL, "SHA256", NULL));
  EVP_DigestInit_ex2 (context, sha256, NULL);
  return context;
}

static void
end_hash (EVP_MD_CTX *context,
          guint8     *hash)
{
  unsigned int size = 0;

  EVP_DigestFinal_ex (context, hash, &size);
  g_assert (size == KITH_AUDIT_HASH_SIZE);
  EVP_MD_CTX_free (context);
}

/* @before: hash of the line before; zeros for the first */
void
kith_audit_hash (const KithAuditContent *content,
                 const guint8           *before,
                 guint8                 *hash)
{
  EVP_MD_CTX *context = begin_hash ();

  EVP_DigestUpdate (context, before, KITH_AUDIT_HASH_SIZE);
  add_number (context, content->number);
  add_number (context, content->at);
  add_number (context, content->person);
  add_text (context, content->who);
  add_text (context, content->action);
  add_text (context, content->kind);
  add_number (context, content->record);
  add_number (context, content->version);
  add_number (context, content->student);
  add_text (context, content->words);
  if (content->commitment != NULL)
    EVP_DigestUpdate (context, content->commitment, KITH_AUDIT_HASH_SIZE);
  end_hash (context, hash);
}

void
kith_audit_commit_detail (const guint8 *salt,
                          const char   *detail,
                          guint8       *commitment)
{
  EVP_MD_CTX *context = begin_hash ();

  EVP_DigestUpdate (context, salt, KITH_AUDIT_SALT_SIZE);
  add_text (context, detail);
  end_hash (context, commitment);
}

/* Brings file->audit up to the last line written. */
gboolean
kith_audit_read_head (KithCaseFile  *file,
                      GError       **error)
{
  g_autoptr (KithStatement) row = NULL;
  g_autoptr (GBytes) hash = NULL;
  KithStepResult step;

  if (file->audit.is_known)
    return TRUE;
  row = kith_db_prepare (file->db, "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1", error);
  step = row != NULL ? kith_statement_step (row, error) : KITH_STEP_ERROR;
  if (step == KITH_STEP_ERROR)
    return FALSE;
  memset (&file->audit, 0, sizeof file->audit);
  file->audit.is_known = TRUE;
  if (step == KITH_STEP_DONE)
    return TRUE;
  file->audit.number = kith_statement_get_int64 (row, 0);
  hash = kith_statement_dup_bytes (row, 1);
  memcpy (file->audit.hash, g_bytes_get_data (hash, NULL), MIN (g_bytes_get_size (hash), KITH_AUDIT_HASH_SIZE));
  return TRUE;
}

static gboolean
insert_detail (KithCaseFile  *file,
               gint64         number,
               const guint8  *salt,
               const char    *detail,
               GError       **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "INSERT INTO audit_detail (audit, salt, detail) VALUES (:audit, :salt, :detail)", error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":audit", number);
  kith_statement_bind_blob (statement, ":salt", salt, KITH_AUDIT_SALT_SIZE);
  kith_statement_bind_text (statement, ":detail", detail);
  return kith_statement_run (statement, error);
}

static gboolean
insert_line (KithCaseFile            *file,
             const KithAuditContent  *content,
             const guint8            *hash,
             GError                 **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "INSERT INTO audit (id, at, person, who, action, kind, record, record_version, student,"
                     " words, commitment, hash) VALUES (:id, :at, :person, :who, :action, :kind, :record, :version,"
                     " :student, :words, :commitment, :hash)", error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":id", content->number);
  kith_statement_bind_int64 (statement, ":at", content->at);
  kith_statement_bind_int64 (statement, ":person", content->person);
  kith_statement_bind_text (statement, ":who", content->who);
  kith_statement_bind_text (statement, ":action", content->action);
  kith_statement_bind_text (statement, ":kind", content->kind);
  kith_statement_bind_int64 (statement, ":record", content->record);
  kith_statement_bind_int64 (statement, ":version", content->version);
  kith_statement_bind_int64 (statement, ":student", content->student);
  kith_statement_bind_text (statement, ":words", content->words);
  if (content->commitment != NULL)
    kith_statement_bind_blob (statement, ":commitment", content->commitment, KITH_AUDIT_HASH_SIZE);
  kith_statement_bind_blob (statement, ":hash", hash, KITH_AUDIT_HASH_SIZE);
  return kith_statement_run (statement, error);
}

/* For use inside the transaction of what it describes. */
gboolean
kith_audit_append (KithCaseFile          *file,
                   const KithAuditEntry  *entry,
                   GError               **error)
{
  guint8 salt[KITH_AUDIT_SALT_SIZE], commitment[KITH_AUDIT_HASH_SIZE], hash[KITH_AUDIT_HASH_SIZE];
  KithAuditContent content;

  if (!kith_audit_read_head (file, error))
    return FALSE;
  content = (KithAuditContent) {
    .number = file->audit.number + 1,
    .at = kith_clock_get_now (file->clock),
    .person = file->actor.person,
    .who = file->actor.full_name != NULL ? file->actor.full_name : "",
    .action = kith_audit_action_get_code (entry->action),
    .kind = entry->kind != NULL ? entry->kind->name : NULL,
    .record = entry->record,
    .version = entry->version,
    .student = entry->student,
    .words = entry->words != NULL ? entry->words : "",
    .commitment = entry->commitment,
  };
  if (entry->detail != NULL) {
    if (!kith_crypto_random (salt, sizeof salt, error))
      return FALSE;
    kith_audit_commit_detail (salt, entry->detail, commitment);
    content.commitment = commitment;
  }
  kith_audit_hash (&content, file->audit.hash, hash);
  if (!insert_line (file, &content, hash, error) ||
      (entry->detail != NULL && !insert_detail (file, content.number, salt, entry->detail, error)))
    return FALSE;
  file->audit.number = content.number;
  memcpy (file->audit.hash, hash, sizeof hash);
  return !kith_audit_is_signed_at_once (content.number, content.action, content.kind) || kith_audit_sign_head (file, error);
}

/* Lines that are rolled back are still remembered as the end of the chain, which is read anew then. */
gboolean
kith_audit_commit (KithCaseFile  *file,
                   gboolean       is_written,
                   GError       **error)
{
  if (is_written && kith_db_commit (file->db, error))
    return TRUE;
  kith_db_rollback (file->db);
  file->audit.is_known = FALSE;
  return FALSE;
}
