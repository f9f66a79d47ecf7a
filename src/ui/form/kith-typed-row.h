/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "form/kith-form-row.h"
#include "kith-clock.h"

G_BEGIN_DECLS

/* One line that is typed and understood: a name, a time ("5.30pm"), a duration ("1h 30m"), a number, a date. Says what
 * it understood while typing, and what is wrong once the person has left it. Longer text than the field takes is kept
 * and counted, never cut. */
#define KITH_TYPE_TYPED_ROW (kith_typed_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (KithTypedRow, kith_typed_row, KITH, TYPED_ROW, AdwEntryRow)

struct _KithTypedRowClass
{
  AdwEntryRowClass parent_class;
};

/* @field: lives as long as the program, as those of the field tables do */
GtkWidget *kith_typed_row_new             (const KithField *field,
                                           KithClock       *clock);
gboolean   kith_typed_row_is_valid        (KithTypedRow    *self);
/* NULL when what is typed cannot be understood, empty for nothing */
char      *kith_typed_row_dup_stored      (KithTypedRow    *self);
/* floating until put into a list */
GtkWidget *kith_typed_row_get_message_row (KithTypedRow    *self);
KithClock *kith_typed_row_get_clock       (KithTypedRow    *self);

G_END_DECLS
