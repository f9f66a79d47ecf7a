/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit.h"
#include "kith-case-file-private.h"
#include "kith-error.h"
#include "kith-policy.h"
#include "kith-salvage.h"
#include "kith-test-case.h"
#include "kith-test-count.h"
#include "kith-test-dump.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#define HEADER 65536
#define PAGE 4096
#define N_NOTES 240
#define LONG_NOTE 19000
#define N_DAMAGED 8

/* What each note says begins with the number of its student, so that a note under somebody else shows. */
static void
write_notes (KithTestCase *test)
{
  const gint64 students[] = { test->jay, test->zofia, test->ali };
  g_autofree char *filler = g_strnfill (LONG_NOTE, 'w');

  for (guint i = 0; i < N_NOTES; i++) {
    gint64 student = students[i % G_N_ELEMENTS (students)];
    g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT "|%u|%s", student, i, i % 40 == 7 ? filler : "He came.");
    g_autoptr (KithRecord) note = kith_test_note (student, text);

    kith_test_save (test->file, note);
  }
}

static KithTestCase *
make_case (void)
{
  KithTestCase *test = kith_test_case_new ();

  kith_test_case_sign_in (test, "dsl");
  write_notes (test);
  kith_test_case_sign_in (test, "manager");
  return test;
}

static void
overwrite_pages (const char *path,
                 GRand      *chance,
                 guint       n)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &contents, &size, &error));
  for (guint i = 0; i < n; i++) {
    gsize page = (gsize) g_rand_int_range (chance, 1, (int) ((size - HEADER) / PAGE));

    for (gsize at = 0; at < PAGE; at++)
      contents[HEADER + page * PAGE + at] = (char) g_rand_int_range (chance, 0, 256);
  }
  g_assert_true (g_file_set_contents (path, contents, (gssize) size, &error));
  g_assert_no_error (error);
}

/* What is there is right: no note is under another student, and no sentence is another than it was. */
static guint
count_whole_notes (KithCaseFile *file)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_note_kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = kith_case_file_list (file, query, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < notes->len; i++) {
    KithRecord *note = g_ptr_array_index (notes, i);
    const char *text = kith_record_get_text (note, KITH_NOTE_TEXT);
    gint64 student = kith_record_get_number (note, KITH_NOTE_STUDENT);
    g_autofree char *start = g_strdup_printf ("%" G_GINT64_FORMAT "|", student);

    if (text == NULL || !g_ascii_isdigit (text[0]))
      continue;
    g_assert_true (g_str_has_prefix (text, start));
    g_assert_true (g_str_has_suffix (text, "He came.") || strlen (text) > LONG_NOTE);
    n++;
  }
  return n;
}

static char *
dup_new_path (KithTestCase *test)
{
  return g_build_filename (test->folder, "Saved.kith", NULL);
}

/* Of a sound file everything is saved, in the same words and with a whole audit. */
static void
test_sound (void)
{
  g_autoptr (KithTestCase) test = make_case ();
  g_autofree char *before = kith_test_dump (test->file);
  g_autofree char *after = NULL;
  g_autofree char *path = dup_new_path (test);
  g_autoptr (KithSalvageOutcome) outcome = NULL;
  g_autoptr (KithCaseFile) file = NULL;
  g_auto (GStrv) findings = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_out (test);
  outcome = kith_salvage (test->path, "admin", KITH_TEST_PASSPHRASE, path, test->clock, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (outcome->n_rows, >, N_NOTES);
  g_assert_cmpuint (outcome->n_gaps + outcome->n_partial, ==, 0);
  g_assert_cmpuint (g_strv_length (outcome->losses), ==, 0);
  file = kith_case_file_open (path, "manager", KITH_TEST_PASSPHRASE, test->clock, NULL, &error);
  g_assert_no_error (error);
  after = kith_test_dump (file);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (kith_maintenance_check (file, &findings, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (findings), ==, 0);
}

static guint
salvage_damaged (KithTestCase *test,
                 const char   *sound,
                 guint32       seed,
                 guint        *n_lost)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
  g_autofree char *path = dup_new_path (test);
  g_autoptr (KithSalvageOutcome) outcome = NULL;
  g_autoptr (KithCaseFile) file = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *damaged = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0, damaged_size = 0;
  guint n = 0;

  g_assert_true (g_file_get_contents (sound, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (test->path, contents, (gssize) size, NULL));
  overwrite_pages (test->path, chance, N_DAMAGED);
  g_clear_pointer (&contents, g_free);
  g_assert_true (g_file_get_contents (test->path, &contents, &size, NULL));
  outcome = kith_salvage (test->path, "admin", KITH_TEST_PASSPHRASE, path, test->clock, NULL, &error);
  g_assert_true (g_file_get_contents (test->path, &damaged, &damaged_size, NULL));
  g_assert_cmpmem (damaged, damaged_size, contents, size);
  if (outcome == NULL) {
    /* The accounts, the roles or the description of the tables were on one of those pages: then nothing is left behind. */
    g_assert_cmpuint (error->domain, ==, KITH_ERROR);
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    (*n_lost)++;
    return 0;
  }
  file = kith_case_file_open (path, "manager", KITH_TEST_PASSPHRASE, test->clock, NULL, &error);
  g_assert_no_error (error);
  n = count_whole_notes (file);
  if (n < N_NOTES)
    g_assert_cmpuint (outcome->n_gaps + outcome->n_partial + (guint) outcome->n_stand_ins, >, 0);
  g_assert_true (kith_case_file_close (file, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  return n;
}

static void
test_damaged (void)
{
  guint n_files = kith_test_count ("KITH_TEST_SALVAGES", 6);
  g_autoptr (KithTestCase) test = make_case ();
  g_autofree char *sound = g_build_filename (test->folder, "Sound", NULL);
  g_autofree char *contents = NULL;
  guint64 n_notes = 0;
  guint n_lost = 0;
  gsize size = 0;

  kith_test_case_sign_out (test);
  g_assert_true (g_file_get_contents (test->path, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (sound, contents, (gssize) size, NULL));
  for (guint seed = 1; seed <= n_files; seed++)
    n_notes += salvage_damaged (test, sound, seed, &n_lost);
  g_assert_cmpuint (n_lost, <, n_files);
  g_test_message ("counted: %u files with %u of %u pages overwritten, %u of them past saving, %" G_GUINT64_FORMAT
                  " of %u notes saved from the others, 0 under another student, 0 altered", n_files, N_DAMAGED,
                  (guint) ((size - HEADER) / PAGE), n_lost, n_notes, (n_files - n_lost) * N_NOTES);
}

/* The newest backup that is whole, and not the newest. */
static void
test_backup (void)
{
  g_autoptr (KithTestCase) test = make_case ();
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);
  g_autofree char *today = g_build_filename (test->folder, "backups", "Team-" KITH_TEST_TODAY ".kith", NULL);
  g_autofree char *newer = g_build_filename (test->folder, "backups", "Team-newer.kith", NULL);
  g_autofree char *theirs = g_build_filename (test->folder, "backups", "Theirs.kith", NULL);
  g_autoptr (KithTestCase) other = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *found = NULL;
  g_autofree char *moment = NULL;
  gsize size = 0;

  kith_test_case_sign_out (test);
  g_assert_true (g_file_get_contents (today, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (newer, contents, (gssize) size, NULL));
  overwrite_pages (newer, chance, N_DAMAGED);
  /* Another team's file, for which the same passphrase is used, lies there as well. */
  other = kith_test_case_new ();
  kith_test_case_sign_out (other);
  g_free (contents);
  g_assert_true (g_file_get_contents (other->path, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (theirs, contents, (gssize) size, NULL));
  /* A copy's time says nothing about when it was made. */
  g_assert_cmpint (g_utime (today, &(struct utimbuf) { 0, 0 }), ==, 0);
  found = kith_salvage_find_backup (test->path, "mentor", KITH_TEST_PASSPHRASE, &moment, NULL);
  g_assert_cmpstr (found, ==, today);
  g_assert_cmpstr (moment, ==, "10 March 2026");
  g_assert_null (kith_salvage_find_backup (test->path, "mentor", "not the passphrase", &moment, NULL));
}

/* A file that was opened to look at stays as it is, byte by byte, and nobody is offered a change. */
static void
test_look (void)
{
  g_autoptr (KithTestCase) test = make_case ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (KithCaseFile) file = NULL;
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Not to be saved.");
  g_autoptr (GError) error = NULL;
  KithRoles roles;
  gsize size = 0, size_after = 0;

  kith_test_case_sign_out (test);
  g_assert_true (g_file_get_contents (test->path, &before, &size, NULL));
  file = kith_case_file_open_full (test->path, "manager", KITH_TEST_PASSPHRASE, test->clock, KITH_OPEN_TO_LOOK, NULL, &error);
  g_assert_no_error (error);
  roles = kith_case_file_get_actor (file)->roles;
  g_assert_true (kith_policy_allows_any (roles, &kith_note_kind, KITH_ACTION_SEE));
  g_assert_false (kith_policy_allows_any (roles, &kith_note_kind, KITH_ACTION_ADD));
  g_assert_false (kith_policy_allows_verb (roles, KITH_VERB_PRINT));
  g_assert_cmpuint (count_whole_notes (file), ==, N_NOTES);
  g_assert_true (kith_audit_note_view (file, &kith_student_kind, test->jay, &error));
  g_assert_no_error (error);
  g_assert_false (kith_case_file_save (file, note, KITH_SAVE_DEFAULT, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_true (kith_case_file_close (file, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (test->path, &after, &size_after, NULL));
  g_assert_cmpmem (after, size_after, before, size);
}

static void
test_refusals (void)
{
  g_autoptr (KithTestCase) test = make_case ();
  g_autofree char *path = dup_new_path (test);
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_out (test);
  g_assert_null (kith_salvage (test->path, "admin", "not the passphrase", path, test->clock, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_null (kith_salvage (test->path, "mentor", KITH_TEST_PASSPHRASE, path, test->clock, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_null (kith_salvage (test->path, "admin", KITH_TEST_PASSPHRASE, path, test->clock, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/salvage/sound", test_sound);
  g_test_add_func ("/salvage/damaged", test_damaged);
  g_test_add_func ("/salvage/backup", test_backup);
  g_test_add_func ("/salvage/look", test_look);
  g_test_add_func ("/salvage/refusals", test_refusals);
  return g_test_run ();
}
