/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-test-world.h"

#define ERROR KITH_SEVERITY_ERROR

/* Student 1 Ffion, student 2 her brother Emyr, person 3 Alex (mentor), person 4 Bo (mentor, at most one student). */
static void
set_up (KithTestWorld *world)
{
  kith_test_world_init (world, "2026-03-04");
  kith_test_world_add (world, &kith_student_kind, "preferred-name", "Ffion", "topics", "loss money", NULL);
  kith_test_world_add (world, &kith_student_kind, "preferred-name", "Emyr", NULL);
  kith_test_world_add (world, &kith_person_kind, "name", "Alex", "roles", "mentor", "start-date", "2024-01-01", NULL);
  kith_test_world_add (world, &kith_person_kind, "name", "Bo", "roles", "mentor", "start-date", "2024-01-01",
                       "caseload-limit", "1", NULL);
}

static KithRecord *
create (const char *student,
        const char *person,
        const char *main)
{
  return kith_test_record (&kith_assignment_kind, "student", student, "person", person, "role", "mentor", "main", main,
                           "from", "2026-03-04", NULL);
}

static void
test_one_main (void)
{
  g_autoptr (KithRecord) second = create ("1", "4", "1");
  g_autoptr (KithProblems) problems = NULL;
  KithTestWorld world;

  set_up (&world);
  kith_test_world_add (&world, &kith_assignment_kind, "student", "1", "person", "3", "role", "mentor", "main", "1",
                       "from", "2025-09-01", NULL);
  problems = kith_test_world_check (&world, second);
  g_assert_cmpstr (kith_problems_find (problems, "main")->message, ==,
                   "Alex is the main mentor, 1 Sep 2025 to now. End that first, or leave “main” off.");
  g_assert_cmpstr (kith_problems_find (problems, "main")->fix_label, ==, "End That One on 3 Mar 2026");
  kith_test_set (second, "main", "0");
  kith_test_expect_fine (&world, second);
  kith_test_set (second, "person", "3");
  kith_test_expect (&world, second, "person", ERROR, "Alex is assigned in this role already.");
  kith_test_world_clear (&world);
}

static void
test_limit (void)
{
  g_autoptr (KithRecord) assignment = create ("1", "4", "1");
  KithRecord *bo = NULL;
  KithTestWorld world;

  set_up (&world);
  bo = g_ptr_array_index (world.records, 3);
  kith_test_world_add (&world, &kith_assignment_kind, "student", "2", "person", "4", "role", "mentor", "from",
                       "2025-09-01", NULL);
  kith_test_expect (&world, assignment, "person", ERROR,
                    "Bo supports 1 students and the limit is 1. Choose someone else, or ask a manager.");
  kith_test_set (assignment, "override-reason", "They asked for each other");
  kith_test_expect (&world, assignment, "person", ERROR,
                    "Bo supports 1 students and the limit is 1. Choose someone else, or ask a manager.");
  world.rules.may_override = TRUE;
  kith_test_expect_fine (&world, assignment);
  kith_test_set (bo, "caseload-limit", "0");
  kith_test_expect (&world, bo, "caseload-limit", ERROR,
                    "Bo supports 1 student. Set the limit to 1 or more, or move the student first.");
  kith_test_world_clear (&world);
}

static void
test_ended_person (void)
{
  g_autoptr (KithRecord) assignment = create ("1", "3", "1");
  KithRecord *alex = NULL;
  KithTestWorld world;

  set_up (&world);
  alex = g_ptr_array_index (world.records, 2);
  kith_test_set (alex, "end-date", "2026-02-28");
  kith_test_expect (&world, assignment, "person", ERROR,
                    "Alex ends on 28 February 2026. Choose someone else, or end the assignment by then.");
  kith_test_set (alex, "end-date", "2023-02-28");
  kith_test_expect (&world, alex, "end-date", ERROR, "End date is before the start date.");
  kith_test_set (alex, "end-date", NULL);
  kith_test_world_add (&world, &kith_assignment_kind, "student", "2", "person", "3", "role", "mentor", "from",
                       "2025-09-01", NULL);
  kith_test_set (alex, "end-date", "2026-03-03");
  kith_test_expect (&world, alex, "end-date", ERROR, "Alex still supports 1 student. Hand the student over first.");
  kith_test_world_clear (&world);
}

static void
test_conflicts (void)
{
  g_autoptr (KithRecord) assignment = create ("1", "3", "1");
  KithTestWorld world;
  KithRecord *relation = NULL;

  set_up (&world);
  kith_test_set (g_ptr_array_index (world.records, 2), "topics-avoided", "loss");
  kith_test_expect (&world, assignment, "person", ERROR,
                    "Alex asked not to work with a topic that may come up here. Choose someone else.");
  kith_test_set (g_ptr_array_index (world.records, 2), "topics-avoided", NULL);
  relation = kith_test_world_add (&world, &kith_relation_kind, "student", "1", "relationship", "neighbour", "person",
                                  "3", NULL);
  kith_test_expect (&world, assignment, "person", ERROR,
                    "Alex must not be matched with this student: Neighbour.");
  kith_test_set (relation, "person", NULL);
  kith_test_set (relation, "relationship", "sibling");
  kith_test_set (relation, "other-student", "2");
  kith_test_expect_fine (&world, assignment);
  kith_test_world_add (&world, &kith_assignment_kind, "student", "2", "person", "3", "role", "mentor", "from",
                       "2025-09-01", NULL);
  kith_test_expect (&world, assignment, "person", ERROR,
                    "Alex mentors this student’s brother or sister. Choose someone else.");
  kith_test_world_clear (&world);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/assignment/one-main", test_one_main);
  g_test_add_func ("/model/assignment/limit", test_limit);
  g_test_add_func ("/model/assignment/ended-person", test_ended_person);
  g_test_add_func ("/model/assignment/conflicts", test_conflicts);
  return g_test_run ();
}
