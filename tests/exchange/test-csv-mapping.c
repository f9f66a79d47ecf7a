/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange-fixtures.h"
#include "kith-csv-mapping.h"
#include "kith-import-students.h"

static KithCsvMapping *
map (const char *header_line)
{
  g_autofree char *text = g_strconcat (header_line, "\nx\n", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithImportSource) source = open_text ("map.csv", text, -1, &error);
  KithCsvMapping *mapping;

  g_assert_no_error (error);
  mapping = kith_import_students_guess_mapping (source, NULL, &error);
  g_assert_no_error (error);
  return mapping;
}

static void
test_names (void)
{
  static const char *const cases[][2] = {
    { "college-id", "college-id" },      { "Student ID", "college-id" },       { "Learner Ref", "college-id" },
    { "LearnRefNumber", "college-id" },  { "Ref No.", "college-id" },          { "REF", "college-id" },
    { "Known as", "preferred-name" },    { "Preferred Name", "preferred-name" }, { "First name", "legal-first-name" },
    { "Forename(s)", "legal-first-name" }, { "GivenNames", "legal-first-name" }, { "Surname", "legal-last-name" },
    { "family_name", "legal-last-name" }, { "DOB", "date-of-birth" },          { "D.O.B.", "date-of-birth" },
    { "Date of Birth", "date-of-birth" }, { "ULN", "uln" },                    { "Mobile", "phone" },
    { "Phone", "phone" },                { "E-mail", "email" },                { "Email Address", "email" },
    { "Course", "course" },              { "Course Title", "course" },         { "Campus", "campus" },
    { "Site", "campus" },                { "Postcode", "postcode" },           { "Post code", "postcode" },
    { "EHCP", "ehcp" },                  { "Start date", "start-date" },       { "Local authority", "responsible-la" },
    { "Favourite colour", NULL },        { "Emergency phone", NULL },          { "Parent email", NULL },
    { "", NULL },                        { "last-contact", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *line = g_strdup_printf ("zzz,%s", cases[i][0]);
    g_autoptr (KithCsvMapping) mapping = map (line);

    g_test_message ("%s", cases[i][0]);
    if (*cases[i][0] == '\0') {
      g_assert_cmpuint (kith_csv_mapping_get_n_columns (mapping), ==, 1);
      continue;
    }
    g_assert_cmpstr (kith_csv_mapping_get_field (mapping, 1), ==, cases[i][1]);
    g_assert_cmpint (kith_csv_mapping_get_confidence (mapping, 1), ==,
                     cases[i][1] != NULL ? KITH_CSV_CONFIDENCE_CERTAIN : KITH_CSV_CONFIDENCE_NONE);
  }
}

static void
test_likely (void)
{
  g_autoptr (KithCsvMapping) mapping = map ("Student's home phone,Learner surname (MIS),"
                                              "Learner date of birth dd/mm/yyyy,ID");

  g_assert_cmpstr (kith_csv_mapping_get_field (mapping, 0), ==, "phone");
  g_assert_cmpint (kith_csv_mapping_get_confidence (mapping, 0), ==, KITH_CSV_CONFIDENCE_LIKELY);
  g_assert_cmpstr (kith_csv_mapping_get_field (mapping, 1), ==, "legal-last-name");
  g_assert_cmpstr (kith_csv_mapping_get_field (mapping, 2), ==, "date-of-birth");
  g_assert_cmpstr (kith_csv_mapping_get_field (mapping, 3), ==, "college-id");
}

/* A certain heading takes a field before a likely one that stands earlier. */
static void
test_certain_first (void)
{
  g_autoptr (KithCsvMapping) mapping = map ("Main phone,Phone");

  g_assert_null (kith_csv_mapping_get_field (mapping, 0));
  g_assert_cmpstr (kith_csv_mapping_get_field (mapping, 1), ==, "phone");
}

static void
test_doubled (void)
{
  g_autoptr (KithCsvMapping) mapping = map ("College ID,Surname,Surname");
  g_auto (GStrv) warnings = kith_csv_mapping_dup_warnings (mapping);

  g_assert_cmpstr (kith_csv_mapping_get_field (mapping, 1), ==, "legal-last-name");
  g_assert_null (kith_csv_mapping_get_field (mapping, 2));
  g_assert_cmpuint (g_strv_length (warnings), ==, 1);
  g_assert_nonnull (strstr (warnings[0], "“Surname”. Column 3"));
}

static void
test_override (void)
{
  g_autoptr (KithCsvMapping) mapping = map ("College ID,Surname,Other");

  g_assert_true (kith_csv_mapping_set_field (mapping, 2, "legal-last-name"));
  g_assert_null (kith_csv_mapping_get_field (mapping, 1));
  g_assert_cmpstr (kith_csv_mapping_get_field (mapping, 2), ==, "legal-last-name");
  g_assert_cmpint (kith_csv_mapping_get_confidence (mapping, 2), ==, KITH_CSV_CONFIDENCE_CHOSEN);
  g_assert_cmpint (kith_csv_mapping_find_column (mapping, "legal-last-name"), ==, 2);
  g_assert_false (kith_csv_mapping_set_field (mapping, 0, "no-such-field"));
  g_assert_cmpstr (kith_csv_mapping_get_field (mapping, 0), ==, "college-id");
  g_assert_true (kith_csv_mapping_set_field (mapping, 0, NULL));
  g_assert_cmpint (kith_csv_mapping_find_column (mapping, "college-id"), ==, -1);
}

static void
test_remember (void)
{
  g_autoptr (KithCsvMapping) first = map ("A,B,Surname");
  g_autoptr (KithCsvMapping) same = map ("a , b,SURNAME");
  g_autoptr (KithCsvMapping) other = map ("A,C,Surname");
  g_autofree char *text = NULL;
  g_autofree char *signature = kith_csv_mapping_dup_signature (first);
  g_autofree char *same_signature = kith_csv_mapping_dup_signature (same);

  g_assert_true (kith_csv_mapping_set_field (first, 0, "college-id"));
  g_assert_true (kith_csv_mapping_set_field (first, 2, NULL));
  text = kith_csv_mapping_to_text (first);
  g_assert_cmpstr (signature, ==, same_signature);
  g_assert_null (strstr (text, "Surname"));
  g_assert_true (kith_csv_mapping_restore (same, text));
  g_assert_cmpstr (kith_csv_mapping_get_field (same, 0), ==, "college-id");
  g_assert_null (kith_csv_mapping_get_field (same, 2));
  g_assert_false (kith_csv_mapping_restore (other, text));
  g_assert_cmpstr (kith_csv_mapping_get_field (other, 2), ==, "legal-last-name");
  g_assert_false (kith_csv_mapping_restore (same, "nonsense"));
  g_assert_false (kith_csv_mapping_restore (same, ""));
}

static void
test_required (void)
{
  g_autoptr (KithCsvMapping) no_id = map ("Surname,Course");
  g_autoptr (KithCsvMapping) no_name = map ("ID,Course");
  g_autoptr (KithCsvMapping) enough = map ("ID,Known as");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other_error = NULL;

  g_assert_false (kith_import_students_check_mapping (no_id, &error));
  assert_sentence (error, "student number");
  g_assert_false (kith_import_students_check_mapping (no_name, &other_error));
  assert_sentence (other_error, "name");
  g_assert_true (kith_import_students_check_mapping (enough, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/csv-mapping/names", test_names);
  g_test_add_func ("/csv-mapping/likely", test_likely);
  g_test_add_func ("/csv-mapping/certain-first", test_certain_first);
  g_test_add_func ("/csv-mapping/doubled", test_doubled);
  g_test_add_func ("/csv-mapping/override", test_override);
  g_test_add_func ("/csv-mapping/remember", test_remember);
  g_test_add_func ("/csv-mapping/required", test_required);
  return g_test_run ();
}
