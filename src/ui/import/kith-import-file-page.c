/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-file-page.h"

#include "kith-ui.h"

#include <glib/gi18n.h>

struct _KithImportFilePage
{
  AdwNavigationPage parent_instance;

  /* Children */
  GtkWidget *choose_button;
  GtkLabel *hint;
  GtkWidget *message_box;
  GtkLabel *message;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KithImportFilePage, kith_import_file_page, ADW_TYPE_NAVIGATION_PAGE)

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KithImportFilePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    kith_import_file_page_set_error (self, error->message);
}

static void
add_filter (GListStore        *filters,
            const char        *name,
            const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (suffixes[0] == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  g_list_store_append (filters, filter);
}

/* A file is known by its content; the names only thin out the folder. */
static GListModel *
make_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  add_filter (filters, _("Tables and ILR files"), (const char *const[]) { "csv", "tsv", "txt", "xml", NULL });
  add_filter (filters, _("All files"), (const char *const[]) { NULL });
  return G_LIST_MODEL (filters);
}

static void
choose (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = make_filters ();

  gtk_file_dialog_set_title (dialog, _("Choose a File to Import"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_file_chosen, g_object_ref (widget));
}

static gboolean
on_drop (KithImportFilePage *self,
         const GValue       *value)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = gdk_file_list_get_files (list);

  if (files == NULL)
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, files->data);
  return TRUE;
}

static void
kith_import_file_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KITH_TYPE_IMPORT_FILE_PAGE);

  G_OBJECT_CLASS (kith_import_file_page_parent_class)->dispose (object);
}

static void
kith_import_file_page_class_init (KithImportFilePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_import_file_page_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", KITH_TYPE_IMPORT_FILE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("import/kith-import-file-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithImportFilePage, choose_button);
  gtk_widget_class_bind_template_child (widget_class, KithImportFilePage, hint);
  gtk_widget_class_bind_template_child (widget_class, KithImportFilePage, message_box);
  gtk_widget_class_bind_template_child (widget_class, KithImportFilePage, message);

  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "import.choose", NULL);
}

static void
kith_import_file_page_init (KithImportFilePage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * kith_import_file_page_set_error:
 * @self: the page
 * @message: (nullable): a sentence: why the last file cannot be taken
 *
 * Says it under the button, and aloud.
 */
void
kith_import_file_page_set_error (KithImportFilePage *self,
                                 const char         *message)
{
  g_return_if_fail (KITH_IS_IMPORT_FILE_PAGE (self));

  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (self->message_box, message != NULL);
  if (message != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}
