/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-duplicates.h"
#include "kith-error.h"
#include "kith-merge.h"
#include "kith-operation.h"
#include "kith-removed.h"
#include "kith-test-case.h"
#include "kith-test-dump.h"
#include "kith-undo.h"

#include <string.h>

static void
set (KithTestCase *test,
     gint64        student,
     guint         field,
     const char   *text)
{
  g_autoptr (KithRecord) record = kith_case_file_load (test->file, &kith_student_kind, student, NULL);

  kith_record_set_text (record, field, text);
  kith_test_save (test->file, record);
}

static KithMerge *
prepare (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;
  KithMerge *merge = kith_merge_prepare (test->file, test->jay, test->zofia, &error);

  g_assert_no_error (error);
  return merge;
}

static KithMergeField *
find (KithMerge *merge,
      guint      field)
{
  for (guint i = 0; i < merge->fields->len; i++)
    if (((KithMergeField *) merge->fields->pdata[i])->field == field)
      return merge->fields->pdata[i];
  return NULL;
}

/* Every field that differs is there, none that does not, and nothing written is dropped unasked. */
static void
test_fields (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithMerge) merge = NULL;
  g_autoptr (KithRecord) result = NULL;

  kith_test_case_sign_in (test, "welfare");
  set (test, test->jay, KITH_STUDENT_OWN_WORDS, "I like to know in advance.");
  set (test, test->zofia, KITH_STUDENT_OWN_WORDS, "Ring me, do not write.");
  set (test, test->zofia, KITH_STUDENT_PHONE, "07700 900123");
  set (test, test->jay, KITH_STUDENT_COURSE, "Joinery");
  set (test, test->zofia, KITH_STUDENT_COURSE, "Joinery Level 2");
  set (test, test->zofia, KITH_STUDENT_SUPPORT_GROUPS, "young-carer");
  merge = prepare (test);
  g_assert_null (find (merge, KITH_STUDENT_STAGE));
  g_assert_null (find (merge, KITH_STUDENT_DATE_OF_BIRTH));
  g_assert_cmpint (find (merge, KITH_STUDENT_OWN_WORDS)->choice, ==, KITH_MERGE_BOTH);
  g_assert_cmpint (find (merge, KITH_STUDENT_PHONE)->choice, ==, KITH_MERGE_OTHER);
  g_assert_cmpint (find (merge, KITH_STUDENT_COURSE)->choice, ==, KITH_MERGE_OTHER);
  g_assert_false (find (merge, KITH_STUDENT_COURSE)->can_join);
  g_assert_cmpint (find (merge, KITH_STUDENT_COLLEGE_ID)->choice, ==, KITH_MERGE_KEPT);

  result = kith_merge_dup_result (merge);
  g_assert_cmpstr (kith_record_get_text (result, KITH_STUDENT_OWN_WORDS), ==,
                   "I like to know in advance.\n\nRing me, do not write.");
  g_assert_cmpstr (kith_record_get_text (result, KITH_STUDENT_SUPPORT_GROUPS), ==, "care-experienced young-carer");
  g_assert_cmpstr (kith_record_get_text (result, KITH_STUDENT_COLLEGE_ID), ==, "4471");
  g_assert_cmpstr (kith_record_get_text (result, KITH_STUDENT_OTHER_IDS), ==, "4472");
}

static void
test_apply (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithMerge) merge = NULL;
  g_autoptr (KithRecord) jay = NULL;
  g_autoptr (KithRecord) note = kith_test_note (test->zofia, "Bouldering went well.");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *backups = g_build_filename (test->folder, "backups", NULL);
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "welfare");
  kith_test_save (test->file, note);
  before = kith_test_dump (test->file);
  merge = prepare (test);
  g_assert_cmpstr (merge->moves, ==, "Assignments: 2, Notes: 1");
  find (merge, KITH_STUDENT_PREFERRED_NAME)->choice = KITH_MERGE_OTHER;
  find (merge, KITH_STUDENT_COLLEGE_ID)->choice = KITH_MERGE_OTHER;
  kith_merge_apply (merge, test->file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (backups, G_FILE_TEST_IS_DIR));
  jay = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  g_assert_cmpstr (kith_record_get_text (jay, KITH_STUDENT_PREFERRED_NAME), ==, "Zofia O'Brien-Źródło");
  g_assert_cmpstr (kith_record_get_text (jay, KITH_STUDENT_COLLEGE_ID), ==, "4472");
  g_assert_cmpstr (kith_record_get_text (jay, KITH_STUDENT_OTHER_IDS), ==, "4471");
  kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), &error);
  g_assert_no_error (error);
  after = kith_test_dump (test->file);
  g_assert_cmpstr (after, ==, before);
}

static void
set_many_ids (KithTestCase *test,
              gint64        student,
              int           first)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (int i = 0; i < 12; i++)
    g_string_append_printf (ids, "%sNMR-%05d", i > 0 ? ", " : "", first + i);
  set (test, student, KITH_STUDENT_OTHER_IDS, ids->str);
}

/* Two records that were merged often are merged all the same, and not refused for a field the page does not show. */
static void
test_many_ids (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithMerge) merge = NULL;
  g_autoptr (KithRecord) jay = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "welfare");
  set_many_ids (test, test->jay, 100);
  set_many_ids (test, test->zofia, 200);
  merge = prepare (test);
  kith_merge_apply (merge, test->file, NULL, &error);
  g_assert_no_error (error);
  jay = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  g_assert_nonnull (strstr (kith_record_get_text (jay, KITH_STUDENT_OTHER_IDS), "NMR-00111"));
  g_assert_nonnull (strstr (kith_record_get_text (jay, KITH_STUDENT_OTHER_IDS), "NMR-00211"));
}

/* A choice that breaks a rule is refused with the rule's words, and nothing has moved. */
static void
test_invalid_choice (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithMerge) merge = NULL;
  g_autoptr (KithRecord) zofia = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "welfare");
  zofia = kith_case_file_load (test->file, &kith_student_kind, test->zofia, NULL);
  kith_record_set_text (zofia, KITH_STUDENT_STAGE, "left");
  kith_record_set_text (zofia, KITH_STUDENT_LEAVING_DATE, KITH_TEST_TODAY);
  kith_record_set_text (zofia, KITH_STUDENT_LEAVING_REASON, "completed");
  kith_test_save (test->file, zofia);
  merge = prepare (test);
  find (merge, KITH_STUDENT_STAGE)->choice = KITH_MERGE_OTHER;
  find (merge, KITH_STUDENT_LEAVING_REASON)->choice = KITH_MERGE_KEPT;
  g_assert_false (kith_merge_apply (merge, test->file, NULL, &error));
  g_assert_nonnull (kith_problems_from_error (error));
  g_clear_object (&zofia);
  zofia = kith_case_file_load (test->file, &kith_student_kind, test->zofia, NULL);
  g_assert_nonnull (zofia);
}

static void
test_not_allowed (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "coach");
  g_assert_null (kith_merge_prepare (test->file, test->jay, test->zofia, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
}

static guint
count_pairs (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = kith_duplicates_list_pairs (test->file, NULL, &error);

  g_assert_no_error (error);
  return pairs->len;
}

/* Each pair once, whatever they have in common, and not again once they were told apart. */
static void
test_pairs (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) twin = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  const KithDuplicatePair *pair = NULL;

  kith_test_case_sign_in (test, "welfare");
  g_assert_cmpuint (count_pairs (test), ==, 0);
  twin = kith_test_student ("JAY Á", "9001");
  kith_record_set_text (twin, KITH_STUDENT_PHONE, "07700 900 123");
  kith_test_save (test->file, twin);
  set (test, test->jay, KITH_STUDENT_PHONE, "07700900123");
  pairs = kith_duplicates_list_pairs (test->file, NULL, NULL);
  g_assert_cmpuint (pairs->len, ==, 1);
  pair = pairs->pdata[0];
  g_assert_cmpint (MIN (pair->student, pair->other->student), ==, test->jay);
  g_assert_cmpstr (pair->other->reasons, ==, "the same name, the same date of birth, the same phone number");
  g_assert_true (kith_duplicates_tell_apart (test->file, kith_record_get_id (twin), test->jay, "Cousins", NULL));
  g_assert_cmpuint (count_pairs (test), ==, 0);
  kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), NULL);
  g_assert_cmpuint (count_pairs (test), ==, 1);
  kith_test_case_sign_in (test, "mentor");
  g_assert_cmpuint (count_pairs (test), ==, 0);
}

/* What went with something larger does not stand beside it; what one may not remove does not stand at all. */
static void
test_removed (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) goal = kith_test_record (test, &kith_goal_kind, test->jay, 0);
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) mentors = NULL;
  const KithRemoved *first = NULL;

  kith_test_case_sign_in (test, "welfare");
  kith_test_save (test->file, goal);
  g_assert_true (kith_case_file_remove (test->file, &kith_goal_kind, kith_record_get_id (goal), NULL));
  removed = kith_removed_list (test->file, 10, NULL);
  g_assert_cmpuint (removed->len, ==, 1);
  first = removed->pdata[0];
  g_assert_cmpstr (first->title, ==, "Get the forklift licence");
  g_assert_cmpstr (first->student, ==, "Jay A");
  g_assert_true (kith_case_file_remove (test->file, &kith_student_kind, test->jay, NULL));
  g_clear_pointer (&removed, g_ptr_array_unref);
  removed = kith_removed_list (test->file, 10, NULL);
  g_assert_cmpuint (removed->len, ==, 1);
  first = removed->pdata[0];
  g_assert_true (first->kind == &kith_student_kind);
  kith_test_case_sign_in (test, "mentor");
  mentors = kith_removed_list (test->file, 10, NULL);
  g_assert_cmpuint (mentors->len, ==, 0);
}

/* A session that was removed took its register along: the lines do not stand beside it. */
static void
test_removed_session (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) group = kith_test_record (test, &kith_group_kind, 0, 0);
  g_autoptr (KithRecord) line = kith_record_new (&kith_attendee_kind);
  g_autoptr (GPtrArray) removed = NULL;

  kith_test_case_sign_in (test, "welfare");
  kith_record_set_number (line, KITH_ATTENDEE_GROUP, kith_test_save (test->file, group));
  kith_record_set_number (line, KITH_ATTENDEE_STUDENT, test->jay);
  kith_record_set_text (line, KITH_ATTENDEE_STATUS, "invited");
  kith_test_save (test->file, line);
  g_assert_true (kith_case_file_remove (test->file, &kith_group_kind, kith_record_get_id (group), NULL));
  removed = kith_removed_list (test->file, 10, NULL);
  g_assert_cmpuint (removed->len, ==, 1);
  g_assert_true (((const KithRemoved *) removed->pdata[0])->kind == &kith_group_kind);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/merge/fields", test_fields);
  g_test_add_func ("/merge/apply", test_apply);
  g_test_add_func ("/merge/many-ids", test_many_ids);
  g_test_add_func ("/merge/invalid-choice", test_invalid_choice);
  g_test_add_func ("/merge/not-allowed", test_not_allowed);
  g_test_add_func ("/merge/pairs", test_pairs);
  g_test_add_func ("/merge/removed", test_removed);
  g_test_add_func ("/merge/removed-session", test_removed_session);
  return g_test_run ();
}
