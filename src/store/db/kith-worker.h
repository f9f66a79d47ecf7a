/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KITH_TYPE_WORKER (kith_worker_get_type ())
G_DECLARE_FINAL_TYPE (KithWorker, kith_worker, KITH, WORKER, GObject)

KithWorker *kith_worker_new        (const char      *name);
void        kith_worker_push       (KithWorker      *self,
                                    GTask           *task,
                                    GTaskThreadFunc  run);
gboolean    kith_worker_is_current (KithWorker      *self);
void        kith_worker_shut_down  (KithWorker      *self);

G_END_DECLS
