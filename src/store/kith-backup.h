/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-backups.h"
#include "kith-case-file-private.h"

G_BEGIN_DECLS

/* The folder "backups" beside the case file. */
char      *kith_backup_dup_folder       (KithCaseFile  *file);
gboolean   kith_backup_before_migration (KithCaseFile  *file,
                                         guint          from,
                                         GError       **error);
/* of a restored file: they have in them what was erased again since */
void       kith_backup_forget_migrations (KithCaseFile *file);
/* what is wrong is written down for the backups page as well */
gboolean   kith_backup_daily            (KithCaseFile  *file,
                                         GCancellable  *cancellable,
                                         GError       **error);
/* a backup that cannot be made keeps nobody from opening the file; FALSE only when cancelled */
gboolean   kith_backup_daily_quietly    (KithCaseFile  *file,
                                         GCancellable  *cancellable,
                                         GError       **error);
char      *kith_backup_dup_dated_path   (KithCaseFile  *file,
                                         const char    *iso);
/* "Welfare team" for "/home/sam/Welfare team.kith" */
char      *kith_backup_dup_stem         (KithCaseFile  *file);
/* today's backup once more, in place of the one there is; @words: why */
gboolean   kith_backup_renew_today      (KithCaseFile  *file,
                                         const char    *words,
                                         GCancellable  *cancellable,
                                         GError       **error);

/* kith-backups.c: asks nobody; every copy of the file in the two folders, and those made by hand that are still where they
 * were put */
GPtrArray *kith_backups_list_all        (KithCaseFile  *file,
                                         GError       **error);
/* the same without the second place, which may not answer */
GPtrArray *kith_backups_list_near       (KithCaseFile  *file,
                                         GError       **error);
/* what has been there long enough, and what a crash left */
void       kith_backups_thin_out        (KithCaseFile  *file,
                                         const char    *folder);
/* kith-backups-check.c */
void       kith_backups_sweep_drill     (KithCaseFile  *file);
gboolean   kith_backups_remember        (KithCaseFile  *file,
                                         const char    *path,
                                         const char    *result,
                                         GError       **error);

/* kith-backups-second.c: the three steps apart, so that a slow disk keeps no job waiting */
typedef struct {
  char *file_id;
  char *source;
  char *ledger;
  char *folder;
  /* set by the copy: FALSE when it was there already */
  gboolean was_copied;
} KithSecondCopy;

void       kith_second_copy_free        (KithSecondCopy  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSecondCopy, kith_second_copy_free)

KithSecondCopy *kith_second_copy_dup    (const KithSecondCopy *self);
/* NULL when there is no second place, or nothing to copy */
KithSecondCopy *kith_second_copy_plan   (KithCaseFile    *file);
/* on any thread */
gboolean   kith_second_copy_run         (KithSecondCopy  *self,
                                         GCancellable    *cancellable,
                                         GError         **error);
/* @problem: (nullable): why it failed */
void       kith_second_copy_note        (KithSecondCopy  *self,
                                         KithCaseFile    *file,
                                         const GError    *problem);

/* a table of small things to remember: "last-backup" */
char      *kith_setting_dup             (KithCaseFile  *file,
                                         const char    *name,
                                         GError       **error);
gboolean   kith_setting_put             (KithCaseFile  *file,
                                         const char    *name,
                                         const char    *value,
                                         GError       **error);
gboolean   kith_setting_remove          (KithCaseFile  *file,
                                         const char    *name,
                                         GError       **error);
/* 0 when it is not there */
gint64     kith_setting_get_moment      (KithCaseFile  *file,
                                         const char    *name);
gboolean   kith_setting_put_moment      (KithCaseFile  *file,
                                         const char    *name,
                                         gint64         moment,
                                         GError       **error);

/* settings */
#define KITH_SETTING_LAST_BACKUP "last-backup"
#define KITH_SETTING_BACKUP_PROBLEM "backup-problem"
#define KITH_SETTING_LAST_DRILL "last-drill"
#define KITH_SETTING_SECOND_FOLDER "second-folder"
#define KITH_SETTING_SECOND_COPIED "second-copied"
#define KITH_SETTING_SECOND_PROBLEM "second-problem"
/* more was erased, says the list there, than this file knows of */
#define KITH_SETTING_SECOND_AHEAD "second-ahead"

G_END_DECLS
