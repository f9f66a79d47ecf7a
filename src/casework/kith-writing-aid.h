/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-writing-hints.h"

G_BEGIN_DECLS

/**
 * KithWritingAid:
 * @wordings: (element-type KithRecord): the wordings to look out for
 * @own_name: (nullable): what the student is called
 * @known: (element-type KithKnownName): others who may be named in a note about the student
 *
 * What helps whoever writes about one student.
 */
typedef struct {
  GPtrArray *wordings;
  char *own_name;
  GPtrArray *known;
} KithWritingAid;

KithWritingAid *kith_writing_aid_load (KithCaseFile    *file,
                                       gint64           student,
                                       GCancellable    *cancellable,
                                       GError         **error);
void            kith_writing_aid_free (KithWritingAid  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithWritingAid, kith_writing_aid_free)

G_END_DECLS
