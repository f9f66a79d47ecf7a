/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithRecoveryHolder:
 * @slot: what the recovery key is known by in the verbs below
 * @holder: who keeps the paper; empty for one that is older than the list of holders
 * @made_at: when the key was made
 * @confirmed_at: when somebody last showed that the paper is still there, 0 for never
 * @is_due: whether that was more than a year ago, so that somebody should look
 * @asks_whole_key: whether only the whole key can be checked: one made before Kith kept a check of two groups
 * @groups: the places of the two groups to type back, counted from 0
 */
typedef struct {
  char *slot;
  char *holder;
  gint64 made_at;
  gint64 confirmed_at;
  gboolean is_due;
  gboolean asks_whole_key;
  guint groups[2];
} KithRecoveryHolder;

void       kith_recovery_holder_free     (KithRecoveryHolder  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithRecoveryHolder, kith_recovery_holder_free)

/* All need KITH_VERB_ACCOUNTS. A new key is what belongs on paper; free it with kith_secret_free_text. */
GPtrArray *kith_recovery_holders_list    (KithCaseFile        *file,
                                          GError             **error);
char      *kith_recovery_holders_add     (KithCaseFile        *file,
                                          const char          *holder,
                                          GError             **error);
/* the paper was lost, or goes to somebody else: the whole file gets a new key */
char      *kith_recovery_holders_replace (KithCaseFile        *file,
                                          const char          *slot,
                                          const char          *holder,
                                          GError             **error);
gboolean   kith_recovery_holders_remove  (KithCaseFile        *file,
                                          const char          *slot,
                                          GCancellable        *cancellable,
                                          GError             **error);
/* @typed: the two groups, or the whole key; compared and not just believed */
gboolean   kith_recovery_holders_confirm (KithCaseFile        *file,
                                          const char          *slot,
                                          const char          *typed,
                                          GError             **error);

G_END_DECLS
