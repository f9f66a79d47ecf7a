/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-case-file-private.h"
#include "kith-erasure-ledger.h"
#include "kith-fuzz.h"
#include "kith-test-case.h"
#include "vault/kith-crypto.h"

#include <stdlib.h>
#include <string.h>

/* The list of what was erased, as it lies beside the backups. The first byte says whether the rest is that file, or what is
 * in one that whoever has a copy of the case file encrypted: any lines at all, or a sentence. */

#define MAGIC "KITHERA1"
#define PURPOSE "kith erasure ledger"
#define START (8 + KITH_AEAD_NONCE_SIZE)

static KithTestCase *test;
static guint8 key[KITH_HASH_SIZE];

static void
remove_case (void)
{
  kith_test_case_free (test);
}

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_autoptr (KithStatement) row = NULL;
  g_autoptr (GBytes) hash = NULL;

  kith_fuzz_be_strict ();
  test = kith_test_case_new ();
  atexit (remove_case);
  kith_test_case_sign_in (test, "dpo");
  row = kith_db_prepare (test->file->db, "SELECT hash FROM audit WHERE id = 1", NULL);
  g_assert_cmpint (kith_statement_step (row, NULL), ==, KITH_STEP_ROW);
  hash = kith_statement_dup_bytes (row, 0);
  g_assert_true (kith_crypto_derive (g_bytes_get_data (hash, NULL), PURPOSE, key));
  return 0;
}

static GBytes *
encrypt (const guint8 *bytes,
         gsize         size)
{
  const char *id = kith_vault_get_file_id (test->file->vault);
  gsize total = START + size + KITH_AEAD_TAG_SIZE;
  guint8 *whole = g_malloc0 (total);

  memcpy (whole, MAGIC, strlen (MAGIC));
  g_assert_true (kith_crypto_encrypt (key, whole + 8, id, strlen (id), bytes, size, whole + START));
  return g_bytes_new_take (whole, total);
}

static void
check_line (const KithLedgerLine *line)
{
  g_assert_nonnull (kith_erasure_mode_get_code (line->mode));
  g_assert_true (g_utf8_validate (line->reference, -1, NULL));
  g_assert_true (g_utf8_validate (line->kind, -1, NULL));
  g_assert_true (g_utf8_validate (line->certificate, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  g_autoptr (GBytes) copy = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (size == 0)
    return 0;
  copy = bytes[0] & 1 ? encrypt (bytes + 1, size - 1) : g_bytes_new (bytes + 1, size - 1);
  lines = kith_erasure_ledger_read (test->file, copy, &error);
  if (lines == NULL) {
    kith_fuzz_take_error (g_steal_pointer (&error));
    return 0;
  }
  g_assert_true (bytes[0] & 1);
  for (guint i = 0; i < lines->len; i++)
    check_line (lines->pdata[i]);
  return 0;
}
