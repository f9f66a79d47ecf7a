/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-test-count.h"
#include "kith-text.h"
#include "store-test.h"
#include "stories.h"

#include <sqlite3.h>

/* The database library gets no memory, at each of its requests during the main stories, once or from then on. Nothing
 * crashes, whoever sat there is told in a sentence, and the file is whole. KITH_TEST_MEMORY_FAULTS says how many requests are
 * taken of all there are; 0 takes every one. What GLib does not get ends the program, as everywhere on the desktop; the step
 * kills are about that. */

typedef struct {
  guint at;
  gboolean is_sticky;
} Fault;

static sqlite3_mem_methods below;
static guint n_seen, fails_at;
static gboolean is_on, is_sticky, has_failed;

static gboolean
fails (void)
{
  if (!is_on)
    return FALSE;
  n_seen++;
  if (fails_at == 0 || n_seen < fails_at || (n_seen > fails_at && !is_sticky))
    return FALSE;
  has_failed = TRUE;
  return TRUE;
}

static void *
request (int size)
{
  return fails () ? NULL : below.xMalloc (size);
}

static void *
request_other (void *memory,
               int   size)
{
  return fails () ? NULL : below.xRealloc (memory, size);
}

/* Before anything else speaks to the library; Kith's own layer comes in front of this one. */
static void
install (void)
{
  sqlite3_mem_methods failing;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &below), ==, SQLITE_OK);
  failing = below;
  failing.xMalloc = request;
  failing.xRealloc = request_other;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &failing), ==, SQLITE_OK);
}

static void
begin (gpointer data)
{
  const Fault *fault = data;

  fails_at = fault->at;
  is_sticky = fault->is_sticky;
  n_seen = 0;
  has_failed = FALSE;
  is_on = TRUE;
}

static guint
count_requests (StoryWorld  *world,
                const Story *story)
{
  Fault none = { 0, FALSE };
  g_autoptr (GError) error = NULL;

  story_world_reset (world);
  g_assert_true (story_tell (world, story, (StoryBreaks) { begin, NULL, &none }, &error));
  is_on = FALSE;
  g_assert_no_error (error);
  return n_seen;
}

static void
try_fault (StoryWorld  *world,
           const Story *story,
           Fault        fault,
           StoryTally  *tally)
{
  g_autofree char *what = g_strdup_printf ("%s, no memory at %u%s", story->name, fault.at, fault.is_sticky ? " and on" : "");
  g_autoptr (GError) error = NULL;
  gboolean acknowledged;

  story_world_reset (world);
  acknowledged = story_tell (world, story, (StoryBreaks) { begin, NULL, &fault }, &error);
  is_on = FALSE;
  tally->n_failed += has_failed;
  story_hear (error, what, tally);
  story_look_after (world, story, acknowledged, what, tally);
}

static void
report (const StoryTally *tally,
        guint             n_all,
        guint             n_stories)
{
  g_autofree char *cases = kith_text_format_number (tally->n_cases);
  g_autofree char *all = kith_text_format_number (n_all);

  g_test_message ("counted: %s of the %s requests for memory of %u stories refused, %u acknowledged all the same, %u lost, "
                  "%u damaged, %u without a sentence", cases, all, n_stories, tally->n_acknowledged, tally->n_lost,
                  tally->n_damaged, tally->n_wordless);
}

/* Each story in its share, however many requests it makes. */
static void
test_every_request (void)
{
  g_autoptr (StoryWorld) world = story_world_new ();
  guint n_stories = 0, n_all = 0, wanted = kith_test_count ("KITH_TEST_MEMORY_FAULTS", 52);
  const Story *stories = stories_get (&n_stories);
  StoryTally tally = { 0 };

  for (guint i = 0; i < n_stories; i++) {
    guint n = count_requests (world, &stories[i]);
    guint share = wanted > 0 ? MAX (wanted / n_stories, 1) : 2 * n;
    guint stride = MAX (2 * n / share, 1);

    n_all += 2 * n;
    story_learn (world, &stories[i]);
    for (guint j = stride / 2; j < 2 * n; j += stride)
      try_fault (world, &stories[i], (Fault) { 1 + j / 2, j % 2 }, &tally);
  }
  report (&tally, n_all, n_stories);
  story_tally_assert_clean (&tally);
  /* the last requests depend on what was kept from before */
  g_assert_cmpuint (tally.n_failed, >, tally.n_cases * 9 / 10);
}

int
main (int   argc,
      char *argv[])
{
  install ();
  store_test_use_memory ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/fault/memory-faults/every-request", test_every_request);

  return g_test_run ();
}
