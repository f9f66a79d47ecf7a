/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithDraft:
 * @kind: name of the kind being written
 * @student: the student it is about, or 0
 * @form: which form it is typed into, where there can be several of one kind about one student; empty where there is one
 * @record: the record being changed, 0 for a new one
 * @body: what was typed so far: a JSON object of typed text by field name
 * @base_version: version of @record when the writing began
 * @at: when it was last kept, seconds since 1970 in UTC
 *
 * What somebody has typed and not yet saved. One for each account, kind, student and form; nobody else ever sees it.
 */
typedef struct {
  char *kind;
  gint64 student;
  char *form;
  gint64 record;
  char *body;
  gint64 base_version;
  gint64 at;
} KithDraft;

KithDraft *kith_draft_new     (const KithKind   *kind,
                               gint64            student,
                               gint64            record,
                               gint64            base_version,
                               const char       *body);
/* for typing into the form of a record that is as it is now; its body is empty */
KithDraft *kith_draft_new_for_record (KithRecord     *record);
/* the one it was made with, with other words */
KithDraft *kith_draft_copy    (const KithDraft  *self,
                               const char       *body);
/* what a new part such as a step is added to; 0 where it is a part of nothing */
gint64     kith_draft_get_parent (const KithDraft *self);
void       kith_draft_free    (KithDraft        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDraft, kith_draft_free)

/* replaces the one of the same kind, student and form; once it returns the text survives a crash */
gboolean   kith_draft_save    (KithCaseFile     *file,
                               const KithDraft  *draft,
                               GError          **error);
/* NULL without an error when there is none */
KithDraft *kith_draft_load    (KithCaseFile     *file,
                               const KithKind   *kind,
                               gint64            student,
                               GError          **error);
/* the one that is kept in the same place as @place */
KithDraft *kith_draft_load_like (KithCaseFile    *file,
                               const KithDraft  *place,
                               GError          **error);
/* newest first; KithDraft each */
GPtrArray *kith_draft_list    (KithCaseFile     *file,
                               GError          **error);
/* See also KITH_SAVE_DISCARD_DRAFT, which does it in the transaction of the save. */
gboolean   kith_draft_discard (KithCaseFile     *file,
                               const KithKind   *kind,
                               gint64            student,
                               GError          **error);
gboolean   kith_draft_discard_like (KithCaseFile *file,
                               const KithDraft  *place,
                               GError          **error);
/* With KITH_SAVE_DISCARD_DRAFT the save of this very object takes the draft kept in the same place as @place. */
void       kith_draft_attach  (KithRecord       *record,
                               const KithDraft  *place);
const KithDraft *kith_draft_get_attached (KithRecord *record);

G_END_DECLS
