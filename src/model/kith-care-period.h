/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_CARE_PERIOD (kith_care_period_get_type ())
G_DECLARE_FINAL_TYPE (KithCarePeriod, kith_care_period, KITH, CARE_PERIOD, KithRecord)

extern const KithKind kith_care_period_kind;

/* Places in the field table. */
typedef enum {
  KITH_CARE_PERIOD_STUDENT,
  KITH_CARE_PERIOD_FROM,
  KITH_CARE_PERIOD_UNTIL,
  KITH_CARE_PERIOD_PLACEMENT,
  KITH_CARE_PERIOD_LEGAL_STATUS,
} KithCarePeriodField;

/**
 * KithCareTest:
 * @days: days in care since the 14th birthday
 * @needed: days the test asks for
 * @after_16: whether a day in care lies on or after the 16th birthday
 * @meets: whether the 13-week test is met
 */
typedef struct {
  int days;
  int needed;
  gboolean after_16;
  gboolean meets;
} KithCareTest;

#define KITH_CARE_TEST_DAYS 91

void  kith_care_test_run       (GPtrArray          *periods,
                                const GDate        *birth,
                                const GDate        *today,
                                KithCareTest       *result);
char *kith_care_test_dup_words (const KithCareTest *result);

G_END_DECLS
