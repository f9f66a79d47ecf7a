/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-plan-rule.h"

#include "kith-lists.h"
#include "kith-plan-due.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"
#include "kith-text.h"

/* When the next plan of a kind is due, for one local authority or for all that have no rule of their own. */
struct _KithPlanRule
{
  KithRecord parent_instance;
};

static void
check_cut_offs (KithRecord      *record,
                guint            field,
                const KithRules *rules,
                KithProblems    *problems)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) days = kith_plan_due_parse_cut_offs (kith_record_get_text (record, field), &rules->today, &error);

  if (days == NULL)
    kith_problems_add (problems, "cut-off-dates", KITH_SEVERITY_ERROR, "%s", error->message);
}

static const KithField plan_rule_fields[] = {
  [KITH_PLAN_RULE_TYPE] = { "type", KITH_FIELD_CHOICE, N_("Kind of plan"), .choices = &kith_plan_types,
    .flags = KITH_FIELD_REQUIRED, .missing = N_("Choose what kind of plan the rule is for.") },
  [KITH_PLAN_RULE_AUTHORITY] = { "authority", KITH_FIELD_LINE, N_("Local authority"), .limit = 100,
    .hint = N_("Leave blank for every authority without a rule of its own") },
  [KITH_PLAN_RULE_RHYTHM] = { "rhythm", KITH_FIELD_CHOICE, N_("Due"), .choices = &kith_plan_rhythms,
    .flags = KITH_FIELD_REQUIRED, .missing = N_("Choose how the next one is found.") },
  [KITH_PLAN_RULE_EVERY] = { "every", KITH_FIELD_NUMBER, N_("How many months or weeks"), .limit = 120, .minimum = 1 },
  [KITH_PLAN_RULE_CUT_OFF_DATES] = { "cut-off-dates", KITH_FIELD_TEXT, N_("Cut-off dates"), .limit = 1000,
    .hint = N_("One date on a line, as the virtual school publishes them"), .check = check_cut_offs },
  [KITH_PLAN_RULE_SOURCE] = { "source", KITH_FIELD_LINE, N_("Where the rule comes from"), .flags = KITH_FIELD_MORE },
};

/* Of two rules for the same, the second would be written for nothing. */
static void
check_only_one (KithRecord      *record,
                const KithRules *rules,
                KithProblems    *problems)
{
  g_autoptr (GPtrArray) others = kith_rules_dup_all (rules, "plan-rule");
  const char *authority = kith_record_get_text (record, KITH_PLAN_RULE_AUTHORITY);
  KithRecord *same = kith_plan_due_find_rule (others, kith_record_get_text (record, KITH_PLAN_RULE_TYPE), authority);

  if (same != NULL && kith_text_is_empty (authority) ==
                        kith_text_is_empty (kith_record_get_text (same, KITH_PLAN_RULE_AUTHORITY)))
    kith_problems_add (problems, "authority", KITH_SEVERITY_WARNING,
                       _("There is a rule for that already, and the older one holds. Change that one instead."));
}

static void
check_plan_rule (KithRecord      *record,
                 const KithRules *rules,
                 KithProblems    *problems)
{
  gboolean by_term = g_strcmp0 (kith_record_get_text (record, KITH_PLAN_RULE_RHYTHM), "termly") == 0;

  if (!by_term && !kith_record_has (record, KITH_PLAN_RULE_EVERY) && kith_record_has (record, KITH_PLAN_RULE_RHYTHM))
    kith_problems_add (problems, "every", KITH_SEVERITY_ERROR, _("Enter how many months or weeks."));
  check_only_one (record, rules, problems);
}

static char *
dup_title (KithRecord *record)
{
  g_autofree char *type = kith_record_format (record, KITH_PLAN_RULE_TYPE);
  const char *authority = kith_record_get_text (record, KITH_PLAN_RULE_AUTHORITY);

  /* Translators: a kind of plan, and a local authority */
  return authority != NULL ? g_strdup_printf (_("%s, %s"), type, authority) : g_steal_pointer (&type);
}

const KithKind kith_plan_rule_kind = {
  .name = "plan-rule",
  .plural = "plan-rules",
  .table = "plan_rule",
  .label = N_("Rule for plans"),
  .label_plural = N_("Rules for plans"),
  .fields = plan_rule_fields,
  .n_fields = G_N_ELEMENTS (plan_rule_fields),
  .get_type = kith_plan_rule_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "type authority",
  .check = check_plan_rule,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithPlanRule, kith_plan_rule)

/* What is usual in England. A college review has no rhythm that holds everywhere, so it has no rule. */
static const struct {
  const char *type;
  const char *rhythm;
  gint64 every;
  const char *source;
} usual_rules[] = {
  { "pep", "termly", 0, N_("Promoting the education of looked-after children (statutory guidance)") },
  { "pathway", "months", 6, N_("Care Leavers (England) Regulations 2010") },
  { "ehc", "months", 12, N_("Children and Families Act 2014, section 44") },
  { "looked-after", "months", 6, N_("Care Planning, Placement and Case Review Regulations 2010") },
};

/**
 * kith_plan_rule_add_presets:
 * @list: (element-type KithRecord): where they go
 * @today: the day of the clock
 *
 * Adds the rules that apply while the college has none of its own, as new records.
 */
void
kith_plan_rule_add_presets (GPtrArray   *list,
                            const GDate *today)
{
  for (gsize i = 0; i < G_N_ELEMENTS (usual_rules); i++) {
    KithRecord *rule = kith_record_new (&kith_plan_rule_kind);

    kith_record_set_text (rule, KITH_PLAN_RULE_TYPE, usual_rules[i].type);
    kith_record_set_text (rule, KITH_PLAN_RULE_RHYTHM, usual_rules[i].rhythm);
    if (usual_rules[i].every > 0)
      kith_record_set_number (rule, KITH_PLAN_RULE_EVERY, usual_rules[i].every);
    kith_record_set_text (rule, KITH_PLAN_RULE_SOURCE, _(usual_rules[i].source));
    g_ptr_array_add (list, rule);
  }
}
