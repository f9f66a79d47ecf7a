/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-output.h"

G_BEGIN_DECLS

KithDocument *kith_journey_make  (KithCaseFile             *file,
                                  gint64                    student,
                                  const KithOutputOptions  *options,
                                  GError                  **error);
KithChart    *kith_journey_chart (KithCaseFile             *file,
                                  gint64                    student,
                                  GError                  **error);

G_END_DECLS
