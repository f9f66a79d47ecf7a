/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-output.h"

G_BEGIN_DECLS

/* The safeguarding file of a student whose transfer is written down. Only for those who send files. */
KithDocument *kith_transfer_pack_make (KithCaseFile             *file,
                                       gint64                    student,
                                       gint64                    transfer,
                                       const KithOutputOptions  *options,
                                       GError                  **error);
KithRecord   *kith_transfer_pack_find_transfer (KithCaseFile  *file,
                                                gint64         student,
                                                gint64         wanted,
                                                GError       **error);

G_END_DECLS
