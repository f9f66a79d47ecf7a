/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-rights.h"

G_BEGIN_DECLS

/**
 * KithStudentRights:
 * @has_birth: whether a date of birth is known; without it there is nothing to say
 * @is_estimated: whether it is an estimate
 * @today: the day
 * @rights: (element-type KithRight): what the student can have, had or will have
 * @moments: (element-type KithRightMoment): what begins and ends, by date
 *
 * The rights of one student, seen from today.
 */
typedef struct {
  gboolean has_birth;
  gboolean is_estimated;
  GDate today;
  GPtrArray *rights;
  GArray *moments;
} KithStudentRights;

/* the rules: what the college keeps, or the presets where it keeps none */
GPtrArray         *kith_student_rights_list_rules (KithCaseFile      *file,
                                                   GError           **error);
KithStudentRights *kith_student_rights_load       (KithCaseFile      *file,
                                                   KithRecord        *student,
                                                   GPtrArray         *rules,
                                                   GError           **error);
void               kith_student_rights_free       (KithStudentRights *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithStudentRights, kith_student_rights_free)

G_END_DECLS
