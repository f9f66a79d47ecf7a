/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/**
 * KithRemoved:
 * @kind: kind of the record
 * @id: its id, for [func@case_file_restore_removed]
 * @title: what to call it
 * @student: (nullable): name of the student it is part of
 */
typedef struct {
  const KithKind *kind;
  gint64 id;
  char *title;
  char *student;
} KithRemoved;

void       kith_removed_free (KithRemoved   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithRemoved, kith_removed_free)

/* what this account may put back, newest first within each kind; KithRemoved each */
GPtrArray *kith_removed_list (KithCaseFile  *file,
                              guint          limit,
                              GError       **error);

G_END_DECLS
