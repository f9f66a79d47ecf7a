/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "kith-test-count.h"
#include "store-test.h"
#include "vault/kith-vault.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* Two processes that want one case file in the same instant: exactly one has it, the other is told so in a sentence, and
 * whoever comes after one that was killed has it at once. KITH_TEST_RACES makes the run longer, for a release. */

#define NAME "Oluwaseun"
#define PASSPHRASE "correct horse battery staple"

#define N_RUNNERS 2

/* Whoever is refused waits a little in the hope of better; so several races are run at a time, each for a file of its own. */
#define N_LANES 10
#define N_RUNNERS 2

typedef enum {
  OUTCOME_WON,
  OUTCOME_REFUSED,
  OUTCOME_OTHER,
} Outcome;

/* What a runner says. */
typedef struct {
  Outcome outcome;
  gint64 microseconds;
} Answer;

typedef struct {
  char *path;
  pid_t runners[N_RUNNERS];
  Answer said[N_RUNNERS];
  int start[2];
  int answers[N_RUNNERS][2];
} Race;

static KithVault *
unlock (const char  *path,
        GError     **error)
{
  return kith_vault_unlock (path, NAME, PASSPHRASE, error);
}

/* Waits for the start, tries once, says how it went and holds on until it is killed. */
static void
run (const char *path,
     int         start,
     int         answer)
{
  g_autoptr (GError) error = NULL;
  Answer say = { OUTCOME_WON, 0 };
  char signal_to_go = 0;
  gint64 began;

  if (read (start, &signal_to_go, 1) != 1)
    _exit (1);
  began = g_get_monotonic_time ();
  if (unlock (path, &error) == NULL)
    say.outcome = g_error_matches (error, KITH_ERROR, KITH_ERROR_IN_USE) ? OUTCOME_REFUSED : OUTCOME_OTHER;
  say.microseconds = g_get_monotonic_time () - began;
  if (write (answer, &say, sizeof say) != sizeof say)
    _exit (1);
  for (;;)
    pause ();
}

static void
start_runner (Race  *race,
              guint  i)
{
  g_assert_cmpint (pipe (race->answers[i]), ==, 0);
  race->runners[i] = fork ();
  g_assert_cmpint (race->runners[i], >=, 0);
  if (race->runners[i] == 0)
    run (race->path, race->start[0], race->answers[i][1]);
  close (race->answers[i][1]);
}

static void
begin_race (Race *race)
{
  const char go[N_RUNNERS] = { 'g', 'g' };

  g_assert_cmpint (pipe (race->start), ==, 0);
  for (guint i = 0; i < N_RUNNERS; i++)
    start_runner (race, i);
  g_assert_cmpint (write (race->start[1], go, sizeof go), ==, sizeof go);
}

static void
hear_answers (Race *race)
{
  for (guint i = 0; i < N_RUNNERS; i++)
    g_assert_cmpint (read (race->answers[i][0], &race->said[i], sizeof (Answer)), ==, sizeof (Answer));
}

static void
end_race (Race *race)
{
  for (guint i = 0; i < N_RUNNERS; i++) {
    int status;

    kill (race->runners[i], SIGKILL);
    g_assert_cmpint (waitpid (race->runners[i], &status, 0), ==, race->runners[i]);
    close (race->answers[i][0]);
  }
  close (race->start[0]);
  close (race->start[1]);
}

static guint
count_outcomes (const Race *race,
                Outcome     outcome)
{
  guint n = 0;

  for (guint i = 0; i < N_RUNNERS; i++)
    n += race->said[i].outcome == outcome;
  return n;
}

static void
create_vault (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecretText) recovery_key = NULL;
  KithVault *vault = kith_vault_create (path, NAME, PASSPHRASE, &store_test_cheap, &recovery_key, &error);

  g_assert_no_error (error);
  store_test_exec (kith_vault_get_db (vault), "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)");
  g_object_unref (vault);
}

/* One is refused as long as the winner lives, and has it the moment it is killed. */
static void
hand_over (Race *race)
{
  g_autoptr (GError) error = NULL;
  KithVault *after;

  g_assert_null (unlock (race->path, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_IN_USE);
  g_clear_error (&error);
  end_race (race);
  after = unlock (race->path, &error);
  g_assert_no_error (error);
  g_object_unref (after);
}

/* Returns how long the longest refusal took. */
static gint64
judge (const Race *race)
{
  gint64 longest = 0;

  g_assert_cmpuint (count_outcomes (race, OUTCOME_OTHER), ==, 0);
  g_assert_cmpuint (count_outcomes (race, OUTCOME_WON), ==, 1);
  for (guint i = 0; i < N_RUNNERS; i++)
    if (race->said[i].outcome == OUTCOME_REFUSED)
      longest = MAX (longest, race->said[i].microseconds);
  return longest;
}

static gint64
race_in_all_lanes (Race *races)
{
  gint64 longest = 0;

  for (guint i = 0; i < N_LANES; i++)
    begin_race (&races[i]);
  for (guint i = 0; i < N_LANES; i++)
    hear_answers (&races[i]);
  for (guint i = 0; i < N_LANES; i++)
    longest = MAX (longest, judge (&races[i]));
  /* of one lane what comes after as well */
  for (guint i = 1; i < N_LANES; i++)
    end_race (&races[i]);
  hand_over (&races[0]);
  return longest;
}

static void
test_one_winner (void)
{
  guint n_rounds = (kith_test_count ("KITH_TEST_RACES", 60) + N_LANES - 1) / N_LANES;
  Race races[N_LANES] = { 0 };
  gint64 longest = 0;

  for (guint i = 0; i < N_LANES; i++) {
    g_autofree char *name = g_strdup_printf ("race-%u.kith", i);

    races[i].path = store_test_path (name);
    create_vault (races[i].path);
  }
  for (guint i = 0; i < n_rounds; i++)
    longest = MAX (longest, race_in_all_lanes (races));
  for (guint i = 0; i < N_LANES; i++)
    g_free (races[i].path);
  g_test_message ("counted: %u races of %d processes, %u winners, 0 double, %u hand-overs after a kill, the longest refusal "
                  "took %" G_GINT64_FORMAT " ms", n_rounds * N_LANES, N_RUNNERS, n_rounds * N_LANES, n_rounds,
                  longest / 1000);
}

int
main (int   argc,
      char *argv[])
{
  store_test_use_memory ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/fault/race/one-winner", test_one_winner);

  return g_test_run ();
}
