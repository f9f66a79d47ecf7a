/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chart-private.h"
#include "kith-document-private.h"

#include <math.h>
#include <pango/pangocairo.h>

/* Series are told apart by pattern, dash and marker, never by colour alone: many of these pages are printed in black
 * and white, and one reader in twelve sees colours differently. */

static void
set_color (cairo_t         *cr,
           const KithColor *color,
           double           strength)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * strength);
}

void
kith_chart_pen_set_foreground (const KithChartPen *pen,
                               double              strength)
{
  set_color (pen->cr, &pen->style->foreground, strength);
}

void
kith_chart_pen_set_accent (const KithChartPen *pen,
                           double              strength)
{
  set_color (pen->cr, &pen->style->accent, strength);
}

void
kith_chart_pen_line (const KithChartPen *pen,
                     double              x0,
                     double              y0,
                     double              x1,
                     double              y1)
{
  cairo_move_to (pen->cr, x0, y0);
  cairo_line_to (pen->cr, x1, y1);
  cairo_stroke (pen->cr);
}

double
kith_chart_pen_measure (const KithChartPen *pen,
                        const char         *text)
{
  PangoRectangle logical;

  pango_layout_set_width (pen->layout, -1);
  pango_layout_set_text (pen->layout, text, -1);
  pango_layout_get_extents (pen->layout, NULL, &logical);
  return logical.width / (double) PANGO_SCALE;
}

/* One line of text with its middle at y, cut with an ellipsis where max_width (if above 0) ends. */
void
kith_chart_pen_text (const KithChartPen *pen,
                     const char         *text,
                     double              x,
                     double              y,
                     double              max_width,
                     KithChartAnchor     anchor)
{
  double width = kith_chart_pen_measure (pen, text);

  if (max_width > 0 && width > max_width) {
    pango_layout_set_width (pen->layout, (int) (max_width * PANGO_SCALE));
    pango_layout_set_ellipsize (pen->layout, PANGO_ELLIPSIZE_END);
    width = max_width;
  }
  if (anchor == KITH_CHART_TEXT_MIDDLE)
    x -= width / 2;
  else if (anchor == KITH_CHART_TEXT_UPTO)
    x -= width;
  cairo_move_to (pen->cr, x, y - pen->line_height / 2);
  kith_chart_pen_set_foreground (pen, 1);
  pango_cairo_show_layout (pen->cr, pen->layout);
  pango_layout_set_ellipsize (pen->layout, PANGO_ELLIPSIZE_NONE);
  cairo_new_path (pen->cr);
}

void
kith_chart_pen_dash (const KithChartPen *pen,
                     guint               series)
{
  static const double dashes[][4] = { { 0 }, { 5, 2.5 }, { 1.2, 2 }, { 7, 2, 1.5, 2 } };
  static const int counts[] = { 0, 2, 2, 4 };
  guint which = series % G_N_ELEMENTS (counts);

  cairo_set_dash (pen->cr, dashes[which], counts[which], 0);
}

static void
trace_marker (cairo_t *cr,
              guint    series,
              double   x,
              double   y,
              double   size)
{
  double half = size / 2;

  cairo_new_sub_path (cr);
  switch (series % 4) {
  case 0:
    cairo_arc (cr, x, y, half, 0, 2 * G_PI);
    break;
  case 1:
    cairo_rectangle (cr, x - half, y - half, size, size);
    break;
  case 2:
    cairo_move_to (cr, x, y - half);
    cairo_line_to (cr, x + half, y + half);
    cairo_line_to (cr, x - half, y + half);
    break;
  default:
    cairo_move_to (cr, x, y - half);
    cairo_line_to (cr, x + half, y);
    cairo_line_to (cr, x, y + half);
    cairo_line_to (cr, x - half, y);
    break;
  }
  cairo_close_path (cr);
}

/* Full circles, squares, triangles and diamonds in turn. */
void
kith_chart_pen_marker (const KithChartPen *pen,
                       guint               series,
                       double              x,
                       double              y,
                       double              size)
{
  cairo_save (pen->cr);
  cairo_set_dash (pen->cr, NULL, 0, 0);
  trace_marker (pen->cr, series, x, y, size);
  kith_chart_pen_set_accent (pen, 1);
  cairo_fill (pen->cr);
  cairo_restore (pen->cr);
}

static void
hatch (const KithChartPen *pen,
       double              x,
       double              y,
       double              width,
       double              height,
       gboolean            crossed)
{
  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, x, y, width, height);
  cairo_clip (pen->cr);
  cairo_set_line_width (pen->cr, 0.8);
  for (double at = x - height; at < x + width; at += 4) {
    kith_chart_pen_line (pen, at, y + height, at + height, y);
    if (crossed)
      kith_chart_pen_line (pen, at, y, at + height, y + height);
  }
  cairo_restore (pen->cr);
}

/* Solid, hatched, empty and cross-hatched in turn, always with an outline. */
void
kith_chart_pen_fill_bar (const KithChartPen *pen,
                         guint               series,
                         double              x,
                         double              y,
                         double              width,
                         double              height)
{
  cairo_save (pen->cr);
  kith_chart_pen_set_accent (pen, 1);
  if (series % 4 == 0) {
    cairo_rectangle (pen->cr, x, y, width, height);
    cairo_fill (pen->cr);
  } else if (series % 4 != 2) {
    hatch (pen, x, y, width, height, series % 4 == 3);
  }
  cairo_set_line_width (pen->cr, 0.8);
  cairo_rectangle (pen->cr, x, y, width, height);
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

static void
draw_legend_mark (const KithChartPen *pen,
                  guint               series,
                  double              x,
                  double              y)
{
  if (kith_chart_get_kind (pen->chart) == KITH_CHART_BARS) {
    kith_chart_pen_fill_bar (pen, series, x, y - 4, 16, 8);
    return;
  }
  cairo_save (pen->cr);
  kith_chart_pen_set_accent (pen, 1);
  kith_chart_pen_dash (pen, series);
  kith_chart_pen_line (pen, x, y, x + 16, y);
  cairo_restore (pen->cr);
  kith_chart_pen_marker (pen, series, x + 8, y, 5);
}

/* The names of the series with their patterns; nothing for a single one. */
void
kith_chart_pen_legend (const KithChartPen *pen,
                       double              y)
{
  guint n_series = kith_chart_get_n_series (pen->chart);
  double room = pen->width / MAX (n_series, 1);
  double x = 0;

  for (guint s = 0; n_series > 1 && s < n_series; s++) {
    const char *name = kith_chart_get_series_name (pen->chart, s);
    double width = fmin (kith_chart_pen_measure (pen, name), room - 30);

    draw_legend_mark (pen, s, x, y);
    kith_chart_pen_text (pen, name, x + 22, y, width + 0.5, KITH_CHART_TEXT_FROM);
    x += width + 38;
  }
}

static PangoLayout *
create_layout (cairo_t              *cr,
               const KithChartStyle *style)
{
  PangoFontDescription *font = pango_font_description_from_string (style->font_family != NULL ? style->font_family : "Sans");
  PangoLayout *layout;

  layout = style->context != NULL ? pango_layout_new (style->context) : pango_cairo_create_layout (cr);
  pango_font_description_set_absolute_size (font, style->font_size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_font_description_free (font);
  return layout;
}

static void
draw_kind (const KithChartPen *pen)
{
  if (kith_chart_is_empty (pen->chart)) {
    kith_chart_pen_text (pen, kith_document_none_text (), 0, pen->line_height / 2, pen->width, KITH_CHART_TEXT_FROM);
    return;
  }
  switch (kith_chart_get_kind (pen->chart)) {
  case KITH_CHART_BARS:
    kith_chart_draw_bars (pen);
    break;
  case KITH_CHART_LINES:
    kith_chart_draw_lines (pen);
    break;
  case KITH_CHART_RADAR:
    kith_chart_draw_radar (pen);
    break;
  case KITH_CHART_SCALE:
    kith_chart_draw_scale (pen);
    break;
  case KITH_CHART_RIBBON:
    kith_chart_draw_ribbon (pen);
    break;
  case KITH_CHART_CODE:
    kith_chart_draw_code (pen);
    break;
  }
}

/**
 * kith_chart_draw:
 * @self: a chart
 * @cr: where to draw, with its origin at the top left corner of the chart
 * @width: width, in the units of @cr
 * @height: height, in the units of @cr
 * @style: colours and font
 *
 * Draws the chart. Its title is not drawn: a heading or a label stands above it.
 */
void
kith_chart_draw (KithChart            *self,
                 cairo_t              *cr,
                 double                width,
                 double                height,
                 const KithChartStyle *style)
{
  KithChartPen pen = { .chart = self, .cr = cr, .style = style, .width = width, .height = height };
  PangoRectangle logical;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (style != NULL && style->font_size > 0);

  if (width < 40 || height < 10)
    return;
  pen.layout = create_layout (cr, style);
  pango_layout_set_text (pen.layout, "Åg", -1);
  pango_layout_get_extents (pen.layout, NULL, &logical);
  pen.line_height = logical.height / (double) PANGO_SCALE;
  cairo_save (cr);
  cairo_set_line_width (cr, 0.8);
  draw_kind (&pen);
  cairo_restore (cr);
  g_object_unref (pen.layout);
}
