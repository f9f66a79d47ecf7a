/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/kith-db.h"

G_BEGIN_DECLS

/**
 * KithMigration:
 * @version: the schema version this step leads to
 * @script: its SQL
 *
 * One step. Steps are numbered 1, 2, 3 …, and are never changed once released.
 */
typedef struct {
  guint version;
  const char *script;
} KithMigration;

/**
 * KithMigratorBeforeFunc:
 * @db: the file that is about to be migrated
 * @from: its schema version
 * @to: the schema version it will have
 * @user_data: user data
 * @error: return location for an error
 *
 * Called before an existing file is changed, to make a verified backup.
 *
 * Returns: whether the migration may go ahead
 */
typedef gboolean (*KithMigratorBeforeFunc) (KithDb    *db,
                                            guint      from,
                                            guint      to,
                                            gpointer   user_data,
                                            GError   **error);

#define KITH_TYPE_MIGRATOR (kith_migrator_get_type ())
G_DECLARE_FINAL_TYPE (KithMigrator, kith_migrator, KITH, MIGRATOR, GObject)

KithMigrator *kith_migrator_new                (GError                 **error);
KithMigrator *kith_migrator_new_for_steps      (const KithMigration     *steps,
                                                guint                    n_steps,
                                                GError                 **error);
void          kith_migrator_set_before         (KithMigrator            *self,
                                                KithMigratorBeforeFunc   before,
                                                gpointer                 user_data,
                                                GDestroyNotify           destroy);
guint         kith_migrator_get_latest_version (KithMigrator            *self);
gboolean      kith_migrator_run                (KithMigrator            *self,
                                                KithDb                  *db,
                                                GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      kith_migrator_get_version        (KithDb                  *db,
                                                guint                   *version,
                                                GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
