/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-backup.h"

#include "db/kith-db-error.h"
#include "db/kith-file.h"
#include "kith-audit-private.h"
#include "kith-erasure-ledger.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-maintenance.h"
#include "kith-restored.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define SCRATCH "drill"

/**
 * kith_backup_report_free:
 * @self: (nullable) (transfer full): a report
 */
void
kith_backup_report_free (KithBackupReport *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->moment);
  g_strfreev (self->findings);
  g_free (self);
}

static gboolean
has_table (KithDb     *db,
           const char *table)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '%s'", table);
  gint64 n = 0;

  return kith_db_get_int64 (db, sql, &n, NULL) && n > 0;
}

/* An older backup lacks the tables of later kinds. */
static gboolean
count_records (KithDb   *db,
               gint64   *n_records,
               GError  **error)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  *n_records = 0;
  for (guint i = 0; i < n_kinds; i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", kinds[i]->table);
    gint64 n = 0;

    if (!has_table (db, kinds[i]->table))
      continue;
    if (!kith_db_get_int64 (db, sql, &n, error))
      return FALSE;
    *n_records += n;
  }
  return TRUE;
}

static gboolean
count (KithDb            *db,
       KithBackupCounts  *counts,
       GError           **error)
{
  return kith_db_get_int64 (db, "SELECT count(*) FROM student WHERE removed_at IS NULL", &counts->students, error) &&
         kith_db_get_int64 (db, "SELECT count(*) FROM note WHERE removed_at IS NULL", &counts->notes, error) &&
         kith_db_get_int64 (db, "SELECT count(*) FROM audit", &counts->audit_lines, error) &&
         count_records (db, &counts->records, error);
}

static GBytes *
dup_line (KithDb  *db,
          gint64   number,
          GError **error)
{
  g_autoptr (KithStatement) row = kith_db_prepare (db, "SELECT hash FROM audit WHERE id = :id", error);

  if (row == NULL)
    return NULL;
  kith_statement_bind_int64 (row, ":id", number);
  return kith_statement_step (row, error) == KITH_STEP_ROW ? kith_statement_dup_bytes (row, 0) : NULL;
}

/* Each line has the hash of the one before in it, so that one that agrees vouches for all before it. */
static gboolean
compare_audit (KithDb        *backup,
               KithCaseFile  *file,
               GStrvBuilder  *findings,
               GError       **error)
{
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GBytes) ours = NULL;
  gint64 head = 0;

  if (!kith_db_get_int64 (backup, "SELECT coalesce (max (id), 0) FROM audit", &head, error))
    return FALSE;
  theirs = dup_line (backup, head, error);
  ours = dup_line (file->db, head, error);
  if (theirs != NULL && ours != NULL && g_bytes_equal (theirs, ours))
    return TRUE;
  g_strv_builder_add (findings, _("Its audit is not the beginning of this file’s audit: it was made of a copy that went its "
                                  "own way, or one of the two was altered."));
  return TRUE;
}

static gboolean
is_damage (const GError *error)
{
  return error->domain == KITH_ERROR && (error->code == KITH_ERROR_DAMAGED || error->code == KITH_ERROR_NOT_A_CASE_FILE);
}

static gboolean
look_inside (KithBackupReport  *self,
             KithCaseFile      *file,
             const char        *path,
             GStrvBuilder      *findings,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (KithDb) db = kith_vault_open_backup (file->vault, path, error);
  g_auto (GStrv) structure = NULL;

  if (db == NULL)
    return FALSE;
  kith_db_set_cancellable (db, cancellable);
  if (!kith_db_check (db, &structure, error))
    return FALSE;
  g_strv_builder_addv (findings, (const char **) structure);
  return count (db, &self->counts, error) && compare_audit (db, file, findings, error);
}

/* @path: where it is looked at, which may be a copy. What is wrong with the backup is a finding, not a failure. */
static gboolean
examine (KithBackupReport  *self,
         KithCaseFile      *file,
         const char        *path,
         GCancellable      *cancellable,
         GError           **error)
{
  g_autoptr (GStrvBuilder) findings = g_strv_builder_new ();
  g_autoptr (GError) local_error = NULL;

  if (!look_inside (self, file, path, findings, cancellable, &local_error)) {
    if (!is_damage (local_error)) {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
    g_strv_builder_add (findings, local_error->message);
  }
  self->findings = g_strv_builder_end (findings);
  return count (file->db, &self->now, error);
}

static gboolean
write_down (KithBackupReport  *self,
            KithCaseFile      *file,
            gboolean           is_drill,
            GError           **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *result = g_strjoinv (" ", self->findings);
  /* Translators: name of a backup */
  g_autofree char *words = g_strdup_printf (is_drill ? _("Restore drill with “%s”") : _("Backup “%s”"), name);
  const KithAuditEntry entry = { .action = KITH_AUDIT_CHECKED, .words = words };

  return kith_db_begin (file->db, error) &&
         kith_audit_commit (file, kith_backups_remember (file, self->path, result, error) &&
                            (!is_drill || result[0] != '\0' ||
                             kith_setting_put_moment (file, KITH_SETTING_LAST_DRILL, kith_clock_get_now (file->clock), error)) &&
                            kith_audit_append (file, &entry, error), error);
}

static KithBackup *
find_by_path (GPtrArray  *backups,
              const char *path,
              GError    **error)
{
  for (guint i = 0; i < backups->len; i++) {
    KithBackup *backup = g_ptr_array_index (backups, i);

    if (path == NULL ? backup->opens : g_str_equal (backup->path, path))
      return backup;
  }
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                       path != NULL ? _("This is no backup of this case file that Kith knows of. Look at the list again.")
                                    : _("There is no backup yet that your account opens. Choose “Back up now” first."));
  return NULL;
}

static KithBackupReport *
create_report (const KithBackup *backup)
{
  KithBackupReport *self = g_new0 (KithBackupReport, 1);

  self->path = g_strdup (backup->path);
  self->moment = g_strdup (backup->moment);
  return self;
}

/**
 * kith_backups_verify:
 * @file: an open case file
 * @path: a backup of the list
 * @cancellable: (nullable): gives up
 * @error: %KITH_ERROR_NOT_ALLOWED when whoever asks has no key to it, and others
 *
 * Opens a backup for reading and checks every page, its links, and whether its audit is the beginning of that of the file.
 *
 * Returns: (transfer full) (nullable): what was found
 */
KithBackupReport *
kith_backups_verify (KithCaseFile  *file,
                     const char    *path,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (KithBackupReport) self = NULL;
  g_autofree char *absolute = NULL;
  KithBackup *backup;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file) && path != NULL, NULL);
  g_return_val_if_fail (file->operation.depth == 0, NULL);

  absolute = g_canonicalize_filename (path, NULL);
  backups = kith_backups_list (file, error);
  backup = backups != NULL ? find_by_path (backups, absolute, error) : NULL;
  if (backup == NULL)
    return NULL;
  self = create_report (backup);
  if (!examine (self, file, absolute, cancellable, error) || !write_down (self, file, FALSE, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
remove_scratch (const char *path)
{
  g_autofree char *partial = g_strconcat (path, ".partial", NULL);

  kith_file_remove (path);
  kith_file_remove (partial);
  kith_restored_forget_mark (path);
}

/* What a drill left when the computer was switched off: nobody would ever let that copy go. */
void
kith_backups_sweep_drill (KithCaseFile *file)
{
  g_autofree char *scratch = kith_backup_dup_dated_path (file, SCRATCH);

  remove_scratch (scratch);
}

static gboolean
try_restore (KithBackupReport  *self,
             KithCaseFile      *file,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autofree char *scratch = kith_backup_dup_dated_path (file, SCRATCH);
  gboolean examined;

  remove_scratch (scratch);
  examined = kith_maintenance_restore (self->path, scratch, error) &&
             !g_cancellable_set_error_if_cancelled (cancellable, error) &&
             examine (self, file, scratch, cancellable, error);
  remove_scratch (scratch);
  return examined;
}

/**
 * kith_backups_drill:
 * @file: an open case file
 * @cancellable: (nullable): gives up
 * @error: %KITH_ERROR_NOT_FOUND when there is none to try, %KITH_ERROR_FULL and others
 *
 * Restores the newest backup that whoever asks opens, as it would be after a fire, to a copy that is thrown away again, and
 * looks whether it is whole and how much is in it. The file itself is not touched.
 *
 * Returns: (transfer full) (nullable): what was found
 */
KithBackupReport *
kith_backups_drill (KithCaseFile  *file,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (KithBackupReport) self = NULL;
  KithBackup *backup;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (file->operation.depth == 0, NULL);

  backups = kith_backups_list (file, error);
  backup = backups != NULL ? find_by_path (backups, NULL, error) : NULL;
  if (backup == NULL)
    return NULL;
  self = create_report (backup);
  if (!try_restore (self, file, cancellable, error) || !write_down (self, file, TRUE, error))
    return NULL;
  return g_steal_pointer (&self);
}
