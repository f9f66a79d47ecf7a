/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* ids of active students whose attendance fell by ten points in four weeks, gint64 each, of those the actor may see */
GArray *kith_attendance_falling (KithCaseFile  *file,
                                 GError       **error);

G_END_DECLS
