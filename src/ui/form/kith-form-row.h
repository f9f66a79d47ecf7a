/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A row that edits one value: every row of a KithForm, and of use alone. What is typed stays as it was typed, right or
 * wrong, until set_stored replaces it. Emits ::edited when the person changes it. */
#define KITH_TYPE_FORM_ROW (kith_form_row_get_type ())
G_DECLARE_INTERFACE (KithFormRow, kith_form_row, KITH, FORM_ROW, GtkWidget)

/**
 * KithFormRowInterface:
 * @dup_typed: what stands in the row, for drafts and for parsing with [func@field_parse]
 * @set_stored: shows a stored value; %NULL or empty for none
 * @set_typed: puts back what @dup_typed gave
 * @get_input: the widget that takes the focus and carries the accessible state
 */
struct _KithFormRowInterface
{
  GTypeInterface parent_iface;

  char      *(*dup_typed)  (KithFormRow *self);
  void       (*set_stored) (KithFormRow *self,
                            const char  *stored);
  void       (*set_typed)  (KithFormRow *self,
                            const char  *typed);
  GtkWidget *(*get_input)  (KithFormRow *self);
};

char      *kith_form_row_dup_typed   (KithFormRow *self);
void       kith_form_row_set_stored  (KithFormRow *self,
                                      const char  *stored);
void       kith_form_row_set_typed   (KithFormRow *self,
                                      const char  *typed);
GtkWidget *kith_form_row_get_input   (KithFormRow *self);
/* for implementations: what the person does with the row changed its value */
void       kith_form_row_emit_edited (KithFormRow *self);

G_END_DECLS
