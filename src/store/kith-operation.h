/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Several saves as one user action: one transaction, one entry of the undo list, one label. Calls nest: an inner begin
 * is a savepoint of the outer one and its label is ignored. Without begin, each save is an action of its own. */
gboolean kith_case_file_begin          (KithCaseFile  *self,
                                        const char    *label,
                                        GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean kith_case_file_commit         (KithCaseFile  *self,
                                        GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void     kith_case_file_rollback       (KithCaseFile  *self);

/* The same for thousands of new records (imports, demonstration data): the search index and the last contacts are
 * filled in one statement each at the end. kith_case_file_rollback gives all of it up. */
gboolean kith_case_file_begin_bulk     (KithCaseFile  *self,
                                        const char    *label,
                                        GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean kith_case_file_end_bulk       (KithCaseFile  *self,
                                        GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* the operation that was committed last, to offer its undo; 0 for none */
gint64   kith_case_file_get_last_operation (KithCaseFile *self);

G_END_DECLS
