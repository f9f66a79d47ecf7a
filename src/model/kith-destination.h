/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

/**
 * KithDestination:
 * @KITH_DESTINATION_EXIT: When the student left
 * @KITH_DESTINATION_3_MONTHS: Three months later
 * @KITH_DESTINATION_6_MONTHS: Six months later
 *
 * When a student who left is asked what they do now.
 */
typedef enum {
  KITH_DESTINATION_EXIT,
  KITH_DESTINATION_3_MONTHS,
  KITH_DESTINATION_6_MONTHS,
} KithDestination;

#define KITH_N_DESTINATIONS 3

/* How long ago somebody may have left and still be asked: a year after the last question it is history. */
#define KITH_DESTINATION_MONTHS_TO_ASK 18

/**
 * KithAnswer:
 *
 * Whether a student counts for a percentage, and how.
 */
typedef enum {
  KITH_ANSWER_NOT_COUNTED,
  KITH_ANSWER_NO,
  KITH_ANSWER_YES,
} KithAnswer;

guint      kith_destination_get_field (KithDestination  when);
guint      kith_destination_get_asked_field (KithDestination when);
gboolean   kith_destination_get_due   (KithRecord      *student,
                                       KithDestination  when,
                                       GDate           *due);
gboolean   kith_destination_find_due  (KithRecord      *student,
                                       const GDate     *today,
                                       KithDestination *when,
                                       GDate           *due);
const char *kith_student_get_outcome_day (KithRecord   *student,
                                       const char      *today);
KithAnswer kith_student_get_retained  (KithRecord      *student);
KithAnswer kith_student_get_achieved  (KithRecord      *student);

G_END_DECLS
