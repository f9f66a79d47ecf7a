/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-draft.h"

G_BEGIN_DECLS

/* The draft of a meeting that is being held stands beside the draft of a form about the same plan: neither may push out
 * the other. Only its name is of use. */
extern const KithKind kith_meeting_draft_kind;

gboolean kith_save_meeting (KithCaseFile   *file,
                            KithRecord     *plan,
                            GPtrArray      *actions,
                            KithSaveFlags   flags,
                            GError        **error);

G_END_DECLS
