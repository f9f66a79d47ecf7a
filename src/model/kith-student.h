/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_STUDENT (kith_student_get_type ())
G_DECLARE_FINAL_TYPE (KithStudent, kith_student, KITH, STUDENT, KithRecord)

extern const KithKind kith_student_kind;

/* Places in the field table. */
typedef enum {
  KITH_STUDENT_PREFERRED_NAME,
  KITH_STUDENT_LEGAL_FIRST_NAME,
  KITH_STUDENT_LEGAL_LAST_NAME,
  KITH_STUDENT_PREVIOUS_NAMES,
  KITH_STUDENT_NAME_HINT,
  KITH_STUDENT_PRONOUNS,
  KITH_STUDENT_NAME_NOT_WITH,
  KITH_STUDENT_DATE_OF_BIRTH,
  KITH_STUDENT_DATE_OF_BIRTH_ESTIMATED,
  KITH_STUDENT_COLLEGE_ID,
  KITH_STUDENT_START_DATE,
  KITH_STUDENT_SUPPORT_GROUPS,
  KITH_STUDENT_STAGE,
  KITH_STUDENT_LEAVING_DATE,
  KITH_STUDENT_LEAVING_REASON,
  KITH_STUDENT_COURSE,
  KITH_STUDENT_LEVEL,
  KITH_STUDENT_YEAR,
  KITH_STUDENT_CAMPUS,
  KITH_STUDENT_COURSE_END,
  KITH_STUDENT_OWN_WORDS,
  KITH_STUDENT_STRENGTHS,
  KITH_STUDENT_MATTERS,
  KITH_STUDENT_HELPS,
  KITH_STUDENT_DOES_NOT_HELP,
  KITH_STUDENT_PHONE,
  KITH_STUDENT_EMAIL,
  KITH_STUDENT_CONTACT_WAY,
  KITH_STUDENT_ADDRESS,
  KITH_STUDENT_POSTCODE,
  KITH_STUDENT_EMERGENCY_CONTACT,
  KITH_STUDENT_COMMUNICATION_NEEDS,
  KITH_STUDENT_EHCP,
  KITH_STUDENT_INTERPRETER_LANGUAGE,
  KITH_STUDENT_RESPONSIBLE_LA,
  KITH_STUDENT_LIVES_IN_LA,
  KITH_STUDENT_SUPPORT_FACTS,
  KITH_STUDENT_TOPICS,
  KITH_STUDENT_ULN,
  KITH_STUDENT_CONTACT_DAYS,
  KITH_STUDENT_LAST_CONTACT,
  KITH_STUDENT_CONTACT_DUE,
  KITH_STUDENT_NEXT_PLAN,
  KITH_STUDENT_ARCHIVED_ON,
} KithStudentField;

#define KITH_STUDENT_DEFAULT_CONTACT_DAYS 14

int      kith_student_get_age          (KithRecord  *self,
                                        const GDate *day);
gint64   kith_student_get_contact_days (KithRecord  *self);
char    *kith_student_dup_legal_name   (KithRecord  *self);
char    *kith_student_dup_search_key   (KithRecord  *self);
gboolean kith_student_is_uln_valid     (const char  *uln);
char    *kith_student_dup_contact_words (KithRecord *self,
                                        const GDate *day);

G_END_DECLS
