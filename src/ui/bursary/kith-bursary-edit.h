/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* a form for a new bursary of a student; @year: that the academic year begins in, 0 for the one of today */
void kith_bursary_edit_present_new (GtkWidget *parent,
                                    KithStore *store,
                                    gint64     student,
                                    int        year);

G_END_DECLS
