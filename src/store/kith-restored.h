/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* A file that was restored knows nothing of what happened after the backup was made. When it is first opened, what was erased
 * since is erased again, and it is written down that and from when it was restored. */

/* Beside the file that is about to be made of a backup: that it is one, and the lists of what was erased that lie near it. */
gboolean kith_restored_mark           (const char    *backup,
                                       const char    *new_path,
                                       GError       **error);
/* when no file was made after all */
void     kith_restored_forget_mark    (const char    *path);
/* while the file is opened; @last_line: moment of the last audit line before that */
gboolean kith_restored_settle         (KithCaseFile  *file,
                                       gint64         last_line,
                                       GError       **error);

/* What people have to know of it, in words; NULL when it was not restored, or that was read already. */
char    *kith_restored_dup_words      (KithCaseFile  *file,
                                       GError       **error);
/* moment of the last thing written in it before it was restored */
gint64   kith_restored_get_last_line  (KithCaseFile  *file);
gboolean kith_restored_set_read       (KithCaseFile  *file,
                                       GError       **error);

G_END_DECLS
