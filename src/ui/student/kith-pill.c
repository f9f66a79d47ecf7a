/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-pill.h"

/**
 * kith_pill_new:
 * @words: what it says
 * @tone: how loud it is
 *
 * Returns: (transfer floating): a label that looks like a tag
 */
GtkWidget *
kith_pill_new (const char  *words,
               KithPillTone tone)
{
  static const char *const styles[] = { NULL, "warning", "error" };
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "pill-tag");
  if (styles[tone] != NULL)
    gtk_widget_add_css_class (label, styles[tone]);
  return label;
}
