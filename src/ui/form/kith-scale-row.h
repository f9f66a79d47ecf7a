/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-form-row.h"

G_BEGIN_DECLS

/* One of a few answers, all of them in sight: numbers, or the entries of a short list, which have the numbers from 1. For
 * the keyboard it is one stop: a digit chooses and goes on to the next row, so that eight answers are eight keys; the
 * arrows choose, Delete takes back an answer that may be missing. */
#define KITH_TYPE_SCALE_ROW (kith_scale_row_get_type ())
G_DECLARE_FINAL_TYPE (KithScaleRow, kith_scale_row, KITH, SCALE_ROW, AdwPreferencesRow)

gboolean   kith_scale_row_suits (const KithField *field);
GtkWidget *kith_scale_row_new   (const KithField *field);
/* every entry of the list; one of them is always chosen once one has been */
GtkWidget *kith_scale_row_new_for_choices (const char           *title,
                                           const char           *subtitle,
                                           const KithChoiceList *list);

G_END_DECLS
