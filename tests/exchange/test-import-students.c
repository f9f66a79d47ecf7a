/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange-fixtures.h"
#include "kith-date.h"
#include "kith-import-table.h"
#include "kith-import-students.h"
#include "kith-problems.h"
#include "kith-rules.h"
#include "kith-student.h"

static KithImportStudents *
import_fixture (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithImportSource) source = open_fixture (name, &error);
  GDate today;

  g_assert_no_error (error);
  g_assert_true (kith_date_from_iso ("2026-07-25", &today));
  return kith_import_students_new (source, NULL, &today);
}

static KithImportRow *
next (KithImportStudents *students)
{
  g_autoptr (GError) error = NULL;
  KithImportRow *row = kith_import_students_read_row (students, NULL, &error);

  g_assert_no_error (error);
  return row;
}

static void
assert_value (KithImportRow *row,
              const char    *field,
              const char    *value)
{
  g_assert_cmpstr (kith_import_row_get_value (row, field), ==, value);
}

static void
assert_problem (KithImportRow *row,
                const char    *field,
                const char    *part)
{
  const KithProblem *problem = NULL;

  g_assert_true (kith_import_row_is_refused (row));
  for (guint i = 0; i < kith_problems_get_size (kith_import_row_get_problems (row)); i++)
    if (g_strcmp0 (kith_problems_get (kith_import_row_get_problems (row), i)->field, field) == 0)
      problem = kith_problems_get (kith_import_row_get_problems (row), i);
  g_assert_nonnull (problem);
  if (strstr (problem->message, part) == NULL)
    g_error ("“%s” does not hold “%s”", problem->message, part);
}

static void
set_fields (KithRecord *student,
            GHashTable *values)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &name, &value)) {
    guint field = kith_kind_find_field (&kith_student_kind, name);

    g_assert_cmpuint (field, !=, KITH_NO_FIELD);
    kith_record_set_stored (student, field, value);
  }
}

static void
test_table (void)
{
  static const char *const names[] = { "students-semicolon.csv", "STUDENTS-TAB.TXT", "students-utf16.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (KithImportStudents) students = import_fixture (names[i]);
    g_autoptr (KithImportRow) first = next (students);
    g_autoptr (KithImportRow) second = next (students);
    g_autoptr (KithImportRow) third = next (students);
    g_auto (GStrv) left_out = kith_import_students_dup_left_out (students);

    g_assert_null (next (students));
    g_assert_false (kith_import_row_is_refused (first));
    assert_value (first, "college-id", "4471");
    assert_value (first, "legal-first-name", "Zoë Ann");
    assert_value (first, "legal-last-name", "O’Brien-Źródło");
    assert_value (first, "date-of-birth", "2008-07-25");
    assert_value (first, "start-date", "2025-09-01");
    assert_value (first, "preferred-name", NULL);
    g_assert_cmpstr (kith_import_row_get_default (first, "preferred-name"), ==, "Zoë");
    g_assert_cmpstr (kith_import_row_get_default (first, "stage"), ==, "active");
    assert_value (second, "legal-first-name", "علي");
    assert_value (second, "legal-last-name", NULL);
    assert_value (second, "phone", "+44 7700 900124");
    assert_value (second, "date-of-birth", "2009-01-01");
    assert_value (third, "date-of-birth", "2008-02-03");
    g_assert_cmpuint (g_strv_length (left_out), ==, 1);
    g_assert_cmpstr (left_out[0], ==, "Favourite colour");
    g_assert_cmpfloat (kith_import_students_get_progress (students), ==, 1.0);
  }
}

static void
test_dates (void)
{
  g_autoptr (KithImportStudents) students = import_fixture ("students-dates.csv");
  g_autoptr (KithImportRow) no_such_day = next (students);
  g_autoptr (KithImportRow) month_first = next (students);
  g_autoptr (KithImportRow) midnight = next (students);
  g_autoptr (KithImportRow) serial = next (students);
  g_autoptr (KithImportRow) dots = next (students);
  g_auto (GStrv) warnings = NULL;

  g_assert_null (next (students));
  assert_problem (no_such_day, "date-of-birth", "31 February is not a date.");
  assert_problem (month_first, "date-of-birth", "“02/25/2008” has the month first.");
  assert_value (month_first, "date-of-birth", NULL);
  g_assert_false (kith_import_row_is_refused (midnight));
  assert_value (midnight, "date-of-birth", "2008-07-25");
  assert_value (midnight, "start-date", "2025-09-01");
  assert_problem (serial, "date-of-birth", "not a date");
  assert_value (dots, "date-of-birth", "2008-07-25");
  assert_value (dots, "start-date", "2025-09-01");
  warnings = kith_import_students_dup_warnings (students);
  g_assert_cmpuint (g_strv_length (warnings), ==, 1);
  g_assert_nonnull (strstr (warnings[0], "1 date in the column “Date of birth”"));
}

static void
test_ragged (void)
{
  g_autoptr (KithImportStudents) students = import_fixture ("students-ragged.csv");
  guint n_rows = 0, n_refused = 0;

  while (TRUE) {
    g_autoptr (KithImportRow) row = next (students);

    if (row == NULL)
      break;
    n_rows++;
    if (!kith_import_row_is_refused (row))
      continue;
    n_refused++;
    assert_problem (row, NULL, "the header has 3");
    g_assert_cmpuint (g_hash_table_size (kith_import_row_get_values (row)), ==, 0);
  }
  g_assert_cmpuint (n_rows, ==, 5);
  g_assert_cmpuint (n_refused, ==, 2);
}

static void
test_doubled_heading (void)
{
  g_autoptr (KithImportStudents) students = import_fixture ("students-doubled-heading.csv");
  g_autoptr (KithImportRow) row = next (students);
  g_auto (GStrv) warnings = kith_import_students_dup_warnings (students);

  assert_value (row, "legal-last-name", "First");
  g_assert_cmpuint (g_strv_length (warnings), ==, 1);
}

static void
test_lines_and_text (void)
{
  g_autoptr (KithImportStudents) students = import_fixture ("students-quoted.csv");
  g_autoptr (KithImportRow) first = next (students);
  g_autoptr (KithImportRow) second = next (students);

  g_assert_cmpuint (kith_import_row_get_line (first), ==, 2);
  assert_value (first, "preferred-name", "Ada \"Ace\" Okafor");
  assert_value (first, "address", "12 High Street\nFlat 3, rear\nLeeds");
  g_assert_cmpuint (kith_import_row_get_line (second), ==, 6);
}

/* What Kith exported with guarded cells comes back as it was. */
static void
test_guarded (void)
{
  const char *text = "College ID,Preferred name,Phone,EHC plan,Learner support\n1,Ada,'+44 7700 900123,Yes,"
                     "16 to 19 bursary for vulnerable groups\n2,Bo,,maybe,\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (KithImportSource) source = open_text ("guarded.csv", text, -1, &error);
  g_autoptr (KithImportStudents) students = NULL;
  g_autoptr (KithImportRow) first = NULL;
  g_autoptr (KithImportRow) second = NULL;
  GDate today;

  g_assert_no_error (error);
  g_assert_true (kith_date_from_iso ("2026-07-25", &today));
  students = kith_import_students_new (source, NULL, &today);
  first = next (students);
  second = next (students);
  assert_value (first, "phone", "+44 7700 900123");
  assert_value (first, "ehcp", "1");
  assert_value (first, "support-facts", "vulnerable-bursary");
  g_assert_true (kith_import_row_is_flagged (first));
  assert_problem (second, "ehcp", "yes or no");
  g_assert_false (kith_import_row_is_flagged (second));
}

static void
test_no_id_column (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithImportSource) source = open_text ("no-id.csv", "Surname\nLee\n", -1, &error);
  g_autoptr (KithImportStudents) students = NULL;
  GDate today;

  g_assert_true (kith_date_from_iso ("2026-07-25", &today));
  students = kith_import_students_new (source, NULL, &today);
  g_assert_null (kith_import_students_read_row (students, NULL, &error));
  assert_sentence (error, "student number");
}

static void
test_learner_file (void)
{
  g_autoptr (KithImportStudents) students = import_fixture ("ILR-10033670-1819-20180704-120055-03.xml");
  guint n_rows = 0;
  g_auto (GStrv) left_out = NULL;

  while (TRUE) {
    g_autoptr (KithImportRow) row = next (students);

    if (row == NULL)
      break;
    n_rows++;
  }
  left_out = kith_import_students_dup_left_out (students);
  g_assert_cmpuint (n_rows, ==, 669);
  g_assert_cmpstr (left_out[0], ==, "National Insurance numbers");
}

/* A new record of each learner passes the rules of the model. */
static void
test_learners_are_valid (void)
{
  static const char *const names[] = { "ILR-10033670-1819-20181206-093952-03.xml",
                                       "ILR-99999999-1920-20190626-144401-01.xml",
                                       "ILR-10033670-1819-20180704-120055-03.xml" };
  KithRules rules;
  GDate today;

  g_assert_true (kith_date_from_iso ("2026-07-25", &today));
  kith_rules_init (&rules, &today, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (KithImportStudents) students = import_fixture (names[i]);

    while (TRUE) {
      g_autoptr (KithImportRow) row = next (students);
      g_autoptr (KithRecord) student = kith_record_new (&kith_student_kind);
      g_autoptr (KithProblems) problems = kith_problems_new ();

      if (row == NULL)
        break;
      set_fields (student, kith_import_row_get_defaults (row));
      set_fields (student, kith_import_row_get_values (row));
      if (!kith_record_validate (student, &rules, problems)) {
        g_autofree char *text = kith_problems_dup_text (problems, KITH_SEVERITY_ERROR);

        g_error ("%s line %" G_GUINT64_FORMAT ": %s", names[i], kith_import_row_get_line (row), text);
      }
    }
  }
}

static void
test_cancel (void)
{
  g_autoptr (KithImportStudents) students = import_fixture ("ILR-10033670-1819-20180704-120055-03.xml");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (kith_import_students_read_row (students, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static KithImportRow *
next_note (KithImportTable *notes)
{
  g_autoptr (GError) error = NULL;
  KithImportRow *row = kith_import_table_read_row (notes, NULL, &error);

  g_assert_no_error (error);
  return row;
}

static void
test_notes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithImportSource) source = open_fixture ("notes.csv", &error);
  g_autoptr (KithImportTable) notes = NULL;
  g_autoptr (KithImportRow) full = NULL;
  g_autoptr (KithImportRow) sparse = NULL;
  g_autoptr (KithImportRow) nobody = NULL;
  g_autoptr (KithImportRow) wrong = NULL;
  GDate today;

  g_assert_no_error (error);
  g_assert_true (kith_date_from_iso ("2026-07-27", &today));
  notes = kith_import_table_new (source, &kith_import_notes_layout, &today);
  full = next_note (notes);
  sparse = next_note (notes);
  nobody = next_note (notes);
  wrong = next_note (notes);
  g_assert_null (next_note (notes));

  assert_value (full, "student", "4471");
  assert_value (full, "author", "Sam Lee");
  assert_value (full, "date", "2026-07-25");
  assert_value (full, "time", "17:30");
  assert_value (full, "type", "one-to-one");
  assert_value (full, "contact-made", "yes");
  assert_value (full, "minutes", "30");
  assert_value (full, "text", "Talked about the first week.\nWalked to the library.");
  assert_value (full, "own-words", "It was all right");
  assert_value (full, "visibility", "team");
  g_assert_false (kith_import_row_is_refused (full));

  g_assert_cmpuint (kith_import_row_get_line (sparse), ==, 4);
  assert_value (sparse, "type", "drop-in");
  assert_value (sparse, "minutes", "90");
  assert_value (sparse, "author", NULL);

  assert_problem (nobody, "student", "whose note");
  assert_problem (wrong, "time", "not a time");
  assert_problem (wrong, "type", "choose one of");
}

static void
test_notes_columns (void)
{
  static const char *const texts[][2] = {
    { "date,text\n1/7/2026,x\n", "student" },
    { "student,text\n1,x\n", "date" },
    { "student,date\n1,1/7/2026\n", "text" },
    { "<Message/>", "ILR" },
  };
  GDate today;

  g_assert_true (kith_date_from_iso ("2026-07-27", &today));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KithImportSource) source = open_text ("notes.csv", texts[i][0], -1, &error);
    g_autoptr (KithImportTable) notes = NULL;

    g_assert_no_error (error);
    notes = kith_import_table_new (source, &kith_import_notes_layout, &today);
    g_assert_null (kith_import_table_read_row (notes, NULL, &error));
    assert_sentence (error, texts[i][1]);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import-students/table", test_table);
  g_test_add_func ("/import-students/dates", test_dates);
  g_test_add_func ("/import-students/ragged", test_ragged);
  g_test_add_func ("/import-students/doubled-heading", test_doubled_heading);
  g_test_add_func ("/import-students/lines-and-text", test_lines_and_text);
  g_test_add_func ("/import-students/guarded", test_guarded);
  g_test_add_func ("/import-students/no-id-column", test_no_id_column);
  g_test_add_func ("/import-students/learner-file", test_learner_file);
  g_test_add_func ("/import-students/learners-are-valid", test_learners_are_valid);
  g_test_add_func ("/import-students/cancel", test_cancel);
  g_test_add_func ("/import-notes/rows", test_notes);
  g_test_add_func ("/import-notes/columns", test_notes_columns);
  return g_test_run ();
}
