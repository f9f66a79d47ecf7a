/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-backup.h"

#include "db/kith-db-error.h"
#include "db/kith-file.h"
#include "kith-audit-private.h"
#include "kith-erasure-ledger.h"
#include "kith-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* A fire takes the computer with the backups beside it. The day's backup is copied to a folder elsewhere as well, such as a
 * USB drive or a shared drive. That folder is often away; then the copy is made another day. The list of what was erased lies
 * there too, and tells the folder from an empty one where the drive is not connected. */

#define COMPARE_SIZE (64 * 1024)

void
kith_second_copy_free (KithSecondCopy *self)
{
  g_free (self->file_id);
  g_free (self->source);
  g_free (self->ledger);
  g_free (self->folder);
  g_free (self);
}

KithSecondCopy *
kith_second_copy_dup (const KithSecondCopy *self)
{
  KithSecondCopy *copy = g_new0 (KithSecondCopy, 1);

  copy->file_id = g_strdup (self->file_id);
  copy->source = g_strdup (self->source);
  copy->ledger = g_strdup (self->ledger);
  copy->folder = g_strdup (self->folder);
  copy->was_copied = self->was_copied;
  return copy;
}

static gboolean
is_newer (const char *source,
          const char *target)
{
  GStatBuf one, other;

  return g_stat (source, &one) == 0 &&
         (g_stat (target, &other) != 0 || other.st_mtime < one.st_mtime || other.st_size != one.st_size);
}

/* The newest one that was found sound. */
static const KithBackup *
find_newest (GPtrArray *backups)
{
  for (guint i = 0; i < backups->len; i++) {
    const KithBackup *backup = g_ptr_array_index (backups, i);

    if (backup->kind == KITH_BACKUP_DAILY && !backup->is_second && backup->result != NULL && backup->result[0] == '\0')
      return backup;
  }
  return NULL;
}

KithSecondCopy *
kith_second_copy_plan (KithCaseFile *file)
{
  g_autofree char *folder = kith_setting_dup (file, KITH_SETTING_SECOND_FOLDER, NULL);
  g_autoptr (GPtrArray) backups = folder != NULL ? kith_backups_list_near (file, NULL) : NULL;
  const KithBackup *newest = backups != NULL ? find_newest (backups) : NULL;
  KithSecondCopy *self;

  if (newest == NULL)
    return NULL;
  self = g_new0 (KithSecondCopy, 1);
  self->file_id = g_strdup (kith_vault_get_file_id (file->vault));
  self->source = g_strdup (newest->path);
  self->ledger = kith_erasure_ledger_dup_path (file);
  self->folder = g_steal_pointer (&folder);
  return self;
}

static gboolean
refuse_away (const char  *folder,
             GError     **error)
{
  g_autofree char *name = g_filename_display_name (folder);

  g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
               /* Translators: a folder */
               _("“%s” is away: the drive may not be connected. Connect it; Kith tries again when the case file is opened "
                 "next."), name);
  return FALSE;
}

/* An empty folder stands where a drive is connected at other times. */
static gboolean
is_there (KithSecondCopy *self)
{
  g_autofree char *name = g_path_get_basename (self->ledger);
  g_autofree char *mark = g_build_filename (self->folder, name, NULL);

  return g_file_test (mark, G_FILE_TEST_IS_REGULAR);
}

static gboolean
read_both (GInputStream  *one,
           GInputStream  *other,
           gboolean      *are_equal,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree guint8 *first = g_malloc (COMPARE_SIZE);
  g_autofree guint8 *second = g_malloc (COMPARE_SIZE);
  gsize n_first = 0, n_second = 0;

  do {
    if (!g_input_stream_read_all (one, first, COMPARE_SIZE, &n_first, cancellable, error) ||
        !g_input_stream_read_all (other, second, COMPARE_SIZE, &n_second, cancellable, error))
      return FALSE;
    *are_equal = n_first == n_second && memcmp (first, second, n_first) == 0;
  } while (*are_equal && n_first > 0);
  return TRUE;
}

static gboolean
compare (const char    *path,
         const char    *copy,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (GFile) one = g_file_new_for_path (path);
  g_autoptr (GFile) other = g_file_new_for_path (copy);
  g_autoptr (GFileInputStream) first = g_file_read (one, cancellable, error);
  g_autoptr (GFileInputStream) second = first != NULL ? g_file_read (other, cancellable, error) : NULL;
  gboolean are_equal = FALSE;

  if (second == NULL ||
      !read_both (G_INPUT_STREAM (first), G_INPUT_STREAM (second), &are_equal, cancellable, error))
    return FALSE;
  if (are_equal)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                       _("What was copied to the second place reads differently there, so it was not kept. The drive may be "
                         "failing; use another one."));
  return FALSE;
}

static gboolean
fail_copy (const GError  *reason,
           const char    *folder,
           GError       **error)
{
  g_autofree char *name = g_filename_display_name (folder);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED) || reason->domain == KITH_ERROR) {
    g_propagate_error (error, g_error_copy (reason));
    return FALSE;
  }
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_set_error (error, KITH_ERROR, KITH_ERROR_FULL,
                 /* Translators: a folder */
                 _("There is no room left in “%s”. Make some, or choose another second place."), name);
  else
    g_set_error (error, KITH_ERROR, KITH_ERROR_READ_ONLY,
                 /* Translators: a folder, then a message from the system */
                 _("The backup could not be copied to “%s”: %s"), name, reason->message);
  return FALSE;
}

static gboolean
copy_file (const char    *from,
           const char    *folder,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *name = g_path_get_basename (from);
  g_autofree char *target = g_build_filename (folder, name, NULL);
  g_autofree char *partial = g_strconcat (target, ".partial", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) copy = g_file_new_for_path (partial);
  g_autoptr (GError) reason = NULL;

  if (g_file_copy (source, copy, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, &reason) &&
      g_chmod (partial, 0600) == 0 && kith_file_sync (partial, &reason) && compare (from, partial, cancellable, &reason) &&
      kith_file_rename (partial, target, &reason) && kith_file_sync_folder (target, &reason))
    return TRUE;
  if (reason == NULL)
    kith_db_set_file_error (&reason, errno, partial);
  g_unlink (partial);
  return fail_copy (reason, folder, error);
}

/* Another team's case file may have the same name, and its backups the same place. */
static gboolean
check_free (KithSecondCopy  *self,
            const char      *target,
            GError         **error)
{
  g_autofree char *id = kith_vault_peek_file_id (target, NULL);
  g_autofree char *name = NULL;

  if (id == NULL || g_str_equal (id, self->file_id))
    return TRUE;
  name = g_filename_display_name (self->folder);
  g_set_error (error, KITH_ERROR, KITH_ERROR_EXISTS,
               /* Translators: a folder */
               _("Another case file of the same name keeps its backups in “%s”. Choose a folder for this one alone."), name);
  return FALSE;
}

/* The list only grows. Where it is longer there, this file is an older copy that nobody restored through Kith, and must not
 * write over what it does not know. */
static gboolean
check_behind (KithSecondCopy  *self,
              const char      *ledger,
              GError         **error)
{
  g_autofree char *name = NULL;
  GStatBuf one, other;

  if (g_stat (self->ledger, &one) != 0 || g_stat (ledger, &other) != 0 || other.st_size <= one.st_size)
    return TRUE;
  name = g_filename_display_name (self->folder);
  g_set_error (error, KITH_ERROR, KITH_ERROR_STALE,
               /* Translators: a folder */
               _("The list of what was erased is longer in “%s” than here, so this case file may be an older copy. Lock it and "
                 "unlock it again: Kith reads that list then."), name);
  return FALSE;
}

static char *
dup_target (KithSecondCopy *self,
            const char     *source)
{
  g_autofree char *name = g_path_get_basename (source);

  return g_build_filename (self->folder, name, NULL);
}

/* What was erased after today's copy was made has to be found there as well. */
gboolean
kith_second_copy_run (KithSecondCopy  *self,
                      GCancellable    *cancellable,
                      GError         **error)
{
  g_autofree char *target = dup_target (self, self->source);
  g_autofree char *ledger = dup_target (self, self->ledger);

  if (!is_there (self))
    return refuse_away (self->folder, error);
  if (!check_free (self, target, error) || !check_behind (self, ledger, error))
    return FALSE;
  self->was_copied = is_newer (self->source, target);
  return (!self->was_copied || copy_file (self->source, self->folder, cancellable, error)) &&
         (!is_newer (self->ledger, ledger) || copy_file (self->ledger, self->folder, cancellable, error));
}

static gboolean
write_problem (KithCaseFile  *file,
               const GError  *problem,
               GError       **error)
{
  return kith_setting_put (file, KITH_SETTING_SECOND_PROBLEM, problem->message, error) &&
         (!g_error_matches (problem, KITH_ERROR, KITH_ERROR_STALE) ||
          kith_setting_put (file, KITH_SETTING_SECOND_AHEAD, "yes", error));
}

static gboolean
write_down (KithSecondCopy  *self,
            KithCaseFile    *file,
            GError         **error)
{
  g_autofree char *target = dup_target (self, self->source);

  if (!self->was_copied)
    return kith_setting_remove (file, KITH_SETTING_SECOND_PROBLEM, error);
  /* Byte for byte the one that was checked. */
  return kith_backups_remember (file, target, "", error) &&
         kith_setting_put_moment (file, KITH_SETTING_SECOND_COPIED, kith_clock_get_now (file->clock), error) &&
         kith_setting_remove (file, KITH_SETTING_SECOND_PROBLEM, error);
}

void
kith_second_copy_note (KithSecondCopy  *self,
                       KithCaseFile    *file,
                       const GError    *problem)
{
  g_autoptr (GError) error = NULL;

  if (kith_db_is_read_only (file->db))
    return;
  if (problem == NULL) {
    if (!write_down (self, file, &error))
      g_info ("A copy in the second place is not remembered: %s", error->message);
    if (self->was_copied)
      kith_backups_thin_out (file, self->folder);
  } else if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
             !write_problem (file, problem, &error))
    g_info ("What is wrong with the second place could not be written down: %s", error->message);
}

gboolean
kith_backups_copy_to_second (KithCaseFile  *file,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr (KithSecondCopy) copy = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  copy = kith_second_copy_plan (file);
  if (copy == NULL)
    return TRUE;
  if (!kith_second_copy_run (copy, cancellable, &local_error)) {
    kith_second_copy_note (copy, file, local_error);
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  kith_second_copy_note (copy, file, NULL);
  return TRUE;
}

static gboolean
check_folder (KithCaseFile  *file,
              const char    *folder,
              GError       **error)
{
  g_autofree char *first = kith_backup_dup_folder (file);
  g_autofree char *real = kith_file_resolve (folder);
  g_autofree char *real_first = kith_file_resolve (first);

  if (!g_file_test (real, G_FILE_TEST_IS_DIR))
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _("There is no such folder. Choose one that is there, such as one on a USB drive."));
  else if (g_str_equal (real, real_first))
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                         _("That is where backups are already. Choose a folder on another disk."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
put_second (KithCaseFile  *file,
            const char    *folder,
            GError       **error)
{
  const KithAuditEntry entry = {
    .action = KITH_AUDIT_BACKED_UP,
    .words = folder != NULL ? _("Second place for backups chosen") : _("No second place for backups any more"),
  };

  return kith_db_begin (file->db, error) &&
         kith_audit_commit (file, (folder != NULL ? kith_setting_put (file, KITH_SETTING_SECOND_FOLDER, folder, error)
                                                  : kith_setting_remove (file, KITH_SETTING_SECOND_FOLDER, error)) &&
                            kith_setting_remove (file, KITH_SETTING_SECOND_COPIED, error) &&
                            kith_setting_remove (file, KITH_SETTING_SECOND_PROBLEM, error) &&
                            kith_audit_append (file, &entry, error), error);
}

/**
 * kith_backups_set_second:
 * @file: an open case file
 * @folder: (nullable): a folder that is there, %NULL for none
 * @error: %KITH_ERROR_NOT_ALLOWED, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_READ_ONLY and others
 *
 * Chooses where the day’s backup is copied to as well. What lies in a former place stays there.
 *
 * Returns: whether it is chosen
 */
gboolean
kith_backups_set_second (KithCaseFile  *file,
                         const char    *folder,
                         GError       **error)
{
  g_autofree char *absolute = folder != NULL ? g_canonicalize_filename (folder, NULL) : NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  if (!kith_case_file_require (file, KITH_VERB_BACKUP, error))
    return FALSE;
  if (absolute != NULL && (!check_folder (file, absolute, error) ||
                           !kith_erasure_ledger_publish_in (file, absolute, error)))
    return FALSE;
  return put_second (file, absolute, error);
}
