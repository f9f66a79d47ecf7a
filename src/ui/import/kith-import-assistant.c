/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-assistant.h"

#include "kith-import-columns-page.h"
#include "kith-import-file-page.h"
#include "kith-import-look.h"
#include "kith-import-result-page.h"
#include "kith-import-rows-page.h"
#include "kith-import-work.h"
#include "kith-policy.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>

struct _KithImportAssistant
{
  AdwDialog parent_instance;

  /* Owned */
  KithStore *store;
  KithImportLook *look;
  GCancellable *working; /* set while something runs */

  /* Children */
  AdwNavigationView *navigation;
  KithImportFilePage *file_page;
  KithProgressBox *progress;

  /* Borrowed: pages that stand in the view */
  KithImportColumnsPage *columns_page;
  KithImportRowsPage *rows_page;
  KithImportResultPage *result_page;

  /* Held against the idle lock while something is being saved */
  KithWindow *held;
};

G_DEFINE_FINAL_TYPE (KithImportAssistant, kith_import_assistant, ADW_TYPE_DIALOG)

static KithProgressMeter *
begin_work (KithImportAssistant *self,
            const char          *words)
{
  self->working = g_cancellable_new ();
  gtk_widget_set_sensitive (GTK_WIDGET (self->navigation), FALSE);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  return kith_progress_box_start (self->progress, words, self->working);
}

static void
end_work (KithImportAssistant *self)
{
  kith_progress_box_stop (self->progress);
  g_clear_object (&self->working);
  gtk_widget_set_sensitive (GTK_WIDGET (self->navigation), TRUE);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
}

/* Closing while something runs stops it first; nothing half done stays behind. */
static void
on_close_attempt (KithImportAssistant *self)
{
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
}

static void
report_error (KithImportAssistant *self,
              const GError        *error)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (window != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kith_window_report_error (window, error);
}

static void
hold_lock (KithImportAssistant *self)
{
  g_set_object (&self->held, kith_window_get_for (GTK_WIDGET (self)));
  if (self->held != NULL)
    kith_window_hold_lock (self->held);
}

static void
release_lock (KithImportAssistant *self)
{
  if (self->held != NULL)
    kith_window_release_lock (self->held);
  g_clear_object (&self->held);
}

static void
on_done (KithImportAssistant *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_undone (KithImportAssistant *self)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (window != NULL)
    kith_window_add_toast (window, _("The import was undone"));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
push (KithImportAssistant *self,
      AdwNavigationPage   *page)
{
  kith_accessible_name_containers (GTK_WIDGET (page), adw_navigation_page_get_title (page));
  adw_navigation_view_push (self->navigation, page);
}

static void
show_result (KithImportAssistant *self,
             KithImportResult    *result)
{
  AdwNavigationPage *page = kith_import_result_page_new (self->store, result);

  self->result_page = KITH_IMPORT_RESULT_PAGE (page);
  g_signal_connect_object (page, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "undone", G_CALLBACK (on_undone), self, G_CONNECT_SWAPPED);
  push (self, page);
}

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KithImportAssistant) self = user_data;
  g_autoptr (GError) error = NULL;
  KithImportResult *imported = kith_import_apply_finish (KITH_STORE (source), result, &error);

  release_lock (self);
  end_work (self);
  if (imported == NULL) {
    report_error (self, error);
    return;
  }
  if (self->columns_page != NULL && kith_import_columns_page_is_changed (self->columns_page))
    kith_import_look_remember (kith_import_get_mapping (self->look->import));
  show_result (self, imported);
}

static void
on_confirmed (KithImportAssistant *self)
{
  KithProgressMeter *meter = begin_work (self, _("Bringing the rows in…"));

  hold_lock (self);
  kith_import_apply_async (self->store, self->look->import, kith_import_rows_page_get_entries (self->rows_page), meter,
                           self->working, on_applied, g_object_ref (self));
}

static void
show_rows (KithImportAssistant *self,
           KithImportPreview   *preview)
{
  AdwNavigationPage *page = kith_import_rows_page_new (self->look->import, preview);

  self->rows_page = KITH_IMPORT_ROWS_PAGE (page);
  g_signal_connect_object (page, "confirmed", G_CALLBACK (on_confirmed), self, G_CONNECT_SWAPPED);
  push (self, page);
}

/* What is wrong with the file as a whole belongs on the page where another one is chosen. */
static void
show_preview_error (KithImportAssistant *self,
                    const GError        *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->columns_page == NULL)
    kith_import_file_page_set_error (self->file_page, error->message);
  else
    report_error (self, error);
}

static void
on_previewed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KithImportAssistant) self = user_data;
  g_autoptr (GError) error = NULL;
  KithImportPreview *preview = kith_import_preview_finish (KITH_STORE (source), result, &error);

  end_work (self);
  if (preview != NULL)
    show_rows (self, preview);
  else
    show_preview_error (self, error);
}

static void
start_preview (KithImportAssistant *self)
{
  KithProgressMeter *meter = begin_work (self, _("Reading the file…"));

  kith_import_preview_async (self->store, self->look->import, meter, self->working, on_previewed, g_object_ref (self));
}

static void
show_columns (KithImportAssistant *self)
{
  AdwNavigationPage *page = kith_import_columns_page_new (self->look);

  self->columns_page = KITH_IMPORT_COLUMNS_PAGE (page);
  g_signal_connect_object (page, "matched", G_CALLBACK (start_preview), self, G_CONNECT_SWAPPED);
  push (self, page);
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithImportAssistant) self = user_data;
  g_autoptr (GError) error = NULL;
  KithImportLook *look = kith_import_look_finish (result, &error);

  end_work (self);
  if (look == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      kith_import_file_page_set_error (self->file_page, error->message);
    return;
  }
  g_clear_pointer (&self->look, kith_import_look_free);
  self->look = look;
  if (kith_import_get_mapping (look->import) != NULL)
    show_columns (self);
  else
    start_preview (self);
}

static void
on_chosen (KithImportAssistant *self,
           GFile               *file)
{
  KithProgressMeter *meter;

  if (self->working != NULL)
    return;
  kith_import_file_page_set_error (self->file_page, NULL);
  meter = begin_work (self, _("Looking at the file…"));
  kith_import_look_async (file, self->working, on_looked, g_object_ref (self));
  kith_progress_meter_unref (meter);
}

static void
on_popped (KithImportAssistant *self,
           AdwNavigationPage   *page)
{
  if ((gpointer) page == (gpointer) self->columns_page)
    self->columns_page = NULL;
  if ((gpointer) page == (gpointer) self->rows_page)
    self->rows_page = NULL;
}

/* The window's own Undo reaches further than this dialog: Ctrl+Z, later. */
static void
kith_import_assistant_closed (AdwDialog *dialog)
{
  KithImportAssistant *self = KITH_IMPORT_ASSISTANT (dialog);
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));
  g_autofree char *words = NULL;

  if (self->result_page == NULL || window == NULL)
    return;
  words = kith_import_result_page_dup_words (self->result_page);
  if (kith_import_result_page_get_operation (self->result_page) != 0)
    kith_window_offer_undo (window, words, kith_import_result_page_get_operation (self->result_page));
}

static void
kith_import_assistant_dispose (GObject *object)
{
  KithImportAssistant *self = KITH_IMPORT_ASSISTANT (object);

  g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  g_clear_object (&self->held);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_IMPORT_ASSISTANT);
  g_clear_object (&self->store);
  g_clear_pointer (&self->look, kith_import_look_free);

  G_OBJECT_CLASS (kith_import_assistant_parent_class)->dispose (object);
}

static void
kith_import_assistant_class_init (KithImportAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_import_assistant_dispose;
  ADW_DIALOG_CLASS (klass)->closed = kith_import_assistant_closed;

  g_type_ensure (KITH_TYPE_IMPORT_FILE_PAGE);
  g_type_ensure (KITH_TYPE_PROGRESS_BOX);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("import/kith-import-assistant.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithImportAssistant, navigation);
  gtk_widget_class_bind_template_child (widget_class, KithImportAssistant, file_page);
  gtk_widget_class_bind_template_child (widget_class, KithImportAssistant, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_popped);
  gtk_widget_class_bind_template_callback (widget_class, on_close_attempt);
}

static void
kith_import_assistant_init (KithImportAssistant *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kith_import_assistant_present:
 * @window: the window
 * @file: (nullable): a file to begin with
 *
 * Brings students in from a file, step by step.
 */
void
kith_import_assistant_present (KithWindow *window,
                               GFile      *file)
{
  KithImportAssistant *self;

  g_return_if_fail (KITH_IS_WINDOW (window));
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  self = g_object_new (KITH_TYPE_IMPORT_ASSISTANT, NULL);
  self->store = g_object_ref (kith_window_get_store (window));
  adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (window));
  kith_accessible_name_containers (GTK_WIDGET (self), _("Import Students"));
  if (file != NULL)
    on_chosen (self, file);
}

static gboolean
may_import (KithWindow *window)
{
  KithStore *store = kith_window_get_store (window);
  const KithActor *actor = kith_store_is_open (store) ? kith_store_get_actor (store) : NULL;

  return actor != NULL && kith_policy_allows_verb (actor->roles, KITH_VERB_IMPORT);
}

static void
on_import_file (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  if (may_import (user_data))
    kith_import_assistant_present (user_data, file);
}

/* A dialog that is open is in the way of the window, and has a drop target of its own where it wants one. */
static gboolean
on_dropped (KithWindow   *window,
            const GValue *value)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = gdk_file_list_get_files (list);

  if (files == NULL || !may_import (window)
      || adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) != NULL)
    return FALSE;
  kith_import_assistant_present (window, files->data);
  return TRUE;
}

/**
 * kith_import_assistant_install:
 * @window: a window
 *
 * Lets files come into the window: dropped on it, or by the action `win.import-file`.
 */
void
kith_import_assistant_install (KithWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "import-file", .activate = on_import_file, .parameter_type = "s" },
  };
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_return_if_fail (KITH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_dropped), window);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}
