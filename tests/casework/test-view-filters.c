/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-archive.h"
#include "kith-error.h"
#include "kith-test-case.h"
#include "kith-view-filters.h"

static gint64
count (KithTestCase          *test,
       const KithViewFilters *filters)
{
  const KithActor *actor = kith_case_file_get_actor (test->file);
  g_autoptr (KithQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;
  gint64 n;

  kith_case_file_get_today (test->file, &today);
  query = kith_view_filters_create_query (filters, actor->person, &today);
  n = kith_case_file_count (test->file, query, &error);
  g_assert_no_error (error);
  ids = kith_case_file_list_ids (test->file, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ids->len, ==, n);
  return n;
}

static gint64
count_json (KithTestCase *test,
            const char   *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithViewFilters) filters = kith_view_filters_from_json (json, &error);

  g_assert_no_error (error);
  return count (test, filters);
}

static void
test_json (void)
{
  g_autoptr (KithViewFilters) filters = kith_view_filters_new ();
  g_autoptr (KithViewFilters) again = NULL;
  g_autoptr (KithViewFilters) copy = NULL;
  g_autofree char *json = NULL;
  g_autofree char *json_again = NULL;

  g_set_str (&filters->group, "young-carer");
  g_set_str (&filters->campus, "North \"Hill\"");
  g_set_str (&filters->words, "not saved");
  g_set_str (&filters->order, "-contact-due preferred-name");
  filters->no_mentor = TRUE;
  filters->archived = TRUE;
  json = kith_view_filters_to_json (filters);
  again = kith_view_filters_from_json (json, NULL);
  g_assert_nonnull (again);
  g_assert_null (again->words);
  g_assert_true (kith_view_filters_equal (filters, again));
  json_again = kith_view_filters_to_json (again);
  g_assert_cmpstr (json, ==, json_again);
  copy = kith_view_filters_copy (filters);
  g_assert_cmpstr (copy->words, ==, "not saved");
  copy->no_mentor = FALSE;
  g_assert_false (kith_view_filters_equal (filters, copy));
}

/* What a later version or a stranger wrote does no harm. */
static void
test_unknown (void)
{
  static const char *const broken[] = { "", "[]", "{", "3", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithViewFilters) filters = kith_view_filters_from_json (
    "{\"stage\":\"graduated\",\"mine\":true,\"moon\":{\"phase\":1},\"campus\":7,\"order\":\"college-id;DROP\"}", &error);

  g_assert_no_error (error);
  g_assert_null (filters->stage);
  g_assert_null (filters->campus);
  g_assert_null (filters->order);
  g_assert_true (filters->mine);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++) {
    g_autoptr (GError) refused = NULL;

    g_assert_null (kith_view_filters_from_json (broken[i], &refused));
    g_assert_error (refused, KITH_ERROR, KITH_ERROR_INVALID);
  }
}

static void
test_query (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) ali = NULL;

  kith_test_case_sign_in (test, "welfare");
  ali = kith_case_file_load (test->file, &kith_student_kind, test->ali, NULL);
  kith_record_set_text (ali, KITH_STUDENT_CAMPUS, "North");
  kith_record_set_text (ali, KITH_STUDENT_DATE_OF_BIRTH, "2008-09-10");
  kith_test_save (test->file, ali);
  g_assert_cmpint (count_json (test, "{}"), ==, 3);
  g_assert_cmpint (count_json (test, "{\"no-mentor\":true}"), ==, 1);
  g_assert_cmpint (count_json (test, "{\"no-coach\":true,\"campus\":\"North\"}"), ==, 1);
  g_assert_cmpint (count_json (test, "{\"campus\":\"South\"}"), ==, 0);
  g_assert_cmpint (count_json (test, "{\"mine\":true}"), ==, 0);
  g_assert_cmpint (count_json (test, "{\"stage\":\"left\"}"), ==, 0);
  /* six months from 10 March: 10 September is the last day */
  g_assert_cmpint (count_json (test, "{\"turning-18\":true}"), ==, 3);
  kith_record_set_text (ali, KITH_STUDENT_DATE_OF_BIRTH, "2008-09-11");
  kith_test_save (test->file, ali);
  g_assert_cmpint (count_json (test, "{\"turning-18\":true}"), ==, 2);
  kith_test_case_sign_in (test, "coach");
  g_assert_cmpint (count_json (test, "{\"mine\":true}"), ==, 2);
  g_assert_cmpint (count_json (test, "{}"), ==, 2);
  kith_test_case_sign_in (test, "mentor");
  g_assert_cmpint (count_json (test, "{}"), ==, 1);
  kith_test_case_sign_in (test, "admin");
  g_assert_cmpint (count_json (test, "{}"), ==, 0);
}

static gint64
count_turning (KithTestCase *test,
               GDateDay      day,
               GDateMonth    month,
               GDateYear     year)
{
  g_autoptr (KithViewFilters) filters = kith_view_filters_from_json ("{\"turning-18\":true,\"campus\":\"North\"}", NULL);
  g_autoptr (KithQuery) query = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, day, month, year);
  query = kith_view_filters_create_query (filters, 0, &today);
  return kith_case_file_count (test->file, query, NULL);
}

/* As in the list of birthdays: born on 29 February, a person is 18 on 1 March. */
static void
test_leap_day (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) ali = NULL;

  kith_test_case_sign_in (test, "welfare");
  ali = kith_case_file_load (test->file, &kith_student_kind, test->ali, NULL);
  kith_record_set_text (ali, KITH_STUDENT_CAMPUS, "North");
  kith_record_set_text (ali, KITH_STUDENT_DATE_OF_BIRTH, "2008-02-29");
  kith_test_save (test->file, ali);
  g_assert_cmpint (count_turning (test, 1, G_DATE_MARCH, 2026), ==, 1);
  g_assert_cmpint (count_turning (test, 2, G_DATE_MARCH, 2026), ==, 0);
  kith_record_set_text (ali, KITH_STUDENT_DATE_OF_BIRTH, "2010-02-28");
  kith_test_save (test->file, ali);
  g_assert_cmpint (count_turning (test, 28, G_DATE_FEBRUARY, 2028), ==, 1);
  g_assert_cmpint (count_turning (test, 29, G_DATE_FEBRUARY, 2028), ==, 0);
}

static void
test_plan_due (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) plan = kith_test_record (test, &kith_plan_kind, test->jay, 0);

  kith_test_case_sign_in (test, "coach");
  kith_record_set_text (plan, KITH_PLAN_DATE, "2026-04-09");
  kith_test_save (test->file, plan);
  g_assert_cmpint (count_json (test, "{\"plan-due\":true}"), ==, 1);
  kith_record_set_text (plan, KITH_PLAN_DATE, "2026-04-10");
  kith_test_save (test->file, plan);
  g_assert_cmpint (count_json (test, "{\"plan-due\":true}"), ==, 0);
  kith_record_set_text (plan, KITH_PLAN_DATE, "2026-01-10");
  kith_test_save (test->file, plan);
  g_assert_cmpint (count_json (test, "{\"plan-due\":true}"), ==, 1);
}

static void
test_archived (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) jay = NULL;

  kith_test_case_sign_in (test, "welfare");
  jay = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  kith_record_set_text (jay, KITH_STUDENT_STAGE, "left");
  kith_record_set_text (jay, KITH_STUDENT_LEAVING_DATE, KITH_TEST_TODAY);
  kith_record_set_text (jay, KITH_STUDENT_LEAVING_REASON, "completed");
  kith_test_save (test->file, jay);
  g_assert_true (kith_case_file_archive_student (test->file, test->jay, TRUE, NULL));
  g_assert_cmpint (count_json (test, "{}"), ==, 2);
  g_assert_cmpint (count_json (test, "{\"stage\":\"left\"}"), ==, 0);
  g_assert_cmpint (count_json (test, "{\"stage\":\"active\",\"archived\":true}"), ==, 1);
}

static void
test_words (void)
{
  g_autoptr (KithViewFilters) filters = kith_view_filters_new ();
  g_autoptr (KithViewFilters) none = kith_view_filters_from_json ("{}", NULL);
  g_autofree char *words = NULL;
  g_autofree char *no_words = NULL;
  guint n_views = 0;
  const KithBuiltInView *views = kith_view_filters_get_built_in (&n_views);

  filters->contact_due = TRUE;
  g_set_str (&filters->words, "okafor");
  words = kith_view_filters_dup_words (filters);
  g_assert_cmpstr (words, ==, "Search: “okafor” · Stage: Active · Contact due");
  no_words = kith_view_filters_dup_words (none);
  g_assert_cmpstr (no_words, ==, "Everybody who is not archived");
  for (guint i = 0; i < n_views; i++) {
    g_autoptr (KithViewFilters) view = kith_view_filters_from_json (views[i].json, NULL);
    g_autofree char *json = NULL;

    g_assert_nonnull (view);
    json = kith_view_filters_to_json (view);
    g_assert_cmpstr (json, ==, views[i].json);
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/view-filters/json", test_json);
  g_test_add_func ("/view-filters/unknown", test_unknown);
  g_test_add_func ("/view-filters/query", test_query);
  g_test_add_func ("/view-filters/leap-day", test_leap_day);
  g_test_add_func ("/view-filters/plan-due", test_plan_due);
  g_test_add_func ("/view-filters/archived", test_archived);
  g_test_add_func ("/view-filters/words", test_words);
  return g_test_run ();
}
