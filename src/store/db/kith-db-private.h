/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/kith-db.h"
#include "db/kith-statement.h"

#include <sqlite3.h>

G_BEGIN_DECLS

struct _KithDb
{
  GObject parent_instance;

  /* Owned; NULL when closed */
  sqlite3 *handle;
  char *path;
  KithDbOpenFlags flags;
  GCancellable *cancellable;

  /* Statements: those waiting, by their SQL, oldest first in the queue; and those in somebody's hands */
  GHashTable *idle;
  GQueue idle_order;
  GHashTable *in_use;

  guint depth;
  /* Ready before it is needed: when there is no memory, none is needed to undo everything. */
  sqlite3_stmt *rollback;
  /* (nullable): why nothing may be written though the file could be */
  char *held;
};

sqlite3  *kith_db_connect               (const char       *path,
                                         const guint8     *key,
                                         KithDbOpenFlags   flags,
                                         GError          **error);
sqlite3  *kith_db_connect_memory        (GError          **error);
gboolean  kith_db_handle_exec           (sqlite3          *handle,
                                         const char       *sql,
                                         GError          **error);
char     *kith_db_handle_read           (sqlite3          *handle,
                                         const char       *sql,
                                         GError          **error);
int       kith_db_handle_set_key        (sqlite3          *handle,
                                         const guint8     *key);
gboolean  kith_db_handle_authorize      (sqlite3          *handle,
                                         GError          **error);
void      kith_db_forget_statements     (KithDb           *self);
void      kith_db_adopt_handle          (KithDb           *self,
                                         sqlite3          *handle);
void      kith_db_abandon               (KithDb           *self);

G_END_DECLS
