/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "kith-secret.h"
#include "kith-test-case.h"

#include <dlfcn.h>
#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

/* Whether a name exists must not show in how long a wrong passphrase takes. A stop watch would measure the neighbours; what
 * is counted is each run of Argon2id and what it was told to cost. This takes the place of OpenSSL's function and calls it. */

typedef struct {
  guint n_runs;
  guint64 cost; /* KiB times passes */
} Work;

static Work work;

typedef int (*Derive) (EVP_KDF_CTX      *context,
                       unsigned char    *key,
                       size_t            size,
                       const OSSL_PARAM  parameters[]);

int
EVP_KDF_derive (EVP_KDF_CTX      *context,
                unsigned char    *key,
                size_t            size,
                const OSSL_PARAM  parameters[])
{
  Derive real = (Derive) dlsym (RTLD_NEXT, "EVP_KDF_derive");
  const OSSL_PARAM *memory = parameters != NULL ? OSSL_PARAM_locate_const (parameters, OSSL_KDF_PARAM_ARGON2_MEMCOST) : NULL;
  guint32 kib = 0, passes = 0;

  if (memory != NULL && OSSL_PARAM_get_uint32 (memory, &kib) == 1 &&
      OSSL_PARAM_get_uint32 (OSSL_PARAM_locate_const (parameters, OSSL_KDF_PARAM_ITER), &passes) == 1) {
    work.n_runs++;
    work.cost += (guint64) kib * passes;
  }
  return real (context, key, size, parameters);
}

static Work
try (KithTestCase *test,
     const char   *user,
     const char   *passphrase)
{
  g_autoptr (GError) error = NULL;

  work = (Work) { 0 };
  g_assert_null (kith_case_file_open (test->path, user, passphrase, test->clock, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_assert_cmpstr (error->message, ==, "The name or the passphrase is wrong. Check both and try again.");
  return work;
}

static void
test_same_work (void)
{
  static const char *const names[] = { "mentor", "MENTOR", "invited", "nobody", "x", "a name as long as a line, and longer", "نعم" };
  static const char *const passphrases[] = { "wrong", "ABCDE-ABCDE-ABCDE-ABCDE", "" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithSecretText) code = NULL;
  g_autoptr (GError) error = NULL;
  Work first = { 0 };
  guint n = 0;

  kith_test_case_sign_in (test, "admin");
  code = kith_accounts_invite (test->file, "invited", "Inés Ocampo", KITH_ROLE_COACH, 0, &error);
  g_assert_no_error (error);
  kith_test_case_sign_out (test);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint j = 0; j < G_N_ELEMENTS (passphrases); j++) {
      Work done = try (test, names[i], passphrases[j]);

      if (n++ == 0)
        first = done;
      g_assert_cmpuint (done.n_runs, ==, 1);
      g_assert_cmpuint (done.cost, ==, first.cost);
    }
  g_assert_cmpuint (first.cost, >, 0);
  g_test_message ("counted: %u wrong tries with names that exist, wait for activation or do not exist, each 1 run of Argon2id "
                  "of the same cost", n);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/unknown-names/same-work", test_same_work);
  return g_test_run ();
}
