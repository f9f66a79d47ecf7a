/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-record-dialog.h"

G_BEGIN_DECLS

/* @student: whom it is about, 0 when that is still to be said */
KithRecordDialog *kith_concern_raise_present (GtkWidget *parent,
                                              KithStore *store,
                                              gint64     student);

G_END_DECLS
