/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-relation.h"

#include "kith-lists.h"
#include "kith-problems.h"
#include "kith-record-private.h"

struct _KithRelation
{
  KithRecord parent_instance;
};

static const KithField relation_fields[] = {
  [KITH_RELATION_STUDENT] = { "student", KITH_FIELD_LINK, N_("Student"), .kind = "student",
    .flags = KITH_FIELD_REQUIRED | KITH_FIELD_FIXED },
  [KITH_RELATION_RELATIONSHIP] = { "relationship", KITH_FIELD_CHOICE, N_("Relationship"),
    .choices = &kith_relationships, .flags = KITH_FIELD_REQUIRED | KITH_FIELD_PERSONAL,
    .missing = N_("Choose a relationship.") },
  [KITH_RELATION_PERSON] = { "person", KITH_FIELD_LINK, N_("Member of staff or mentor"), .kind = "person" },
  [KITH_RELATION_OTHER_STUDENT] = { "other-student", KITH_FIELD_LINK, N_("Other student"), .kind = "student" },
  [KITH_RELATION_WORDS] = { "words", KITH_FIELD_LINE, N_("Remark"), .flags = KITH_FIELD_PERSONAL },
};

static void
check_relation (KithRecord      *record,
                const KithRules *rules,
                KithProblems    *problems)
{
  gint64 student = kith_record_get_number (record, KITH_RELATION_STUDENT);

  if (!kith_record_has (record, KITH_RELATION_PERSON) && !kith_record_has (record, KITH_RELATION_OTHER_STUDENT))
    kith_problems_add (problems, "person", KITH_SEVERITY_ERROR, _("Choose who the relationship is with."));
  if (student != 0 && kith_record_get_number (record, KITH_RELATION_OTHER_STUDENT) == student)
    kith_problems_add (problems, "other-student", KITH_SEVERITY_ERROR, _("Choose another student than this one."));
}

const KithKind kith_relation_kind = {
  .name = "relation",
  .plural = "relations",
  .table = "relation",
  .label = N_("Relationship"),
  .label_plural = N_("Relationships"),
  .fields = relation_fields,
  .n_fields = G_N_ELEMENTS (relation_fields),
  .get_type = kith_relation_get_type,
  .student_field = KITH_RELATION_STUDENT,
  .author_field = KITH_NO_FIELD,
  .visibility_field = KITH_NO_FIELD,
  .struck_field = KITH_NO_FIELD,
  .parent_field = KITH_NO_FIELD,
  .order = "relationship",
  .check = check_relation,
};

KITH_DEFINE_RECORD (KithRelation, kith_relation)
