/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-list-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_SLOT_LINE (kith_slot_line_get_type ())
G_DECLARE_DERIVABLE_TYPE (KithSlotLine, kith_slot_line, KITH, SLOT_LINE, GtkWidget)

/**
 * KithSlotLineClass:
 * @update: shows a record; %NULL while the slot has none yet
 *
 * A line, or a cell of a line, of a [class@ListModel]: it shows what its slot holds and follows it. A class lays its
 * children out itself.
 */
struct _KithSlotLineClass
{
  GtkWidgetClass parent_class;

  void (*update) (KithSlotLine *self,
                  KithRecord   *record);
};

/**
 * KithSlotLineCreate:
 * @user_data: from the factory
 *
 * Returns: (transfer floating): a new line
 */
typedef KithSlotLine *(*KithSlotLineCreate) (gpointer user_data);

GtkListItemFactory *kith_slot_line_factory_new (KithSlotLineCreate  create,
                                                gpointer            user_data,
                                                GDestroyNotify      destroy);
/* shows the record again, after something else it depends on has changed */
void                kith_slot_line_refresh     (KithSlotLine       *self);
/* A line of a list has no name of its own for a screen reader, as a row of a table has. */
void                kith_slot_line_set_name    (KithSlotLine       *self,
                                                const char         *words);

G_END_DECLS
