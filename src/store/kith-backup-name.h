/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the name of a backup says, and how long a backup stays. Nothing here touches the disk. */

/* Whatever was erased is gone from every backup that Kith keeps by then. */
#define KITH_BACKUP_MOST_DAYS 92
/* of each thing before which one is made */
#define KITH_BACKUP_MOST_BEFORE 3

/**
 * KithBackupKind:
 * @KITH_BACKUP_DAILY: of a day
 * @KITH_BACKUP_IMPORT: before an import
 * @KITH_BACKUP_MERGE: before two students were made one
 * @KITH_BACKUP_ERASURE: before a record was erased
 * @KITH_BACKUP_MIGRATION: before a newer Kith changed the file
 * @KITH_BACKUP_BY_HAND: any other, which Kith never deletes
 */
typedef enum {
  KITH_BACKUP_DAILY,
  KITH_BACKUP_IMPORT,
  KITH_BACKUP_MERGE,
  KITH_BACKUP_ERASURE,
  KITH_BACKUP_MIGRATION,
  KITH_BACKUP_BY_HAND,
} KithBackupKind;

/**
 * KithBackupName:
 * @kind: why it was made
 * @stem: (nullable): name of the case file without its extension; %NULL for one made by hand
 * @day: (nullable): ISO date on which it was made
 * @minutes: minutes after midnight, -1 when the name has only the day
 */
typedef struct {
  KithBackupKind kind;
  char *stem;
  char *day;
  int minutes;
} KithBackupName;

void        kith_backup_name_clear       (KithBackupName  *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithBackupName, kith_backup_name_clear)

void        kith_backup_name_parse       (KithBackupName  *self,
                                          const char      *name);
const char *kith_backup_kind_get_label   (KithBackupKind   kind);
gboolean    kith_backup_is_expired       (const char      *day,
                                          const char      *today);
/* which of these ISO dates of daily backups to let go: 7 daily, 4 weekly and 2 monthly are kept, none for over 92 days */
GPtrArray  *kith_backup_list_superfluous (GPtrArray       *dates,
                                          const char      *today);

G_END_DECLS
