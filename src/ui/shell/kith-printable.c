/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/kith-printable.h"

#include "shell/kith-window-private.h"

#define PRINTABLE_KEY "kith-printable"

/**
 * kith_printable_set:
 * @page: a page that has installed `page.print`
 * @printable: whether there is something to print, and this account may
 */
void
kith_printable_set (GtkWidget *page,
                    gboolean   printable)
{
  g_return_if_fail (GTK_IS_WIDGET (page));

  gtk_widget_action_set_enabled (page, "page.print", printable);
  g_object_set_data (G_OBJECT (page), PRINTABLE_KEY, GINT_TO_POINTER (printable));
}

/**
 * kith_window_can_print:
 * @self: the window
 *
 * Returns: whether the page on screen can be printed
 */
gboolean
kith_window_can_print (KithWindow *self)
{
  AdwNavigationPage *page = NULL;

  g_return_val_if_fail (KITH_IS_WINDOW (self), FALSE);

  page = self->main_view != NULL ? kith_main_view_get_visible_page (self->main_view) : NULL;
  return page != NULL && g_object_get_data (G_OBJECT (page), PRINTABLE_KEY) != NULL;
}
