/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-suppress.h"

G_BEGIN_DECLS

/* Somebody who has the printed report, a pencil and all night: knows every sum, and tries to work out hidden counts. Does
 * not share a line with what hides them. */
typedef struct _Prover Prover;

/* What they know of a hidden count besides that it is a whole number. */
typedef enum {
  /* nothing */
  PROVER_READS,
  /* whether it is small, larger, or a zero */
  PROVER_WAS_TOLD,
} ProverKnows;

Prover  *prover_new          (void);
void     prover_free         (Prover      *self);
guint    prover_add          (Prover      *self,
                              gint64       count,
                              gboolean     is_printed);
void     prover_add_sum      (Prover      *self,
                              guint        total,
                              const guint *parts,
                              guint        n_parts);
void     prover_add_balance  (Prover      *self,
                              const guint *left,
                              guint        n_left,
                              const guint *right,
                              guint        n_right);
guint    prover_get_n        (Prover      *self);
gint64   prover_get_count    (Prover      *self,
                              guint        cell);
gboolean prover_is_printed   (Prover      *self,
                              guint        cell);
void     prover_set_hidden   (Prover      *self,
                              guint        cell,
                              gboolean     is_hidden);
gboolean prover_is_hidden    (Prover      *self,
                              guint        cell);
/* It is certain that the count follows from what is printed: by elimination, or because its bounds meet. */
gboolean prover_works_out    (Prover      *self,
                              guint        cell,
                              ProverKnows  knows);
/* It is certain that it does not: here is another table. */
gboolean prover_finds_other  (Prover      *self,
                              guint        cell,
                              ProverKnows  knows);
/* The same counts and sums for what is to be tested. */
KithSuppress *prover_dup_suppress (Prover *self,
                              KithSuppressWorth total_worth);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Prover, prover_free)

G_END_DECLS
