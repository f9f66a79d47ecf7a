/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-load.h"

G_BEGIN_DECLS

/* What weighs on the actor. There is no way to ask about anybody else. */
gboolean kith_load_guard_measure (KithCaseFile  *file,
                                  KithLoad      *load,
                                  GError       **error);

G_END_DECLS
