/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* whether kith_fix_save can do it; the other fixes open another record or start the guided hand-over */
gboolean kith_fix_is_automatic (const KithProblem  *problem);
/* One click: does what the problem offers (ends the other record on the day, or takes the value) and saves @record, in
 * one action. @flags as for kith_case_file_save. */
gboolean kith_fix_save         (KithCaseFile       *file,
                                KithRecord         *record,
                                const KithProblem  *problem,
                                KithSaveFlags       flags,
                                GError            **error);

G_END_DECLS
