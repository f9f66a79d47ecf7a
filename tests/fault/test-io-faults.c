/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "faulty-system.h"
#include "kith-test-count.h"
#include "kith-text.h"
#include "store-test.h"
#include "stories.h"

/* Every operation on files of the main stories fails, one after the other, once or from then on: as a disk that cannot be
 * read or written, that is full, that takes half of a write, that does not sync. Whoever sat there is told so in a
 * sentence, and the file is whole. KITH_TEST_IO_FAULTS says how many cases are taken of all there are; 0 takes every one. */

/* its place among the stories */
#define SAVING_A_NOTE 1

typedef struct {
  FaultKind kind;
  guint at;
  gboolean is_sticky;
} Fault;

/* Of all cases every so manieth. */
typedef struct {
  guint stride, next, n_passed;
} Selection;

static void
begin (gpointer data)
{
  const Fault *fault = data;

  faulty_system_begin (fault->kind, fault->at, fault->is_sticky);
}

static void
count_operations (StoryWorld  *world,
                  const Story *story)
{
  Fault none = { FAULT_INPUT_OUTPUT, 0, FALSE };
  g_autoptr (GError) error = NULL;

  story_world_reset (world);
  g_assert_true (story_tell (world, story, (StoryBreaks) { begin, NULL, &none }, &error));
  faulty_system_end ();
  g_assert_no_error (error);
}

static void
try_fault (StoryWorld  *world,
           const Story *story,
           Fault        fault,
           StoryTally  *tally)
{
  g_autofree char *what = g_strdup_printf ("%s, %s at %u%s", story->name, faulty_system_get_name (fault.kind), fault.at,
                                           fault.is_sticky ? " and on" : "");
  g_autoptr (GError) error = NULL;
  gboolean acknowledged;

  story_world_reset (world);
  acknowledged = story_tell (world, story, (StoryBreaks) { begin, NULL, &fault }, &error);
  faulty_system_end ();
  tally->n_failed += faulty_system_has_failed ();
  story_hear (error, what, tally);
  story_look_after (world, story, acknowledged, what, tally);
}

static void
try_story (StoryWorld  *world,
           const Story *story,
           const guint *counts,
           Selection   *selection,
           StoryTally  *tally)
{
  story_learn (world, story);
  for (FaultKind kind = 0; kind < FAULT_KILL; kind++)
    for (guint i = 0; i < 2 * counts[kind]; i++)
      if (selection->n_passed++ == selection->next) {
        try_fault (world, story, (Fault) { kind, 1 + i / 2, i % 2 }, tally);
        selection->next += selection->stride;
      }
}

static void
report (const StoryTally *tally,
        guint             n_all,
        guint             n_stories)
{
  g_autofree char *cases = kith_text_format_number (tally->n_cases);
  g_autofree char *all = kith_text_format_number (n_all);

  g_test_message ("counted: %s of the %s faults of %u stories, %u acknowledged all the same, %u lost, %u damaged, "
                  "%u without a sentence", cases, all, n_stories, tally->n_acknowledged, tally->n_lost, tally->n_damaged,
                  tally->n_wordless);
}

static void
test_every_operation (void)
{
  g_autoptr (StoryWorld) world = story_world_new ();
  guint n_stories = 0, n_all = 0, wanted = kith_test_count ("KITH_TEST_IO_FAULTS", 100);
  const Story *stories = stories_get (&n_stories);
  g_autofree guint *counts = g_new0 (guint, n_stories * FAULT_KILL);
  Selection selection = { 0 };
  StoryTally tally = { 0 };

  faulty_system_watch (story_world_get_folder (world));
  for (guint i = 0; i < n_stories; i++) {
    count_operations (world, &stories[i]);
    for (FaultKind kind = 0; kind < FAULT_KILL; kind++)
      n_all += 2 * (counts[i * FAULT_KILL + kind] = faulty_system_get_count (kind));
  }
  selection.stride = wanted > 0 ? MAX (n_all / wanted, 1) : 1;
  selection.next = selection.stride / 2;
  for (guint i = 0; i < n_stories; i++)
    try_story (world, &stories[i], counts + i * FAULT_KILL, &selection, &tally);
  faulty_system_watch (NULL);
  report (&tally, n_all, n_stories);
  story_tally_assert_clean (&tally);
  g_assert_cmpuint (tally.n_failed, ==, tally.n_cases);
  g_assert_cmpuint (tally.n_cases, >, 0);
}

static const Story *
find_story (const char *name)
{
  guint n_stories = 0;
  const Story *stories = stories_get (&n_stories);

  for (guint i = 0; i < n_stories; i++)
    if (g_str_equal (stories[i].name, name))
      return &stories[i];
  g_assert_not_reached ();
}

/* What a disk refused may have been written all the same: then it must not be the newest for whoever opens the file next. Too
 * few of all cases to be among those that are taken every day. */
static void
test_refused_and_there (void)
{
  g_autoptr (StoryWorld) world = story_world_new ();
  const Story *story = find_story ("inviting somebody");
  StoryTally tally = { 0 };
  guint n_syncs;

  faulty_system_watch (story_world_get_folder (world));
  story_learn (world, story);
  count_operations (world, story);
  n_syncs = faulty_system_get_count (FAULT_SYNC);
  for (guint i = 1; i <= n_syncs; i++)
    try_fault (world, story, (Fault) { FAULT_SYNC, i, FALSE }, &tally);
  faulty_system_watch (NULL);
  g_test_message ("counted: %u syncs refused while somebody was invited, %u lost, %u damaged", tally.n_cases, tally.n_lost,
                  tally.n_damaged);
  story_tally_assert_clean (&tally);
  g_assert_cmpuint (tally.n_cases, >, 0);
}

/* A disk that takes a write and keeps nothing of it must be noticed, or nothing above would be. */
static void
test_lying_disk_is_noticed (void)
{
  g_autoptr (StoryWorld) world = story_world_new ();
  guint n_stories = 0, n;
  const Story *stories = stories_get (&n_stories);
  StoryTally tally = { 0 };

  faulty_system_watch (story_world_get_folder (world));
  story_learn (world, &stories[SAVING_A_NOTE]);
  count_operations (world, &stories[SAVING_A_NOTE]);
  n = faulty_system_get_count (FAULT_LIE);
  for (guint i = 1; i <= n; i += MAX (n / 12, 1))
    try_fault (world, &stories[SAVING_A_NOTE], (Fault) { FAULT_LIE, i, TRUE }, &tally);
  faulty_system_watch (NULL);
  g_test_message ("counted: %u times a disk kept nothing it was given: %u lost, %u damaged, as there must be", tally.n_cases,
                  tally.n_lost, tally.n_damaged);
  g_assert_cmpuint (tally.n_lost + tally.n_damaged, >, tally.n_cases / 4);
}

int
main (int   argc,
      char *argv[])
{
  store_test_use_memory ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/fault/io-faults/every-operation", test_every_operation);
  g_test_add_func ("/fault/io-faults/refused-and-there", test_refused_and_there);
  g_test_add_func ("/fault/io-faults/lying-disk-is-noticed", test_lying_disk_is_noticed);

  return g_test_run ();
}
