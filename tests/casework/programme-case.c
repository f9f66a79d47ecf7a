/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "programme-case.h"

#include "kith-feedback.h"
#include "kith-plain-text.h"
#include "kith-reports.h"

void
programme_case_add_students (KithTestCase *test,
                             const char   *authority,
                             const char   *prefix,
                             guint         n,
                             gint64       *ids)
{
  static const char *const names[] = { "Wren Castellanos", "Idris Vaughn", "Tamsin Oyelaran", "Bao Linh", "Cosmo Pike",
                                       "Nadia Ferreira", "Ewan Tolliver", "Saoirse Quill" };

  for (guint i = 0; i < n; i++) {
    g_autofree char *id = g_strdup_printf ("%s%u", prefix, i);
    g_autoptr (KithRecord) student = kith_test_student (names[i], id);

    kith_record_set_text (student, KITH_STUDENT_RESPONSIBLE_LA, i == 1 && *prefix == 'N' ? "NORTHWICK city council" : authority);
    ids[i] = kith_test_save (test->file, student);
  }
}

KithTestCase *
programme_case_new (gint64 eastmere[8])
{
  KithTestCase *test = kith_test_case_new ();
  gint64 ids[8];

  kith_test_case_sign_in (test, "manager");
  programme_case_add_students (test, "Eastmere Council", "E", 8, eastmere);
  programme_case_add_students (test, "Northwick City Council", "N", 6, ids);
  programme_case_add_students (test, "Saltfleet Borough Council", "S", 2, ids);
  for (guint i = 0; i < 8; i++) {
    g_autoptr (KithRecord) note = kith_test_note (eastmere[i], "We looked at the timetable together.");

    kith_test_save (test->file, note);
  }
  return test;
}

KithDocument *
programme_case_report (KithTestCase  *test,
                       const char    *name,
                       const char    *authority,
                       GError       **error)
{
  KithReportSubject subject = { 0 };

  g_strlcpy (subject.authority, authority, sizeof subject.authority);
  return kith_reports_make (kith_reports_find (name), test->file, &subject, NULL, error);
}

char *
programme_case_text (KithTestCase *test,
                     const char   *name,
                     const char   *authority)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document = programme_case_report (test, name, authority, &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

gint64
programme_case_add_quote (KithTestCase *test,
                          gint64        student,
                          const char   *words)
{
  g_autoptr (KithRecord) feedback = kith_record_new (&kith_feedback_kind);

  kith_record_set_number (feedback, KITH_FEEDBACK_STUDENT, student);
  kith_record_set_text (feedback, KITH_FEEDBACK_DATE, "2026-02-02");
  kith_record_set_text (feedback, KITH_FEEDBACK_SAID_BY, "student");
  kith_record_set_text (feedback, KITH_FEEDBACK_QUOTE, words);
  kith_record_set_text (feedback, KITH_FEEDBACK_CONSENT_ON, "2026-02-03");
  kith_record_set_text (feedback, KITH_FEEDBACK_CONSENT_HOW, "Asked in person");
  kith_record_set_text (feedback, KITH_FEEDBACK_USE, "reports");
  kith_record_set_text (feedback, KITH_FEEDBACK_EXPIRES_ON, "2027-02-02");
  kith_record_set_text (feedback, KITH_FEEDBACK_PRINT_NAME, "a student, 17");
  return kith_test_save (test->file, feedback);
}
