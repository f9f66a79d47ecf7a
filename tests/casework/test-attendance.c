/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-attendance-falling.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-falling.h"
#include "kith-import.h"
#include "kith-test-case.h"
#include "kith-undo.h"

#include <string.h>

static GFile *
write_file (KithTestCase *test,
            const char   *text)
{
  g_autofree char *path = g_build_filename (test->folder, "attendance.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

/* Looks first, as a person does, and holds what comes of it against what was said. */
static KithImportResult *
import_text (KithTestCase *test,
             const char   *text)
{
  g_autoptr (GFile) csv = write_file (test, text);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithImport) import = kith_import_new (csv, &kith_attendance_kind, NULL, &error);
  g_autoptr (KithImportResult) preview = NULL;
  KithImportResult *result = NULL;

  g_assert_no_error (error);
  preview = kith_import_preview (import, test->file, 100, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  result = kith_import_apply (import, test->file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < KITH_IMPORT_N_OUTCOMES; i++)
    g_assert_cmpuint (preview->counts[i], ==, result->counts[i]);
  return result;
}

static void
assert_counts (KithImportResult *result,
               guint64           added,
               guint64           updated,
               guint64           unchanged,
               guint64           refused)
{
  g_assert_cmpuint (result->counts[KITH_IMPORT_NEW], ==, added);
  g_assert_cmpuint (result->counts[KITH_IMPORT_UPDATED], ==, updated);
  g_assert_cmpuint (result->counts[KITH_IMPORT_UNCHANGED], ==, unchanged);
  g_assert_cmpuint (result->counts[KITH_IMPORT_REFUSED], ==, refused);
}

static GPtrArray *
list_of (KithTestCase *test,
         gint64        student)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_attendance_kind);

  kith_query_where_student (query, student);
  kith_query_set_order (query, "from");
  return kith_case_file_list (test->file, query, NULL, NULL);
}

#define WEEKS \
  "College ID,Week commencing,Possible,Present,Lates,Authorised absence\n" \
  "4471,2/3/2026,20,18,2,1\n" \
  "4472,2/3/2026,0,0,0,0\n"

/* Weeks come in, come again as they are, and come again with a correction: never twice. */
static void
test_weeks (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithImportResult) first = NULL;
  g_autoptr (KithImportResult) again = NULL;
  g_autoptr (KithImportResult) corrected = NULL;
  g_autoptr (GPtrArray) jay = NULL;
  g_autoptr (GPtrArray) zofia = NULL;
  g_autofree char *words = NULL;

  kith_test_case_sign_in (test, "welfare");
  first = import_text (test, WEEKS);
  assert_counts (first, 2, 0, 0, 0);
  again = import_text (test, WEEKS);
  assert_counts (again, 0, 0, 2, 0);
  g_assert_cmpint (again->operation, ==, 0);
  corrected = import_text (test, "college id,from,until,possible,attended\n4471,2/3/2026,6/3/2026,20,19\n");
  assert_counts (corrected, 0, 1, 0, 0);

  jay = list_of (test, test->jay);
  g_assert_cmpuint (jay->len, ==, 1);
  g_assert_cmpint (kith_record_get_number (g_ptr_array_index (jay, 0), KITH_ATTENDANCE_ATTENDED), ==, 19);
  /* a column that is not there erases nothing */
  g_assert_cmpint (kith_record_get_number (g_ptr_array_index (jay, 0), KITH_ATTENDANCE_LATE), ==, 2);
  zofia = list_of (test, test->zofia);
  words = kith_attendance_dup_words (g_ptr_array_index (zofia, 0));
  g_assert_cmpstr (words, ==, "No sessions");
  g_assert_cmpstr (kith_record_get_text (g_ptr_array_index (zofia, 0), KITH_ATTENDANCE_UNTIL), ==, "2026-03-08");

  g_assert_true (kith_case_file_undo (test->file, corrected->operation, NULL));
  g_clear_pointer (&jay, g_ptr_array_unref);
  jay = list_of (test, test->jay);
  g_assert_cmpint (kith_record_get_number (g_ptr_array_index (jay, 0), KITH_ATTENDANCE_ATTENDED), ==, 18);
}

/* The register may still have the id of a record that was merged into this one; the same week under both is told. */
static void
test_other_ids (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) jay = NULL;
  g_autoptr (KithImportResult) result = NULL;
  g_autoptr (KithImportResult) twice = NULL;
  g_autoptr (GPtrArray) periods = NULL;

  kith_test_case_sign_in (test, "welfare");
  jay = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  /* 4472 is Zofia’s own id, whatever stands here */
  kith_record_set_text (jay, KITH_STUDENT_OTHER_IDS, "8800, 4472");
  kith_test_save (test->file, jay);
  result = import_text (test, "College ID,Week commencing,Possible,Present\n"
                              "8800,2/3/2026,20,17\n4472,2/3/2026,20,20\n8801,2/3/2026,20,20\n");
  assert_counts (result, 2, 0, 0, 1);
  periods = list_of (test, test->jay);
  g_assert_cmpuint (periods->len, ==, 1);
  g_assert_cmpint (kith_record_get_number (g_ptr_array_index (periods, 0), KITH_ATTENDANCE_ATTENDED), ==, 17);
  twice = import_text (test, "College ID,Week commencing,Possible,Present\n8800,9/3/2026,20,17\n4471,9/3/2026,20,20\n");
  assert_counts (twice, 1, 0, 0, 1);
}

/* All rows of a file are one action. */
static void
test_undo (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithImportResult) result = NULL;
  g_autoptr (KithQuery) query = kith_query_new (&kith_attendance_kind);

  kith_test_case_sign_in (test, "welfare");
  result = import_text (test, WEEKS);
  g_assert_cmpint (kith_case_file_count (test->file, query, NULL), ==, 2);
  g_assert_true (kith_case_file_undo (test->file, result->operation, NULL));
  g_assert_cmpint (kith_case_file_count (test->file, query, NULL), ==, 0);
}

static void
assert_refused (KithImportResult *result,
                guint             position,
                guint64           line,
                const char       *words)
{
  const KithImportItem *item = g_ptr_array_index (result->refused, position);

  g_assert_cmpuint (item->line, ==, line);
  if (strstr (item->reason, words) == NULL)
    g_error ("“%s” does not say “%s”", item->reason, words);
}

/* Every wrong row is named by its line and why; the good one goes in. */
static void
test_refused (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithImportResult) result = NULL;

  kith_test_case_sign_in (test, "welfare");
  result = import_text (test,
                        "student,from,until,possible,attended,late,authorised\n"
                        "4471,2/3/2026,8/3/2026,20,18,0,0\n"
                        "9999,2/3/2026,8/3/2026,20,18,0,0\n"
                        ",2/3/2026,8/3/2026,20,18,0,0\n"
                        "4472,2/3/2026,8/3/2026,20,18,0,3\n"
                        "4472,9/3/2026,8/3/2026,20,18,0,0\n"
                        "4472,16/2/2026,22/2/2026,20,x,0,0\n"
                        "4471,2/3/2026,8/3/2026,20,17,0,0\n"
                        "4471,5/3/2026,11/3/2026,20,17,0,0\n");
  assert_counts (result, 1, 0, 0, 7);
  assert_refused (result, 0, 3, "9999");
  assert_refused (result, 1, 4, "whose attendance");
  assert_refused (result, 2, 5, "more than the sessions there were");
  assert_refused (result, 3, 6, "before the start date");
  assert_refused (result, 4, 7, "number");
  assert_refused (result, 5, 8, "repeats line 2");
  assert_refused (result, 6, 9, "count twice");
}

/* What is there already is in the way as well. */
static void
test_overlap (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithImportResult) first = NULL;
  g_autoptr (KithImportResult) second = NULL;

  kith_test_case_sign_in (test, "welfare");
  first = import_text (test, "student,from,until,possible,attended\n4471,2/3/2026,8/3/2026,20,18\n");
  second = import_text (test, "student,from,until,possible,attended\n4471,1/2/2026,31/3/2026,80,70\n");
  assert_counts (second, 0, 0, 0, 1);
  assert_refused (second, 0, 2, "2 Mar 2026 to 8 Mar 2026");
}

static void
test_columns (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GFile) csv = write_file (test, "student,from,attended\n4471,2/3/2026,20\n");
  g_autoptr (KithImport) import = kith_import_new (csv, &kith_attendance_kind, NULL, NULL);
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "welfare");
  g_assert_null (kith_import_preview (import, test->file, 1, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "possible"));
}

static void
test_who_may (void)
{
  static const char *const users[] = { "mentor", "coach", "dpo", "admin" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GFile) csv = write_file (test, WEEKS);

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (KithImport) import = kith_import_new (csv, &kith_attendance_kind, NULL, NULL);
    g_autoptr (GError) error = NULL;

    kith_test_case_sign_in (test, users[i]);
    g_assert_null (kith_import_apply (import, test->file, NULL, NULL, NULL, &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  }
}

static void
add_weeks (KithTestCase *test,
           gint64        student,
           int           attended_before,
           int           attended_lately)
{
  for (int week = 0; week < 8; week++) {
    g_autoptr (KithRecord) record = kith_record_new (&kith_attendance_kind);
    g_autofree char *from = kith_date_iso_add_days ("2026-03-02", -7 * week);
    g_autofree char *until = kith_date_iso_add_days (from, 6);

    kith_record_set_number (record, KITH_ATTENDANCE_STUDENT, student);
    kith_record_set_text (record, KITH_ATTENDANCE_FROM, from);
    kith_record_set_text (record, KITH_ATTENDANCE_UNTIL, until);
    kith_record_set_number (record, KITH_ATTENDANCE_POSSIBLE, 25);
    kith_record_set_number (record, KITH_ATTENDANCE_ATTENDED, week < 4 ? attended_lately : attended_before);
    kith_test_save (test->file, record);
  }
}

static guint
count_falling (KithTestCase *test,
               const char   *user)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithQuery) query = NULL;
  gint64 count;

  kith_test_case_sign_in (test, user);
  query = kith_attendance_falling_query (test->file, &error);
  g_assert_no_error (error);
  count = kith_case_file_count (test->file, query, &error);
  g_assert_no_error (error);
  return (guint) count;
}

/* Only whose sums fell is looked at closer. */
static void
assert_candidates (KithTestCase *test,
                   guint         n_expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) students = NULL;
  GDate today;

  kith_case_file_get_today (test->file, &today);
  students = kith_falling_list_students (test->file, &today, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (students->len, ==, n_expected);
}

static void
add_month (KithTestCase *test,
           const char   *from,
           const char   *until,
           gint64        attended)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_attendance_kind);

  kith_record_set_number (record, KITH_ATTENDANCE_STUDENT, test->ali);
  kith_record_set_text (record, KITH_ATTENDANCE_FROM, from);
  kith_record_set_text (record, KITH_ATTENDANCE_UNTIL, until);
  kith_record_set_number (record, KITH_ATTENDANCE_POSSIBLE, 80);
  kith_record_set_number (record, KITH_ATTENDANCE_ATTENDED, attended);
  kith_test_save (test->file, record);
}

/* A college that sends months is told as well. */
static void
test_falling_months (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  kith_test_case_sign_in (test, "welfare");
  add_month (test, "2026-01-01", "2026-01-31", 72);
  add_month (test, "2026-02-01", "2026-02-28", 60);
  assert_candidates (test, 1);
  g_assert_cmpuint (count_falling (test, "welfare"), ==, 1);
}

/* Whose attendance falls, for those who may see the student, and nobody who has left. */
static void
test_falling (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) jay = NULL;

  kith_test_case_sign_in (test, "welfare");
  add_weeks (test, test->jay, 23, 19);
  add_weeks (test, test->zofia, 23, 22);
  add_weeks (test, test->ali, 23, 10);
  assert_candidates (test, 2);
  g_assert_cmpuint (count_falling (test, "welfare"), ==, 2);
  g_assert_cmpuint (count_falling (test, "mentor"), ==, 1);
  g_assert_cmpuint (count_falling (test, "mentor2"), ==, 0);
  g_assert_cmpuint (count_falling (test, "coach"), ==, 1);
  g_assert_cmpuint (count_falling (test, "admin"), ==, 0);

  kith_test_case_sign_in (test, "welfare");
  jay = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  kith_record_set_text (jay, KITH_STUDENT_STAGE, "paused");
  g_assert_true (kith_case_file_save (test->file, jay, KITH_SAVE_ACCEPT_WARNINGS, NULL));
  g_assert_cmpuint (count_falling (test, "welfare"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/attendance/weeks", test_weeks);
  g_test_add_func ("/attendance/other-ids", test_other_ids);
  g_test_add_func ("/attendance/undo", test_undo);
  g_test_add_func ("/attendance/refused", test_refused);
  g_test_add_func ("/attendance/overlap", test_overlap);
  g_test_add_func ("/attendance/columns", test_columns);
  g_test_add_func ("/attendance/who-may", test_who_may);
  g_test_add_func ("/attendance/falling", test_falling);
  g_test_add_func ("/attendance/falling-months", test_falling_months);
  return g_test_run ();
}
