/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-professional.h"

#include "kith-lists.h"
#include "kith-period.h"
#include "kith-problems.h"
#include "kith-record-private.h"

/* Somebody in a student’s life who is not in the college’s team: a personal adviser, a carer, a friend to call. */
struct _KithProfessional
{
  KithRecord parent_instance;
};

static const KithField professional_fields[] = {
  [KITH_PROFESSIONAL_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_PROFESSIONAL_NAME] = { "name", KITH_FIELD_LINE, N_("Name"), .limit = 100,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_QUICK | KITH_FIELD_SEARCHED,
    .missing = N_("Enter the person’s name.") },
  [KITH_PROFESSIONAL_ROLE] = { "role", KITH_FIELD_CHOICE, N_("Who they are"), .choices = &kith_professional_roles,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_QUICK,
    .missing = N_("Choose who they are to the student.") },
  [KITH_PROFESSIONAL_ORGANISATION] = { "organisation", KITH_FIELD_LINE, N_("Organisation"), .limit = 100,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_QUICK | KITH_FIELD_SEARCHED },
  [KITH_PROFESSIONAL_PHONE] = { "phone", KITH_FIELD_LINE, N_("Phone"), .limit = 40,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_QUICK | KITH_FIELD_SEARCHED },
  [KITH_PROFESSIONAL_EMAIL] = { "email", KITH_FIELD_LINE, N_("Email"),
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_QUICK | KITH_FIELD_SEARCHED },
  [KITH_PROFESSIONAL_MAY_CONTACT] = { "may-contact", KITH_FIELD_CHOICE, N_("May we contact them?"),
    .choices = &kith_may_contact, .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_QUICK,
    .missing = N_("Ask the student whether we may contact them.") },
  [KITH_PROFESSIONAL_FROM] = { "from", KITH_FIELD_DATE, N_("From"), .flags = KITH_FIELD_PERSONAL },
  [KITH_PROFESSIONAL_UNTIL] = { "until", KITH_FIELD_DATE, N_("Until"), .flags = KITH_FIELD_PERSONAL,
    .hint = N_("The last day; leave blank while it goes on") },
  [KITH_PROFESSIONAL_WORDS] = { "words", KITH_FIELD_LINE, N_("Remark"),
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_SEARCHED },
};

static void
check_professional (KithRecord      *record,
                    const KithRules *rules,
                    KithProblems    *problems)
{
  kith_period_check_order (kith_record_get_text (record, KITH_PROFESSIONAL_FROM),
                           kith_record_get_text (record, KITH_PROFESSIONAL_UNTIL), problems);
}

static char *
dup_title (KithRecord *record)
{
  return g_strdup (kith_record_get_text (record, KITH_PROFESSIONAL_NAME));
}

const KithKind kith_professional_kind = {
  .name = "professional",
  .plural = "professionals",
  .table = "professional",
  .label = N_("Person around the student"),
  .label_plural = N_("People around the student"),
  .fields = professional_fields,
  .n_fields = G_N_ELEMENTS (professional_fields),
  .get_type = kith_professional_get_type,
  .student_field = KITH_PROFESSIONAL_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .search_slot = 8,
  .order = "role from",
  .check = check_professional,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithProfessional, kith_professional)
