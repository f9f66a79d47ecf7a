/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kith_file_create            (const char  *path,
                                      GError     **error);
gboolean kith_file_sync              (const char  *path,
                                      GError     **error);
gboolean kith_file_sync_folder       (const char  *path,
                                      GError     **error);
gboolean kith_file_rename            (const char  *from,
                                      const char  *to,
                                      GError     **error);
gboolean kith_file_rename_new        (const char  *from,
                                      const char  *to,
                                      GError     **error);
void     kith_file_remove            (const char  *path);
char    *kith_file_resolve           (const char  *path);
gboolean kith_file_is_network_type   (gint64       type);
gboolean kith_file_check_place       (const char  *path,
                                      GError     **error);
gboolean kith_file_check_folder      (const char  *path,
                                      GError     **error);

G_END_DECLS
