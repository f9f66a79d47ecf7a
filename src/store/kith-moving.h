/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"

G_BEGIN_DECLS

/* What merging two students does to rows, and how it is taken back. All of it runs inside an operation and asks neither
 * policy nor rules: whoever may merge moves notes they may not read, unopened. */

/* whether a student has such a record once, such as an item of a checklist, or once at a time, such as a care status: two
 * become one when they are merged */
gboolean kith_moving_is_kept_once   (const KithKind *kind);
/* everything that links to @from links to @to afterwards */
gboolean kith_moving_move_all       (KithCaseFile  *file,
                                     gint64         from,
                                     gint64         to,
                                     GError       **error);
/* @detail: of the audit line that moved it */
gboolean kith_moving_move_back      (KithCaseFile  *file,
                                     KithRecord    *record,
                                     const char    *detail,
                                     GError       **error);

/* The emptied student goes, and the drafts about them go to the other one. */
gboolean kith_moving_empty          (KithCaseFile  *file,
                                     KithRecord    *student,
                                     gint64         to,
                                     GError       **error);
gboolean kith_moving_fill_again     (KithCaseFile  *file,
                                     KithRecord    *student,
                                     gint64         to,
                                     GError       **error);
/* the student into whom the one of this audit line was merged, 0 for an ordinary removal */
gint64   kith_moving_read_into      (const char    *detail);
/* the same for a removed student, from their last removal; -1 on failure */
gint64   kith_moving_find_into      (KithCaseFile  *file,
                                     gint64         student,
                                     GError       **error);

G_END_DECLS
