/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Hides what could give somebody away in the counts of a report that leaves the team. All counts of all versions of a
 * report go into one of these, with the sums that tie them together, so that nothing can be had by subtraction, be it
 * within a table, between tables, between terms or between the report and that of one local authority. */
typedef struct _KithSuppress KithSuppress;

#define KITH_TYPE_SUPPRESS (kith_suppress_get_type ())
GType         kith_suppress_get_type       (void);

/* Counts from 1 up to this one are hidden. */
#define KITH_SUPPRESS_SMALL 4
/* Percentages of fewer than this are not printed. */
#define KITH_SUPPRESS_PERCENT_BASE 10

/**
 * KithSuppressWorth:
 * @KITH_SUPPRESS_CELL: A count like any other
 * @KITH_SUPPRESS_TOTAL: A total, which is hidden only when hiding other counts is not enough
 * @KITH_SUPPRESS_HEADLINE: What the report is read for
 * @KITH_SUPPRESS_UNPRINTED: Stands nowhere, but can be worked out from what does, such as those who are not among “18 of 20”
 *
 * How much a reader misses a count.
 */
typedef enum {
  KITH_SUPPRESS_CELL,
  KITH_SUPPRESS_TOTAL,
  KITH_SUPPRESS_HEADLINE,
  KITH_SUPPRESS_UNPRINTED,
} KithSuppressWorth;

/**
 * KithSuppressDone:
 * @n_counts: printed counts looked at
 * @n_small: printed counts hidden because they are from 1 to 4, or of so few people
 * @n_zeros: zeros hidden because they would say something about everybody in a group of 1 to 4
 * @n_others: counts hidden because one of the others could be worked out from them
 * @n_known_small: of those that are hidden, how many could be worked out by somebody who has been told which of the hidden
 * counts are small; no hiding helps where a group of 4 falls into 4 parts
 *
 * What was hidden.
 */
typedef struct {
  guint n_counts;
  guint n_small;
  guint n_zeros;
  guint n_others;
  guint n_known_small;
} KithSuppressDone;

KithSuppress *kith_suppress_new            (void);
KithSuppress *kith_suppress_copy           (KithSuppress       *self);
void          kith_suppress_free           (KithSuppress       *self);
guint         kith_suppress_add            (KithSuppress       *self,
                                            gint64              count,
                                            KithSuppressWorth   worth);
void          kith_suppress_add_sum        (KithSuppress       *self,
                                            guint               total,
                                            const guint        *parts,
                                            guint               n_parts);
void          kith_suppress_add_balance    (KithSuppress       *self,
                                            const guint        *left,
                                            guint               n_left,
                                            const guint        *right,
                                            guint               n_right);
guint         kith_suppress_add_rest       (KithSuppress       *self,
                                            guint               whole,
                                            guint               part);
void          kith_suppress_guard          (KithSuppress       *self,
                                            guint               cell);
void          kith_suppress_run            (KithSuppress       *self,
                                            KithSuppressDone   *done);
gint64        kith_suppress_get_count      (KithSuppress       *self,
                                            guint               cell);
gboolean      kith_suppress_is_hidden      (KithSuppress       *self,
                                            guint               cell);
char         *kith_suppress_dup_count      (KithSuppress       *self,
                                            guint               cell);
char         *kith_suppress_dup_percent    (KithSuppress       *self,
                                            guint               part,
                                            guint               whole);

void          kith_suppress_averages       (const gint64       *n,
                                            gboolean           *shown,
                                            guint               n_parts,
                                            gint64              least);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSuppress, kith_suppress_free)

G_END_DECLS
