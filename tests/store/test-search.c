/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-case-file-private.h"
#include "kith-search.h"
#include "kith-test-case.h"

static KithMatches *
search (KithTestCase *test,
        const char   *words)
{
  g_autoptr (GError) error = NULL;
  KithMatches *matches = kith_search (test->file, words, KITH_SEARCH_EVERYTHING, 0, 50, NULL, &error);

  g_assert_no_error (error);
  return matches;
}

static const KithMatch *
get (KithMatches *matches,
     guint        position)
{
  g_assert_cmpuint (position, <, matches->list->len);
  return g_ptr_array_index (matches->list, position);
}

typedef struct {
  const char *words;
  const char *reason;
} NameSearch;

/* Everything people type for Zofia O'Brien-Źródło, college ID 4472, 07700 900123. */
static const NameSearch names[] = {
  { "obrien zrodlo", "Preferred name" },
  { "O'BRIEN", "Preferred name" },
  { "o’brien", "Preferred name" },
  { "Źródło zofia", "Preferred name" },
  { "4472", "College ID" },
  { "07700 900123", "Phone" },
  { "+44 7700 900123", "Phone" },
  { "900123", "Phone" },
};

static void
test_names (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) zofia = kith_case_file_load (test->file, &kith_student_kind, test->zofia, NULL);

  kith_record_set_text (zofia, KITH_STUDENT_PHONE, "07700 900123");
  kith_test_save (test->file, zofia);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (KithMatches) matches = search (test, names[i].words);

    g_test_message ("%s", names[i].words);
    g_assert_cmpuint (kith_matches_get_count (matches, &kith_student_kind), ==, 1);
    g_assert_cmpint (get (matches, 0)->id, ==, test->zofia);
    g_assert_cmpstr (get (matches, 0)->reason, ==, names[i].reason);
    g_assert_cmpuint (get (matches, 0)->marks->len, >, 0);
  }
}

static void
test_arabic (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithMatches) matches = search (test, "علي");

  g_assert_cmpuint (kith_matches_get_count (matches, &kith_student_kind), ==, 1);
  g_assert_cmpint (get (matches, 0)->id, ==, test->ali);
}

static void
add_note (KithTestCase *test,
          const char   *date,
          const char   *text)
{
  g_autoptr (KithRecord) note = kith_test_note (test->jay, text);

  kith_record_set_text (note, KITH_NOTE_DATE, date);
  kith_test_save (test->file, note);
}

static void
assert_marked (const KithMatch *match,
               guint            position,
               const char      *expected)
{
  const KithMark *mark = &g_array_index (match->marks, KithMark, position);
  g_autofree char *word = g_strndup (match->text + mark->start, mark->length);

  g_assert_cmpstr (word, ==, expected);
}

/* Newest first by day, with the words marked. */
static void
test_notes (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithMatches) matches = NULL;

  add_note (test, "2026-03-09", "Rang the bursary office about the bus pass.");
  add_note (test, "2026-03-02", "Bursary form filled in together with Ms O'Dowd from Łódź.");
  matches = search (test, "bursa");
  g_assert_cmpuint (kith_matches_get_count (matches, &kith_note_kind), ==, 2);
  g_assert_cmpstr (get (matches, 0)->date, ==, "2026-03-09");
  g_assert_cmpstr (get (matches, 1)->date, ==, "2026-03-02");
  g_assert_cmpstr (get (matches, 0)->reason, ==, "What happened");
  g_assert_cmpint (get (matches, 0)->student, ==, test->jay);
  assert_marked (get (matches, 0), 0, "bursary");
  assert_marked (get (matches, 1), 0, "Bursary");
}

typedef struct {
  const char *words;
  guint n_notes;
} WordSearch;

static const WordSearch word_searches[] = {
  { "lodz", 1 },       { "Łódź", 1 },          { "łódź", 1 },     { "odowd", 1 },       { "O'Dowd", 1 },
  { "o’dowd", 1 },     { "bus pass", 1 },      { "pass bus", 1 }, { "bus form", 0 },    { "%", 0 },
  { "_", 0 },          { "\"", 0 },            { "*", 0 },        { "(", 0 },           { "bus*", 1 },
  { "\"bus", 1 },      { "bus OR form", 0 },   { "NOT bus", 0 },  { "text: bus", 0 },   { "NEAR(bus pass)", 0 },
  { "", 0 },           { "   ", 0 },           { "-", 0 },        { "bus AND pass", 0 }, { "a", 0 },
};

/* No character and no word has a meaning of its own. */
static void
test_plain_words (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  add_note (test, "2026-03-09", "Rang the bursary office for the bus pass.");
  add_note (test, "2026-03-02", "The form was filled in together with Ms O'Dowd from Łódź.");
  for (guint i = 0; i < G_N_ELEMENTS (word_searches); i++) {
    g_autoptr (KithMatches) matches = search (test, word_searches[i].words);

    g_test_message ("%s", word_searches[i].words);
    g_assert_cmpuint (kith_matches_get_count (matches, &kith_note_kind), ==, word_searches[i].n_notes);
  }
}

/* The same words in a list of notes, and of students. */
static void
test_query_words (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) notes = kith_query_new (&kith_note_kind);
  g_autoptr (KithQuery) students = kith_query_new (&kith_student_kind);
  g_autoptr (KithQuery) goals = kith_query_new (&kith_goal_kind);
  g_autoptr (KithRecord) goal = kith_test_record (test, &kith_goal_kind, test->jay, 0);

  add_note (test, "2026-03-09", "Rang the bursary office for the bus pass.");
  kith_test_save (test->file, goal);
  kith_query_where_words (notes, "burs off");
  kith_query_where_words (students, "obrien");
  kith_query_where_words (goals, "FORKLIFT licence");
  g_assert_cmpint (kith_case_file_count (test->file, notes, NULL), ==, 1);
  g_assert_cmpint (kith_case_file_count (test->file, students, NULL), ==, 1);
  g_assert_cmpint (kith_case_file_count (test->file, goals, NULL), ==, 1);
}

static void
test_in_student (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) other = kith_test_note (test->zofia, "Also about the bursary.");
  g_autoptr (KithMatches) matches = NULL;

  add_note (test, "2026-03-09", "Rang the bursary office.");
  kith_test_save (test->file, other);
  matches = kith_search (test->file, "bursary", KITH_SEARCH_NOTES, test->zofia, 10, NULL, NULL);
  g_assert_cmpuint (kith_matches_get_count (matches, &kith_note_kind), ==, 1);
  g_assert_cmpint (get (matches, 0)->student, ==, test->zofia);
}

static void
test_index_follows (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = kith_test_note (test->jay, "Talked about kayaking.");
  g_autoptr (KithMatches) old = NULL;
  g_autoptr (KithMatches) new = NULL;
  g_autoptr (KithMatches) struck = NULL;
  g_auto (GStrv) findings = NULL;

  kith_test_save (test->file, note);
  kith_record_set_text (note, KITH_NOTE_TEXT, "Talked about climbing.");
  kith_test_save (test->file, note);
  old = search (test, "kayaking");
  new = search (test, "climbing");
  g_assert_cmpuint (kith_matches_get_count (old, &kith_note_kind), ==, 0);
  g_assert_cmpuint (kith_matches_get_count (new, &kith_note_kind), ==, 1);
  kith_case_file_strike_note (test->file, kith_record_get_id (note), "Twice", NULL);
  struck = search (test, "climbing");
  g_assert_cmpuint (kith_matches_get_count (struck, &kith_note_kind), ==, 0);
  g_assert_true (kith_maintenance_check (test->file, &findings, NULL, NULL));
  g_assert_cmpuint (g_strv_length (findings), ==, 0);
}

static char *
dup_noise (void)
{
  static const char *const pieces[] = {
    "\"", "*", "(", ")", "^", "-", "+", "{", "}", ":", "AND", "OR", "NOT", "NEAR", "'", "%", "_", "\\", " ", "\t", "a",
    "bus", "\xc5\x81", "\xff", "\xc3", "\xf0\x9f\x98\x80", "\xe2\x80\x99", "0", ",", "rowid", ";", "--", "\xd9\x8b",
    "\xf0\x90\x8e\xa0", "\xef\xbf\xbd", "\xe1\xb9\xa8", "\xf0\x9e\xa4\x80",
  };
  GString *noise = g_string_new (NULL);
  guint n = (guint) g_test_rand_int_range (0, 12);

  for (guint i = 0; i < n; i++) {
    if (g_test_rand_bit ())
      g_string_append (noise, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
    else
      g_string_append_c (noise, (char) g_test_rand_int_range (1, 256));
  }
  return g_string_free_and_steal (noise);
}

/* Whatever is typed is looked for; it never becomes an error of the database. */
static void
test_noise (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  add_note (test, "2026-03-09", "Rang the bursary office for the bus pass.");
  for (guint i = 0; i < 20000; i++) {
    g_autofree char *noise = dup_noise ();
    g_autoptr (KithMatches) matches = search (test, noise);
    g_autoptr (GArray) marks = NULL;

    for (guint j = 0; j < matches->list->len; j++)
      g_assert_true (g_utf8_validate (get (matches, j)->text, -1, NULL));
    marks = kith_search_find_marks ("Rang the bursary office", noise);
    g_assert_nonnull (marks);
  }
}

/* Every letter on its own, also those that the index takes for no letter. */
static void
test_every_letter (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  for (gunichar letter = 0x20; letter < 0x30000; letter += 7) {
    char text[16] = { 0 };
    g_autoptr (KithMatches) matches = NULL;
    int length;

    if (!g_unichar_validate (letter))
      continue;
    length = g_unichar_to_utf8 (letter, text);
    g_unichar_to_utf8 (letter, text + length);
    matches = search (test, text);
  }
}

static void
test_cancelled (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithMatches) after = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (kith_search (test->file, "jay", KITH_SEARCH_EVERYTHING, 0, 10, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = search (test, "jay");
  g_assert_cmpuint (kith_matches_get_count (after, &kith_student_kind), ==, 1);
}

/* A long text is cut down to where the word is. */
static void
test_excerpt (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (KithMatches) matches = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (text, i == 150 ? "xylophone " : "filler ");
  add_note (test, "2026-03-09", text->str);
  matches = search (test, "xylo");
  g_assert_cmpuint (strlen (get (matches, 0)->text), <, 300);
  g_assert_true (g_str_has_prefix (get (matches, 0)->text, "…"));
  assert_marked (get (matches, 0), 0, "xylophone");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/search/names", test_names);
  g_test_add_func ("/store/search/arabic", test_arabic);
  g_test_add_func ("/store/search/notes", test_notes);
  g_test_add_func ("/store/search/plain-words", test_plain_words);
  g_test_add_func ("/store/search/query-words", test_query_words);
  g_test_add_func ("/store/search/in-student", test_in_student);
  g_test_add_func ("/store/search/index-follows", test_index_follows);
  g_test_add_func ("/store/search/noise", test_noise);
  g_test_add_func ("/store/search/every-letter", test_every_letter);
  g_test_add_func ("/store/search/cancelled", test_cancelled);
  g_test_add_func ("/store/search/excerpt", test_excerpt);
  return g_test_run ();
}
