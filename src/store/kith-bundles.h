/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "vault/kith-bundle-format.h"

G_BEGIN_DECLS

/* Records on their way to and from another case file, as the signed-in account. See kith-bundle-format.h for the file. */

/* what another college needs to seal something to whoever is signed in, or to the safeguarding leads of the college */
char             *kith_bundles_dup_receiving_code (KithCaseFile  *file,
                                                   GError       **error);
/* what the other college compares by telephone */
char             *kith_bundles_dup_fingerprint    (KithCaseFile  *file);

gboolean          kith_bundles_require_opens      (KithCaseFile  *file,
                                                    KithRecord    *record,
                                                    GError       **error);
gboolean          kith_bundles_require_may_send   (KithCaseFile  *file,
                                                   gboolean       is_safeguarding,
                                                   GError       **error);

/**
 * KithBundleSent:
 * @bytes: the file
 * @passphrase: (nullable): what has to be told; %NULL for a receiving code
 * @id: the record that says so
 *
 * A bundle that was made and written down.
 */
typedef struct {
  GBytes *bytes;
  char *passphrase;
  gint64 id;
} KithBundleSent;

void              kith_bundle_sent_free           (KithBundleSent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithBundleSent, kith_bundle_sent_free)

/* @bundle: a new record of kith_bundle_kind; @receiving_code: NULL for a passphrase. Inside an operation of the caller, who
 * writes the file before it is committed. */
KithBundleSent   *kith_bundles_seal               (KithCaseFile  *file,
                                                   KithRecord    *bundle,
                                                   GBytes        *content,
                                                   const char    *receiving_code,
                                                   GError       **error);
/* @passphrase: (nullable): tried when the bundle has one; any spelling of it */
KithBundleOpened *kith_bundles_open               (KithCaseFile  *file,
                                                   GBytes        *bytes,
                                                   const char    *passphrase,
                                                   GError       **error);
gboolean          kith_bundles_enter_receipt      (KithCaseFile  *file,
                                                   gint64         id,
                                                   const char    *typed_code,
                                                   const char    *received_by,
                                                   GError       **error);

G_END_DECLS
