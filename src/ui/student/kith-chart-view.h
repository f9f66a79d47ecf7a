/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A chart on the screen, in the theme's colours; a screen reader hears what it says in words. */
#define KITH_TYPE_CHART_VIEW (kith_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (KithChartView, kith_chart_view, KITH, CHART_VIEW, GtkWidget)

GtkWidget *kith_chart_view_new (KithChart *chart);

G_END_DECLS
