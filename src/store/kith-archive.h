/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Archived students stay in the file and are left out of lists and counts. Only those who left can be archived. */
gboolean kith_case_file_archive_student (KithCaseFile  *self,
                                         gint64         id,
                                         gboolean       archived,
                                         GError       **error);
/* for the save path: somebody who is back is not archived */
void     kith_archive_settle            (KithRecord    *record);

G_END_DECLS
