/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bursary/kith-bursary-edit.h"

#include "form/kith-record-dialog.h"
#include "kith-bursaries.h"
#include "kith-bursary.h"

#include <glib/gi18n.h>

void
kith_bursary_edit_present_new (GtkWidget *parent,
                               KithStore *store,
                               gint64     student,
                               int        year)
{
  g_autoptr (KithRecord) record = kith_record_new (&kith_bursary_kind);
  GDate today;

  kith_clock_get_today (kith_store_get_clock (store), &today);
  kith_record_set_number (record, KITH_BURSARY_STUDENT, student);
  kith_record_set_number (record, KITH_BURSARY_YEAR, year != 0 ? year : kith_bursaries_get_year (&today));
  kith_record_dialog_present (parent, store, record, NULL, KITH_FORM_DEFAULT, _("Add Bursary"), NULL, NULL);
}
