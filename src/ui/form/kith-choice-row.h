/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-form-row.h"

G_BEGIN_DECLS

/**
 * KithChoiceNone:
 * @KITH_CHOICE_NONE_NEVER: One must be chosen; "Choose…" stands there until it is
 * @KITH_CHOICE_NONE_ALLOWED: "Not set" can be chosen
 */
typedef enum {
  KITH_CHOICE_NONE_NEVER,
  KITH_CHOICE_NONE_ALLOWED,
} KithChoiceNone;

/* One entry of a list; long lists can be searched. Property "code": stored form, NULL for none. */
#define KITH_TYPE_CHOICE_ROW (kith_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (KithChoiceRow, kith_choice_row, KITH, CHOICE_ROW, AdwComboRow)

GtkWidget  *kith_choice_row_new      (const char           *title,
                                      const KithChoiceList *list,
                                      KithChoiceNone        none);
const char *kith_choice_row_get_code (KithChoiceRow        *self);
void        kith_choice_row_set_code (KithChoiceRow        *self,
                                      const char           *code);

G_END_DECLS
