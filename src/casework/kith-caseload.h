/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-output.h"
#include "kith-reports.h"

G_BEGIN_DECLS

/* the active students of a person, as in the list "My Caseload"; @person: 0 for all the actor may see */
KithQuery    *kith_caseload_create_query (gint64                    person);
KithDocument *kith_caseload_make         (KithCaseFile             *file,
                                          gint64                    person,
                                          KithReportOrder           order,
                                          const KithOutputOptions  *options,
                                          GError                  **error);

G_END_DECLS
