/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-test-world.h"

#define ERROR KITH_SEVERITY_ERROR
#define WARNING KITH_SEVERITY_WARNING

static KithRecord *
create_note (void)
{
  return kith_test_record (&kith_note_kind, "student", "1", "date", "2026-03-04", "time", "23:59", "type", "one-to-one",
                           "contact-made", "yes", "minutes", "90", "text", "We walked to the library.", "visibility",
                           "team", NULL);
}

static void
set_up (KithTestWorld *world)
{
  kith_test_world_init (world, "2026-03-04");
  kith_test_world_add (world, &kith_student_kind, "preferred-name", "Ffion", "start-date", "2025-09-01", NULL);
}

static void
test_dates (void)
{
  g_autoptr (KithRecord) note = create_note ();
  KithTestWorld world;

  set_up (&world);
  kith_test_expect_fine (&world, note);
  kith_test_set (note, "date", "2026-03-05");
  kith_test_expect (&world, note, "date", ERROR,
                    "Notes are for things that have happened. Choose today or an earlier day.");
  kith_test_set (note, "date", "2025-08-01");
  kith_test_set (note, "late-reason", "Found in the old paper file");
  kith_test_expect (&world, note, "date", WARNING, "This is before the student started here. Is the date right?");
  kith_test_set (note, "late-reason", NULL);
  kith_test_set (note, "date", "2026-02-01");
  kith_test_expect (&world, note, "late-reason", ERROR, "This is more than 30 days ago. Say why it is recorded late.");
  kith_test_set (note, "date", "2026-02-02");
  kith_test_expect_fine (&world, note);
  kith_test_world_clear (&world);
}

static void
test_words (void)
{
  g_autoptr (KithRecord) note = create_note ();
  g_autofree char *long_text = g_strnfill (25000, 'w');
  g_autofree char *just_fits = g_strnfill (20000, 'w');
  KithTestWorld world;

  set_up (&world);
  kith_test_set (note, "text", NULL);
  kith_test_expect (&world, note, "text", ERROR, "Write at least one sentence.");
  kith_test_set (note, "contact-made", "attempted");
  kith_test_set (note, "minutes", "0");
  kith_test_expect_fine (&world, note);
  kith_test_set (note, "text", long_text);
  kith_test_expect (&world, note, "text", ERROR,
                    "That is 25,000 characters. The limit is 20,000. Split it into two notes.");
  kith_test_set (note, "text", just_fits);
  kith_test_expect_fine (&world, note);
  kith_test_set (note, "own-words", long_text);
  kith_test_expect (&world, note, "own-words", ERROR,
                    "That is 25,000 characters. The limit is 4,000. Shorten it or split it in two.");
  kith_test_world_clear (&world);
}

static void
test_minutes (void)
{
  g_autoptr (KithRecord) note = create_note ();
  KithTestWorld world;

  set_up (&world);
  kith_test_set (note, "minutes", "-5");
  kith_test_expect (&world, note, "minutes", ERROR, "Enter minutes from 0 to 1440, or 1h 30m.");
  kith_test_set (note, "minutes", "1441");
  kith_test_expect (&world, note, "minutes", ERROR, "Enter minutes from 0 to 1440, or 1h 30m.");
  kith_test_set (note, "minutes", "1440");
  kith_test_expect_fine (&world, note);
  kith_test_world_clear (&world);
}

static void
test_lock (void)
{
  g_autoptr (KithRecord) note = create_note ();
  g_autoptr (KithRecord) before = create_note ();
  g_autofree char *recorded = NULL;
  KithTestWorld world;

  set_up (&world);
  recorded = g_strdup_printf ("%" G_GINT64_FORMAT, world.rules.now - 24 * 3600);
  kith_test_set (before, "recorded-at", recorded);
  world.rules.before = before;
  kith_test_expect_fine (&world, note);
  world.rules.now += 1;
  g_assert_true (kith_note_is_locked (before, world.rules.now, world.rules.lock_hours));
  kith_test_expect (&world, note, NULL, ERROR,
                    "This note is more than 24 hours old and stays as it is. Add an amendment instead.");
  kith_test_world_clear (&world);
}

static void
test_goal (void)
{
  g_autoptr (KithRecord) goal =
    kith_test_record (&kith_goal_kind, "student", "1", "text", "Catch the bus on my own", "area", "attendance", "start",
                      "2026-03-01", "review", "2026-02-01", "target", "8", "status", "active", NULL);
  g_autoptr (KithRecord) rating =
    kith_test_record (&kith_rating_kind, "goal", "1", "date", "2026-03-04", "score", "11", NULL);
  KithTestWorld world;

  set_up (&world);
  kith_test_expect (&world, goal, "review", ERROR, "The review is before the start.");
  kith_test_set (goal, "review", "2026-05-01");
  kith_test_expect_fine (&world, goal);
  for (int i = 0; i < 5; i++)
    kith_test_world_add (&world, &kith_goal_kind, "student", "1", "status", "active", NULL);
  kith_test_expect (&world, goal, NULL, WARNING, "6 goals at once is a lot.");
  kith_test_set (goal, "status", "achieved");
  kith_test_expect (&world, goal, "evidence", ERROR, "How do they know? Add a sentence.");
  kith_test_expect (&world, goal, "achieved-date", ERROR, "Enter the day it was achieved.");
  kith_test_expect (&world, rating, "score", ERROR, "Choose 0 to 10.");
  kith_test_set (rating, "score", "10");
  kith_test_expect_fine (&world, rating);
  kith_test_world_clear (&world);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/note/dates", test_dates);
  g_test_add_func ("/model/note/words", test_words);
  g_test_add_func ("/model/note/minutes", test_minutes);
  g_test_add_func ("/model/note/lock", test_lock);
  g_test_add_func ("/model/goal/rules", test_goal);
  return g_test_run ();
}
