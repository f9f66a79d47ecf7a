/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-clash.h"
#include "kith-test-world.h"

#define WARNING KITH_SEVERITY_WARNING
#define TUESDAY "2026-03-10"

static void
test_overlaps (void)
{
  static const struct {
    const char *date, *time;
    int minutes;
    const char *other_date, *other_time;
    int other_minutes;
    gboolean clash;
  } cases[] = {
    { TUESDAY, "14:00", 60, TUESDAY, "14:30", 60, TRUE },
    { TUESDAY, "14:00", 120, TUESDAY, "14:30", 10, TRUE },
    { TUESDAY, "14:00", 60, TUESDAY, "15:00", 60, FALSE }, /* one ends as the other begins */
    { TUESDAY, "14:00", 60, "2026-03-11", "14:00", 60, FALSE },
    { TUESDAY, "23:59", 90, "2026-03-11", "01:00", 30, TRUE }, /* past midnight */
    { TUESDAY, "23:59", 90, "2026-03-11", "01:29", 30, FALSE },
    { TUESDAY, "23:59", 90, TUESDAY, "22:00", 30, FALSE },
    { "2025-12-31", "23:30", 60, "2026-01-01", "00:00", 15, TRUE },
    { TUESDAY, "14:00", 0, TUESDAY, "14:29", 0, TRUE }, /* nobody said how long: half an hour */
    { TUESDAY, "14:00", 0, TUESDAY, "14:30", 0, FALSE },
    { TUESDAY, NULL, 60, TUESDAY, "14:00", 60, FALSE },
    { NULL, "14:00", 60, TUESDAY, "14:00", 60, FALSE },
    { "soon", "14:00", 60, TUESDAY, "14:00", 60, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gboolean clash = kith_clash_overlaps (cases[i].date, cases[i].time, cases[i].minutes, cases[i].other_date,
                                          cases[i].other_time, cases[i].other_minutes);
    gboolean other_way = kith_clash_overlaps (cases[i].other_date, cases[i].other_time, cases[i].other_minutes,
                                              cases[i].date, cases[i].time, cases[i].minutes);

    g_assert_cmpint (clash, ==, cases[i].clash);
    g_assert_cmpint (other_way, ==, cases[i].clash);
  }
}

/* Student 1 Ffion, student 2 Emyr, person 3 Sam. */
static void
set_up (KithTestWorld *world)
{
  kith_test_world_init (world, "2026-03-04");
  kith_test_world_add (world, &kith_student_kind, "preferred-name", "Ffion", NULL);
  kith_test_world_add (world, &kith_student_kind, "preferred-name", "Emyr", NULL);
  kith_test_world_add (world, &kith_person_kind, "name", "Sam", "roles", "mentor", "start-date", "2024-01-01", NULL);
}

static KithRecord *
create (const char *student,
        const char *person,
        const char *time)
{
  return kith_test_record (&kith_appointment_kind, "student", student, "type", "housing", "date", TUESDAY, "time", time,
                           "minutes", "60", "person", person, NULL);
}

static KithRecord *
add_taken (KithTestWorld *world,
           const char    *student,
           const char    *person)
{
  return kith_test_world_add (world, &kith_appointment_kind, "student", student, "type", "probation", "date", TUESDAY,
                              "time", "14:00", "minutes", "60", "person", person, NULL);
}

static void
test_mentor (void)
{
  g_autoptr (KithRecord) appointment = create ("1", "3", "14:30");
  g_autoptr (KithRecord) session =
    kith_test_record (&kith_group_kind, "title", "Cooking", "date", TUESDAY, "time", "13:30", "minutes", "60", "person", "3",
                      NULL);
  KithRecord *taken = NULL;
  KithTestWorld world;

  set_up (&world);
  taken = add_taken (&world, "2", "3");
  /* what Sam does and with whom is nobody's business here */
  kith_test_expect (&world, appointment, "time", WARNING, "Sam has another appointment 2:00pm to 3:00pm.");
  kith_test_expect (&world, session, "time", WARNING, "Sam has an appointment 2:00pm to 3:00pm.");
  kith_test_set (taken, "outcome", "cancelled");
  kith_test_expect_fine (&world, appointment);
  kith_test_set (taken, "outcome", NULL);
  kith_test_set (appointment, "time", "15:00");
  kith_test_expect_fine (&world, appointment);

  kith_test_set (session, "time", "14:45");
  kith_test_set (taken, "date", "2026-03-09");
  kith_test_world_add (&world, &kith_group_kind, "title", "Film club", "date", TUESDAY, "time", "15:30", "person", "3",
                       NULL);
  kith_test_expect (&world, session, "time", WARNING, "Sam has another group session 3:30pm.");
  kith_test_set (session, "cancelled", "1");
  kith_test_expect_fine (&world, session);
  kith_test_world_clear (&world);
}

static void
test_student (void)
{
  g_autoptr (KithRecord) appointment = create ("1", NULL, "14:30");
  KithRecord *taken, *plan, *group, *line;
  KithTestWorld world;

  set_up (&world);
  taken = add_taken (&world, "1", NULL);
  kith_test_expect (&world, appointment, "date", WARNING, "Ffion has another appointment 2:00pm to 3:00pm.");
  kith_test_set (taken, "student", "2");
  kith_test_expect_fine (&world, appointment);

  plan = kith_test_world_add (&world, &kith_plan_kind, "student", "1", "type", "pep", "status", "planned", "date", TUESDAY,
                              "time", "15:00", NULL);
  kith_test_expect (&world, appointment, "date", WARNING, "Ffion has a plan or review at 3:00pm.");
  kith_test_set (plan, "status", "not-held");
  kith_test_expect_fine (&world, appointment);

  group = kith_test_world_add (&world, &kith_group_kind, "title", "Cooking", "date", TUESDAY, "time", "14:00", "minutes",
                               "45", NULL);
  line = kith_test_world_add (&world, &kith_attendee_kind, "student", "1", "group", "6", "status", "invited", NULL);
  g_assert_cmpint (kith_record_get_id (group), ==, 6);
  kith_test_expect (&world, appointment, "date", WARNING, "Ffion has a group session 2:00pm to 2:45pm.");
  kith_test_set (line, "status", "apologies");
  kith_test_expect_fine (&world, appointment);
  kith_test_world_clear (&world);
}

static void
test_invited (void)
{
  KithRecord *group = NULL;
  KithTestWorld world;

  set_up (&world);
  group = kith_test_world_add (&world, &kith_group_kind, "title", "Cooking", "date", TUESDAY, "time", "14:00", "minutes",
                               "45", NULL);
  kith_test_world_add (&world, &kith_attendee_kind, "student", "1", "group", "4", "status", "invited", NULL);
  kith_test_world_add (&world, &kith_attendee_kind, "student", "2", "group", "4", "status", "invited", NULL);
  add_taken (&world, "1", NULL);
  kith_test_expect (&world, group, "date", WARNING, "1 invited student has an appointment at that time.");
  add_taken (&world, "2", NULL);
  kith_test_expect (&world, group, "date", WARNING, "2 invited students have an appointment at that time.");
  kith_test_world_clear (&world);
}

/* The night before and the morning after are looked at as well, and nothing beyond. */
static void
test_past_midnight (void)
{
  g_autoptr (KithRecord) appointment = create ("1", "3", "23:30");
  KithRecord *taken = NULL;
  KithTestWorld world;

  set_up (&world);
  taken = add_taken (&world, "2", "3");
  kith_test_set (taken, "date", "2026-03-11");
  kith_test_set (taken, "time", "00:15");
  kith_test_expect (&world, appointment, "time", WARNING, "Sam has another appointment 12:15am to 1:15am.");
  kith_test_set (appointment, "time", "00:10");
  kith_test_set (taken, "date", "2026-03-09");
  kith_test_set (taken, "time", "23:50");
  kith_test_expect (&world, appointment, "time", WARNING, "Sam has another appointment 11:50pm to 12:50am.");
  kith_test_set (taken, "date", "2026-03-12");
  kith_test_expect_fine (&world, appointment);
  kith_test_world_clear (&world);
}

/* Who writes down how it went is not warned about what they knew when they made it. */
static void
test_only_when_moved (void)
{
  g_autoptr (KithRecord) before = create ("1", "3", "14:30");
  g_autoptr (KithRecord) after = kith_record_dup (before);
  KithTestWorld world;

  set_up (&world);
  add_taken (&world, "2", "3");
  world.rules.before = before;
  kith_test_set (after, "place", "Room 4");
  kith_test_expect_fine (&world, after);
  kith_test_set (after, "minutes", "90");
  kith_test_expect (&world, after, "time", WARNING, "Sam has another appointment 2:00pm to 3:00pm.");
  kith_test_set (after, "outcome", "rearranged");
  kith_test_expect_fine (&world, after);
  kith_test_set (before, "outcome", "rearranged");
  kith_test_set (before, "minutes", "90");
  kith_test_set (after, "outcome", NULL);
  kith_test_expect (&world, after, "time", WARNING, "Sam has another appointment 2:00pm to 3:00pm.");
  kith_test_world_clear (&world);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clash/overlaps", test_overlaps);
  g_test_add_func ("/clash/mentor", test_mentor);
  g_test_add_func ("/clash/student", test_student);
  g_test_add_func ("/clash/invited", test_invited);
  g_test_add_func ("/clash/past-midnight", test_past_midnight);
  g_test_add_func ("/clash/only-when-moved", test_only_when_moved);

  return g_test_run ();
}
