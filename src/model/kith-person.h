/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_PERSON (kith_person_get_type ())
G_DECLARE_FINAL_TYPE (KithPerson, kith_person, KITH, PERSON, KithRecord)

extern const KithKind kith_person_kind;

/* Places in the field table. */
typedef enum {
  KITH_PERSON_NAME,
  KITH_PERSON_ROLES,
  KITH_PERSON_EMPLOYER,
  KITH_PERSON_SITE,
  KITH_PERSON_EMAIL,
  KITH_PERSON_PHONE,
  KITH_PERSON_START_DATE,
  KITH_PERSON_END_DATE,
  KITH_PERSON_HOURS_PER_WEEK,
  KITH_PERSON_CASELOAD_LIMIT,
  KITH_PERSON_INTERESTS,
  KITH_PERSON_LANGUAGES,
  KITH_PERSON_TOPICS_AVOIDED,
  KITH_PERSON_DBS_DATE,
  KITH_PERSON_DBS_DUE,
  KITH_PERSON_TRAINING_DATE,
  KITH_PERSON_TRAINING_DUE,
  KITH_PERSON_BOUNDARIES_DATE,
  KITH_PERSON_SUPERVISOR,
  KITH_PERSON_LINE_MANAGER,
} KithPersonField;

gboolean kith_person_is_current_on (KithRecord  *self,
                                    const GDate *day);
gboolean kith_person_has_role      (KithRecord  *self,
                                    const char  *role);

G_END_DECLS
