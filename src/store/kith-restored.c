/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-restored.h"

#include "db/kith-db-error.h"
#include "db/kith-file.h"
#include "kith-audit-private.h"
#include "kith-backup.h"
#include "kith-disposal-finish.h"
#include "kith-erasure-ledger.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-time.h"
#include "vault/kith-crypto.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define EXTENSION ".restored"
#define MARK_FORMAT "(ssaay)"
#define REFERENCE_SIZE 16
/* settings */
#define LAST_MARK "restored-mark"
#define WORDS "restored-words"
#define LAST_LINE "restored-last-line"

/* What is found out before anything is changed. */
typedef struct {
  KithCaseFile *file;
  gint64 last_line;
  /* (nullable): of the mark beside the file */
  char *mark;
  /* GBytes each: copies of the ledger; the first @n_near lie where Kith writes them with every erasure */
  GPtrArray *copies;
  guint n_near;
  /* the list in the second place was longer when it was last looked at */
  gboolean second_is_ahead;
  /* KithLedgerLine each */
  GPtrArray *missed;
  guint n_read, n_damaged, n_unknown, n_erased;
  gboolean is_cut;
} Settling;

static void
settling_clear (Settling *self)
{
  g_free (self->mark);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_clear_pointer (&self->missed, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settling, settling_clear)

static char *
dup_mark_path (const char *path)
{
  return g_strconcat (path, EXTENSION, NULL);
}

static void
add_copy (GVariantBuilder *copies,
          const char      *folder,
          const char      *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize size = 0;

  if (g_file_get_contents (path, &bytes, &size, NULL))
    g_variant_builder_add_value (copies, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, bytes, size, 1));
}

static char *
create_reference (GError **error)
{
  guint8 bytes[REFERENCE_SIZE];
  g_autofree char *text = NULL;

  if (!kith_crypto_random (bytes, sizeof bytes, error))
    return NULL;
  text = g_base64_encode (bytes, sizeof bytes);
  return g_steal_pointer (&text);
}

/* A backup made by hand lies beside the case file, an automatic one in the folder with the ledger. */
static GVariant *
build_mark (const char *backup,
            const char *file_id,
            const char *reference)
{
  g_autofree char *folder = g_path_get_dirname (backup);
  g_autofree char *below = g_build_filename (folder, "backups", NULL);
  g_autofree char *name = kith_erasure_ledger_dup_name (file_id);
  GVariantBuilder copies;

  g_variant_builder_init (&copies, G_VARIANT_TYPE ("aay"));
  add_copy (&copies, folder, name);
  add_copy (&copies, below, name);
  return g_variant_ref_sink (g_variant_new (MARK_FORMAT, file_id, reference, &copies));
}

gboolean
kith_restored_mark (const char  *backup,
                    const char  *new_path,
                    GError     **error)
{
  g_autofree char *file_id = kith_vault_peek_file_id (backup, error);
  g_autofree char *reference = file_id != NULL ? create_reference (error) : NULL;
  g_autofree char *path = dup_mark_path (new_path);
  g_autoptr (GVariant) mark = NULL;

  if (reference == NULL)
    return FALSE;
  mark = build_mark (backup, file_id, reference);
  if (g_file_set_contents_full (path, g_variant_get_data (mark), (gssize) g_variant_get_size (mark),
                                G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    return kith_file_sync (path, error);
  kith_db_set_file_error (error, errno, path);
  return FALSE;
}

void
kith_restored_forget_mark (const char *path)
{
  g_autofree char *mark = dup_mark_path (path);

  g_unlink (mark);
}

static void
take_copies (Settling *self,
             GVariant *copies)
{
  gsize n = g_variant_n_children (copies);

  for (gsize i = 0; i < n; i++) {
    g_autoptr (GVariant) copy = g_variant_get_child_value (copies, i);

    g_ptr_array_add (self->copies, g_variant_get_data_as_bytes (copy));
  }
}

/* One that was left behind by a file of the same name says nothing about this one. */
static void
read_mark (Settling *self)
{
  g_autofree char *path = dup_mark_path (self->file->path);
  g_autofree char *bytes = NULL;
  g_autoptr (GVariant) mark = NULL;
  g_autoptr (GVariant) copies = NULL;
  g_autoptr (GBytes) data = NULL;
  const char *file_id, *reference;
  gsize size = 0;

  if (!g_file_get_contents (path, &bytes, &size, NULL))
    return;
  data = g_bytes_new_take (g_steal_pointer (&bytes), size);
  mark = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (MARK_FORMAT), data, FALSE));
  g_variant_get (mark, "(&s&s@aay)", &file_id, &reference, &copies);
  if (!g_variant_is_normal_form (mark)) {
    /* that it was restored is certain, from what it was carried along is not */
    self->mark = g_strdup ("damaged");
    self->n_damaged++;
  } else if (g_str_equal (file_id, kith_vault_get_file_id (self->file->vault))) {
    self->mark = g_strdup (reference);
    take_copies (self, copies);
  }
}

static void
read_copy_beside (Settling *self)
{
  g_autofree char *path = kith_erasure_ledger_dup_path (self->file);
  g_autofree char *bytes = NULL;
  gsize size = 0;

  if (g_file_get_contents (path, &bytes, &size, NULL))
    g_ptr_array_add (self->copies, g_bytes_new_take (g_steal_pointer (&bytes), size));
}

static char *
dup_path_in_second (Settling *self)
{
  g_autofree char *folder = kith_setting_dup (self->file, KITH_SETTING_SECOND_FOLDER, NULL);
  g_autofree char *name = kith_erasure_ledger_dup_name (kith_vault_get_file_id (self->file->vault));

  return folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

/* After a fire it may be the only one. It is asked for then alone: a shared drive that does not answer would keep people from
 * opening the file. It may be some days behind, which is nobody's fault. */
static void
read_copy_in_second (Settling *self)
{
  g_autofree char *path = dup_path_in_second (self);
  g_autofree char *bytes = NULL;
  gsize size = 0;

  if (path != NULL && (self->mark != NULL || self->n_near == 0 || self->second_is_ahead) && g_file_get_contents (path, &bytes, &size, NULL))
    g_ptr_array_add (self->copies, g_bytes_new_take (g_steal_pointer (&bytes), size));
}

static GHashTable *
collect_references (GPtrArray *lines)
{
  GHashTable *references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    g_hash_table_add (references, g_strdup (((KithLedgerLine *) g_ptr_array_index (lines, i))->reference));
  return references;
}

/* Adds what @known does not have, and takes what is in the copy out of @unseen, which is (nullable). */
static void
take_lines (Settling   *self,
            GPtrArray  *lines,
            GHashTable *known,
            GHashTable *unseen)
{
  self->n_read++;
  while (lines->len > 0) {
    KithLedgerLine *line = g_ptr_array_steal_index (lines, 0);

    if (unseen != NULL)
      g_hash_table_remove (unseen, line->reference);
    if (g_hash_table_add (known, g_strdup (line->reference)))
      g_ptr_array_add (self->missed, line);
    else
      kith_ledger_line_free (line);
  }
}

static gboolean
compare_with_copies (Settling  *self,
                     GError   **error)
{
  g_autoptr (GPtrArray) own = kith_erasure_ledger_list (self->file, error);
  g_autoptr (GHashTable) known = own != NULL ? collect_references (own) : NULL;
  g_autoptr (GHashTable) unseen = own != NULL ? collect_references (own) : NULL;
  guint n_near_read = 0;

  if (own == NULL)
    return FALSE;
  for (guint i = 0; i < self->copies->len; i++) {
    gboolean is_near = i < self->n_near;
    g_autoptr (GError) local_error = NULL;
    g_autoptr (GPtrArray) lines =
      kith_erasure_ledger_read (self->file, g_ptr_array_index (self->copies, i), &local_error);

    if (lines != NULL) {
      take_lines (self, lines, known, is_near ? unseen : NULL);
      n_near_read += is_near;
    } else if (g_error_matches (local_error, KITH_ERROR, KITH_ERROR_DAMAGED))
      self->n_damaged += is_near;
    else {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  }
  self->is_cut = n_near_read > 0 && g_hash_table_size (unseen) > 0 && !kith_erasure_ledger_is (self->file, KITH_LEDGER_WAITS);
  return TRUE;
}

/* -1 on failure; 0 also when there is another record of that number: what came after an older backup was numbered again */
static int
still_has (KithCaseFile          *file,
           const KithKind        *kind,
           const KithLedgerLine  *line,
           GError               **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE id = %" G_GINT64_FORMAT, kind->table, line->record);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) birth = NULL;
  gint64 n = 0;

  if (!kith_db_get_int64 (file->db, sql, &n, error))
    return -1;
  birth = kith_erasure_ledger_dup_birth (file, line->kind, line->record, &local_error);
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return -1;
  }
  return n > 0 && (birth == NULL || line->birth == NULL || g_bytes_equal (birth, line->birth));
}

/* A proposal that waits in the backup was confirmed since. Reasons have words about the student in them. */
static gboolean
settle_disposals (KithCaseFile          *file,
                  KithErasure           *erasure,
                  const KithLedgerLine  *line,
                  GError               **error)
{
  g_autofree char *counts = kith_erasure_dup_counts (erasure);
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "UPDATE disposal SET version = version + 1, reason = NULL,"
                     " reference = CASE WHEN outcome <> 'keep' AND withdrawn_at IS NULL"
                     " THEN coalesce (reference, :reference) ELSE reference END,"
                     " counts = coalesce (counts, :counts), confirmed_at = CASE WHEN outcome <> 'keep' AND withdrawn_at IS NULL"
                     " THEN coalesce (confirmed_at, :at) ELSE confirmed_at END WHERE student = :student", error);

  for (guint i = 0; statement != NULL && i < kith_erasure_get_n (erasure); i++) {
    gint64 id = 0;

    if (kith_erasure_get_row (erasure, i, &id) != &kith_student_kind)
      continue;
    kith_statement_bind_text (statement, ":reference", line->certificate);
    kith_statement_bind_text (statement, ":counts", counts);
    kith_statement_bind_int64 (statement, ":at", line->at);
    kith_statement_bind_int64 (statement, ":student", id);
    if (!kith_statement_run (statement, error))
      return FALSE;
    kith_statement_reset (statement);
  }
  return statement != NULL;
}

static gboolean
erase_again (Settling              *self,
             const KithLedgerLine  *line,
             GError               **error)
{
  const KithKind *kind = kith_kind_find (line->kind);
  g_autoptr (KithErasure) erasure = NULL;
  int has;

  if (kind == NULL) {
    self->n_unknown++;
    return TRUE;
  }
  has = still_has (self->file, kind, line, error);
  if (has <= 0)
    return has == 0;
  erasure = kith_erasure_gather_record (self->file, kind, line->record, error);
  if (erasure == NULL || !settle_disposals (self->file, erasure, line, error) ||
      !kith_erasure_run (erasure, line->mode, error))
    return FALSE;
  self->n_erased += kith_erasure_get_n (erasure);
  return TRUE;
}

static gboolean
erase_all_again (Settling  *self,
                 GError   **error)
{
  for (guint i = 0; i < self->missed->len; i++) {
    KithLedgerLine *line = g_ptr_array_index (self->missed, i);

    if (!erase_again (self, line, error) || !kith_erasure_ledger_insert (self->file, line, error))
      return FALSE;
  }
  return TRUE;
}

/* The mark stays when the computer is switched off between the end of the work and its removal. */
static gboolean
is_restored (Settling *self)
{
  g_autofree char *last = kith_setting_dup (self->file, LAST_MARK, NULL);

  return (self->mark != NULL && g_strcmp0 (last, self->mark) != 0) || self->missed->len > 0;
}

/* A file that was only moved, without its backups, has its own list and lost nothing: a line in the audit is enough. */
static gboolean
concerns_people (Settling *self)
{
  return is_restored (self) || self->n_damaged > 0 || self->is_cut;
}

static gboolean
is_missing (Settling *self)
{
  return self->n_read == 0 && kith_erasure_ledger_is (self->file, KITH_LEDGER_PUBLISHED);
}

static void
add_sentence (GString    *words,
              const char *sentence)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", sentence);
}

static void
add_gap (Settling *self,
         GString  *words)
{
  gint64 moment = kith_clock_get_now (self->file->clock);
  g_autofree char *last = kith_time_format_instant (self->last_line);
  g_autofree char *now = kith_time_format_instant (moment);
  g_autofree char *age = kith_backup_dup_age (self->last_line, moment);

  g_string_append_printf (words,
                          /* Translators: a moment such as 3 November 2026, 3:20pm; how long ago that is, such as 26 days;
                           * then another moment */
                          _("This case file was restored from a backup. The last thing written in it is of %s, %s before "
                            "it was restored. Nothing that was written between then and %s is in it, and the audit has "
                            "nothing of that time."), last, age, now);
}

static void
add_erased (Settling *self,
            GString  *words)
{
  g_autofree char *sentence = NULL;

  if (self->n_erased == 0 && self->n_read == 0)
    return;
  sentence = self->n_erased == 0
    ? g_strdup (_("Nothing that was erased since then was in it."))
    : g_strdup_printf (ngettext ("%u record that was erased since then was in it and has been erased again.",
                                 "%u records that were erased since then were in it and have been erased again.",
                                 self->n_erased), self->n_erased);
  add_sentence (words, sentence);
}

static void
add_doubts (Settling *self,
            GString  *words)
{
  if (self->n_damaged > 0)
    add_sentence (words, _("A list of what was erased, kept beside the backups, is damaged or belongs to another case file, "
                           "so records erased since then may be back. Ask your data protection officer to compare the "
                           "certificates of disposal with the students in this file."));
  else if (self->n_read == 0)
    add_sentence (words, _("The list of what was erased, which Kith keeps beside the backups, was not there, so records "
                           "erased since then may be back. Ask your data protection officer to compare the certificates "
                           "of disposal with the students in this file."));
  if (self->is_cut)
    add_sentence (words, _("The list of what was erased, kept beside the backups, is older than this file, so somebody may "
                           "have put an old one there. Tell your data protection officer."));
  if (self->n_unknown > 0)
    add_sentence (words, _("Some of what was erased was of a kind this Kith does not know. Update Kith, then restore the "
                           "backup again."));
}

static char *
dup_words (Settling *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (!concerns_people (self))
    return g_strdup (_("The list of what was erased was not beside the backups and was written again."));
  if (is_restored (self)) {
    add_gap (self, words);
    add_erased (self, words);
  }
  add_doubts (self, words);
  return g_strdup (words->str);
}

static gboolean
write_down (Settling  *self,
            GError   **error)
{
  g_autofree char *words = dup_words (self);
  const KithAuditEntry entry = { .action = KITH_AUDIT_RESTORED, .words = words };

  return (!concerns_people (self) ||
          (kith_setting_put (self->file, WORDS, words, error) &&
           kith_setting_put_moment (self->file, LAST_LINE, self->last_line, error))) &&
         (self->mark == NULL || kith_setting_put (self->file, LAST_MARK, self->mark, error)) &&
         kith_erasure_ledger_set (self->file, KITH_LEDGER_WAITS, error) &&
         (self->n_erased == 0 || kith_disposal_set_unfinished (self->file, error)) &&
         kith_audit_append (self->file, &entry, error);
}

/* An administrator who opens what Kith restored knows that it is older: the line just written says it all. For anybody else
 * it stays to be accepted. */
static void
accept_gap (Settling *self)
{
  if (self->mark != NULL && kith_audit_gap_allows (self->file, KITH_VERB_ACCOUNTS))
    kith_audit_gap_settle (self->file);
}

static gboolean
settle (Settling  *self,
        GError   **error)
{
  if (!kith_audit_gap_let_go (self->file, error) || !kith_db_begin (self->file->db, error) ||
      !kith_audit_commit (self->file, erase_all_again (self, error) && write_down (self, error), error))
    return FALSE;
  accept_gap (self);
  return TRUE;
}

/* What it knew is in this file's list by now; what could not be read there is written anew. While the drive is away it waits. */
static void
catch_up_second (Settling *self)
{
  g_autofree char *path = self->second_is_ahead ? dup_path_in_second (self) : NULL;
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR) || kith_db_is_read_only (self->file->db))
    return;
  if (!kith_erasure_ledger_publish_in (self->file, folder, &error) ||
      !kith_setting_remove (self->file, KITH_SETTING_SECOND_AHEAD, &error))
    g_info ("The list of what was erased waits to be copied to the second place: %s", error->message);
}

/* Kept for whoever has to find out what happened to it; a new one takes its place. */
static void
put_damaged_aside (Settling *self)
{
  g_autofree char *path = kith_erasure_ledger_dup_path (self->file);
  g_autofree char *aside = g_strconcat (path, ".damaged", NULL);

  if (self->n_damaged > 0)
    g_rename (path, aside);
}

gboolean
kith_restored_settle (KithCaseFile  *file,
                      gint64         last_line,
                      GError       **error)
{
  g_auto (Settling) self = { .file = file, .last_line = last_line };
  g_autofree char *ahead = NULL;

  if (kith_db_is_read_only (file->db) && file->gap.state == KITH_AUDIT_GAP_NONE)
    return TRUE;
  self.copies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self.missed = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_ledger_line_free);
  read_mark (&self);
  read_copy_beside (&self);
  self.n_near = self.copies->len;
  ahead = kith_setting_dup (file, KITH_SETTING_SECOND_AHEAD, NULL);
  self.second_is_ahead = ahead != NULL;
  read_copy_in_second (&self);
  if (!compare_with_copies (&self, error) || ((concerns_people (&self) || is_missing (&self)) && !settle (&self, error)))
    return FALSE;
  put_damaged_aside (&self);
  catch_up_second (&self);
  if (self.n_erased > 0)
    kith_backup_forget_migrations (file);
  kith_restored_forget_mark (file->path);
  return TRUE;
}

/**
 * kith_restored_dup_words:
 * @file: an open case file
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): from when the file is, what the audit lacks, what was erased again and what is in
 *   doubt; %NULL without an error when there is nothing that was not read
 */
char *
kith_restored_dup_words (KithCaseFile  *file,
                         GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  return kith_setting_dup (file, WORDS, error);
}

gint64
kith_restored_get_last_line (KithCaseFile *file)
{
  return kith_setting_get_moment (file, LAST_LINE);
}

/**
 * kith_restored_set_read:
 * @file: an open case file
 * @error: %KITH_ERROR_NOT_ALLOWED
 *
 * Somebody who looks after the file has read what there is to know. The line in the audit stays.
 *
 * Returns: whether that is written down
 */
gboolean
kith_restored_set_read (KithCaseFile  *file,
                        GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  /* Whoever reads the audit has it there as well; others would put it away for those who have to act on it. */
  if (!kith_policy_allows_verb (file->actor.roles, KITH_VERB_READ_AUDIT) &&
      !kith_case_file_require (file, KITH_VERB_BACKUP, error))
    return FALSE;
  return kith_db_exec (file->db, "DELETE FROM setting WHERE name = '" WORDS "'", error);
}
