/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-blank-forms.h"
#include "kith-error.h"
#include "kith-plain-text.h"
#include "kith-reports.h"
#include "kith-test-case.h"

#include <string.h>

static char *
dup_text (KithTestCase *test,
          guint         form)
{
  const KithReportSubject subject = { .form = form };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDocument) document =
    kith_reports_make (kith_reports_find ("blank-forms"), test->file, &subject, NULL, &error);

  g_assert_no_error (error);
  return kith_document_to_plain_text (document);
}

static guint
find_form (const char *title)
{
  for (guint i = 0; i < kith_blank_forms_get_n (); i++)
    if (g_str_equal (kith_blank_forms_get_title (i), title))
      return i;
  g_error ("There is no form “%s”.", title);
}

/* Paper asks what the window asks: the words are those of the field tables. */
static void
test_questions (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autofree char *note = dup_text (test, find_form ("Note"));
  g_autofree char *goal = dup_text (test, find_form ("Goal"));

  g_assert_nonnull (strstr (note, kith_field_get_label (&kith_note_kind.fields[KITH_NOTE_OWN_WORDS])));
  for (guint i = 0; i < kith_note_kind.fields[KITH_NOTE_TYPE].choices->n_choices; i++) {
    g_autofree char *box = g_strdup_printf ("[ ] %s\n", kith_note_kind.fields[KITH_NOTE_TYPE].choices->choices[i].label);

    g_assert_nonnull (strstr (note, box));
  }
  g_assert_null (strstr (note, kith_field_get_label (&kith_note_kind.fields[KITH_NOTE_STRUCK_AT])));
  g_assert_nonnull (strstr (goal, "[ ] 10\n"));
  for (guint i = 0; i < kith_blank_forms_get_n (); i++) {
    g_autofree char *text = dup_text (test, i);

    g_assert_nonnull (strstr (text, "When it is filled in"));
    g_assert_nonnull (strstr (text, "______"));
    g_assert_null (strstr (text, "Jay A"));
  }
}

/* Whom to call stands on top, as far as the college has written it down. */
static void
test_danger (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (KithRecord) college = kith_record_new (&kith_college_kind);
  guint form = find_form ("Safeguarding Concern");
  g_autofree char *before = dup_text (test, form);
  g_autofree char *after = NULL;

  kith_record_set_text (college, KITH_COLLEGE_LEAD_NAME, "Ruth Abebe");
  kith_record_set_text (college, KITH_COLLEGE_LEAD_PHONE, "01632 960 001");
  kith_record_set_text (college, KITH_COLLEGE_OTHER_PHONE, "Duty manager, 01632 960 002");
  kith_test_save (test->file, college);
  after = dup_text (test, form);
  g_assert_nonnull (strstr (before, "In danger now? Call 999, then the safeguarding lead."));
  g_assert_nonnull (strstr (before, "Give it to the designated safeguarding lead today"));
  g_assert_nonnull (strstr (after, "In danger now? Call 999, then Ruth Abebe on 01632 960 001."));
  g_assert_nonnull (strstr (after, "Duty manager, 01632 960 002"));
  g_assert_nonnull (strstr (after, "Give it to Ruth Abebe, the designated safeguarding lead (01632 960 001) today"));
}

static void
test_no_such_form (void)
{
  g_autoptr (KithTestCase) test = kith_test_case_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_blank_forms_make (test->file, kith_blank_forms_get_n (), NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_USAGE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kith_test_use_cheap_keys ();

  g_test_add_func ("/blank-forms/questions", test_questions);
  g_test_add_func ("/blank-forms/danger", test_danger);
  g_test_add_func ("/blank-forms/no-such-form", test_no_such_form);

  return g_test_run ();
}
