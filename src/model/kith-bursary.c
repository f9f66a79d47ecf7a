/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-bursary.h"

#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"

/* The 16 to 19 bursary for vulnerable groups in one academic year. Source: section 2.5 of the domain reference. */
struct _KithBursary
{
  KithRecord parent_instance;
};

static const KithField bursary_fields[] = {
  [KITH_BURSARY_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_BURSARY_YEAR] = { "year", KITH_FIELD_NUMBER, N_("Academic year begins in"), .limit = 2100, .minimum = 2000,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL,
    .missing = N_("Enter the year in which the academic year begins."), .hint = N_("2026 for 2026 to 2027") },
  [KITH_BURSARY_GROUP] = { "group", KITH_FIELD_CHOICE, N_("Group"), .choices = &kith_bursary_groups,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL, .missing = N_("Choose why the student can have it.") },
  [KITH_BURSARY_EVIDENCE] = { "evidence", KITH_FIELD_CHOICE, N_("Evidence"), .choices = &kith_evidence_types,
    .flags = KITH_FIELD_PERSONAL },
  [KITH_BURSARY_EVIDENCE_DATE] = { "evidence-date", KITH_FIELD_DATE, N_("Evidence seen on"),
    .flags = KITH_FIELD_PERSONAL },
  [KITH_BURSARY_ASSESSED] = { "assessed", KITH_FIELD_MONEY, N_("Assessed need"), .limit = 10000000,
    .flags = KITH_FIELD_PERSONAL },
  [KITH_BURSARY_AWARDED] = { "awarded", KITH_FIELD_MONEY, N_("Awarded"), .limit = 120000,
    .flags = KITH_FIELD_PERSONAL, .hint = N_("At most £1,200.00 for a full year") },
  [KITH_BURSARY_WEEKS] = { "weeks", KITH_FIELD_NUMBER, N_("Weeks of the course"), .limit = 52, .minimum = 1,
    .flags = KITH_FIELD_PERSONAL },
  [KITH_BURSARY_PAID] = { "paid", KITH_FIELD_MONEY, N_("Paid so far"), .limit = 10000000,
    .flags = KITH_FIELD_PERSONAL },
  [KITH_BURSARY_PAID_AS] = { "paid-as", KITH_FIELD_CHOICE, N_("Paid as"), .choices = &kith_bursary_payments,
    .flags = KITH_FIELD_PERSONAL },
  [KITH_BURSARY_CLAIM] = { "claim", KITH_FIELD_LINE, N_("Claim reference"), .limit = 60,
    .flags = KITH_FIELD_PERSONAL },
  [KITH_BURSARY_STOPPED] = { "stopped", KITH_FIELD_LINE, N_("Why it stopped"),
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_MORE },
};

static void
check_bursary (KithRecord      *record,
               const KithRules *rules,
               KithProblems    *problems)
{
  if (kith_record_get_number (record, KITH_BURSARY_PAID) > kith_record_get_number (record, KITH_BURSARY_AWARDED))
    kith_problems_add (problems, "paid", KITH_SEVERITY_WARNING,
                       _("That is more than was awarded. Is this right?"));
}

static char *
dup_title (KithRecord *record)
{
  int year = (int) kith_record_get_number (record, KITH_BURSARY_YEAR);

  /* Translators: an academic year, as in "2026 to 2027" */
  return g_strdup_printf (_("%d to %d"), year, year + 1);
}

const KithKind kith_bursary_kind = {
  .name = "bursary",
  .plural = "bursaries",
  .table = "bursary",
  .label = N_("Bursary"),
  .label_plural = N_("Bursaries"),
  .fields = bursary_fields,
  .n_fields = G_N_ELEMENTS (bursary_fields),
  .get_type = kith_bursary_get_type,
  .student_field = KITH_BURSARY_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-year",
  .check = check_bursary,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithBursary, kith_bursary)
