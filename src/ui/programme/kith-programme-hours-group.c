/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-chart.h"
#include "kith-date.h"
#include "kith-lists.h"
#include "programme/kith-programme-pane.h"
#include "student/kith-chart-view.h"
#include "student/kith-pane-rows.h"

#include <glib/gi18n.h>

/* The hours, as a picture with its numbers. */

#define MOST_WEEKS 12

static void
add_sum (AdwPreferencesGroup    *group,
         const char             *title,
         const KithProgrammeSum *sum)
{
  g_autofree char *done = kith_programme_hours_format (sum->off_the_job);
  g_autofree char *expected = kith_programme_hours_format (sum->expected);
  g_autofree char *all = kith_programme_hours_format (sum->all);
  /* Translators: hours of training done, hours expected, and all hours logged */
  g_autofree char *words = g_strdup_printf (_("%s of %s off the job · %s logged in all"), done, expected, all);

  gtk_widget_add_css_class (GTK_WIDGET (kith_pane_add_row (group, title, words)), "property");
}

static void
add_chart (AdwPreferencesGroup      *group,
           const KithProgrammeHours *hours)
{
  guint n_weeks = MIN (hours->weeks->len, MOST_WEEKS);
  g_autoptr (KithChart) chart = kith_chart_new (KITH_CHART_BARS, _("Off-the-job training by week, in hours"));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree double *values = g_new0 (double, n_weeks);
  g_auto (GStrv) categories = NULL;
  double most = (double) hours->target / 60;

  if (n_weeks == 0)
    return;
  for (guint i = 0; i < n_weeks; i++) {
    const KithProgrammeWeek *week = &g_array_index (hours->weeks, KithProgrammeWeek, hours->weeks->len - n_weeks + i);
    g_autofree char *iso = kith_date_to_iso (&week->monday);

    values[i] = (double) (week->sum.off_the_job * 10 / 60) / 10;
    most = MAX (most, values[i]);
    g_strv_builder_take (builder, kith_date_format_iso_short (iso));
  }
  categories = g_strv_builder_end (builder);
  /* Translators: hours, short, behind a number */
  kith_chart_set_unit (chart, _("h"));
  kith_chart_set_range (chart, 0, most);
  kith_chart_set_target (chart, (double) hours->target / 60);
  kith_chart_set_categories (chart, (const char *const *) categories);
  kith_chart_add_series (chart, _("Hours"), values, n_weeks);
  adw_preferences_group_add (group, kith_chart_view_new (chart));
}

static void
add_kinds (AdwPreferencesGroup      *group,
           const KithProgrammeHours *hours)
{
  AdwExpanderRow *expander = kith_pane_add_expander (group, _("By Kind, to Date"), "kith-hours-by-kind");

  for (guint i = 0; i < kith_log_types.n_choices; i++) {
    g_autofree char *minutes = kith_programme_hours_format (hours->total.by_type[i]);
    AdwActionRow *row = kith_pane_create_row (_(kith_log_types.choices[i].label), minutes);

    gtk_widget_add_css_class (GTK_WIDGET (row), "property");
    adw_expander_row_add_row (expander, GTK_WIDGET (row));
  }
}

void
kith_programme_add_hours (KithStudentPane             *pane,
                          GtkBox                      *box,
                          const KithProgrammeOverview *overview)
{
  const KithProgrammeHours *hours = &overview->hours;
  g_autofree char *target = kith_programme_hours_format (hours->target);
  /* Translators: hours a week */
  g_autofree char *words = g_strdup_printf (_("The line is at %s a week. Weeks begin on Monday."), target);
  AdwPreferencesGroup *group = NULL;

  if (!hours->has_begun)
    return;
  group = kith_pane_add_group (box, _("Hours"), words);
  add_chart (group, hours);
  group = kith_pane_add_group (box, NULL, NULL);
  if (!hours->has_ended) {
    add_sum (group, _("This week"), &hours->week);
    add_sum (group, _("Last four weeks"), &hours->month);
  }
  add_sum (group, _("To date"), &hours->total);
  add_kinds (group, hours);
}
