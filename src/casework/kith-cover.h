/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithCover:
 * @person: the coach who is away
 * @by: who covers for them
 * @from: first day, ISO date
 * @until: last day, ISO date
 *
 * Somebody looks after a whole caseload for a while.
 */
typedef struct {
  gint64 person;
  gint64 by;
  const char *from;
  const char *until;
} KithCover;

/* how many students are covered now; -1 with an error and nothing changed */
int   kith_cover_arrange   (KithCaseFile     *file,
                            const KithCover  *cover,
                            GError          **error);
/* who covers the students of @person today or from a later day: "Ana covers 7 students until 13 Mar 2026"; empty for
 * nobody */
char *kith_cover_dup_words (KithCaseFile     *file,
                            gint64            person,
                            GError          **error);

G_END_DECLS
