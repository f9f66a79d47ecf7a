/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chart-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* Where a value stands between the ends of the axis, 0 to 1. */
static double
get_share (const KithChartPen *pen,
           double              value)
{
  double minimum, maximum;

  kith_chart_get_range (pen->chart, &minimum, &maximum);
  return CLAMP ((value - minimum) / (maximum - minimum), 0, 1);
}

static double
get_label_width (const KithChartPen *pen)
{
  double width = 0;

  for (guint c = 0; c < kith_chart_get_n_categories (pen->chart); c++)
    width = fmax (width, kith_chart_pen_measure (pen, kith_chart_get_category (pen->chart, c)));
  return fmin (width + 8, pen->width * 0.4);
}

static double
get_value_width (const KithChartPen *pen)
{
  double width = 0;

  for (guint s = 0; s < kith_chart_get_n_series (pen->chart); s++)
    for (guint c = 0; c < kith_chart_get_n_categories (pen->chart); c++) {
      g_autofree char *text = kith_chart_format_value (pen->chart, kith_chart_get_value (pen->chart, s, c));

      width = fmax (width, kith_chart_pen_measure (pen, text));
    }
  return width + 6;
}

static double
get_legend_height (const KithChartPen *pen)
{
  return kith_chart_get_n_series (pen->chart) > 1 ? pen->line_height + 5 : 0;
}

/* Where the number of a bar stands: after the bar, and after the line of the target rather than across it. */
static double
get_number_x (const KithChartPen *pen,
              const char         *text,
              double              left,
              double              room,
              double              length)
{
  double x = left + length + 5;
  double target = kith_chart_get_target (pen->chart);
  double line = isnan (target) ? 0 : left + get_share (pen, target) * room;

  return x < line + 2 && x + kith_chart_pen_measure (pen, text) > line - 2 ? line + 5 : x;
}

static void
draw_bar (const KithChartPen *pen,
          guint               series,
          guint               category,
          double              left,
          double              y,
          double              height)
{
  double value = kith_chart_get_value (pen->chart, series, category);
  double room = pen->width - left - get_value_width (pen);
  g_autofree char *text = kith_chart_format_value (pen->chart, value);
  double length = isnan (value) ? 0 : get_share (pen, value) * room;

  if (length > 0)
    kith_chart_pen_fill_bar (pen, series, left, y + height * 0.14, length, height * 0.72);
  kith_chart_pen_text (pen, text, get_number_x (pen, text, left, room, length), y + height / 2, 0, KITH_CHART_TEXT_FROM);
}

static void
draw_bar_target (const KithChartPen *pen,
                 double              left,
                 double              top)
{
  double x = left + get_share (pen, kith_chart_get_target (pen->chart)) * (pen->width - left - get_value_width (pen));

  cairo_save (pen->cr);
  kith_chart_pen_set_foreground (pen, 1);
  kith_chart_pen_dash (pen, 1);
  kith_chart_pen_line (pen, x, top, x, pen->height);
  cairo_restore (pen->cr);
}

void
kith_chart_draw_bars (const KithChartPen *pen)
{
  guint n_categories = kith_chart_get_n_categories (pen->chart);
  guint n_series = kith_chart_get_n_series (pen->chart);
  double left = get_label_width (pen);
  double top = get_legend_height (pen);
  double row = (pen->height - top) / n_categories;
  double gap = fmin (row * 0.2, 6);
  double bar = fmin ((row - gap) / n_series, 22);

  kith_chart_pen_legend (pen, pen->line_height / 2);
  for (guint c = 0; c < n_categories; c++) {
    double y = top + c * row + (row - bar * n_series) / 2;

    kith_chart_pen_text (pen, kith_chart_get_category (pen->chart, c), left - 8, top + (c + 0.5) * row, left - 8,
                         KITH_CHART_TEXT_UPTO);
    for (guint s = 0; s < n_series; s++)
      draw_bar (pen, s, c, left, y + s * bar, bar);
  }
  kith_chart_pen_set_foreground (pen, 0.6);
  kith_chart_pen_line (pen, left, top, left, pen->height);
  if (!isnan (kith_chart_get_target (pen->chart)))
    draw_bar_target (pen, left, top);
}

/* The square the lines are drawn in. */
typedef struct {
  double left;
  double top;
  double width;
  double height;
} Plot;

static double
get_plot_x (const KithChartPen *pen,
            const Plot         *plot,
            guint               category)
{
  guint n_categories = kith_chart_get_n_categories (pen->chart);

  return plot->left + (n_categories < 2 ? plot->width / 2 : plot->width * category / (n_categories - 1));
}

static double
get_plot_y (const KithChartPen *pen,
            const Plot         *plot,
            double              value)
{
  return plot->top + plot->height * (1 - get_share (pen, value));
}

static void
draw_grid (const KithChartPen *pen,
           const Plot         *plot)
{
  double minimum, maximum;

  kith_chart_get_range (pen->chart, &minimum, &maximum);
  for (guint i = 0; i <= 2; i++) {
    double value = minimum + (maximum - minimum) * i / 2;
    double y = get_plot_y (pen, plot, value);
    g_autofree char *text = kith_chart_format_value (pen->chart, value);

    kith_chart_pen_set_foreground (pen, i == 0 ? 0.6 : 0.18);
    kith_chart_pen_line (pen, plot->left, y, plot->left + plot->width, y);
    kith_chart_pen_text (pen, text, plot->left - 10, y, plot->left - 10, KITH_CHART_TEXT_UPTO);
  }
}

/* As many labels under the axis as fit side by side, the first and the last always among them. */
static void
draw_category_labels (const KithChartPen *pen,
                      const Plot         *plot)
{
  guint n_categories = kith_chart_get_n_categories (pen->chart);
  double widest = fmin (get_label_width (pen), plot->width / 3);
  guint n_fit = (guint) fmax (2, floor (plot->width / (widest + 6)));
  guint step = MAX (1, (n_categories - 1 + n_fit - 1) / n_fit);

  for (guint c = 0; c < n_categories; c += step) {
    KithChartAnchor anchor = KITH_CHART_TEXT_MIDDLE;

    if (n_categories > 1 && c == 0)
      anchor = KITH_CHART_TEXT_FROM;
    else if (n_categories > 1 && c == n_categories - 1)
      anchor = KITH_CHART_TEXT_UPTO;
    kith_chart_pen_text (pen, kith_chart_get_category (pen->chart, c), get_plot_x (pen, plot, c),
                         plot->top + plot->height + pen->line_height * 0.75, widest, anchor);
  }
}

static void
trace_series (const KithChartPen *pen,
              const Plot         *plot,
              guint               series)
{
  gboolean pen_down = FALSE;

  for (guint c = 0; c < kith_chart_get_n_categories (pen->chart); c++) {
    double value = kith_chart_get_value (pen->chart, series, c);

    if (isnan (value))
      continue;
    if (pen_down)
      cairo_line_to (pen->cr, get_plot_x (pen, plot, c), get_plot_y (pen, plot, value));
    else
      cairo_move_to (pen->cr, get_plot_x (pen, plot, c), get_plot_y (pen, plot, value));
    pen_down = TRUE;
  }
}

static void
draw_points (const KithChartPen *pen,
             const Plot         *plot,
             guint               series)
{
  guint n_categories = kith_chart_get_n_categories (pen->chart);
  gboolean label_all = kith_chart_get_n_series (pen->chart) == 1 && n_categories <= 14;

  for (guint c = 0; c < n_categories; c++) {
    double value = kith_chart_get_value (pen->chart, series, c);
    double y = get_plot_y (pen, plot, value);
    g_autofree char *text = kith_chart_format_value (pen->chart, value);

    if (isnan (value))
      continue;
    kith_chart_pen_marker (pen, series, get_plot_x (pen, plot, c), y, 6);
    if (label_all || c == n_categories - 1)
      kith_chart_pen_text (pen, text, get_plot_x (pen, plot, c), y - pen->line_height * 0.75, 0, KITH_CHART_TEXT_MIDDLE);
  }
}

static void
draw_target_line (const KithChartPen *pen,
                  const Plot         *plot)
{
  double target = kith_chart_get_target (pen->chart);
  double y = get_plot_y (pen, plot, target);
  g_autofree char *value = kith_chart_format_value (pen->chart, target);
  /* Translators: the value hoped for, for instance "8" or "90%" */
  g_autofree char *text = g_strdup_printf (_("Target %s"), value);

  cairo_save (pen->cr);
  kith_chart_pen_set_foreground (pen, 0.8);
  kith_chart_pen_dash (pen, 1);
  kith_chart_pen_line (pen, plot->left, y, plot->left + plot->width, y);
  cairo_restore (pen->cr);
  kith_chart_pen_text (pen, text, plot->left + plot->width + 6, y, 0, KITH_CHART_TEXT_FROM);
}

static Plot
get_plot (const KithChartPen *pen)
{
  double legend = get_legend_height (pen);
  double minimum, maximum;
  g_autofree char *top_value = NULL;
  g_autofree char *target = NULL;
  Plot plot;

  kith_chart_get_range (pen->chart, &minimum, &maximum);
  top_value = kith_chart_format_value (pen->chart, maximum);
  plot.left = kith_chart_pen_measure (pen, top_value) + 12;
  plot.top = legend + pen->line_height * 1.2;
  plot.width = pen->width - plot.left - 12;
  plot.height = fmax (pen->height - plot.top - pen->line_height * 1.3, 4);
  if (!isnan (kith_chart_get_target (pen->chart))) {
    g_autofree char *value = kith_chart_format_value (pen->chart, kith_chart_get_target (pen->chart));

    target = g_strdup_printf (_("Target %s"), value);
    plot.width -= kith_chart_pen_measure (pen, target);
  }
  return plot;
}

void
kith_chart_draw_lines (const KithChartPen *pen)
{
  Plot plot = get_plot (pen);

  if (plot.width < 10)
    return;
  kith_chart_pen_legend (pen, pen->line_height / 2);
  draw_grid (pen, &plot);
  draw_category_labels (pen, &plot);
  if (!isnan (kith_chart_get_target (pen->chart)))
    draw_target_line (pen, &plot);
  for (guint s = 0; s < kith_chart_get_n_series (pen->chart); s++) {
    cairo_save (pen->cr);
    cairo_set_line_width (pen->cr, 1.6);
    cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
    kith_chart_pen_dash (pen, s);
    trace_series (pen, &plot, s);
    kith_chart_pen_set_accent (pen, 1);
    cairo_stroke (pen->cr);
    cairo_restore (pen->cr);
    draw_points (pen, &plot, s);
  }
}

typedef struct {
  double x;
  double y;
  double radius;
} Wheel;

static void
get_spoke (const KithChartPen *pen,
           const Wheel        *wheel,
           guint               category,
           double              share,
           double             *x,
           double             *y)
{
  double angle = 2 * G_PI * category / kith_chart_get_n_categories (pen->chart) - G_PI / 2;

  *x = wheel->x + cos (angle) * wheel->radius * share;
  *y = wheel->y + sin (angle) * wheel->radius * share;
}

static void
draw_spokes (const KithChartPen *pen,
             const Wheel        *wheel)
{
  for (guint ring = 1; ring <= 2; ring++) {
    kith_chart_pen_set_foreground (pen, ring == 2 ? 0.4 : 0.18);
    cairo_new_sub_path (pen->cr);
    cairo_arc (pen->cr, wheel->x, wheel->y, wheel->radius * ring / 2, 0, 2 * G_PI);
    cairo_stroke (pen->cr);
  }
  for (guint c = 0; c < kith_chart_get_n_categories (pen->chart); c++) {
    double x, y;

    get_spoke (pen, wheel, c, 1, &x, &y);
    kith_chart_pen_set_foreground (pen, 0.18);
    kith_chart_pen_line (pen, wheel->x, wheel->y, x, y);
  }
}

static char *
dup_spoke_label (const KithChartPen *pen,
                 guint               category)
{
  GString *text = g_string_new (kith_chart_get_category (pen->chart, category));

  for (guint s = 0; s < kith_chart_get_n_series (pen->chart); s++) {
    double value = kith_chart_get_value (pen->chart, s, category);
    g_autofree char *number = isnan (value) ? g_strdup ("–") : kith_chart_format_value (pen->chart, value);

    g_string_append_printf (text, "%s%s", s == 0 ? " " : " / ", number);
  }
  return g_string_free (text, FALSE);
}

static void
draw_spoke_label (const KithChartPen *pen,
                  const Wheel        *wheel,
                  guint               category)
{
  g_autofree char *text = dup_spoke_label (pen, category);
  double room = pen->width / 2 - wheel->radius - 8;
  KithChartAnchor anchor = KITH_CHART_TEXT_MIDDLE;
  double x, y;

  get_spoke (pen, wheel, category, 1 + pen->line_height * 0.75 / wheel->radius, &x, &y);
  if (x > wheel->x + 2)
    anchor = KITH_CHART_TEXT_FROM;
  else if (x < wheel->x - 2)
    anchor = KITH_CHART_TEXT_UPTO;
  kith_chart_pen_text (pen, text, x, y, anchor == KITH_CHART_TEXT_MIDDLE ? pen->width : room, anchor);
}

static void
draw_web (const KithChartPen *pen,
          const Wheel        *wheel,
          guint               series)
{
  guint n_categories = kith_chart_get_n_categories (pen->chart);
  double x, y;

  cairo_save (pen->cr);
  cairo_set_line_width (pen->cr, 1.6);
  kith_chart_pen_dash (pen, series);
  for (guint c = 0; c < n_categories; c++) {
    double value = kith_chart_get_value (pen->chart, series, c);

    get_spoke (pen, wheel, c, isnan (value) ? 0 : get_share (pen, value), &x, &y);
    cairo_line_to (pen->cr, x, y);
  }
  cairo_close_path (pen->cr);
  kith_chart_pen_set_accent (pen, series == 0 ? 0.14 : 0.06);
  cairo_fill_preserve (pen->cr);
  kith_chart_pen_set_accent (pen, 1);
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
  for (guint c = 0; c < n_categories; c++) {
    double value = kith_chart_get_value (pen->chart, series, c);

    get_spoke (pen, wheel, c, isnan (value) ? 0 : get_share (pen, value), &x, &y);
    if (!isnan (value))
      kith_chart_pen_marker (pen, series, x, y, 5);
  }
}

void
kith_chart_draw_radar (const KithChartPen *pen)
{
  double top = get_legend_height (pen);
  double room = pen->height - top - 3 * pen->line_height;
  Wheel wheel = { .x = pen->width / 2, .y = top + 1.5 * pen->line_height + room / 2 };

  wheel.radius = fmin (room, pen->width * 0.5) / 2;
  if (wheel.radius < 5)
    return;
  kith_chart_pen_legend (pen, pen->line_height / 2);
  draw_spokes (pen, &wheel);
  for (guint s = 0; s < kith_chart_get_n_series (pen->chart); s++)
    draw_web (pen, &wheel, s);
  for (guint c = 0; c < kith_chart_get_n_categories (pen->chart); c++)
    draw_spoke_label (pen, &wheel, c);
}

static void
get_scale_ends (const KithChartPen *pen,
                double             *first,
                double             *latest)
{
  *first = *latest = KITH_CHART_NONE;
  for (guint c = 0; c < kith_chart_get_n_categories (pen->chart); c++) {
    double value = kith_chart_get_value (pen->chart, 0, c);

    if (isnan (value))
      continue;
    if (isnan (*first))
      *first = value;
    *latest = value;
  }
}

/* "3 → 6 of 10, target 8": the numbers above the line say all that the line shows. */
static char *
dup_scale_text (const KithChartPen *pen,
                double              first,
                double              latest)
{
  GString *text = g_string_new (NULL);
  double minimum, maximum;

  kith_chart_get_range (pen->chart, &minimum, &maximum);
  if (first != latest)
    g_string_append_printf (text, "%g → ", first);
  /* Translators: a rating on a scale, for instance "6 of 10" */
  g_string_append_printf (text, _("%g of %g"), latest, maximum);
  if (!isnan (kith_chart_get_target (pen->chart)))
    /* Translators: follows a rating: "6 of 10, target 8" */
    g_string_append_printf (text, _(", target %g"), kith_chart_get_target (pen->chart));
  return g_string_free (text, FALSE);
}

static void
draw_scale_axis (const KithChartPen *pen,
                 double              y)
{
  double minimum, maximum;

  kith_chart_get_range (pen->chart, &minimum, &maximum);
  kith_chart_pen_set_foreground (pen, 0.45);
  cairo_set_line_width (pen->cr, 0.6);
  kith_chart_pen_line (pen, 4, y, pen->width - 4, y);
  for (double value = minimum; value <= maximum && maximum - minimum <= 20; value += 1) {
    double x = 4 + get_share (pen, value) * (pen->width - 8);

    kith_chart_pen_line (pen, x, y - 1.6, x, y + 1.6);
  }
}

static void
draw_scale_target (const KithChartPen *pen,
                   double              y)
{
  double x = 4 + get_share (pen, kith_chart_get_target (pen->chart)) * (pen->width - 8);

  kith_chart_pen_set_foreground (pen, 1);
  cairo_set_line_width (pen->cr, 1.2);
  kith_chart_pen_line (pen, x, y - 6, x, y + 6);
}

static void
draw_scale_first (const KithChartPen *pen,
                  double              x,
                  double              y)
{
  cairo_new_sub_path (pen->cr);
  cairo_arc (pen->cr, x, y, 2.8, 0, 2 * G_PI);
  kith_chart_pen_set_accent (pen, 1);
  cairo_set_line_width (pen->cr, 1.1);
  cairo_stroke (pen->cr);
}

/* The first rating is an open ring, the latest a full dot, the target an upright stroke. */
void
kith_chart_draw_scale (const KithChartPen *pen)
{
  double y = pen->line_height + (pen->height - pen->line_height) / 2;
  double first, latest, from, to;
  g_autofree char *text = NULL;

  get_scale_ends (pen, &first, &latest);
  text = dup_scale_text (pen, first, latest);
  from = 4 + get_share (pen, first) * (pen->width - 8);
  to = 4 + get_share (pen, latest) * (pen->width - 8);
  kith_chart_pen_text (pen, text, 0, pen->line_height / 2, pen->width, KITH_CHART_TEXT_FROM);
  draw_scale_axis (pen, y);
  if (!isnan (kith_chart_get_target (pen->chart)))
    draw_scale_target (pen, y);
  kith_chart_pen_set_accent (pen, 1);
  cairo_set_line_width (pen->cr, 2);
  if (first != latest) {
    kith_chart_pen_line (pen, from + copysign (2.8, to - from), y, to, y);
    draw_scale_first (pen, from, y);
  }
  kith_chart_pen_marker (pen, 0, to, y, 7);
}
