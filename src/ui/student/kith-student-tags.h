/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-plan-light.h"

G_BEGIN_DECLS

/**
 * KithStudentTags:
 * @care_status: care status of today in words, without tags; empty when none is recorded
 * @tags: what else is said of a life, such as "Young carer"
 * @moved_recently: whether the student moved home within 90 days, as far as the account may know
 * @next_plan: (nullable): the next plan or review and when it is, in words
 * @light: how near that is
 *
 * What the header of a student's page says besides what lists say.
 */
typedef struct {
  char *care_status;
  GStrv tags;
  gboolean moved_recently;
  char *next_plan;
  KithPlanLight light;
} KithStudentTags;

KithStudentTags *kith_student_tags_load (KithCaseFile    *file,
                                         KithRecord      *student,
                                         GError         **error);
void             kith_student_tags_free (KithStudentTags *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithStudentTags, kith_student_tags_free)

G_END_DECLS
