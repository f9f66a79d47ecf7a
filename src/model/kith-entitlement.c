/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-entitlement.h"

#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"

/* What begins or ends for a young person at an age, with the rule and where it is written. */
struct _KithEntitlement
{
  KithRecord parent_instance;
};

static const KithField entitlement_fields[] = {
  [KITH_ENTITLEMENT_TITLE] = { "title", KITH_FIELD_LINE, N_("What it is"), .limit = 100, .flags = KITH_FIELD_REQUIRED,
    .missing = N_("Enter what it is called.") },
  [KITH_ENTITLEMENT_FROM_AGE] = { "from-age", KITH_FIELD_NUMBER, N_("Begins at"), .limit = 99,
    .hint = N_("Age in years; blank when it does not begin at an age") },
  [KITH_ENTITLEMENT_UNTIL_AGE] = { "until-age", KITH_FIELD_NUMBER, N_("Ends at"), .limit = 99,
    .hint = N_("Age in years; blank when it does not end at an age") },
  [KITH_ENTITLEMENT_STATUSES] = { "statuses", KITH_FIELD_CHOICES, N_("For whom"), .choices = &kith_care_statuses,
    .hint = N_("Leave blank for everybody") },
  [KITH_ENTITLEMENT_RULE] = { "rule", KITH_FIELD_TEXT, N_("The rule, in plain words"), .limit = 1000,
    .flags = KITH_FIELD_REQUIRED, .missing = N_("Write the rule in plain words.") },
  [KITH_ENTITLEMENT_SOURCE] = { "source", KITH_FIELD_LINE, N_("Where it is written"), .flags = KITH_FIELD_REQUIRED,
    .missing = N_("Say where the rule is written.") },
};

static void
check_entitlement (KithRecord      *record,
                   const KithRules *rules,
                   KithProblems    *problems)
{
  gboolean begins = kith_record_has (record, KITH_ENTITLEMENT_FROM_AGE);
  gboolean ends = kith_record_has (record, KITH_ENTITLEMENT_UNTIL_AGE);

  if (!begins && !ends)
    kith_problems_add (problems, "from-age", KITH_SEVERITY_ERROR, _("Enter the age at which it begins or ends."));
  if (begins && ends && kith_record_get_number (record, KITH_ENTITLEMENT_UNTIL_AGE) <=
                          kith_record_get_number (record, KITH_ENTITLEMENT_FROM_AGE))
    kith_problems_add (problems, "until-age", KITH_SEVERITY_ERROR, _("It ends before it begins."));
}

static char *
dup_title (KithRecord *record)
{
  return g_strdup (kith_record_get_text (record, KITH_ENTITLEMENT_TITLE));
}

const KithKind kith_entitlement_kind = {
  .name = "entitlement",
  .plural = "entitlements",
  .table = "entitlement",
  .label = N_("Right"),
  .label_plural = N_("Rights"),
  .fields = entitlement_fields,
  .n_fields = G_N_ELEMENTS (entitlement_fields),
  .get_type = kith_entitlement_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "from-age title",
  .check = check_entitlement,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithEntitlement, kith_entitlement)
