/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-breaks.h"
#include "kith-record.h"

G_BEGIN_DECLS

/**
 * KithContactGap:
 * @KITH_CONTACT_GAP_NONE: Within what was agreed, or nobody is expected to be in contact
 * @KITH_CONTACT_GAP_DUE: The agreed days have passed; shown in amber
 * @KITH_CONTACT_GAP_OVERDUE: Twice the agreed days have passed; shown in red
 *
 * How long a student has not been reached, against the agreed pattern.
 */
typedef enum {
  KITH_CONTACT_GAP_NONE,
  KITH_CONTACT_GAP_DUE,
  KITH_CONTACT_GAP_OVERDUE,
} KithContactGap;

char          *kith_contact_dup_due (KithRecord  *student,
                                     KithBreaks  *breaks);
KithContactGap kith_contact_gap_of (KithRecord  *student,
                                    const GDate *today,
                                    int         *days);

G_END_DECLS
