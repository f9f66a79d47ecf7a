/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "list/kith-slot-line.h"

typedef struct {
  /* Owned */
  GSignalGroup *signals;

  /* Borrowed while it is bound: what has the focus, and so the name */
  GtkListItem *item;
} KithSlotLinePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KithSlotLine, kith_slot_line, GTK_TYPE_WIDGET)

static KithSlotLinePrivate *
get_private (KithSlotLine *self)
{
  return kith_slot_line_get_instance_private (self);
}

static void
kith_slot_line_dispose (GObject *object)
{
  g_clear_object (&get_private (KITH_SLOT_LINE (object))->signals);

  G_OBJECT_CLASS (kith_slot_line_parent_class)->dispose (object);
}

static void
kith_slot_line_class_init (KithSlotLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_slot_line_dispose;
}

static void
kith_slot_line_init (KithSlotLine *self)
{
  KithSlotLinePrivate *priv = get_private (self);

  priv->signals = g_signal_group_new (KITH_TYPE_SLOT);
  g_signal_group_connect_swapped (priv->signals, "notify::record", G_CALLBACK (kith_slot_line_refresh), self);
}

void
kith_slot_line_refresh (KithSlotLine *self)
{
  KithSlotLinePrivate *priv = get_private (self);
  g_autoptr (KithSlot) slot = NULL;

  g_return_if_fail (KITH_IS_SLOT_LINE (self));

  if (priv->signals == NULL)
    return;
  slot = g_signal_group_dup_target (priv->signals);
  KITH_SLOT_LINE_GET_CLASS (self)->update (self, slot != NULL ? kith_slot_get_record (slot) : NULL);
}

void
kith_slot_line_set_name (KithSlotLine *self,
                         const char   *words)
{
  g_return_if_fail (KITH_IS_SLOT_LINE (self));

  if (get_private (self)->item != NULL)
    gtk_list_item_set_accessible_label (get_private (self)->item, words);
}

/* What makes the lines of one list. */
typedef struct {
  KithSlotLineCreate create;
  gpointer user_data;
  GDestroyNotify destroy;
} Maker;

static void
maker_free (gpointer  data,
            GClosure *closure)
{
  Maker *maker = data;

  if (maker->destroy != NULL)
    maker->destroy (maker->user_data);
  g_free (maker);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  data)
{
  const Maker *maker = data;

  gtk_list_item_set_child (item, GTK_WIDGET (maker->create (maker->user_data)));
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  KithSlotLine *self = KITH_SLOT_LINE (gtk_list_item_get_child (item));

  get_private (self)->item = item;
  g_signal_group_set_target (get_private (self)->signals, gtk_list_item_get_item (item));
  kith_slot_line_refresh (self);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  KithSlotLine *self = KITH_SLOT_LINE (gtk_list_item_get_child (item));

  get_private (self)->item = NULL;
  g_signal_group_set_target (get_private (self)->signals, NULL);
}

/**
 * kith_slot_line_factory_new:
 * @create: makes a line
 * @user_data: for @create
 * @destroy: (nullable): frees @user_data
 *
 * Returns: (transfer full): makes lines for the slots of a [class@ListModel]
 */
GtkListItemFactory *
kith_slot_line_factory_new (KithSlotLineCreate create,
                            gpointer           user_data,
                            GDestroyNotify     destroy)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Maker *maker = g_new0 (Maker, 1);

  maker->create = create;
  maker->user_data = user_data;
  maker->destroy = destroy;
  g_signal_connect_data (factory, "setup", G_CALLBACK (on_setup), maker, maker_free, G_CONNECT_DEFAULT);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  return factory;
}
