/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

GStrv kith_plan_agenda_dup_points  (KithRecord *plan);
void  kith_plan_agenda_add_minutes (GString    *minutes,
                                    const char *point,
                                    gboolean    covered,
                                    const char *notes);

G_END_DECLS
