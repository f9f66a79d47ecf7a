/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-report-mentor-activity.h"

G_BEGIN_DECLS

/**
 * KithCertificate:
 * @name: whose hours they are
 * @college: (nullable): where
 * @days: the period, in words
 * @is_mentor: whether it is as a peer mentor that they gave them
 * @programme: (nullable): the apprenticeship they are on
 * @lines: (element-type KithActivityLine): hours by kind
 *
 * The values of a certificate of hours. All are borrowed.
 */
typedef struct {
  const char *name;
  const char *college;
  const char *days;
  gboolean is_mentor;
  const char *programme;
  GArray *lines;
} KithCertificate;

KithDocument *kith_report_certificate (const KithCertificate   *certificate,
                                       const KithReportSetting *setting);

G_END_DECLS
