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

/**
 * KithDuplicatePair:
 * @student: id of a student
 * @name: what to call them
 * @college_id: the college's id
 * @other: who may be the same person, and why
 */
typedef struct {
  gint64 student;
  char *name;
  char *college_id;
  KithDuplicate *other;
} KithDuplicatePair;

void       kith_duplicate_pair_free   (KithDuplicatePair *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDuplicatePair, kith_duplicate_pair_free)

/* students who may be the one being added, likeliest first, at most KITH_DUPLICATES_MOST; KithDuplicate each */
GPtrArray *kith_duplicates_find (KithCaseFile   *file,
                                 KithRecord     *student,
                                 GCancellable   *cancellable,
                                 GError        **error);
/* everybody who may be somebody else, likeliest first; KithDuplicatePair each */
GPtrArray *kith_duplicates_list_pairs (KithCaseFile  *file,
                                       GCancellable  *cancellable,
                                       GError       **error);
/* they are two people, and nobody is asked again */
gboolean   kith_duplicates_tell_apart (KithCaseFile  *file,
                                       gint64         one,
                                       gint64         other,
                                       const char    *reason,
                                       GError       **error);

G_END_DECLS
