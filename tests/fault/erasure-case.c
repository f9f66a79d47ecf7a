/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "erasure-case.h"

#include "db/kith-db-compact.h"
#include "kith-case-file-private.h"
#include "kith-draft.h"
#include "kith-erasure-blank.h"
#include "kith-lists.h"
#include "kith-save.h"

/* the beginning of a word is left out of the index where it is that of the word before */
#define CANARY_TAIL 5

void
erasure_case_clear (ErasureCase *fixture)
{
  kith_test_case_free (fixture->test);
  g_ptr_array_unref (fixture->canaries);
}

/* A word that stands nowhere else, borrowed. */
static const char *
create_canary (ErasureCase *fixture)
{
  char *word = g_new0 (char, ERASURE_CASE_CANARY_LENGTH + 1);

  for (guint i = 0; i < ERASURE_CASE_CANARY_LENGTH; i++)
    word[i] = (char) g_test_rand_int_range ('a', 'z' + 1);
  g_ptr_array_add (fixture->canaries, word);
  return word;
}

void
erasure_case_exec (ErasureCase *fixture,
                   const char  *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_db_exec (fixture->test->file->db, sql, &error));
  g_assert_no_error (error);
}

/* A word in every field of words that takes one. */
static guint
mark (ErasureCase *fixture,
      KithRecord  *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  guint n = 0;

  for (guint i = 0; i < kind->n_fields; i++) {
    g_autoptr (KithProblems) problems = kith_problems_new ();
    g_autofree char *before = kith_record_dup_stored (record, i);

    if (!kith_erasure_blank_is_words (kind, i) || kith_field_has (&kind->fields[i], KITH_FIELD_SYSTEM))
      continue;
    kith_record_set_text (record, i, create_canary (fixture));
    if (kith_case_file_check (fixture->test->file, record, problems, NULL) &&
        !kith_problems_have (problems, KITH_SEVERITY_ERROR)) {
      n++;
      continue;
    }
    g_ptr_array_remove_index (fixture->canaries, fixture->canaries->len - 1);
    kith_record_set_stored (record, i, before);
  }
  return n;
}

static gboolean
belongs_to_student (const KithKind *kind)
{
  const KithKind *parent = kith_kind_get_parent (kind);

  return kind->student_field != KITH_NO_FIELD || (parent != NULL && belongs_to_student (parent));
}

gint64
erasure_case_save (ErasureCase *fixture,
                   KithRecord  *record)
{
  g_autoptr (GError) error = NULL;

  kith_case_file_save (fixture->test->file, record, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
  return kith_record_get_id (record);
}

/* One of every kind that belongs to the student; each is changed once, so that the audit has old words as well. */
static guint
add_everything (ErasureCase *fixture)
{
  guint n_kinds = 0, n_fields = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_kinds; i++) {
    const KithKind *parent = kith_kind_get_parent (kinds[i]);
    g_autoptr (KithRecord) record = NULL;
    gint64 id;

    if (!belongs_to_student (kinds[i]))
      continue;
    record = kith_test_record (fixture->test, kinds[i], fixture->student,
                               parent != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (ids, parent->name)) : 0);
    n_fields += mark (fixture, record);
    id = erasure_case_save (fixture, record);
    g_hash_table_insert (ids, (gpointer) kinds[i]->name, GINT_TO_POINTER (id));
  }
  return n_fields;
}

static void
add_drafts (ErasureCase *fixture)
{
  static const char *const users[] = { "coach", "welfare", "dsl" };

  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autofree char *body = g_strdup_printf ("{\"text\":\"%s\"}", create_canary (fixture));
    g_autoptr (KithDraft) draft = kith_draft_new (&kith_note_kind, fixture->student, 0, 0, body);
    g_autoptr (GError) error = NULL;

    kith_test_case_sign_in (fixture->test, users[i]);
    kith_draft_save (fixture->test->file, draft, &error);
    g_assert_no_error (error);
  }
}

/* The student left long ago, everything about them is settled, and the college keeps records for a year. */
void
erasure_case_settle (ErasureCase *fixture)
{
  g_autofree char *sql = g_strdup_printf (
    "UPDATE concern SET closed_on = '2013-01-01' WHERE student = %" G_GINT64_FORMAT ";"
    "UPDATE access_request SET withdrawn_on = '2026-03-10' WHERE student = %" G_GINT64_FORMAT ";"
    "UPDATE assignment SET until = '2026-03-01' WHERE student = %" G_GINT64_FORMAT ";"
    "UPDATE legal_hold SET until = '2026-03-05' WHERE student = %" G_GINT64_FORMAT ";"
    "UPDATE disposal SET keep_until = '2014-01-01' WHERE student = %" G_GINT64_FORMAT ";"
    "UPDATE bursary SET year = 2010 WHERE student = %" G_GINT64_FORMAT ";"
    "UPDATE student SET stage = 'left', contact_due = NULL, start_date = '2010-09-01', leaving_date = '2012-07-06',"
    " date_of_birth = '1994-05-17' WHERE id = %" G_GINT64_FORMAT, fixture->student, fixture->student, fixture->student,
    fixture->student, fixture->student, fixture->student, fixture->student);

  erasure_case_exec (fixture, sql);
  g_assert_true (kith_student_effects_fill (fixture->test->file, NULL));
}

static void
add_rules (ErasureCase *fixture)
{
  for (guint i = 0; i < kith_retention_groups.n_choices; i++) {
    g_autoptr (KithRecord) rule = kith_record_new (&kith_retention_rule_kind);

    kith_record_set_text (rule, KITH_RETENTION_RULE_GROUP, kith_retention_groups.choices[i].code);
    kith_record_set_number (rule, KITH_RETENTION_RULE_LEAVING_YEARS, 1);
    erasure_case_save (fixture, rule);
  }
}

gint64
erasure_case_add_student (ErasureCase *fixture)
{
  g_autoptr (KithRecord) student = kith_test_record (fixture->test, &kith_student_kind, 0, 0);

  mark (fixture, student);
  erasure_case_save (fixture, student);
  kith_record_set_text (student, KITH_STUDENT_LEGAL_LAST_NAME, create_canary (fixture));
  return erasure_case_save (fixture, student);
}

void
erasure_case_init (ErasureCase *fixture)
{
  fixture->test = kith_test_case_new ();
  fixture->canaries = g_ptr_array_new_with_free_func (g_free);
  kith_test_case_sign_in (fixture->test, "dsl");
  add_rules (fixture);
}

void
erasure_case_fill (ErasureCase *fixture)
{
  fixture->student = erasure_case_add_student (fixture);
  g_test_message ("%u fields have a word of their own", add_everything (fixture));
  add_drafts (fixture);
  kith_test_case_sign_in (fixture->test, "dsl");
  erasure_case_settle (fixture);
}

gint64
erasure_case_propose (ErasureCase *fixture,
                      gint64       student,
                      const char  *outcome)
{
  g_autoptr (KithRecord) disposal = kith_record_new (&kith_disposal_kind);

  kith_record_set_number (disposal, KITH_DISPOSAL_STUDENT, student);
  kith_record_set_text (disposal, KITH_DISPOSAL_OUTCOME, outcome);
  kith_record_set_text (disposal, KITH_DISPOSAL_REASON, create_canary (fixture));
  return erasure_case_save (fixture, disposal);
}

KithDisposalResult *
erasure_case_confirm (ErasureCase *fixture,
                      gint64       disposal)
{
  g_autoptr (GError) error = NULL;
  KithDisposalResult *result = kith_disposal_confirm (fixture->test->file, disposal, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* Pages as they are decrypted: records, indexes, free pages, drafts, detail. */
guint
erasure_case_count_in (ErasureCase  *fixture,
                       KithCaseFile *file)
{
  g_autoptr (GPtrArray) tails = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < fixture->canaries->len; i++)
    g_ptr_array_add (tails, (char *) g_ptr_array_index (fixture->canaries, i) + CANARY_TAIL);
  g_assert_true (kith_db_count_found (file->db, tails, &n, &error));
  g_assert_no_error (error);
  return n;
}

guint
erasure_case_count_in_pages (ErasureCase *fixture)
{
  return erasure_case_count_in (fixture, fixture->test->file);
}

void
erasure_case_assert_sound (ErasureCase *fixture)
{
  g_auto (GStrv) findings = NULL;
  g_autoptr (GError) error = NULL;

  kith_maintenance_check (fixture->test->file, &findings, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; findings[i] != NULL; i++) {
    g_test_message ("%s", findings[i]);
    g_test_fail ();
  }
}

gint64
erasure_case_add_random_student (ErasureCase *fixture)
{
  static const KithKind *const kinds[] = { &kith_note_kind, &kith_goal_kind, &kith_task_kind, &kith_home_kind,
                                           &kith_achievement_kind, &kith_professional_kind };
  guint n = (guint) g_test_rand_int_range (0, 5);

  fixture->student = erasure_case_add_student (fixture);
  for (guint i = 0; i < n; i++) {
    g_autoptr (KithRecord) record =
      kith_test_record (fixture->test, kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))], fixture->student, 0);

    mark (fixture, record);
    erasure_case_save (fixture, record);
  }
  erasure_case_settle (fixture);
  return fixture->student;
}
