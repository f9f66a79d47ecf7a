/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

#define KITH_DUPLICATES_MOST 5

/**
 * KithDuplicate:
 * @student: id of the student who is there already
 * @name: what to call them
 * @college_id: the college's id
 * @reasons: why they may be the same, in words
 * @score: how likely, to compare
 */
typedef struct {
  gint64 student;
  char *name;
  char *college_id;
  char *reasons;
  guint score;
} KithDuplicate;

void       kith_duplicate_free  (KithDuplicate  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDuplicate, kith_duplicate_free)

/* students who may be the one being added, likeliest first, at most KITH_DUPLICATES_MOST; KithDuplicate each */
GPtrArray *kith_duplicates_find (KithCaseFile   *file,
                                 KithRecord     *student,
                                 GCancellable   *cancellable,
                                 GError        **error);

G_END_DECLS
