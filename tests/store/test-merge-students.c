/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-case-file-private.h"
#include "kith-draft.h"
#include "kith-error.h"
#include "kith-merge-students.h"
#include "kith-operation.h"
#include "kith-search.h"
#include "kith-test-case.h"
#include "kith-test-dump.h"
#include "kith-undo.h"

#include <string.h>

/* Merging keeps Jay and empties Zofia throughout. */

static gint64
ask (KithTestCase *test,
     const char   *format,
     ...) G_GNUC_PRINTF (2, 3);

static gint64
ask (KithTestCase *test,
     const char   *format,
     ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  gint64 value = 0;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_assert_true (kith_db_get_int64 (test->file->db, sql, &value, &error));
  g_assert_no_error (error);
  return value;
}

static gboolean
is_of_student (const KithKind *kind)
{
  return kind->student_field != KITH_NO_FIELD;
}

/* Something that tells this one from the other student's, where the kind has a text at all. */
static void
set_words (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const KithField *field = &kind->fields[i];
    gboolean is_text = field->type == KITH_FIELD_TEXT || field->type == KITH_FIELD_LINE;

    if (!is_text || field->check != NULL || kith_field_has (field, KITH_FIELD_SYSTEM))
      continue;
    kith_record_set_text (record, i, "What only this one says");
    return;
  }
}

/* One record of every kind for @student, and parts of those that have some. */
static void
fill (KithTestCase *test,
      gint64        student,
      gboolean      is_different)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    const gint64 *parent = kinds[i]->parent != NULL ? g_hash_table_lookup (ids, kinds[i]->parent) : NULL;
    g_autoptr (KithRecord) record = NULL;
    gint64 id;

    if (!is_of_student (kinds[i]) && parent == NULL)
      continue;
    record = kith_test_record (test, kinds[i], student, parent != NULL ? *parent : 0);
    if (is_different)
      set_words (record);
    id = kith_test_save (test->file, record);
    g_hash_table_insert (ids, (gpointer) kinds[i]->name, g_memdup2 (&id, sizeof id));
  }
}

static gboolean
merge (KithTestCase *test,
       GError      **error)
{
  g_autoptr (KithRecord) jay = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  g_autoptr (KithRecord) zofia = kith_case_file_load (test->file, &kith_student_kind, test->zofia, NULL);

  return kith_case_file_merge_students (test->file, jay, zofia, error);
}

static void
merge_or_fail (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;

  merge (test, &error);
  g_assert_no_error (error);
}

static void
undo_last (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;

  kith_case_file_undo (test->file, kith_case_file_get_last_operation (test->file), &error);
  g_assert_no_error (error);
}

static void
undo_last_standing (KithTestCase *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithOperation) operation = kith_case_file_find_undoable (test->file, &error);

  g_assert_nonnull (operation);
  kith_case_file_undo (test->file, operation->id, &error);
  g_assert_no_error (error);
}

static void
assert_sound (KithTestCase *test)
{
  g_auto (GStrv) findings = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "dsl");
  kith_maintenance_check (test->file, &findings, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstrv (findings, ((const char *const[]) { NULL }));
}

/* Every row that linked to either links to the one who is left: whatever kinds there are, by whichever field, whether it
 * was removed before or is removed now because both had the same. */
static void
test_nothing_is_lost (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);
  g_autoptr (GHashTable) before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iterator;
  gpointer link, number;

  kith_test_case_sign_in (test, "dsl");
  fill (test, test->jay, FALSE);
  fill (test, test->zofia, TRUE);
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++) {
      g_autofree char *column = kith_field_dup_column (&kinds[i]->fields[j]);
      gint64 rows;

      g_assert_false (kinds[i]->fields[j].type == KITH_FIELD_LINKS && g_str_equal (kinds[i]->fields[j].kind, "student"));
      if (kinds[i]->fields[j].type != KITH_FIELD_LINK || !g_str_equal (kinds[i]->fields[j].kind, "student"))
        continue;
      rows = ask (test, "SELECT count(*) FROM %s WHERE \"%s\" IN (%d, %d)", kinds[i]->table, column, (int) test->jay,
                  (int) test->zofia);
      g_hash_table_insert (before, g_strdup_printf ("%s WHERE \"%s\"", kinds[i]->table, column),
                           g_memdup2 (&rows, sizeof rows));
    }
  g_assert_cmpuint (g_hash_table_size (before), >, 15);

  merge_or_fail (test);
  g_hash_table_iter_init (&iterator, before);
  while (g_hash_table_iter_next (&iterator, &link, &number)) {
    g_test_message ("%s", (char *) link);
    g_assert_cmpint (ask (test, "SELECT count(*) FROM %s = %d", (char *) link, (int) test->zofia), ==, 0);
    g_assert_cmpint (ask (test, "SELECT count(*) FROM %s = %d", (char *) link, (int) test->jay), ==, *(gint64 *) number);
  }
  assert_sound (test);
}

static void
test_undo_gives_all_back (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *before = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;

  kith_test_case_sign_in (test, "dsl");
  fill (test, test->jay, FALSE);
  fill (test, test->zofia, TRUE);
  before = kith_test_dump (test->file);
  merge_or_fail (test);
  merged = kith_test_dump (test->file);
  g_assert_cmpstr (merged, !=, before);
  undo_last (test);
  after = kith_test_dump (test->file);
  g_assert_cmpstr (after, ==, before);
  undo_last (test);
  again = kith_test_dump (test->file);
  g_assert_cmpstr (again, ==, merged);
  assert_sound (test);
}

/* Moved by somebody who cannot read it, and still readable for the lead; search and last contact follow. */
static void
test_sealed (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) sealed = kith_test_note (test->zofia, "Zebrafinch disclosure.");
  g_autoptr (KithRecord) open = kith_test_note (test->zofia, "Bouldering went well.");
  g_autoptr (KithRecord) unseen = NULL;
  g_autoptr (KithRecord) read = NULL;
  g_autoptr (KithRecord) jay = NULL;
  g_autoptr (KithMatches) matches = NULL;

  kith_test_case_sign_in (test, "coach");
  kith_record_set_text (sealed, KITH_NOTE_VISIBILITY, "dsl");
  kith_test_save (test->file, sealed);
  kith_test_save (test->file, open);
  kith_test_case_sign_in (test, "welfare");
  merge_or_fail (test);
  unseen = kith_case_file_load (test->file, &kith_note_kind, kith_record_get_id (sealed), NULL);
  g_assert_null (unseen);
  matches = kith_search (test->file, "bouldering", KITH_SEARCH_NOTES, test->jay, 10, NULL, NULL);
  g_assert_cmpuint (kith_matches_get_count (matches, &kith_note_kind), ==, 1);
  jay = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  g_assert_cmpstr (kith_record_get_text (jay, KITH_STUDENT_LAST_CONTACT), ==, KITH_TEST_TODAY);
  kith_test_case_sign_in (test, "dsl");
  read = kith_case_file_load (test->file, &kith_note_kind, kith_record_get_id (sealed), NULL);
  g_assert_cmpstr (kith_record_get_text (read, KITH_NOTE_TEXT), ==, "Zebrafinch disclosure.");
  g_assert_cmpint (kith_record_get_number (read, KITH_NOTE_STUDENT), ==, test->jay);
  assert_sound (test);
}

static void
keep_draft (KithTestCase   *test,
            const KithKind *kind,
            gint64          student,
            const char     *body)
{
  g_autoptr (KithDraft) draft = kith_draft_new (kind, student, 0, 0, body);

  g_assert_true (kith_draft_save (test->file, draft, NULL));
}

static void
assert_draft (KithTestCase *test,
              gint64        student,
              const char   *body)
{
  g_autoptr (KithDraft) draft = kith_draft_load (test->file, &kith_note_kind, student, NULL);

  g_assert_cmpstr (draft != NULL ? draft->body : NULL, ==, body);
}

/* What a colleague is in the middle of typing follows the student, both ways. */
static void
test_drafts (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  kith_test_case_sign_in (test, "coach");
  keep_draft (test, &kith_note_kind, test->zofia, "half a sentence");
  kith_test_case_sign_in (test, "welfare");
  merge_or_fail (test);
  kith_test_case_sign_in (test, "coach");
  assert_draft (test, test->jay, "half a sentence");
  assert_draft (test, test->zofia, NULL);
  keep_draft (test, &kith_note_kind, test->jay, "half a sentence and more");
  kith_test_case_sign_in (test, "welfare");
  {
    g_autoptr (GPtrArray) operations = kith_case_file_list_operations (test->file, 1, NULL);

    g_assert_true (kith_case_file_undo (test->file, ((KithOperation *) operations->pdata[0])->id, NULL));
  }
  kith_test_case_sign_in (test, "coach");
  assert_draft (test, test->zofia, "half a sentence and more");
  assert_draft (test, test->jay, NULL);
}

static void
test_drafts_in_the_way (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "coach");
  keep_draft (test, &kith_note_kind, test->zofia, "about one");
  keep_draft (test, &kith_note_kind, test->jay, "about the other");
  kith_test_case_sign_in (test, "welfare");
  g_assert_false (merge (test, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Moira D'Arcy has unsaved writing"));
  kith_test_case_sign_in (test, "coach");
  assert_draft (test, test->zofia, "about one");
}

static void
test_roles (void)
{
  static const struct {
    const char *user;
    gboolean may;
  } roles[] = { { "mentor", FALSE }, { "coach", FALSE }, { "dpo", FALSE }, { "admin", FALSE },
                { "welfare", TRUE }, { "manager", TRUE }, { "dsl", TRUE } };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) jay = NULL;
  g_autoptr (KithRecord) zofia = NULL;

  kith_test_case_sign_in (test, "dsl");
  jay = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  zofia = kith_case_file_load (test->file, &kith_student_kind, test->zofia, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_autoptr (KithRecord) kept = kith_record_dup (jay);
    g_autoptr (GError) error = NULL;

    kith_test_case_sign_in (test, roles[i].user);
    g_assert_true (kith_case_file_may_merge (test->file, test->jay, test->zofia) == roles[i].may);
    if (roles[i].may) {
      merge_or_fail (test);
      undo_last (test);
    } else {
      g_assert_false (kith_case_file_merge_students (test->file, kept, zofia, &error));
      g_assert_nonnull (error);
    }
  }
}

static void
add_goal (KithTestCase *test,
          gint64        student)
{
  g_autoptr (KithRecord) goal = kith_test_record (test, &kith_goal_kind, student, 0);

  kith_test_save (test->file, goal);
}

/* What was changed since keeps its change; what was added since stays. */
static void
test_changed_since (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) goal = NULL;
  g_autoptr (GError) error = NULL;
  gint64 operation;

  kith_test_case_sign_in (test, "welfare");
  goal = kith_test_record (test, &kith_goal_kind, test->zofia, 0);
  kith_test_save (test->file, goal);
  merge_or_fail (test);
  operation = kith_case_file_get_last_operation (test->file);
  g_clear_object (&goal);
  {
    g_autoptr (KithQuery) query = kith_query_new (&kith_goal_kind);
    g_autoptr (GPtrArray) goals = NULL;

    kith_query_where_student (query, test->jay);
    goals = kith_case_file_list (test->file, query, NULL, NULL);
    g_assert_cmpuint (goals->len, ==, 1);
    goal = g_object_ref (goals->pdata[0]);
  }
  kith_record_set_text (goal, KITH_GOAL_TEXT, "Changed since");
  kith_test_save (test->file, goal);
  g_assert_false (kith_case_file_undo (test->file, operation, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_STALE);
  g_assert_nonnull (strstr (error->message, "Changed since"));
}

/* What was changed since and taken back again is no change. */
static void
test_changed_and_back (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) jay = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 operation;

  kith_test_case_sign_in (test, "welfare");
  before = kith_test_dump (test->file);
  merge_or_fail (test);
  operation = kith_case_file_get_last_operation (test->file);
  jay = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  kith_record_set_text (jay, KITH_STUDENT_CAMPUS, "North");
  kith_test_save (test->file, jay);
  undo_last (test);
  kith_case_file_undo (test->file, operation, &error);
  g_assert_no_error (error);
  after = kith_test_dump (test->file);
  g_assert_cmpstr (after, ==, before);
}

static void
test_added_since (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  gint64 operation;

  kith_test_case_sign_in (test, "welfare");
  merge_or_fail (test);
  operation = kith_case_file_get_last_operation (test->file);
  add_goal (test, test->jay);
  kith_case_file_undo (test->file, operation, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (test, "SELECT count(*) FROM goal WHERE student = %d", (int) test->jay), ==, 1);
}

static void
test_thirty_days (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  gint64 operation;

  kith_test_case_sign_in (test, "welfare");
  merge_or_fail (test);
  operation = kith_case_file_get_last_operation (test->file);
  kith_clock_advance (test->clock, 30 * 24 * 60 * 60 + 1);
  g_assert_false (kith_case_file_undo (test->file, operation, &error));
  g_assert_nonnull (strstr (error->message, "more than 30 days ago"));
  kith_clock_advance (test->clock, -1);
  g_clear_error (&error);
  kith_case_file_undo (test->file, operation, &error);
  g_assert_no_error (error);
}

/* A relation between the two, or that they are not the same, would be one of a student with themself. */
static void
test_between_the_two (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) relation = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  kith_test_case_sign_in (test, "welfare");
  relation = kith_test_record (test, &kith_relation_kind, test->jay, 0);
  kith_record_set_number (relation, KITH_RELATION_OTHER_STUDENT, test->zofia);
  kith_test_save (test->file, relation);
  before = kith_test_dump (test->file);
  merge_or_fail (test);
  g_assert_cmpint (ask (test, "SELECT count(*) FROM relation WHERE removed_at IS NULL AND student = other_student"), ==, 0);
  g_assert_cmpint (ask (test, "SELECT count(*) FROM relation WHERE removed_at IS NULL"), ==, 0);
  undo_last (test);
  after = kith_test_dump (test->file);
  g_assert_cmpstr (after, ==, before);
}

/* The id that is taken over is free by then, and the emptied record does not come back by itself. */
static void
test_college_id (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) jay = NULL;
  g_autoptr (KithRecord) zofia = NULL;
  g_autoptr (KithMatches) matches = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "welfare");
  jay = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  zofia = kith_case_file_load (test->file, &kith_student_kind, test->zofia, NULL);
  kith_record_set_text (jay, KITH_STUDENT_COLLEGE_ID, "4472");
  kith_record_set_text (jay, KITH_STUDENT_OTHER_IDS, "4471");
  kith_case_file_merge_students (test->file, jay, zofia, &error);
  g_assert_no_error (error);
  matches = kith_search (test->file, "4471", KITH_SEARCH_STUDENTS, 0, 10, NULL, NULL);
  g_assert_cmpuint (kith_matches_get_count (matches, &kith_student_kind), ==, 1);
  g_assert_false (kith_case_file_restore_removed (test->file, &kith_student_kind, test->zofia, &error));
  g_assert_nonnull (strstr (error->message, "Recent Changes"));
  undo_last (test);
}

static gint64
add_item (KithTestCase *test,
          gint64        student,
          const char   *state)
{
  g_autoptr (KithRecord) item = kith_test_record (test, &kith_checklist_item_kind, student, 0);

  kith_record_set_text (item, KITH_CHECKLIST_ITEM_STATE, state);
  return kith_test_save (test->file, item);
}

/* What the merge joined with its like, and so removed, does not come back beside it: not the item of a list, nor the line of
 * a register. The merge itself can still be undone. */
static void
test_joined_stays_joined (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) jay = NULL;
  g_autoptr (KithRecord) zofia = NULL;
  g_autoptr (KithRecord) kept = NULL;
  g_autoptr (KithRecord) line = NULL;
  g_autoptr (KithRecord) other_line = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 of_jay, of_zofia, register_line;

  kith_test_case_sign_in (test, "welfare");
  of_jay = add_item (test, test->jay, "needed");
  of_zofia = add_item (test, test->zofia, "done");
  line = kith_test_record (test, &kith_attendee_kind, test->jay, 0);
  kith_test_save (test->file, line);
  other_line = kith_record_new (&kith_attendee_kind);
  kith_record_set_number (other_line, KITH_ATTENDEE_STUDENT, test->zofia);
  kith_record_set_number (other_line, KITH_ATTENDEE_GROUP, kith_record_get_number (line, KITH_ATTENDEE_GROUP));
  kith_record_set_text (other_line, KITH_ATTENDEE_STATUS, "invited");
  register_line = kith_test_save (test->file, other_line);
  jay = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  zofia = kith_case_file_load (test->file, &kith_student_kind, test->zofia, NULL);
  kith_case_file_merge_students (test->file, jay, zofia, &error);
  g_assert_no_error (error);
  merged = kith_test_dump (test->file);

  g_assert_false (kith_case_file_restore_removed (test->file, &kith_checklist_item_kind, of_zofia, &error));
  g_assert_nonnull (strstr (error->message, "is on this list already. Change that one instead."));
  g_clear_error (&error);
  g_assert_false (kith_case_file_restore_removed (test->file, &kith_attendee_kind, register_line, &error));
  g_assert_nonnull (strstr (error->message, "This student is on the register already."));
  after = kith_test_dump (test->file);
  g_assert_cmpstr (after, ==, merged);
  kept = kith_case_file_load (test->file, &kith_checklist_item_kind, of_jay, NULL);
  g_assert_cmpstr (kith_record_get_text (kept, KITH_CHECKLIST_ITEM_STATE), ==, "done");
  undo_last (test);
}

/* Taken off a list, put on it again by hand: the first does not come back beside the second, by undo or otherwise. */
static void
test_added_again (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) twice = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first, removal;

  kith_test_case_sign_in (test, "welfare");
  first = add_item (test, test->jay, "needed");
  twice = kith_test_record (test, &kith_checklist_item_kind, test->jay, 0);
  g_assert_false (kith_case_file_save (test->file, twice, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_nonnull (strstr (error->message, "is on this list already."));
  g_clear_error (&error);
  g_assert_true (kith_case_file_remove (test->file, &kith_checklist_item_kind, first, NULL));
  removal = kith_case_file_get_last_operation (test->file);
  add_item (test, test->jay, "not-for-me");
  g_assert_false (kith_case_file_undo (test->file, removal, &error));
  g_assert_nonnull (strstr (error->message, "is on this list already."));
  g_clear_error (&error);
  g_assert_false (kith_case_file_restore_removed (test->file, &kith_checklist_item_kind, first, &error));
  g_assert_nonnull (strstr (error->message, "is on this list already."));
}

static gint64
assign (KithTestCase *test,
        gint64        student,
        gint64        person,
        const char   *role,
        const char   *from,
        const char   *until,
        gboolean      is_main)
{
  g_autoptr (KithRecord) record = kith_test_assignment (student, person, role);

  kith_record_set_text (record, KITH_ASSIGNMENT_FROM, from);
  kith_record_set_text (record, KITH_ASSIGNMENT_UNTIL, until);
  kith_record_set_number (record, KITH_ASSIGNMENT_MAIN, is_main);
  return kith_test_save (test->file, record);
}

static void
remove_assignments (KithTestCase *test)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autoptr (GArray) ids = kith_case_file_list_ids (test->file, query, NULL, NULL);

  for (guint i = 0; i < ids->len; i++)
    g_assert_true (kith_case_file_remove (test->file, &kith_assignment_kind, g_array_index (ids, gint64, i), NULL));
}

/* Every one of them can be changed still, as it has to be when a caseload is handed over. */
static void
assert_all_can_be_saved (KithTestCase   *test,
                         const KithKind *kind)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autoptr (GPtrArray) records = NULL;

  kith_query_where_student (query, test->jay);
  records = kith_case_file_list (test->file, query, NULL, NULL);
  g_assert_cmpuint (records->len, >, 0);
  for (guint i = 0; i < records->len; i++) {
    g_autoptr (KithProblems) problems = kith_problems_new ();

    g_assert_true (kith_case_file_check (test->file, g_ptr_array_index (records, i), problems, NULL));
    g_assert_false (kith_problems_have (problems, KITH_SEVERITY_ERROR));
  }
}

static gint64
count_current (KithTestCase   *test,
               const KithKind *kind)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  kith_query_where_student (query, test->jay);
  return kith_case_file_count (test->file, query, NULL);
}

/* One coach from different days is one coach, from the first of them until the last; all of it comes back with undo. */
static void
test_same_coach (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) kept = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 of_jay;

  kith_test_case_sign_in (test, "welfare");
  remove_assignments (test);
  of_jay = assign (test, test->jay, test->coach, "coach", "2025-09-01", NULL, TRUE);
  assign (test, test->jay, test->coach, "coach", "2023-09-01", "2024-07-31", FALSE);
  assign (test, test->zofia, test->coach, "coach", "2024-07-01", NULL, TRUE);
  before = kith_test_dump (test->file);
  merge_or_fail (test);
  g_assert_cmpint (count_current (test, &kith_assignment_kind), ==, 1);
  kept = kith_case_file_load (test->file, &kith_assignment_kind, of_jay, NULL);
  g_assert_cmpstr (kith_record_get_text (kept, KITH_ASSIGNMENT_FROM), ==, "2023-09-01");
  g_assert_null (kith_record_get_text (kept, KITH_ASSIGNMENT_UNTIL));
  g_assert_true (kith_record_get_flag (kept, KITH_ASSIGNMENT_MAIN));
  kith_record_set_text (kept, KITH_ASSIGNMENT_UNTIL, KITH_TEST_TODAY);
  kith_test_save (test->file, kept);
  undo_last (test);
  undo_last_standing (test);
  after = kith_test_dump (test->file);
  g_assert_cmpstr (after, ==, before);
}

/* A longer time as main coach would reach into another's: the one who stays keeps their own time. */
static void
test_main_of_another (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();

  kith_test_case_sign_in (test, "welfare");
  remove_assignments (test);
  assign (test, test->jay, test->welfare, "coach", "2023-09-01", "2024-07-31", TRUE);
  assign (test, test->jay, test->coach, "coach", "2024-09-01", NULL, TRUE);
  assign (test, test->zofia, test->coach, "coach", "2023-11-01", NULL, TRUE);
  merge_or_fail (test);
  g_assert_cmpint (count_current (test, &kith_assignment_kind), ==, 2);
  assert_all_can_be_saved (test, &kith_assignment_kind);
}

static gint64
add_status (KithTestCase *test,
            gint64        student,
            const char   *from,
            const char   *until)
{
  g_autoptr (KithRecord) status = kith_test_record (test, &kith_care_status_kind, student, 0);

  kith_record_set_text (status, KITH_CARE_STATUS_FROM, from);
  kith_record_set_text (status, KITH_CARE_STATUS_UNTIL, until);
  return kith_test_save (test->file, status);
}

/* One care status from different days is one; what came later is another. */
static void
test_same_status (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) kept = NULL;
  gint64 of_jay;

  kith_test_case_sign_in (test, "welfare");
  of_jay = add_status (test, test->jay, "2019-05-01", "2021-03-31");
  add_status (test, test->zofia, "2018-02-01", "2020-06-30");
  add_status (test, test->zofia, "2024-01-01", NULL);
  merge_or_fail (test);
  g_assert_cmpint (count_current (test, &kith_care_status_kind), ==, 2);
  kept = kith_case_file_load (test->file, &kith_care_status_kind, of_jay, NULL);
  g_assert_cmpstr (kith_record_get_text (kept, KITH_CARE_STATUS_FROM), ==, "2018-02-01");
  g_assert_cmpstr (kith_record_get_text (kept, KITH_CARE_STATUS_UNTIL), ==, "2021-03-31");
  assert_all_can_be_saved (test, &kith_care_status_kind);
}

/* Of two plans that say the same, the one with actions stays with them. */
static void
test_plan_with_actions (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) of_jay = kith_test_record (test, &kith_plan_kind, test->jay, 0);
  g_autoptr (KithRecord) of_zofia = kith_test_record (test, &kith_plan_kind, test->zofia, 0);
  g_autoptr (KithRecord) task = kith_test_record (test, &kith_task_kind, test->zofia, 0);

  kith_test_case_sign_in (test, "welfare");
  kith_test_save (test->file, of_jay);
  kith_record_set_number (task, KITH_TASK_PLAN, kith_test_save (test->file, of_zofia));
  kith_test_save (test->file, task);
  merge_or_fail (test);
  g_assert_cmpint (count_current (test, &kith_plan_kind), ==, 2);
}

static void
test_stale (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) jay = NULL;
  g_autoptr (KithRecord) zofia = NULL;
  g_autoptr (KithRecord) newer = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "welfare");
  jay = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  zofia = kith_case_file_load (test->file, &kith_student_kind, test->zofia, NULL);
  newer = kith_record_dup (jay);
  kith_record_set_text (newer, KITH_STUDENT_CAMPUS, "North");
  kith_test_save (test->file, newer);
  before = kith_test_dump (test->file);
  kith_record_set_text (jay, KITH_STUDENT_CAMPUS, "South");
  g_assert_false (kith_case_file_merge_students (test->file, jay, zofia, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_STALE);
  after = kith_test_dump (test->file);
  g_assert_cmpstr (after, ==, before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/merge-students/nothing-is-lost", test_nothing_is_lost);
  g_test_add_func ("/merge-students/undo-gives-all-back", test_undo_gives_all_back);
  g_test_add_func ("/merge-students/sealed", test_sealed);
  g_test_add_func ("/merge-students/drafts", test_drafts);
  g_test_add_func ("/merge-students/drafts-in-the-way", test_drafts_in_the_way);
  g_test_add_func ("/merge-students/roles", test_roles);
  g_test_add_func ("/merge-students/changed-since", test_changed_since);
  g_test_add_func ("/merge-students/changed-and-back", test_changed_and_back);
  g_test_add_func ("/merge-students/added-since", test_added_since);
  g_test_add_func ("/merge-students/thirty-days", test_thirty_days);
  g_test_add_func ("/merge-students/between-the-two", test_between_the_two);
  g_test_add_func ("/merge-students/college-id", test_college_id);
  g_test_add_func ("/merge-students/joined-stays-joined", test_joined_stays_joined);
  g_test_add_func ("/merge-students/added-again", test_added_again);
  g_test_add_func ("/merge-students/same-coach", test_same_coach);
  g_test_add_func ("/merge-students/main-of-another", test_main_of_another);
  g_test_add_func ("/merge-students/same-status", test_same_status);
  g_test_add_func ("/merge-students/plan-with-actions", test_plan_with_actions);
  g_test_add_func ("/merge-students/stale", test_stale);
  return g_test_run ();
}
