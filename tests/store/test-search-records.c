/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-case-file-private.h"
#include "kith-operation.h"
#include "kith-search-near.h"
#include "kith-search.h"
#include "kith-test-case.h"
#include "kith-undo.h"

#define PHRASE "Quilt-making with Ms O'Dowd"

static KithMatches *
search_in (KithTestCase *test,
           const char   *words,
           gint64        student)
{
  g_autoptr (GError) error = NULL;
  KithMatches *matches = kith_search (test->file, words, KITH_SEARCH_EVERYTHING, student, 50, NULL, &error);

  g_assert_no_error (error);
  return matches;
}

static guint
count (KithTestCase   *test,
       const char     *words,
       const KithKind *kind)
{
  g_autoptr (KithMatches) matches = search_in (test, words, 0);

  return kith_matches_get_count (matches, kind);
}

/* The first text field that search looks through. */
static guint
find_searched (const KithKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kith_field_has (&kind->fields[i], KITH_FIELD_SEARCHED))
      return i;
  g_assert_not_reached ();
}

static KithRecord *
make (KithTestCase   *test,
      const KithKind *kind,
      gint64          student,
      const char     *text)
{
  gint64 parent = 0;
  KithRecord *record;

  if (kind == &kith_step_kind) {
    g_autoptr (KithRecord) goal = kith_test_record (test, &kith_goal_kind, student, 0);

    parent = kith_test_save (test->file, goal);
  }
  record = kith_test_record (test, kind, student, parent);
  kith_record_set_text (record, find_searched (kind), text);
  return record;
}

static void
for_each_indexed (KithTestCase *test,
                  void        (*function) (KithTestCase   *test,
                                           const KithKind *kind))
{
  guint n_kinds = 0, n_indexed = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i]->search_slot != 0) {
      g_test_message ("%s", kinds[i]->name);
      function (test, kinds[i]);
      n_indexed++;
    }
  g_assert_cmpuint (n_indexed, ==, KITH_SEARCH_SLOTS - 1);
}

static void
assert_sound (KithTestCase *test)
{
  g_auto (GStrv) findings = NULL;

  g_assert_true (kith_maintenance_check (test->file, &findings, NULL, NULL));
  for (guint i = 0; findings[i] != NULL; i++)
    g_test_message ("%s", findings[i]);
  g_assert_cmpuint (g_strv_length (findings), ==, 0);
}

/* Found with its reason and its words marked, under its student's name; not when changed, removed or undone. */
static void
check_life (KithTestCase   *test,
            const KithKind *kind)
{
  g_autoptr (KithRecord) record = make (test, kind, test->zofia, PHRASE);
  gint64 id = kith_test_save (test->file, record);
  g_autoptr (KithMatches) matches = search_in (test, "quilt odowd", 0);
  const KithMatch *match = NULL;

  for (guint i = 0; i < matches->list->len; i++)
    if (((KithMatch *) g_ptr_array_index (matches->list, i))->kind == kind)
      match = g_ptr_array_index (matches->list, i);
  g_assert_nonnull (match);
  g_assert_cmpuint (kith_matches_get_count (matches, kind), ==, 1);
  g_assert_cmpint (match->id, ==, id);
  g_assert_cmpstr (match->field, ==, kind->fields[find_searched (kind)].name);
  g_assert_cmpuint (match->marks->len, ==, 2);
  /* sessions of a group and an apprentice's log are nobody's in particular */
  g_assert_cmpstr (match->student_name, ==,
                   kind == &kith_group_kind || kind == &kith_log_entry_kind ? NULL : "Zofia O'Brien-Źródło");

  kith_record_set_text (record, find_searched (kind), "Pottery");
  kith_test_save (test->file, record);
  g_assert_cmpuint (count (test, "quilt", kind), ==, 0);
  g_assert_cmpuint (count (test, "pottery", kind), ==, 1);
  g_assert_true (kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), NULL));
  g_assert_cmpuint (count (test, "quilt", kind), ==, 1);
  g_assert_true (kith_case_file_remove (test->file, kind, id, NULL));
  g_assert_cmpuint (count (test, "quilt", kind), ==, 0);
  g_assert_true (kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), NULL));
  g_assert_cmpuint (count (test, "quilt", kind), ==, 1);
}

static void
test_life (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  for_each_indexed (test, check_life);
  assert_sound (test);
}

static void
add_phrases (KithTestCase   *test,
             const KithKind *kind)
{
  const gint64 students[] = { test->jay, test->zofia, test->ali };

  for (guint i = 0; i < G_N_ELEMENTS (students); i++) {
    g_autoptr (KithRecord) record = make (test, kind, students[i], PHRASE);

    kith_test_save (test->file, record);
  }
}

static void
check_same_as_list (KithTestCase   *test,
                    const KithKind *kind)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autoptr (GPtrArray) records = kith_case_file_list (test->file, query, NULL, NULL);
  guint expected = 0;

  for (guint i = 0; records != NULL && i < records->len; i++)
    if (g_strcmp0 (kith_record_get_text (g_ptr_array_index (records, i), find_searched (kind)), PHRASE) == 0)
      expected++;
  g_assert_cmpuint (count (test, "quilt", kind), ==, expected);
}

/* What search finds is what the lists of that account hold, for every role and every kind. */
static void
test_roles (void)
{
  static const char *const users[] = { "mentor", "mentor2", "coach", "welfare", "manager", "dsl", "dpo", "admin" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  for_each_indexed (test, add_phrases);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_test_message ("as %s", users[i]);
    kith_test_case_sign_in (test, users[i]);
    for_each_indexed (test, check_same_as_list);
    if (g_str_equal (users[i], "mentor"))
      g_assert_cmpuint (count (test, "quilt", &kith_plan_kind), ==, 1);
    if (g_str_equal (users[i], "admin"))
      g_assert_cmpuint (count (test, "quilt", &kith_plan_kind), ==, 0);
    if (g_str_equal (users[i], "dpo"))
      g_assert_cmpuint (count (test, "quilt", &kith_plan_kind), ==, 3);
  }
}

/* Inside one student nothing of others, and no groups. */
static void
test_inside (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithMatches) matches = NULL;

  for_each_indexed (test, add_phrases);
  matches = search_in (test, "quilt", test->jay);
  g_assert_cmpuint (matches->list->len, ==, KITH_SEARCH_SLOTS - 3);
  for (guint i = 0; i < matches->list->len; i++)
    g_assert_cmpint (((KithMatch *) g_ptr_array_index (matches->list, i))->student, ==, test->jay);
}

/* No character has a meaning of its own here either. */
static void
test_plain_words (void)
{
  static const char *const nothing[] = { "%", "_", "\"", "*", "(", "quilt OR pottery", "NOT quilt", "words: quilt" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  add_phrases (test, &kith_task_kind);
  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    g_assert_cmpuint (count (test, nothing[i], &kith_task_kind), ==, 0);
  g_assert_cmpuint (count (test, "(quilt*", &kith_task_kind), ==, 3);
}

/* An appointment that is kept out of the diary does not come up on the screen for a word of it. */
static void
test_discreet (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) appointment = make (test, &kith_appointment_kind, test->jay, "Orchard Clinic");

  kith_record_set_number (appointment, KITH_APPOINTMENT_DISCREET, 1);
  kith_test_save (test->file, appointment);
  g_assert_cmpuint (count (test, "orchard", &kith_appointment_kind), ==, 0);
  kith_record_set_number (appointment, KITH_APPOINTMENT_DISCREET, 0);
  kith_test_save (test->file, appointment);
  g_assert_cmpuint (count (test, "orchard", &kith_appointment_kind), ==, 1);
}

/* In bulk the words are there at the end, also those of what was changed on the way. */
static void
test_bulk (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) old = make (test, &kith_task_kind, test->jay, "Old words");
  g_autoptr (GError) error = NULL;

  kith_test_save (test->file, old);
  g_assert_true (kith_case_file_begin_bulk (test->file, "Import", &error));
  for_each_indexed (test, add_phrases);
  kith_record_set_text (old, KITH_TASK_TEXT, "Newer words");
  kith_test_save (test->file, old);
  g_assert_true (kith_case_file_end_bulk (test->file, &error));
  g_assert_cmpuint (count (test, "quilt", &kith_step_kind), ==, 3);
  g_assert_cmpuint (count (test, "quilt", &kith_task_kind), ==, 3);
  g_assert_cmpuint (count (test, "newer", &kith_task_kind), ==, 1);
  g_assert_cmpuint (count (test, "old", &kith_task_kind), ==, 0);
  assert_sound (test);
}

/* The check sees what the save path never does. */
static void
test_check_finds (void)
{
  static const char *const damages[] = {
    "DELETE FROM record_search",
    "UPDATE record_search SET words = 'other'",
    "UPDATE record_search SET extra = NULL",
    "INSERT INTO record_search (rowid, words) VALUES ((5 << 40) + 9999, 'of nothing')",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autoptr (KithTestCase) test = kith_test_case_new ();
    g_auto (GStrv) findings = NULL;

    add_phrases (test, &kith_task_kind);
    g_assert_true (kith_db_exec (test->file->db, damages[i], NULL));
    g_assert_true (kith_maintenance_check (test->file, &findings, NULL, NULL));
    g_assert_cmpuint (g_strv_length (findings), ==, 1);
    g_assert_nonnull (strstr (findings[0], "search index"));
  }
}

/* Found, and said to be archived. */
static void
test_archived (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithMatches) by_name = NULL;
  g_autoptr (KithMatches) by_word = NULL;

  add_phrases (test, &kith_task_kind);
  g_assert_true (kith_db_exec (test->file->db, "UPDATE student SET archived_on = '2026-03-01'", NULL));
  by_name = search_in (test, "zofia", 0);
  by_word = search_in (test, "quilt", 0);
  g_assert_cmpuint (by_name->list->len, ==, 1);
  g_assert_true (((KithMatch *) g_ptr_array_index (by_name->list, 0))->is_archived);
  g_assert_cmpuint (by_word->list->len, ==, 3);
  g_assert_true (((KithMatch *) g_ptr_array_index (by_word->list, 0))->is_archived);
}

typedef struct {
  const char *word;
  const char *typed;
  gboolean near;
} Slip;

static const Slip slips[] = {
  { "zofia", "zofja", TRUE },   { "zofia", "zoifa", TRUE },  { "zofia", "zofa", TRUE },   { "zofia", "zoofia", TRUE },
  { "zofia", "zofia", TRUE },   { "zofia", "zafja", FALSE }, { "zofia", "xofi", FALSE },  { "zofiana", "zofja", TRUE },
  { "mara", "mora", TRUE },     { "marathon", "mora", FALSE }, { "jo", "ja", FALSE },     { "4471", "4472", FALSE },
  { "kowalska", "kowlska", TRUE }, { "علياء", "عليا", TRUE }, { "a", "abcd", FALSE },     { "", "abcd", FALSE },
};

static void
test_is_near (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (slips); i++) {
    g_test_message ("%s %s", slips[i].word, slips[i].typed);
    g_assert_cmpint (kith_search_is_near (slips[i].word, slips[i].typed), ==, slips[i].near);
  }
}

/* One wrong letter finds the person all the same, and only whom the account may see. */
static void
test_near_names (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithMatches) near = search_in (test, "zofja obrein", 0);
  g_autoptr (KithMatches) exact = search_in (test, "zofia", 0);
  g_autoptr (KithMatches) hidden = NULL;

  g_assert_true (near->is_near);
  g_assert_cmpuint (kith_matches_get_count (near, &kith_student_kind), ==, 1);
  g_assert_cmpint (((KithMatch *) g_ptr_array_index (near->list, 0))->id, ==, test->zofia);
  g_assert_cmpuint (((KithMatch *) g_ptr_array_index (near->list, 0))->marks->len, ==, 2);
  g_assert_false (exact->is_near);
  kith_test_case_sign_in (test, "mentor");
  hidden = search_in (test, "zofja", 0);
  g_assert_cmpuint (hidden->list->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/search-records/life", test_life);
  g_test_add_func ("/store/search-records/roles", test_roles);
  g_test_add_func ("/store/search-records/inside", test_inside);
  g_test_add_func ("/store/search-records/plain-words", test_plain_words);
  g_test_add_func ("/store/search-records/discreet", test_discreet);
  g_test_add_func ("/store/search-records/bulk", test_bulk);
  g_test_add_func ("/store/search-records/check-finds", test_check_finds);
  g_test_add_func ("/store/search-records/archived", test_archived);
  g_test_add_func ("/store/search-records/is-near", test_is_near);
  g_test_add_func ("/store/search-records/near-names", test_near_names);
  return g_test_run ();
}
