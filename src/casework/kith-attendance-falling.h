/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Whose attendance fell by ten points in four weeks: one question for a list and its number. */

KithQuery *kith_attendance_falling_query     (KithCaseFile  *file,
                                              GError       **error);
char      *kith_attendance_falling_dup_words (KithCaseFile  *file,
                                              gint64         student);

G_END_DECLS
