/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-backup.h"

#include "kith-date.h"
#include "kith-time.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define PARTIAL ".partial"
#define FRESH ".fresh"
#define DAY_SECONDS (24 * 60 * 60)

/**
 * kith_backup_free:
 * @self: (nullable) (transfer full): a backup
 */
void
kith_backup_free (KithBackup *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->day);
  g_free (self->moment);
  g_free (self->result);
  g_free (self->expires);
  g_free (self);
}

static char *
dup_local_day (gint64 moment)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (moment);

  return g_date_time_format (local, "%Y-%m-%d");
}

/* Days as people count them, by the calendar. */
char *
kith_backup_dup_age (gint64 from,
                     gint64 to)
{
  g_autofree char *first = dup_local_day (from);
  g_autofree char *last = dup_local_day (to);
  int days = kith_date_iso_days_between (first, last);
  guint hours = (guint) (MAX (to - from, 0) / (60 * 60));

  if (days > 0)
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
  return hours > 0 ? g_strdup_printf (ngettext ("%u hour", "%u hours", hours), hours) : g_strdup (_("less than an hour"));
}

static gint64
find_moment (const KithBackupName *name,
             const char           *changed_on,
             gint64                changed_at)
{
  g_autoptr (GDateTime) noon = NULL;
  GDate day;

  if (name->day == NULL || g_str_equal (name->day, changed_on) || !kith_date_from_iso (name->day, &day))
    return changed_at;
  noon = g_date_time_new_local (g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day),
                                name->minutes >= 0 ? name->minutes / 60 : 12, name->minutes >= 0 ? name->minutes % 60 : 0, 0);
  return g_date_time_to_unix (noon);
}

/* The name says the day and perhaps the minute; the file knows the second, unless it was copied since. Then nobody knows the
 * hour of a daily backup, and none is said. */
static void
fill_moment (KithBackup           *self,
             const KithBackupName *name,
             gint64                changed_at)
{
  g_autofree char *changed_on = dup_local_day (changed_at);

  self->day = g_strdup (name->day != NULL ? name->day : changed_on);
  self->made_at = find_moment (name, changed_on, changed_at);
  self->moment = self->made_at == changed_at || name->minutes >= 0 ? kith_time_format_instant (self->made_at)
                                                                   : kith_date_format_iso (self->day);
}

static KithBackup *
create (const char *path,
        gint64      changed_at)
{
  KithBackup *self = g_new0 (KithBackup, 1);
  g_autofree char *base = g_path_get_basename (path);
  g_auto (KithBackupName) name = { 0 };

  kith_backup_name_parse (&name, base);
  self->path = g_strdup (path);
  self->kind = name.kind;
  fill_moment (self, &name, changed_at);
  return self;
}

/**
 * kith_backup_dup_moment:
 * @path: a backup
 *
 * Returns: (transfer full): when it was made, in words; the day alone where nobody knows more
 */
char *
kith_backup_dup_moment (const char *path)
{
  g_autoptr (KithBackup) backup = NULL;
  GStatBuf status;

  g_return_val_if_fail (path != NULL, NULL);

  backup = create (path, g_stat (path, &status) == 0 ? status.st_mtime : 0);
  return g_steal_pointer (&backup->moment);
}

/**
 * kith_backup_dup_warning:
 * @path: a backup
 * @now: seconds since 1970 in UTC
 *
 * Returns: (transfer full): what whoever restores it has to know before
 */
char *
kith_backup_dup_warning (const char *path,
                         gint64      now)
{
  g_autoptr (KithBackup) backup = NULL;
  g_autofree char *age = NULL;
  GStatBuf status;

  g_return_val_if_fail (path != NULL, NULL);

  backup = create (path, g_stat (path, &status) == 0 ? status.st_mtime : now);
  age = kith_backup_dup_age (backup->made_at, now);
  /* Translators: a moment such as 3 November 2026, 3:20pm, and how long ago that is, such as 26 days */
  return g_strdup_printf (_("This backup is of %s, %s ago. What was written since then is not in it. What was erased since "
                            "then is erased again when the new file is first opened."), backup->moment, age);
}

static gboolean
fill_check (KithBackup    *self,
            KithCaseFile  *file,
            GError       **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT verified_at, result FROM backup WHERE path = :path", error);
  KithStepResult step;

  if (row == NULL)
    return FALSE;
  kith_statement_bind_text (row, ":path", self->path);
  step = kith_statement_step (row, error);
  if (step != KITH_STEP_ROW)
    return step == KITH_STEP_DONE;
  self->verified_at = kith_statement_get_int64 (row, 0);
  self->result = kith_statement_dup_text (row, 1);
  return TRUE;
}

/* NULL for what is no copy of this case file */
static KithBackup *
look_at (KithCaseFile  *file,
         const char    *path,
         GError       **error)
{
  g_autoptr (KithBackup) self = NULL;
  g_autofree char *id = NULL;
  GStatBuf status;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || g_stat (path, &status) != 0)
    return NULL;
  id = kith_vault_peek_file_id (path, NULL);
  if (g_strcmp0 (id, kith_vault_get_file_id (file->vault)) != 0)
    return NULL;
  self = create (path, status.st_mtime);
  self->size = status.st_size;
  self->opens = kith_vault_opens_backup (file->vault, path);
  return fill_check (self, file, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
has_path (GPtrArray  *backups,
          const char *path)
{
  for (guint i = 0; i < backups->len; i++)
    if (g_str_equal (((KithBackup *) g_ptr_array_index (backups, i))->path, path))
      return TRUE;
  return FALSE;
}

static gboolean
add_one (GPtrArray     *backups,
         KithCaseFile  *file,
         const char    *path,
         gboolean       is_second,
         GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  KithBackup *backup = NULL;

  if (has_path (backups, path))
    return TRUE;
  backup = look_at (file, path, &local_error);
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (backup != NULL) {
    backup->is_second = is_second;
    g_ptr_array_add (backups, backup);
  }
  return TRUE;
}

static gboolean
add_folder (GPtrArray     *backups,
            KithCaseFile  *file,
            const char    *folder,
            gboolean       is_second,
            GError       **error)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_suffix (name, ".kith") && !add_one (backups, file, path, is_second, error))
      return FALSE;
  }
  return TRUE;
}

/* Those made by hand, wherever they were put. */
static gboolean
add_remembered (GPtrArray     *backups,
                KithCaseFile  *file,
                const char    *second,
                GError       **error)
{
  g_autoptr (KithStatement) rows = kith_db_prepare (file->db, "SELECT path FROM backup ORDER BY path", error);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  KithStepResult step = KITH_STEP_ERROR;

  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    g_ptr_array_add (paths, kith_statement_dup_text (rows, 0));
  if (step != KITH_STEP_DONE)
    return FALSE;
  for (guint i = 0; i < paths->len; i++) {
    g_autofree char *folder = g_path_get_dirname (g_ptr_array_index (paths, i));

    if (g_strcmp0 (folder, second) != 0 && !add_one (backups, file, g_ptr_array_index (paths, i), FALSE, error))
      return FALSE;
  }
  return TRUE;
}

static KithBackup *
find_daily (GPtrArray  *backups,
            const char *day,
            gboolean    is_second)
{
  for (guint i = 0; i < backups->len; i++) {
    KithBackup *backup = g_ptr_array_index (backups, i);

    if (backup->kind == KITH_BACKUP_DAILY && backup->is_second == is_second && g_str_equal (backup->day, day))
      return backup;
  }
  return NULL;
}

static void
expire (GPtrArray  *backups,
        const char *day,
        const char *on)
{
  for (guint second = 0; second < 2; second++) {
    KithBackup *backup = find_daily (backups, day, second);

    if (backup != NULL && backup->expires == NULL)
      backup->expires = g_strdup (on);
  }
}

static GPtrArray *
list_days (GPtrArray *backups)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < backups->len; i++) {
    KithBackup *backup = g_ptr_array_index (backups, i);

    if (backup->kind == KITH_BACKUP_DAILY && !g_ptr_array_find_with_equal_func (days, backup->day, g_str_equal, NULL))
      g_ptr_array_add (days, g_strdup (backup->day));
  }
  return days;
}

/* Lives through the days to come, a backup on each, by the same rule that lets old ones go. */
static void
fill_daily_expiries (GPtrArray  *backups,
                     const char *today)
{
  g_autoptr (GPtrArray) days = list_days (backups);

  for (int i = 0; i <= KITH_BACKUP_MOST_DAYS + 1; i++) {
    g_autofree char *day = kith_date_iso_add_days (today, i);
    g_autoptr (GPtrArray) gone = NULL;

    if (!g_ptr_array_find_with_equal_func (days, day, g_str_equal, NULL))
      g_ptr_array_add (days, g_strdup (day));
    gone = kith_backup_list_superfluous (days, day);
    for (guint j = 0; j < gone->len; j++) {
      expire (backups, g_ptr_array_index (gone, j), day);
      g_ptr_array_remove (days, g_ptr_array_index (gone, j));
    }
  }
}

static void
fill_expiries (GPtrArray    *backups,
               KithCaseFile *file)
{
  g_autofree char *today = kith_clock_dup_today (file->clock);

  fill_daily_expiries (backups, today);
  for (guint i = 0; i < backups->len; i++) {
    KithBackup *backup = g_ptr_array_index (backups, i);

    if (backup->kind != KITH_BACKUP_BY_HAND && backup->expires == NULL)
      backup->expires = kith_date_iso_add_days (backup->day, KITH_BACKUP_MOST_DAYS + 1);
  }
}

/* Newest first; of one day the one that lies nearer. */
static int
compare_backups (gconstpointer first,
                 gconstpointer second)
{
  const KithBackup *a = *(const KithBackup *const *) first;
  const KithBackup *b = *(const KithBackup *const *) second;

  if (a->made_at != b->made_at)
    return a->made_at > b->made_at ? -1 : 1;
  return a->is_second != b->is_second ? a->is_second - b->is_second : strcmp (a->path, b->path);
}

static GPtrArray *
list_where (KithCaseFile  *file,
            gboolean       has_second,
            GError       **error)
{
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_backup_free);
  g_autofree char *folder = kith_backup_dup_folder (file);
  g_autofree char *second = kith_setting_dup (file, KITH_SETTING_SECOND_FOLDER, NULL);

  if (!add_folder (backups, file, folder, FALSE, error) ||
      (second != NULL && has_second && !add_folder (backups, file, second, TRUE, error)) ||
      !add_remembered (backups, file, second, error))
    return NULL;
  fill_expiries (backups, file);
  g_ptr_array_sort (backups, compare_backups);
  return g_steal_pointer (&backups);
}

GPtrArray *
kith_backups_list_all (KithCaseFile  *file,
                       GError       **error)
{
  return list_where (file, TRUE, error);
}

GPtrArray *
kith_backups_list_near (KithCaseFile  *file,
                        GError       **error)
{
  return list_where (file, FALSE, error);
}

/**
 * kith_backups_list:
 * @file: an open case file
 * @error: %KITH_ERROR_NOT_ALLOWED unless the account may make backups
 *
 * Returns: (transfer full) (nullable) (element-type KithBackup): every backup that is where Kith knows of, newest first
 */
GPtrArray *
kith_backups_list (KithCaseFile  *file,
                   GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  return kith_case_file_require (file, KITH_VERB_BACKUP, error) ? kith_backups_list_all (file, error) : NULL;
}

gboolean
kith_backups_remember (KithCaseFile  *file,
                       const char    *path,
                       const char    *result,
                       GError       **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (file->db, "INSERT INTO backup (path, verified_at, result) VALUES (:path, :now, :result)"
                     " ON CONFLICT (path) DO UPDATE SET verified_at = excluded.verified_at, result = excluded.result", error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_text (statement, ":path", path);
  kith_statement_bind_int64 (statement, ":now", kith_clock_get_now (file->clock));
  kith_statement_bind_text (statement, ":result", result);
  return kith_statement_run (statement, error);
}

static void
forget (KithCaseFile *file,
        const char   *path)
{
  g_autoptr (KithStatement) statement = NULL;

  if (g_unlink (path) != 0)
    return;
  statement = kith_db_prepare (file->db, "DELETE FROM backup WHERE path = :path", NULL);
  if (statement == NULL)
    return;
  kith_statement_bind_text (statement, ":path", path);
  if (!kith_statement_run (statement, NULL))
    g_info ("A backup that went is still remembered");
}

/* What this file's own backups left when the computer was switched off, never those of a file with a similar name. */
static void
sweep (KithCaseFile *file,
       const char   *folder)
{
  g_autofree char *stem = kith_backup_dup_stem (file);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (directory != NULL && (entry = g_dir_read_name (directory)) != NULL) {
    g_autofree char *path = g_build_filename (folder, entry, NULL);
    g_autofree char *base = g_strdup (entry);
    g_auto (KithBackupName) name = { 0 };

    if (g_str_has_suffix (base, PARTIAL))
      base[strlen (base) - strlen (PARTIAL)] = '\0';
    if (g_str_has_suffix (base, FRESH))
      base[strlen (base) - strlen (FRESH)] = '\0';
    if (g_str_equal (base, entry))
      continue;
    kith_backup_name_parse (&name, base);
    if (g_strcmp0 (name.stem, stem) == 0)
      g_unlink (path);
  }
}

static gboolean
is_own (KithCaseFile     *file,
        const KithBackup *backup)
{
  g_autofree char *stem = kith_backup_dup_stem (file);
  g_autofree char *base = g_path_get_basename (backup->path);
  g_auto (KithBackupName) name = { 0 };

  kith_backup_name_parse (&name, base);
  return g_strcmp0 (name.stem, stem) == 0;
}

/* Of each thing before which one is made the newest three, and nothing that is too old, also of a time when the file had
 * another name. */
static gboolean
has_to_go (KithCaseFile     *file,
           const KithBackup *backup,
           guint            *n_of_kind,
           GPtrArray        *superfluous,
           const char       *today)
{
  if (backup->kind == KITH_BACKUP_BY_HAND)
    return FALSE;
  if (kith_backup_is_expired (backup->day, today))
    return TRUE;
  if (!is_own (file, backup) || backup->kind == KITH_BACKUP_MIGRATION)
    return FALSE;
  if (backup->kind == KITH_BACKUP_DAILY)
    return g_ptr_array_find_with_equal_func (superfluous, backup->day, g_str_equal, NULL);
  return ++n_of_kind[backup->kind] > KITH_BACKUP_MOST_BEFORE;
}

/* When all but today's are too old at once, either nobody was here for a quarter of a year or the clock is wrong. The next day
 * tells which. */
static gboolean
is_clock_in_doubt (GPtrArray  *backups,
                   const char *today)
{
  guint n_expired = 0;

  for (guint i = 0; i < backups->len; i++) {
    const KithBackup *backup = g_ptr_array_index (backups, i);

    if (backup->kind == KITH_BACKUP_BY_HAND || g_str_equal (backup->day, today))
      continue;
    if (!kith_backup_is_expired (backup->day, today))
      return FALSE;
    n_expired++;
  }
  return n_expired > 0;
}

void
kith_backups_thin_out (KithCaseFile *file,
                       const char   *folder)
{
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_backup_free);
  g_autofree char *today = kith_clock_dup_today (file->clock);
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GPtrArray) superfluous = NULL;
  guint n_of_kind[KITH_BACKUP_BY_HAND + 1] = { 0 };

  sweep (file, folder);
  kith_backups_sweep_drill (file);
  if (!add_folder (backups, file, folder, FALSE, NULL) || is_clock_in_doubt (backups, today))
    return;
  g_ptr_array_sort (backups, compare_backups);
  days = list_days (backups);
  superfluous = kith_backup_list_superfluous (days, today);
  for (guint i = 0; i < backups->len; i++) {
    const KithBackup *backup = g_ptr_array_index (backups, i);

    if (has_to_go (file, backup, n_of_kind, superfluous, today))
      forget (file, backup->path);
  }
}

/**
 * kith_backups_make_now:
 * @file: an open case file
 * @cancellable: (nullable): gives up and leaves what was there
 * @error: %KITH_ERROR_NOT_ALLOWED, %KITH_ERROR_FULL and others
 *
 * Makes the backup of today, in the place of the one there is.
 *
 * Returns: whether there is a sound backup of this moment
 */
gboolean
kith_backups_make_now (KithCaseFile  *file,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (file->operation.depth == 0, FALSE);

  if (!kith_case_file_require (file, KITH_VERB_BACKUP, error) ||
      !kith_backup_renew_today (file, _("Backup made by hand"), cancellable, error) ||
      !kith_setting_remove (file, KITH_SETTING_BACKUP_PROBLEM, error))
    return FALSE;
  folder = kith_backup_dup_folder (file);
  kith_backups_thin_out (file, folder);
  return TRUE;
}

/**
 * kith_backup_health_free:
 * @self: (transfer full): how backups are
 */
void
kith_backup_health_free (KithBackupHealth *self)
{
  g_free (self->second_folder);
  g_free (self->second_problem);
  g_free (self->daily_problem);
  g_free (self);
}

/* The newest that was found sound and is still there. */
static gint64
find_last_verified (KithCaseFile  *file,
                    GError       **error)
{
  g_autoptr (GPtrArray) backups = kith_backups_list_near (file, error);

  for (guint i = 0; backups != NULL && i < backups->len; i++) {
    const KithBackup *backup = g_ptr_array_index (backups, i);

    if (backup->result != NULL && backup->result[0] == '\0')
      return backup->made_at;
  }
  return backups != NULL ? 0 : -1;
}

/**
 * kith_backups_find_late:
 * @file: an open case file
 * @last_verified: (out): when the newest sound backup was made, 0 when there is none
 * @error: return location for an error
 *
 * Whether it is time to remind whoever looks after backups. Only what lies beside the case file is looked at, so that a drive
 * that does not answer keeps nobody waiting.
 *
 * Returns: 1 when it is late, 0 when it is not, and for accounts that may make no backups; -1 on failure
 */
int
kith_backups_find_late (KithCaseFile  *file,
                        gint64        *last_verified,
                        GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file) && last_verified != NULL, -1);

  *last_verified = 0;
  if (!kith_policy_allows_verb (file->actor.roles, KITH_VERB_BACKUP))
    return 0;
  *last_verified = find_last_verified (file, error);
  if (*last_verified < 0)
    return -1;
  return kith_clock_get_now (file->clock) - *last_verified > KITH_BACKUP_LATE_DAYS * DAY_SECONDS;
}

static gboolean
is_same_disk (KithCaseFile *file,
              const char   *folder)
{
  GStatBuf one, other;

  return folder != NULL && g_stat (file->path, &one) == 0 && g_stat (folder, &other) == 0 && one.st_dev == other.st_dev;
}

/**
 * kith_backups_get_health:
 * @file: an open case file
 * @error: %KITH_ERROR_NOT_ALLOWED unless the account may make backups
 *
 * Returns: (transfer full) (nullable): how old the last sound backup is, and what people should be reminded of
 */
KithBackupHealth *
kith_backups_get_health (KithCaseFile  *file,
                         GError       **error)
{
  g_autoptr (KithBackupHealth) self = g_new0 (KithBackupHealth, 1);
  gint64 now = kith_clock_get_now (file->clock), begun = 0;
  int late;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  late = kith_case_file_require (file, KITH_VERB_BACKUP, error) ? kith_backups_find_late (file, &self->last_verified, error) : -1;
  if (late < 0 ||
      !kith_db_get_int64 (file->db, "SELECT coalesce (min (at), 0) FROM audit", &begun, error))
    return NULL;
  self->last_drill = kith_setting_get_moment (file, KITH_SETTING_LAST_DRILL);
  self->second_folder = kith_setting_dup (file, KITH_SETTING_SECOND_FOLDER, NULL);
  self->second_copied_at = kith_setting_get_moment (file, KITH_SETTING_SECOND_COPIED);
  self->second_problem = kith_setting_dup (file, KITH_SETTING_SECOND_PROBLEM, NULL);
  self->daily_problem = kith_setting_dup (file, KITH_SETTING_BACKUP_PROBLEM, NULL);
  self->is_late = late > 0;
  self->is_drill_due = now - MAX (self->last_drill, begun) > KITH_BACKUP_DRILL_DAYS * DAY_SECONDS;
  self->is_same_disk = is_same_disk (file, self->second_folder);
  return g_steal_pointer (&self);
}
