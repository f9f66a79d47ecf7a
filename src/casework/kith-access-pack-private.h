/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-access-pack.h"
#include "kith-report-access-pack.h"

G_BEGIN_DECLS

/* the items of one copy, and what is covered in it */
KithAccessPackBuilder *kith_access_pack_build (KithCaseFile  *file,
                                               KithRecord    *student,
                                               KithRecord    *request,
                                               gboolean       is_full,
                                               GPtrArray    **redactions,
                                               GError       **error);
GArray                *kith_access_pack_list_withheld (KithCaseFile *file,
                                                       GPtrArray    *redactions,
                                                       GPtrArray    *words,
                                                       GString      *letters);

G_END_DECLS
