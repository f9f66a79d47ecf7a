/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"

G_BEGIN_DECLS

/* Records for the safeguarding lead only: their sealed fields are encrypted to the keys of the roles that may read
 * them and stand nowhere else in the file, neither in their columns nor in the search index nor in the audit. */

typedef enum {
  KITH_SEALING_FAILED,
  KITH_SEALING_NOT_NEEDED,
  KITH_SEALING_NEEDED,
} KithSealingNeed;

KithSealingNeed kith_sealing_find_need (KithCaseFile  *file,
                                        KithRecord    *record,
                                        GError       **error);
gboolean        kith_sealing_store     (KithCaseFile  *file,
                                        KithRecord    *record,
                                        gint64         id,
                                        GError       **error);
gboolean            kith_sealing_open      (KithCaseFile  *file,
                                        KithRecord    *record,
                                        GBytes        *sealed);
/* @opens: whether nothing is sealed in a stored record, or the actor’s keys open it */
gboolean        kith_sealing_find_opens (KithCaseFile *file,
                                        KithRecord    *record,
                                        gboolean      *opens,
                                        GError       **error);
/* by somebody who holds a key, for those who may read and could not yet: records sealed before there was a key of theirs */
gboolean        kith_sealing_share     (KithCaseFile  *file,
                                        GError       **error);

G_END_DECLS
