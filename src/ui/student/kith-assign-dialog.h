/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kith_assign_dialog_present     (GtkWidget  *parent,
                                     KithStore  *store,
                                     gint64      student);
/* @person: somebody already chosen, such as who comes next at the end of support; they can still be changed */
void kith_assign_dialog_present_for (GtkWidget  *parent,
                                     KithStore  *store,
                                     gint64      student,
                                     gint64      person);
void kith_assign_dialog_present_end (GtkWidget  *parent,
                                     KithStore  *store,
                                     KithRecord *assignment);

G_END_DECLS
