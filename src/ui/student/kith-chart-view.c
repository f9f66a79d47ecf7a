/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chart-view.h"

#include <adwaita.h>

#define NATURAL_WIDTH 320
#define LEAST_WIDTH 160
#define DEFAULT_FONT_SIZE 11
/* What the font of the desktop comes to as it is; with larger text a chart grows with its labels. */
#define USUAL_SIZE 12.5

struct _KithChartView
{
  GtkWidget parent_instance;

  /* Owned */
  KithChart *chart;
};

G_DEFINE_FINAL_TYPE (KithChartView, kith_chart_view, GTK_TYPE_WIDGET)

static KithColor
to_color (const GdkRGBA *rgba)
{
  return (KithColor) { rgba->red, rgba->green, rgba->blue, rgba->alpha };
}

static double
get_font_size (KithChartView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (size <= 0)
    return DEFAULT_FONT_SIZE;
  if (pango_font_description_get_size_is_absolute (font))
    return size * 0.85;
  return size * 0.85 * pango_cairo_context_get_resolution (context) / 72.0;
}

static void
kith_chart_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  KithChartView *self = KITH_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  KithChartStyle style = { .font_size = get_font_size (self) };
  GdkRGBA foreground;
  cairo_t *cr = NULL;

  if (width <= 0 || height <= 0)
    return;
  gtk_widget_get_color (widget, &foreground);
  style.foreground = to_color (&foreground);
  style.accent = to_color (accent);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  kith_chart_draw (self->chart, cr, width, height, &style);
  cairo_destroy (cr);
}

static void
kith_chart_view_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  KithChartView *self = KITH_CHART_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = LEAST_WIDTH;
    *natural = NATURAL_WIDTH;
    return;
  }
  *minimum = *natural = (int) (kith_chart_get_natural_height (self->chart) * MAX (1.0, get_font_size (self) / USUAL_SIZE));
}

static void
kith_chart_view_finalize (GObject *object)
{
  g_clear_pointer (&KITH_CHART_VIEW (object)->chart, kith_chart_unref);

  G_OBJECT_CLASS (kith_chart_view_parent_class)->finalize (object);
}

static void
kith_chart_view_class_init (KithChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kith_chart_view_finalize;
  widget_class->snapshot = kith_chart_view_snapshot;
  widget_class->measure = kith_chart_view_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kith_chart_view_init (KithChartView *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::accent-color-rgba",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * kith_chart_view_new:
 * @chart: a chart
 *
 * Returns: (transfer floating): a widget that shows it
 */
GtkWidget *
kith_chart_view_new (KithChart *chart)
{
  KithChartView *self = g_object_new (KITH_TYPE_CHART_VIEW, NULL);
  g_autofree char *description = kith_chart_dup_description (chart);

  self->chart = kith_chart_ref (chart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, kith_chart_get_title (chart),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  return GTK_WIDGET (self);
}
