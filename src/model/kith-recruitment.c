/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-recruitment.h"

#include "kith-lists.h"
#include "kith-record-private.h"

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
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithRecruitment, kith_recruitment)
