/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-document.h"

G_BEGIN_DECLS

/**
 * KithReportNames:
 * @KITH_REPORT_NAMES_PREFERRED: The name the student uses
 * @KITH_REPORT_NAMES_PREFERRED_AND_LEGAL: Both, for letters that must match other records
 * @KITH_REPORT_NAMES_INITIALS: Initials only
 * @KITH_REPORT_NAMES_REFERENCE: The college's reference only
 *
 * How a student is named on paper, asked before every print.
 */
typedef enum {
  KITH_REPORT_NAMES_PREFERRED,
  KITH_REPORT_NAMES_PREFERRED_AND_LEGAL,
  KITH_REPORT_NAMES_INITIALS,
  KITH_REPORT_NAMES_REFERENCE,
} KithReportNames;

/**
 * KithReportSetting:
 * @organisation: (nullable): the college
 * @marking: (nullable): handling marking; "OFFICIAL-SENSITIVE" when %NULL
 * @printed_by: (nullable): who is signed in
 * @created: when, in seconds since 1970 UTC; 0 leaves it out
 * @printed_at: (nullable): the same for people, for instance "25 July 2026, 2:30pm"
 * @copy: (nullable): label of the copy
 * @filters: (nullable): the filters used, in words
 * @names: how students are named
 *
 * What every report needs to know besides its own values.
 */
typedef struct {
  const char *organisation;
  const char *marking;
  const char *printed_by;
  gint64 created;
  const char *printed_at;
  const char *copy;
  const char *filters;
  KithReportNames names;
} KithReportSetting;

KithDocument *kith_report_begin     (const KithReportSetting *setting,
                                     const char              *report_name,
                                     const char              *title);
char         *kith_report_dup_name  (KithReportNames          names,
                                     const char              *preferred_name,
                                     const char              *legal_name,
                                     const char              *reference);

G_END_DECLS
