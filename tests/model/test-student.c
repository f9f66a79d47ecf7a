/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"
#include "kith-test-world.h"

#define ERROR KITH_SEVERITY_ERROR
#define WARNING KITH_SEVERITY_WARNING

static KithRecord *
create_student (void)
{
  return kith_test_record (&kith_student_kind, "preferred-name", "Jay A", "college-id", "4471", "start-date",
                           "2025-09-01", "support-groups", "care-experienced", "stage", "active", NULL);
}

static void
test_required (void)
{
  g_autoptr (KithRecord) student = create_student ();
  KithTestWorld world;

  kith_test_world_init (&world, "2026-03-04");
  kith_test_expect_fine (&world, student);
  kith_test_set (student, "preferred-name", NULL);
  kith_test_set (student, "college-id", NULL);
  kith_test_expect (&world, student, "preferred-name", ERROR, "Enter the name the student uses.");
  kith_test_expect (&world, student, "college-id", ERROR, "Enter the college’s ID for this student.");
  kith_test_world_clear (&world);
}

static void
test_names (void)
{
  static const char *const names[] = { "O'Brien-Źródło", "علي", "X", "Nguyễn Thị Hương", "Ŵyn" };
  g_autoptr (KithRecord) student = create_student ();
  g_autofree char *long_name = g_strnfill (500, 'a');
  g_autofree char *key = NULL;
  KithTestWorld world;

  kith_test_world_init (&world, "2026-03-04");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    kith_test_set (student, "preferred-name", names[i]);
    kith_test_expect_fine (&world, student);
  }
  kith_test_set (student, "preferred-name", long_name);
  kith_test_expect (&world, student, "preferred-name", ERROR, "Preferred name: use at most 100 characters. That is 500.");
  kith_test_set (student, "preferred-name", "O'Brien-Źródło");
  kith_test_set (student, "phone", "+44 7700 900123");
  key = kith_student_dup_search_key (student);
  g_assert_nonnull (strstr (key, " obrien zrodlo"));
  g_assert_nonnull (strstr (key, " 4471"));
  g_assert_nonnull (strstr (key, " 07700900123"));
  kith_test_world_clear (&world);
}

static void
test_birth (void)
{
  g_autoptr (KithRecord) student = create_student ();
  KithTestWorld world;
  GDate day;

  kith_test_world_init (&world, "2026-03-04");
  kith_test_set (student, "date-of-birth", "2026-03-05");
  kith_test_expect (&world, student, "date-of-birth", ERROR, "Date of birth cannot be in the future.");
  kith_test_set (student, "date-of-birth", "2014-06-01");
  kith_test_expect (&world, student, "date-of-birth", WARNING, "Age 11. Is this right?");
  kith_test_set (student, "date-of-birth", "1960-01-01");
  kith_test_expect (&world, student, "date-of-birth", WARNING, "Age 65. Is this right?");
  kith_test_set (student, "date-of-birth", "2008-06-01");
  kith_test_expect_fine (&world, student);
  kith_date_from_iso ("2026-06-01", &day);
  g_assert_cmpint (kith_student_get_age (student, &day), ==, 18);
  kith_test_world_clear (&world);
}

static void
test_uln (void)
{
  g_autoptr (KithRecord) student = create_student ();
  KithTestWorld world;

  kith_test_world_init (&world, "2026-03-04");
  g_assert_true (kith_student_is_uln_valid ("9276308686"));
  g_assert_true (kith_student_is_uln_valid ("2006443827"));
  g_assert_true (kith_student_is_uln_valid ("4748505825"));
  g_assert_false (kith_student_is_uln_valid ("9276308687"));
  g_assert_false (kith_student_is_uln_valid ("1234567890"));
  g_assert_false (kith_student_is_uln_valid ("0276308686"));
  g_assert_false (kith_student_is_uln_valid ("92763086"));
  kith_test_set (student, "uln", "9276308687");
  kith_test_expect (&world, student, "uln", ERROR,
                    "This ULN fails its check digit. Check the last digit, or leave it blank.");
  kith_test_set (student, "uln", "9999999999");
  kith_test_expect (&world, student, "uln", WARNING,
                    "9999999999 stands for “not yet known”. You can leave the ULN blank.");
  kith_test_set (student, "uln", "9276308686");
  kith_test_expect_fine (&world, student);
  kith_test_world_clear (&world);
}

static void
test_leaving (void)
{
  g_autoptr (KithRecord) student = create_student ();
  KithTestWorld world;

  kith_test_world_init (&world, "2026-03-04");
  kith_test_set (student, "stage", "left");
  kith_test_expect (&world, student, "leaving-date", ERROR, "Enter the leaving date and reason.");
  kith_test_set (student, "leaving-date", "2026-02-01");
  kith_test_expect (&world, student, "leaving-reason", ERROR, "Enter the leaving date and reason.");
  kith_test_set (student, "leaving-reason", "work");
  kith_test_expect_fine (&world, student);
  kith_test_set (student, "leaving-date", "2024-02-01");
  kith_test_expect (&world, student, "leaving-date", ERROR, "The leaving date is before the start date.");
  kith_test_world_clear (&world);
}

static void
test_contact_words (void)
{
  g_autoptr (KithRecord) student = create_student ();
  g_autofree char *none = NULL;
  g_autofree char *some = NULL;
  g_autofree char *today = NULL;
  GDate day;

  kith_date_from_iso ("2026-03-04", &day);
  none = kith_student_dup_contact_words (student, &day);
  g_assert_cmpstr (none, ==, "No contact yet, agreed every 14 days.");
  kith_test_set (student, "last-contact", "2026-02-09");
  some = kith_student_dup_contact_words (student, &day);
  g_assert_cmpstr (some, ==, "Last contact 23 days ago, agreed every 14.");
  kith_test_set (student, "last-contact", "2026-03-04");
  today = kith_student_dup_contact_words (student, &day);
  g_assert_cmpstr (today, ==, "Last contact today, agreed every 14 days.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/student/required", test_required);
  g_test_add_func ("/model/student/names", test_names);
  g_test_add_func ("/model/student/birth", test_birth);
  g_test_add_func ("/model/student/uln", test_uln);
  g_test_add_func ("/model/student/leaving", test_leaving);
  g_test_add_func ("/model/student/contact-words", test_contact_words);
  return g_test_run ();
}
