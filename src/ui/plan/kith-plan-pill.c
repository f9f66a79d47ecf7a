/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/kith-plan-pill.h"

#include "kith-plan-light.h"

static const char *const classes[] = {
  [KITH_PLAN_LIGHT_GREY] = "grey",
  [KITH_PLAN_LIGHT_AMBER] = "amber",
  [KITH_PLAN_LIGHT_RED] = "red",
};

/**
 * kith_plan_pill_new:
 * @due_iso: (nullable): the day a plan is due
 * @today: the day of the clock
 *
 * Returns: (transfer floating) (nullable): how near that is, in words; the colour only repeats them
 */
GtkWidget *
kith_plan_pill_new (const char  *due_iso,
                    const GDate *today)
{
  g_autofree char *words = kith_plan_light_dup_words (due_iso, today);
  GtkWidget *label = NULL;

  if (words == NULL)
    return NULL;
  label = gtk_label_new (words);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "plan-pill");
  gtk_widget_add_css_class (label, classes[kith_plan_light_of (due_iso, today)]);
  return label;
}
