/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bursary/kith-bursary-row.h"

#include "list/kith-list-rows.h"

struct _KithBursaryItem
{
  GObject parent_instance;

  char *name;
  char *words;
  gint64 student;
};

G_DEFINE_FINAL_TYPE (KithBursaryItem, kith_bursary_item, G_TYPE_OBJECT)

static void
kith_bursary_item_finalize (GObject *object)
{
  KithBursaryItem *self = KITH_BURSARY_ITEM (object);

  g_free (self->name);
  g_free (self->words);

  G_OBJECT_CLASS (kith_bursary_item_parent_class)->finalize (object);
}

static void
kith_bursary_item_class_init (KithBursaryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_bursary_item_finalize;
}

static void
kith_bursary_item_init (KithBursaryItem *self)
{
}

KithBursaryItem *
kith_bursary_item_new (gint64      student,
                       const char *name,
                       const char *words)
{
  KithBursaryItem *self = g_object_new (KITH_TYPE_BURSARY_ITEM, NULL);

  self->student = student;
  self->name = g_strdup (name);
  self->words = g_strdup (words);
  return self;
}

gint64
kith_bursary_item_get_student (KithBursaryItem *self)
{
  g_return_val_if_fail (KITH_IS_BURSARY_ITEM (self), 0);

  return self->student;
}

gboolean
kith_bursary_item_is_same (gconstpointer item,
                           gconstpointer other)
{
  return ((const KithBursaryItem *) item)->student == ((const KithBursaryItem *) other)->student;
}

gboolean
kith_bursary_item_looks_same (gconstpointer item,
                              gconstpointer other)
{
  const KithBursaryItem *self = item;
  const KithBursaryItem *than = other;

  return kith_bursary_item_is_same (item, other) && g_str_equal (self->name, than->name) &&
         g_str_equal (self->words, than->words);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), make_label ("heading"));
  gtk_box_append (GTK_BOX (box), make_label ("body"));
  gtk_list_item_set_child (item, box);
  kith_list_rows_set_up (item);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  KithBursaryItem *line = gtk_list_item_get_item (item);
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *label = g_strdup_printf ("%s, %s", line->name, line->words);

  gtk_label_set_label (GTK_LABEL (name), line->name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (name)), line->words);
  gtk_list_item_set_accessible_label (item, label);
}

GtkListItemFactory *
kith_bursary_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  return factory;
}
