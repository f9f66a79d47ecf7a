/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chart.h"

#include "kith-chart-private.h"
#include "kith-document-private.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <math.h>

typedef struct {
  char *name;
  GArray *values;
  /* Only of a ribbon, where each has its own */
  char *unit;
  double maximum;
  GStrv texts;
} Series;

/**
 * KithChart:
 *
 * The numbers of a chart, without a size or colours, so that the same chart goes on a screen, on paper and, as words and
 * a table, to somebody who sees neither. Counted by reference; not changed once it has been handed on.
 */
struct _KithChart {
  KithChartKind kind;
  char *title;
  char *unit;
  double minimum;
  double maximum;
  double target;
  GPtrArray *categories;
  GArray *series;
};

G_DEFINE_BOXED_TYPE (KithChart, kith_chart, kith_chart_ref, kith_chart_unref)

static void
clear_series (gpointer data)
{
  Series *series = data;

  g_free (series->name);
  g_array_unref (series->values);
  g_free (series->unit);
  g_strfreev (series->texts);
}

/**
 * kith_chart_new:
 * @kind: what kind
 * @title: (nullable): what it shows
 *
 * Returns: (transfer full): a chart without values
 */
KithChart *
kith_chart_new (KithChartKind kind,
                const char   *title)
{
  KithChart *self = g_atomic_rc_box_new0 (KithChart);

  self->kind = kind;
  self->title = g_strdup (title != NULL ? title : "");
  self->unit = g_strdup ("");
  self->minimum = self->maximum = self->target = KITH_CHART_NONE;
  self->categories = g_ptr_array_new_with_free_func (g_free);
  self->series = g_array_new (FALSE, FALSE, sizeof (Series));
  g_array_set_clear_func (self->series, clear_series);
  return self;
}

/**
 * kith_chart_ref:
 * @self: a chart
 *
 * Returns: (transfer full): the same chart
 */
KithChart *
kith_chart_ref (KithChart *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
free_fields (gpointer data)
{
  KithChart *self = data;

  g_free (self->title);
  g_free (self->unit);
  g_ptr_array_unref (self->categories);
  g_array_unref (self->series);
}

/**
 * kith_chart_unref:
 * @self: (transfer full): a chart
 */
void
kith_chart_unref (KithChart *self)
{
  g_atomic_rc_box_release_full (self, free_fields);
}

/**
 * kith_chart_set_unit:
 * @self: a chart
 * @unit: (nullable): written after each value, such as "%" or "hours"
 */
void
kith_chart_set_unit (KithChart  *self,
                     const char *unit)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->unit, unit != NULL ? unit : "");
}

/**
 * kith_chart_set_range:
 * @self: a chart
 * @minimum: lowest value of the axis
 * @maximum: highest value of the axis, above @minimum
 *
 * Fixes the axis, for instance 0 to 10 for a rating. Without it the axis runs from 0 to the highest value.
 */
void
kith_chart_set_range (KithChart *self,
                      double     minimum,
                      double     maximum)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (minimum < maximum);

  self->minimum = minimum;
  self->maximum = maximum;
}

/**
 * kith_chart_set_target:
 * @self: a chart
 * @target: the value hoped for, or %KITH_CHART_NONE
 */
void
kith_chart_set_target (KithChart *self,
                       double     target)
{
  g_return_if_fail (self != NULL);

  self->target = target;
}

/**
 * kith_chart_set_categories:
 * @self: a chart
 * @categories: (array zero-terminated=1): labels of the bars, of the points in time, of the spokes
 */
void
kith_chart_set_categories (KithChart         *self,
                           const char *const *categories)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->categories, 0);
  for (gsize i = 0; categories[i] != NULL; i++)
    g_ptr_array_add (self->categories, g_utf8_make_valid (categories[i], -1));
}

/**
 * kith_chart_add_series:
 * @self: a chart with its categories
 * @name: (nullable): what these values are; needed as soon as there are two series
 * @values: (array length=n_values): one for each category; %KITH_CHART_NONE where none is known
 * @n_values: how many
 */
void
kith_chart_add_series (KithChart    *self,
                       const char   *name,
                       const double *values,
                       gsize         n_values)
{
  Series series = { 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (values != NULL || n_values == 0);

  series.name = g_utf8_make_valid (name != NULL ? name : "", -1);
  series.values = g_array_new (FALSE, FALSE, sizeof (double));
  if (n_values > 0)
    g_array_append_vals (series.values, values, (guint) n_values);
  g_array_append_val (self->series, series);
}

/**
 * kith_chart_add_measure:
 * @self: a ribbon
 * @name: what these values are
 * @unit: (nullable): their unit
 * @maximum: the greatest value there can be, or %KITH_CHART_NONE for the greatest there is
 * @values: (array length=n_values): one for each category
 * @n_values: how many
 *
 * A lane of numbers, with a measure of its own.
 */
void
kith_chart_add_measure (KithChart    *self,
                        const char   *name,
                        const char   *unit,
                        double        maximum,
                        const double *values,
                        gsize         n_values)
{
  Series *series;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->kind == KITH_CHART_RIBBON);

  kith_chart_add_series (self, name, values, n_values);
  series = &g_array_index (self->series, Series, self->series->len - 1);
  series->unit = g_strdup (unit);
  series->maximum = maximum;
}

/**
 * kith_chart_add_lane:
 * @self: a ribbon
 * @name: what these words are about
 * @texts: (array zero-terminated=1): one for each category, with a line for each thing; empty for none
 *
 * A lane of words.
 */
void
kith_chart_add_lane (KithChart         *self,
                     const char        *name,
                     const char *const *texts)
{
  Series *series;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->kind == KITH_CHART_RIBBON);
  g_return_if_fail (texts != NULL);

  kith_chart_add_series (self, name, NULL, 0);
  series = &g_array_index (self->series, Series, self->series->len - 1);
  series->maximum = KITH_CHART_NONE;
  series->texts = g_strdupv ((GStrv) texts);
}

/**
 * kith_chart_get_kind:
 * @self: a chart
 *
 * Returns: what kind it is
 */
KithChartKind
kith_chart_get_kind (KithChart *self)
{
  g_return_val_if_fail (self != NULL, KITH_CHART_BARS);

  return self->kind;
}

/**
 * kith_chart_get_title:
 * @self: a chart
 *
 * Returns: what it shows, perhaps empty
 */
const char *
kith_chart_get_title (KithChart *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->title;
}

/**
 * kith_chart_get_n_categories:
 * @self: a chart
 *
 * Returns: how many categories it has
 */
guint
kith_chart_get_n_categories (KithChart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->categories->len;
}

/**
 * kith_chart_get_category:
 * @self: a chart
 * @category: which, from 0
 *
 * Returns: its label
 */
const char *
kith_chart_get_category (KithChart *self,
                         guint      category)
{
  g_return_val_if_fail (self != NULL, "");
  g_return_val_if_fail (category < self->categories->len, "");

  return g_ptr_array_index (self->categories, category);
}

/**
 * kith_chart_get_n_series:
 * @self: a chart
 *
 * Returns: how many series it has
 */
guint
kith_chart_get_n_series (KithChart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->series->len;
}

/**
 * kith_chart_get_series_name:
 * @self: a chart
 * @series: which, from 0
 *
 * Returns: its name, perhaps empty
 */
const char *
kith_chart_get_series_name (KithChart *self,
                            guint      series)
{
  g_return_val_if_fail (self != NULL, "");
  g_return_val_if_fail (series < self->series->len, "");

  return g_array_index (self->series, Series, series).name;
}

/**
 * kith_chart_get_value:
 * @self: a chart
 * @series: which series, from 0
 * @category: which category, from 0
 *
 * Returns: the value, %KITH_CHART_NONE when it is not known
 */
double
kith_chart_get_value (KithChart *self,
                      guint      series,
                      guint      category)
{
  GArray *values;

  g_return_val_if_fail (self != NULL, KITH_CHART_NONE);
  g_return_val_if_fail (series < self->series->len, KITH_CHART_NONE);

  values = g_array_index (self->series, Series, series).values;
  return category < values->len ? g_array_index (values, double, category) : KITH_CHART_NONE;
}

/**
 * kith_chart_get_text:
 * @self: a chart
 * @series: which series, from 0
 * @category: which category, from 0
 *
 * Returns: (nullable): the words of a lane of words; %NULL in a series of numbers
 */
const char *
kith_chart_get_text (KithChart *self,
                     guint      series,
                     guint      category)
{
  GStrv texts;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (series < self->series->len, NULL);

  texts = g_array_index (self->series, Series, series).texts;
  if (texts == NULL)
    return NULL;
  return category < g_strv_length (texts) ? texts[category] : "";
}

/**
 * kith_chart_dup_cell:
 * @self: a chart
 * @series: which series, from 0
 * @category: which category, from 0
 *
 * Returns: (transfer full): what stands there, in the words of a table
 */
char *
kith_chart_dup_cell (KithChart *self,
                     guint      series,
                     guint      category)
{
  const char *text = kith_chart_get_text (self, series, category);
  const char *unit = g_array_index (self->series, Series, series).unit;
  double value;

  if (text != NULL)
    return g_strdup (*text != '\0' ? text : kith_document_none_text ());
  value = kith_chart_get_value (self, series, category);
  if (unit == NULL || isnan (value))
    return kith_chart_format_value (self, value);
  return g_strdup_printf ("%.*f%s%s", value == floor (value) ? 0 : 1, value, *unit == '\0' || *unit == '%' ? "" : " ", unit);
}

/* The greatest value of one lane of a ribbon. */
double
kith_chart_get_maximum (KithChart *self,
                        guint      series)
{
  double maximum = g_array_index (self->series, Series, series).maximum;

  if (!isnan (maximum) && maximum > 0)
    return maximum;
  maximum = 1;
  for (guint c = 0; c < self->categories->len; c++)
    maximum = fmax (maximum, kith_chart_get_value (self, series, c));
  return maximum;
}

/**
 * kith_chart_get_target:
 * @self: a chart
 *
 * Returns: the value hoped for, or %KITH_CHART_NONE
 */
double
kith_chart_get_target (KithChart *self)
{
  g_return_val_if_fail (self != NULL, KITH_CHART_NONE);

  return self->target;
}

/**
 * kith_chart_format_value:
 * @self: a chart
 * @value: a value
 *
 * Returns: (transfer full): the value with its unit, one decimal at most, "None recorded" when it is not known
 */
char *
kith_chart_format_value (KithChart *self,
                         double     value)
{
  double rounded = round (value * 10) / 10;

  g_return_val_if_fail (self != NULL, NULL);

  if (isnan (value))
    return g_strdup (kith_document_none_text ());
  return g_strdup_printf ("%.*f%s%s", rounded == floor (rounded) ? 0 : 1, rounded,
                          *self->unit == '\0' || *self->unit == '%' ? "" : " ", self->unit);
}

static gboolean
has_words (const char *text)
{
  return text != NULL && *text != '\0';
}

/**
 * kith_chart_is_empty:
 * @self: a chart
 *
 * Returns: whether it has no known value
 */
gboolean
kith_chart_is_empty (KithChart *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  if (self->kind == KITH_CHART_CODE)
    return *self->title == '\0';
  for (guint s = 0; s < self->series->len; s++)
    for (guint c = 0; c < self->categories->len; c++)
      if (!isnan (kith_chart_get_value (self, s, c)) || has_words (kith_chart_get_text (self, s, c)))
        return FALSE;
  return TRUE;
}

/* The axis: as set, else from 0 to the highest of values and target. Values below 0 count as 0: nothing Kith counts
 * or rates goes below. */
void
kith_chart_get_range (KithChart *self,
                      double    *minimum,
                      double    *maximum)
{
  *minimum = isnan (self->minimum) ? 0 : self->minimum;
  *maximum = self->maximum;
  if (!isnan (*maximum))
    return;
  *maximum = isnan (self->target) ? 0 : self->target;
  for (guint s = 0; s < self->series->len; s++)
    for (guint c = 0; c < self->categories->len; c++)
      *maximum = fmax (*maximum, kith_chart_get_value (self, s, c));
  if (*maximum <= *minimum)
    *maximum = *minimum + 1;
}

static void
describe_series (KithChart *self,
                 guint      series,
                 GString   *text)
{
  const char *name = kith_chart_get_series_name (self, series);

  g_string_append (text, series > 0 ? " " : "");
  if (*name != '\0')
    g_string_append_printf (text, "%s: ", name);
  for (guint c = 0; c < self->categories->len; c++) {
    g_autofree char *cell = kith_chart_dup_cell (self, series, c);
    g_auto (GStrv) lines = g_strsplit (cell, "\n", -1);
    g_autofree char *value = g_strjoinv ("; ", lines);

    g_string_append_printf (text, "%s%s %s", c > 0 ? ", " : "", kith_chart_get_category (self, c), value);
  }
  g_string_append_c (text, '.');
}

/**
 * kith_chart_dup_description:
 * @self: a chart
 *
 * Returns: (transfer full): everything the chart shows, as sentences for a screen reader
 */
char *
kith_chart_dup_description (KithChart *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind == KITH_CHART_CODE)
    /* Translators: what a square code on paper says to a machine */
    return g_strdup_printf (_("Square code: %s"), self->title);
  text = g_string_new (NULL);
  if (*self->title != '\0')
    g_string_append_printf (text, "%s: ", self->title);
  if (kith_chart_is_empty (self))
    g_string_append_printf (text, "%s.", kith_document_none_text ());
  else
    for (guint s = 0; s < self->series->len; s++)
      describe_series (self, s, text);
  if (!isnan (self->target)) {
    g_autofree char *target = kith_chart_format_value (self, self->target);

    g_string_append_c (text, ' ');
    /* Translators: the value hoped for, for instance "8" or "90%" */
    g_string_append_printf (text, _("Target %s."), target);
  }
  return g_string_free (text, FALSE);
}

/**
 * kith_chart_get_natural_height:
 * @self: a chart
 *
 * Returns: a good height on paper, in points
 */
double
kith_chart_get_natural_height (KithChart *self)
{
  double legend = self != NULL && self->series->len > 1 ? 18 : 0;

  g_return_val_if_fail (self != NULL, 0);

  switch (self->kind) {
  case KITH_CHART_BARS:
    return legend + MAX (self->categories->len, 1) * (6.0 + 13.0 * MAX (self->series->len, 1));
  case KITH_CHART_LINES:
    return legend + 130;
  case KITH_CHART_RADAR:
    return legend + 200;
  case KITH_CHART_SCALE:
    return 28;
  case KITH_CHART_RIBBON:
    return kith_chart_get_ribbon_height (self);
  case KITH_CHART_CODE:
    return 116;
  }
  g_assert_not_reached ();
}
