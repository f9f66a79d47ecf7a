/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithMatchCandidate:
 * @person: id of who could support the student
 * @name: what to call them
 * @reasons: what speaks for them, a phrase each; empty for nothing in particular
 * @against: what speaks against them, a sentence each; empty for nothing
 * @shares: (nullable): what a mentor shares of their own experience and what not, from their agreement
 *
 * Somebody who could support a student, and why. There is no score: a person weighs this.
 */
typedef struct {
  gint64 person;
  char *name;
  GStrv reasons;
  GStrv against;
  char *shares;
} KithMatchCandidate;

void       kith_match_candidate_free (KithMatchCandidate *self);
/* @role: mentor, coach or cover; KithMatchCandidate each */
GPtrArray *kith_matching_list        (KithCaseFile       *file,
                                      gint64              student,
                                      const char         *role,
                                      GCancellable       *cancellable,
                                      GError            **error);

G_END_DECLS
