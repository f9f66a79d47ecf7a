/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "kith-lists.h"
#include "kith-my-record.h"
#include "kith-note-marks.h"
#include "kith-plain-text.h"
#include "kith-reports.h"
#include "kith-save-note.h"
#include "kith-story.h"
#include "kith-term.h"
#include "kith-test-case.h"

#include <string.h>

/* The student's own book, and the terms it tells. */

static char *
make (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = kith_my_record_make (test->file, test->jay, NULL, &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

static void
assert_has (const char *text,
            const char *words,
            gboolean    has)
{
  if ((strstr (text, words) != NULL) != has)
    g_error ("%s \"%s\" in:\n%s", has ? "expected" : "did not expect", words, text);
}

static void
add_note (KithTestCase *test,
          const char   *text,
          const char   *own_words,
          const char   *visibility)
{
  g_autoptr (KithRecord) note = kith_test_note (test->jay, text);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  kith_record_set_text (note, KITH_NOTE_OWN_WORDS, own_words);
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, visibility);
  if (strstr (text, "Bartholomea") != NULL)
    g_ptr_array_add (marks, kith_note_mark_create ("text", "Bartholomea", "student"));
  kith_casework_save_note_with_marks (test->file, note, marks, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
}

static void
add_goal (KithTestCase *test)
{
  g_autoptr (KithRecord) goal = kith_test_record (test, &kith_goal_kind, test->jay, 0);

  kith_record_set_text (goal, KITH_GOAL_TEXT, "Swim a length, as Bartholomea does");
  kith_record_set_text (goal, KITH_GOAL_START, "2026-02-03");
  kith_test_save (test->file, goal);
}

/* In their words, without anybody else's name; the notes themselves and what is the lead's are not in it. */
static void
test_words (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "coach");
  add_note (test, "Walked with Bartholomea", "I like walking with Bartholomea.", "team");
  add_note (test, "Only the lead reads this", "I am afraid of cellars.", "dsl");
  add_goal (test);
  text = make (test);
  assert_has (text, "I like walking with another student.", TRUE);
  assert_has (text, "Bartholomea", FALSE);
  assert_has (text, "cellars", FALSE);
  assert_has (text, "Walked with", FALSE);
  assert_has (text, "3 February 2026: you set yourself a goal: “Swim a length, as another student does”", TRUE);
  assert_has (text, "Spring term 2026", TRUE);
  assert_has (text, "Peer mentor: Sam Okafor", TRUE);
}

static void
relate (KithTestCase *test,
        gint64        other)
{
  g_autoptr (KithRecord) relation = kith_record_new (&kith_relation_kind);

  kith_record_set_number (relation, KITH_RELATION_STUDENT, test->jay);
  kith_record_set_text (relation, KITH_RELATION_RELATIONSHIP, kith_relationships.choices[0].code);
  kith_record_set_number (relation, KITH_RELATION_OTHER_STUDENT, other);
  kith_test_save (test->file, relation);
}

/* Whom the student is related to is covered by first name too, though whoever prints the book sees neither the relation
 * nor the other; and it says the same number of contacts, though a mentor may not read every note. */
static void
test_printed_by_anybody (void)
{
  static const char *const users[] = { "mentor", "coach", "welfare", "manager", "dpo" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) goal = kith_test_record (test, &kith_goal_kind, test->jay, 0);
  g_autoptr (KithRecord) sister = kith_test_student ("Marguerite B", "4490");
  gint64 other;

  kith_test_case_sign_in (test, "manager");
  other = kith_test_save (test->file, sister);
  relate (test, other);
  kith_test_case_sign_in (test, "coach");
  kith_record_set_text (goal, KITH_GOAL_TEXT, "See Marguerite every week");
  kith_record_set_text (goal, KITH_GOAL_START, "2026-02-03");
  kith_test_save (test->file, goal);
  add_note (test, "Walked", "It rained.", "team");
  add_note (test, "Talked", "It was dry.", "supporters");
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autofree char *text = NULL;

    kith_test_case_sign_in (test, users[i]);
    text = make (test);
    g_test_message ("%s", users[i]);
    assert_has (text, "See another student every week", TRUE);
    assert_has (text, "Marguerite", FALSE);
    assert_has (text, "were in touch 2 times.", TRUE);
  }
}

/* Whoever supports or leads may make it; whoever does not see the student may not. */
static void
test_roles (void)
{
  static const struct {
    const char *user;
    gboolean may;
  } users[] = {
    { "mentor", TRUE }, { "mentor2", FALSE }, { "coach", TRUE }, { "welfare", TRUE },
    { "manager", TRUE }, { "dsl", TRUE },     { "dpo", TRUE },   { "admin", FALSE },
  };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    KithReportSubject subject = { .student = test->jay };
    g_autoptr (KithDocument) document = NULL;

    kith_test_case_sign_in (test, users[i].user);
    document = kith_reports_make (kith_reports_find ("my-record"), test->file, &subject, NULL, NULL);
    g_test_message ("%s", users[i].user);
    g_assert_cmpint (document != NULL, ==, users[i].may);
  }
}

/* Terms follow one another without a gap, and what is still to come is in none of them. */
static void
test_story (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) home = kith_test_record (test, &kith_home_kind, test->jay, 0);
  g_autoptr (KithRecord) later = kith_test_record (test, &kith_goal_kind, test->jay, 0);
  g_autoptr (GPtrArray) terms = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "coach");
  kith_record_set_text (home, KITH_HOME_PLACE, "Eastmere");
  kith_record_set_text (home, KITH_HOME_FROM, "2025-02-11");
  kith_test_save (test->file, home);
  kith_record_set_text (later, KITH_GOAL_START, "2026-03-10");
  kith_test_save (test->file, later);
  terms = kith_story_load (test->file, test->jay, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (terms->len, >, 2);
  for (guint i = 1; i < terms->len; i++)
    g_assert_cmpint (((KithStoryTerm *) g_ptr_array_index (terms, i))->term, ==,
                     ((KithStoryTerm *) g_ptr_array_index (terms, i - 1))->term + 1);
  for (guint i = 0; i < terms->len; i++) {
    const KithStoryTerm *term = g_ptr_array_index (terms, i);

    for (guint e = 0; e < term->events->len; e++)
      g_assert_cmpstr (g_array_index (term->events, KithStoryEvent, e).date, <=, KITH_TEST_TODAY);
  }
}

static void
test_terms (void)
{
  static const struct {
    const char *day;
    const char *name;
  } cases[] = {
    { "2025-09-01", "Autumn term 2025" }, { "2025-12-31", "Autumn term 2025" }, { "2026-01-01", "Spring term 2026" },
    { "2026-03-31", "Spring term 2026" }, { "2026-04-01", "Summer term 2026" }, { "2026-08-31", "Summer term 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = kith_term_dup_name (kith_term_of_day (cases[i].day));

    g_assert_cmpstr (name, ==, cases[i].name);
  }
  g_assert_cmpint (kith_term_of_day ("2026-01-01"), ==, kith_term_of_day ("2025-12-31") + 1);
  g_assert_cmpint (kith_term_of_day ("not a day"), ==, 0);
  g_assert_cmpint (kith_term_of_day (NULL), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/casework/my-record/words", test_words);
  g_test_add_func ("/casework/my-record/printed-by-anybody", test_printed_by_anybody);
  g_test_add_func ("/casework/my-record/roles", test_roles);
  g_test_add_func ("/casework/my-record/story", test_story);
  g_test_add_func ("/casework/my-record/terms", test_terms);

  return g_test_run ();
}
