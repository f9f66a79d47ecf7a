/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KITH_CASE_VFS_NAME "kith-case"
#define KITH_CASE_HEADER_SIZE 65536

typedef struct sqlite3 sqlite3;

int      kith_case_vfs_register     (void);
gboolean kith_case_vfs_has_open     (const char   *path);
int      kith_case_vfs_read         (sqlite3      *db,
                                     gsize         offset,
                                     guint8       *bytes,
                                     gsize         size);
int      kith_case_vfs_write_header (sqlite3      *db,
                                     gsize         offset,
                                     const guint8 *bytes,
                                     gsize         size);

G_END_DECLS
