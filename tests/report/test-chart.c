/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chart.h"

static const KithColor black = { 0, 0, 0, 1 };

static KithChart *
make_chart (KithChartKind kind,
            guint         n_categories,
            guint         n_series)
{
  static const double values[] = { 3, KITH_CHART_NONE, 7.5, 10, 0 };
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) categories = NULL;
  KithChart *chart = kith_chart_new (kind, "Rating");

  for (guint i = 0; i < n_categories; i++)
    g_strv_builder_add (labels, i % 2 == 0 ? "A label that goes on for much longer than the chart has room for it" : "B");
  categories = g_strv_builder_end (labels);
  kith_chart_set_categories (chart, (const char *const *) categories);
  for (guint s = 0; s < n_series; s++)
    kith_chart_add_series (chart, s == 0 ? "October" : "July", values, MIN (n_categories, G_N_ELEMENTS (values)));
  return chart;
}

static gboolean
has_ink (cairo_surface_t *surface)
{
  const unsigned char *data;
  gsize length;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  length = (gsize) cairo_image_surface_get_stride (surface) * cairo_image_surface_get_height (surface);
  for (gsize i = 0; i < length; i++)
    if (data[i] != 0)
      return TRUE;
  return FALSE;
}

static void
assert_draws (KithChart *chart,
              double     width,
              double     height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  KithChartStyle style = { .foreground = black, .accent = black, .font_size = 10 };
  cairo_t *cr = cairo_create (surface);

  kith_chart_draw (chart, cr, width, height, &style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_true (has_ink (surface));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_every_size (void)
{
  static const KithChartKind kinds[] = { KITH_CHART_BARS, KITH_CHART_LINES, KITH_CHART_RADAR, KITH_CHART_SCALE,
                                         KITH_CHART_RIBBON };

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (guint n_categories = 0; n_categories < 6; n_categories++)
      for (guint n_series = 0; n_series < 5; n_series++) {
        g_autoptr (KithChart) chart = make_chart (kinds[kind], n_categories, n_series);

        kith_chart_set_target (chart, 8);
        assert_draws (chart, 500, kith_chart_get_natural_height (chart));
        assert_draws (chart, 300, 400);
      }
}

static void
test_too_small_draws_nothing (void)
{
  g_autoptr (KithChart) chart = make_chart (KITH_CHART_LINES, 3, 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 20, 20);
  KithChartStyle style = { .foreground = black, .accent = black, .font_size = 10 };
  cairo_t *cr = cairo_create (surface);

  kith_chart_draw (chart, cr, 20, 5, &style);
  g_assert_false (has_ink (surface));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_description (void)
{
  const char *const weeks[] = { "6 July", "13 July", "20 July", NULL };
  const double done[] = { 5, 7.5, KITH_CHART_NONE };
  g_autoptr (KithChart) chart = kith_chart_new (KITH_CHART_BARS, "Study hours");
  g_autofree char *text = NULL;

  kith_chart_set_categories (chart, weeks);
  kith_chart_set_unit (chart, "hours");
  kith_chart_add_series (chart, "Done", done, G_N_ELEMENTS (done));
  kith_chart_set_target (chart, 6);
  text = kith_chart_dup_description (chart);
  g_assert_cmpstr (text, ==, "Study hours: Done: 6 July 5 hours, 13 July 7.5 hours, 20 July None recorded. Target 6 hours.");
}

static void
test_empty_description (void)
{
  g_autoptr (KithChart) chart = kith_chart_new (KITH_CHART_LINES, "Rating");
  g_autofree char *text = kith_chart_dup_description (chart);

  g_assert_true (kith_chart_is_empty (chart));
  g_assert_cmpstr (text, ==, "Rating: None recorded.");
}

static void
assert_format (const char *unit,
               double      value,
               const char *expected)
{
  g_autoptr (KithChart) chart = kith_chart_new (KITH_CHART_BARS, NULL);
  g_autofree char *text = NULL;

  kith_chart_set_unit (chart, unit);
  text = kith_chart_format_value (chart, value);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_values (void)
{
  assert_format (NULL, 7, "7");
  assert_format (NULL, 6.95, "7");
  assert_format (NULL, 6.94, "6.9");
  assert_format ("%", 91.5, "91.5%");
  assert_format ("hours", 0, "0 hours");
  assert_format ("hours", KITH_CHART_NONE, "None recorded");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/chart/every-size", test_every_size);
  g_test_add_func ("/report/chart/too-small-draws-nothing", test_too_small_draws_nothing);
  g_test_add_func ("/report/chart/description", test_description);
  g_test_add_func ("/report/chart/empty-description", test_empty_description);
  g_test_add_func ("/report/chart/values", test_values);

  return g_test_run ();
}
