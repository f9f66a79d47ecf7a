/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-wellness-plan.h"

#include "kith-record-private.h"

/* A mentor’s own, shown to nobody they did not choose. */
struct _KithWellnessPlan
{
  KithRecord parent_instance;
};

static const KithField wellness_plan_fields[] = {
  [KITH_WELLNESS_PLAN_PERSON] = { "person", KITH_FIELD_LINK, N_("Whose"), .kind = "person", .flags = KITH_FIELD_SYSTEM },
  [KITH_WELLNESS_PLAN_SIGNS] = { "signs", KITH_FIELD_TEXT, N_("How I notice that it is getting too much"),
    .limit = 4000, .flags = KITH_FIELD_QUICK, .section = N_("My plan") },
  [KITH_WELLNESS_PLAN_HELPS] = { "helps", KITH_FIELD_TEXT, N_("What helps me"), .limit = 4000,
    .flags = KITH_FIELD_QUICK, .section = N_("My plan") },
  [KITH_WELLNESS_PLAN_CALL] = { "call", KITH_FIELD_TEXT, N_("Whom I call"), .limit = 2000, .flags = KITH_FIELD_QUICK,
    .section = N_("My plan") },
  [KITH_WELLNESS_PLAN_MANAGER_DOES] = { "manager-does", KITH_FIELD_TEXT, N_("What my manager should do"),
    .limit = 4000, .flags = KITH_FIELD_QUICK, .section = N_("My plan") },
  [KITH_WELLNESS_PLAN_MANAGER_AVOIDS] = { "manager-avoids", KITH_FIELD_TEXT, N_("What does not help"), .limit = 4000,
    .section = N_("My plan") },
  [KITH_WELLNESS_PLAN_SHARE_SUPERVISOR] = { "share-supervisor", KITH_FIELD_FLAG, N_("My supervisor may read it"),
    .section = N_("Who may read it") },
  [KITH_WELLNESS_PLAN_SHARE_MANAGER] = { "share-manager", KITH_FIELD_FLAG, N_("Managers may read it"),
    .section = N_("Who may read it") },
  [KITH_WELLNESS_PLAN_SHARE_LEAD] = { "share-lead", KITH_FIELD_FLAG, N_("The safeguarding lead may read it"),
    .section = N_("Who may read it") },
};

static char *
dup_title (KithRecord *record)
{
  return g_strdup (_("Wellness plan"));
}

const KithKind kith_wellness_plan_kind = {
  .name = "wellness-plan",
  .plural = "wellness-plans",
  .table = "wellness_plan",
  .label = N_("Wellness plan"),
  .label_plural = N_("Wellness plans"),
  .fields = wellness_plan_fields,
  .n_fields = G_N_ELEMENTS (wellness_plan_fields),
  .get_type = kith_wellness_plan_get_type,
  .student_field = KITH_NO_FIELD,
  .author_field = KITH_WELLNESS_PLAN_PERSON,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "person",
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithWellnessPlan, kith_wellness_plan)
