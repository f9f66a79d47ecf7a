/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-duplicates.h"

G_BEGIN_DECLS

/**
 * KithLikeness: (skip)
 *
 * What of a student tells whether they may be another one: names folded, numbers as stored.
 */
typedef struct {
  gint64 student;
  char *title;
  char *preferred;
  char *legal;
  char *first;
  char *last;
  char *previous;
  char *phone;
  char *college_id;
  char *uln;
  char *birth;
} KithLikeness;

KithLikeness  *kith_likeness_new     (KithRecord         *student);
void           kith_likeness_free    (KithLikeness       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithLikeness, kith_likeness_free)
/* the second as a likely duplicate of the first; NULL when they have no more in common than strangers */
KithDuplicate *kith_likeness_compare (const KithLikeness *one,
                                      const KithLikeness *other);

G_END_DECLS
