/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-retention-rule.h"

#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"
#include "kith-text.h"

/* How long records of one group of students are kept. When that ends for somebody is worked out in kith-retention.c. */
struct _KithRetentionRule
{
  KithRecord parent_instance;
};

static const KithField retention_rule_fields[] = {
  [KITH_RETENTION_RULE_GROUP] = { "group", KITH_FIELD_CHOICE, N_("Records of"), .choices = &kith_retention_groups,
    .flags = KITH_FIELD_REQUIRED, .missing = N_("Choose whose records the rule is for.") },
  [KITH_RETENTION_RULE_BIRTH_YEARS] = { "birth-years", KITH_FIELD_NUMBER, N_("Years after the date of birth"), .limit = 120,
    .minimum = 1 },
  [KITH_RETENTION_RULE_LEAVING_YEARS] = { "leaving-years", KITH_FIELD_NUMBER, N_("Years after leaving"), .limit = 120,
    .minimum = 1, .hint = N_("Where there are both, the later day counts") },
  [KITH_RETENTION_RULE_SOURCE] = { "source", KITH_FIELD_LINE, N_("Where the rule comes from"), .flags = KITH_FIELD_MORE },
};

/* Of two rules for the same, the longer holds; the other would be written for nothing. */
static void
check_only_one (KithRecord      *record,
                const KithRules *rules,
                KithProblems    *problems)
{
  g_autoptr (GPtrArray) others = kith_rules_dup_all (rules, "retention-rule");
  const char *group = kith_record_get_text (record, KITH_RETENTION_RULE_GROUP);

  for (guint i = 0; i < others->len; i++)
    if (g_strcmp0 (kith_record_get_text (g_ptr_array_index (others, i), KITH_RETENTION_RULE_GROUP), group) == 0)
      kith_problems_add (problems, "group", KITH_SEVERITY_ERROR,
                         _("There is a rule for these records already. Change that one instead."));
}

static void
check_retention_rule (KithRecord      *record,
                      const KithRules *rules,
                      KithProblems    *problems)
{
  if (!kith_record_has (record, KITH_RETENTION_RULE_BIRTH_YEARS) &&
      !kith_record_has (record, KITH_RETENTION_RULE_LEAVING_YEARS))
    kith_problems_add (problems, "leaving-years", KITH_SEVERITY_ERROR, _("Enter how many years the records are kept."));
  check_only_one (record, rules, problems);
}

static char *
dup_title (KithRecord *record)
{
  return kith_record_format (record, KITH_RETENTION_RULE_GROUP);
}

const KithKind kith_retention_rule_kind = {
  .name = "retention-rule",
  .plural = "retention-rules",
  .table = "retention_rule",
  .label = N_("Retention rule"),
  .label_plural = N_("Retention rules"),
  .fields = retention_rule_fields,
  .n_fields = G_N_ELEMENTS (retention_rule_fields),
  .get_type = kith_retention_rule_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "group",
  .check = check_retention_rule,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithRetentionRule, kith_retention_rule)

/* What colleges usually do; a data protection officer decides. */
static const struct {
  const char *group;
  gint64 birth_years;
  gint64 leaving_years;
  const char *source;
} usual_rules[] = {
  { "student", 25, 6, N_("IRMS toolkit for schools; Limitation Act 1980") },
  { "safeguarding", 50, 6, N_("Usual for child protection files; the local partnership may say otherwise") },
  { "never-enrolled", 0, 1, N_("Usual for applicants who did not come") },
  { "bursary", 0, 6, N_("Financial records, to the end of the sixth year") },
};

/**
 * kith_retention_rule_add_presets:
 * @list: (element-type KithRecord): where they go
 * @today: the day of the clock
 *
 * Adds the rules that apply while the college has none of its own, as new records.
 */
void
kith_retention_rule_add_presets (GPtrArray   *list,
                                 const GDate *today)
{
  for (gsize i = 0; i < G_N_ELEMENTS (usual_rules); i++) {
    KithRecord *rule = kith_record_new (&kith_retention_rule_kind);

    kith_record_set_text (rule, KITH_RETENTION_RULE_GROUP, usual_rules[i].group);
    if (usual_rules[i].birth_years > 0)
      kith_record_set_number (rule, KITH_RETENTION_RULE_BIRTH_YEARS, usual_rules[i].birth_years);
    kith_record_set_number (rule, KITH_RETENTION_RULE_LEAVING_YEARS, usual_rules[i].leaving_years);
    kith_record_set_text (rule, KITH_RETENTION_RULE_SOURCE, _(usual_rules[i].source));
    g_ptr_array_add (list, rule);
  }
}

/* Papers about money count from the end of the academic year they are of. */
static char *
dup_after_end (KithRecord *self,
               int         years)
{
  if (g_strcmp0 (kith_record_get_text (self, KITH_RETENTION_RULE_GROUP), "bursary") == 0)
    return g_strdup_printf (ngettext ("%d year after the end of the academic year",
                                      "%d years after the end of the academic year", (gulong) years), years);
  return g_strdup_printf (ngettext ("%d year after leaving", "%d years after leaving", (gulong) years), years);
}

/**
 * kith_retention_rule_dup_words:
 * @self: a rule
 *
 * Returns: (transfer full): how long records are kept, in words
 */
char *
kith_retention_rule_dup_words (KithRecord *self)
{
  int birth = (int) kith_record_get_number (self, KITH_RETENTION_RULE_BIRTH_YEARS);
  int leaving = (int) kith_record_get_number (self, KITH_RETENTION_RULE_LEAVING_YEARS);
  g_autofree char *after_birth =
    g_strdup_printf (ngettext ("%d year after the date of birth", "%d years after the date of birth", (gulong) birth), birth);
  g_autofree char *after_leaving = dup_after_end (self, leaving);

  if (birth > 0 && leaving > 0)
    /* Translators: "25 years after the date of birth", "6 years after leaving" */
    return g_strdup_printf (_("%s or %s, whichever is later"), after_birth, after_leaving);
  return birth > 0 ? g_steal_pointer (&after_birth) : g_steal_pointer (&after_leaving);
}
