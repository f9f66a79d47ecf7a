/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-retention.h"

G_BEGIN_DECLS

/**
 * KithRetentionItem:
 * @student: id of a student
 * @name: what they are called
 * @due: the first day on which the record may go, and why
 * @rule: the rule in words
 * @blocks: what keeps it from being disposed of, in sentences; empty when nothing does
 * @waiting: id of the disposal that waits for a second person, or 0
 *
 * A record whose time is over, or about which something was proposed.
 */
typedef struct {
  gint64 student;
  char *name;
  KithRetentionDue due;
  char *rule;
  GStrv blocks;
  gint64 waiting;
} KithRetentionItem;

void               kith_retention_item_free (KithRetentionItem  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithRetentionItem, kith_retention_item_free)

/* For the data protection officer and the safeguarding lead. */
GPtrArray         *kith_retention_list      (KithCaseFile       *file,
                                             GCancellable       *cancellable,
                                             GError            **error);
KithRetentionItem *kith_retention_find      (KithCaseFile       *file,
                                             gint64              student,
                                             GError            **error);

G_END_DECLS
