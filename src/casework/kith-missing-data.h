/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-output.h"
#include "kith-reports.h"

G_BEGIN_DECLS

/* @person: only their students, 0 for all the actor may see */
KithDocument *kith_missing_data_make (KithCaseFile             *file,
                                      gint64                    person,
                                      const KithOutputOptions  *options,
                                      GError                  **error);

G_END_DECLS
