/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accounts/kith-work-dialog.h"
#include "kith-store.h"

G_BEGIN_DECLS

/* Sending a record to another college as an encrypted file, and what became of those that were sent before. @transfer: of the
 * safeguarding file, 0 for the rest of the record */
KithWorkDialog *kith_send_dialog_present   (GtkWidget      *parent,
                                            KithStore      *store,
                                            gint64          student,
                                            gint64          transfer);
/* what a person chooses in the file dialog */
void            kith_send_dialog_send_to   (KithWorkDialog *self,
                                            const char     *path);

G_END_DECLS
