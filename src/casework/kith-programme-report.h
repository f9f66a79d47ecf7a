/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-output.h"

G_BEGIN_DECLS

/* @from and @until: ISO days, or empty for this term; @authority: name of a local authority, or empty for all */
KithDocument *kith_programme_report_make (KithCaseFile             *file,
                                          const char               *from,
                                          const char               *until,
                                          const char               *authority,
                                          const KithOutputOptions  *options,
                                          GError                  **error);
/* the one page for partners, of the same numbers */
KithDocument *kith_partner_report_make   (KithCaseFile             *file,
                                          const char               *from,
                                          const char               *until,
                                          const KithOutputOptions  *options,
                                          GError                  **error);

G_END_DECLS
