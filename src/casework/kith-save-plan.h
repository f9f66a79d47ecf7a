/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Saves a plan, plans the following one when it was held, and makes its actions tasks, in one action. */
gboolean kith_save_plan (KithCaseFile   *file,
                         KithRecord     *plan,
                         GPtrArray      *actions,
                         KithSaveFlags   flags,
                         GError        **error);

G_END_DECLS
