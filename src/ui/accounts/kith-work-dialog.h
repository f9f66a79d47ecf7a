/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* A form whose work takes a while, because keys are made on purpose slowly: Cancel and one verb, what went wrong above
 * the form, how far it is below it. Signal ::apply when the verb is clicked. */
#define KITH_TYPE_WORK_DIALOG (kith_work_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KithWorkDialog, kith_work_dialog, KITH, WORK_DIALOG, AdwDialog)

KithWorkDialog *kith_work_dialog_new       (const char           *title,
                                            const char           *verb);
void            kith_work_dialog_add_group (KithWorkDialog       *self,
                                            AdwPreferencesGroup  *group);
/* @title and @description: plain text, nullable */
AdwPreferencesGroup *kith_work_dialog_add_section (KithWorkDialog   *self,
                                            const char           *title,
                                            const char           *description);
/* @name: (nullable): by which it is found; @changed is called with @data whenever something is typed */
GtkEditable    *kith_work_dialog_create_entry (AdwPreferencesGroup *group,
                                            const char           *title,
                                            const char           *name,
                                            GCallback             changed,
                                            gpointer              data);
/* whether the verb can be clicked */
void            kith_work_dialog_set_ready (KithWorkDialog       *self,
                                            gboolean              ready);
/* @words: what is being done; the form waits and the idle lock with it */
void            kith_work_dialog_begin     (KithWorkDialog       *self,
                                            const char           *words);
/* where it stands, or stood before everything was taken off the screen while it worked */
KithWindow     *kith_work_dialog_dup_window (KithWorkDialog      *self);
/* @error: (nullable): why it failed; without it the dialog closes */
void            kith_work_dialog_end       (KithWorkDialog       *self,
                                            const GError         *error);

G_END_DECLS
