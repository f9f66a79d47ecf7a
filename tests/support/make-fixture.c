/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-secret.h"
#include "kith-test-case.h"
#include "kith-test-dump.h"

#include <glib/gstdio.h>
#include <locale.h>

/* make-fixture FILE.kith FILE.txt: a small case file of the schema of today, with an account that may do everything, and
 * what is in it. Run it once when a schema is released; the files it made are kept for ever, see test-fixture.c. */

static void
save (KithCaseFile *file,
      KithRecord   *record)
{
  kith_test_save (file, record);
  g_object_unref (record);
}

static void
fill (KithTestCase *test)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);
  KithRecord *sealed = kith_test_note (test->jay, "For the safeguarding lead.");

  for (guint i = 0; i < n_kinds; i++) {
    const KithKind *parent = kith_kind_get_parent (kinds[i]);

    if (kinds[i] == &kith_account_kind || kinds[i] == &kith_student_kind)
      continue;
    save (test->file, kith_test_record (test, kinds[i], test->jay, parent != NULL ? 1 : 0));
  }
  kith_record_set_text (sealed, KITH_NOTE_VISIBILITY, "dsl");
  save (test->file, sealed);
  kith_case_file_strike_note (test->file, 1, "Written twice", NULL);
}

static void
create_first (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;

  kith_test_use_cheap_keys ();
  test->clock = kith_clock_new_fixed (KITH_TEST_NOW);
  test->file = kith_case_file_create (test->path, "sam", "Sam Okafor", KITH_TEST_PASSPHRASE, KITH_ROLES_ALL, test->clock,
                                      &test->recovery_key, &error);
  g_assert_no_error (error);
  test->welfare = test->mentor = test->dsl = kith_case_file_get_actor (test->file)->person;
  test->dpo = test->mentor2 = kith_test_save (test->file, kith_test_record (test, &kith_person_kind, 0, 0));
  test->jay = kith_test_save (test->file, kith_test_student ("Zofia O'Brien-Źródło", "4472"));
  test->ali = kith_test_save (test->file, kith_test_student ("علي", "4473"));
}

int
main (int   argc,
      char *argv[])
{
  KithTestCase test = { 0 };
  g_autofree char *dump = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc != 3) {
    g_printerr ("make-fixture: make-fixture FILE.kith FILE.txt\n");
    return 2;
  }
  test.path = argv[1];
  create_first (&test);
  fill (&test);
  dump = kith_test_dump (test.file);
  g_assert_true (g_file_set_contents (argv[2], dump, -1, &error));
  g_assert_true (kith_case_file_close (test.file, &error));
  g_print ("%s\n", test.recovery_key);
  g_object_unref (test.file);
  g_object_unref (test.clock);
  kith_secret_free_text (test.recovery_key);
  return 0;
}
