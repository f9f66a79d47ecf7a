/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-disposal.h"

#include "kith-date.h"
#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* What one person proposes for a record whose time is over, and what a second one did about it. After the record is gone
 * the line stays without a student and without words: it is the certificate. */
struct _KithDisposal
{
  KithRecord parent_instance;
};

static const KithField disposal_fields[] = {
  [KITH_DISPOSAL_STUDENT] = { "student", KITH_FIELD_LINK, N_("Whose record"), .kind = "student", .flags = KITH_FIELD_FIXED },
  [KITH_DISPOSAL_OUTCOME] = { "outcome", KITH_FIELD_CHOICE, N_("What becomes of it"), .choices = &kith_disposal_outcomes,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose what becomes of the record.") },
  [KITH_DISPOSAL_KEEP_UNTIL] = { "keep-until", KITH_FIELD_DATE, N_("Keep until"), .flags = KITH_FIELD_FIXED },
  [KITH_DISPOSAL_REASON] = { "reason", KITH_FIELD_TEXT, N_("Why"), .limit = 1000, .flags = KITH_FIELD_FIXED },
  [KITH_DISPOSAL_GROUP] = { "group", KITH_FIELD_CHOICE, N_("Rule"), .choices = &kith_retention_groups,
    .flags = KITH_FIELD_FIXED },
  [KITH_DISPOSAL_DUE] = { "due", KITH_FIELD_DATE, N_("Was due"), .flags = KITH_FIELD_FIXED },
  [KITH_DISPOSAL_REFERENCE] = { "reference", KITH_FIELD_LINE, N_("Reference"), .limit = 40, .flags = KITH_FIELD_SYSTEM },
  [KITH_DISPOSAL_PROPOSED_BY] = { "proposed-by", KITH_FIELD_LINK, N_("Proposed by"), .kind = "person",
    .flags = KITH_FIELD_SYSTEM },
  [KITH_DISPOSAL_RECORDED_AT] = { "recorded-at", KITH_FIELD_INSTANT, N_("Proposed"), .flags = KITH_FIELD_SYSTEM },
  [KITH_DISPOSAL_CONFIRMED_BY] = { "confirmed-by", KITH_FIELD_LINK, N_("Confirmed by"), .kind = "person",
    .flags = KITH_FIELD_SYSTEM },
  [KITH_DISPOSAL_CONFIRMED_AT] = { "confirmed-at", KITH_FIELD_INSTANT, N_("Confirmed"), .flags = KITH_FIELD_SYSTEM },
  [KITH_DISPOSAL_WITHDRAWN_AT] = { "withdrawn-at", KITH_FIELD_INSTANT, N_("Taken back"), .flags = KITH_FIELD_SYSTEM },
  [KITH_DISPOSAL_COUNTS] = { "counts", KITH_FIELD_LINE, N_("What it was"), .limit = 2000, .flags = KITH_FIELD_SYSTEM },
};

static void
check_keep (KithRecord      *record,
            const KithRules *rules,
            KithProblems    *problems)
{
  GDate until;

  if (!kith_record_get_date (record, KITH_DISPOSAL_KEEP_UNTIL, &until))
    kith_problems_add (problems, "keep-until", KITH_SEVERITY_ERROR, _("Enter the day until which it is kept."));
  else if (rules->before == NULL && g_date_compare (&until, &rules->today) <= 0)
    kith_problems_add (problems, "keep-until", KITH_SEVERITY_ERROR, _("Enter a day that is still to come."));
  if (!kith_record_has (record, KITH_DISPOSAL_REASON))
    kith_problems_add (problems, "reason", KITH_SEVERITY_ERROR,
                       _("Write why it is kept for longer. Nothing is kept just in case."));
}

static void
check_disposal (KithRecord      *record,
                const KithRules *rules,
                KithProblems    *problems)
{
  gboolean is_keep = g_strcmp0 (kith_record_get_text (record, KITH_DISPOSAL_OUTCOME), "keep") == 0;

  /* Only what is over has no student any more. */
  if (!kith_record_has (record, KITH_DISPOSAL_STUDENT) && !kith_record_has (record, KITH_DISPOSAL_CONFIRMED_AT))
    kith_problems_add (problems, "student", KITH_SEVERITY_ERROR, _("Choose whose record it is."));
  if (is_keep)
    check_keep (record, rules, problems);
  else if (kith_record_has (record, KITH_DISPOSAL_KEEP_UNTIL))
    kith_problems_add (problems, "keep-until", KITH_SEVERITY_ERROR, _("A record that goes has no day until which it is kept."));
}

/**
 * kith_disposal_is_waiting:
 * @self: a disposal
 *
 * Returns: whether a second person has still to confirm it
 */
gboolean
kith_disposal_is_waiting (KithRecord *self)
{
  return g_strcmp0 (kith_record_get_text (self, KITH_DISPOSAL_OUTCOME), "keep") != 0 &&
         !kith_record_has (self, KITH_DISPOSAL_CONFIRMED_AT) && !kith_record_has (self, KITH_DISPOSAL_WITHDRAWN_AT);
}

static char *
dup_title (KithRecord *record)
{
  return kith_record_format (record, KITH_DISPOSAL_OUTCOME);
}

const KithKind kith_disposal_kind = {
  .name = "disposal",
  .plural = "disposals",
  .table = "disposal",
  .label = N_("Disposal"),
  .label_plural = N_("Disposals"),
  .fields = disposal_fields,
  .n_fields = G_N_ELEMENTS (disposal_fields),
  .get_type = kith_disposal_get_type,
  .student_field = KITH_DISPOSAL_STUDENT,
  .author_field = KITH_DISPOSAL_PROPOSED_BY,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-recorded-at",
  .check = check_disposal,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithDisposal, kith_disposal)
