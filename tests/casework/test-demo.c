/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit.h"
#include "kith-demo.h"
#include "kith-duplicates.h"
#include "kith-error.h"
#include "kith-export.h"
#include "kith-reports.h"
#include "kith-test-case.h"

#include <glib/gstdio.h>
#include <string.h>

/* Every kind of record a demonstration of any size has something of. */
static const KithKind *const filled[] = {
  &kith_student_kind,     &kith_person_kind,       &kith_assignment_kind,     &kith_care_status_kind,
  &kith_care_period_kind, &kith_home_kind,         &kith_note_kind,           &kith_goal_kind,
  &kith_step_kind,        &kith_rating_kind,       &kith_task_kind,           &kith_plan_kind,
  &kith_appointment_kind, &kith_group_kind,        &kith_attendee_kind,       &kith_professional_kind,
  &kith_attendance_kind,  &kith_bursary_kind,      &kith_achievement_kind,    &kith_self_rating_kind,
  &kith_checklist_item_kind, &kith_feedback_kind,  &kith_evidence_kind,       &kith_college_year_kind,
};

static char *
dup_path (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), name, NULL);
}

static KithCaseFile *
make (const char   *name,
      guint         n_students,
      guint         n_notes,
      guint32       seed,
      KithClock    *clock)
{
  const KithDemoSettings settings = { n_students, n_notes, seed };
  g_autofree char *path = dup_path (name);
  g_autoptr (GError) error = NULL;
  KithCaseFile *file = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  kith_demo_create (path, &settings, clock, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  file = kith_case_file_open (path, KITH_DEMO_ACCOUNT, KITH_DEMO_PASSPHRASE, clock, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static char *
dup_export (KithCaseFile   *file,
            const KithKind *kind,
            const char     *name)
{
  g_autofree char *path = dup_path (name);
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_cmpint (kith_export_write (file, query, NULL, path, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
assert_same (KithCaseFile   *first,
             KithCaseFile   *second,
             const KithKind *kind)
{
  g_autofree char *a = dup_export (first, kind, "a.json");
  g_autofree char *b = dup_export (second, kind, "b.json");

  g_assert_cmpstr (a, ==, b);
}

static void
test_same_seed (void)
{
  g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW);
  g_autoptr (KithClock) later = kith_clock_new_fixed (KITH_TEST_NOW + 5 * 3600);
  g_autoptr (KithCaseFile) first = make ("first.kith", 40, 800, 7, clock);
  g_autoptr (KithCaseFile) second = make ("second.kith", 40, 800, 7, later);
  g_autoptr (KithCaseFile) third = make ("third.kith", 20, 400, 8, clock);
  g_autofree char *seventh = NULL;
  g_autofree char *eighth = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (filled); i++)
    assert_same (first, second, filled[i]);
  seventh = dup_export (first, &kith_note_kind, "seventh.json");
  eighth = dup_export (third, &kith_note_kind, "eighth.json");
  g_assert_cmpstr (seventh, !=, eighth);
  kith_case_file_close (first, NULL);
  kith_case_file_close (second, NULL);
  kith_case_file_close (third, NULL);
}

static gint64
count (KithCaseFile   *file,
       const KithKind *kind)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  return kith_case_file_count (file, query, NULL);
}

static gboolean
check_note (KithRecord  *note,
            gpointer     data,
            GError     **error)
{
  GHashTable *texts = data;
  const char *text = kith_record_get_text (note, KITH_NOTE_TEXT);

  g_assert_null (strpbrk (text, "{}|"));
  g_assert_cmpstr (kith_record_get_text (note, KITH_NOTE_DATE), <, KITH_TEST_TODAY);
  g_assert_cmpint (kith_record_get_number (note, KITH_NOTE_RECORDED_AT), <, KITH_TEST_NOW);
  g_hash_table_add (texts, g_strdup (text));
  return TRUE;
}

static gboolean
check_student (KithRecord  *student,
               gpointer     data,
               GError     **error)
{
  guint *n_left = data;

  *n_left += g_str_equal (kith_record_get_text (student, KITH_STUDENT_STAGE), "left");
  return TRUE;
}

/* Every rule holds for what was made, and it reads like many hands wrote it. */
static void
test_believable (void)
{
  g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW);
  g_autoptr (KithCaseFile) file = make ("demo.kith", 60, 2000, 1, clock);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (KithQuery) notes = kith_query_new (&kith_note_kind);
  g_autoptr (KithQuery) students = kith_query_new (&kith_student_kind);
  g_autoptr (KithAuditVerdict) verdict = NULL;
  guint n_left = 0;

  g_assert_cmpint (count (file, &kith_student_kind), ==, 60);
  g_assert_cmpint (count (file, &kith_note_kind), ==, 2000);
  g_assert_cmpint (count (file, &kith_goal_kind), >, 60);
  g_assert_cmpint (count (file, &kith_care_status_kind), >=, 60);
  g_assert_true (kith_case_file_each (file, notes, check_note, texts, NULL, NULL));
  g_assert_cmpuint (g_hash_table_size (texts), >, 1700);
  g_assert_true (kith_case_file_each (file, students, check_student, &n_left, NULL, NULL));
  g_assert_cmpuint (n_left, <, 20);
  verdict = kith_audit_verify (file, NULL, NULL);
  g_assert_null (verdict->findings[0]);
  kith_case_file_close (file, NULL);
}

static void
assert_rules_hold (KithCaseFile *file,
                   KithRecord   *record)
{
  g_autoptr (KithProblems) problems = kith_problems_new ();
  g_autofree char *text = NULL;

  g_assert_true (kith_case_file_check (file, record, problems, NULL));
  text = kith_problems_dup_text (problems, KITH_SEVERITY_ERROR);
  g_assert_cmpstr (text, ==, "");
}

/* No braces are left of what sentences are put together from. */
static void
assert_composed (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kith_field_holds_text (&kind->fields[i]) && kith_record_has (record, i))
      g_assert_null (strpbrk (kith_record_get_text (record, i), "{}|"));
}

static gboolean
check_record (KithRecord  *record,
              gpointer     data,
              GError     **error)
{
  assert_rules_hold (data, record);
  assert_composed (record);
  return TRUE;
}

/* Opened and saved again today, nothing breaks a rule. */
static void
test_rules_hold_today (void)
{
  g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW);
  g_autoptr (KithCaseFile) file = make ("rules.kith", 60, 600, 3, clock);

  for (guint i = 0; i < G_N_ELEMENTS (filled); i++) {
    g_autoptr (KithQuery) query = kith_query_new (filled[i]);

    /* An old note may only be amended, which is what the rules would say of it. */
    if (filled[i] != &kith_note_kind)
      g_assert_true (kith_case_file_each (file, query, check_record, file, NULL, NULL));
    g_assert_cmpint (kith_case_file_count (file, query, NULL), >, 0);
  }
  kith_case_file_close (file, NULL);
}

static guint
count_due (KithCaseFile *file,
           gint64        person,
           const char   *from,
           const char   *until)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_task_kind);
  g_autoptr (GPtrArray) tasks = NULL;
  guint n_due = 0;

  kith_query_where (query, "done-on", NULL);
  tasks = kith_case_file_list (file, query, NULL, NULL);
  for (guint i = 0; i < tasks->len; i++) {
    KithRecord *task = g_ptr_array_index (tasks, i);
    const char *due = kith_record_get_text (task, KITH_TASK_DUE);

    n_due += kith_record_get_number (task, KITH_TASK_PERSON) == person && strcmp (due, from) >= 0 &&
             strcmp (due, until) <= 0;
  }
  return n_due;
}

static guint
count_plans (KithCaseFile *file,
             const char   *status,
             gboolean      before_today)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_plan_kind);
  g_autoptr (GPtrArray) plans = NULL;
  guint n_plans = 0;

  kith_query_where (query, "status", status);
  plans = kith_case_file_list (file, query, NULL, NULL);
  for (guint i = 0; i < plans->len; i++)
    n_plans += before_today == (strcmp (kith_record_get_text (g_ptr_array_index (plans, i), KITH_PLAN_DATE),
                                        KITH_TEST_TODAY) < 0);
  return n_plans;
}

static gboolean
find_double (KithCaseFile *file)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GPtrArray) students = kith_case_file_list (file, query, NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < students->len; i++) {
    KithRecord *student = g_ptr_array_index (students, i);

    if (!g_hash_table_add (seen, g_strconcat (kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME), "|",
                                              kith_record_get_text (student, KITH_STUDENT_DATE_OF_BIRTH), NULL)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
find_nearly_eighteen (KithCaseFile *file)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);

  kith_query_where (query, "date-of-birth", "2008-04-03");
  return kith_case_file_count (file, query, NULL) > 0;
}

/* One student was entered twice, to be found and joined; nobody else is taken for somebody. */
static void
test_one_double (void)
{
  g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW);
  g_autoptr (KithCaseFile) file = make ("double.kith", 150, 300, 1, clock);
  g_autoptr (GPtrArray) pairs = kith_duplicates_list_pairs (file, NULL, NULL);

  for (guint i = 0; i < pairs->len; i++) {
    const KithDuplicatePair *pair = g_ptr_array_index (pairs, i);

    g_test_message ("%s – %s: %s", pair->name, pair->other->name, pair->other->reasons);
  }
  g_assert_cmpuint (pairs->len, ==, 1);
  kith_case_file_close (file, NULL);
}

/* Whoever looks around finds a day to work on: late, due today and soon; reviews held, coming and overdue. */
static void
test_a_day_to_work_on (void)
{
  g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW);
  g_autoptr (KithCaseFile) file = make ("day.kith", 60, 600, 1, clock);
  gint64 me = kith_case_file_get_actor (file)->person;

  g_assert_cmpuint (count_due (file, me, "2000-01-01", "2026-03-09"), >=, 3);
  g_assert_cmpuint (count_due (file, me, KITH_TEST_TODAY, KITH_TEST_TODAY), >=, 2);
  g_assert_cmpuint (count_due (file, me, "2026-03-11", "2026-03-31"), >=, 3);
  g_assert_cmpuint (count_plans (file, "held", FALSE), ==, 0);
  g_assert_cmpuint (count_plans (file, "held", TRUE), >, 30);
  g_assert_cmpuint (count_plans (file, "planned", FALSE), >, 30);
  g_assert_cmpuint (count_plans (file, "planned", TRUE), >, 0);
  g_assert_true (find_double (file));
  g_assert_true (find_nearly_eighteen (file));
  kith_case_file_close (file, NULL);
}

/* It is made on whatever day somebody first opens Kith: also while an academic year turns into the next. */
static void
test_any_day (void)
{
  /* days after 10 March 2026: the last of July, the first days of August, the beginning of September */
  static const int days[] = { 143, 144, 145, 163, 175, 184 };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW + days[i] * (gint64) 86400);
    g_autofree char *name = g_strdup_printf ("day-%d.kith", days[i]);
    g_autoptr (KithCaseFile) file = make (name, 150, 150, 1, clock);

    g_assert_nonnull (file);
  }
}

static void
test_exists (void)
{
  g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW);
  g_autofree char *path = dup_path ("there.kith");
  const KithDemoSettings settings = { 1, 1, 1 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (g_file_set_contents (path, "something of somebody's", -1, NULL));
  g_assert_false (kith_demo_create (path, &settings, clock, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "something of somebody's");
}

static void
test_cancelled (void)
{
  g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = dup_path ("cancelled.kith");
  const KithDemoSettings settings = { 5, 50, 1 };
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_cancellable_cancel (cancellable);
  g_assert_false (kith_demo_create (path, &settings, clock, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static gboolean
write_summary_of (KithCaseFile  *file,
                  gint64         student,
                  const char    *path,
                  GError       **error)
{
  const KithReportSubject subject = { .student = student };

  return kith_reports_write (kith_reports_find ("student-summary"), file, &subject, NULL, path, NULL, error);
}

static gboolean
write_summary (KithRecord  *student,
               gpointer     data,
               GError     **error)
{
  KithCaseFile *file = data;
  g_autofree char *path = dup_path ("summary.txt");
  g_autofree char *text = NULL;

  g_assert_true (write_summary_of (file, kith_record_get_id (student), path, error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, kith_record_get_text (student, KITH_STUDENT_PREFERRED_NAME)));
  g_assert_nonnull (strstr (text, "OFFICIAL-SENSITIVE"));
  return TRUE;
}

static void
test_summaries (void)
{
  g_autoptr (KithClock) clock = kith_clock_new_fixed (KITH_TEST_NOW);
  g_autoptr (KithCaseFile) file = make ("summaries.kith", 12, 240, 5, clock);
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GPtrArray) students = kith_case_file_list (file, query, NULL, NULL);
  KithAuditFilter filter = { .limit = 1 };
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *pdf = dup_path ("summary.pdf");
  g_autofree char *wrong = dup_path ("summary.doc");
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first = kith_record_get_id (g_ptr_array_index (students, 0));

  for (guint i = 0; i < students->len; i++)
    g_assert_true (write_summary (g_ptr_array_index (students, i), file, NULL));
  g_assert_true (write_summary_of (file, first, pdf, &error));
  g_assert_true (g_file_get_contents (pdf, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  lines = kith_audit_list (file, &filter, NULL, NULL);
  g_assert_cmpint (((KithAuditLine *) g_ptr_array_index (lines, 0))->action, ==, KITH_AUDIT_PRINTED);
  g_assert_cmpint (((KithAuditLine *) g_ptr_array_index (lines, 0))->student, ==, first);
  g_assert_false (write_summary_of (file, first, wrong, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
  kith_case_file_close (file, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kith_test_use_cheap_keys ();

  g_test_add_func ("/demo/same-seed", test_same_seed);
  g_test_add_func ("/demo/believable", test_believable);
  g_test_add_func ("/demo/rules-hold-today", test_rules_hold_today);
  g_test_add_func ("/demo/one-double", test_one_double);
  g_test_add_func ("/demo/a-day-to-work-on", test_a_day_to_work_on);
  g_test_add_func ("/demo/any-day", test_any_day);
  g_test_add_func ("/demo/exists", test_exists);
  g_test_add_func ("/demo/cancelled", test_cancelled);
  g_test_add_func ("/demo/summaries", test_summaries);

  return g_test_run ();
}
