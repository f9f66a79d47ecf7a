/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-form.h"

G_BEGIN_DECLS

/* A form with Save and Cancel. What is typed is kept as a draft; closing with changes asks first; nothing that goes
 * wrong while saving loses a word. Signals:
 * ::saved (KithRecordDialog *self, KithRecord *record): it is in the case file; the dialog closes by itself.
 * ::fix (KithRecordDialog *self, gpointer problem) → gboolean: a KithFix the form cannot do itself (OPEN_OTHER,
 *   END_OTHER, HAND_OVER); return TRUE when done. Without a handler OPEN_OTHER opens the record and END_OTHER ends the
 *   other record on the day in the problem and saves again. */
#define KITH_TYPE_RECORD_DIALOG (kith_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KithRecordDialog, kith_record_dialog, KITH, RECORD_DIALOG, AdwDialog)

KithRecordDialog *kith_record_dialog_new      (KithStore         *store,
                                               KithRecord        *record,
                                               const char *const *fields,
                                               KithFormFlags      flags,
                                               const char        *title);
KithForm         *kith_record_dialog_get_form (KithRecordDialog  *self);
/* above the form, once */
void              kith_record_dialog_set_heading (KithRecordDialog *self,
                                               GtkWidget         *heading);
/* @companions: (element-type KithRecord) (nullable): saved with it as one action, see kith_casework_save_with */
void              kith_record_dialog_set_companions (KithRecordDialog *self,
                                               GPtrArray         *companions);
/* something to look at while filling in the form: beside it, or above it where there is little room */
void              kith_record_dialog_set_aside (KithRecordDialog *self,
                                               GtkWidget         *widget);
/* The common case in one call. @saved: (nullable): called as ::saved; @record is copied, so that a cancelled edit
 * leaves the given one as it was. */
KithRecordDialog *kith_record_dialog_present  (GtkWidget         *parent,
                                               KithStore         *store,
                                               KithRecord        *record,
                                               const char *const *fields,
                                               KithFormFlags      flags,
                                               const char        *title,
                                               GCallback          saved,
                                               gpointer           user_data);

G_END_DECLS
