/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-preview-private.h"

static void
zoom_in (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  kith_page_stack_zoom_by_steps (KITH_REPORT_PREVIEW (widget)->pages, 1);
}

static void
zoom_out (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  kith_page_stack_zoom_by_steps (KITH_REPORT_PREVIEW (widget)->pages, -1);
}

static void
zoom_fit (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  kith_page_stack_set_zoom (KITH_REPORT_PREVIEW (widget)->pages, KITH_PAGE_ZOOM_FIT);
}

static void
go_to_next_page (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  KithPageStack *pages = KITH_REPORT_PREVIEW (widget)->pages;

  kith_page_stack_go_to_page (pages, kith_page_stack_get_page (pages) + 1);
}

static void
go_to_previous_page (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  KithPageStack *pages = KITH_REPORT_PREVIEW (widget)->pages;
  guint page = kith_page_stack_get_page (pages);

  kith_page_stack_go_to_page (pages, page > 0 ? page - 1 : 0);
}

static void
go_to_first_page (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  kith_page_stack_go_to_page (KITH_REPORT_PREVIEW (widget)->pages, 0);
}

static void
go_to_last_page (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  KithPageStack *pages = KITH_REPORT_PREVIEW (widget)->pages;

  kith_page_stack_go_to_page (pages, kith_page_stack_get_n_pages (pages));
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "report.zoom-in" },        { GDK_KEY_equal, "report.zoom-in" },
    { GDK_KEY_KP_Add, "report.zoom-in" },      { GDK_KEY_minus, "report.zoom-out" },
    { GDK_KEY_KP_Subtract, "report.zoom-out" }, { GDK_KEY_0, "report.zoom-fit" },
    { GDK_KEY_KP_0, "report.zoom-fit" },       { GDK_KEY_Page_Down, "report.next-page" },
    { GDK_KEY_Page_Up, "report.previous-page" }, { GDK_KEY_Home, "report.first-page" },
    { GDK_KEY_End, "report.last-page" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK, keys[i].action, NULL);
}

/**
 * kith_report_preview_install_moves:
 * @widget_class: the class of the preview
 *
 * Installs the actions and keys for zoom and for going from page to page.
 */
void
kith_report_preview_install_moves (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "report.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "report.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "report.zoom-fit", NULL, zoom_fit);
  gtk_widget_class_install_action (widget_class, "report.next-page", NULL, go_to_next_page);
  gtk_widget_class_install_action (widget_class, "report.previous-page", NULL, go_to_previous_page);
  gtk_widget_class_install_action (widget_class, "report.first-page", NULL, go_to_first_page);
  gtk_widget_class_install_action (widget_class, "report.last-page", NULL, go_to_last_page);
  install_keys (widget_class);
}
