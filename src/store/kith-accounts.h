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
/* Without a passphrase: makes an activation code (free with kith_secret_free_text), good for seven days, with which they
 * choose their own. Nobody else ever knows it. */
char         *kith_accounts_invite         (KithCaseFile  *file,
                                            const char    *name,
                                            const char    *full_name,
                                            KithRoles      roles,
                                            gint64         person,
                                            GError       **error);
/* a colleague's, who forgot theirs or whose code ran out: new keys and a new code for the same account */
char         *kith_accounts_invite_again   (KithCaseFile  *file,
                                            const char    *name,
                                            GError       **error);
/* by the person invited: takes the code, and opens the file */
KithCaseFile *kith_accounts_activate       (const char    *path,
                                            const char    *user,
                                            const char    *code,
                                            const char    *passphrase,
                                            KithClock     *clock,
                                            GError       **error);
/* whether it is still the actor who sits there: asked again before what matters most */
gboolean      kith_accounts_confirm        (KithCaseFile  *file,
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
/* with the recovery key instead of a passphrase: gives @user a new passphrase and opens the file for them. Every
 * recovery makes a new recovery key (free with kith_secret_free_text); the old one opens nothing any more. */
KithCaseFile *kith_accounts_recover        (const char    *path,
                                            const char    *recovery_key,
                                            const char    *user,
                                            const char    *new_passphrase,
                                            KithClock     *clock,
                                            char         **new_recovery_key,
                                            GError       **error);

/**
 * KithAccountCopy:
 * @path: a backup
 * @expires: (nullable): ISO date of the day on which Kith lets it go by itself; %NULL when it never does
 *
 * A backup that somebody can still open with the passphrase of its time.
 */
typedef struct {
  char *path;
  char *expires;
} KithAccountCopy;

void       kith_account_copy_free        (KithAccountCopy  *self);
/* KithAccountCopy each: those Kith knows of; others may exist */
GPtrArray *kith_accounts_list_copies     (KithCaseFile     *file,
                                          const char       *name,
                                          GError          **error);
/* deletes them all; returns how many, -1 on failure */
int        kith_accounts_delete_copies   (KithCaseFile     *file,
                                          const char       *name,
                                          GError          **error);

G_END_DECLS
