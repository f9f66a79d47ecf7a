/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-case-file-private.h"

#include "kith-audit-private.h"
#include "kith-error.h"
#include "kith-operation.h"
#include "kith-record-table.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (KithCaseFile, kith_case_file, G_TYPE_OBJECT)

static void
kith_case_file_dispose (GObject *object)
{
  KithCaseFile *self = KITH_CASE_FILE (object);

  kith_case_file_close (self, NULL);
  G_OBJECT_CLASS (kith_case_file_parent_class)->dispose (object);
}

static void
kith_case_file_finalize (GObject *object)
{
  KithCaseFile *self = KITH_CASE_FILE (object);

  g_clear_object (&self->db);
  g_clear_object (&self->vault);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_clear_pointer (&self->role_keys, g_hash_table_unref);
  g_clear_pointer (&self->changed, g_hash_table_unref);
  g_clear_pointer (&self->n_changes, g_hash_table_unref);
  g_clear_pointer (&self->known_students, g_hash_table_unref);
  g_clear_pointer (&self->breaks, kith_breaks_free);
  g_clear_pointer (&self->operation.label, g_free);
  kith_actor_clear (&self->actor);
  G_OBJECT_CLASS (kith_case_file_parent_class)->finalize (object);
}

static void
kith_case_file_class_init (KithCaseFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kith_case_file_dispose;
  object_class->finalize = kith_case_file_finalize;
}

static void
kith_case_file_init (KithCaseFile *self)
{
  self->tables = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) kith_record_table_free);
  self->role_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kith_keys_unref);
  self->changed = g_hash_table_new (g_str_hash, g_str_equal);
  self->n_changes = g_hash_table_new (g_str_hash, g_str_equal);
  self->known_students = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

void
kith_actor_clear (KithActor *actor)
{
  g_clear_pointer (&actor->name, g_free);
  g_clear_pointer (&actor->full_name, g_free);
  actor->account = 0;
  actor->person = 0;
  actor->roles = (KithRoles) 0;
}

/* An unlocked file in which nobody is signed in yet. */
KithCaseFile *
kith_case_file_adopt_vault (KithVault *vault,
                            KithClock *clock)
{
  KithCaseFile *self = g_object_new (KITH_TYPE_CASE_FILE, NULL);

  self->vault = g_object_ref (vault);
  self->db = g_object_ref (kith_vault_get_db (vault));
  self->path = g_strdup (kith_vault_get_path (vault));
  self->clock = g_object_ref (clock);
  return self;
}

static gboolean
write_sign_out (KithCaseFile  *self,
                GError       **error)
{
  const KithAuditEntry entry = { .action = KITH_AUDIT_SIGNED_OUT };

  if (!kith_db_begin (self->db, error))
    return FALSE;
  if (kith_audit_append (self, &entry, error) && kith_db_commit (self->db, error)) {
    kith_audit_mark_keep (self);
    return TRUE;
  }
  kith_db_rollback (self->db);
  return FALSE;
}

/**
 * kith_case_file_close:
 * @self: a case file
 * @error: return location for an error
 *
 * Signs out, closes the file and forgets the keys. An unfinished operation is given up. The file is closed whatever is
 * returned; closing it again does nothing.
 *
 * Returns: whether everything is in the one file now
 */
gboolean
kith_case_file_close (KithCaseFile  *self,
                      GError       **error)
{
  gboolean signed_out = TRUE;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), FALSE);

  if (self->db == NULL || !kith_db_is_open (self->db))
    return TRUE;
  kith_db_set_cancellable (self->db, NULL);
  while (self->operation.depth > 0)
    kith_case_file_rollback (self);
  if (self->actor.account != 0 && !kith_db_is_read_only (self->db))
    signed_out = write_sign_out (self, error);
  g_hash_table_remove_all (self->role_keys);
  kith_actor_clear (&self->actor);
  return kith_vault_lock (self->vault, signed_out ? error : NULL) && signed_out;
}

/**
 * kith_case_file_get_actor:
 * @self: an open case file
 *
 * Returns: (transfer none): who is signed in; valid until the file is closed
 */
const KithActor *
kith_case_file_get_actor (KithCaseFile *self)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (self), NULL);

  return &self->actor;
}

/**
 * kith_case_file_get_path:
 * @self: a case file
 *
 * Returns: where it is, absolute
 */
const char *
kith_case_file_get_path (KithCaseFile *self)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (self), NULL);

  return self->path;
}

/**
 * kith_case_file_get_clock:
 * @self: a case file
 *
 * Returns: (transfer none): the clock it goes by
 */
KithClock *
kith_case_file_get_clock (KithCaseFile *self)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (self), NULL);

  return self->clock;
}

/**
 * kith_case_file_get_today:
 * @self: a case file
 * @today: (out): the day of its clock
 */
void
kith_case_file_get_today (KithCaseFile *self,
                          GDate        *today)
{
  g_return_if_fail (KITH_IS_CASE_FILE (self));

  kith_clock_get_today (self->clock, today);
}

gboolean
kith_case_file_set_not_found (const KithKind *kind,
                              GError        **error)
{
  g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
               /* Translators: a kind of record, such as Student or Note */
               _("%s: there is none like that, or it was taken away. Look for it in the list."), _(kind->label));
  return FALSE;
}

gboolean
kith_case_file_set_not_allowed (KithCaseFile   *self,
                                const KithKind *kind,
                                KithAction      action,
                                GError        **error)
{
  g_autofree char *sentence = NULL;

  if (!kith_db_check_held (self->db, error))
    return FALSE;
  sentence = kith_policy_explain (self->actor.roles, kind, action);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED, sentence);
  return FALSE;
}

static const char *
get_verb_sentence (KithVerb verb)
{
  switch (verb) {
  case KITH_VERB_IMPORT:
    return _("This account may not import.");
  case KITH_VERB_EXPORT:
    return _("This account may not export.");
  case KITH_VERB_PRINT:
    return _("This account may not print.");
  case KITH_VERB_READ_AUDIT:
    return _("This account may not read the record of who did what.");
  case KITH_VERB_ACCOUNTS:
    return _("This account may not look after accounts.");
  case KITH_VERB_BACKUP:
    return _("This account may not make backups.");
  case KITH_VERB_CHECK:
    return _("This account may not check the case file.");
  case KITH_VERB_OVER_LIMIT:
    return _("This account may not go over a caseload limit.");
  case KITH_VERB_LOOK_BACK:
    return _("This account may not look at a record as it stood before. Ask a coach or a manager.");
  case KITH_VERB_COUNT_CONCERNS:
    return _("This account may not count safeguarding concerns.");
  }
  g_return_val_if_reached ("");
}

/**
 * kith_case_file_require:
 * @self: an open case file
 * @verb: what is about to be done
 * @error: %KITH_ERROR_NOT_ALLOWED with a sentence
 *
 * Returns: whether a role of the actor may do it
 */
gboolean
kith_case_file_require (KithCaseFile  *self,
                        KithVerb       verb,
                        GError       **error)
{
  g_autofree char *roles = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), FALSE);

  /* Each of the others leaves a line in the audit. */
  if ((verb & (KITH_VERB_READ_AUDIT | KITH_VERB_CHECK | KITH_VERB_COUNT_CONCERNS)) == 0 && !kith_db_check_held (self->db, error))
    return FALSE;
  if (self->trusted > 0 || kith_policy_allows_verb (self->actor.roles, verb) ||
      (verb == KITH_VERB_CHECK && kith_audit_gap_allows (self, verb)))
    return TRUE;
  if (self->actor.roles & KITH_ROLE_LOOKS_ONLY) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
                         _("The file is open for looking only. Nothing was done."));
    return FALSE;
  }
  roles = kith_roles_dup_words (self->actor.roles);
  g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
               /* Translators: a sentence about what is not allowed, then the account's roles */
               _("%s Its roles are: %s. Ask an administrator if you need to."), get_verb_sentence (verb),
               *roles != '\0' ? roles : _("none"));
  return FALSE;
}

/**
 * kith_case_file_count_changes:
 * @self: an open case file
 * @kind: a kind
 *
 * Returns: a number that grows with every change to records of that kind since the file was opened; what is rolled back
 *   counts as well
 */
guint
kith_case_file_count_changes (KithCaseFile   *self,
                              const KithKind *kind)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (self), 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->n_changes, kind->name));
}

/* For the signal KithStore::changed. */
char *
kith_case_file_take_changed (KithCaseFile *self)
{
  GHashTableIter iterator;
  gpointer name = NULL;
  guint n = g_hash_table_size (self->changed);

  g_hash_table_iter_init (&iterator, self->changed);
  if (n == 0 || !g_hash_table_iter_next (&iterator, &name, NULL))
    return NULL;
  name = g_strdup (n == 1 ? name : "");
  g_hash_table_remove_all (self->changed);
  return name;
}
