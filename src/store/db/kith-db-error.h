/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct sqlite3 sqlite3;

typedef enum {
  KITH_DB_DETAIL_NONE,
  KITH_DB_DETAIL_SQL,
} KithDbDetail;

void kith_db_set_error       (GError       **error,
                              sqlite3       *db,
                              int            code,
                              KithDbDetail   detail);
void kith_db_set_file_error  (GError       **error,
                              int            saved_errno,
                              const char    *path);
void kith_db_set_closed      (GError       **error);

G_END_DECLS
