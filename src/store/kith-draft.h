/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithDraft:
 * @kind: name of the kind being written
 * @student: the student it is about, or 0
 * @record: the record being changed, 0 for a new one
 * @body: what was typed so far: a JSON object of typed text by field name
 * @base_version: version of @record when the writing began
 * @at: when it was last kept, seconds since 1970 in UTC
 *
 * What somebody has typed and not yet saved. One for each account, kind and student; nobody else ever sees it.
 */
typedef struct {
  char *kind;
  gint64 student;
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
void       kith_draft_free    (KithDraft        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDraft, kith_draft_free)

/* replaces the one of the same kind and student; once it returns the text survives a crash */
gboolean   kith_draft_save    (KithCaseFile     *file,
                               const KithDraft  *draft,
                               GError          **error);
/* NULL without an error when there is none */
KithDraft *kith_draft_load    (KithCaseFile     *file,
                               const KithKind   *kind,
                               gint64            student,
                               GError          **error);
/* newest first; KithDraft each */
GPtrArray *kith_draft_list    (KithCaseFile     *file,
                               GError          **error);
/* See also KITH_SAVE_DISCARD_DRAFT, which does it in the transaction of the save. */
gboolean   kith_draft_discard (KithCaseFile     *file,
                               const KithKind   *kind,
                               gint64            student,
                               GError          **error);

G_END_DECLS
