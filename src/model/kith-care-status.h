/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

#define KITH_TYPE_CARE_STATUS (kith_care_status_get_type ())
G_DECLARE_FINAL_TYPE (KithCareStatus, kith_care_status, KITH, CARE_STATUS, KithRecord)

extern const KithKind kith_care_status_kind;

/* Places in the field table. */
typedef enum {
  KITH_CARE_STATUS_STUDENT,
  KITH_CARE_STATUS_STATUS,
  KITH_CARE_STATUS_FROM,
  KITH_CARE_STATUS_UNTIL,
  KITH_CARE_STATUS_EVIDENCE,
  KITH_CARE_STATUS_EVIDENCE_DATE,
  KITH_CARE_STATUS_SEEN_BY,
  KITH_CARE_STATUS_RESPONSIBLE_LA,
} KithCareStatusField;

gboolean kith_care_status_is_exclusive (const char  *status);
gboolean kith_care_status_covers       (KithRecord  *self,
                                        const GDate *day);
gboolean kith_care_status_is_tag       (const char  *status);
char    *kith_care_statuses_dup_words  (GPtrArray   *statuses,
                                        const GDate *day);
char    *kith_care_statuses_dup_main_words (GPtrArray   *statuses,
                                        const GDate *day);
GStrv    kith_care_statuses_dup_tags   (GPtrArray   *statuses,
                                        const GDate *day);

G_END_DECLS
