/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_CALENDAR_DAY (kith_calendar_day_get_type ())
G_DECLARE_FINAL_TYPE (KithCalendarDay, kith_calendar_day, KITH, CALENDAR_DAY, KithRecord)

extern const KithKind kith_calendar_day_kind;

/* Places in the field table. */
typedef enum {
  KITH_CALENDAR_DAY_TYPE,
  KITH_CALENDAR_DAY_TITLE,
  KITH_CALENDAR_DAY_FROM,
  KITH_CALENDAR_DAY_UNTIL,
} KithCalendarDayField;

gboolean    kith_calendar_day_is_break  (KithRecord  *self);
const char *kith_calendar_day_get_until (KithRecord  *self);
char       *kith_calendar_day_dup_words (KithRecord  *self);

G_END_DECLS
