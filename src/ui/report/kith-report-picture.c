/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/kith-report-picture.h"

#include "kith-layout.h"

#define PICTURES "/io/github/kith_app/Kith/reports/"

/* Of an upright page; a page on its side gets the same width and some more. */
#define WIDTH 96
#define WIDTH_ON_ITS_SIDE 112
#define ASPECT (KITH_PAPER_A4_HEIGHT / KITH_PAPER_A4_WIDTH)

struct _KithReportPicture
{
  GtkWidget parent_instance;

  /* Owned */
  GdkTexture *texture;
};

G_DEFINE_FINAL_TYPE (KithReportPicture, kith_report_picture, GTK_TYPE_WIDGET)

static gboolean
is_on_its_side (KithReportPicture *self)
{
  return self->texture != NULL && gdk_texture_get_width (self->texture) > gdk_texture_get_height (self->texture);
}

static void
kith_report_picture_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  gboolean lies = is_on_its_side (KITH_REPORT_PICTURE (widget));
  int width = lies ? WIDTH_ON_ITS_SIDE : WIDTH;

  *minimum = *natural =
    orientation == GTK_ORIENTATION_HORIZONTAL ? width : (int) (lies ? width / ASPECT : width * ASPECT);
}

static void
kith_report_picture_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  KithReportPicture *self = KITH_REPORT_PICTURE (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  graphene_rect_t paper;

  graphene_rect_init (&paper, 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  gtk_snapshot_append_color (snapshot, &white, &paper);
  if (self->texture != NULL)
    gtk_snapshot_append_scaled_texture (snapshot, self->texture, GSK_SCALING_FILTER_TRILINEAR, &paper);
}

static void
kith_report_picture_dispose (GObject *object)
{
  g_clear_object (&KITH_REPORT_PICTURE (object)->texture);

  G_OBJECT_CLASS (kith_report_picture_parent_class)->dispose (object);
}

static void
kith_report_picture_class_init (KithReportPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_report_picture_dispose;
  widget_class->measure = kith_report_picture_measure;
  widget_class->snapshot = kith_report_picture_snapshot;

  gtk_widget_class_set_css_name (widget_class, "page-picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kith_report_picture_init (KithReportPicture *self)
{
}

/**
 * kith_report_picture_set_report:
 * @self: a picture
 * @name: name of a report
 *
 * Returns: whether there is a picture of it
 */
gboolean
kith_report_picture_set_report (KithReportPicture *self,
                                const char        *name)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (KITH_IS_REPORT_PICTURE (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  path = g_strdup_printf (PICTURES "%s.png", name);
  g_clear_object (&self->texture);
  if (g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    self->texture = gdk_texture_new_from_resource (path);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return self->texture != NULL;
}
