/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo.h"
#include "kith-document-check.h"
#include "kith-evidence.h"
#include "kith-feedback.h"
#include "kith-plain-text.h"
#include "kith-reports.h"
#include "kith-share-check.h"
#include "kith-test-case.h"
#include "programme-case.h"

#include <glib/gstdio.h>
#include <string.h>

/* What is looked for before something leaves the team. */

static gboolean
has_finding (KithDocument *document,
             const char   *words)
{
  GPtrArray *findings = kith_document_get_findings (document);

  for (guint i = 0; i < findings->len; i++)
    if (strstr (g_ptr_array_index (findings, i), words) != NULL)
      return TRUE;
  return FALSE;
}

/* A name in a line of evidence is found, and a quote without consent is not printed at all. */
static void
test_findings (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autoptr (KithRecord) evidence = kith_record_new (&kith_evidence_kind);
  g_autoptr (KithRecord) feedback = kith_record_new (&kith_feedback_kind);
  g_autoptr (KithDocument) clean = programme_case_report (test, "programme", "", NULL);
  g_autoptr (KithDocument) document = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (kith_document_get_findings (clean)->len, ==, 0);
  kith_record_set_text (evidence, KITH_EVIDENCE_DATE, "2026-02-02");
  kith_record_set_text (evidence, KITH_EVIDENCE_TEXT, "Tamsin spoke at the open evening");
  kith_record_set_text (evidence, KITH_EVIDENCE_AREA, "pre-entry");
  kith_test_save (test->file, evidence);
  kith_record_set_text (feedback, KITH_FEEDBACK_DATE, "2026-02-02");
  kith_record_set_text (feedback, KITH_FEEDBACK_SAID_BY, "student");
  kith_record_set_text (feedback, KITH_FEEDBACK_QUOTE, "Nobody else remembered my birthday.");
  kith_test_save (test->file, feedback);
  document = programme_case_report (test, "programme", "", NULL);
  text = kith_document_to_plain_text (document);
  g_assert_null (strstr (text, "remembered my birthday"));
  g_assert_cmpuint (kith_document_get_findings (document)->len, ==, 1);
  g_assert_true (has_finding (document, "“Tamsin”, under “Pre-entry”, is the name of a student."));
}

static gboolean
finds (KithTestCase *test,
       const char   *text)
{
  g_autoptr (KithDocument) document = kith_document_new ("Invented");
  g_autoptr (GError) error = NULL;

  kith_document_set_text (document, KITH_DOCUMENT_ORGANISATION, "Pike Hill College");
  kith_document_add_heading (document, 2, "Evidence");
  kith_document_add_paragraph (document, KITH_PARAGRAPH_NORMAL, text);
  g_assert_true (kith_share_check (test->file, document, &error));
  g_assert_no_error (error);
  return kith_document_get_findings (document)->len > 0;
}

/* However a name is written; and no more than names. */
static void
test_names (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autoptr (KithRecord) summer = kith_test_student ("Summer Hope", "H1");

  kith_record_set_text (summer, KITH_STUDENT_LEGAL_FIRST_NAME, "Persephone");
  kith_record_set_text (summer, KITH_STUDENT_LEGAL_LAST_NAME, "Okonjo");
  kith_record_set_text (summer, KITH_STUDENT_PREVIOUS_NAMES, "Percy Adair, Bee");
  kith_test_save (test->file, summer);
  g_assert_true (finds (test, "We thank Zofia O’Brien-Źródło."));
  g_assert_true (finds (test, "ZOFIA OBRIEN ZRODLO came."));
  g_assert_true (finds (test, "It was Tamsin’s idea."));
  g_assert_true (finds (test, "(Oyelaran)"));
  g_assert_true (finds (test, "مع علي اليوم"));
  g_assert_true (finds (test, "summer hope was there"));
  g_assert_true (finds (test, "Persephone did it."));
  g_assert_true (finds (test, "Once called Percy."));
  g_assert_true (finds (test, "Cosmo Pike spoke."));
  g_assert_false (finds (test, "The Summer term went well, we hope."));
  g_assert_false (finds (test, "Pike Hill College opened a quill workshop."));
  g_assert_false (finds (test, "Wrens nest in the courtyard, and a wren sang."));
}

static KithDocument *
check_typed (KithTestCase *test,
             const char   *text)
{
  KithDocument *document = kith_document_new ("Invented");
  const KithListItem item = { text, FALSE };

  kith_document_add_heading (document, 2, "Evidence");
  kith_document_add_list (document, KITH_LIST_BULLETS, &item, 1);
  kith_document_mark_typed (document);
  g_assert_true (kith_share_check (test->file, document, NULL));
  return document;
}

/* In what somebody typed, a word that is a name may be one wherever it has a capital, but not as a month with its day; in
 * the program’s own words it is none. */
static void
test_common_names (void)
{
  static const struct {
    const char *text;
    const char *found;
  } cases[] = {
    { "Grace gave a talk to governors", "“Grace”, under “Evidence”, may be a name." },
    { "A talk by Grace’s mentor", "“Grace’s”, under “Evidence”, may be a name." },
    { "Governors thanked Jo", "“Jo”, under “Evidence”, may be a name." },
    { "Two days of grace for late papers", NULL },
    { "Open day (12 May 2026)", NULL },
    { "Agreed in May 2026", NULL },
    { "May spoke at it (12 May 2026)", "“May”, under “Evidence”, may be a name." },
    { "Grace Abiodun gave a talk", "“Grace Abiodun”, under “Evidence”, is the name of a student." },
  };
  static const char *const names[] = { "Grace Abiodun", "Jo Penhallow", "May Winterbourne" };
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *id = g_strdup_printf ("C%u", i);
    g_autoptr (KithRecord) student = kith_test_student (names[i], id);

    kith_test_save (test->file, student);
  }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KithDocument) document = check_typed (test, cases[i].text);

    g_test_message ("%s", cases[i].text);
    g_assert_cmpuint (kith_document_get_findings (document)->len, ==, cases[i].found != NULL ? 1 : 0);
    g_assert_true (cases[i].found == NULL || has_finding (document, cases[i].found));
  }
  g_assert_false (finds (test, "Grace and May are words of the program here."));
}

/* A peer mentor may be care-experienced as well. */
static void
test_team_names (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autoptr (KithRecord) mentor = kith_case_file_load (test->file, &kith_person_kind, test->mentor, NULL);
  g_autofree char *text = g_strdup_printf ("%s led the group", kith_record_get_text (mentor, KITH_PERSON_NAME));
  g_autoptr (KithDocument) document = check_typed (test, text);

  g_assert_cmpuint (kith_document_get_findings (document)->len, ==, 1);
  g_assert_true (has_finding (document, "is the name of somebody in the team, who may be care-experienced too."));
}

/* The lines and actions of the report are looked through as what somebody typed. */
static void
test_typed_in_report (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autoptr (KithRecord) evidence = kith_record_new (&kith_evidence_kind);
  g_autoptr (KithRecord) grace = kith_test_student ("Grace Abiodun", "C1");
  g_autoptr (KithRecord) holly = kith_test_student ("Holly Idowu", "C2");
  g_autoptr (KithDocument) document = NULL;

  kith_test_save (test->file, grace);
  kith_test_save (test->file, holly);
  kith_record_set_text (evidence, KITH_EVIDENCE_DATE, "2026-02-02");
  kith_record_set_text (evidence, KITH_EVIDENCE_TEXT, "Grace gave a talk to governors");
  kith_record_set_text (evidence, KITH_EVIDENCE_AREA, "pre-entry");
  kith_record_set_text (evidence, KITH_EVIDENCE_ACTION, "Ask Holly to give the next");
  kith_record_set_text (evidence, KITH_EVIDENCE_ACTION_BY, "2026-04-02");
  kith_test_save (test->file, evidence);
  document = programme_case_report (test, "programme", "", NULL);
  g_assert_cmpuint (kith_document_get_findings (document)->len, ==, 2);
  g_assert_true (has_finding (document, "“Grace”, under “Pre-entry”, may be a name."));
  g_assert_true (has_finding (document, "“Holly”, under “Actions”, may be a name."));
}

static void
test_small_numbers (void)
{
  static const KithColumn columns[] = { { "Group", 1, KITH_ALIGN_START }, { "Students", 1, KITH_ALIGN_END } };
  static const char *const cells[] = { "Estranged", "3", NULL };
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autoptr (KithDocument) document = kith_document_new ("Invented");
  g_autoptr (KithDocument) marked = kith_document_new ("Invented");

  for (guint i = 0; i < 2; i++) {
    KithDocument *one = i == 0 ? document : marked;

    kith_document_add_heading (one, 2, "By hand");
    kith_document_add_table (one, columns, G_N_ELEMENTS (columns));
    kith_document_add_row (one, cells);
    if (i == 1)
      kith_document_mark_suppressed (one);
    g_assert_true (kith_share_check (test->file, one, NULL));
  }
  g_assert_true (has_finding (document, "Under “By hand” stands a number under 5"));
  g_assert_cmpuint (kith_document_get_findings (marked)->len, ==, 0);
}

/* Words that are printed as somebody’s own need a consent that still holds. */
static void
test_quotes (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);
  g_autoptr (KithDocument) document = kith_document_new ("Invented");

  kith_document_add_heading (document, 2, "Words");
  kith_document_add_paragraph (document, KITH_PARAGRAPH_QUOTE, "“I like it here.”");
  g_assert_true (kith_share_check (test->file, document, NULL));
  g_assert_true (has_finding (document, "no consent to quote them in reports is recorded"));
}

static gint64
save_feedback (KithTestCase *test,
               const char   *words)
{
  g_autoptr (KithRecord) feedback = kith_record_new (&kith_feedback_kind);

  kith_record_set_text (feedback, KITH_FEEDBACK_DATE, "2026-02-02");
  kith_record_set_text (feedback, KITH_FEEDBACK_SAID_BY, "student");
  kith_record_set_text (feedback, KITH_FEEDBACK_QUOTE, words);
  return kith_test_save (test->file, feedback);
}

/* Words nobody agreed to have quoted are found inside a sentence too, unless they are so short that anybody says them. */
static void
test_words_without_consent (void)
{
  gint64 eastmere[8];
  g_autoptr (KithTestCase) test = programme_case_new (eastmere);

  save_feedback (test, "Nobody else remembered my birthday.");
  save_feedback (test, "It helps.");
  programme_case_add_quote (test, eastmere[0], "Somebody noticed when I was late.");
  g_assert_true (finds (test, "One said: NOBODY else remembered my birthday. We do now."));
  g_assert_true (finds (test, "It helps."));
  g_assert_false (finds (test, "It helps. We asked."));
  g_assert_false (finds (test, "One said: Somebody noticed when I was late."));
}

static KithCaseFile *
make_demonstration (void)
{
  const KithDemoSettings settings = { 60, 1500, KITH_DEMO_SEED };
  g_autoptr (KithClock) clock = kith_clock_new_fixed (1795863600);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "shared.kith", NULL);
  g_autoptr (GError) error = NULL;
  KithCaseFile *file = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  kith_test_use_cheap_keys ();
  kith_demo_create (path, &settings, clock, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  file = kith_case_file_open (path, KITH_DEMO_ACCOUNT, KITH_DEMO_PASSPHRASE, clock, NULL, &error);
  g_assert_no_error (error);
  return file;
}

/* Somebody with a programme, for the reports on one person. */
static gint64
find_mentor (KithCaseFile *file)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_programme_kind);
  g_autoptr (GPtrArray) programmes = kith_case_file_list (file, query, NULL, NULL);

  g_assert_cmpuint (programmes->len, >, 0);
  return kith_record_get_number (g_ptr_array_index (programmes, 0), KITH_PROGRAMME_PERSON);
}

/* Every report that names no student, or is made to leave the team, on the demonstration. */
static void
test_every_report (void)
{
  g_autoptr (KithCaseFile) file = make_demonstration ();
  guint n_reports, n_nameless = 0, n_shared = 0;
  const KithReport *reports = kith_reports_get (&n_reports);
  KithReportSubject subject = { .person = find_mentor (file) };

  for (guint i = 0; i < n_reports; i++) {
    g_autoptr (KithDocument) document = NULL;
    g_autoptr (GError) error = NULL;

    if (!(reports[i].takes & (KITH_REPORT_NAMELESS | KITH_REPORT_SHARED)))
      continue;
    document = kith_reports_make (&reports[i], file, &subject, NULL, &error);
    g_assert_no_error (error);
    if (reports[i].takes & KITH_REPORT_SHARED) {
      n_shared++;
      for (guint j = 0; j < kith_document_get_findings (document)->len; j++)
        g_error ("%s: %s", reports[i].name, (char *) g_ptr_array_index (kith_document_get_findings (document), j));
    } else {
      n_nameless++;
      g_assert_true (kith_share_check (file, document, &error));
      g_assert_no_error (error);
      if (has_finding (document, "is the name of a student"))
        g_error ("%s: %s", reports[i].name, (char *) g_ptr_array_index (kith_document_get_findings (document), 0));
    }
  }
  g_assert_cmpuint (n_shared, >=, 2);
  g_assert_cmpuint (n_nameless, >=, 2);
  g_assert_true (kith_case_file_close (file, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/share-check/findings", test_findings);
  g_test_add_func ("/share-check/names", test_names);
  g_test_add_func ("/share-check/common-names", test_common_names);
  g_test_add_func ("/share-check/team-names", test_team_names);
  g_test_add_func ("/share-check/typed-in-report", test_typed_in_report);
  g_test_add_func ("/share-check/small-numbers", test_small_numbers);
  g_test_add_func ("/share-check/quotes", test_quotes);
  g_test_add_func ("/share-check/words-without-consent", test_words_without_consent);
  g_test_add_func ("/share-check/every-report", test_every_report);
  return g_test_run ();
}
