/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_PROGRAMME (kith_programme_get_type ())
G_DECLARE_FINAL_TYPE (KithProgramme, kith_programme, KITH, PROGRAMME, KithRecord)

extern const KithKind kith_programme_kind;

/* Places in the field table. */
typedef enum {
  KITH_PROGRAMME_PERSON,
  KITH_PROGRAMME_STANDARD,
  KITH_PROGRAMME_STANDARD_VERSION,
  KITH_PROGRAMME_PROVIDER,
  KITH_PROGRAMME_ASSESSOR,
  KITH_PROGRAMME_ASSESSMENT_ORGANISATION,
  KITH_PROGRAMME_START,
  KITH_PROGRAMME_PLANNED_END,
  KITH_PROGRAMME_ENDED_ON,
  KITH_PROGRAMME_WEEKLY_TARGET,
  KITH_PROGRAMME_TARGET_RULE,
  KITH_PROGRAMME_TOTAL_REQUIRED,
  KITH_PROGRAMME_LEAVE_WEEKS,
} KithProgrammeField;

/* 18 months, as the programme has it. */
#define KITH_PROGRAMME_MONTHS 18
#define KITH_PROGRAMME_WEEKLY_MINUTES (6 * 60)

gboolean kith_programme_get_planned_end (KithRecord *self,
                                         GDate      *end);
gint64   kith_programme_get_weekly_target (KithRecord *self);

G_END_DECLS
