/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-concern-action.h"

#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* What the lead did about a concern, a line for each step: never changed afterwards. */
struct _KithConcernAction
{
  KithRecord parent_instance;
};

static const KithField concern_action_fields[] = {
  [KITH_CONCERN_ACTION_CONCERN] = { "concern", KITH_FIELD_LINK, N_("Concern"), .kind = "concern",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED | KITH_FIELD_PART },
  [KITH_CONCERN_ACTION_AUTHOR] = { "author", KITH_FIELD_LINK, N_("Written by"), .kind = "person",
    .flags = KITH_FIELD_SYSTEM },
  [KITH_CONCERN_ACTION_DATE] = { "date", KITH_FIELD_DATE, N_("Date"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK | KITH_FIELD_FIXED, .missing = N_("Enter the day.") },
  [KITH_CONCERN_ACTION_TYPE] = { "type", KITH_FIELD_CHOICE, N_("Kind"), .choices = &kith_concern_action_types,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK | KITH_FIELD_FIXED, .missing = N_("Choose what was done.") },
  [KITH_CONCERN_ACTION_TO] = { "to", KITH_FIELD_LINE, N_("To"), .limit = 200,
    .flags = KITH_FIELD_QUICK | KITH_FIELD_FIXED | KITH_FIELD_SEALED,
    .hint = N_("Whom it was referred to, or who was told") },
  [KITH_CONCERN_ACTION_REFERENCE] = { "reference", KITH_FIELD_LINE, N_("Reference"), .limit = 100,
    .flags = KITH_FIELD_QUICK | KITH_FIELD_FIXED | KITH_FIELD_SEALED },
  [KITH_CONCERN_ACTION_TEXT] = { "text", KITH_FIELD_TEXT, N_("What was done or decided"), .limit = 8000,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK | KITH_FIELD_FIXED | KITH_FIELD_SEALED,
    .missing = N_("Write what was done or decided.") },
  [KITH_CONCERN_ACTION_REASONS] = { "reasons", KITH_FIELD_TEXT, N_("Reasons"), .limit = 8000,
    .flags = KITH_FIELD_QUICK | KITH_FIELD_FIXED | KITH_FIELD_SEALED },
  [KITH_CONCERN_ACTION_RECORDED_AT] = { "recorded-at", KITH_FIELD_INSTANT, N_("Recorded"), .flags = KITH_FIELD_SYSTEM },
};

static void
check_concern_action (KithRecord      *record,
                      const KithRules *rules,
                      KithProblems    *problems)
{
  const char *type = kith_record_get_text (record, KITH_CONCERN_ACTION_TYPE);

  if (g_strcmp0 (type, "decision") == 0 && !kith_record_has (record, KITH_CONCERN_ACTION_REASONS))
    kith_problems_add (problems, "reasons", KITH_SEVERITY_ERROR, _("Write the reasons for the decision."));
  if (g_strcmp0 (type, "referral") == 0 && !kith_record_has (record, KITH_CONCERN_ACTION_TO))
    kith_problems_add (problems, "to", KITH_SEVERITY_ERROR, _("Write whom it was referred to."));
}

static char *
dup_title (KithRecord *record)
{
  return kith_record_format (record, KITH_CONCERN_ACTION_TYPE);
}

const KithKind kith_concern_action_kind = {
  .name = "concern-action",
  .plural = "concern-actions",
  .table = "concern_action",
  .label = N_("Action on a concern"),
  .label_plural = N_("Actions on concerns"),
  .fields = concern_action_fields,
  .n_fields = G_N_ELEMENTS (concern_action_fields),
  .get_type = kith_concern_action_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_CONCERN_ACTION_AUTHOR,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent = "concern",
  .parent_field = KITH_CONCERN_ACTION_CONCERN,
  .sealed = KITH_SEALED_ALWAYS,
  .order = "date recorded-at",
  .check = check_concern_action,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithConcernAction, kith_concern_action)
