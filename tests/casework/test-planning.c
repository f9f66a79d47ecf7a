/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-error.h"
#include "kith-plain-text.h"
#include "kith-plans-list.h"
#include "kith-reports.h"
#include "kith-test-case.h"
#include "kith-today.h"

#include <string.h>

static char *
make_text (KithTestCase            *test,
           const char              *report,
           const KithReportSubject *subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = kith_reports_make (kith_reports_find (report), test->file, subject, NULL, &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

static void
assert_refused (KithTestCase            *test,
                const char              *report,
                const KithReportSubject *subject,
                int                      code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = kith_reports_make (kith_reports_find (report), test->file, subject, NULL, &error);

  g_assert_null (document);
  g_assert_error (error, KITH_ERROR, code);
}

static gint64
count (KithTestCase *test,
       KithQuery    *query)
{
  g_autoptr (GError) error = NULL;
  gint64 n = kith_case_file_count (test->file, query, &error);

  g_assert_no_error (error);
  return n;
}

static void
add_plan (KithTestCase *test,
          gint64        student,
          const char   *type,
          const char   *date)
{
  g_autoptr (KithRecord) plan = kith_test_record (test, &kith_plan_kind, student, 0);

  kith_record_set_text (plan, KITH_PLAN_TYPE, type);
  kith_record_set_text (plan, KITH_PLAN_STATUS, "planned");
  kith_record_set_text (plan, KITH_PLAN_DATE, date);
  kith_test_save (test->file, plan);
}

static void
add_professional (KithTestCase *test,
                  gint64        student,
                  const char   *role,
                  const char   *name,
                  const char   *may_contact)
{
  g_autoptr (KithRecord) professional = kith_record_new (&kith_professional_kind);

  kith_record_set_number (professional, KITH_PROFESSIONAL_STUDENT, student);
  kith_record_set_text (professional, KITH_PROFESSIONAL_ROLE, role);
  kith_record_set_text (professional, KITH_PROFESSIONAL_NAME, name);
  kith_record_set_text (professional, KITH_PROFESSIONAL_MAY_CONTACT, may_contact);
  kith_test_save (test->file, professional);
}

static void
fill_plans (KithTestCase *test)
{
  kith_test_case_sign_in (test, "welfare");
  add_plan (test, test->jay, "pep", "2026-03-02");
  add_plan (test, test->zofia, "pathway", "2026-03-20");
  add_plan (test, test->jay, "pathway", "2026-05-08");
  add_plan (test, test->ali, "ehc", "2026-03-31");
}

/* The number on paper is that of Today, of which it is the print. */
static void
test_plans_same_number (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithQuery) todays = NULL;
  g_autoptr (KithQuery) far = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_of_far = NULL;
  g_autofree char *counted = NULL;
  g_autofree char *counted_far = NULL;
  const KithReportSubject subject = { 0 };
  const KithReportSubject ahead = { .ahead = 60 };
  KithTodayDay day;

  fill_plans (test);
  g_assert_true (kith_today_begin (test->file, &day, NULL));
  todays = kith_today_create_query (test->file, KITH_TODAY_PLANS, &day, NULL);
  far = kith_plans_list_create_query (test->file, 0, 60);
  text = make_text (test, "plans-due", &subject);
  text_of_far = make_text (test, "plans-due", &ahead);
  counted = g_strdup_printf ("%d plans and reviews: 1 overdue, 2 due in the next 30 days.", (int) count (test, todays));
  counted_far = g_strdup_printf ("%d plans and reviews: 1 overdue, 3 due in the next 60 days.", (int) count (test, far));
  g_assert_nonnull (strstr (text, counted));
  g_assert_nonnull (strstr (text_of_far, counted_far));
  g_assert_true (strstr (text, "Jay A") < strstr (text, "Zofia"));
}

static void
test_plans_whose (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const KithReportSubject subject = { .person = test->coach, .order = KITH_REPORT_ORDER_NAME };
  const KithReportSubject everybody = { 0 };
  g_autofree char *caseload = NULL;
  g_autofree char *mentors = NULL;
  g_autofree char *coachs = NULL;

  fill_plans (test);
  add_professional (test, test->jay, "social-worker", "Lukáš Dvořák", "yes");
  add_professional (test, test->jay, "virtual-school", "Grace Adeyemi", "no");
  caseload = make_text (test, "plans-due", &subject);
  g_assert_nonnull (strstr (caseload, "Social worker: Lukáš Dvořák"));
  g_assert_null (strstr (caseload, "Grace"));
  g_assert_null (strstr (caseload, "علي"));
  kith_test_case_sign_in (test, "mentor");
  mentors = make_text (test, "plans-due", &everybody);
  g_assert_nonnull (strstr (mentors, "Jay A"));
  g_assert_null (strstr (mentors, "Zofia"));
  kith_test_case_sign_in (test, "coach");
  coachs = make_text (test, "plans-due", &everybody);
  g_assert_null (strstr (coachs, "علي"));
  kith_test_case_sign_in (test, "admin");
  assert_refused (test, "plans-due", &everybody, KITH_ERROR_NOT_ALLOWED);
}

static void
test_plans_none (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const KithReportSubject subject = { .ahead = 90 };
  g_autofree char *text = NULL;

  kith_test_case_sign_in (test, "manager");
  text = make_text (test, "plans-due", &subject);
  g_assert_nonnull (strstr (text, "No plan or review is overdue or due in the next 90 days."));
}

static void
add_status (KithTestCase *test,
            gint64        student,
            const char   *code)
{
  g_autoptr (KithRecord) status = kith_record_new (&kith_care_status_kind);

  kith_record_set_number (status, KITH_CARE_STATUS_STUDENT, student);
  kith_record_set_text (status, KITH_CARE_STATUS_STATUS, code);
  kith_record_set_text (status, KITH_CARE_STATUS_FROM, "2025-09-01");
  kith_test_save (test->file, status);
}

static void
set_text (KithTestCase     *test,
          gint64            id,
          KithStudentField  field,
          const char       *text)
{
  g_autoptr (KithRecord) student = kith_case_file_load (test->file, &kith_student_kind, id, NULL);
  g_autoptr (GError) error = NULL;

  kith_record_set_text (student, field, text);
  kith_case_file_save (test->file, student, KITH_SAVE_ACCEPT_WARNINGS, &error);
  g_assert_no_error (error);
}

/* The lines of the one student of a caseload. */
static char *
dup_of_jay (KithTestCase *test)
{
  const KithReportSubject subject = { .person = test->mentor };

  return make_text (test, "missing-data", &subject);
}

static void
test_missing (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  kith_test_case_sign_in (test, "welfare");
  before = dup_of_jay (test);
  g_assert_nonnull (strstr (before, "Something is missing for 1 student."));
  g_assert_nonnull (strstr (before, "Emergency contact: Missing"));
  g_assert_nonnull (strstr (before, "Care status: Missing"));
  g_assert_nonnull (strstr (before, "Coach: ok"));
  /* nobody looks for a PEP of somebody whose status is not known */
  g_assert_nonnull (strstr (before, "Next PEP: –"));
  add_status (test, test->jay, "looked-after");
  set_text (test, test->jay, KITH_STUDENT_EMERGENCY_CONTACT, "Maureen, foster carer, 07700 900461");
  set_text (test, test->jay, KITH_STUDENT_OWN_WORDS, "Ask me twice.");
  after = dup_of_jay (test);
  g_assert_nonnull (strstr (after, "Emergency contact: ok"));
  g_assert_nonnull (strstr (after, "Own words: ok"));
  g_assert_nonnull (strstr (after, "Care status: ok"));
  g_assert_nonnull (strstr (after, "Social worker or PA: Missing"));
  g_assert_nonnull (strstr (after, "Next PEP: Missing"));
  add_plan (test, test->jay, "pep", "2026-06-02");
  add_professional (test, test->jay, "social-worker", "Lukáš Dvořák", "no");
  g_clear_pointer (&after, g_free);
  after = dup_of_jay (test);
  g_assert_nonnull (strstr (after, "Next PEP: ok"));
  g_assert_nonnull (strstr (after, "Social worker or PA: ok"));
}

/* Who has nothing missing is counted and not listed; who is a mentor is not told what they may not see anyway. */
static void
test_missing_roles (void)
{
  static const char *const refused[] = { "mentor", "dpo", "admin" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  const KithReportSubject subject = { 0 };
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    kith_test_case_sign_in (test, refused[i]);
    assert_refused (test, "missing-data", &subject, KITH_ERROR_NOT_ALLOWED);
  }
  kith_test_case_sign_in (test, "coach");
  text = make_text (test, "missing-data", &subject);
  g_assert_nonnull (strstr (text, "Something is missing for 2 students."));
  g_assert_null (strstr (text, "علي"));
}

static gint64
add_note (KithTestCase *test,
          const char   *text,
          const char   *date,
          const char   *visibility)
{
  g_autoptr (KithRecord) note = kith_test_note (test->jay, text);

  kith_record_set_text (note, KITH_NOTE_DATE, date);
  kith_record_set_text (note, KITH_NOTE_VISIBILITY, visibility);
  kith_record_set_text (note, KITH_NOTE_OWN_WORDS, "I'm fine.");
  return kith_test_save (test->file, note);
}

static void
test_note_newest (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithReportSubject subject = { .student = test->jay };
  g_autofree char *newest = NULL;
  g_autofree char *chosen = NULL;
  g_autoptr (KithRecord) amendment = kith_record_new (&kith_amendment_kind);
  gint64 older;

  kith_test_case_sign_in (test, "coach");
  assert_refused (test, "one-to-one-note", &subject, KITH_ERROR_NOT_FOUND);
  older = add_note (test, "Looked at the timetable.", "2026-03-06", "team");
  add_note (test, "Walked to the library.", "2026-03-09", "team");
  kith_record_set_number (amendment, KITH_AMENDMENT_NOTE, older);
  kith_record_set_text (amendment, KITH_AMENDMENT_TEXT, "It was last week's timetable.");
  kith_test_save (test->file, amendment);
  newest = make_text (test, "one-to-one-note", &subject);
  g_assert_nonnull (strstr (newest, "Walked to the library."));
  g_assert_null (strstr (newest, "timetable"));
  subject.note = older;
  chosen = make_text (test, "one-to-one-note", &subject);
  g_assert_true (strstr (chosen, "I'm fine.") < strstr (chosen, "Looked at the timetable."));
  g_assert_true (strstr (chosen, "Looked at the timetable.") < strstr (chosen, "It was last week's timetable."));
  subject.student = test->zofia;
  assert_refused (test, "one-to-one-note", &subject, KITH_ERROR_INVALID);
}

/* What a person may not read is on none of their paper, and what was struck out is on nobody's. */
static void
test_note_policy (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  KithReportSubject subject = { .student = test->jay };
  g_autofree char *leads = NULL;
  gint64 supporters, struck, lead_only;

  kith_test_case_sign_in (test, "coach");
  supporters = add_note (test, "Between the two of us.", "2026-03-06", "supporters");
  struck = add_note (test, "Meant for somebody else.", "2026-03-09", "team");
  kith_test_case_sign_in (test, "dsl");
  lead_only = add_note (test, "For the lead.", "2026-03-09", "dsl");
  kith_test_case_sign_in (test, "manager");
  g_assert_true (kith_case_file_strike_note (test->file, struck, "Another student", NULL));
  subject.note = struck;
  assert_refused (test, "one-to-one-note", &subject, KITH_ERROR_INVALID);
  kith_test_case_sign_in (test, "mentor");
  subject.note = supporters;
  assert_refused (test, "one-to-one-note", &subject, KITH_ERROR_NOT_FOUND);
  subject.note = 0;
  assert_refused (test, "one-to-one-note", &subject, KITH_ERROR_NOT_FOUND);
  kith_test_case_sign_in (test, "coach");
  subject.note = lead_only;
  assert_refused (test, "one-to-one-note", &subject, KITH_ERROR_NOT_FOUND);
  kith_test_case_sign_in (test, "dsl");
  leads = make_text (test, "one-to-one-note", &subject);
  g_assert_nonnull (strstr (leads, "For the lead."));
  g_assert_nonnull (strstr (leads, "For the safeguarding lead only."));
  g_assert_nonnull (strstr (leads, "Who may read it: Safeguarding lead only"));
  kith_test_case_sign_in (test, "admin");
  assert_refused (test, "one-to-one-note", &subject, KITH_ERROR_NOT_ALLOWED);
}

/* A former student who works here now is on the paper of the lead and of nobody else. */
static void
test_kept_apart (void)
{
  static const char *const reports[] = { "coach-caseload", "plans-due", "missing-data" };
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) link = kith_record_new (&kith_former_student_kind);
  KithReportSubject subject = { 0 };

  fill_plans (test);
  kith_test_case_sign_in (test, "coach");
  add_note (test, "Walked to the library.", "2026-03-09", "team");
  kith_test_case_sign_in (test, "dsl");
  kith_record_set_number (link, KITH_FORMER_STUDENT_PERSON, test->mentor2);
  kith_record_set_number (link, KITH_FORMER_STUDENT_STUDENT, test->jay);
  kith_test_save (test->file, link);
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++) {
    g_autofree char *leads = make_text (test, reports[i], &subject);

    g_assert_nonnull (strstr (leads, "Jay A"));
  }
  kith_test_case_sign_in (test, "manager");
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++) {
    g_autofree char *managers = make_text (test, reports[i], &subject);

    g_assert_null (strstr (managers, "Jay A"));
    g_assert_nonnull (strstr (managers, "Zofia"));
  }
  subject.student = test->jay;
  assert_refused (test, "one-to-one-note", &subject, KITH_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/planning/plans/same-number", test_plans_same_number);
  g_test_add_func ("/planning/plans/whose", test_plans_whose);
  g_test_add_func ("/planning/plans/none", test_plans_none);
  g_test_add_func ("/planning/missing/fields", test_missing);
  g_test_add_func ("/planning/missing/roles", test_missing_roles);
  g_test_add_func ("/planning/note/newest", test_note_newest);
  g_test_add_func ("/planning/note/policy", test_note_policy);
  g_test_add_func ("/planning/kept-apart", test_kept_apart);

  return g_test_run ();
}
