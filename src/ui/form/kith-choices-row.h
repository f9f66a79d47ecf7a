/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-form-row.h"

G_BEGIN_DECLS

/* Several entries of a list, to tick; the subtitle says which. Property "codes": stored form, in list order. */
#define KITH_TYPE_CHOICES_ROW (kith_choices_row_get_type ())
G_DECLARE_FINAL_TYPE (KithChoicesRow, kith_choices_row, KITH, CHOICES_ROW, AdwExpanderRow)

GtkWidget *kith_choices_row_new       (const char           *title,
                                       const KithChoiceList *list);
char      *kith_choices_row_dup_codes (KithChoicesRow       *self);
void       kith_choices_row_set_codes (KithChoicesRow       *self,
                                       const char           *codes);

G_END_DECLS
