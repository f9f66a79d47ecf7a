/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-chart.h"

G_BEGIN_DECLS

/* What every kind of chart draws with. */
typedef struct {
  KithChart *chart;
  cairo_t *cr;
  PangoLayout *layout;
  const KithChartStyle *style;
  double width;
  double height;
  double line_height;
} KithChartPen;

/* Where a text stands in respect of the point given for it. */
typedef enum {
  KITH_CHART_TEXT_FROM,
  KITH_CHART_TEXT_MIDDLE,
  KITH_CHART_TEXT_UPTO,
} KithChartAnchor;

void   kith_chart_get_range          (KithChart          *self,
                                      double             *minimum,
                                      double             *maximum);
double kith_chart_pen_measure        (const KithChartPen *pen,
                                      const char         *text);
void   kith_chart_pen_text           (const KithChartPen *pen,
                                      const char         *text,
                                      double              x,
                                      double              y,
                                      double              max_width,
                                      KithChartAnchor     anchor);
void   kith_chart_pen_set_foreground (const KithChartPen *pen,
                                      double              strength);
void   kith_chart_pen_set_accent     (const KithChartPen *pen,
                                      double              strength);
void   kith_chart_pen_line           (const KithChartPen *pen,
                                      double              x0,
                                      double              y0,
                                      double              x1,
                                      double              y1);
void   kith_chart_pen_marker         (const KithChartPen *pen,
                                      guint               series,
                                      double              x,
                                      double              y,
                                      double              size);
void   kith_chart_pen_dash           (const KithChartPen *pen,
                                      guint               series);
void   kith_chart_pen_legend         (const KithChartPen *pen,
                                      double              y);

double kith_chart_get_maximum        (KithChart          *self,
                                      guint               series);
double kith_chart_get_ribbon_height  (KithChart          *self);
void   kith_chart_draw_ribbon        (const KithChartPen *pen);
void   kith_chart_draw_bars          (const KithChartPen *pen);
void   kith_chart_draw_lines         (const KithChartPen *pen);
void   kith_chart_draw_radar         (const KithChartPen *pen);
void   kith_chart_draw_scale         (const KithChartPen *pen);
void   kith_chart_pen_fill_bar       (const KithChartPen *pen,
                                      guint               series,
                                      double              x,
                                      double              y,
                                      double              width,
                                      double              height);

/* kith-chart-code.c */
void   kith_chart_draw_code          (const KithChartPen *pen);

G_END_DECLS
