/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-kinds.h"
#include "kith-problems.h"
#include "kith-rules.h"

G_BEGIN_DECLS

/* A handful of records in memory that stand in for the store, so that rules are tested without a database. */
typedef struct {
  GPtrArray *records;
  KithRules rules;
  KithRecord *checked;
} KithTestWorld;

void        kith_test_world_init  (KithTestWorld  *world,
                                   const char     *today);
void        kith_test_world_clear (KithTestWorld  *world);
KithRecord *kith_test_world_add   (KithTestWorld  *world,
                                   const KithKind *kind,
                                   const char     *first_field,
                                   ...) G_GNUC_NULL_TERMINATED;
KithRecord *kith_test_record      (const KithKind *kind,
                                   const char     *first_field,
                                   ...) G_GNUC_NULL_TERMINATED;
void        kith_test_set         (KithRecord     *record,
                                   const char     *field,
                                   const char     *stored);
KithProblems *kith_test_world_check (KithTestWorld *world,
                                   KithRecord     *record);
void        kith_test_expect      (KithTestWorld  *world,
                                   KithRecord     *record,
                                   const char     *field,
                                   KithSeverity    severity,
                                   const char     *message);
void        kith_test_expect_fine (KithTestWorld  *world,
                                   KithRecord     *record);

G_END_DECLS
