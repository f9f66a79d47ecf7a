/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-case.h"

#include "kith-accounts.h"
#include "kith-student.h"
#include "kith-test-settings.h"
#include "vault/kith-kdf.h"
#include "vault/kith-keys.h"

#include <string.h>

/* From Enter on the passphrase to the first students of the list. The derivation of the key is meant to take that long;
 * everything else is not. */

typedef struct {
  char *path;
  KithClock *clock;
} Locked;

static void
unlock_and_list (gpointer data)
{
  Locked *self = data;
  GError *error = NULL;
  g_autoptr (KithCaseFile) file = NULL;
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GPtrArray) first = NULL;

  bench_clock_start ();
  file = kith_case_file_open (self->path, "bench", BENCH_PASSPHRASE "!", self->clock, NULL, &error);
  bench_check (file != NULL, error);
  kith_query_set_limit (query, 30);
  first = kith_case_file_list (file, query, NULL, &error);
  bench_check (first != NULL && kith_case_file_count (file, query, &error) >= 0, error);
  bench_clock_stop ();
  bench_check (kith_case_file_close (file, &error), error);
}

static void
derive (gpointer data)
{
  const guint8 salt[KITH_KDF_SALT_SIZE] = { 1, 2, 3 };
  GError *error = NULL;
  g_autoptr (KithKey) key = kith_kdf_derive (kith_kdf_get_default_settings (), BENCH_PASSPHRASE,
                                             strlen (BENCH_PASSPHRASE), salt, &error);

  bench_clock_stop ();
  bench_check (key != NULL, error);
}

int
main (void)
{
  g_autoptr (BenchCase) team = bench_case_new (300, 20000, 0);
  Locked self = { team->path, team->clock };
  Bench bench = { bench_case_name (team, "Unlock and list"), "Argon2id alone", 9, BENCH_WALL, unlock_and_list, derive,
                  &self, .most_ratio = 1.4 };
  GError *error = NULL;

  /* The case was made with a cheap key. */
  kith_case_file_set_kdf_settings_for_tests (NULL);
  bench_check (kith_accounts_set_passphrase (team->file, BENCH_PASSPHRASE, BENCH_PASSPHRASE "!", &error), error);
  bench_check (kith_case_file_close (team->file, &error), error);
  g_clear_object (&team->file);
  bench_run (&bench);
  return 0;
}
