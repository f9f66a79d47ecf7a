/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-search.h"
#include "kith-test-case.h"
#include "kith-test-dump.h"

/* Case files of every released schema open in every later Kith, with everything in them. Whoever adds a schema adds the
 * files that tests/support/make-fixture makes with it, and a line here; those of earlier schemas are never touched. */
static const char *const fixtures[] = { "v1", "v3", "v4", "v5", "v6", "v7" };

static char *
read_fixture (const char *name,
              gsize      *size)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "case-files", name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, size, &error);
  g_assert_no_error (error);
  return contents;
}

/* Opening writes into it: a copy of ours. */
static char *
copy_fixture (const char *name,
              const char *folder)
{
  g_autofree char *file_name = g_strconcat (name, ".kith", NULL);
  gsize size = 0;
  g_autofree char *contents = read_fixture (file_name, &size);
  char *copy = g_build_filename (folder, file_name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (copy, contents, (gssize) size, &error));
  g_assert_no_error (error);
  return copy;
}

static void
test_fixture (gconstpointer data)
{
  const char *name = data;
  g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW);
  g_autofree char *folder = g_dir_make_tmp ("kith-test-XXXXXX", NULL);
  g_autofree char *path = copy_fixture (name, folder);
  g_autofree char *text_name = g_strconcat (name, ".txt", NULL);
  g_autofree char *expected = read_fixture (text_name, NULL);
  g_autofree char *dump = NULL;
  g_auto (GStrv) findings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCaseFile) file =
    kith_case_file_open (path, "sam", KITH_TEST_PASSPHRASE, clock, NULL, &error);

  g_assert_no_error (error);
  dump = kith_test_dump (file);
  g_assert_cmpstr (dump, ==, expected);
  g_assert_true (kith_maintenance_check (file, &findings, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (findings), ==, 0);
}

typedef struct {
  const char *words;
  const char *kind;
} Found;

/* What was in the file before there was a search for it. */
static void
test_fixture_search (gconstpointer data)
{
  static const Found found[] = { { "forklift", "goal" }, { "course", "step" }, { "burs office", "task" } };
  g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW);
  g_autofree char *folder = g_dir_make_tmp ("kith-test-XXXXXX", NULL);
  g_autofree char *path = copy_fixture (data, folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCaseFile) file =
    kith_case_file_open (path, "sam", KITH_TEST_PASSPHRASE, clock, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (found); i++) {
    g_autoptr (KithMatches) matches =
      kith_search (file, found[i].words, KITH_SEARCH_EVERYTHING, 0, 10, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (kith_matches_get_count (matches, kith_kind_find (found[i].kind)), ==, 1);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  /* They are encrypted, as every released file is. */
  for (guint i = 0; KITH_ENCRYPTED && i < G_N_ELEMENTS (fixtures); i++) {
    g_autofree char *path = g_strconcat ("/store/fixture/", fixtures[i], NULL);
    g_autofree char *search_path = g_strconcat ("/store/fixture-search/", fixtures[i], NULL);

    g_test_add_data_func (path, fixtures[i], test_fixture);
    g_test_add_data_func (search_path, fixtures[i], test_fixture_search);
  }
  return g_test_run ();
}
