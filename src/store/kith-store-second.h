/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

G_BEGIN_DECLS

void     kith_store_copy_to_second_async  (KithStore            *self,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean kith_store_copy_to_second_finish (KithStore            *self,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
