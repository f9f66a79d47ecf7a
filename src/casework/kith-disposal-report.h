/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-output.h"

G_BEGIN_DECLS

/* of one disposal, or of all of them with 0 */
KithDocument *kith_disposal_report_make (KithCaseFile             *file,
                                         gint64                    disposal,
                                         const KithOutputOptions  *options,
                                         GError                  **error);
KithDocument *kith_lost_device_make     (KithCaseFile             *file,
                                         const KithOutputOptions  *options,
                                         GError                  **error);

G_END_DECLS
