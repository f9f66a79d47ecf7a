/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* A complete case file at @path, which must not exist, verified by opening it again. Needs KITH_VERB_BACKUP. */
gboolean   kith_maintenance_backup       (KithCaseFile  *file,
                                          const char    *path,
                                          GCancellable  *cancellable,
                                          GError       **error);
/* The newest of the day goes into the folder "backups" beside the case file; old ones are thinned to 7 daily, 4 weekly
 * and 2 monthly. Done by itself at the first unlock of the day; @made: (out) (nullable) (optional): path, NULL when
 * today has one already. */
gboolean   kith_maintenance_backup_daily (KithCaseFile  *file,
                                          char         **made,
                                          GCancellable  *cancellable,
                                          GError       **error);
/**
 * KithBackupOccasion:
 * @KITH_BACKUP_BEFORE_IMPORT: records come in
 * @KITH_BACKUP_BEFORE_MERGE: two students become one
 * @KITH_BACKUP_BEFORE_ERASURE: a record is erased or anonymised
 *
 * Something large, before which a backup is made.
 */
typedef enum {
  KITH_BACKUP_BEFORE_IMPORT,
  KITH_BACKUP_BEFORE_MERGE,
  KITH_BACKUP_BEFORE_ERASURE,
} KithBackupOccasion;

/* A backup of the moment before something large, in the same folder; the newest three of each occasion stay. */
gboolean   kith_maintenance_backup_before (KithCaseFile        *file,
                                           KithBackupOccasion   occasion,
                                           GCancellable        *cancellable,
                                           GError             **error);
/* Copies a backup to a new case file. Never overwrites. */
gboolean   kith_maintenance_restore      (const char    *backup,
                                          const char    *new_path,
                                          GError       **error);
/* Integrity, encryption, links, search index, audit chain. @findings: what is wrong, in words; empty when all is well.
 * Needs KITH_VERB_CHECK. */
gboolean   kith_maintenance_check        (KithCaseFile  *file,
                                          GStrv         *findings,
                                          GCancellable  *cancellable,
                                          GError       **error);

/**
 * KithStats:
 * @kinds: (element-type gint64): how many records of each kind this account may see, in the order of
 *   [func@kind_get_all]
 * @file_size: bytes
 * @schema_version: version of the schema
 * @cipher: (nullable): version of SQLCipher, %NULL when the file is not encrypted
 * @last_backup: when the last verified backup was made, seconds since 1970 in UTC, 0 for never
 */
typedef struct {
  GArray *kinds;
  gint64 file_size;
  guint schema_version;
  char *cipher;
  gint64 last_backup;
} KithStats;

void       kith_stats_free               (KithStats     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithStats, kith_stats_free)

KithStats *kith_maintenance_get_stats    (KithCaseFile  *file,
                                          GError       **error);

G_END_DECLS
