/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Whose attendance fell by ten points in four weeks: one question for a list, its number and whoever asks for ids. */

KithQuery *kith_attendance_falling_query     (KithCaseFile  *file,
                                              GError       **error);
char      *kith_attendance_falling_dup_words (KithCaseFile  *file,
                                              gint64         student);
/* gint64 each */
GArray    *kith_attendance_falling           (KithCaseFile  *file,
                                              GError       **error);

G_END_DECLS
