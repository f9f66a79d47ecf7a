/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_ASSIGNMENT (kith_assignment_get_type ())
G_DECLARE_FINAL_TYPE (KithAssignment, kith_assignment, KITH, ASSIGNMENT, KithRecord)

extern const KithKind kith_assignment_kind;

/* Places in the field table. */
typedef enum {
  KITH_ASSIGNMENT_STUDENT,
  KITH_ASSIGNMENT_PERSON,
  KITH_ASSIGNMENT_ROLE,
  KITH_ASSIGNMENT_MAIN,
  KITH_ASSIGNMENT_FROM,
  KITH_ASSIGNMENT_UNTIL,
  KITH_ASSIGNMENT_END_REASON,
  KITH_ASSIGNMENT_HAND_OVER,
  KITH_ASSIGNMENT_HOW_MATCHED,
  KITH_ASSIGNMENT_OVERRIDE_REASON,
} KithAssignmentField;

gboolean kith_assignment_is_current_on (KithRecord  *self,
                                        const GDate *day);

G_END_DECLS
