/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-former-student.h"

#include "kith-problems.h"
#include "kith-record-private.h"
#include "kith-rules.h"

/* Somebody of the team who was a student here: from now on their old record is for the lead and the data protection officer only. */
struct _KithFormerStudent
{
  KithRecord parent_instance;
};

static const KithField former_student_fields[] = {
  [KITH_FORMER_STUDENT_PERSON] = { "person", KITH_FIELD_LINK, N_("Person"), .kind = "person",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose who of the team it is.") },
  [KITH_FORMER_STUDENT_STUDENT] = { "student", KITH_FIELD_LINK, N_("Their own old record"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED, .missing = N_("Choose their old record.") },
};

static char *
dup_title (KithRecord *record)
{
  return g_strdup (_("Former student in the team"));
}

const KithKind kith_former_student_kind = {
  .name = "former-student",
  .plural = "former-students",
  .table = "former_student",
  .label = N_("Former student in the team"),
  .label_plural = N_("Former students in the team"),
  .fields = former_student_fields,
  .n_fields = G_N_ELEMENTS (former_student_fields),
  .get_type = kith_former_student_get_type,
  .student_field = KITH_FORMER_STUDENT_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "person",
  .dup_title = dup_title,
};

KITH_DEFINE_RECORD (KithFormerStudent, kith_former_student)
