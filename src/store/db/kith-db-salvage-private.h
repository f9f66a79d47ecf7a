/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/kith-db-salvage.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* One column as the damaged file's own schema describes it. */
typedef struct {
  char *name;
  char *type;
  gboolean is_required;
  /* (nullable): the table it refers to */
  char *parent;
} KithSalvageColumn;

typedef struct {
  const char *path;
  const guint8 *key;
  KithStandInFunc stand_in;
  GCancellable *cancellable;
  sqlite3 *source;
  sqlite3 *target;
} KithSalvage;

char     *kith_salvage_quote        (const char           *name);
/* an element is a KithSalvageColumn; NULL on failure */
GPtrArray *kith_salvage_list_columns (KithSalvage         *self,
                                     const char           *table,
                                     GError              **error);
/* SQL of what stands for a value that cannot be read, "NULL" where nothing has to */
char     *kith_salvage_dup_stand_in (KithSalvage             *self,
                                     const char              *table,
                                     const KithSalvageColumn *column,
                                     gboolean                 is_partial);
gboolean  kith_salvage_copy_rows    (KithSalvage          *self,
                                     KithSalvagedTable    *table,
                                     gboolean              has_rowid,
                                     GError              **error);

G_END_DECLS
