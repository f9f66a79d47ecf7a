/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-step.h"

#include "kith-record-private.h"

struct _KithStep
{
  KithRecord parent_instance;
};

static const KithField step_fields[] = {
  [KITH_STEP_GOAL] = { "goal", KITH_FIELD_LINK, N_("Goal"), .kind = "goal",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_STEP_TEXT] = { "text", KITH_FIELD_LINE, N_("Step"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_SEARCHED,
    .missing = N_("Write the step.") },
  [KITH_STEP_WHO] = { "who", KITH_FIELD_LINE, N_("Who"), .limit = 100,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_SEARCHED },
  [KITH_STEP_DUE] = { "due", KITH_FIELD_DATE, N_("By"), .flags = KITH_FIELD_PERSONAL },
  [KITH_STEP_DONE_ON] = { "done-on", KITH_FIELD_DATE, N_("Done on"), .flags = KITH_FIELD_PERSONAL },
};

static char *
dup_title (KithRecord *record)
{
  return g_strdup (kith_record_get_text (record, KITH_STEP_TEXT));
}

const KithKind kith_step_kind = {
  .name = "step",
  .plural = "steps",
  .table = "step",
  .label = N_("Step"),
  .label_plural = N_("Steps"),
  .fields = step_fields,
  .n_fields = G_N_ELEMENTS (step_fields),
  .get_type = kith_step_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent = "goal",
  .parent_field = KITH_STEP_GOAL,
  .search_slot = 4,
  .order = "due",
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithStep, kith_step)
