/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-contact.h"

#include "kith-date.h"
#include "kith-student.h"

/* From which multiple of the agreed days a student who is due is overdue. */
#define OVERDUE_TIMES 2

/* The last contact made; the start date while there was none. */
static gboolean
get_since (KithRecord *student,
           GDate      *since)
{
  return kith_record_get_date (student, KITH_STUDENT_LAST_CONTACT, since) ||
         kith_record_get_date (student, KITH_STUDENT_START_DATE, since);
}

/**
 * kith_contact_dup_due:
 * @student: a student
 * @breaks: the days on which nobody is expected to be reached
 *
 * The store keeps the answer in the student's record, so that lists sort and count by it.
 *
 * Returns: (transfer full) (nullable): the first day, ISO, on which as many days have passed as were agreed; %NULL when
 *   there is neither a contact nor a start date
 */
char *
kith_contact_dup_due (KithRecord *student,
                      KithBreaks *breaks)
{
  GDate since, due;

  if (!get_since (student, &since))
    return NULL;
  kith_breaks_stretch (breaks, &since, kith_student_get_contact_days (student), &due);
  return kith_date_to_iso (&due);
}

/* As the store keeps it; for a record that was never stored, without breaks. */
static void
get_due (KithRecord  *student,
         const GDate *since,
         GDate       *due)
{
  if (kith_record_get_date (student, KITH_STUDENT_CONTACT_DUE, due))
    return;
  *due = *since;
  g_date_add_days (due, (guint) kith_student_get_contact_days (student));
}

static gboolean
is_expected (KithRecord *student)
{
  return g_strcmp0 (kith_record_get_text (student, KITH_STUDENT_STAGE), "active") == 0 &&
         !kith_record_has (student, KITH_STUDENT_ARCHIVED_ON);
}

/**
 * kith_contact_gap_of:
 * @student: a student
 * @today: the day of the clock
 * @days: (out) (optional): days since the last contact made, or since the start date while there was none; 0 where
 *   neither is known or it is still to come
 *
 * Only active students are expected to be reached: a pause stops the count, and so do leaving and being archived. An
 * attempt is not contact; the store keeps the last contact that was made, and one of today counts. The college's breaks
 * stretch both limits alike.
 *
 * Returns: whether contact is due
 */
KithContactGap
kith_contact_gap_of (KithRecord  *student,
                     const GDate *today,
                     int         *days)
{
  gint64 agreed = kith_student_get_contact_days (student);
  GDate since, due;
  int passed = 0;
  gboolean is_known = get_since (student, &since);

  if (is_known)
    passed = MAX (0, g_date_days_between (&since, today));
  if (days != NULL)
    *days = passed;
  if (!is_known || !is_expected (student))
    return KITH_CONTACT_GAP_NONE;
  get_due (student, &since, &due);
  if (g_date_compare (&due, today) > 0)
    return KITH_CONTACT_GAP_NONE;
  return passed - g_date_days_between (&since, &due) < (OVERDUE_TIMES - 1) * agreed ? KITH_CONTACT_GAP_DUE
                                                                                     : KITH_CONTACT_GAP_OVERDUE;
}
