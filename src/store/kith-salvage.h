/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithSalvageOutcome:
 * @n_rows: how many entries were read, of records and of what Kith keeps about them
 * @n_gaps: places from which nothing could be read
 * @n_partial: entries of which a part could not be read
 * @n_stand_ins: empty records put in so that what belonged to a lost one has a place
 * @losses: whole sentences, one for each kind of record of which something is missing
 *
 * What could be saved of a damaged case file.
 */
typedef struct {
  gint64 n_rows;
  guint n_gaps;
  guint n_partial;
  gint64 n_stand_ins;
  GStrv losses;
} KithSalvageOutcome;

void                kith_salvage_outcome_free (KithSalvageOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSalvageOutcome, kith_salvage_outcome_free)

KithSalvageOutcome *kith_salvage              (const char         *path,
                                               const char         *user,
                                               const char         *passphrase,
                                               const char         *new_path,
                                               KithClock          *clock,
                                               GCancellable       *cancellable,
                                               GError            **error);
char               *kith_salvage_find_backup   (const char         *path,
                                               const char         *user,
                                               const char         *passphrase,
                                               char              **moment,
                                               GCancellable       *cancellable);

G_END_DECLS
