/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit.h"
#include "kith-chronology.h"
#include "kith-diary.h"
#include "kith-duplicates.h"
#include "kith-error.h"
#include "kith-export.h"
#include "kith-import.h"
#include "kith-maintenance.h"
#include "kith-operation.h"
#include "kith-plain-text.h"
#include "kith-removed.h"
#include "kith-reports.h"
#include "kith-search.h"
#include "kith-test-case.h"
#include "kith-today.h"
#include "kith-transfer-pack.h"
#include "kith-undo.h"

#include <string.h>

/* Sam Okafor, a mentor, was a student here. From when that is written down, her old record is to be found by the lead and the
 * data protection officer, and by nobody else whichever way they look: not by those who supported her, not by herself. */

#define NAME "Samira Quillfeather"
#define COLLEGE_ID "3107"
#define WORD "harpsichord"

static const char *const users[] = { "mentor", "mentor2", "coach", "welfare", "manager", "dsl", "dpo", "admin" };

typedef struct {
  KithTestCase *test;
  gint64 student;
  gint64 link;
  gint64 group;
} Old;

static gboolean
may_know (const char *user)
{
  return g_str_equal (user, "dsl") || g_str_equal (user, "dpo");
}

static gint64
save_with (KithTestCase *test,
           KithRecord   *record)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_case_file_save (test->file, record, KITH_SAVE_ACCEPT_WARNINGS, &error));
  g_assert_no_error (error);
  return kith_record_get_id (record);
}

static gboolean
belongs_to_student (const KithKind *kind)
{
  const KithKind *parent = kith_kind_get_parent (kind);

  return kind->student_field != KITH_NO_FIELD || (parent != NULL && belongs_to_student (parent));
}

/* One of each kind that is about a student, so that whatever leaks has something to leak. */
static void
add_parts (Old *old)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_kinds; i++) {
    const KithKind *parent = kith_kind_get_parent (kinds[i]);
    g_autoptr (KithRecord) record = NULL;
    guint group_field = kith_kind_find_field (kinds[i], "group");

    if (!belongs_to_student (kinds[i]) || kinds[i] == &kith_assignment_kind || kinds[i] == &kith_former_student_kind)
      continue;
    record = kith_test_record (old->test, kinds[i], old->student,
                               parent != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (ids, parent->name)) : 0);
    if (kinds[i] == &kith_attendee_kind && group_field != KITH_NO_FIELD)
      old->group = kith_record_get_number (record, group_field);
    g_hash_table_insert (ids, (gpointer) kinds[i]->name, GINT_TO_POINTER (save_with (old->test, record)));
  }
}

static void
add_old_record (Old *old)
{
  g_autoptr (KithRecord) student = kith_test_student (NAME, COLLEGE_ID);
  g_autoptr (KithRecord) coach = NULL;
  g_autoptr (KithRecord) mentor = NULL;
  g_autoptr (KithRecord) note = NULL;
  g_autoptr (KithRecord) relation = NULL;

  kith_test_case_sign_in (old->test, "dsl");
  kith_record_set_text (student, KITH_STUDENT_COURSE, "Level 3 " WORD);
  old->student = kith_test_save (old->test->file, student);
  coach = kith_test_assignment (old->student, old->test->coach, "coach");
  save_with (old->test, coach);
  mentor = kith_test_assignment (old->student, old->test->mentor, "mentor");
  save_with (old->test, mentor);
  note = kith_test_note (old->student, "Played the " WORD " well.");
  kith_test_save (old->test->file, note);
  add_parts (old);
  /* somebody else’s record names her as a sister */
  relation = kith_test_record (old->test, &kith_relation_kind, old->test->jay, 0);
  kith_record_set_number (relation, KITH_RELATION_OTHER_STUDENT, old->student);
  kith_record_clear (relation, KITH_RELATION_PERSON);
  save_with (old->test, relation);
}

static void
link_old_record (Old *old)
{
  g_autoptr (KithRecord) link = kith_record_new (&kith_former_student_kind);

  kith_test_case_sign_in (old->test, "dsl");
  kith_record_set_number (link, KITH_FORMER_STUDENT_PERSON, old->test->mentor);
  kith_record_set_number (link, KITH_FORMER_STUDENT_STUDENT, old->student);
  old->link = kith_test_save (old->test->file, link);
}

static void
old_clear (Old *old)
{
  kith_test_case_free (old->test);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Old, old_clear)

static void
old_init (Old *old)
{
  old->test = kith_test_case_new ();
  add_old_record (old);
  link_old_record (old);
}

/* Whether any link of the record leads to the old one. */
static gboolean
names_old (Old        *old,
           KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  if (kind == &kith_student_kind)
    return kith_record_get_id (record) == old->student;
  for (guint i = 0; i < kind->n_fields; i++)
    if (g_strcmp0 (kind->fields[i].kind, "student") == 0 && kith_record_get_number (record, i) == old->student)
      return TRUE;
  return FALSE;
}

/* Lists, their counts, loading by number, and what stands in a file that leaves. */
static void
test_lists (void)
{
  g_auto (Old) old = { 0 };
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  old_init (&old);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    kith_test_case_sign_in (old.test, users[i]);
    for (guint j = 0; j < n_kinds; j++) {
      g_autoptr (KithQuery) query = kith_query_new (kinds[j]);
      g_autoptr (GPtrArray) records = kith_case_file_list (old.test->file, query, NULL, NULL);
      g_autofree char *path = g_build_filename (old.test->folder, "export.csv", NULL);
      g_autofree char *exported = NULL;
      guint n_naming = 0;

      for (guint k = 0; k < records->len; k++)
        n_naming += names_old (&old, g_ptr_array_index (records, k));
      g_test_message ("%s lists %s", users[i], kinds[j]->plural);
      if (!may_know (users[i]))
        g_assert_cmpuint (n_naming, ==, 0);
      else if (belongs_to_student (kinds[j]) && kith_kind_get_parent (kinds[j]) == NULL)
        g_assert_cmpuint (n_naming, >, 0);
      g_assert_cmpint (kith_case_file_count (old.test->file, query, NULL), ==, records->len);
      if (kith_export_write (old.test->file, query, NULL, path, NULL, NULL) >= 0) {
        g_assert_true (g_file_get_contents (path, &exported, NULL, NULL));
        if (!may_know (users[i])) {
          g_assert_null (strstr (exported, COLLEGE_ID));
          g_assert_null (strstr (exported, "Quillfeather"));
        }
      }
    }
    g_assert_cmpint (kith_case_file_may (old.test->file, KITH_ACTION_SEE, &kith_student_kind, old.student), ==,
                     may_know (users[i]));
    g_assert_false (!may_know (users[i]) &&
                    kith_case_file_may (old.test->file, KITH_ACTION_EDIT, &kith_student_kind, old.student));
    g_assert_false (!may_know (users[i]) && kith_case_file_may (old.test->file, KITH_ACTION_ADD, &kith_note_kind, old.student));
  }
}

static void
test_search (void)
{
  static const char *const words[] = { NAME, "quillfeather", "quillfeathre", COLLEGE_ID, WORD };
  g_auto (Old) old = { 0 };

  old_init (&old);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    for (guint j = 0; j < G_N_ELEMENTS (words); j++) {
      g_autoptr (KithMatches) matches = NULL;
      guint n_found = 0;

      kith_test_case_sign_in (old.test, users[i]);
      matches = kith_search (old.test->file, words[j], KITH_SEARCH_EVERYTHING, 0, 50, NULL, NULL);
      for (guint k = 0; matches != NULL && k < matches->list->len; k++) {
        const KithMatch *match = g_ptr_array_index (matches->list, k);
        g_autoptr (KithRecord) record = kith_case_file_load (old.test->file, match->kind, match->id, NULL);

        n_found += record != NULL && names_old (&old, record);
      }
      g_test_message ("%s searches %s", users[i], words[j]);
      g_assert_cmpint (n_found > 0, ==, may_know (users[i]));
      if (!may_know (users[i]) && matches != NULL)
        g_assert_cmpuint (kith_matches_get_count (matches, &kith_student_kind), ==, 0);
    }
}

static void
test_chronology (void)
{
  g_auto (Old) old = { 0 };

  old_init (&old);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (GArray) keys = NULL;

    kith_test_case_sign_in (old.test, users[i]);
    keys = kith_chronology_list (old.test->file, old.student, NULL, NULL, NULL);
    g_assert_cmpint (keys != NULL && keys->len > 0, ==, may_know (users[i]));
  }
}

static void
test_today (void)
{
  g_auto (Old) old = { 0 };

  old_init (&old);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (GError) error = NULL;
    KithToday *today = NULL;

    kith_test_case_sign_in (old.test, users[i]);
    today = kith_today_gather (old.test->file, 1000, NULL, &error);
    g_assert_no_error (error);
    for (guint j = 0; !may_know (users[i]) && j < today->lists->len; j++) {
      const KithTodayList *list = g_ptr_array_index (today->lists, j);

      g_assert_cmpint (list->count, ==, list->items->len);
      for (guint k = 0; k < list->items->len; k++) {
        const KithTodayItem *item = g_ptr_array_index (list->items, k);

        g_assert_false (names_old (&old, item->record));
        g_assert_cmpstr (item->student, !=, NAME);
      }
    }
    for (guint j = 0; !may_know (users[i]) && j < today->news->len; j++)
      g_assert_cmpint (((const KithTodayNews *) g_ptr_array_index (today->news, j))->change->student, !=, old.student);
    kith_today_free (today);
  }
}

static void
test_diary (void)
{
  g_auto (Old) old = { 0 };
  g_autoptr (KithDiaryFilter) filter = kith_diary_filter_new ("2026-01-01", "2026-12-31");

  old_init (&old);
  filter->everyone = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (GPtrArray) entries = NULL;
    guint n_naming = 0;

    kith_test_case_sign_in (old.test, users[i]);
    entries = kith_diary_list (old.test->file, filter, NULL, NULL);
    for (guint j = 0; entries != NULL && j < entries->len; j++) {
      const KithDiaryEntry *entry = g_ptr_array_index (entries, j);
      g_autoptr (KithRecord) record = kith_case_file_load (old.test->file, entry->kind, entry->id, NULL);

      n_naming += record != NULL && names_old (&old, record);
    }
    g_assert_cmpint (n_naming > 0, ==, may_know (users[i]));
  }
}

/* Every report, about her and about everybody. */
static void
test_print (void)
{
  g_auto (Old) old = { 0 };
  guint n_reports = 0;
  const KithReport *reports = kith_reports_get (&n_reports);

  old_init (&old);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    for (guint j = 0; j < n_reports; j++)
      for (guint about = 0; about < 2; about++) {
        KithReportSubject subject = { .day = KITH_TEST_TODAY, .group = old.group };
        g_autoptr (KithDocument) document = NULL;
        g_autofree char *text = NULL;

        if (may_know (users[i]))
          continue;
        kith_test_case_sign_in (old.test, users[i]);
        if (about == 1)
          subject.student = old.student;
        else if (reports[j].takes & KITH_REPORT_NEEDS_STUDENT)
          subject.student = old.test->jay;
        document = reports[j].make (old.test->file, &subject, NULL, NULL);
        text = document != NULL ? kith_document_to_plain_text (document) : NULL;
        g_test_message ("%s prints %s", users[i], reports[j].name);
        if (text != NULL) {
          g_assert_null (strstr (text, "Samira"));
          g_assert_null (strstr (text, "Quillfeather"));
          g_assert_null (strstr (text, COLLEGE_ID));
        }
      }
}

/* The lead prints the file that goes to the next college, nobody else. */
static void
test_transfer_pack (void)
{
  g_auto (Old) old = { 0 };

  old_init (&old);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (KithDocument) document = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;

    kith_test_case_sign_in (old.test, users[i]);
    document = kith_transfer_pack_make (old.test->file, old.student, 0, NULL, &error);
    if (!g_str_equal (users[i], "dsl")) {
      g_assert_null (document);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
      continue;
    }
    g_assert_no_error (error);
    text = kith_document_to_plain_text (document);
    g_assert_nonnull (strstr (text, "There was no food in the house since Friday."));
    g_assert_nonnull (strstr (text, "Rang the personal adviser."));
    g_assert_nonnull (strstr (text, "1 concern with 1 action"));
    g_assert_nonnull (strstr (text, "Southmoor College"));
  }
}

/* Her seat in a group is as empty as if she had never been there. */
static void
test_group (void)
{
  g_auto (Old) old = { 0 };

  old_init (&old);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    g_autoptr (KithQuery) query = kith_query_new (&kith_attendee_kind);
    g_autofree char *group = g_strdup_printf ("%" G_GINT64_FORMAT, old.group);
    gint64 n;

    kith_test_case_sign_in (old.test, users[i]);
    kith_query_where (query, "group", group);
    n = kith_case_file_count (old.test->file, query, NULL);
    g_assert_cmpint (n > 0, ==, may_know (users[i]));
  }
}

static void
test_counts (void)
{
  g_auto (Old) old = { 0 };
  g_autoptr (KithStats) before = NULL;
  g_autoptr (KithStats) after = NULL;
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  old.test = kith_test_case_new ();
  kith_test_case_sign_in (old.test, "manager");
  before = kith_maintenance_get_stats (old.test->file, NULL);
  add_old_record (&old);
  link_old_record (&old);
  kith_test_case_sign_in (old.test, "manager");
  after = kith_maintenance_get_stats (old.test->file, NULL);
  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i] == &kith_student_kind || belongs_to_student (kinds[i]))
      g_assert_cmpint (g_array_index (after->kinds, gint64, i), ==, g_array_index (before->kinds, gint64, i));
}

/* What was done to her record before shows to whoever did it as done, and not to whom. */
static void
test_undo (void)
{
  g_auto (Old) old = { 0 };
  g_autoptr (KithRecord) note = NULL;
  g_autoptr (KithRecord) appointment = NULL;
  g_autoptr (GPtrArray) operations = NULL;
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GError) error = NULL;
  gint64 operation;

  old.test = kith_test_case_new ();
  add_old_record (&old);
  kith_test_case_sign_in (old.test, "coach");
  appointment = kith_test_record (old.test, &kith_appointment_kind, old.student, 0);
  kith_test_save (old.test->file, appointment);
  g_assert_true (kith_case_file_remove (old.test->file, &kith_appointment_kind, kith_record_get_id (appointment), NULL));
  operation = kith_case_file_get_last_operation (old.test->file);
  link_old_record (&old);
  kith_test_case_sign_in (old.test, "coach");
  operations = kith_case_file_list_operations (old.test->file, 10, NULL);
  for (guint i = 0; i < operations->len; i++) {
    g_autofree char *words = kith_operation_dup_words (g_ptr_array_index (operations, i));

    g_assert_null (strstr (words, "Samira"));
  }
  removed = kith_removed_list (old.test->file, 10, NULL);
  g_assert_cmpuint (removed->len, ==, 0);
  g_assert_false (kith_case_file_undo (old.test->file, operation, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_assert_null (strstr (error->message, "Samira"));
}

/* The audit is read by two roles only, and they know. */
static void
test_audit (void)
{
  g_auto (Old) old = { 0 };

  old_init (&old);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++) {
    const KithAuditFilter filter = { .student = old.student };
    g_autoptr (GPtrArray) lines = NULL;

    kith_test_case_sign_in (old.test, users[i]);
    lines = kith_audit_list (old.test->file, &filter, NULL, NULL);
    g_assert_cmpint (lines != NULL && lines->len > 0, ==, may_know (users[i]));
  }
}

static void
write_import (Old        *old,
              const char *text,
              char      **path)
{
  *path = g_build_filename (old->test->folder, "learners.csv", NULL);
  g_assert_true (g_file_set_contents (*path, text, -1, NULL));
}

/* Somebody types her number or her name again: they are not told who has it, and nothing of hers is changed. */
static void
test_typed_again (void)
{
  g_auto (Old) old = { 0 };
  g_autoptr (KithRecord) again = kith_test_student ("Sid Marlowe", COLLEGE_ID);
  g_autoptr (KithRecord) alike = kith_test_student (NAME, "9901");
  g_autoptr (GPtrArray) likely = NULL;
  g_autoptr (GError) error = NULL;

  old_init (&old);
  kith_test_case_sign_in (old.test, "manager");
  g_assert_false (kith_case_file_save (old.test->file, again, KITH_SAVE_DEFAULT, &error));
  g_assert_nonnull (strstr (error->message, COLLEGE_ID));
  g_assert_null (strstr (error->message, "Samira"));
  likely = kith_duplicates_find (old.test->file, alike, NULL, NULL);
  g_assert_cmpuint (likely != NULL ? likely->len : 0, ==, 0);
}

static void
test_import (void)
{
  g_auto (Old) old = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GFile) learners = NULL;
  g_autoptr (KithImport) import = NULL;
  const KithImportItem *refused = NULL;
  g_autoptr (KithImportResult) result = NULL;
  g_autoptr (KithRecord) student = NULL;
  g_autoptr (GError) error = NULL;

  old_init (&old);
  write_import (&old, "college-id,preferred-name,course\n" COLLEGE_ID ",Samira Again,Level 1 Welding\n4471,Jay A,Level 2 Art\n",
                &path);
  kith_test_case_sign_in (old.test, "welfare");
  learners = g_file_new_for_path (path);
  import = kith_import_new (learners, &kith_student_kind, NULL, &error);
  g_assert_no_error (error);
  result = kith_import_apply (import, old.test->file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->refused->len, ==, 1);
  refused = g_ptr_array_index (result->refused, 0);
  g_assert_nonnull (strstr (refused->reason, COLLEGE_ID));
  g_assert_null (strstr (refused->reason, "Quillfeather"));
  kith_test_case_sign_in (old.test, "dsl");
  student = kith_case_file_load (old.test->file, &kith_student_kind, old.student, NULL);
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME), ==, NAME);
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_COURSE), ==, "Level 3 " WORD);
}

/* Undoing the link opens the record again to those who had it. */
static void
test_unlink (void)
{
  g_auto (Old) old = { 0 };
  g_autoptr (GError) error = NULL;

  old_init (&old);
  kith_test_case_sign_in (old.test, "manager");
  g_assert_false (kith_case_file_remove (old.test->file, &kith_former_student_kind, old.link, NULL));
  kith_test_case_sign_in (old.test, "dsl");
  g_assert_true (kith_case_file_remove (old.test->file, &kith_former_student_kind, old.link, &error));
  g_assert_no_error (error);
  kith_test_case_sign_in (old.test, "coach");
  g_assert_true (kith_case_file_may (old.test->file, KITH_ACTION_SEE, &kith_student_kind, old.student));
}

/* Whoever is the lead and was a student here does not keep their own record open for themselves. */
static void
test_lead_was_student (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) own = kith_record_new (&kith_former_student_kind);
  g_autoptr (KithRecord) link = kith_record_new (&kith_former_student_kind);
  const KithAuditFilter filter = { .student = test->ali };
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  kith_test_case_sign_in (test, "dsl");
  kith_record_set_number (own, KITH_FORMER_STUDENT_PERSON, test->dsl);
  kith_record_set_number (own, KITH_FORMER_STUDENT_STUDENT, test->ali);
  /* alone they would lock everybody out: somebody else with the role does it */
  g_assert_false (kith_case_file_save (test->file, own, KITH_SAVE_DEFAULT, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  kith_test_case_sign_in (test, "admin");
  kith_accounts_add (test->file, "deputy", "Dele Bright", KITH_ROLE_DSL, 0, KITH_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  kith_test_case_sign_in (test, "deputy");
  kith_record_set_number (link, KITH_FORMER_STUDENT_PERSON, test->dsl);
  kith_record_set_number (link, KITH_FORMER_STUDENT_STUDENT, test->ali);
  kith_test_save (test->file, link);
  kith_test_case_sign_in (test, "dsl");
  g_assert_false (kith_case_file_may (test->file, KITH_ACTION_SEE, &kith_student_kind, test->ali));
  lines = kith_audit_list (test->file, &filter, NULL, NULL);
  g_assert_cmpuint (lines->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/former-student/lists", test_lists);
  g_test_add_func ("/former-student/search", test_search);
  g_test_add_func ("/former-student/chronology", test_chronology);
  g_test_add_func ("/former-student/today", test_today);
  g_test_add_func ("/former-student/diary", test_diary);
  g_test_add_func ("/former-student/print", test_print);
  g_test_add_func ("/former-student/transfer-pack", test_transfer_pack);
  g_test_add_func ("/former-student/group", test_group);
  g_test_add_func ("/former-student/counts", test_counts);
  g_test_add_func ("/former-student/undo", test_undo);
  g_test_add_func ("/former-student/audit", test_audit);
  g_test_add_func ("/former-student/typed-again", test_typed_again);
  g_test_add_func ("/former-student/import", test_import);
  g_test_add_func ("/former-student/unlink", test_unlink);
  g_test_add_func ("/former-student/lead-was-student", test_lead_was_student);

  return g_test_run ();
}
