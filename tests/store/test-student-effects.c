/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-case-file-private.h"
#include "kith-kinds.h"
#include "kith-operation.h"
#include "kith-save.h"
#include "kith-test-case.h"
#include "kith-undo.h"

static void
assert_student (KithTestCase *test,
                const char   *last_contact,
                const char   *due,
                const char   *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) student = kith_case_file_load (test->file, &kith_student_kind, test->jay, &error);
  gint64 n_wrong = -1;

  g_assert_no_error (error);
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_LAST_CONTACT), ==, last_contact);
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_CONTACT_DUE), ==, due);
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_NEXT_PLAN), ==, plan);
  g_assert_true (kith_student_effects_count_wrong (test->file, &n_wrong, &error));
  g_assert_cmpint (n_wrong, ==, 0);
}

static gint64
save (KithTestCase *test,
      KithRecord   *record)
{
  gint64 id = kith_test_save (test->file, record);

  g_object_unref (record);
  return id;
}

static KithRecord *
create_group (const char *day)
{
  KithRecord *group = kith_record_new (&kith_group_kind);

  kith_record_set_text (group, KITH_GROUP_TITLE, "Cooking together");
  kith_record_set_text (group, KITH_GROUP_DATE, day);
  return group;
}

static KithRecord *
create_attendee (gint64      group,
                 gint64      student,
                 const char *status)
{
  KithRecord *attendee = kith_record_new (&kith_attendee_kind);

  kith_record_set_number (attendee, KITH_ATTENDEE_STUDENT, student);
  kith_record_set_number (attendee, KITH_ATTENDEE_GROUP, group);
  kith_record_set_text (attendee, KITH_ATTENDEE_STATUS, status);
  return attendee;
}

static KithRecord *
create_holiday (const char *from,
                const char *until)
{
  KithRecord *day = kith_record_new (&kith_calendar_day_kind);

  kith_record_set_text (day, KITH_CALENDAR_DAY_TYPE, "holiday");
  kith_record_set_text (day, KITH_CALENDAR_DAY_TITLE, "Holiday");
  kith_record_set_text (day, KITH_CALENDAR_DAY_FROM, from);
  kith_record_set_text (day, KITH_CALENDAR_DAY_UNTIL, until);
  return day;
}

static KithRecord *
create_plan (gint64      student,
             const char *day)
{
  KithRecord *plan = kith_record_new (&kith_plan_kind);

  kith_record_set_number (plan, KITH_PLAN_STUDENT, student);
  kith_record_set_text (plan, KITH_PLAN_TYPE, "pep");
  kith_record_set_text (plan, KITH_PLAN_STATUS, "planned");
  kith_record_set_text (plan, KITH_PLAN_DATE, day);
  return plan;
}

static KithTestCase *
create_case (void)
{
  KithTestCase *test = kith_test_case_new ();

  kith_test_case_sign_in (test, "manager");
  return test;
}

static void
change (KithTestCase   *test,
        const KithKind *kind,
        gint64          id,
        guint           field,
        const char     *stored)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecord) record = kith_case_file_load (test->file, kind, id, &error);

  g_assert_no_error (error);
  kith_record_set_stored (record, field, stored);
  kith_test_save (test->file, record);
}

/* A new student has a day; what was agreed, and when they started, move it. */
static void
test_agreed_days (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (KithRecord) student = kith_test_student ("Wren Castellanos", "4480");

  kith_test_save (test->file, student);
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_CONTACT_DUE), ==, "2025-09-15");
  assert_student (test, NULL, "2025-09-15", NULL);
  change (test, &kith_student_kind, test->jay, KITH_STUDENT_CONTACT_DAYS, "30");
  assert_student (test, NULL, "2025-10-01", NULL);
  change (test, &kith_student_kind, test->jay, KITH_STUDENT_START_DATE, "2025-09-03");
  assert_student (test, NULL, "2025-10-03", NULL);
}

/* Coming to a group is contact; being invited or sending apologies is not, nor is a session that was called off. */
static void
test_groups (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  gint64 group = save (test, create_group ("2026-03-04"));
  gint64 attendee = save (test, create_attendee (group, test->jay, "invited"));
  g_autoptr (GError) error = NULL;

  save (test, create_attendee (group, test->zofia, "attended"));
  assert_student (test, NULL, "2025-09-15", NULL);
  change (test, &kith_attendee_kind, attendee, KITH_ATTENDEE_STATUS, "attended");
  assert_student (test, "2026-03-04", "2026-03-18", NULL);
  change (test, &kith_group_kind, group, KITH_GROUP_DATE, "2026-03-05");
  assert_student (test, "2026-03-05", "2026-03-19", NULL);
  change (test, &kith_group_kind, group, KITH_GROUP_CANCELLED, "1");
  assert_student (test, NULL, "2025-09-15", NULL);
  change (test, &kith_group_kind, group, KITH_GROUP_CANCELLED, NULL);
  /* Its attendees go with it, and come back. */
  g_assert_true (kith_case_file_remove (test->file, &kith_group_kind, group, &error));
  assert_student (test, NULL, "2025-09-15", NULL);
  g_assert_true (kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), &error));
  g_assert_no_error (error);
  assert_student (test, "2026-03-05", "2026-03-19", NULL);
}

/* The calendar moves everybody's day, and what is taken back moves it back. */
static void
test_holidays (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (GError) error = NULL;
  gint64 holiday;

  save (test, kith_test_note (test->jay, "Met at the bus stop."));
  assert_student (test, "2026-03-10", "2026-03-24", NULL);
  /* Easter of the common calendar, until there is one of the college's own */
  change (test, &kith_student_kind, test->jay, KITH_STUDENT_CONTACT_DAYS, "30");
  assert_student (test, "2026-03-10", "2026-04-25", NULL);
  change (test, &kith_student_kind, test->jay, KITH_STUDENT_CONTACT_DAYS, "14");
  holiday = save (test, create_holiday ("2026-03-20", "2026-03-22"));
  assert_student (test, "2026-03-10", "2026-03-27", NULL);
  g_assert_true (kith_case_file_begin (test->file, "Two things", &error));
  save (test, create_holiday ("2026-03-25", "2026-03-26"));
  kith_case_file_rollback (test->file);
  assert_student (test, "2026-03-10", "2026-03-27", NULL);
  g_assert_true (kith_case_file_remove (test->file, &kith_calendar_day_kind, holiday, &error));
  assert_student (test, "2026-03-10", "2026-03-24", NULL);
}

static guint
count_students_written (KithTestCase *test)
{
  return kith_case_file_count_changes (test->file, &kith_student_kind);
}

/* Many dates in one action, and taking them back, work every student out once; a change that moves no break, not at all. */
static void
test_once_for_many_dates (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (GError) error = NULL;
  guint n_before;
  gint64 first;

  save (test, kith_test_note (test->jay, "Met at the bus stop."));
  n_before = count_students_written (test);
  g_assert_true (kith_case_file_begin (test->file, "Three dates", &error));
  first = save (test, create_holiday ("2026-03-20", "2026-03-22"));
  save (test, create_holiday ("2026-03-25", "2026-03-26"));
  save (test, create_holiday ("2026-04-01", "2026-04-10"));
  g_assert_true (kith_case_file_commit (test->file, &error));
  assert_student (test, "2026-03-10", "2026-03-29", NULL);
  g_assert_cmpuint (count_students_written (test), ==, n_before + 3);
  g_assert_true (kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), &error));
  assert_student (test, "2026-03-10", "2026-03-24", NULL);
  g_assert_cmpuint (count_students_written (test), ==, n_before + 6);
  g_assert_true (kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), &error));
  assert_student (test, "2026-03-10", "2026-03-29", NULL);
  n_before = count_students_written (test);
  change (test, &kith_calendar_day_kind, first, KITH_CALENDAR_DAY_TITLE, "Long weekend");
  g_assert_cmpuint (count_students_written (test), ==, n_before);
  change (test, &kith_calendar_day_kind, first, KITH_CALENDAR_DAY_UNTIL, "2026-03-21");
  assert_student (test, "2026-03-10", "2026-03-28", NULL);
  change (test, &kith_calendar_day_kind, first, KITH_CALENDAR_DAY_TYPE, "term");
  assert_student (test, "2026-03-10", "2026-03-24", NULL);
}

/* The earliest that is planned; what was held or not held is over. */
static void
test_next_plan (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  gint64 second = save (test, create_plan (test->jay, "2026-06-01"));
  gint64 first = save (test, create_plan (test->jay, "2026-03-01"));
  g_autoptr (GError) error = NULL;

  save (test, create_plan (test->zofia, "2026-02-01"));
  assert_student (test, NULL, "2025-09-15", "2026-03-01");
  change (test, &kith_plan_kind, second, KITH_PLAN_DATE, "2026-05-01");
  assert_student (test, NULL, "2025-09-15", "2026-03-01");
  g_assert_true (kith_case_file_remove (test->file, &kith_plan_kind, first, &error));
  assert_student (test, NULL, "2025-09-15", "2026-05-01");
  g_assert_true (kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), &error));
  assert_student (test, NULL, "2025-09-15", "2026-03-01");
}

/* Bulk work fills them at the end; so does a file that has never heard of them. */
static void
test_bulk_and_older_files (void)
{
  g_autoptr (KithTestCase) test = create_case ();
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_case_file_begin_bulk (test->file, "Import", &error));
  save (test, kith_test_note (test->jay, "Met at the bus stop."));
  g_assert_true (kith_case_file_end_bulk (test->file, &error));
  g_assert_no_error (error);
  assert_student (test, "2026-03-10", "2026-03-24", NULL);
  g_assert_true (kith_db_exec (test->file->db, "UPDATE student SET contact_due = NULL;"
                               " DELETE FROM setting WHERE name = 'student-effects'", &error));
  kith_test_case_sign_in (test, "manager");
  assert_student (test, "2026-03-10", "2026-03-24", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/student-effects/agreed-days", test_agreed_days);
  g_test_add_func ("/store/student-effects/groups", test_groups);
  g_test_add_func ("/store/student-effects/holidays", test_holidays);
  g_test_add_func ("/store/student-effects/once-for-many-dates", test_once_for_many_dates);
  g_test_add_func ("/store/student-effects/next-plan", test_next_plan);
  g_test_add_func ("/store/student-effects/bulk-and-older-files", test_bulk_and_older_files);
  return g_test_run ();
}
