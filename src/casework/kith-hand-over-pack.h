/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-output.h"

G_BEGIN_DECLS

/* @student: one student, or 0 for the caseload of @person; both 0: of whoever is signed in */
KithDocument *kith_hand_over_pack_make (KithCaseFile             *file,
                                        gint64                    student,
                                        gint64                    person,
                                        const KithOutputOptions  *options,
                                        GError                  **error);

G_END_DECLS
