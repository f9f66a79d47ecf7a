/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-case-file-private.h"
#include "kith-fuzz.h"
#include "kith-search.h"
#include "kith-test-case.h"

#include <stdlib.h>

/* What is typed into the search is words, whatever it looks like: the database never has anything to say about it, and what
 * was found is marked inside the text it was found in. */

static KithTestCase *test;

static const char *const notes[] = {
  "We looked at the timetable together. O'Brien-Źródło was late, the bus 42/43 did not come.",
  "\"I want to go to college\", NEAR the canal; AND, OR, NOT: words like any other.",
  "علي said the café (07700 900123) is fine. text:secret {text} ^start *star* col:umn",
};

static void
remove_case (void)
{
  kith_test_case_free (test);
}

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  kith_fuzz_be_strict ();
  test = kith_test_case_new ();
  atexit (remove_case);
  kith_test_case_sign_in (test, "dsl");
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++) {
    g_autoptr (KithRecord) note = kith_test_note (test->jay, notes[i]);

    kith_test_save (test->file, note);
  }
  return 0;
}

static void
check_marks (const KithMatch *match)
{
  gsize size = match->text != NULL ? strlen (match->text) : 0;

  g_assert_true (match->text == NULL || g_utf8_validate (match->text, -1, NULL));
  for (guint i = 0; match->marks != NULL && i < match->marks->len; i++) {
    const KithMark *mark = &g_array_index (match->marks, KithMark, i);

    g_assert_cmpuint (mark->start, <=, size);
    g_assert_cmpuint (mark->length, <=, size - mark->start);
  }
}

static void
search (const char *words,
        gint64      student)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithMatches) matches = kith_search (test->file, words, KITH_SEARCH_EVERYTHING, student, 20, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < matches->list->len; i++)
    check_marks (matches->list->pdata[i]);
}

static void
list (const KithKind *kind,
      const char     *words)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autoptr (GError) error = NULL;

  kith_query_where_words (query, words);
  g_assert_cmpint (kith_case_file_count (test->file, query, &error), >=, 0);
  g_assert_no_error (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  g_autofree char *words = kith_fuzz_dup_text (bytes, size);
  g_autoptr (GArray) marks = kith_search_find_marks (notes[0], words);

  search (words, 0);
  search (words, test->jay);
  list (&kith_student_kind, words);
  list (&kith_note_kind, words);
  return 0;
}
