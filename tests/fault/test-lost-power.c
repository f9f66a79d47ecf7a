/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "faulty-system.h"
#include "kith-test-count.h"
#include "kith-text.h"
#include "lost-power.h"
#include "store-test.h"
#include "stories.h"

#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* The power goes at every step of what people do, with the files, their names and their folders as a disk may have them then:
 * test-power-cut is about the database alone, this is about rotating, backing up, importing and erasing as well. What was
 * acknowledged is there afterwards. A disk that lies about its syncs must lose. KITH_TEST_LOST_POWER says how many steps are
 * taken of all there are; 0 takes every one. */

typedef struct {
  const char *folder;
  const char *image;
  LostPowerDisk disk;
  guint at, seed;
  int answer;
} Cut;

static void
begin_counting (gpointer data)
{
  faulty_system_begin (FAULT_POWER, 0, FALSE);
}

static void
begin (gpointer data)
{
  const Cut *cut = data;

  lost_power_begin (cut->folder, cut->image, cut->disk, cut->at, cut->seed);
}

static void
say_answer (gboolean acknowledged,
            gpointer data)
{
  const Cut *cut = data;
  char letter = acknowledged ? 'y' : 'n';

  if (write (cut->answer, &letter, 1) != 1)
    _exit (1);
}

static guint
count_steps (StoryWorld  *world,
             const Story *story)
{
  g_autoptr (GError) error = NULL;

  story_world_reset (world);
  g_assert_true (story_tell (world, story, (StoryBreaks) { begin_counting, NULL, NULL }, &error));
  faulty_system_end ();
  g_assert_no_error (error);
  return faulty_system_get_count (FAULT_POWER);
}

/* Returns whether it was acknowledged before the power went. */
static gboolean
cut_in_child (StoryWorld  *world,
              const Story *story,
              Cut          cut)
{
  char answer = 'n';
  int ends[2], status;
  pid_t child;

  story_world_reset (world);
  g_assert_cmpint (pipe (ends), ==, 0);
  cut.answer = ends[1];
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    close (ends[0]);
    story_tell (world, story, (StoryBreaks) { begin, say_answer, &cut }, NULL);
    _exit (0);
  }
  close (ends[1]);
  if (read (ends[0], &answer, 1) != 1)
    answer = 'n';
  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, LOST_POWER_STATUS);
  return answer == 'y';
}

static void
cut_at (StoryWorld    *world,
        const Story   *story,
        LostPowerDisk  disk,
        guint          at,
        guint          seed,
        StoryTally    *tally)
{
  g_autofree char *what = g_strdup_printf ("%s, power cut at %u (seed %u)", story->name, at, seed);
  g_autofree char *image = g_strconcat (story_world_get_folder (world), ".after", NULL);
  gboolean acknowledged =
    cut_in_child (world, story, (Cut) { story_world_get_folder (world), image, disk, at, seed, -1 });

  story_world_take (world, image);
  story_look_after (world, story, acknowledged, what, tally);
  g_rmdir (image);
}

static void
test_honest_disk (void)
{
  g_autoptr (StoryWorld) world = story_world_new ();
  guint n_stories = 0, n_all = 0, n_passed = 0, stride, next, wanted = kith_test_count ("KITH_TEST_LOST_POWER", 20);
  const Story *stories = stories_get (&n_stories);
  g_autofree guint *counts = g_new0 (guint, n_stories);
  g_autofree char *cases = NULL;
  StoryTally tally = { 0 };

  faulty_system_watch (story_world_get_folder (world));
  for (guint i = 0; i < n_stories; i++)
    n_all += counts[i] = count_steps (world, &stories[i]);
  stride = wanted > 0 ? MAX (n_all / wanted, 1) : 1;
  next = stride / 2;
  for (guint i = 0; i < n_stories; i++) {
    story_learn (world, &stories[i]);
    for (guint at = 1; at <= counts[i]; at++)
      if (n_passed++ == next) {
        cut_at (world, &stories[i], LOST_POWER_HONEST, at, 20261129 + next, &tally);
        next += stride;
      }
  }
  faulty_system_watch (NULL);
  cases = kith_text_format_number (tally.n_cases);
  g_test_message ("counted: %s power cuts at the %u steps of %u stories, %u acknowledged before, %u lost, %u damaged", cases,
                  n_all, n_stories, tally.n_acknowledged, tally.n_lost, tally.n_damaged);
  g_assert_cmpuint (tally.n_cases, >, 0);
  story_tally_assert_clean (&tally);
}

/* While a case file of before is brought up to date. */
static void
test_migrations (void)
{
  g_autoptr (StoryWorld) world = story_world_new ();
  guint n_stories = 0, n_all = 0, wanted = kith_test_count ("KITH_TEST_LOST_POWER", 6);
  const Story *opening = stories_get (&n_stories);
  guint n_fixtures = g_strv_length ((char **) story_fixtures);
  StoryTally tally = { 0 };

  faulty_system_watch (story_world_get_folder (world));
  for (guint i = 0; i < n_fixtures; i++) {
    guint n, stride;

    story_world_use_fixture (world, story_fixtures[i]);
    story_learn (world, opening);
    n = count_steps (world, opening);
    stride = wanted > 0 ? MAX (n * n_fixtures / wanted, 1) : 1;
    for (guint at = 1 + stride / 2; at <= n; at += stride)
      cut_at (world, opening, LOST_POWER_HONEST, at, 20261129 + at, &tally);
    n_all += n;
  }
  faulty_system_watch (NULL);
  g_test_message ("counted: %u power cuts at the %u steps of opening files of every released schema, %u lost, %u damaged",
                  tally.n_cases, n_all, tally.n_lost, tally.n_damaged);
  g_assert_cmpuint (tally.n_cases, >, 0);
  story_tally_assert_clean (&tally);
}

static void
test_lying_disk_loses (void)
{
  g_autoptr (StoryWorld) world = story_world_new ();
  guint n_stories = 0;
  const Story *story = &stories_get (&n_stories)[1];
  StoryTally tally = { 0 };
  guint n;

  faulty_system_watch (story_world_get_folder (world));
  story_learn (world, story);
  n = count_steps (world, story);
  for (guint i = 0; i < 12; i++)
    cut_at (world, story, LOST_POWER_LYING, n - i, i, &tally);
  faulty_system_watch (NULL);
  g_test_message ("counted: %u power cuts of a disk that lies, %u lost, %u damaged, as there must be", tally.n_cases,
                  tally.n_lost, tally.n_damaged);
  g_assert_cmpuint (tally.n_lost + tally.n_damaged, >, tally.n_cases / 4);
}

int
main (int   argc,
      char *argv[])
{
  store_test_use_memory ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/fault/lost-power/honest-disk", test_honest_disk);
  g_test_add_func ("/fault/lost-power/migrations", test_migrations);
  g_test_add_func ("/fault/lost-power/lying-disk-loses", test_lying_disk_loses);

  return g_test_run ();
}
