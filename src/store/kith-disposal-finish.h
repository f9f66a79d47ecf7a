/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"

G_BEGIN_DECLS

/* Marks that pages have to be written anew; in the transaction that erases. */
gboolean kith_disposal_set_unfinished (KithCaseFile  *file,
                                       GError       **error);
void     kith_disposal_finish         (KithCaseFile  *file);

G_END_DECLS
