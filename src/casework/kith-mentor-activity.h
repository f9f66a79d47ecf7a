/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-output.h"

G_BEGIN_DECLS

/* @from, @until: ISO or empty, by default this term until today. For the mentor, who supervises them, and managers. */
KithDocument *kith_mentor_activity_make (KithCaseFile             *file,
                                         gint64                    person,
                                         const char               *from,
                                         const char               *until,
                                         const KithOutputOptions  *options,
                                         GError                  **error);

G_END_DECLS
