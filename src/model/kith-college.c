/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-college.h"

#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* What is so for the whole college: whom to call, and how often. */
struct _KithCollege
{
  KithRecord parent_instance;
};

static const KithField college_fields[] = {
  [KITH_COLLEGE_NAME] = { "name", KITH_FIELD_LINE, N_("Name of the college"), .limit = 100, .flags = KITH_FIELD_QUICK,
    .section = N_("College") },
  [KITH_COLLEGE_LEAD_NAME] = { "lead-name", KITH_FIELD_LINE, N_("Designated safeguarding lead"), .limit = 100,
    .flags = KITH_FIELD_QUICK, .section = N_("In danger now") },
  [KITH_COLLEGE_LEAD_PHONE] = { "lead-phone", KITH_FIELD_LINE, N_("Their number"), .limit = 40,
    .flags = KITH_FIELD_QUICK, .hint = N_("Stands in the banner of every concern"), .section = N_("In danger now") },
  [KITH_COLLEGE_OTHER_PHONE] = { "other-phone", KITH_FIELD_LINE, N_("Another number, when nobody answers"),
    .limit = 100, .flags = KITH_FIELD_QUICK, .section = N_("In danger now") },
  [KITH_COLLEGE_PRINCIPAL] = { "principal", KITH_FIELD_LINE, N_("Principal or local authority designated officer (LADO)"),
    .limit = 200, .flags = KITH_FIELD_QUICK, .hint = N_("For concerns about staff"), .section = N_("In danger now") },
  [KITH_COLLEGE_SUPERVISION_DAYS] = { "supervision-days", KITH_FIELD_NUMBER, N_("Days until supervision is overdue"),
    .limit = 120, .minimum = 7, .hint = N_("Leave blank for 35"), .section = N_("Mentors") },
  [KITH_COLLEGE_SHOW_CLOSED] = { "show-closed", KITH_FIELD_FLAG, N_("Authors of concerns see when theirs is closed"),
    .section = N_("Mentors") },
  [KITH_COLLEGE_MARKING] = { "marking", KITH_FIELD_LINE, N_("Handling marking"), .limit = 60, .flags = KITH_FIELD_QUICK,
    .hint = N_("At the top of every printed page; leave blank for OFFICIAL-SENSITIVE"), .section = N_("Reports") },
};

static void
check_college (KithRecord      *record,
               const KithRules *rules,
               KithProblems    *problems)
{
  g_autoptr (GPtrArray) others = kith_rules_dup_all (rules, "college");

  if (others->len > 0)
    kith_problems_add (problems, NULL, KITH_SEVERITY_ERROR, _("The college is written down already. Change that instead."));
}

static char *
dup_title (KithRecord *record)
{
  return g_strdup (_("College"));
}

const KithKind kith_college_kind = {
  .name = "college",
  .plural = "colleges",
  .table = "college",
  .label = N_("College"),
  .label_plural = N_("Colleges"),
  .fields = college_fields,
  .n_fields = G_N_ELEMENTS (college_fields),
  .get_type = kith_college_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "name",
  .check = check_college,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithCollege, kith_college)

/**
 * kith_college_get_supervision_days:
 * @self: (nullable): what the college has written down, if it has
 *
 * Returns: after how many days without a session supervision is overdue
 */
int
kith_college_get_supervision_days (KithRecord *self)
{
  if (self == NULL || !kith_record_has (self, KITH_COLLEGE_SUPERVISION_DAYS))
    return KITH_SUPERVISION_DAYS;
  return (int) kith_record_get_number (self, KITH_COLLEGE_SUPERVISION_DAYS);
}
