/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Saves a record of any kind with what follows from it: what forms and the command line call. */
gboolean kith_casework_save_record (KithCaseFile   *file,
                                    KithRecord     *record,
                                    KithSaveFlags   flags,
                                    GError        **error);

G_END_DECLS
