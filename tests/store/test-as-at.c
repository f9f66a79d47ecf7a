/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/kith-db-private.h"
#include "kith-as-at.h"
#include "kith-case-file-private.h"
#include "kith-error.h"
#include "kith-merge-students.h"
#include "kith-operation.h"
#include "kith-test-case.h"
#include "kith-undo.h"

#define DAY 86400
#define FIRST_DAY KITH_TEST_TODAY
#define SECOND_DAY "2026-03-11"

static gboolean
belongs_to_student (const KithKind *kind)
{
  const KithKind *parent = kith_kind_get_parent (kind);

  return kind == &kith_student_kind || kind->student_field != KITH_NO_FIELD ||
         (parent != NULL && belongs_to_student (parent));
}

static gboolean
is_derived (const KithField *field)
{
  return g_str_equal (field->name, "last-contact") || g_str_equal (field->name, "contact-due") ||
         g_str_equal (field->name, "next-plan");
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 first = kith_record_get_id (*(KithRecord *const *) a);
  gint64 second = kith_record_get_id (*(KithRecord *const *) b);

  return (first > second) - (first < second);
}

static void
dump_records (GPtrArray *records,
              GString   *dump)
{
  g_ptr_array_sort (records, compare_ids);
  for (guint i = 0; i < records->len; i++) {
    KithRecord *record = g_ptr_array_index (records, i);
    const KithKind *kind = kith_record_get_kind (record);

    for (guint field = 0; field < kind->n_fields; field++) {
      g_autofree char *stored = kith_record_dup_stored (record, field);

      if (stored != NULL && !is_derived (&kind->fields[field]))
        g_string_append_printf (dump, "%s %" G_GINT64_FORMAT " %s: %s\n", kind->name, kith_record_get_id (record),
                                kind->fields[field].name, stored);
    }
  }
}

static GPtrArray *
list_of (KithTestCase   *test,
         gint64          student,
         const KithKind *kind)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  if (kind == &kith_student_kind)
    kith_query_where (query, "college-id", student == test->jay ? "4471" : "4472");
  else
    kith_query_where_student (query, student);
  return kith_case_file_list (test->file, query, NULL, NULL);
}

static GPtrArray *
list_today (KithTestCase   *test,
            const KithKind *kind)
{
  return list_of (test, test->jay, kind);
}

/* Everything about a student as it stands: today when @day is NULL. */
static char *
dump_student (KithTestCase *test,
              gint64        student,
              const char   *day)
{
  GString *dump = g_string_new (NULL);
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithAsAt) as_at = day != NULL ? kith_as_at_new (test->file, student, day, &error) : NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < n_kinds; i++) {
    g_autoptr (GPtrArray) records = NULL;

    if (!belongs_to_student (kinds[i]))
      continue;
    records = as_at != NULL ? kith_as_at_list (as_at, kinds[i], &error) : list_of (test, student, kinds[i]);
    g_assert_no_error (error);
    g_assert_nonnull (records);
    dump_records (records, dump);
  }
  return g_string_free_and_steal (dump);
}

static char *
dump_jay (KithTestCase *test,
          const char   *day)
{
  return dump_student (test, test->jay, day);
}

/* One of every kind that the account may add, parts included. */
static void
add_everything (KithTestCase *test,
                gint64        student)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_kinds; i++) {
    const KithKind *parent = kith_kind_get_parent (kinds[i]);
    g_autoptr (KithRecord) record = NULL;

    if (!belongs_to_student (kinds[i]) || kinds[i] == &kith_student_kind || kinds[i] == &kith_assignment_kind ||
        !kith_policy_allows_any (kith_case_file_get_actor (test->file)->roles, kinds[i], KITH_ACTION_ADD) ||
        !kith_policy_allows_any (kith_case_file_get_actor (test->file)->roles, kinds[i], KITH_ACTION_SEE))
      continue;
    record = kith_test_record (test, kinds[i], student,
                               parent != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (ids, parent->name)) : 0);
    g_hash_table_insert (ids, (gpointer) kinds[i]->name, GINT_TO_POINTER (kith_test_save (test->file, record)));
  }
}

static KithRecord *
get_first (KithTestCase   *test,
           const KithKind *kind)
{
  g_autoptr (GPtrArray) records = list_today (test, kind);

  g_assert_cmpuint (records->len, >, 0);
  return g_object_ref (g_ptr_array_index (records, 0));
}

static void
set (KithTestCase   *test,
     const KithKind *kind,
     const char     *field,
     const char     *stored)
{
  g_autoptr (KithRecord) record = get_first (test, kind);

  kith_record_set_stored (record, kith_kind_find_field (kind, field), stored);
  kith_test_save (test->file, record);
}

static void
remove_first (KithTestCase   *test,
              const KithKind *kind)
{
  g_autoptr (KithRecord) record = get_first (test, kind);
  g_autoptr (GError) error = NULL;

  kith_case_file_remove (test->file, kind, kith_record_get_id (record), &error);
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
add_achievement (KithTestCase *test,
                 gint64        student)
{
  g_autoptr (KithRecord) record = kith_test_record (test, &kith_achievement_kind, student, 0);

  kith_test_save (test->file, record);
}

/* Changed twice, added, removed with its parts, taken back, put back: all of it after the day. */
static void
live_on (KithTestCase *test)
{
  g_autoptr (KithRecord) goal = kith_test_record (test, &kith_goal_kind, test->jay, 0);

  kith_test_save (test->file, goal);
  set (test, &kith_student_kind, "preferred-name", "Jaya A");
  set (test, &kith_student_kind, "campus", "North");
  set (test, &kith_student_kind, "campus", NULL);
  set (test, &kith_home_kind, "until", "2026-03-10");
  set (test, &kith_plan_kind, "minutes", "A long talk about the summer.");
  add_achievement (test, test->jay);
  undo_last (test);
  add_achievement (test, test->jay);
  remove_first (test, &kith_goal_kind);
  remove_first (test, &kith_appointment_kind);
  undo_last (test);
  set (test, &kith_bursary_kind, "awarded", "90000");
  undo_last (test);
}

static void
assert_same_on (KithTestCase *test,
                const char   *day,
                const char   *then)
{
  g_autofree char *now = dump_jay (test, day);

  g_assert_cmpstr (now, ==, then);
}

static void
test_as_it_stood (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  kith_test_case_sign_in (test, "manager");
  add_everything (test, test->jay);
  first = dump_jay (test, NULL);
  assert_same_on (test, FIRST_DAY, first);

  kith_clock_advance (test->clock, DAY);
  assert_same_on (test, FIRST_DAY, first);
  live_on (test);
  second = dump_jay (test, NULL);
  g_assert_cmpstr (first, !=, second);
  assert_same_on (test, FIRST_DAY, first);
  assert_same_on (test, SECOND_DAY, second);

  kith_clock_advance (test->clock, DAY);
  live_on (test);
  assert_same_on (test, FIRST_DAY, first);
  assert_same_on (test, SECOND_DAY, second);
}

static void
move (KithTestCase *test,
      gint64        task,
      gint64        to)
{
  g_autoptr (KithRecord) record = kith_case_file_load (test->file, &kith_task_kind, task, NULL);

  kith_record_set_number (record, KITH_TASK_STUDENT, to);
  kith_test_save (test->file, record);
}

/* What has been another student's since, or was another's then, as after a merge. */
static void
test_moved (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) task = NULL;
  g_autoptr (KithRecord) others = NULL;
  g_autofree char *first = NULL;

  kith_test_case_sign_in (test, "manager");
  task = kith_test_record (test, &kith_task_kind, test->jay, 0);
  others = kith_test_record (test, &kith_task_kind, test->zofia, 0);
  kith_test_save (test->file, task);
  kith_test_save (test->file, others);
  first = dump_jay (test, NULL);

  kith_clock_advance (test->clock, DAY);
  move (test, kith_record_get_id (others), test->jay);
  assert_same_on (test, FIRST_DAY, first);
  move (test, kith_record_get_id (task), test->zofia);
  assert_same_on (test, FIRST_DAY, first);
  move (test, kith_record_get_id (task), test->ali);
  assert_same_on (test, FIRST_DAY, first);
  move (test, kith_record_get_id (task), test->jay);
  assert_same_on (test, FIRST_DAY, first);
}

/* A merge as people make it: before it there were two people, each with their own, whatever was joined or removed; after it
 * is undone there are two again. */
static void
test_merged (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) jay = NULL;
  g_autoptr (KithRecord) zofia = NULL;
  g_autofree char *first = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *merged_then = NULL;
  g_autofree char *others = NULL;
  g_autofree char *others_then = NULL;
  g_autoptr (GError) error = NULL;
  gint64 merge;

  kith_test_case_sign_in (test, "manager");
  add_everything (test, test->jay);
  add_everything (test, test->zofia);
  first = dump_jay (test, NULL);
  others = dump_student (test, test->zofia, NULL);

  kith_clock_advance (test->clock, DAY);
  jay = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  zofia = kith_case_file_load (test->file, &kith_student_kind, test->zofia, NULL);
  kith_record_set_text (jay, KITH_STUDENT_OTHER_IDS, "4472");
  g_assert_true (kith_case_file_merge_students (test->file, jay, zofia, &error));
  g_assert_no_error (error);
  merge = kith_case_file_get_last_operation (test->file);
  assert_same_on (test, FIRST_DAY, first);
  merged = dump_jay (test, NULL);
  g_assert_cmpstr (merged, !=, first);

  kith_clock_advance (test->clock, DAY);
  assert_same_on (test, SECOND_DAY, merged);
  g_assert_true (kith_case_file_undo (test->file, merge, &error));
  g_assert_no_error (error);
  assert_same_on (test, FIRST_DAY, first);
  merged_then = dump_jay (test, SECOND_DAY);
  g_assert_cmpstr (merged_then, ==, merged);
  others_then = dump_student (test, test->zofia, FIRST_DAY);
  g_assert_cmpstr (others_then, ==, others);
}

static int
count_step_cb (void *data)
{
  guint *n_thousands = data;

  (*n_thousands)++;
  return 0;
}

/* A long audit about others costs a merged student nothing, however many records moved. */
static void
test_long_audit (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  guint n_thousands = 0;

  kith_test_case_sign_in (test, "manager");
  for (guint i = 0; i < 20; i++) {
    g_autoptr (KithRecord) task = kith_test_record (test, &kith_task_kind, test->zofia, 0);

    kith_test_save (test->file, task);
  }
  first = dump_jay (test, NULL);
  kith_clock_advance (test->clock, DAY);
  for (gint64 i = 1; i <= 20; i++)
    move (test, i, test->jay);
  g_assert_true (kith_db_exec (test->file->db, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                               " WHERE i < 20000) INSERT INTO audit (at, person, who, action, kind, record,"
                               " record_version, student, words, hash) SELECT (SELECT max (at) FROM audit), 0, '', 'viewed',"
                               " 'task', 1000 + i, 0, 0, '', x'00' FROM n", &error));
  g_assert_no_error (error);
  test->file->audit.is_known = FALSE;
  sqlite3_progress_handler (test->file->db->handle, 1000, count_step_cb, &n_thousands);
  assert_same_on (test, FIRST_DAY, first);
  g_assert_cmpuint (n_thousands, <, 400);
}

/* Before the first day there was nothing; a day to come is refused, and so is nonsense. */
static void
test_days (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithAsAt) before = NULL;
  g_autoptr (GPtrArray) students = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "manager");
  before = kith_as_at_new (test->file, test->jay, "2026-03-09", &error);
  g_assert_no_error (error);
  students = kith_as_at_list (before, &kith_student_kind, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (students->len, ==, 0);
  g_assert_null (kith_as_at_new (test->file, test->jay, SECOND_DAY, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_null (kith_as_at_new (test->file, test->jay, "2026-02-30", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
}

static void
assert_refused (KithTestCase *test,
                const char   *user,
                gint64        student,
                int           code)
{
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, user);
  g_assert_null (kith_as_at_new (test->file, student, FIRST_DAY, &error));
  g_assert_error (error, KITH_ERROR, code);
}

static guint
count_notes (KithTestCase *test,
             const char   *user)
{
  g_autoptr (KithAsAt) as_at = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, user);
  as_at = kith_as_at_new (test->file, test->jay, FIRST_DAY, &error);
  g_assert_no_error (error);
  notes = kith_as_at_list (as_at, &kith_note_kind, &error);
  g_assert_no_error (error);
  return notes->len;
}

static void
test_roles (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) open = NULL;
  g_autoptr (KithRecord) sealed = NULL;

  kith_test_case_sign_in (test, "coach");
  open = kith_test_note (test->jay, "Everybody of the team may read this.");
  sealed = kith_test_note (test->jay, "Only the safeguarding lead may read this.");
  kith_record_set_text (sealed, KITH_NOTE_VISIBILITY, "dsl");
  kith_test_save (test->file, open);
  kith_test_save (test->file, sealed);
  kith_clock_advance (test->clock, DAY);

  assert_refused (test, "mentor", test->jay, KITH_ERROR_NOT_ALLOWED);
  assert_refused (test, "admin", test->jay, KITH_ERROR_NOT_ALLOWED);
  assert_refused (test, "coach", test->ali, KITH_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_notes (test, "coach"), ==, 1);
  g_assert_cmpuint (count_notes (test, "welfare"), ==, 1);
  g_assert_cmpuint (count_notes (test, "manager"), ==, 1);
  g_assert_cmpuint (count_notes (test, "dsl"), ==, 2);
  g_assert_cmpuint (count_notes (test, "dpo"), ==, 2);
}

/* Sealed since: who could read it then and may not now does not read it by looking back. */
static void
test_sealed_since (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) note = NULL;

  kith_test_case_sign_in (test, "coach");
  note = kith_test_note (test->jay, "Written for the team at ten at night.");
  kith_clock_advance (test->clock, 13 * 3600);
  kith_test_save (test->file, note);
  kith_clock_advance (test->clock, 3 * 3600);
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, "dsl");
  kith_test_save (test->file, note);
  g_assert_cmpuint (count_notes (test, "coach"), ==, 0);
  g_assert_cmpuint (count_notes (test, "manager"), ==, 0);
}

/* What the audit holds hidden is left blank, and that is said; what it does not hold at all is never shown. */
static void
test_not_whole (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) concern = NULL;
  g_autoptr (KithRecord) note = NULL;
  g_autoptr (KithAsAt) as_at = NULL;
  g_autoptr (GPtrArray) concerns = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "dsl");
  concern = kith_test_record (test, &kith_concern_kind, test->jay, 0);
  note = kith_test_note (test->jay, "Written at ten at night.");
  kith_record_set_number (note, KITH_NOTE_HARD, TRUE);
  kith_clock_advance (test->clock, 13 * 3600);
  kith_test_save (test->file, concern);
  kith_test_save (test->file, note);
  kith_clock_advance (test->clock, 3 * 3600);
  kith_record_set_text (concern, KITH_CONCERN_DECISION, "Ring the personal adviser.");
  kith_record_set_text (concern, KITH_CONCERN_REASONS, "Decided after midnight.");
  kith_test_save (test->file, concern);

  as_at = kith_as_at_new (test->file, test->jay, FIRST_DAY, &error);
  g_assert_no_error (error);
  g_assert_true (kith_as_at_is_whole (as_at));
  notes = kith_as_at_list (as_at, &kith_note_kind, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_false (kith_record_has (g_ptr_array_index (notes, 0), KITH_NOTE_HARD));
  g_assert_true (kith_as_at_is_whole (as_at));
  concerns = kith_as_at_list (as_at, &kith_concern_kind, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (concerns->len, ==, 1);
  g_assert_false (kith_record_has (g_ptr_array_index (concerns, 0), KITH_CONCERN_DECISION));
  g_assert_false (kith_record_has (g_ptr_array_index (concerns, 0), KITH_CONCERN_REASONS));
  g_assert_false (kith_as_at_is_whole (as_at));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/as-at/as-it-stood", test_as_it_stood);
  g_test_add_func ("/as-at/moved", test_moved);
  g_test_add_func ("/as-at/merged", test_merged);
  g_test_add_func ("/as-at/long-audit", test_long_audit);
  g_test_add_func ("/as-at/days", test_days);
  g_test_add_func ("/as-at/roles", test_roles);
  g_test_add_func ("/as-at/sealed-since", test_sealed_since);
  g_test_add_func ("/as-at/not-whole", test_not_whole);

  return g_test_run ();
}
