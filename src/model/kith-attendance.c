/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-attendance.h"

#include "kith-attendance-trend.h"
#include "kith-period.h"
#include "kith-problems.h"
#include "kith-record-private.h"

/* How many lessons a student could have gone to in a period, and went to. Percentages are worked out, never stored. */
struct _KithAttendance
{
  KithRecord parent_instance;
};

static const KithField attendance_fields[] = {
  [KITH_ATTENDANCE_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_ATTENDANCE_FROM] = { "from", KITH_FIELD_DATE, N_("From"), .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL,
    .missing = N_("Enter the first day."),
    .headers = "from date;period start;week commencing;week beginning;start;date from" },
  [KITH_ATTENDANCE_UNTIL] = { "until", KITH_FIELD_DATE, N_("Until"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL, .missing = N_("Enter the last day."),
    .headers = "until date;period end;week ending;end;date to;to" },
  [KITH_ATTENDANCE_POSSIBLE] = { "possible", KITH_FIELD_NUMBER, N_("Sessions there were"), .limit = 10000,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL, .missing = N_("Enter how many sessions there were."),
    .headers = "possible sessions;sessions;total;possible marks;expected" },
  [KITH_ATTENDANCE_ATTENDED] = { "attended", KITH_FIELD_NUMBER, N_("Attended, late ones included"), .limit = 10000,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL, .missing = N_("Enter how many they went to."),
    .headers = "present;attended sessions;actual;presents" },
  [KITH_ATTENDANCE_LATE] = { "late", KITH_FIELD_NUMBER, N_("Of these late"), .limit = 10000,
    .flags = KITH_FIELD_PERSONAL, .headers = "lates;late sessions" },
  [KITH_ATTENDANCE_AUTHORISED] = { "authorised", KITH_FIELD_NUMBER, N_("Authorised absence"), .limit = 10000,
    .flags = KITH_FIELD_PERSONAL, .headers = "authorised absence;authorised absences;auth absence" },
  [KITH_ATTENDANCE_SOURCE] = { "source", KITH_FIELD_LINE, N_("Where it comes from"), .limit = 100,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_MORE },
};

#define NUMBER(record, field) kith_record_get_number (record, KITH_ATTENDANCE_##field)

static void
check_attendance (KithRecord      *record,
                  const KithRules *rules,
                  KithProblems    *problems)
{
  kith_period_check_order (kith_record_get_text (record, KITH_ATTENDANCE_FROM),
                           kith_record_get_text (record, KITH_ATTENDANCE_UNTIL), problems);
  if (NUMBER (record, ATTENDED) + NUMBER (record, AUTHORISED) > NUMBER (record, POSSIBLE))
    kith_problems_add (problems, "attended", KITH_SEVERITY_ERROR,
                       _("Attended and authorised absence together are more than the sessions there were."));
  if (NUMBER (record, LATE) > NUMBER (record, ATTENDED))
    kith_problems_add (problems, "late", KITH_SEVERITY_ERROR, _("More were late than attended."));
}

static char *
dup_title (KithRecord *record)
{
  return kith_period_format (kith_record_get_text (record, KITH_ATTENDANCE_FROM),
                             kith_record_get_text (record, KITH_ATTENDANCE_UNTIL));
}

const KithKind kith_attendance_kind = {
  .name = "attendance",
  .plural = "attendances",
  .table = "attendance",
  .label = N_("Attendance"),
  .label_plural = N_("Attendance"),
  .fields = attendance_fields,
  .n_fields = G_N_ELEMENTS (attendance_fields),
  .get_type = kith_attendance_get_type,
  .student_field = KITH_ATTENDANCE_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-from",
  .check = check_attendance,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithAttendance, kith_attendance)

/**
 * kith_attendance_get_percentage:
 * @self: attendance of a period
 *
 * Lessons attended, late ones included, of those there were. Source: section 2.6 of the domain reference.
 *
 * Returns: 0 to 100, rounded; -1 when there were no sessions
 */
int
kith_attendance_get_percentage (KithRecord *self)
{
  KithAttendanceSum sum = { 0 };

  kith_attendance_sum_add (&sum, self);
  return kith_attendance_sum_get_percentage (&sum);
}

/**
 * kith_attendance_dup_words:
 * @self: attendance of a period
 *
 * Returns: (transfer full): the percentage, or that there were no sessions: never 0% for those
 */
char *
kith_attendance_dup_words (KithRecord *self)
{
  int percentage = kith_attendance_get_percentage (self);

  /* Translators: a percentage */
  return percentage >= 0 ? g_strdup_printf (_("%d%%"), percentage) : g_strdup (_("No sessions"));
}
