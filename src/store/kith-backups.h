/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-backup-name.h"
#include "kith-case-file.h"

G_BEGIN_DECLS

/* The backups Kith knows of: how old they are, whether they are sound, when they go, and a second place for them. All of it
 * needs KITH_VERB_BACKUP and blocks. */

/* People are reminded when no sound backup was made for so long, and when nobody tried to restore one. */
#define KITH_BACKUP_LATE_DAYS 7
#define KITH_BACKUP_DRILL_DAYS 92

/**
 * KithBackup:
 * @path: where it is
 * @kind: why it was made
 * @made_at: seconds since 1970 in UTC
 * @day: ISO date on which it was made
 * @moment: when it was made, in words: of the copy of a daily backup the day alone, for nobody knows the hour
 * @size: bytes
 * @verified_at: when every page of it was last checked, 0 for never
 * @result: (nullable): what was found, empty when it is sound; %NULL when it was never checked
 * @expires: (nullable): ISO date by which Kith lets it go; %NULL for one that it never deletes
 * @is_second: whether it lies in the second place
 * @opens: whether whoever asks opens it, as their account is now
 */
typedef struct {
  char *path;
  KithBackupKind kind;
  gint64 made_at;
  char *day;
  char *moment;
  gint64 size;
  gint64 verified_at;
  char *result;
  char *expires;
  gboolean is_second;
  gboolean opens;
} KithBackup;

void              kith_backup_free           (KithBackup           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithBackup, kith_backup_free)

/* how long from one moment to another: "26 days", "less than an hour" */
char             *kith_backup_dup_age        (gint64                from,
                                              gint64                to);
/* when a backup was made: by its name, and by its file for as long as that was not copied */
char             *kith_backup_dup_moment     (const char           *path);
/* from when a backup is, by its name or its file, and how long ago that was, in whole sentences for before it is restored */
char             *kith_backup_dup_warning    (const char           *path,
                                              gint64                now);
/* newest first; KithBackup each */
GPtrArray        *kith_backups_list          (KithCaseFile         *file,
                                              GError              **error);
/* today's backup, made anew when there is one */
gboolean          kith_backups_make_now      (KithCaseFile         *file,
                                              GCancellable         *cancellable,
                                              GError              **error);

/**
 * KithBackupCounts:
 * @students: students that are not removed
 * @notes: notes that are not removed
 * @records: records of every kind, removed ones as well
 * @audit_lines: lines of the audit
 *
 * What a copy of the file has in it. No more than how much, so that whoever looks after backups learns nothing of anybody.
 */
typedef struct {
  gint64 students;
  gint64 notes;
  gint64 records;
  gint64 audit_lines;
} KithBackupCounts;

/**
 * KithBackupReport:
 * @path: the backup
 * @moment: when it was made, in words
 * @findings: what is wrong, in words; empty when it is sound
 * @counts: what is in it
 * @now: what is in the case file
 */
typedef struct {
  char *path;
  char *moment;
  GStrv findings;
  KithBackupCounts counts;
  KithBackupCounts now;
} KithBackupReport;

void              kith_backup_report_free    (KithBackupReport     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithBackupReport, kith_backup_report_free)

/* kith-backups-check.c: opens it for reading and looks at every page, its links and the end of its audit */
KithBackupReport *kith_backups_verify        (KithCaseFile         *file,
                                              const char           *path,
                                              GCancellable         *cancellable,
                                              GError              **error);
/* restores the newest backup to a copy that is thrown away, and looks at that */
KithBackupReport *kith_backups_drill         (KithCaseFile         *file,
                                              GCancellable         *cancellable,
                                              GError              **error);

/**
 * KithBackupHealth:
 * @last_verified: when the newest sound backup that is still there was made, 0 when there is none
 * @last_drill: when somebody last tried to restore one, 0 for never
 * @second_folder: (nullable): the second place
 * @second_copied_at: when a backup was last copied there, 0 for never
 * @second_problem: (nullable): why the last attempt failed, in words
 * @daily_problem: (nullable): why the last daily backup failed, in words
 * @is_late: whether it is time to remind people of backups
 * @is_drill_due: whether it is time for another drill
 * @is_same_disk: whether the second place is on the disk of the case file
 */
typedef struct {
  gint64 last_verified;
  gint64 last_drill;
  char *second_folder;
  gint64 second_copied_at;
  char *second_problem;
  char *daily_problem;
  gboolean is_late;
  gboolean is_drill_due;
  gboolean is_same_disk;
} KithBackupHealth;

void              kith_backup_health_free    (KithBackupHealth     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithBackupHealth, kith_backup_health_free)

int               kith_backups_find_late     (KithCaseFile         *file,
                                              gint64               *last_verified,
                                              GError              **error);
KithBackupHealth *kith_backups_get_health    (KithCaseFile         *file,
                                              GError              **error);
/* kith-backups-second.c: @folder is NULL for none any more */
gboolean          kith_backups_set_second    (KithCaseFile         *file,
                                              const char           *folder,
                                              GError              **error);
/* TRUE also when there is nothing to copy */
gboolean          kith_backups_copy_to_second (KithCaseFile        *file,
                                              GCancellable         *cancellable,
                                              GError              **error);

G_END_DECLS
