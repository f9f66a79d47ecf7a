/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"
#include "kith-test-world.h"

#define ERROR KITH_SEVERITY_ERROR

static KithRecord *
create_status (const char *status,
               const char *from,
               const char *until)
{
  return kith_test_record (&kith_care_status_kind, "student", "1", "status", status, "from", from, "until", until, NULL);
}

static void
test_overlap (void)
{
  g_autoptr (KithRecord) relevant = create_status ("relevant", "2025-09-03", NULL);
  g_autoptr (KithRecord) tag = create_status ("uasc", "2024-01-01", NULL);
  g_autoptr (KithProblems) problems = NULL;
  const KithProblem *problem = NULL;
  KithTestWorld world;

  kith_test_world_init (&world, "2026-03-04");
  kith_test_world_add (&world, &kith_student_kind, "preferred-name", "Ffion", "date-of-birth", "2008-06-01", NULL);
  kith_test_world_add (&world, &kith_care_status_kind, "student", "1", "status", "looked-after", "from", "2023-09-03",
                       NULL);
  problems = kith_test_world_check (&world, relevant);
  problem = kith_problems_find (problems, "from");
  g_assert_cmpstr (problem->message, ==, "This overlaps Looked after, 3 Sep 2023 to now.");
  g_assert_cmpint (problem->fix, ==, KITH_FIX_END_OTHER);
  g_assert_cmpstr (problem->fix_label, ==, "End That One on 2 Sep 2025");
  g_assert_cmpstr (problem->value, ==, "2025-09-02");
  g_assert_cmpint (problem->other_id, ==, 2);
  kith_test_expect_fine (&world, tag);

  kith_test_set (g_ptr_array_index (world.records, 1), "until", "2025-09-02");
  kith_test_expect_fine (&world, relevant);
  kith_test_world_clear (&world);
}

static void
test_dates_and_ages (void)
{
  g_autoptr (KithRecord) status = create_status ("eligible", "2024-06-01", "2024-05-01");
  g_autoptr (KithProblems) problems = NULL;
  KithTestWorld world;

  kith_test_world_init (&world, "2026-03-04");
  kith_test_world_add (&world, &kith_student_kind, "preferred-name", "Ffion", "date-of-birth", "2008-03-04", NULL);
  kith_test_expect (&world, status, "until", ERROR, "End date is before the start date.");
  kith_test_set (status, "until", NULL);
  kith_test_expect (&world, status, "status", ERROR, "Eligible applies at 16 and 17. Did you mean Former relevant?");
  problems = kith_test_world_check (&world, status);
  g_assert_cmpstr (kith_problems_find (problems, "status")->value, ==, "former-relevant");
  kith_test_set (status, "until", "2026-03-03");
  kith_test_expect_fine (&world, status);
  kith_test_world_clear (&world);
}

static void
test_status_on_a_day (void)
{
  g_autoptr (GPtrArray) statuses = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *then = NULL;
  g_autofree char *now = NULL;
  g_autofree char *before = NULL;
  GDate day;

  g_ptr_array_add (statuses, create_status ("uasc", "2022-01-01", NULL));
  g_ptr_array_add (statuses, create_status ("looked-after", "2022-01-01", "2025-06-30"));
  g_ptr_array_add (statuses, create_status ("former-relevant", "2025-07-01", NULL));
  kith_date_from_iso ("2025-06-30", &day);
  then = kith_care_statuses_dup_words (statuses, &day);
  g_assert_cmpstr (then, ==, "Looked after, Came to the UK alone, seeking asylum");
  kith_date_from_iso ("2025-07-01", &day);
  now = kith_care_statuses_dup_words (statuses, &day);
  g_assert_cmpstr (now, ==, "Former relevant, Came to the UK alone, seeking asylum");
  kith_date_from_iso ("2021-07-01", &day);
  before = kith_care_statuses_dup_words (statuses, &day);
  g_assert_cmpstr (before, ==, "");
}

typedef struct {
  const char *periods[3][2];
  int days;
  gboolean after_16;
  gboolean meets;
  const char *words;
} CareCase;

static void
test_thirteen_weeks (void)
{
  /* Born 1 June 2008: 14 on 1 June 2022, 16 on 1 June 2024. Today 4 March 2026. */
  static const CareCase cases[] = {
    { { { "2024-05-01", "2024-08-20" } }, 112, TRUE, TRUE,
      "112 days since 14th birthday, in care after 16: meets the 13-week test" },
    { { { "2024-03-08", "2024-06-01" } }, 86, TRUE, FALSE, "86 of 91 days: does not meet the 13-week test" },
    { { { "2022-06-01", "2023-06-01" } }, 366, FALSE, FALSE,
      "366 days since 14th birthday, none after 16: does not meet the 13-week test" },
    { { { "2019-01-01", "2022-06-10" }, { "2024-06-01", "2024-08-20" } }, 91, TRUE, TRUE,
      "91 days since 14th birthday, in care after 16: meets the 13-week test" },
    { { { "2024-06-01", "2024-08-20" }, { "2024-07-01", "2024-08-29" } }, 90, TRUE, FALSE,
      "90 of 91 days: does not meet the 13-week test" },
    { { { "2026-01-01", NULL } }, 63, TRUE, FALSE, "63 of 91 days: does not meet the 13-week test" },
    { { { NULL, NULL } }, 0, FALSE, FALSE, "0 of 91 days: does not meet the 13-week test" },
  };
  GDate birth, today;

  kith_date_from_iso ("2008-06-01", &birth);
  kith_date_from_iso ("2026-03-04", &today);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_object_unref);
    g_autofree char *words = NULL;
    KithCareTest result;

    for (guint j = 0; j < 3 && cases[i].periods[j][0] != NULL; j++)
      g_ptr_array_add (periods, kith_test_record (&kith_care_period_kind, "student", "1", "from",
                                                  cases[i].periods[j][0], "until", cases[i].periods[j][1], NULL));
    kith_care_test_run (periods, &birth, &today, &result);
    words = kith_care_test_dup_words (&result);
    g_assert_cmpint (result.days, ==, cases[i].days);
    g_assert_cmpint (result.after_16, ==, cases[i].after_16);
    g_assert_cmpint (result.meets, ==, cases[i].meets);
    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/care-status/overlap", test_overlap);
  g_test_add_func ("/model/care-status/dates-and-ages", test_dates_and_ages);
  g_test_add_func ("/model/care-status/on-a-day", test_status_on_a_day);
  g_test_add_func ("/model/care-period/thirteen-weeks", test_thirteen_weeks);
  return g_test_run ();
}
