/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_TASK (kith_task_get_type ())
G_DECLARE_FINAL_TYPE (KithTask, kith_task, KITH, TASK, KithRecord)

extern const KithKind kith_task_kind;

/* Places in the field table. */
typedef enum {
  KITH_TASK_STUDENT,
  KITH_TASK_PERSON,
  KITH_TASK_TEXT,
  KITH_TASK_DUE,
  KITH_TASK_NOTE,
  KITH_TASK_PLAN,
  KITH_TASK_DONE_ON,
} KithTaskField;

G_END_DECLS
