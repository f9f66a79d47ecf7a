/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-person-edit.h"

#include "form/kith-record-dialog.h"
#include "kith-hand-over-dialog.h"
#include "kith-person.h"

#include <glib/gi18n.h>

static void
on_added (KithRecordDialog *dialog,
          KithRecord       *person,
          KithWindow       *window)
{
  kith_window_show_record (window, &kith_person_kind, kith_record_get_id (person));
}

void
kith_person_edit_present_new (KithWindow *window)
{
  KithStore *store;
  g_autoptr (KithRecord) person = kith_record_new (&kith_person_kind);
  g_autofree char *today = NULL;

  g_return_if_fail (KITH_IS_WINDOW (window));

  store = kith_window_get_store (window);
  today = kith_clock_dup_today (kith_store_get_clock (store));
  kith_record_set_text (person, KITH_PERSON_START_DATE, today);
  kith_record_dialog_present (GTK_WIDGET (window), store, person, NULL, KITH_FORM_DEFAULT, _("Add Person"),
                              G_CALLBACK (on_added), window);
}

static gboolean
on_fix (KithRecordDialog  *dialog,
        const KithProblem *problem,
        KithWindow        *window)
{
  KithRecord *person;
  g_autofree char *last_day = NULL;
  gint64 id;

  if (problem->fix != KITH_FIX_HAND_OVER)
    return FALSE;
  person = kith_form_get_record (kith_record_dialog_get_form (dialog));
  id = kith_record_get_id (person);
  last_day = g_strdup (kith_record_get_text (person, KITH_PERSON_END_DATE));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  kith_hand_over_dialog_present (window, id, last_day);
  return TRUE;
}

void
kith_person_edit_present (KithWindow *window,
                          KithRecord *person)
{
  KithRecordDialog *dialog;

  g_return_if_fail (KITH_IS_WINDOW (window));
  g_return_if_fail (KITH_IS_RECORD (person));

  dialog = kith_record_dialog_present (GTK_WIDGET (window), kith_window_get_store (window), person, NULL,
                                       KITH_FORM_DEFAULT, _("Edit Person"), NULL, NULL);
  g_signal_connect_object (dialog, "fix", G_CALLBACK (on_fix), window, G_CONNECT_DEFAULT);
}
