/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-page-picture.h"

#include <glib/gi18n.h>

struct _KithPagePicture
{
  GtkWidget parent_instance;

  /* Owned */
  KithLayout *layout;

  guint page;
  gboolean in_view;
  gboolean is_described;
};

G_DEFINE_FINAL_TYPE (KithPagePicture, kith_page_picture, GTK_TYPE_WIDGET)

static void
kith_page_picture_dispose (GObject *object)
{
  KithPagePicture *self = KITH_PAGE_PICTURE (object);

  g_clear_object (&self->layout);

  G_OBJECT_CLASS (kith_page_picture_parent_class)->dispose (object);
}

/* Its size is its parent's affair: a page has a shape and no size. */
static void
kith_page_picture_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
kith_page_picture_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  KithPagePicture *self = KITH_PAGE_PICTURE (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  graphene_rect_t paper;
  double width, height;
  cairo_t *cr;

  graphene_rect_init (&paper, 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  gtk_snapshot_append_color (snapshot, &white, &paper);
  if (self->layout == NULL || !self->in_view || !kith_layout_is_page_ready (self->layout, self->page))
    return;
  kith_layout_get_size (self->layout, &width, &height);
  cr = gtk_snapshot_append_cairo (snapshot, &paper);
  cairo_scale (cr, paper.size.width / width, paper.size.height / height);
  kith_layout_draw_page (self->layout, self->page, cr);
  cairo_destroy (cr);
}

static void
kith_page_picture_class_init (KithPagePictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_page_picture_dispose;
  widget_class->measure = kith_page_picture_measure;
  widget_class->snapshot = kith_page_picture_snapshot;

  gtk_widget_class_set_css_name (widget_class, "page-picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kith_page_picture_init (KithPagePicture *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static void
describe (KithPagePicture *self,
          const char      *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  self->is_described = TRUE;
}

static void
name (KithPagePicture *self)
{
  /* Translators: page 2 of 5 */
  g_autofree char *name = g_strdup_printf (_("Page %u of %u"), self->page + 1, kith_layout_get_n_pages (self->layout));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * kith_page_picture_new:
 * @layout: the pages of a report
 * @page: which one, from 0
 * @words: (nullable): what stands on it, for screen readers; without them they are read when it comes into view
 *
 * Returns: (transfer floating): a picture of the page, blank until it is said to be in view
 */
GtkWidget *
kith_page_picture_new (KithLayout *layout,
                       guint       page,
                       const char *words)
{
  KithPagePicture *self;

  g_return_val_if_fail (KITH_IS_LAYOUT (layout), NULL);
  g_return_val_if_fail (page < kith_layout_get_n_pages (layout), NULL);

  self = g_object_new (KITH_TYPE_PAGE_PICTURE, NULL);
  self->layout = g_object_ref (layout);
  self->page = page;
  name (self);
  if (words != NULL)
    describe (self, words);
  return GTK_WIDGET (self);
}

/**
 * kith_page_picture_set_in_view:
 * @self: a picture
 * @in_view: whether any of it can be seen
 *
 * Only pages in view are drawn, so that a report of hundreds scrolls as one of two does.
 */
void
kith_page_picture_set_in_view (KithPagePicture *self,
                               gboolean         in_view)
{
  g_return_if_fail (KITH_IS_PAGE_PICTURE (self));

  if (self->in_view == in_view)
    return;
  self->in_view = in_view;
  kith_page_picture_refresh (self);
}

/**
 * kith_page_picture_refresh:
 * @self: a picture
 *
 * Its page may be ready to be drawn now.
 */
void
kith_page_picture_refresh (KithPagePicture *self)
{
  g_return_if_fail (KITH_IS_PAGE_PICTURE (self));

  if (self->in_view && !self->is_described && kith_layout_is_page_ready (self->layout, self->page)) {
    g_autofree char *words = kith_layout_dup_page_text (self->layout, self->page);

    describe (self, words);
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
