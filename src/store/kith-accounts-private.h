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

/* kith-accounts.c: the steps that its verbs and those of its neighbours are made of */
KithRecord *kith_accounts_find          (KithCaseFile  *file,
                                         const char    *name,
                                         GError       **error);
gboolean    kith_accounts_say           (KithCaseFile  *file,
                                         const char    *words,
                                         GError       **error);
gboolean    kith_accounts_begin         (KithCaseFile  *file,
                                         const char    *label,
                                         GError       **error);
gboolean    kith_accounts_finish        (KithCaseFile  *file,
                                         gboolean       done,
                                         GError       **error);
gboolean    kith_accounts_check_name    (KithCaseFile  *file,
                                         const char    *name,
                                         GError       **error);
gboolean    kith_accounts_check_person  (KithCaseFile  *file,
                                         gint64         person,
                                         GError       **error);
gboolean    kith_accounts_check_not_own (KithCaseFile  *file,
                                         KithRecord    *account,
                                         const char    *sentence,
                                         GError       **error);
gboolean    kith_accounts_set_disabled  (GError       **error);
char       *kith_accounts_dup_slot      (KithCaseFile  *file,
                                         gint64         account,
                                         GError       **error);
gboolean    kith_accounts_has_slot      (KithCaseFile  *file,
                                         const char    *slot);
gboolean    kith_accounts_ensure_keys   (KithCaseFile  *file,
                                         GError       **error);

/* kith-accounts-slots.c */
gboolean    kith_accounts_slot_begin    (KithCaseFile  *file,
                                         GError       **error);
gboolean    kith_accounts_slot_finish   (KithCaseFile  *file,
                                         GError       **error);
gboolean    kith_accounts_slot_settle   (KithCaseFile  *file,
                                         GError       **error);

/* kith-accounts-invite.c */
gboolean    kith_accounts_check_activated (KithCaseFile *file,
                                         GError       **error);
gboolean    kith_accounts_mend_keys     (KithCaseFile  *file,
                                         const char    *slot,
                                         GError       **error);

G_END_DECLS
