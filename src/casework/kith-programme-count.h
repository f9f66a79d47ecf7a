/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-programme-terms.h"
#include "kith-report-programme.h"

G_BEGIN_DECLS

/**
 * KithProgrammeCount:
 * @file: an open case file
 * @terms: (element-type KithProgrammeDays): what is counted
 * @today: ISO date
 * @students: (element-type KithProgrammeStudent): everybody the actor may see
 * @by_id: index of each student by id, plus one
 * @authorities: names of the local authorities, or groups of them
 * @values: what is counted into
 *
 * Counting for the report on the programme.
 */
typedef struct {
  KithCaseFile *file;
  GArray *terms;
  char *today;
  GArray *students;
  GHashTable *by_id;
  GStrv authorities;
  KithProgrammeReport *values;
} KithProgrammeCount;

/**
 * KithProgrammeStudent:
 * @record: the student
 * @authority: number of the local authority
 * @name: (nullable): name of the local authority
 * @supported: whether the student was supported, for each term
 *
 * A student while counting.
 */
typedef struct {
  KithRecord *record;
  int authority;
  const char *authority_name;
  gboolean supported[KITH_PROGRAMME_MOST_TERMS];
} KithProgrammeStudent;

gboolean kith_programme_count_students (KithProgrammeCount    *self,
                                        GError               **error);
gboolean kith_programme_count_work     (KithProgrammeCount    *self,
                                        GError               **error);
gboolean kith_programme_count_plans    (KithProgrammeCount    *self,
                                        GError               **error);
void     kith_programme_count_clear    (KithProgrammeCount    *self);
/* NULL for a student the actor does not see */
const KithProgrammeStudent *kith_programme_count_find (const KithProgrammeCount *self,
                                        gint64                 id);
const KithProgrammeDays *kith_programme_count_term (const KithProgrammeCount *self,
                                        guint                  term);
void     kith_programme_count_one      (KithProgrammeCount         *self,
                                        guint                       line,
                                        guint                       term,
                                        const KithProgrammeStudent *student);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithProgrammeCount, kith_programme_count_clear)

G_END_DECLS
