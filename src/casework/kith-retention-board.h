/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-retention-list.h"

G_BEGIN_DECLS

/**
 * KithRetentionEntry:
 * @record: a disposal or a legal hold
 * @student: (nullable): whose record it is; %NULL once it is gone
 * @words: where it stands
 * @is_own: whether the actor proposed it
 *
 * One line of the page.
 */
typedef struct {
  KithRecord *record;
  char *student;
  char *words;
  gboolean is_own;
} KithRetentionEntry;

/**
 * KithRetentionBoard:
 * @due: (element-type KithRetentionItem): records whose time is over and about which nothing waits
 * @waiting: (element-type KithRetentionEntry): what a second person has to confirm
 * @holds: (element-type KithRetentionEntry): legal holds that are on
 * @done: (element-type KithRetentionEntry): what was decided, the newest first
 *
 * What the data protection officer and the safeguarding lead go through every term.
 */
typedef struct {
  GPtrArray *due;
  GPtrArray *waiting;
  GPtrArray *holds;
  GPtrArray *done;
} KithRetentionBoard;

KithRetentionBoard *kith_retention_board_gather (KithCaseFile        *file,
                                                 GCancellable        *cancellable,
                                                 GError             **error);
void                kith_retention_board_free   (KithRetentionBoard  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithRetentionBoard, kith_retention_board_free)

G_END_DECLS
