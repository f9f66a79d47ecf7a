/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-clock.h"

G_BEGIN_DECLS

char *kith_moment_format (KithClock *clock,
                          gint64     seconds);

G_END_DECLS
