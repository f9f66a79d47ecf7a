/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* One student's records as they stood at the end of a day, worked out backwards from what the audit says was done since.
 * Needs KITH_VERB_LOOK_BACK, and shows no record that the actor may not see today. */
typedef struct _KithAsAt KithAsAt;

KithAsAt   *kith_as_at_new      (KithCaseFile    *file,
                                 gint64           student,
                                 const char      *day,
                                 GError         **error);
void        kith_as_at_free     (KithAsAt        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAsAt, kith_as_at_free)

const char *kith_as_at_get_day  (KithAsAt        *self);
/* KithRecord each, in the order of the kind; the student themself when @kind is kith_student_kind */
GPtrArray  *kith_as_at_list     (KithAsAt        *self,
                                 const KithKind  *kind,
                                 GError         **error);
/* FALSE once a value was met that the audit does not hold any more, or never held; it is empty in the record */
gboolean    kith_as_at_is_whole (KithAsAt        *self);

G_END_DECLS
