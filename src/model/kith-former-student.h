/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_FORMER_STUDENT (kith_former_student_get_type ())
G_DECLARE_FINAL_TYPE (KithFormerStudent, kith_former_student, KITH, FORMER_STUDENT, KithRecord)

extern const KithKind kith_former_student_kind;

/* Places in the field table. */
typedef enum {
  KITH_FORMER_STUDENT_PERSON,
  KITH_FORMER_STUDENT_STUDENT,
} KithFormerStudentField;

G_END_DECLS
