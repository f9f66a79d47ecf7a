/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes a case file of a backup on a thread of its own: nothing of an open file is needed, so the store is not either.
 * @source: (nullable): the object the callback is for. The finish function returns where the new file is. */
void  kith_restore_async  (gpointer             source,
                           const char          *backup,
                           const char          *new_path,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data);
char *kith_restore_finish (GAsyncResult        *result,
                           GError             **error);
/* says where it is, to somebody who has another file open */
AdwDialog *kith_restore_make_dialog (const char   *new_path);

G_END_DECLS
