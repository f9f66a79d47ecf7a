/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-assessment.h"

#include "kith-date.h"
#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* How an apprentice is doing, each term. */
struct _KithAssessment
{
  KithRecord parent_instance;
};

static void
check_date (KithRecord      *record,
            guint            field,
            const KithRules *rules,
            KithProblems    *problems)
{
  GDate date;

  if (kith_record_get_date (record, field, &date) && g_date_compare (&date, &rules->today) > 0)
    kith_problems_add (problems, "date", KITH_SEVERITY_ERROR, _("This date hasn’t come yet."));
}

static const KithField assessment_fields[] = {
  [KITH_ASSESSMENT_PERSON] = { "person", KITH_FIELD_LINK, N_("Apprentice"), .kind = "person",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose whose assessment it is.") },
  [KITH_ASSESSMENT_TERM] = { "term", KITH_FIELD_CHOICE, N_("Term"), .choices = &kith_terms,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK, .missing = N_("Choose the term.") },
  [KITH_ASSESSMENT_DATE] = { "date", KITH_FIELD_DATE, N_("Date"), .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK,
    .missing = N_("Enter the day of the assessment."), .check = check_date },
  [KITH_ASSESSMENT_ASSESSOR] = { "assessor", KITH_FIELD_LINE, N_("Assessor"), .limit = 100, .flags = KITH_FIELD_QUICK },
  [KITH_ASSESSMENT_RESULT] = { "result", KITH_FIELD_CHOICE, N_("Result"), .choices = &kith_assessment_results,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK, .missing = N_("Choose the result.") },
  [KITH_ASSESSMENT_FEEDBACK] = { "feedback", KITH_FIELD_TEXT, N_("Feedback") },
  [KITH_ASSESSMENT_ACTIONS] = { "actions", KITH_FIELD_TEXT, N_("What to do next") },
};

static char *
dup_title (KithRecord *record)
{
  g_autofree char *term = kith_record_format (record, KITH_ASSESSMENT_TERM);
  g_autofree char *date = kith_date_format_iso_short (kith_record_get_text (record, KITH_ASSESSMENT_DATE));

  /* Translators: a term and a date */
  return g_strdup_printf (_("%s, %s"), term, date);
}

const KithKind kith_assessment_kind = {
  .name = "assessment",
  .plural = "assessments",
  .table = "assessment",
  .label = N_("Term assessment"),
  .label_plural = N_("Term assessments"),
  .fields = assessment_fields,
  .n_fields = G_N_ELEMENTS (assessment_fields),
  .get_type = kith_assessment_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-date",
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithAssessment, kith_assessment)
