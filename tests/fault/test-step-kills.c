/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "faulty-system.h"
#include "kith-test-count.h"
#include "kith-text.h"
#include "store-test.h"
#include "stories.h"

#include <sys/wait.h>
#include <unistd.h>

/* The process dies at every step: in front of each operation that changes a file, or with half of a write done. The next one
 * to open the file finds what was acknowledged, and what was not whole or not at all. The same for case files of every
 * released schema while they are brought up to date, and for a disk that fails while the next one mends what it finds.
 * KITH_TEST_STEP_KILLS, KITH_TEST_MIGRATION_KILLS and KITH_TEST_COMPOUND say how many cases are taken; 0 takes every one, and of
 * compound ones as many as there are steps. */

/* opening a file has fewer operations than this */
#define MOST_RECOVERY_OPERATIONS 60

/* one for all, as it takes a while to make; that of the last test has other files in it */
static StoryWorld *world;
static guint counts[16];

typedef struct {
  FaultKind kind;
  guint at;
  int answer;
} Death;

static void
enter_world (void)
{
  if (world == NULL)
    world = story_world_new ();
  faulty_system_watch (story_world_get_folder (world));
}

static void
begin (gpointer data)
{
  const Death *death = data;

  faulty_system_begin (death->kind, death->at, FALSE);
}

static void
say_answer (gboolean acknowledged,
            gpointer data)
{
  const Death *death = data;
  char letter = acknowledged ? 'y' : 'n';

  if (death->answer >= 0 && write (death->answer, &letter, 1) != 1)
    _exit (1);
}

static guint
count_steps (const Story *story)
{
  Death none = { FAULT_KILL, 0, -1 };
  g_autoptr (GError) error = NULL;

  story_world_reset (world);
  g_assert_true (story_tell (world, story, (StoryBreaks) { begin, NULL, &none }, &error));
  faulty_system_end ();
  g_assert_no_error (error);
  return faulty_system_get_count (FAULT_KILL);
}

static guint
get_n_steps (guint i)
{
  guint n_stories = 0;
  const Story *stories = stories_get (&n_stories);

  g_assert_cmpuint (n_stories, <=, G_N_ELEMENTS (counts));
  if (counts[i] == 0)
    counts[i] = count_steps (&stories[i]);
  return counts[i];
}

/* Returns whether it was acknowledged before the process died. */
static gboolean
die_at (const Story *story,
        guint        at)
{
  char answer = 'n';
  int ends[2], status;
  pid_t child;

  story_world_reset (world);
  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    Death death = { FAULT_KILL, at, ends[1] };

    close (ends[0]);
    story_tell (world, story, (StoryBreaks) { begin, say_answer, &death }, NULL);
    _exit (0);
  }
  close (ends[1]);
  if (read (ends[0], &answer, 1) != 1)
    answer = 'n';
  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  return answer == 'y';
}

static void
kill_at (const Story *story,
         guint        at,
         StoryTally  *tally)
{
  g_autofree char *what = g_strdup_printf ("%s, killed at %u", story->name, at);
  gboolean acknowledged = die_at (story, at);

  story_look_after (world, story, acknowledged, what, tally);
}

static void
report (const StoryTally *tally,
        const char       *what,
        guint             n_all)
{
  g_autofree char *cases = kith_text_format_number (tally->n_cases);
  g_autofree char *all = kith_text_format_number (n_all);

  g_test_message ("counted: %s of the %s %s, %u acknowledged before, %u lost, %u damaged", cases, all, what,
                  tally->n_acknowledged, tally->n_lost, tally->n_damaged);
  g_assert_cmpuint (tally->n_cases, >, 0);
  story_tally_assert_clean (tally);
}

static void
test_every_step (void)
{
  guint n_stories = 0, n_all = 0, n_passed = 0, stride, next;
  guint wanted = kith_test_count ("KITH_TEST_STEP_KILLS", 26);
  const Story *stories = stories_get (&n_stories);
  StoryTally tally = { 0 };

  enter_world ();
  for (guint i = 0; i < n_stories; i++)
    n_all += get_n_steps (i);
  stride = wanted > 0 ? MAX (n_all / wanted, 1) : 1;
  next = stride / 2;
  for (guint i = 0; i < n_stories; i++) {
    story_learn (world, &stories[i]);
    for (guint at = 1; at <= counts[i]; at++)
      if (n_passed++ == next) {
        kill_at (&stories[i], at, &tally);
        next += stride;
      }
  }
  faulty_system_watch (NULL);
  report (&tally, "steps of what people do, killed there", n_all);
}

static void
fill_disk_at (const Story *story,
              guint        at,
              StoryTally  *tally)
{
  g_autofree char *what = g_strdup_printf ("%s, full disk at %u", story->name, at);
  Death fault = { FAULT_FULL, at, -1 };
  g_autoptr (GError) error = NULL;
  gboolean acknowledged;

  story_world_reset (world);
  acknowledged = story_tell (world, story, (StoryBreaks) { begin, NULL, &fault }, &error);
  faulty_system_end ();
  story_hear (error, what, tally);
  story_look_after (world, story, acknowledged, what, tally);
}

/* Every other step is a kill, and every other a disk that is full there. */
static void
migrate (const Story *opening,
         guint        wanted,
         guint       *n_all,
         StoryTally  *tally)
{
  guint n, stride;

  story_learn (world, opening);
  n = count_steps (opening);
  stride = wanted > 0 ? MAX (n / wanted, 1) : 1;
  *n_all += n;
  for (guint at = 1 + stride / 2, i = 0; at <= n; at += stride, i++) {
    if (wanted == 0 || i % 2 == 0)
      kill_at (opening, at, tally);
    if (wanted == 0 || i % 2 == 1)
      fill_disk_at (opening, at, tally);
  }
}

static void
test_migrations (void)
{
  guint n_stories = 0, n_all = 0, n_fixtures = g_strv_length ((char **) story_fixtures);
  guint wanted = kith_test_count ("KITH_TEST_MIGRATION_KILLS", 12);
  const Story *opening = stories_get (&n_stories);
  StoryTally tally = { 0 };

  enter_world ();
  for (guint i = 0; i < n_fixtures; i++) {
    story_world_use_fixture (world, story_fixtures[i]);
    migrate (opening, (wanted + n_fixtures - 1) / n_fixtures, &n_all, &tally);
  }
  faulty_system_watch (NULL);
  report (&tally, "steps of opening files of every released schema, killed or with a full disk there", n_all);
}

/* Dies at a step, and whoever opens the file next has a disk that fails, and whoever comes after them has neither. */
static void
die_and_stumble (const Story *story,
                 guint        n_steps,
                 GRand       *rand,
                 StoryTally  *tally)
{
  guint at = 1 + (guint) g_rand_int_range (rand, 0, (gint32) n_steps);
  Death fault = { (FaultKind) g_rand_int_range (rand, 0, FAULT_KILL),
                  1 + (guint) g_rand_int_range (rand, 0, MOST_RECOVERY_OPERATIONS), -1 };
  g_autofree char *what = g_strdup_printf ("%s, killed at %u, then %s at %u", story->name, at,
                                           faulty_system_get_name (fault.kind), fault.at);
  gboolean acknowledged = die_at (story, at);
  g_autoptr (GError) error = NULL;

  faulty_system_begin (fault.kind, fault.at, g_rand_boolean (rand));
  story_world_try_to_open (world, &error);
  faulty_system_end ();
  tally->n_failed += faulty_system_has_failed ();
  story_hear (error, what, tally);
  story_look_after (world, story, acknowledged, what, tally);
}

static void
test_recovery (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261129);
  guint n_stories = 0, wanted = kith_test_count ("KITH_TEST_COMPOUND", 13);
  const Story *stories = stories_get (&n_stories);
  StoryTally tally = { 0 };

  enter_world ();
  for (guint i = 0; i < n_stories; i++) {
    guint n_steps = get_n_steps (i);
    guint n = wanted > 0 ? (wanted + n_stories - 1) / n_stories : n_steps;

    story_learn (world, &stories[i]);
    for (guint j = 0; j < n; j++)
      die_and_stumble (&stories[i], n_steps, rand, &tally);
  }
  faulty_system_watch (NULL);
  g_assert_cmpuint (tally.n_failed, >, tally.n_cases / 3);
  g_test_message ("%u of them failed while they mended", tally.n_failed);
  report (&tally, "kills with a disk that fails when the file is opened again", tally.n_cases);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  store_test_use_memory ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/fault/step-kills/every-step", test_every_step);
  g_test_add_func ("/fault/step-kills/recovery", test_recovery);
  g_test_add_func ("/fault/step-kills/migrations", test_migrations);

  status = g_test_run ();
  g_clear_pointer (&world, story_world_free);
  return status;
}
