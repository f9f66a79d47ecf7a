/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithStudentFacts:
 * @mentor: names of the mentors of today, the main one first; empty for none
 * @coach: names of the coach and of whoever covers, the main one first; empty for none
 * @care_status: care status today in words; empty when nothing is recorded
 * @next_plan: (nullable): kind of the next plan or review
 *
 * What a list says of a student and other kinds of record know.
 */
typedef struct {
  char *mentor;
  char *coach;
  char *care_status;
  char *next_plan;
} KithStudentFacts;

KithStudentFacts *kith_student_facts_load (KithCaseFile     *file,
                                           gint64            student,
                                           GError          **error);
void              kith_student_facts_free (KithStudentFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithStudentFacts, kith_student_facts_free)

G_END_DECLS
