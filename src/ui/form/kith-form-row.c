/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-form-row.h"

G_DEFINE_INTERFACE (KithFormRow, kith_form_row, GTK_TYPE_WIDGET)

static guint edited_signal;

static void
kith_form_row_default_init (KithFormRowInterface *iface)
{
  /**
   * KithFormRow::edited:
   * @self: the row
   *
   * The person changed the value; never emitted for changes made by the program.
   */
  edited_signal = g_signal_new ("edited", KITH_TYPE_FORM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * kith_form_row_dup_typed:
 * @self: a row
 *
 * Returns: (transfer full): what stands in the row, in a form [func@field_parse] takes and
 *   [method@FormRow.set_typed] puts back
 */
char *
kith_form_row_dup_typed (KithFormRow *self)
{
  g_return_val_if_fail (KITH_IS_FORM_ROW (self), NULL);

  return KITH_FORM_ROW_GET_IFACE (self)->dup_typed (self);
}

/**
 * kith_form_row_set_stored:
 * @self: a row
 * @stored: (nullable): a stored value; %NULL or empty for none
 *
 * Shows a value as it is stored. Replaces whatever was typed.
 */
void
kith_form_row_set_stored (KithFormRow *self,
                          const char  *stored)
{
  g_return_if_fail (KITH_IS_FORM_ROW (self));

  KITH_FORM_ROW_GET_IFACE (self)->set_stored (self, stored);
}

/**
 * kith_form_row_set_typed:
 * @self: a row
 * @typed: what [method@FormRow.dup_typed] gave
 *
 * Puts back what somebody had typed, right or wrong.
 */
void
kith_form_row_set_typed (KithFormRow *self,
                         const char  *typed)
{
  g_return_if_fail (KITH_IS_FORM_ROW (self));

  KITH_FORM_ROW_GET_IFACE (self)->set_typed (self, typed);
}

/**
 * kith_form_row_get_input:
 * @self: a row
 *
 * Returns: (transfer none): the widget that takes the focus and carries the accessible state
 */
GtkWidget *
kith_form_row_get_input (KithFormRow *self)
{
  g_return_val_if_fail (KITH_IS_FORM_ROW (self), NULL);

  return KITH_FORM_ROW_GET_IFACE (self)->get_input (self);
}

/**
 * kith_form_row_emit_edited:
 * @self: a row
 *
 * For implementations: says that the person changed the value.
 */
void
kith_form_row_emit_edited (KithFormRow *self)
{
  g_return_if_fail (KITH_IS_FORM_ROW (self));

  g_signal_emit (self, edited_signal, 0);
}
