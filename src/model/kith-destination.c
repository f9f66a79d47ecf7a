/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-destination.h"

#include "kith-student.h"

#include <string.h>

typedef struct {
  guint field;
  guint asked_field;
  guint months;
} When;

static const When whens[KITH_N_DESTINATIONS] = {
  [KITH_DESTINATION_EXIT] = { KITH_STUDENT_DESTINATION, KITH_STUDENT_DESTINATION_ASKED, 0 },
  [KITH_DESTINATION_3_MONTHS] = { KITH_STUDENT_DESTINATION_3_MONTHS, KITH_STUDENT_DESTINATION_3_MONTHS_ASKED, 3 },
  [KITH_DESTINATION_6_MONTHS] = { KITH_STUDENT_DESTINATION_6_MONTHS, KITH_STUDENT_DESTINATION_6_MONTHS_ASKED, 6 },
};

/**
 * kith_destination_get_field:
 * @when: which of the questions
 *
 * Returns: the student's field with the answer
 */
guint
kith_destination_get_field (KithDestination when)
{
  return whens[when].field;
}

/**
 * kith_destination_get_asked_field:
 * @when: which of the questions
 *
 * Returns: the student's field with the day it was asked
 */
guint
kith_destination_get_asked_field (KithDestination when)
{
  return whens[when].asked_field;
}

/**
 * kith_destination_get_due:
 * @student: a student
 * @when: which of the questions
 * @due: (out): from which day it is asked
 *
 * Returns: whether the student has left, so that there is such a day
 */
gboolean
kith_destination_get_due (KithRecord      *student,
                          KithDestination  when,
                          GDate           *due)
{
  if (g_strcmp0 (kith_record_get_text (student, KITH_STUDENT_STAGE), "left") != 0 ||
      !kith_record_get_date (student, KITH_STUDENT_LEAVING_DATE, due))
    return FALSE;
  g_date_add_months (due, whens[when].months);
  return TRUE;
}

/**
 * kith_destination_find_due:
 * @student: a student
 * @today: the day of the clock
 * @when: (out): which of the questions
 * @due: (out): from which day it was to be asked
 *
 * The latest question whose day has come: an answer to it makes the ones before it unnecessary, for nobody can be asked
 * what they did then.
 *
 * Returns: whether there is something to ask this student today
 */
gboolean
kith_destination_find_due (KithRecord      *student,
                           const GDate     *today,
                           KithDestination *when,
                           GDate           *due)
{
  GDate too_late;

  if (!kith_destination_get_due (student, KITH_DESTINATION_EXIT, &too_late))
    return FALSE;
  g_date_add_months (&too_late, KITH_DESTINATION_MONTHS_TO_ASK);
  if (g_date_compare (today, &too_late) > 0)
    return FALSE;
  for (int i = KITH_N_DESTINATIONS - 1; i >= 0; i--) {
    kith_destination_get_due (student, (KithDestination) i, due);
    if (g_date_compare (due, today) > 0)
      continue;
    *when = (KithDestination) i;
    return !kith_record_has (student, whens[i].field);
  }
  return FALSE;
}

/**
 * kith_student_get_outcome_day:
 * @student: a student
 * @today: the day of the clock, ISO
 *
 * The leaving date, or the planned end of a course that has passed. Of any other outcome nobody knows more than that it is
 * the one of today.
 *
 * Returns: the day from which the outcome of a course holds, ISO
 */
const char *
kith_student_get_outcome_day (KithRecord *student,
                              const char *today)
{
  const char *leaving = kith_record_get_text (student, KITH_STUDENT_LEAVING_DATE);
  const char *end = kith_record_get_text (student, KITH_STUDENT_COURSE_END);

  if (leaving != NULL)
    return leaving;
  return end != NULL && strcmp (end, today) < 0 ? end : today;
}

/**
 * kith_student_get_retained:
 * @student: a student
 *
 * Who moved to another course or provider is neither kept nor lost. Who left without anybody writing down how the course
 * ended is not counted, nor is who has not come yet.
 *
 * Returns: whether they stayed on their course until its end, or are still on it
 */
KithAnswer
kith_student_get_retained (KithRecord *student)
{
  const char *outcome = kith_record_get_text (student, KITH_STUDENT_OUTCOME);
  const char *stage = kith_record_get_text (student, KITH_STUDENT_STAGE);

  if (outcome == NULL)
    return g_strcmp0 (stage, "active") == 0 || g_strcmp0 (stage, "paused") == 0 ? KITH_ANSWER_YES
                                                                               : KITH_ANSWER_NOT_COUNTED;
  if (g_str_equal (outcome, "transferred"))
    return KITH_ANSWER_NOT_COUNTED;
  return g_str_equal (outcome, "left-early") ? KITH_ANSWER_NO : KITH_ANSWER_YES;
}

/**
 * kith_student_get_achieved:
 * @student: a student
 *
 * Counted are those whose course has ended, whether they stayed until then or not, as in the national figures.
 *
 * Returns: whether they achieved what they came for
 */
KithAnswer
kith_student_get_achieved (KithRecord *student)
{
  const char *outcome = kith_record_get_text (student, KITH_STUDENT_OUTCOME);

  if (outcome == NULL || g_str_equal (outcome, "transferred") || g_str_equal (outcome, "on-course"))
    return KITH_ANSWER_NOT_COUNTED;
  return g_str_equal (outcome, "achieved") ? KITH_ANSWER_YES : KITH_ANSWER_NO;
}
