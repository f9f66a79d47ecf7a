/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-late.h"

#include "shell/kith-window-private.h"

gboolean
kith_late_is_locked (KithWindow *window)
{
  g_return_val_if_fail (KITH_IS_WINDOW (window), TRUE);

  return window->main_view == NULL;
}

gboolean
kith_late_present (AdwDialog  *dialog,
                   GtkWidget  *page,
                   KithWindow *window)
{
  GtkWidget *parent = NULL;

  g_return_val_if_fail (ADW_IS_DIALOG (dialog) && GTK_IS_WIDGET (page), FALSE);

  if (gtk_widget_get_root (page) != NULL)
    parent = page;
  else if (window != NULL && !kith_late_is_locked (window))
    parent = GTK_WIDGET (window);
  if (parent != NULL)
    adw_dialog_present (dialog, parent);
  else
    g_object_unref (g_object_ref_sink (dialog));
  return parent != NULL;
}
