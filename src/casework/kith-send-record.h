/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-bundles.h"

G_BEGIN_DECLS

/**
 * KithSending:
 * @student: whose record
 * @is_safeguarding: the safeguarding file instead of the rest of the record
 * @transfer: of the safeguarding file, 0 for the one on its way
 * @to: (nullable): the college it goes to; for a safeguarding file what is written down there
 * @receiving_code: (nullable): of the other college; %NULL for a passphrase
 *
 * What is sent, to whom, and how it is locked.
 */
typedef struct {
  gint64 student;
  gboolean is_safeguarding;
  gint64 transfer;
  const char *to;
  const char *receiving_code;
} KithSending;

/* Makes the file and writes down that it was sent; all or nothing. A file that is there is not written over. Blocks. */
KithBundleSent *kith_send_record      (KithCaseFile       *file,
                                       const KithSending  *sending,
                                       const char         *path,
                                       GCancellable       *cancellable,
                                       GError            **error);
/* a name for the file that says nothing of the student */
char           *kith_send_dup_file_name (KithCaseFile     *file);

G_END_DECLS
