/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"

G_BEGIN_DECLS

/* Roles that read sealed records have a key pair each. Whoever gets such a role first makes it; afterwards only
 * somebody who holds it can hand it on, which happens by itself when they sign in. */
gboolean   kith_role_keys_open        (KithCaseFile  *file,
                                       GError       **error);
gboolean   kith_role_keys_hand_on     (KithCaseFile  *file,
                                       GError       **error);
gboolean   kith_role_keys_give        (KithCaseFile  *file,
                                       gint64         account,
                                       KithRoles      roles,
                                       GError       **error);
gboolean   kith_role_keys_take_away   (KithCaseFile  *file,
                                       gint64         account,
                                       KithRoles      kept,
                                       GError       **error);
/* after a recovery key was made: the keys in hand are sealed to it */
gboolean   kith_role_keys_share_with_recovery (KithCaseFile *file,
                                       GError       **error);
/* after one was removed */
gboolean   kith_role_keys_forget_recovery (KithCaseFile *file,
                                       const char    *slot,
                                       GError       **error);
GPtrArray *kith_role_keys_list_public (KithCaseFile  *file,
                                       GError       **error);
/* the keys of two people's accounts and of the recovery sheet; of the safeguarding lead too with @with_lead */
GPtrArray *kith_role_keys_list_people (KithCaseFile  *file,
                                       gint64         owner,
                                       gint64         reader,
                                       gboolean       with_lead,
                                       GError       **error);

G_END_DECLS
