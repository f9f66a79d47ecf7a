/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Saves a note, makes a task of each new line of its next steps, and discards the draft, in one action. */
gboolean kith_casework_save_note (KithCaseFile   *file,
                                  KithRecord     *note,
                                  KithSaveFlags   flags,
                                  GError        **error);
/* The same for a note that was not written in the editor: a draft somebody has open there stays. */
gboolean kith_casework_save_note_beside_draft (KithCaseFile   *file,
                                               KithRecord     *note,
                                               KithSaveFlags   flags,
                                               GError        **error);
/* From the editor, with the names that are to be marked in it. */
gboolean kith_casework_save_note_with_marks (KithCaseFile   *file,
                                             KithRecord     *note,
                                             GPtrArray      *marks,
                                             KithSaveFlags   flags,
                                             GError        **error);

G_END_DECLS
