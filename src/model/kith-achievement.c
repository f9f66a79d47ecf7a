/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-achievement.h"

#include "kith-record-private.h"
#include "kith-text.h"

struct _KithAchievement
{
  KithRecord parent_instance;
};

static const KithField achievement_fields[] = {
  [KITH_ACHIEVEMENT_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_ACHIEVEMENT_DATE] = { "date", KITH_FIELD_DATE, N_("Date"),
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_QUICK, .missing = N_("Enter the day.") },
  [KITH_ACHIEVEMENT_TEXT] = { "text", KITH_FIELD_TEXT, N_("What went well"), .limit = 1000,
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL | KITH_FIELD_QUICK | KITH_FIELD_SEARCHED,
    .missing = N_("Write what went well.") },
  [KITH_ACHIEVEMENT_OWN_WORDS] = { "own-words", KITH_FIELD_TEXT, N_("In their own words"), .limit = 1000,
    .flags = KITH_FIELD_PERSONAL | KITH_FIELD_QUICK | KITH_FIELD_SEARCHED },
};

static char *
dup_title (KithRecord *record)
{
  return kith_text_ellipsize (kith_record_get_text (record, KITH_ACHIEVEMENT_TEXT), 80);
}

const KithKind kith_achievement_kind = {
  .name = "achievement",
  .plural = "achievements",
  .table = "achievement",
  .label = N_("Achievement"),
  .label_plural = N_("Achievements"),
  .fields = achievement_fields,
  .n_fields = G_N_ELEMENTS (achievement_fields),
  .get_type = kith_achievement_get_type,
  .student_field = KITH_ACHIEVEMENT_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .search_slot = 7,
  .order = "-date",
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithAchievement, kith_achievement)
