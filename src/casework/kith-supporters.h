/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Who supports whom today, by name, read once for a whole list of students. */
typedef struct _KithSupporters KithSupporters;

KithSupporters *kith_supporters_load       (KithCaseFile          *file,
                                            GError               **error);
void            kith_supporters_free       (KithSupporters        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSupporters, kith_supporters_free)

/* NULL for nobody, or for somebody the actor does not see */
const char     *kith_supporters_get_name   (const KithSupporters  *self,
                                            gint64                 person);
const char     *kith_supporters_get_coach  (const KithSupporters  *self,
                                            gint64                 student);
const char     *kith_supporters_get_mentor (const KithSupporters  *self,
                                            gint64                 student);
/* "Caseload of Priya Raman", or whose students it is about without a person */
char           *kith_supporters_dup_whose  (const KithSupporters  *self,
                                            gint64                 person,
                                            KithCaseFile          *file);

G_END_DECLS
