/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithGoodbye:
 * @to: the name the student uses
 * @reference: (nullable): the college's reference, printed only when that names choice is made
 * @from: who says goodbye
 * @day: ISO date of the last session
 * @text: what they wrote; an empty line begins a paragraph
 * @next: (nullable): who comes next
 *
 * The values of a letter to a student at the end of support. All are borrowed for the time of the call.
 */
typedef struct {
  const char *to;
  const char *reference;
  const char *from;
  const char *day;
  const char *text;
  const char *next;
} KithGoodbye;

KithDocument *kith_report_goodbye (const KithGoodbye        *goodbye,
                                   const KithReportSetting  *setting);

G_END_DECLS
