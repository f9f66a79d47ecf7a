/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report.h"

G_BEGIN_DECLS

/**
 * KithOnePageProfile:
 * @preferred_name: the name the student uses
 * @legal_name: (nullable): printed only when that names choice is made
 * @reference: (nullable): the college's reference, printed only when that names choice is made
 * @name_hint: (nullable): how to say the name
 * @pronouns: (nullable): as the student says them
 * @own_words: (nullable): "In my own words"
 * @strengths: (nullable): one on a line
 * @matters: (nullable): in the student's words
 * @helps: (nullable): in the student's words
 * @does_not_help: (nullable): in the student's words
 * @communication: (nullable): what helps when talking with them
 *
 * The values of the page a student hands over to say who they are. All are borrowed for the time of the call.
 */
typedef struct {
  const char *preferred_name;
  const char *legal_name;
  const char *reference;
  const char *name_hint;
  const char *pronouns;
  const char *own_words;
  const char *strengths;
  const char *matters;
  const char *helps;
  const char *does_not_help;
  const char *communication;
} KithOnePageProfile;

KithDocument *kith_report_one_page_profile (const KithOnePageProfile *profile,
                                            const KithReportSetting  *setting);

G_END_DECLS
