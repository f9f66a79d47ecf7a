/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"

G_BEGIN_DECLS

/* The account and, when @person is 0, the person behind it; inside an operation, without asking the policy. */
gint64   kith_accounts_insert   (KithCaseFile  *file,
                                 const char    *name,
                                 const char    *full_name,
                                 KithRoles      roles,
                                 gint64         person,
                                 const char    *slot,
                                 GError       **error);
gboolean kith_accounts_precheck (const char    *name,
                                 const char    *full_name,
                                 KithRoles      roles,
                                 KithClock     *clock,
                                 GError       **error);
gboolean kith_accounts_put_keys (KithCaseFile  *file,
                                 gint64         account,
                                 const char    *slot,
                                 GError       **error);

G_END_DECLS
