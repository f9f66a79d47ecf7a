/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_ATTENDEE (kith_attendee_get_type ())
G_DECLARE_FINAL_TYPE (KithAttendee, kith_attendee, KITH, ATTENDEE, KithRecord)

extern const KithKind kith_attendee_kind;

/* Places in the field table. */
typedef enum {
  KITH_ATTENDEE_STUDENT,
  KITH_ATTENDEE_GROUP,
  KITH_ATTENDEE_STATUS,
  KITH_ATTENDEE_OWN_WORDS,
} KithAttendeeField;

G_END_DECLS
