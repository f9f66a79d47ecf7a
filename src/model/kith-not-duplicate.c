/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-not-duplicate.h"

#include "kith-problems.h"
#include "kith-record-private.h"

/* Two students who look alike and are two people, so that nobody is asked again. */
struct _KithNotDuplicate
{
  KithRecord parent_instance;
};

static const KithField not_duplicate_fields[] = {
  [KITH_NOT_DUPLICATE_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_NOT_DUPLICATE_OTHER_STUDENT] = { "other-student", KITH_FIELD_LINK, N_("The other student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_NOT_DUPLICATE_REASON] = { "reason", KITH_FIELD_LINE, N_("How that is known") },
};

static void
check_not_duplicate (KithRecord      *record,
                     const KithRules *rules,
                     KithProblems    *problems)
{
  if (kith_record_get_number (record, KITH_NOT_DUPLICATE_STUDENT) ==
      kith_record_get_number (record, KITH_NOT_DUPLICATE_OTHER_STUDENT))
    kith_problems_add (problems, "other-student", KITH_SEVERITY_ERROR, _("Choose another student than this one."));
}

const KithKind kith_not_duplicate_kind = {
  .name = "not-duplicate",
  .plural = "not-duplicates",
  .table = "not_duplicate",
  .label = N_("Not the same student"),
  .label_plural = N_("Not the same student"),
  .fields = not_duplicate_fields,
  .n_fields = G_N_ELEMENTS (not_duplicate_fields),
  .get_type = kith_not_duplicate_get_type,
  .student_field = KITH_NOT_DUPLICATE_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "student",
  .check = check_not_duplicate,
};

KITH_DEFINE_RECORD (KithNotDuplicate, kith_not_duplicate)
