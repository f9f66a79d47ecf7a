/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Accounts are listed like any other kind (kith_account_kind). These do what concerns keys as well. All but
 * set_passphrase need KITH_VERB_ACCOUNTS. They block for as long as Argon2id takes. */

/* @full_name: only for a new person, when @person is 0; returns the account's id, 0 on failure */
gint64        kith_accounts_add            (KithCaseFile  *file,
                                            const char    *name,
                                            const char    *full_name,
                                            KithRoles      roles,
                                            gint64         person,
                                            const char    *passphrase,
                                            GError       **error);
gboolean      kith_accounts_set_roles      (KithCaseFile  *file,
                                            const char    *name,
                                            KithRoles      roles,
                                            GError       **error);
/* drops the key slot and puts the whole file under a new key, so that the old passphrase and old copies of the key open
 * nothing any more */
gboolean      kith_accounts_disable        (KithCaseFile  *file,
                                            const char    *name,
                                            GCancellable  *cancellable,
                                            GError       **error);
/* one's own */
gboolean      kith_accounts_set_passphrase (KithCaseFile  *file,
                                            const char    *old_passphrase,
                                            const char    *new_passphrase,
                                            GError       **error);
/* a colleague's, who forgot it */
gboolean      kith_accounts_reset          (KithCaseFile  *file,
                                            const char    *name,
                                            const char    *passphrase,
                                            GError       **error);
/* with the recovery key instead of a passphrase: gives @user a new passphrase and opens the file for them. Every
 * recovery makes a new recovery key (free with kith_secret_free_text); the old one opens nothing any more. */
KithCaseFile *kith_accounts_recover        (const char    *path,
                                            const char    *recovery_key,
                                            const char    *user,
                                            const char    *new_passphrase,
                                            KithClock     *clock,
                                            char         **new_recovery_key,
                                            GError       **error);

G_END_DECLS
