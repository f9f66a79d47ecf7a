/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithDisposalCopies:
 * @n_copies: how many backups that Kith knows of were made before
 * @n_staying: how many of them it never deletes
 * @last_expires: (nullable): ISO date by which the last of the others goes
 *
 * Where a record still is after it went.
 */
typedef struct {
  guint n_copies;
  guint n_staying;
  char *last_expires;
} KithDisposalCopies;

void     kith_disposal_copies_clear (KithDisposalCopies  *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithDisposalCopies, kith_disposal_copies_clear)

/* of a record that went at @moment; for whoever sees disposals */
gboolean kith_disposal_copies_find  (KithCaseFile        *file,
                                     gint64               moment,
                                     KithDisposalCopies  *copies,
                                     GError             **error);

G_END_DECLS
