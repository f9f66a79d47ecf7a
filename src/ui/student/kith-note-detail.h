/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-note-uses.h"

G_BEGIN_DECLS

/**
 * KithNoteRemark:
 * @heading: who added it, and when
 * @text: what was added
 */
typedef struct {
  char *heading;
  char *text;
} KithNoteRemark;

/**
 * KithNoteDetail:
 * @note: the note
 * @author: name of who wrote it
 * @struck_by: (nullable): name of who struck it out
 * @goals: (nullable): titles of the goals it is about, one a line
 * @remarks: (element-type KithNoteRemark): amendments, oldest first
 * @uses: (nullable): where it went, for its author
 * @may_edit: whether this account may still change it
 * @may_amend: whether this account may add an amendment
 * @may_print: whether this account may put it on paper
 * @may_strike: whether this account may strike it out
 * @may_read_audit: whether this account may read what was done with it
 *
 * All there is to read about one note.
 */
typedef struct {
  KithRecord *note;
  char *author;
  char *struck_by;
  char *goals;
  GPtrArray *remarks;
  KithNoteUses *uses;
  gboolean may_edit;
  gboolean may_amend;
  gboolean may_print;
  gboolean may_strike;
  gboolean may_read_audit;
} KithNoteDetail;

KithNoteDetail *kith_note_detail_load (KithCaseFile   *file,
                                       gint64          note,
                                       GError        **error);
void            kith_note_detail_free (KithNoteDetail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithNoteDetail, kith_note_detail_free)

G_END_DECLS
