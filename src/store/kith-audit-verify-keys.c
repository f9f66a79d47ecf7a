/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-verify-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Signatures are checked against the keys that were announced up to that line, never against what stands beside them. A
 * holder of the data key can write every row anew but one thing: what somebody else signed. */

typedef struct {
  char *slot;
  gint64 account;
  gint64 person;
  char *reason;
  GBytes *signing_key;
} Key;

static void
key_free (Key *self)
{
  g_free (self->slot);
  g_free (self->reason);
  g_bytes_unref (self->signing_key);
  g_free (self);
}

/* Slot to Key, borrowed from the rows. */
GHashTable *
kith_audit_history_new (void)
{
  return g_hash_table_new (g_str_hash, g_str_equal);
}

static Key *
read_key (KithStatement *row)
{
  Key *self = g_new0 (Key, 1);

  self->slot = kith_statement_dup_text (row, 1);
  self->account = kith_statement_get_int64 (row, 2);
  self->person = kith_statement_get_int64 (row, 3);
  self->reason = kith_statement_dup_text (row, 4);
  self->signing_key = kith_statement_dup_bytes (row, 5);
  return self;
}

gboolean
kith_audit_verifier_read_keys (KithAuditVerifier  *self,
                               GError            **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (self->file->db, "SELECT audit, slot, account, person, reason, signing_key FROM audit_key", error);
  KithStepResult step = KITH_STEP_ERROR;

  self->keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) key_free);
  while (row != NULL && (step = kith_statement_step (row, error)) == KITH_STEP_ROW) {
    gint64 number = kith_statement_get_int64 (row, 0);

    g_hash_table_insert (self->keys, g_memdup2 (&number, sizeof number), read_key (row));
  }
  return step == KITH_STEP_DONE;
}

static gboolean
is_committed (const Key    *key,
              const guint8 *commitment)
{
  guint8 expected[KITH_AUDIT_HASH_SIZE];

  kith_audit_keys_commit (key->slot, key->account, key->person, key->reason, key->signing_key, expected);
  return commitment != NULL && memcmp (expected, commitment, sizeof expected) == 0;
}

/* What a line announces; NULL, and a finding, when its key was taken away or is another. */
static const Key *
find_announced (KithAuditVerifier         *self,
                const KithAuditSignedLine *line)
{
  const Key *key;

  if (g_strcmp0 (line->action, "keys") != 0)
    return NULL;
  key = g_hash_table_lookup (self->keys, &line->number);
  if (key != NULL && is_committed (key, line->commitment))
    return key;
  kith_audit_verifier_say (self, key != NULL ? _("The key announced in line %" G_GINT64_FORMAT " was changed.")
                                             : _("The key announced in line %" G_GINT64_FORMAT " was taken out."),
                           line->number);
  return NULL;
}

/* The first of a slot introduces itself; those after it are announced by the keys before. */
static const Key *
find_signer (KithAuditVerifier         *self,
             const KithAuditSignedLine *line,
             const Key                 *announced)
{
  const Key *known = line->slot != NULL ? g_hash_table_lookup (self->history, line->slot) : NULL;

  if (announced == NULL || line->slot == NULL || !g_str_equal (announced->slot, line->slot))
    return known;
  return known != NULL && !g_str_equal (announced->reason, KITH_AUDIT_KEY_FOUND) ? known : announced;
}

static gboolean
is_signature_of (const KithAuditVerifier   *self,
                 const KithAuditSignedLine *line,
                 GBytes                    *signing_key)
{
  g_autoptr (GBytes) message = kith_audit_dup_head_message (line->number, self->hash);

  return kith_signature_verify (signing_key, message, line->signature);
}

static void
say_written_anew (KithAuditVerifier         *self,
                  const KithAuditSignedLine *line)
{
  kith_audit_verifier_say (self, _("The signature at line %" G_GINT64_FORMAT " does not fit: what comes before it was "
                                   "written anew."), line->number);
}

/* Of before keys were on record: it says no more than that nobody changed it by mistake. */
static void
check_old (KithAuditVerifier         *self,
           const KithAuditSignedLine *line)
{
  if (self->first_key_line != 0)
    kith_audit_verifier_say (self, _("Line %" G_GINT64_FORMAT " is signed with keys that are not on record."), line->number);
  else if (line->old_key == NULL || !is_signature_of (self, line, line->old_key))
    say_written_anew (self, line);
  else
    self->n_signatures++;
}

/* Between two signatures there is one person at work. Lines of somebody else may only come first: Kith ended before they
 * could sign, and whoever came next did. */
static void
check_pending (KithAuditVerifier *self,
               gint64             person)
{
  gboolean has_begun = FALSE;

  for (guint i = 0; i < self->pending->len; i++) {
    const KithAuditPending *pending = &g_array_index (self->pending, KithAuditPending, i);

    has_begun |= pending->person == person;
    if (pending->person == 0 || pending->person == person)
      continue;
    if (has_begun)
      kith_audit_verifier_say (self, _("Line %" G_GINT64_FORMAT " names somebody who did not sign it."), pending->number);
    else
      self->n_unsigned++;
  }
  g_array_set_size (self->pending, 0);
}

static void
check_known (KithAuditVerifier         *self,
             const KithAuditSignedLine *line,
             const Key                 *signer,
             const Key                 *announced)
{
  gint64 person;

  if (signer == NULL) {
    kith_audit_verifier_say (self, _("Line %" G_GINT64_FORMAT " is signed with keys that are not on record."), line->number);
    return;
  }
  if (!is_signature_of (self, line, signer->signing_key)) {
    say_written_anew (self, line);
    return;
  }
  self->n_signatures++;
  /* Whoever announces themselves anew may be another person since. */
  person = announced != NULL && g_str_equal (announced->slot, signer->slot) ? announced->person : signer->person;
  if (line->person != 0 && line->person != person)
    kith_audit_verifier_say (self, _("Line %" G_GINT64_FORMAT " names somebody who did not sign it."), line->number);
  else
    check_pending (self, line->person != 0 ? line->person : person);
}

static gboolean
is_administrator (KithAuditVerifier *self,
                  const Key         *key)
{
  g_autoptr (KithStatement) row = NULL;

  if (key->account == 0)
    return TRUE;
  row = kith_db_prepare (self->file->db, "SELECT instr(' ' || roles || ' ', ' admin ') > 0 FROM account WHERE id = :id", NULL);
  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":id", key->account);
  return kith_statement_step (row, NULL) == KITH_STEP_ROW && kith_statement_get_int64 (row, 0) != 0;
}

static gboolean
is_unheard_of (KithAuditVerifier *self,
               const Key         *announced)
{
  const Key *before = g_hash_table_lookup (self->history, announced->slot);

  return g_str_equal (announced->reason, KITH_AUDIT_KEY_FOUND) && before != NULL &&
         !g_bytes_equal (before->signing_key, announced->signing_key);
}

static void
add_remarks (KithAuditVerifier         *self,
             const KithAuditSignedLine *line,
             const Key                 *signer,
             const Key                 *announced)
{
  if (is_unheard_of (self, announced))
    g_strv_builder_take (self->remarks,
                         g_strdup_printf (_("Line %" G_GINT64_FORMAT ": these keys were found in the file and nobody had "
                                            "announced them. Kith ended while they were being made, or somebody put them there: "
                                            "ask whose they are."), line->number));
  else if (signer != NULL && !g_str_equal (signer->slot, announced->slot) &&
           !g_str_equal (announced->reason, KITH_AUDIT_KEY_FIRST) && !g_str_equal (announced->reason, KITH_AUDIT_KEY_FOUND) &&
           !is_administrator (self, signer))
    g_strv_builder_take (self->remarks,
                         g_strdup_printf (_("Line %" G_GINT64_FORMAT ": these keys were made by an account that does not look "
                                            "after accounts today."), line->number));
}

static void
take_announced (KithAuditVerifier         *self,
                const KithAuditSignedLine *line,
                const Key                 *signer,
                const Key                 *announced)
{
  add_remarks (self, line, signer, announced);
  g_hash_table_insert (self->history, announced->slot, (gpointer) announced);
  self->n_keys++;
}

void
kith_audit_verifier_check_signed (KithAuditVerifier         *self,
                                  const KithAuditSignedLine *line)
{
  const KithAuditPending pending = { line->number, line->person };
  const Key *announced = find_announced (self, line);
  const Key *signer = find_signer (self, line, announced);

  if (announced != NULL && self->first_key_line == 0) {
    self->first_key_line = line->number;
    self->first_key_at = line->at;
  }
  if (self->first_key_line != 0)
    g_array_append_val (self->pending, pending);
  if (line->signature != NULL && line->slot == NULL)
    check_old (self, line);
  else if (line->signature != NULL)
    check_known (self, line, signer, announced);
  else if (self->first_key_line != 0 && kith_audit_is_signed_at_once (line->number, line->action, line->kind))
    kith_audit_verifier_say (self, _("The signature of line %" G_GINT64_FORMAT " was taken out."), line->number);
  if (announced != NULL)
    take_announced (self, line, signer, announced);
}

/* The keys on record are those the file opens with. */
static void
check_slots (KithAuditVerifier *self)
{
  g_autoptr (GPtrArray) slots = kith_vault_list_slots (self->file->vault);
  const char *own = kith_vault_get_slot_id (self->file->vault);

  for (guint i = 0; i < slots->len; i++) {
    const KithSlotInfo *slot = g_ptr_array_index (slots, i);
    const Key *key = g_hash_table_lookup (self->history, slot->id);
    GBytes *own_key = g_str_equal (slot->id, own) ? kith_keys_get_signing_key (kith_vault_get_keys (self->file->vault)) : NULL;

    if (key == NULL)
      kith_audit_verifier_say (self, _("Somebody can open the file with keys that are not on record."));
    else if (!g_bytes_equal (key->signing_key, slot->signing_key) ||
             (own_key != NULL && !g_bytes_equal (key->signing_key, own_key)))
      kith_audit_verifier_say (self, _("The keys announced in the audit for one account are not those that it opens the file "
                                       "with."));
  }
}

gboolean
kith_audit_verifier_finish_signed (KithAuditVerifier  *self,
                                   GError            **error)
{
  gint64 n_astray = 0;

  if (!kith_db_get_int64 (self->file->db, "SELECT count(*) FROM audit_signature WHERE audit NOT IN (SELECT id FROM audit)",
                          &n_astray, error))
    return FALSE;
  if (n_astray > 0)
    kith_audit_verifier_say (self, _("There is a signature for a line that is not there."));
  if (self->n_keys != g_hash_table_size (self->keys))
    kith_audit_verifier_say (self, _("There is a key that no line of the audit announced."));
  if (self->first_key_line == 0 && self->n_lines > 0)
    kith_audit_verifier_say (self, _("Who signs with which keys was taken out of the audit."));
  check_slots (self);
  return TRUE;
}
