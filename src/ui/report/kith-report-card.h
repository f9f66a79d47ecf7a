/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-reports.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A report in the gallery: a small picture of its first page, what it is called, and what it is for. */
#define KITH_TYPE_REPORT_CARD (kith_report_card_get_type ())
G_DECLARE_FINAL_TYPE (KithReportCard, kith_report_card, KITH, REPORT_CARD, GtkFlowBoxChild)

GtkWidget        *kith_report_card_new        (const KithReport *report);
const KithReport *kith_report_card_get_report (KithReportCard   *self);
/* whether every word somebody typed stands in its title or its purpose */
gboolean          kith_report_card_matches    (KithReportCard   *self,
                                               const char       *typed);

G_END_DECLS
