/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_APPOINTMENT (kith_appointment_get_type ())
G_DECLARE_FINAL_TYPE (KithAppointment, kith_appointment, KITH, APPOINTMENT, KithRecord)

extern const KithKind kith_appointment_kind;

/* Places in the field table. */
typedef enum {
  KITH_APPOINTMENT_STUDENT,
  KITH_APPOINTMENT_TYPE,
  KITH_APPOINTMENT_DATE,
  KITH_APPOINTMENT_TIME,
  KITH_APPOINTMENT_MINUTES,
  KITH_APPOINTMENT_PLACE,
  KITH_APPOINTMENT_WITH_WHOM,
  KITH_APPOINTMENT_PERSON,
  KITH_APPOINTMENT_TRANSPORT,
  KITH_APPOINTMENT_COST,
  KITH_APPOINTMENT_RISK_READ,
  KITH_APPOINTMENT_DISCREET,
  KITH_APPOINTMENT_OUTCOME,
  KITH_APPOINTMENT_NEXT,
} KithAppointmentField;

/* codes of the kinds that are nobody else's business */
const char *const *kith_appointment_get_sensitive_types (void);
gboolean kith_appointment_is_sensitive (KithRecord *self);
char    *kith_appointment_dup_public_title (KithRecord *self);

G_END_DECLS
