/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-backups.h"

G_BEGIN_DECLS

/**
 * KithBackupsBoard:
 * @backups: (element-type KithBackup): newest first
 * @health: how they are
 * @restored: (nullable): what people have to know of a file that was restored, until somebody read it
 * @now: seconds since 1970 in UTC
 *
 * What the page of backups shows.
 */
typedef struct {
  GPtrArray *backups;
  KithBackupHealth *health;
  char *restored;
  gint64 now;
} KithBackupsBoard;

/* a KithStoreJob */
gpointer kith_backups_board_gather    (KithCaseFile      *file,
                                       gpointer           data,
                                       GCancellable      *cancellable,
                                       GError           **error);
void     kith_backups_board_free      (gpointer           data);

/* in words, for people */
char    *kith_backups_dup_state_words (const KithBackup  *backup);
char    *kith_backups_dup_title       (const KithBackup  *backup);
const char *kith_backups_get_last_title (KithBackupsBoard *board);
char    *kith_backups_dup_last_words  (KithBackupsBoard  *board);
char    *kith_backups_dup_drill_words (KithBackupsBoard  *board);
char    *kith_backups_dup_second_words (KithBackupsBoard *board);

G_END_DECLS
