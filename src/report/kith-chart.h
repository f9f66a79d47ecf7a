/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib-object.h>
#include <math.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * KithChartKind:
 * @KITH_CHART_BARS: A bar for each category, lying down so that long labels can be read
 * @KITH_CHART_LINES: Values over time
 * @KITH_CHART_RADAR: Areas of life around a centre
 * @KITH_CHART_SCALE: One short line from the lowest to the highest rating: where it began, where it is, the target
 * @KITH_CHART_RIBBON: Lanes over the terms of a life: numbers as columns, words as words, one below the other
 * @KITH_CHART_CODE: A code for a machine to read, of what its title says; see [func@qr_encode]
 */
typedef enum {
  KITH_CHART_BARS,
  KITH_CHART_LINES,
  KITH_CHART_RADAR,
  KITH_CHART_SCALE,
  KITH_CHART_RIBBON,
  KITH_CHART_CODE,
} KithChartKind;

/* A value that is not known: nothing is drawn for it, and the table says so. */
#define KITH_CHART_NONE ((double) NAN)

typedef struct {
  double red;
  double green;
  double blue;
  double alpha;
} KithColor;

/**
 * KithChartStyle:
 * @foreground: text, axes and outlines
 * @accent: what the values are drawn in; patterns and markers tell them apart without it
 * @font_family: (nullable): family list; the sans of the system when %NULL
 * @font_size: in the units of the drawing; on paper points, never under 9.5
 * @context: (nullable): the text context to use; one is made from the cairo context when %NULL
 */
typedef struct {
  KithColor foreground;
  KithColor accent;
  const char *font_family;
  double font_size;
  PangoContext *context;
} KithChartStyle;

typedef struct _KithChart KithChart;

#define KITH_TYPE_CHART (kith_chart_get_type ())
GType         kith_chart_get_type           (void);
KithChart    *kith_chart_new                (KithChartKind         kind,
                                             const char           *title);
KithChart    *kith_chart_ref                (KithChart            *self);
void          kith_chart_unref              (KithChart            *self);
void          kith_chart_set_unit           (KithChart            *self,
                                             const char           *unit);
void          kith_chart_set_range          (KithChart            *self,
                                             double                minimum,
                                             double                maximum);
void          kith_chart_set_target         (KithChart            *self,
                                             double                target);
void          kith_chart_set_categories     (KithChart            *self,
                                             const char *const    *categories);
void          kith_chart_add_series         (KithChart            *self,
                                             const char           *name,
                                             const double         *values,
                                             gsize                 n_values);

void          kith_chart_add_measure        (KithChart            *self,
                                             const char           *name,
                                             const char           *unit,
                                             double                maximum,
                                             const double         *values,
                                             gsize                 n_values);
void          kith_chart_add_lane           (KithChart            *self,
                                             const char           *name,
                                             const char *const    *texts);

KithChartKind kith_chart_get_kind           (KithChart            *self);
const char   *kith_chart_get_title          (KithChart            *self);
guint         kith_chart_get_n_categories   (KithChart            *self);
const char   *kith_chart_get_category       (KithChart            *self,
                                             guint                 category);
guint         kith_chart_get_n_series       (KithChart            *self);
const char   *kith_chart_get_series_name    (KithChart            *self,
                                             guint                 series);
double        kith_chart_get_value          (KithChart            *self,
                                             guint                 series,
                                             guint                 category);
const char   *kith_chart_get_text           (KithChart            *self,
                                             guint                 series,
                                             guint                 category);
char         *kith_chart_dup_cell           (KithChart            *self,
                                             guint                 series,
                                             guint                 category);
double        kith_chart_get_target         (KithChart            *self);
char         *kith_chart_format_value       (KithChart            *self,
                                             double                value);
gboolean      kith_chart_is_empty           (KithChart            *self);
char         *kith_chart_dup_description    (KithChart            *self);
double        kith_chart_get_natural_height (KithChart            *self);
void          kith_chart_draw               (KithChart            *self,
                                             cairo_t              *cr,
                                             double                width,
                                             double                height,
                                             const KithChartStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithChart, kith_chart_unref)

G_END_DECLS
