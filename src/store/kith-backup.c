/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-backup.h"

#include "db/kith-db-error.h"
#include "db/kith-file.h"
#include "kith-audit-private.h"
#include "kith-date.h"
#include "kith-erasure-ledger.h"
#include "kith-error.h"
#include "kith-maintenance.h"
#include "kith-operation.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define FOLDER "backups"
#define N_BEFORE 3
#define EXTENSION ".kith"
#define ISO_LENGTH 10
#define DAILY 7
#define WEEKLY 4
#define MONTHLY 2

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

char *
kith_backup_dup_folder (KithCaseFile *file)
{
  g_autofree char *folder = g_path_get_dirname (file->path);

  return g_build_filename (folder, FOLDER, NULL);
}

/* "Welfare team" for "/home/sam/Welfare team.kith". */
static char *
dup_stem (KithCaseFile *file)
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
  g_autofree char *stem = dup_stem (file);
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

static gboolean
remember (KithCaseFile  *file,
          const char    *words,
          GError       **error)
{
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, kith_clock_get_now (file->clock));
  const KithAuditEntry entry = { .action = KITH_AUDIT_BACKED_UP, .words = words };

  if (!kith_db_begin (file->db, error))
    return FALSE;
  if (kith_setting_put (file, "last-backup", now, error) && kith_audit_append (file, &entry, error) &&
      kith_db_commit (file->db, error))
    return TRUE;
  kith_db_rollback (file->db);
  file->audit.is_known = FALSE;
  return FALSE;
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
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (file->operation.depth == 0, FALSE);

  return kith_case_file_require (file, KITH_VERB_BACKUP, error) &&
         kith_vault_backup (file->vault, path, cancellable, error) &&
         remember (file, _("Backup made by hand"), error);
}

/* The oldest schema it was made from is in its name, as in "Welfare team-schema-1.kith". */
gboolean
kith_backup_before_migration (KithCaseFile  *file,
                              guint          from,
                              GError       **error)
{
  g_autofree char *label = g_strdup_printf ("schema-%u", from);
  g_autofree char *path = kith_backup_dup_dated_path (file, label);

  if (!make_folder (file, error))
    return FALSE;
  return g_file_test (path, G_FILE_TEST_EXISTS) || kith_vault_backup (file->vault, path, NULL, error);
}

char *
kith_backup_dup_age (gint64 from,
                     gint64 to)
{
  const gint64 hour = 60 * 60, day = 24 * hour;
  gint64 seconds = MAX (to - from, 0);

  if (seconds >= 2 * day)
    return g_strdup_printf (ngettext ("%u day", "%u days", (guint) (seconds / day)), (guint) (seconds / day));
  if (seconds >= hour)
    return g_strdup_printf (ngettext ("%u hour", "%u hours", (guint) (seconds / hour)), (guint) (seconds / hour));
  return g_strdup (_("less than an hour"));
}

void
kith_backup_forget_migrations (KithCaseFile *file)
{
  g_autofree char *folder = kith_backup_dup_folder (file);
  g_autofree char *stem = dup_stem (file);
  g_autofree char *prefix = g_strconcat (stem, "-schema-", NULL);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, EXTENSION))
      g_unlink (path);
  }
}

/* Newest first. */
static int
compare_dates (gconstpointer first,
               gconstpointer second)
{
  return strcmp (*(const char *const *) second, *(const char *const *) first);
}

static char *
dup_period (const char *iso,
            guint       days)
{
  GDate date;

  if (!kith_date_from_iso (iso, &date))
    return g_strdup ("");
  return days == 7 ? g_strdup_printf ("%u", (g_date_get_julian (&date) - 1) / 7) : g_strndup (iso, strlen ("2026-07"));
}

/* Marks the newest of each of the newest @most periods as kept. */
static void
keep_by_period (GPtrArray  *dates,
                GHashTable *kept,
                guint       days,
                guint       most)
{
  g_autoptr (GHashTable) periods = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < dates->len && g_hash_table_size (periods) < most; i++)
    if (g_hash_table_add (periods, dup_period (g_ptr_array_index (dates, i), days)))
      g_hash_table_add (kept, g_ptr_array_index (dates, i));
}

GPtrArray *
kith_backup_list_superfluous (GPtrArray *dates)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *superfluous = g_ptr_array_new ();

  g_ptr_array_sort (dates, compare_dates);
  for (guint i = 0; i < MIN (dates->len, DAILY); i++)
    g_hash_table_add (kept, g_ptr_array_index (dates, i));
  keep_by_period (dates, kept, 7, WEEKLY);
  keep_by_period (dates, kept, 30, MONTHLY);
  for (guint i = 0; i < dates->len; i++)
    if (!g_hash_table_contains (kept, g_ptr_array_index (dates, i)))
      g_ptr_array_add (superfluous, g_ptr_array_index (dates, i));
  return superfluous;
}

/* The date in the name of a daily backup of this case file; NULL for any other file in the folder. */
static char *
dup_date_of (const char *name,
             const char *stem)
{
  gsize prefix = strlen (stem) + 1;
  g_autofree char *iso = NULL;

  if (!g_str_has_prefix (name, stem) || !g_str_has_suffix (name, EXTENSION) ||
      strlen (name) != prefix + ISO_LENGTH + strlen (EXTENSION) || name[prefix - 1] != '-')
    return NULL;
  iso = g_strndup (name + prefix, ISO_LENGTH);
  return kith_date_is_iso (iso) ? g_steal_pointer (&iso) : NULL;
}

GPtrArray *
kith_backup_list_dates (KithCaseFile *file)
{
  g_autofree char *folder = kith_backup_dup_folder (file);
  g_autofree char *stem = dup_stem (file);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  GPtrArray *dates = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL) {
    char *iso = dup_date_of (name, stem);

    if (iso != NULL)
      g_ptr_array_add (dates, iso);
  }
  return dates;
}

static void
thin_out (KithCaseFile *file)
{
  g_autoptr (GPtrArray) dates = kith_backup_list_dates (file);
  g_autoptr (GPtrArray) superfluous = NULL;

  superfluous = kith_backup_list_superfluous (dates);
  for (guint i = 0; i < superfluous->len; i++) {
    g_autofree char *path = kith_backup_dup_dated_path (file, g_ptr_array_index (superfluous, i));

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
 * Makes the backup of the day, unless there is one, and lets old ones go: the newest 7 days, 4 weeks and 2 months stay.
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

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (file->operation.depth == 0, FALSE);

  if (made != NULL)
    *made = NULL;
  today = kith_clock_dup_today (file->clock);
  path = kith_backup_dup_dated_path (file, today);
  if (kith_db_is_read_only (file->db) || g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!make_folder (file, error) || !kith_erasure_ledger_publish (file, error) ||
      !kith_vault_backup (file->vault, path, cancellable, error) || !remember (file, _("Daily backup"), error))
    return FALSE;
  thin_out (file);
  if (made != NULL)
    *made = g_steal_pointer (&path);
  return TRUE;
}

/* Names end in the moment, so that their order is that of time. */
static int
compare_names (gconstpointer first,
               gconstpointer second)
{
  return strcmp (*(const char *const *) second, *(const char *const *) first);
}

static const struct {
  const char *name;
  const char *words;
} occasions[] = {
  [KITH_BACKUP_BEFORE_IMPORT] = { "before-import", N_("Backup before an import") },
  [KITH_BACKUP_BEFORE_MERGE] = { "before-merge", N_("Backup before two students were made one") },
  [KITH_BACKUP_BEFORE_ERASURE] = { "before-erasure", N_("Backup before a record was erased") },
};

static void
thin_out_before (KithCaseFile       *file,
                 KithBackupOccasion  occasion)
{
  g_autofree char *folder = kith_backup_dup_folder (file);
  g_autofree char *stem = dup_stem (file);
  g_autofree char *prefix = g_strdup_printf ("%s-%s-", stem, occasions[occasion].name);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, EXTENSION))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = N_BEFORE; i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

    g_unlink (path);
  }
}

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

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (file->operation.depth == 0, FALSE);

  now = g_date_time_new_from_unix_local (kith_clock_get_now (file->clock));
  moment = g_date_time_format (now, "%Y-%m-%d-%H%M");
  label = g_strdup_printf ("%s-%s", occasions[occasion].name, moment);
  path = kith_backup_dup_dated_path (file, label);
  if (!make_folder (file, error))
    return FALSE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS) &&
      (!kith_vault_backup (file->vault, path, cancellable, error) ||
       !remember (file, _(occasions[occasion].words), error)))
    return FALSE;
  thin_out_before (file, occasion);
  return TRUE;
}

gboolean
kith_backup_daily_quietly (KithCaseFile  *file,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  if (kith_maintenance_backup_daily (file, NULL, cancellable, &local_error))
    return TRUE;
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  g_info ("No daily backup: %s", local_error->message);
  return TRUE;
}

gboolean
kith_backup_renew_today (KithCaseFile  *file,
                         GError       **error)
{
  g_autofree char *today = kith_clock_dup_today (file->clock);
  g_autofree char *path = kith_backup_dup_dated_path (file, today);
  g_autofree char *fresh = g_strconcat (path, ".fresh", NULL);

  g_unlink (fresh);
  if (!make_folder (file, error) || !kith_vault_backup (file->vault, fresh, NULL, error))
    return FALSE;
  if (g_rename (fresh, path) == 0 && kith_file_sync_folder (path, error))
    return remember (file, _("Backup after an account was removed"), error);
  if (error != NULL && *error == NULL)
    kith_db_set_file_error (error, errno, path);
  g_unlink (fresh);
  return FALSE;
}
