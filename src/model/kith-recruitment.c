/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-recruitment.h"

#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* How somebody becomes a mentor, a line for each stage. */
struct _KithRecruitment
{
  KithRecord parent_instance;
};

static const KithField recruitment_fields[] = {
  [KITH_RECRUITMENT_PERSON] = { "person", KITH_FIELD_LINK, N_("Who"), .kind = "person",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose who it is.") },
  [KITH_RECRUITMENT_STAGE] = { "stage", KITH_FIELD_CHOICE, N_("Stage"), .choices = &kith_recruitment_stages,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK, .missing = N_("Choose the stage.") },
  [KITH_RECRUITMENT_DATE] = { "date", KITH_FIELD_DATE, N_("Since"), .flags = KITH_FIELD_REQUIRED | KITH_FIELD_QUICK,
    .missing = N_("Enter the day.") },
  [KITH_RECRUITMENT_REMARK] = { "remark", KITH_FIELD_LINE, N_("Remark"), .limit = 400, .flags = KITH_FIELD_QUICK,
    .hint = N_("Never what a certificate says") },
};

/* Nobody works with students before their checks are done. */
static void
check_recruitment (KithRecord      *record,
                   const KithRules *rules,
                   KithProblems    *problems)
{
  g_autoptr (GPtrArray) others =
    kith_rules_dup_siblings (rules, "recruitment", "person", kith_record_get_number (record, KITH_RECRUITMENT_PERSON));
  const char *stage = kith_record_get_text (record, KITH_RECRUITMENT_STAGE);

  if (!kith_rules_can_look_up (rules) || (g_strcmp0 (stage, "started") != 0 && g_strcmp0 (stage, "completed") != 0))
    return;
  for (guint i = 0; i < others->len; i++)
    if (g_strcmp0 (kith_record_get_text (g_ptr_array_index (others, i), KITH_RECRUITMENT_STAGE), "checked") == 0)
      return;
  kith_problems_add (problems, "stage", KITH_SEVERITY_WARNING,
                     _("No checks are written down. Put in “Checked (DBS)” with its day first, if they were done."));
}

static char *
dup_title (KithRecord *record)
{
  return kith_record_format (record, KITH_RECRUITMENT_STAGE);
}

const KithKind kith_recruitment_kind = {
  .name = "recruitment",
  .plural = "recruitments",
  .table = "recruitment",
  .label = N_("Step towards mentoring"),
  .label_plural = N_("Steps towards mentoring"),
  .fields = recruitment_fields,
  .n_fields = G_N_ELEMENTS (recruitment_fields),
  .get_type = kith_recruitment_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "-date",
  .check = check_recruitment,
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithRecruitment, kith_recruitment)

/**
 * kith_recruitment_find_latest:
 * @stages: (element-type KithRecord): the stages of one person, in any order
 *
 * Returns: (transfer none) (nullable): where they stand now: the one with the latest day, of several the furthest
 */
KithRecord *
kith_recruitment_find_latest (GPtrArray *stages)
{
  KithRecord *latest = NULL;

  for (guint i = 0; i < stages->len; i++) {
    KithRecord *stage = g_ptr_array_index (stages, i);
    int order = latest == NULL ? 1 : g_strcmp0 (kith_record_get_text (stage, KITH_RECRUITMENT_DATE),
                                                kith_record_get_text (latest, KITH_RECRUITMENT_DATE));

    if (order > 0 || (order == 0 && kith_recruitment_get_position (stage) > kith_recruitment_get_position (latest)))
      latest = stage;
  }
  return latest;
}

/**
 * kith_recruitment_get_position:
 * @self: a stage
 *
 * Returns: how far along it is, from 0; the length of the list for none of it
 */
guint
kith_recruitment_get_position (KithRecord *self)
{
  const char *code = kith_record_get_text (self, KITH_RECRUITMENT_STAGE);
  guint i = 0;

  while (i < kith_recruitment_stages.n_choices && g_strcmp0 (kith_recruitment_stages.choices[i].code, code) != 0)
    i++;
  return i;
}

/**
 * kith_recruitment_may_mentor:
 * @self: (nullable): the latest stage of a person, %NULL for somebody who was in the team before stages were kept
 *
 * Returns: whether they are matched with students: from their start until they move on
 */
gboolean
kith_recruitment_may_mentor (KithRecord *self)
{
  const char *code = self != NULL ? kith_record_get_text (self, KITH_RECRUITMENT_STAGE) : "started";

  return g_strcmp0 (code, "started") == 0 || g_strcmp0 (code, "completed") == 0;
}
