/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-output.h"
#include "kith-reports.h"

G_BEGIN_DECLS

/* for whoever reads the audit and prints */
KithDocument *kith_receipt_page_make (KithCaseFile             *file,
                                      const KithOutputOptions  *options,
                                      GError                  **error);

G_END_DECLS
