/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Whose attendance may have fallen, by sums of the database, so that only theirs has to be read; gint64 each. What fell
 * is said by kith_attendance_trend_of(). */
GArray *kith_falling_list_students (KithCaseFile  *file,
                                    const GDate   *today,
                                    GError       **error);

G_END_DECLS
