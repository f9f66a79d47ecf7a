/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-report-programme.h"

G_BEGIN_DECLS

/**
 * KithProgrammeDays:
 * @name: what it is called on paper
 * @from: first day, ISO
 * @until: last day, ISO; today at the latest
 * @after: last day of the holidays after it, ISO; today at the latest, and @until where it is no term
 *
 * A term that a report counts, or the days that were asked for.
 */
typedef struct {
  char *name;
  char *from;
  char *until;
  char *after;
} KithProgrammeDays;

/* KithProgrammeDays each: the term of today, or the one that has just ended in the holidays, and up to three before it;
 * the same where the days of a term are given. For other days, those, as many days before them, and the same days a year
 * earlier. No two have a day in common. */
GArray *kith_programme_terms_find (KithCaseFile *file,
                                   const char   *from,
                                   const char   *until,
                                   gboolean     *is_so_far,
                                   GError      **error);

G_END_DECLS
