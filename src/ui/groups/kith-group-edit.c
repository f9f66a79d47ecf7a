/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-group-edit.h"

#include "form/kith-record-dialog.h"
#include "kith-group.h"

#include <glib/gi18n.h>

/* Whether it was cancelled and how it went is said on the page, with the register. */
static const char *const fields[] = {
  "title", "date", "time", "minutes", "place", "person", "capacity", "risk-date", "cost", NULL,
};

static void
on_added (KithRecordDialog *dialog,
          KithRecord       *group,
          KithWindow       *window)
{
  kith_window_show_record (window, &kith_group_kind, kith_record_get_id (group));
}

void
kith_group_edit_present_new (KithWindow *window)
{
  KithStore *store;
  g_autoptr (KithRecord) group = kith_record_new (&kith_group_kind);
  g_autofree char *today = NULL;
  const KithActor *actor;

  g_return_if_fail (KITH_IS_WINDOW (window));

  store = kith_window_get_store (window);
  actor = kith_store_get_actor (store);
  today = kith_clock_dup_today (kith_store_get_clock (store));
  kith_record_set_text (group, KITH_GROUP_DATE, today);
  if (actor != NULL)
    kith_record_set_number (group, KITH_GROUP_PERSON, actor->person);
  kith_record_dialog_present (GTK_WIDGET (window), store, group, fields, KITH_FORM_DEFAULT, _("New Session"),
                              G_CALLBACK (on_added), window);
}

void
kith_group_edit_present (KithWindow *window,
                         KithRecord *group)
{
  g_return_if_fail (KITH_IS_WINDOW (window));
  g_return_if_fail (KITH_IS_GROUP (group));

  kith_record_dialog_present (GTK_WIDGET (window), kith_window_get_store (window), group, fields, KITH_FORM_DEFAULT,
                              _("Edit Session"), NULL, NULL);
}
