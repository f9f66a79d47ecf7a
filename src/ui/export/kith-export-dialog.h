/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Any list of the window as a file: the rows of its query and no others. */
#define KITH_TYPE_EXPORT_DIALOG (kith_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KithExportDialog, kith_export_dialog, KITH, EXPORT_DIALOG, AdwDialog)

/* whether a list should offer it at all: what the role may do, whatever the list holds */
gboolean   kith_export_dialog_is_allowed (KithStore *store);
/* @query: what the list on screen shows; copied */
AdwDialog *kith_export_dialog_present    (GtkWidget *parent,
                                          KithStore *store,
                                          KithQuery *query);
/* what follows once the person has chosen where; @path: gets the ending of the chosen kind of file when it lacks it */
void       kith_export_dialog_write      (KithExportDialog *self,
                                          const char       *path);

G_END_DECLS
