/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chart-private.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Terms side by side, and a lane for each thing that is told of them. Every lane has its name at its beginning and its
 * numbers and words in it, so that nothing has to be looked up and nothing hangs on a colour. */

#define LANE_GAP 7.0
#define CELL_PADDING 4.0

/* In lines of text: a lane of numbers, and the fewest and the most of a lane of words. */
#define NUMBER_LINES 3.2
#define FEWEST_LINES 1.4
#define MOST_LINES 5.0

/* About this many letters stand on a line through all terms, on a screen of ordinary width. */
#define LETTERS_ACROSS 90

/* What a line of text takes where there is no font to ask yet. */
#define USUAL_LINE 13.5

typedef struct {
  const KithChartPen *pen;
  double left;   /* where the terms begin */
  double column; /* width of a term */
  double line;   /* height of a line, as there is room for it */
} Ribbon;

static double
count_lines (KithChart  *chart,
             const char *text)
{
  glong room = MAX (LETTERS_ACROSS / (glong) kith_chart_get_n_categories (chart), 8);
  double n_lines = 0;

  while (*text != '\0') {
    const char *end = strchrnul (text, '\n');
    glong length = g_utf8_strlen (text, end - text);

    n_lines += MAX (1, (double) ((length + room - 1) / room));
    text = *end != '\0' ? end + 1 : end;
  }
  return n_lines;
}

/* Height of a lane in lines. */
static double
get_lane_lines (KithChart *chart,
                guint      series)
{
  double n_lines = FEWEST_LINES;

  if (kith_chart_get_n_categories (chart) == 0 || kith_chart_get_text (chart, series, 0) == NULL)
    return NUMBER_LINES;
  for (guint c = 0; c < kith_chart_get_n_categories (chart); c++)
    n_lines = fmax (n_lines, count_lines (chart, kith_chart_get_text (chart, series, c)) + 0.4);
  return fmin (n_lines, MOST_LINES);
}

static double
get_total_lines (KithChart *chart)
{
  double n_lines = 1.6; /* the names of the terms */

  for (guint s = 0; s < kith_chart_get_n_series (chart); s++)
    n_lines += get_lane_lines (chart, s);
  return n_lines;
}

double
kith_chart_get_ribbon_height (KithChart *self)
{
  return get_total_lines (self) * USUAL_LINE + kith_chart_get_n_series (self) * LANE_GAP;
}

static double
get_left (const KithChartPen *pen)
{
  double width = 0;

  for (guint s = 0; s < kith_chart_get_n_series (pen->chart); s++)
    width = fmax (width, kith_chart_pen_measure (pen, kith_chart_get_series_name (pen->chart, s)));
  return fmin (width + 10, pen->width * 0.25);
}

static double
get_x (const Ribbon *ribbon,
       guint         category)
{
  return ribbon->left + category * ribbon->column;
}

/* Words wrap in their cell; what does not fit is given up at the end, and stands whole in the table beside. */
static void
draw_words (const Ribbon *ribbon,
            const char   *text,
            double        x,
            double        y,
            double        height)
{
  PangoLayout *layout = ribbon->pen->layout;

  pango_layout_set_single_paragraph_mode (layout, FALSE);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (fmax (ribbon->column - 2 * CELL_PADDING, 10) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, (int) (height * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  kith_chart_pen_set_foreground (ribbon->pen, 1);
  cairo_move_to (ribbon->pen->cr, x + CELL_PADDING, y);
  pango_cairo_show_layout (ribbon->pen->cr, layout);
  cairo_new_path (ribbon->pen->cr);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_height (layout, -1);
  pango_layout_set_width (layout, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
}

/* The ribbon itself runs through all terms, thick where something stands in it. */
static void
draw_word_lane (const Ribbon *ribbon,
                guint         series,
                double        y,
                double        height)
{
  cairo_t *cr = ribbon->pen->cr;

  for (guint c = 0; c < kith_chart_get_n_categories (ribbon->pen->chart); c++) {
    const char *text = kith_chart_get_text (ribbon->pen->chart, series, c);

    kith_chart_pen_set_foreground (ribbon->pen, 0.35);
    kith_chart_pen_line (ribbon->pen, get_x (ribbon, c), y, get_x (ribbon, c) + ribbon->column, y);
    if (*text == '\0')
      continue;
    kith_chart_pen_set_accent (ribbon->pen, 1);
    cairo_rectangle (cr, get_x (ribbon, c) + CELL_PADDING, y - 1.5, ribbon->column - 2 * CELL_PADDING, 3);
    cairo_fill (cr);
    draw_words (ribbon, text, get_x (ribbon, c), y + 3, height - 3);
  }
}

static void
draw_number_lane (const Ribbon *ribbon,
                  guint         series,
                  double        y,
                  double        height)
{
  const KithChartPen *pen = ribbon->pen;
  double maximum = kith_chart_get_maximum (pen->chart, series);
  double room = height - ribbon->line;
  double bottom = y + height;

  kith_chart_pen_set_foreground (pen, 0.35);
  kith_chart_pen_line (pen, ribbon->left, bottom, ribbon->left + ribbon->column * kith_chart_get_n_categories (pen->chart), bottom);
  for (guint c = 0; c < kith_chart_get_n_categories (pen->chart); c++) {
    double value = kith_chart_get_value (pen->chart, series, c);
    double bar = isnan (value) ? 0 : fmax (room * fmin (value / maximum, 1), value > 0 ? 1 : 0);
    double middle = get_x (ribbon, c) + ribbon->column / 2;
    double width = fmin (ribbon->column * 0.42, 34);
    g_autofree char *number = isnan (value) ? NULL : kith_chart_dup_cell (pen->chart, series, c);

    if (bar > 0)
      kith_chart_pen_fill_bar (pen, series, middle - width / 2, bottom - bar, width, bar);
    if (number != NULL)
      kith_chart_pen_text (pen, number, middle, bottom - bar - ribbon->line / 2, ribbon->column, KITH_CHART_TEXT_MIDDLE);
  }
}

static void
draw_terms (const Ribbon *ribbon)
{
  const KithChartPen *pen = ribbon->pen;

  for (guint c = 0; c < kith_chart_get_n_categories (pen->chart); c++) {
    kith_chart_pen_text (pen, kith_chart_get_category (pen->chart, c), get_x (ribbon, c) + CELL_PADDING, ribbon->line / 2,
                         ribbon->column - CELL_PADDING, KITH_CHART_TEXT_FROM);
    kith_chart_pen_set_foreground (pen, 0.18);
    kith_chart_pen_line (pen, get_x (ribbon, c), 0, get_x (ribbon, c), pen->height);
  }
  kith_chart_pen_set_foreground (pen, 0.8);
  kith_chart_pen_line (pen, 0, ribbon->line * 1.3, pen->width, ribbon->line * 1.3);
}

void
kith_chart_draw_ribbon (const KithChartPen *pen)
{
  guint n_series = kith_chart_get_n_series (pen->chart);
  Ribbon ribbon = { .pen = pen, .left = get_left (pen) };
  double y;

  ribbon.column = (pen->width - ribbon.left) / kith_chart_get_n_categories (pen->chart);
  ribbon.line = fmax ((pen->height - n_series * LANE_GAP) / get_total_lines (pen->chart), 1);
  draw_terms (&ribbon);
  y = ribbon.line * 1.6;
  for (guint s = 0; s < n_series; s++) {
    double height = get_lane_lines (pen->chart, s) * ribbon.line;

    kith_chart_pen_text (pen, kith_chart_get_series_name (pen->chart, s), 0, y + LANE_GAP + pen->line_height / 2,
                         ribbon.left - 6, KITH_CHART_TEXT_FROM);
    if (kith_chart_get_text (pen->chart, s, 0) != NULL)
      draw_word_lane (&ribbon, s, y + LANE_GAP, height);
    else
      draw_number_lane (&ribbon, s, y + LANE_GAP, height);
    y += height + LANE_GAP;
  }
}
