/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Names of students that must not stand in what somebody typed, on paper that names none. */

/* names of the students @person supports or has supported, of those the actor sees; KithKnownName each */
GPtrArray *kith_name_mask_load (KithCaseFile  *file,
                                gint64         person,
                                GError       **error);
/* @text with "a student" for every one of them */
char      *kith_name_mask_dup  (GPtrArray     *names,
                                const char    *text);

G_END_DECLS
