/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KithTodayPlace:
 * @row: (nullable): name of a row
 * @list: (nullable): name of the list it stands in
 * @row_index: where in the list
 * @list_index: where the list stands among the lists
 *
 * Which row of Today has the focus, so that it stays there when the lists are made anew: what has just been ticked off
 * or reached is gone, and the next one takes its place.
 */
typedef struct {
  char *row;
  char *list;
  int row_index;
  guint list_index;
} KithTodayPlace;

/* TRUE when the focus is on a row in @box, or inside one; leaves @place alone otherwise */
gboolean kith_today_place_find  (KithTodayPlace *place,
                                 GtkWidget      *box);
/* FALSE when there is no row at all */
gboolean kith_today_place_go    (KithTodayPlace *place,
                                 GtkWidget      *box);
void     kith_today_place_clear (KithTodayPlace *place);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithTodayPlace, kith_today_place_clear)

/* Keys. The arrow keys go on from the last row of one list to the first of the next. */
void     kith_today_place_join  (GtkListBox     *list,
                                 GtkWidget      *box);
/* Ctrl+Page Down and Ctrl+Page Up go from list to list */
void     kith_today_place_add_keys (GtkWidget   *box);

G_END_DECLS
