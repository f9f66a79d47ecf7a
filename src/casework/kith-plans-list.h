/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-output.h"
#include "kith-reports.h"

G_BEGIN_DECLS

#define KITH_PLANS_LIST_DAYS 30

/* @person: only plans of their students, 0 for all the actor may see; @ahead: 0 for the usual number of days */
KithQuery    *kith_plans_list_create_query (KithCaseFile             *file,
                                            gint64                    person,
                                            guint                     ahead);
KithDocument *kith_plans_list_make         (KithCaseFile             *file,
                                            gint64                    person,
                                            guint                     ahead,
                                            KithReportOrder           order,
                                            const KithOutputOptions  *options,
                                            GError                  **error);

G_END_DECLS
