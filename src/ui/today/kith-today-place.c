/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/kith-today-place.h"

/* A group of libadwaita has an empty list of its own besides ours. */
static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LIST_BOX (widget) && gtk_list_box_get_row_at_index (GTK_LIST_BOX (widget), 0) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child);
  return found;
}

/* Every list below the box, from top to bottom; borrowed. */
static GPtrArray *
list_lists (GtkWidget *box)
{
  GPtrArray *lists = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *list = find_list (child);

    if (list != NULL)
      g_ptr_array_add (lists, list);
  }
  return lists;
}

static GtkListBoxRow *
find_focused_row (GtkWidget *box)
{
  GtkRoot *root = gtk_widget_get_root (box);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, box))
    return NULL;
  row = gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  return row != NULL ? GTK_LIST_BOX_ROW (row) : NULL;
}

static guint
find_index (GPtrArray *lists,
            GtkWidget *list)
{
  guint index = 0;

  return g_ptr_array_find (lists, list, &index) ? index : 0;
}

/**
 * kith_today_place_find:
 * @place: (inout): takes it in
 * @box: what the lists stand in
 *
 * Returns: whether the focus is on a row, or inside one; otherwise @place stays as it was
 */
gboolean
kith_today_place_find (KithTodayPlace *place,
                       GtkWidget      *box)
{
  GtkListBoxRow *row = find_focused_row (box);
  g_autoptr (GPtrArray) lists = NULL;
  GtkWidget *list = NULL;

  if (row == NULL)
    return FALSE;
  lists = list_lists (box);
  list = gtk_widget_get_parent (GTK_WIDGET (row));
  g_set_str (&place->row, gtk_widget_get_name (GTK_WIDGET (row)));
  g_set_str (&place->list, gtk_widget_get_name (list));
  place->row_index = gtk_list_box_row_get_index (row);
  place->list_index = find_index (lists, list);
  return TRUE;
}

static GtkListBoxRow *
find_row (GPtrArray  *lists,
          const char *name)
{
  for (guint i = 0; name != NULL && i < lists->len; i++) {
    GtkListBoxRow *row = NULL;

    for (int j = 0; (row = gtk_list_box_get_row_at_index (g_ptr_array_index (lists, i), j)) != NULL; j++)
      if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), name))
        return row;
  }
  return NULL;
}

static GtkListBoxRow *
get_last_row (GtkListBox *list,
              int         from)
{
  GtkListBoxRow *row = NULL;

  for (int i = from; row == NULL && i >= 0; i--)
    row = gtk_list_box_get_row_at_index (list, i);
  return row;
}

/* Another row of the same list; when the list is gone, the first of the one that has come up to its place. */
static GtkListBoxRow *
find_near (GPtrArray            *lists,
           const KithTodayPlace *place)
{
  for (guint i = 0; i < lists->len; i++)
    if (g_strcmp0 (gtk_widget_get_name (g_ptr_array_index (lists, i)), place->list) == 0)
      return get_last_row (g_ptr_array_index (lists, i), place->row_index);
  if (lists->len == 0)
    return NULL;
  return gtk_list_box_get_row_at_index (g_ptr_array_index (lists, MIN (place->list_index, lists->len - 1)), 0);
}

/**
 * kith_today_place_go:
 * @place: where the focus was, or nothing for the first row of all
 * @box: what the lists stand in
 *
 * Puts the focus on that row, or on what has taken its place.
 *
 * Returns: whether there is any
 */
gboolean
kith_today_place_go (KithTodayPlace *place,
                     GtkWidget      *box)
{
  g_autoptr (GPtrArray) lists = list_lists (box);
  GtkListBoxRow *row = find_row (lists, place->row);

  if (row == NULL)
    row = find_near (lists, place);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * kith_today_place_clear:
 * @place: a place
 */
void
kith_today_place_clear (KithTodayPlace *place)
{
  g_clear_pointer (&place->row, g_free);
  g_clear_pointer (&place->list, g_free);
}

/* Keys */

static gboolean
go_to_list (GtkWidget *box,
            int        index,
            gboolean   to_end)
{
  g_autoptr (GPtrArray) lists = list_lists (box);
  GtkListBox *list = NULL;
  GtkListBoxRow *row = NULL;

  if (index < 0 || index >= (int) lists->len)
    return FALSE;
  list = g_ptr_array_index (lists, (guint) index);
  row = to_end ? get_last_row (list, G_MAXINT16) : gtk_list_box_get_row_at_index (list, 0);
  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
on_keynav_failed (GtkListBox       *list,
                  GtkDirectionType  direction,
                  GtkWidget        *box)
{
  g_autoptr (GPtrArray) lists = list_lists (box);
  int index = (int) find_index (lists, GTK_WIDGET (list));

  if (direction == GTK_DIR_DOWN)
    return go_to_list (box, index + 1, FALSE);
  return direction == GTK_DIR_UP && go_to_list (box, index - 1, TRUE);
}

/**
 * kith_today_place_join:
 * @list: a list in @box
 * @box: what the lists stand in
 *
 * Makes the arrow keys go on from the last row of one list to the first of the next, and back.
 */
void
kith_today_place_join (GtkListBox *list,
                       GtkWidget  *box)
{
  g_signal_connect_object (list, "keynav-failed", G_CALLBACK (on_keynav_failed), box, G_CONNECT_DEFAULT);
}

static gboolean
jump (GtkWidget *box,
      GVariant  *step,
      gpointer   data)
{
  g_auto (KithTodayPlace) place = { NULL };

  if (!kith_today_place_find (&place, box))
    return go_to_list (box, 0, FALSE);
  return go_to_list (box, (int) place.list_index + g_variant_get_int32 (step), FALSE);
}

static void
add_jump (GtkEventController *controller,
          guint               key,
          int                 step)
{
  GtkShortcut *shortcut = gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (key, GDK_CONTROL_MASK),
                                                           gtk_callback_action_new (jump, NULL, NULL), "i", step);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/**
 * kith_today_place_add_keys:
 * @box: what the lists stand in
 *
 * Ctrl+Page Down and Ctrl+Page Up go from list to list.
 */
void
kith_today_place_add_keys (GtkWidget *box)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  /* Before a list takes Page Down for itself */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_jump (controller, GDK_KEY_Page_Down, 1);
  add_jump (controller, GDK_KEY_KP_Page_Down, 1);
  add_jump (controller, GDK_KEY_Page_Up, -1);
  add_jump (controller, GDK_KEY_KP_Page_Up, -1);
  gtk_widget_add_controller (box, controller);
}
