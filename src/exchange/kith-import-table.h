/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-import-row.h"
#include "kith-import-source.h"

G_BEGIN_DECLS

/* In rows of notes these two hold text, for the caller to look up: a college's student id and the name of a person. */
#define KITH_IMPORT_NOTES_STUDENT "student"
#define KITH_IMPORT_NOTES_AUTHOR "author"

#define KITH_TYPE_IMPORT_NOTES (kith_import_notes_get_type ())
G_DECLARE_FINAL_TYPE (KithImportNotes, kith_import_notes, KITH, IMPORT_NOTES, GObject)

KithImportNotes *kith_import_notes_new          (KithImportSource  *source,
                                                 const GDate       *today);
KithImportRow   *kith_import_notes_read_row     (KithImportNotes   *self,
                                                 GCancellable      *cancellable,
                                                 GError           **error);
char           **kith_import_notes_dup_left_out (KithImportNotes   *self);
char           **kith_import_notes_dup_warnings (KithImportNotes   *self);

G_END_DECLS
