/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
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

typedef enum {
  OUTCOME_WON     = 'w',
  OUTCOME_REFUSED = 'r',
  OUTCOME_OTHER   = 'o',
} Outcome;

typedef struct {
  pid_t runners[N_RUNNERS];
  char outcomes[N_RUNNERS];
  int start[2];
  int answers[N_RUNNERS][2];
} Race;

static guint
count_races (void)
{
  const char *wanted = g_getenv ("KITH_TEST_RACES");

  return wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : 25;
}

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
  KithVault *vault = NULL;
  char outcome = OUTCOME_WON;
  char signal_to_go = 0;

  if (read (start, &signal_to_go, 1) != 1)
    _exit (1);
  vault = unlock (path, &error);
  if (vault == NULL)
    outcome = g_error_matches (error, KITH_ERROR, KITH_ERROR_IN_USE) ? OUTCOME_REFUSED : OUTCOME_OTHER;
  if (write (answer, &outcome, 1) != 1)
    _exit (1);
  for (;;)
    pause ();
}

static void
start_runner (Race       *race,
              guint       i,
              const char *path)
{
  g_assert_cmpint (pipe (race->answers[i]), ==, 0);
  race->runners[i] = fork ();
  g_assert_cmpint (race->runners[i], >=, 0);
  if (race->runners[i] == 0)
    run (path, race->start[0], race->answers[i][1]);
  close (race->answers[i][1]);
}

static void
race_once (Race       *race,
           const char *path)
{
  char go[N_RUNNERS] = { 'g', 'g' };

  g_assert_cmpint (pipe (race->start), ==, 0);
  for (guint i = 0; i < N_RUNNERS; i++)
    start_runner (race, i, path);
  g_assert_cmpint (write (race->start[1], go, sizeof go), ==, sizeof go);
  for (guint i = 0; i < N_RUNNERS; i++)
    g_assert_cmpint (read (race->answers[i][0], &race->outcomes[i], 1), ==, 1);
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
    n += race->outcomes[i] == (char) outcome;
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

static void
test_one_winner (void)
{
  g_autofree char *path = store_test_path ("race.kith");
  guint n_races = count_races (), n_refused = 0;

  create_vault (path);
  for (guint i = 0; i < n_races; i++) {
    Race race = { 0 };
    g_autoptr (GError) error = NULL;
    KithVault *after = NULL;

    race_once (&race, path);
    g_assert_cmpuint (count_outcomes (&race, OUTCOME_OTHER), ==, 0);
    g_assert_cmpuint (count_outcomes (&race, OUTCOME_WON), ==, 1);
    n_refused += count_outcomes (&race, OUTCOME_REFUSED);
    /* A third is refused as long as the winner lives, and has it the moment it is killed. */
    g_assert_null (unlock (path, &error));
    g_assert_error (error, KITH_ERROR, KITH_ERROR_IN_USE);
    end_race (&race);
    g_clear_error (&error);
    after = unlock (path, &error);
    g_assert_no_error (error);
    g_object_unref (after);
  }
  g_test_message ("%u races of %d processes: %u winners, %u refused, 0 double", n_races, N_RUNNERS, n_races, n_refused);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/fault/race/one-winner", test_one_winner);

  return g_test_run ();
}
