/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KITH_DB_KEY_SIZE 32
/* "KITH", in the database's own header, so that other tools can tell whose it is. */
#define KITH_DB_APPLICATION_ID 0x4b495448

typedef enum {
  KITH_DB_OPEN_EXISTING = 0,
  KITH_DB_OPEN_CREATE = 1 << 0,
  KITH_DB_OPEN_READ_ONLY = 1 << 1,
} KithDbOpenFlags;

typedef enum {
  KITH_DB_COPY_NEW = 0,
  KITH_DB_COPY_REPLACE = 1 << 0,
} KithDbCopyFlags;

#define KITH_TYPE_DB (kith_db_get_type ())
G_DECLARE_FINAL_TYPE (KithDb, kith_db, KITH, DB, GObject)

KithDb     *kith_db_open              (const char       *path,
                                       const guint8     *key,
                                       KithDbOpenFlags   flags,
                                       GError          **error);
KithDb     *kith_db_open_memory       (GError          **error);
gboolean    kith_db_close             (KithDb           *self,
                                       GError          **error);
gboolean    kith_db_is_open           (KithDb           *self);
gboolean    kith_db_is_read_only      (KithDb           *self);
/* @why: (nullable): a sentence for whoever tries to write; NULL lets them again */
void        kith_db_hold              (KithDb           *self,
                                       const char       *why);
gboolean    kith_db_check_held        (KithDb           *self,
                                       GError          **error);
const char *kith_db_get_path          (KithDb           *self);

gboolean    kith_db_exec              (KithDb           *self,
                                       const char       *script,
                                       GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    kith_db_get_int64         (KithDb           *self,
                                       const char       *sql,
                                       gint64           *value,
                                       GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gint64      kith_db_get_last_id       (KithDb           *self);
gint64      kith_db_get_changes       (KithDb           *self);
void        kith_db_set_cancellable   (KithDb           *self,
                                       GCancellable     *cancellable);

gboolean    kith_db_begin             (KithDb           *self,
                                       GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    kith_db_commit            (KithDb           *self,
                                       GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void        kith_db_rollback          (KithDb           *self);
guint       kith_db_get_depth         (KithDb           *self);

gboolean    kith_db_checkpoint        (KithDb           *self,
                                       GError          **error);
gboolean    kith_db_check             (KithDb           *self,
                                       GStrv            *findings,
                                       GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    kith_db_copy_to           (KithDb           *self,
                                       const char       *path,
                                       const guint8     *key,
                                       GBytes           *header,
                                       KithDbCopyFlags   flags,
                                       GCancellable     *cancellable,
                                       GError          **error);

gboolean    kith_db_read_header       (KithDb           *self,
                                       guint8           *bytes,
                                       gsize             size,
                                       GError          **error);
gboolean    kith_db_write_header      (KithDb           *self,
                                       gsize             offset,
                                       const guint8     *bytes,
                                       gsize             size,
                                       GError          **error);
gboolean    kith_db_replace           (KithDb           *self,
                                       const char       *new_path,
                                       const guint8     *new_key,
                                       GError          **error);

/**
 * KithTransaction: (skip)
 *
 * A transaction that rolls back when it goes out of scope unless it was committed:
 * `g_autoptr (KithTransaction) transaction = kith_transaction_new (db, error);`
 */
typedef struct _KithTransaction KithTransaction;

KithTransaction *kith_transaction_new    (KithDb           *db,
                                          GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         kith_transaction_commit (KithTransaction  *self,
                                          GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void             kith_transaction_end    (KithTransaction  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithTransaction, kith_transaction_end)

G_END_DECLS
