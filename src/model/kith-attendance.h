/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_ATTENDANCE (kith_attendance_get_type ())
G_DECLARE_FINAL_TYPE (KithAttendance, kith_attendance, KITH, ATTENDANCE, KithRecord)

extern const KithKind kith_attendance_kind;

/* Places in the field table. */
typedef enum {
  KITH_ATTENDANCE_STUDENT,
  KITH_ATTENDANCE_FROM,
  KITH_ATTENDANCE_UNTIL,
  KITH_ATTENDANCE_POSSIBLE,
  KITH_ATTENDANCE_ATTENDED,
  KITH_ATTENDANCE_LATE,
  KITH_ATTENDANCE_AUTHORISED,
  KITH_ATTENDANCE_SOURCE,
} KithAttendanceField;

int   kith_attendance_get_percentage  (KithRecord *self);
char *kith_attendance_dup_words       (KithRecord *self);

G_END_DECLS
