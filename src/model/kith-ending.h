/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_ENDING (kith_ending_get_type ())
G_DECLARE_FINAL_TYPE (KithEnding, kith_ending, KITH, ENDING, KithRecord)

extern const KithKind kith_ending_kind;

/* Places in the field table. */
typedef enum {
  KITH_ENDING_STUDENT,
  KITH_ENDING_PERSON,
  KITH_ENDING_FIRST_SESSION,
  KITH_ENDING_SECOND_SESSION,
  KITH_ENDING_LAST_SESSION,
  KITH_ENDING_TOLD_ON,
  KITH_ENDING_GOODBYE,
  KITH_ENDING_NEXT_PERSON,
  KITH_ENDING_INTRODUCED_ON,
  KITH_ENDING_DONE_ON,
} KithEndingField;

const char *kith_ending_get_due_step (KithRecord  *self,
                                      const GDate *today);

G_END_DECLS
