/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "kith-import.h"
#include "kith-test-case.h"
#include "kith-undo.h"

#include <string.h>

#define BIG "ILR-10033670-1819-20180704-120055-03.xml"
#define SMALL "ILR-10033670-1819-20181206-093952-03.xml"
#define TOOL "ILR-99999999-1920-20190626-144401-01.xml"

static GFile *
find_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "import", name, NULL);

  return g_file_new_for_path (path);
}

static KithImport *
new_import (GFile          *file,
            const KithKind *kind)
{
  g_autoptr (GError) error = NULL;
  KithImport *import = kith_import_new (file, kind, NULL, &error);

  g_assert_no_error (error);
  return import;
}

static KithImportResult *
apply (KithImport   *import,
       KithCaseFile *file)
{
  g_autoptr (GError) error = NULL;
  KithImportResult *result = kith_import_apply (import, file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static KithImportResult *
preview (KithImport   *import,
         KithCaseFile *file)
{
  g_autoptr (GError) error = NULL;
  KithImportResult *result = kith_import_preview (import, file, 1000, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
assert_counts (KithImportResult *result,
               guint64           added,
               guint64           updated,
               guint64           unchanged,
               guint64           refused,
               guint64           not_selected)
{
  g_assert_cmpuint (result->counts[KITH_IMPORT_NEW], ==, added);
  g_assert_cmpuint (result->counts[KITH_IMPORT_UPDATED], ==, updated);
  g_assert_cmpuint (result->counts[KITH_IMPORT_UNCHANGED], ==, unchanged);
  g_assert_cmpuint (result->counts[KITH_IMPORT_REFUSED], ==, refused);
  g_assert_cmpuint (result->counts[KITH_IMPORT_NOT_SELECTED], ==, not_selected);
  g_assert_cmpuint (result->n_rows, ==, added + updated + unchanged + refused + not_selected);
  g_assert_cmpuint (result->refused->len, ==, refused);
}

static GFile *
write_file (KithTestCase *test,
            const char   *name,
            const char   *text)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static KithRecord *
find_student (KithCaseFile *file,
              const char   *college_id)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GPtrArray) found = NULL;

  kith_query_where (query, "college-id", college_id);
  found = kith_case_file_list (file, query, NULL, NULL);
  return found->len == 1 ? g_object_ref (g_ptr_array_index (found, 0)) : NULL;
}

static gint64
count_students (KithCaseFile *file)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);

  return kith_case_file_count (file, query, NULL);
}

typedef struct {
  const char *name;
  KithImportSelection selection;
  guint64 added;
  guint64 not_selected;
} IlrFile;

static const IlrFile ilr_files[] = {
  { BIG, KITH_IMPORT_SELECT_FLAGGED, 59, 610 },
  { SMALL, KITH_IMPORT_SELECT_ALL, 17, 0 },
  { TOOL, KITH_IMPORT_SELECT_FLAGGED, 3, 15 },
};

/* Preview, import and import again, for each real file. */
static void
test_ilr (gconstpointer data)
{
  const IlrFile *ilr = data;
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");
  g_autoptr (GFile) fixture = find_fixture (ilr->name);
  g_autoptr (KithImport) import = new_import (fixture, &kith_student_kind);
  g_autoptr (KithImportResult) seen = NULL;
  g_autoptr (KithImportResult) first = NULL;
  g_autoptr (KithImportResult) second = NULL;

  g_assert_cmpint (kith_import_get_selection (import), ==, KITH_IMPORT_SELECT_FLAGGED);
  kith_import_set_selection (import, ilr->selection);
  seen = preview (import, file);
  assert_counts (seen, ilr->added, 0, 0, 0, ilr->not_selected);
  g_assert_cmpint (count_students (file), ==, 3);

  first = apply (import, file);
  assert_counts (first, ilr->added, 0, 0, 0, ilr->not_selected);
  g_assert_cmpint (count_students (file), ==, 3 + (gint64) ilr->added);
  g_assert_cmpint (first->operation, !=, 0);
  g_assert_nonnull (first->left_out[0]);

  second = apply (import, file);
  assert_counts (second, 0, 0, ilr->added, 0, ilr->not_selected);
  g_assert_cmpint (second->operation, ==, 0);

  g_assert_true (kith_case_file_undo (file, first->operation, NULL));
  g_assert_cmpint (count_students (file), ==, 3);
}

static void
test_ilr_values (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");
  g_autoptr (GFile) fixture = find_fixture (TOOL);
  g_autoptr (KithImport) import = new_import (fixture, &kith_student_kind);
  g_autoptr (KithImportResult) result = apply (import, file);
  g_autoptr (KithRecord) student = find_student (file, "16Learner");

  g_assert_cmpuint (result->counts[KITH_IMPORT_NEW], ==, 3);
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME), ==, "Jane Smith");
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_LEGAL_FIRST_NAME), ==, "Jane");
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_ULN), ==, "1061484016");
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_SUPPORT_GROUPS), ==, "bursary");
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_START_DATE), ==, "2015-09-14");
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_STAGE), ==, "active");
}

#define HEADINGS "College ID,Preferred name,First name,Last name,Start date,Support groups,Course,Phone,Stage\n"

static void
test_update (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");
  g_autoptr (GFile) before = write_file (test, "before.csv", HEADINGS
                                         "9001,Bo,Boahema,Nyarko,2025-09-01,bursary,Baking,07700 900001,active\n");
  g_autoptr (GFile) after = write_file (test, "after.csv", HEADINGS
                                        "9001,Somebody Else,Boahema,Nyarko-Lee,2025-09-01,send,Cookery,,active\n");
  g_autoptr (KithImport) first = new_import (before, &kith_student_kind);
  g_autoptr (KithImport) second = new_import (after, &kith_student_kind);
  g_autoptr (KithImportResult) added = apply (first, file);
  g_autoptr (KithImportResult) seen = preview (second, file);
  g_autoptr (KithImportResult) updated = apply (second, file);
  g_autoptr (KithRecord) student = find_student (file, "9001");
  const KithImportItem *item = g_ptr_array_index (seen->items, 0);

  assert_counts (added, 1, 0, 0, 0, 0);
  assert_counts (updated, 0, 1, 0, 0, 0);
  /* What the team writes itself stays, empty cells erase nothing, the college's own values follow. */
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME), ==, "Bo");
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_SUPPORT_GROUPS), ==, "bursary");
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_PHONE), ==, "07700 900001");
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_COURSE), ==, "Cookery");
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_LEGAL_LAST_NAME), ==, "Nyarko-Lee");
  /* The preview said so, with what was and what will be. */
  g_assert_cmpuint (item->changes->len, ==, 2);
  g_assert_cmpstr (((KithImportChange *) g_ptr_array_index (item->changes, 1))->before, ==, "Baking");
  g_assert_cmpstr (((KithImportChange *) g_ptr_array_index (item->changes, 1))->after, ==, "Cookery");
}

static void
test_refused (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");
  g_autoptr (GFile) table = write_file (test, "table.csv", HEADINGS
                                        "9001,Aya,,,2025-09-01,bursary,,,active\n"
                                        "9002,Bex,,,31/02/2025,bursary,,,active\n"
                                        "9003,Cai,,,,bursary,,,active\n"
                                        "9001,Dot,,,2025-09-01,bursary,,,active\n"
                                        ",Eli,,,2025-09-01,bursary,,,active\n"
                                        "9006,Fen,,,2027-09-01,,,,\n");
  g_autoptr (KithImport) import = new_import (table, &kith_student_kind);
  g_autoptr (KithImportResult) result = apply (import, file);
  g_autoptr (KithRecord) future = find_student (file, "9006");
  const KithImportItem *date = g_ptr_array_index (result->refused, 0);
  const KithImportItem *missing = g_ptr_array_index (result->refused, 1);
  const KithImportItem *again = g_ptr_array_index (result->refused, 2);

  assert_counts (result, 2, 0, 0, 4, 0);
  g_assert_cmpuint (date->line, ==, 3);
  g_assert_nonnull (strstr (date->reason, "31 February is not a date."));
  g_assert_cmpuint (missing->line, ==, 4);
  g_assert_nonnull (strstr (missing->reason, "Enter the day the student started"));
  g_assert_cmpuint (again->line, ==, 5);
  g_assert_nonnull (strstr (again->reason, "line 2"));
  g_assert_cmpstr (kith_record_get_text (future, KITH_STUDENT_STAGE), ==, "prospective");
  g_assert_cmpstr (kith_record_get_text (future, KITH_STUDENT_SUPPORT_GROUPS), ==, "not-known");
}

static void
test_ticked (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");
  g_autoptr (GFile) fixture = find_fixture (TOOL);
  g_autoptr (GFile) list = write_file (test, "list.txt", "18Learner\r\n\r\n16Learner\n");
  g_autoptr (KithImport) import = new_import (fixture, &kith_student_kind);
  g_autoptr (KithImportResult) listed = NULL;
  g_autoptr (KithImportResult) ticked = NULL;

  g_assert_true (kith_import_list_references (import, list, NULL, NULL));
  g_assert_cmpint (kith_import_get_selection (import), ==, KITH_IMPORT_SELECT_LISTED);
  listed = preview (import, file);
  assert_counts (listed, 2, 0, 0, 0, 16);
  kith_import_set_ticked (import, "18Learner", FALSE);
  ticked = preview (import, file);
  assert_counts (ticked, 1, 0, 0, 0, 17);
}

static void
test_not_allowed (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "mentor");
  g_autoptr (GFile) fixture = find_fixture (SMALL);
  g_autoptr (KithImport) import = new_import (fixture, &kith_student_kind);
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_import_preview (import, file, 10, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_null (kith_import_apply (import, file, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED);
}

static void
cancel (double   fraction,
        gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");
  g_autoptr (GFile) fixture = find_fixture (BIG);
  g_autoptr (KithImport) import = new_import (fixture, &kith_student_kind);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KithImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kith_import_set_selection (import, KITH_IMPORT_SELECT_ALL);
  g_cancellable_cancel (cancellable);
  result = kith_import_apply (import, file, cancel, cancellable, cancellable, &error);
  g_assert_null (result);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_students (file), ==, 3);
  /* The case file is as usable as before. */
  g_clear_error (&error);
  kith_import_set_selection (import, KITH_IMPORT_SELECT_FLAGGED);
  result = apply (import, file);
  g_assert_cmpuint (result->counts[KITH_IMPORT_NEW], ==, 59);
}

#define NOTE_HEADINGS "student,date,time,type,contact-made,minutes,text,own-words,author,visibility\n"

static void
test_notes (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithCaseFile *file = kith_test_case_sign_in (test, "welfare");
  g_autofree char *coach = kith_case_file_dup_title (file, &kith_person_kind, test->coach);
  g_autofree char *text = g_strdup_printf (
    NOTE_HEADINGS "4471,2026-03-02,10:15,phone,yes,15,Rang at ten.,Better today.,%s,team\n"
                  "4471,2025-01-02,,,,,\"An old one, from paper.\",,,\n"
                  "9999,2026-03-02,,phone,yes,5,Nobody.,,,\n"
                  "4472,2026-03-02,,phone,yes,5,By a stranger.,,Nobody Known,\n"
                  "4472,2026-03-12,,phone,yes,5,Tomorrow and after.,,,\n",
    coach);
  g_autoptr (GFile) table = write_file (test, "notes.csv", text);
  g_autoptr (KithImport) import = new_import (table, &kith_note_kind);
  g_autoptr (KithImportResult) first = apply (import, file);
  g_autoptr (KithImportResult) second = apply (import, file);
  g_autoptr (KithQuery) query = kith_query_new (&kith_note_kind);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (KithRecord) student = find_student (file, "4471");

  assert_counts (first, 2, 0, 0, 3, 0);
  assert_counts (second, 0, 0, 2, 3, 0);
  kith_query_where_student (query, test->jay);
  notes = kith_case_file_list (file, query, NULL, NULL);
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_cmpint (kith_record_get_number (g_ptr_array_index (notes, 0), KITH_NOTE_AUTHOR), ==, test->coach);
  g_assert_cmpint (kith_record_get_number (g_ptr_array_index (notes, 1), KITH_NOTE_AUTHOR), ==, test->welfare);
  g_assert_cmpstr (kith_record_get_text (g_ptr_array_index (notes, 1), KITH_NOTE_LATE_REASON), ==,
                   "Imported from notes.csv");
  g_assert_cmpstr (kith_record_get_text (student, KITH_STUDENT_LAST_CONTACT), ==, "2026-03-02");
}

/* The college still sends the id of a record that was merged into another: no new student, and their own id stays. */
static void
test_merged_id (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) jay = NULL;
  g_autoptr (KithRecord) after = NULL;
  g_autoptr (GFile) file = write_file (test, "again.csv", "Student ID,Name,Start date,Campus\n4499,Jay A,01/09/2025,North\n");
  g_autoptr (KithImport) import = NULL;
  g_autoptr (KithImportResult) result = NULL;

  kith_test_case_sign_in (test, "welfare");
  jay = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  kith_record_set_text (jay, KITH_STUDENT_OTHER_IDS, "4490, 4499");
  kith_test_save (test->file, jay);
  import = new_import (file, &kith_student_kind);
  result = apply (import, test->file);
  assert_counts (result, 0, 1, 0, 0, 0);
  after = kith_case_file_load (test->file, &kith_student_kind, test->jay, NULL);
  g_assert_cmpstr (kith_record_get_text (after, KITH_STUDENT_COLLEGE_ID), ==, "4471");
  g_assert_cmpstr (kith_record_get_text (after, KITH_STUDENT_CAMPUS), ==, "North");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ilr_files); i++) {
    g_autofree char *path = g_strdup_printf ("/import/ilr/%u", i + 1);

    g_test_add_data_func (path, &ilr_files[i], test_ilr);
  }
  g_test_add_func ("/import/merged-id", test_merged_id);
  g_test_add_func ("/import/ilr-values", test_ilr_values);
  g_test_add_func ("/import/update", test_update);
  g_test_add_func ("/import/refused", test_refused);
  g_test_add_func ("/import/ticked", test_ticked);
  g_test_add_func ("/import/not-allowed", test_not_allowed);
  g_test_add_func ("/import/cancelled", test_cancelled);
  g_test_add_func ("/import/notes", test_notes);

  return g_test_run ();
}
