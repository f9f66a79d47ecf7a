/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-contact.h"

#include "kith-student.h"

/* From which multiple of the agreed days a student who is due is overdue. */
#define OVERDUE_TIMES 2

/**
 * kith_contact_gap_of:
 * @student: a student
 * @today: the day of the clock
 * @days: (out) (optional): days since the last contact made, or since the start date while there was none; 0 where
 *   neither is known or it is still to come
 *
 * Only active students are expected to be reached: a pause stops the count, and so does leaving. An attempt is not
 * contact; the store keeps the last contact that was made, and one of today counts.
 *
 * Returns: whether contact is due
 */
KithContactGap
kith_contact_gap_of (KithRecord  *student,
                     const GDate *today,
                     int         *days)
{
  gint64 agreed = kith_student_get_contact_days (student);
  GDate since;
  int passed = 0;

  if (kith_record_get_date (student, KITH_STUDENT_LAST_CONTACT, &since) ||
      kith_record_get_date (student, KITH_STUDENT_START_DATE, &since))
    passed = MAX (0, g_date_days_between (&since, today));
  if (days != NULL)
    *days = passed;
  if (g_strcmp0 (kith_record_get_text (student, KITH_STUDENT_STAGE), "active") != 0 || passed < agreed)
    return KITH_CONTACT_GAP_NONE;
  return passed < OVERDUE_TIMES * agreed ? KITH_CONTACT_GAP_DUE : KITH_CONTACT_GAP_OVERDUE;
}
