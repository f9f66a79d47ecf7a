/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-backup.h"

#include "db/kith-file.h"
#include "kith-audit-private.h"
#include "kith-erasure-ledger.h"
#include "kith-error.h"
#include "kith-maintenance.h"
#include "kith-operation.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define FOLDER "backups"
#define EXTENSION ".kith"

char *
kith_setting_dup (KithCaseFile  *file,
                  const char    *name,
                  GError       **error)
{
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, "SELECT value FROM setting WHERE name = :name", error);

  if (row == NULL)
    return NULL;
  kith_statement_bind_text (row, ":name", name);
  return kith_statement_step (row, error) == KITH_STEP_ROW ? kith_statement_dup_text (row, 0) : NULL;
}

gboolean
kith_setting_put (KithCaseFile  *file,
                  const char    *name,
                  const char    *value,
                  GError       **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "INSERT INTO setting (name, value) VALUES (:name, :value)"
                     " ON CONFLICT (name) DO UPDATE SET value = excluded.value", error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_text (statement, ":name", name);
  kith_statement_bind_text (statement, ":value", value);
  return kith_statement_run (statement, error);
}

gboolean
kith_setting_remove (KithCaseFile  *file,
                     const char    *name,
                     GError       **error)
{
  g_autoptr (KithStatement) statement = kith_db_prepare (file->db, "DELETE FROM setting WHERE name = :name", error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_text (statement, ":name", name);
  return kith_statement_run (statement, error);
}

gint64
kith_setting_get_moment (KithCaseFile *file,
                         const char   *name)
{
  g_autofree char *text = kith_setting_dup (file, name, NULL);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

gboolean
kith_setting_put_moment (KithCaseFile  *file,
                         const char    *name,
                         gint64         moment,
                         GError       **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, moment);

  return kith_setting_put (file, name, text, error);
}

char *
kith_backup_dup_folder (KithCaseFile *file)
{
  g_autofree char *folder = g_path_get_dirname (file->path);

  return g_build_filename (folder, FOLDER, NULL);
}

char *
kith_backup_dup_stem (KithCaseFile *file)
{
  char *name = g_path_get_basename (file->path);

  if (g_str_has_suffix (name, EXTENSION))
    name[strlen (name) - strlen (EXTENSION)] = '\0';
  return name;
}

char *
kith_backup_dup_dated_path (KithCaseFile *file,
                            const char   *iso)
{
  g_autofree char *folder = kith_backup_dup_folder (file);
  g_autofree char *stem = kith_backup_dup_stem (file);
  g_autofree char *name = g_strdup_printf ("%s-%s" EXTENSION, stem, iso);

  return g_build_filename (folder, name, NULL);
}

static gboolean
make_folder (KithCaseFile  *file,
             GError       **error)
{
  g_autofree char *folder = kith_backup_dup_folder (file);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, KITH_ERROR, errno == ENOSPC ? KITH_ERROR_FULL : KITH_ERROR_READ_ONLY,
               /* Translators: a folder, then a message from the system */
               _("The folder for backups, “%s”, cannot be made: %s."), folder, g_strerror (errno));
  return FALSE;
}

/* 1 when there is a backup of this file at @path, 0 when there is nothing. What else lies there is not written over: it may be
 * the last backup of a file of the same name. Then -1. */
static int
find_own (KithCaseFile  *file,
          const char    *path,
          GError       **error)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return 0;
  id = kith_vault_peek_file_id (path, NULL);
  if (g_strcmp0 (id, kith_vault_get_file_id (file->vault)) == 0)
    return 1;
  name = g_filename_display_name (path);
  g_set_error (error, KITH_ERROR, KITH_ERROR_EXISTS,
               /* Translators: a file */
               _("“%s” is where a backup has to go, and is not a backup of this case file. Move it to another folder, then try "
                 "again."), name);
  return -1;
}

static gboolean
remember (KithCaseFile  *file,
          const char    *path,
          const char    *words,
          GError       **error)
{
  const KithAuditEntry entry = { .action = KITH_AUDIT_BACKED_UP, .words = words };

  /* It was opened and checked before it was given its name. */
  return kith_db_begin (file->db, error) &&
         kith_audit_commit (file, kith_setting_put_moment (file, KITH_SETTING_LAST_BACKUP, kith_clock_get_now (file->clock), error) &&
                            kith_backups_remember (file, path, "", error) && kith_audit_append (file, &entry, error), error);
}

/**
 * kith_maintenance_backup:
 * @file: an open case file
 * @path: the backup to make, which must not exist
 * @cancellable: (nullable): gives up and leaves nothing behind
 * @error: %KITH_ERROR_EXISTS, %KITH_ERROR_FULL and others
 *
 * Makes a complete case file, every page of it checked, that opens with the same passphrases.
 *
 * Returns: whether there is a sound backup
 */
gboolean
kith_maintenance_backup (KithCaseFile  *file,
                         const char    *path,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autofree char *absolute = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (file->operation.depth == 0, FALSE);

  absolute = g_canonicalize_filename (path, NULL);
  return kith_case_file_require (file, KITH_VERB_BACKUP, error) &&
         kith_vault_backup (file->vault, absolute, cancellable, error) &&
         remember (file, absolute, _("Backup made by hand"), error);
}

/* What it was made from and when is in its name, as in "Welfare team-schema-7-2026-11-29.kith". */
gboolean
kith_backup_before_migration (KithCaseFile  *file,
                              guint          from,
                              GError       **error)
{
  g_autofree char *today = kith_clock_dup_today (file->clock);
  g_autofree char *label = g_strdup_printf ("schema-%u-%s", from, today);
  g_autofree char *path = kith_backup_dup_dated_path (file, label);

  int found = make_folder (file, error) ? find_own (file, path, error) : -1;

  return found == 1 || (found == 0 && kith_vault_backup (file->vault, path, NULL, error));
}

static gboolean
is_before_migration (KithCaseFile *file,
                     const char   *path,
                     const char   *name)
{
  g_autofree char *stem = kith_backup_dup_stem (file);
  g_autofree char *id = kith_vault_peek_file_id (path, NULL);
  g_auto (KithBackupName) parsed = { 0 };

  kith_backup_name_parse (&parsed, name);
  return parsed.kind == KITH_BACKUP_MIGRATION && g_strcmp0 (parsed.stem, stem) == 0 &&
         g_strcmp0 (id, kith_vault_get_file_id (file->vault)) == 0;
}

void
kith_backup_forget_migrations (KithCaseFile *file)
{
  g_autofree char *folder = kith_backup_dup_folder (file);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (is_before_migration (file, path, name))
      g_unlink (path);
  }
}

/**
 * kith_maintenance_backup_daily:
 * @file: an open case file
 * @made: (out) (optional) (nullable): the backup, %NULL when today has one already
 * @cancellable: (nullable): gives up
 * @error: return location for an error
 *
 * Makes the backup of the day, unless there is one, and lets old ones go: the newest 7 days, 4 weeks and 2 months stay, and
 * none for more than 92 days.
 *
 * Returns: whether today has a backup
 */
gboolean
kith_maintenance_backup_daily (KithCaseFile  *file,
                               char         **made,
                               GCancellable  *cancellable,
                               GError       **error)
{
  g_autofree char *today = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  int found;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (file->operation.depth == 0, FALSE);

  if (made != NULL)
    *made = NULL;
  today = kith_clock_dup_today (file->clock);
  path = kith_backup_dup_dated_path (file, today);
  if (kith_db_is_read_only (file->db))
    return TRUE;
  found = find_own (file, path, error);
  if (found != 0)
    return found == 1;
  if (!make_folder (file, error) || !kith_erasure_ledger_publish (file, error) ||
      !kith_vault_backup (file->vault, path, cancellable, error) || !remember (file, path, _("Daily backup"), error))
    return FALSE;
  folder = kith_backup_dup_folder (file);
  kith_backups_thin_out (file, folder);
  if (made != NULL)
    *made = g_steal_pointer (&path);
  return TRUE;
}

static const struct {
  const char *name;
  KithBackupKind kind;
} occasions[] = {
  [KITH_BACKUP_BEFORE_IMPORT] = { "before-import", KITH_BACKUP_IMPORT },
  [KITH_BACKUP_BEFORE_MERGE] = { "before-merge", KITH_BACKUP_MERGE },
  [KITH_BACKUP_BEFORE_ERASURE] = { "before-erasure", KITH_BACKUP_ERASURE },
};

/**
 * kith_maintenance_backup_before:
 * @file: an open case file
 * @occasion: what is about to happen
 * @cancellable: (nullable): gives up and leaves nothing behind
 * @error: %KITH_ERROR_FULL and others
 *
 * Makes a backup of the moment before something large, so that there is a way back that does not depend on undo. The newest
 * three of each occasion stay. Two within a minute share one.
 *
 * Returns: whether there is one; nothing large should begin otherwise
 */
gboolean
kith_maintenance_backup_before (KithCaseFile        *file,
                                KithBackupOccasion   occasion,
                                GCancellable        *cancellable,
                                GError             **error)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *label = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  int found;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (file->operation.depth == 0, FALSE);

  now = g_date_time_new_from_unix_local (kith_clock_get_now (file->clock));
  moment = g_date_time_format (now, "%Y-%m-%d-%H%M");
  label = g_strdup_printf ("%s-%s", occasions[occasion].name, moment);
  path = kith_backup_dup_dated_path (file, label);
  found = make_folder (file, error) ? find_own (file, path, error) : -1;
  if (found < 0)
    return FALSE;
  if (found == 0 &&
      (!kith_vault_backup (file->vault, path, cancellable, error) ||
       !remember (file, path, kith_backup_kind_get_label (occasions[occasion].kind), error)))
    return FALSE;
  folder = kith_backup_dup_folder (file);
  kith_backups_thin_out (file, folder);
  return TRUE;
}

/* Told on the page of backups, and to everybody when it stays so. */
static void
note_problem (KithCaseFile *file,
              const char   *problem)
{
  g_autofree char *before = kith_setting_dup (file, KITH_SETTING_BACKUP_PROBLEM, NULL);
  gboolean noted = g_strcmp0 (before, problem) == 0 ||
                   (problem != NULL ? kith_setting_put (file, KITH_SETTING_BACKUP_PROBLEM, problem, NULL)
                                    : kith_setting_remove (file, KITH_SETTING_BACKUP_PROBLEM, NULL));

  if (!noted)
    g_info ("What is wrong with backups could not be written down");
}

gboolean
kith_backup_daily (KithCaseFile  *file,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  if (kith_db_is_read_only (file->db))
    return TRUE;
  if (kith_maintenance_backup_daily (file, NULL, cancellable, &local_error)) {
    note_problem (file, NULL);
    return TRUE;
  }
  if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_info ("No daily backup: %s", local_error->message);
    note_problem (file, local_error->message);
  }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
kith_backup_daily_quietly (KithCaseFile  *file,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  if (kith_backup_daily (file, cancellable, &local_error) ||
      !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
kith_backup_renew_today (KithCaseFile  *file,
                         const char    *words,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autofree char *today = kith_clock_dup_today (file->clock);
  g_autofree char *path = kith_backup_dup_dated_path (file, today);
  g_autofree char *fresh = g_strconcat (path, ".fresh", NULL);

  g_unlink (fresh);
  if (!make_folder (file, error) || find_own (file, path, error) < 0 || !kith_erasure_ledger_publish (file, error) ||
      !kith_vault_backup (file->vault, fresh, cancellable, error))
    return FALSE;
  if (kith_file_rename (fresh, path, error) && kith_file_sync_folder (path, error))
    return remember (file, path, words, error);
  g_unlink (fresh);
  return FALSE;
}
