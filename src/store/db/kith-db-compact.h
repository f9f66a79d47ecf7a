/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/kith-db.h"

G_BEGIN_DECLS

gboolean kith_db_compact     (KithDb     *self,
                              GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean kith_db_count_found (KithDb     *self,
                              GPtrArray  *phrases,
                              guint      *n_found,
                              GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
