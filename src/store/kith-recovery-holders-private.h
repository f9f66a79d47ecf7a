/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"
#include "kith-recovery-holders.h"
#include "vault/kith-recovery-key.h"

G_BEGIN_DECLS

/* inside a transaction: a line for each recovery key there is, and none for those that are gone */
gboolean kith_recovery_holders_ensure (KithCaseFile  *file,
                                       GError       **error);
/* who has @paper, the key of @slot */
gboolean kith_recovery_holders_put    (KithCaseFile  *file,
                                       const char    *slot,
                                       const char    *holder,
                                       const char    *paper,
                                       GError       **error);
gboolean kith_recovery_holders_drop   (KithCaseFile  *file,
                                       const char    *slot,
                                       GError       **error);

/* kith-recovery-check.c: what checks two groups of a key */
gboolean kith_recovery_check_store    (KithCaseFile  *file,
                                       const char    *slot,
                                       const char    *paper,
                                       GError       **error);
gboolean kith_recovery_check_groups   (KithCaseFile  *file,
                                       const char    *slot,
                                       const char    *typed,
                                       GError       **error);

G_END_DECLS
