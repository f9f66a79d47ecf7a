/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Saves a record of any kind with what follows from it: what forms and the command line call. */
gboolean kith_casework_save_record (KithCaseFile   *file,
                                    KithRecord     *record,
                                    KithSaveFlags   flags,
                                    GError        **error);
/* The same together with what is only true once it is there: a link of theirs to a record of this kind that is empty becomes
 * one to it. One action: all of them or none. */
gboolean kith_casework_save_with   (KithCaseFile   *file,
                                    KithRecord     *record,
                                    GPtrArray      *companions,
                                    KithSaveFlags   flags,
                                    GError        **error);

G_END_DECLS
