/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-student-roster.h"
#include "list/kith-slot-line.h"

G_BEGIN_DECLS

/**
 * KithStudentPart:
 * @KITH_STUDENT_PART_NAME: Preferred name and pronouns
 * @KITH_STUDENT_PART_COURSE: Course
 * @KITH_STUDENT_PART_SUPPORT: Care status in words, or the support group where none is recorded
 * @KITH_STUDENT_PART_COACH: Names of the coaches
 * @KITH_STUDENT_PART_MENTOR: Names of the mentors
 * @KITH_STUDENT_PART_CONTACT: Last contact
 * @KITH_STUDENT_PART_CONTACT_DUE: When contact is due, or how long it is overdue
 * @KITH_STUDENT_PART_NEXT_PLAN: The next plan or review and how near it is
 * @KITH_STUDENT_PART_ROW: Two lines, for narrow windows
 *
 * What one cell says of a student.
 */
typedef enum {
  KITH_STUDENT_PART_NAME,
  KITH_STUDENT_PART_COURSE,
  KITH_STUDENT_PART_SUPPORT,
  KITH_STUDENT_PART_COACH,
  KITH_STUDENT_PART_MENTOR,
  KITH_STUDENT_PART_CONTACT,
  KITH_STUDENT_PART_CONTACT_DUE,
  KITH_STUDENT_PART_NEXT_PLAN,
  KITH_STUDENT_PART_ROW,
} KithStudentPart;

#define KITH_TYPE_STUDENT_CELL (kith_student_cell_get_type ())
G_DECLARE_FINAL_TYPE (KithStudentCell, kith_student_cell, KITH, STUDENT_CELL, KithSlotLine)

GtkListItemFactory *kith_student_cell_factory_new (KithStudentPart    part,
                                                   KithStudentRoster *roster);

G_END_DECLS
