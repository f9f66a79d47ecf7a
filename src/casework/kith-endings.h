/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-output.h"

G_BEGIN_DECLS

/* Support by a mentor that comes to an end without a surprise. */

/* the endings with a step that is due today, of the actor's own and of students they support */
KithQuery    *kith_endings_create_due_query (KithCaseFile            *file,
                                             GError                 **error);
/* of one student, the last first, of what the actor may see */
GPtrArray    *kith_endings_list             (KithCaseFile            *file,
                                             gint64                   student,
                                             GError                 **error);
/* "Student told on 3 Mar 2026 · next: Robin, not introduced yet" */
char         *kith_ending_dup_words         (KithCaseFile            *file,
                                             KithRecord              *ending);
/* the goodbye note of the newest ending that has one, as a letter */
KithDocument *kith_goodbye_make             (KithCaseFile            *file,
                                             gint64                   student,
                                             const KithOutputOptions *options,
                                             GError                 **error);

G_END_DECLS
