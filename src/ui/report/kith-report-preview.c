/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-preview.h"

#include "form/kith-typed-row.h"
#include "import/kith-progress-box.h"
#include "kith-page-stack.h"
#include "kith-report-pages.h"
#include "kith-report-print.h"
#include "kith-report-save.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-state-view.h"

#include <glib/gi18n.h>
#include <math.h>

/* Nothing that is stored, but typed and counted as every line is. */
static const KithField purpose_field = { "purpose", KITH_FIELD_LINE, N_("What it is for"), .limit = 200 };

struct _KithReportPreview
{
  AdwDialog parent_instance;

  /* Owned */
  KithStore *store;
  KithReportPages *report;
  GCancellable *loading;
  GCancellable *working;

  /* Children */
  AdwToastOverlay *toasts;
  AdwOverlaySplitView *split;
  KithStateView *state_view;
  KithPageStack *pages;
  KithProgressBox *progress;
  GtkWidget *page_bar;
  GtkLabel *page_label;
  GtkButton *zoom_button;
  AdwComboRow *names_row;
  AdwPreferencesGroup *purpose_group;
  KithTypedRow *purpose_row;

  const KithReport *kind;
  KithReportSubject subject;
  KithViewFilters *filters; /* owned; the subject borrows them */
  gboolean is_noted;
};

G_DEFINE_FINAL_TYPE (KithReportPreview, kith_report_preview, ADW_TYPE_DIALOG)

static const char *const way_out_actions[] = { "report.print", "report.save", "report.copy" };

static void
update_ways_out (KithReportPreview *self)
{
  gboolean can = self->report != NULL && self->working == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (way_out_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), way_out_actions[i], can);
}

static void
show_report (KithReportPreview *self,
             KithReportPages   *report)
{
  g_clear_pointer (&self->report, kith_report_pages_free);
  self->report = report;
  self->is_noted = TRUE;
  kith_page_stack_set_layout (self->pages, report->layout, (const char *const *) report->words);
  kith_state_view_set_state (self->state_view, KITH_STATE_CONTENT);
  gtk_widget_set_visible (self->page_bar, TRUE);
  update_ways_out (self);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithReportPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  KithReportPages *report = kith_report_pages_load_finish (KITH_STORE (source), result, &error);

  if (report != NULL)
    show_report (self, report);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kith_state_view_set_error (self->state_view, error);
}

static void
load (KithReportPreview *self)
{
  KithReportRequest request = {
    .report = self->kind,
    .subject = self->subject,
    .names = (KithReportNames) adw_combo_row_get_selected (self->names_row),
    .notes_view = self->subject.student != 0 && !self->is_noted,
  };

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  if (self->report == NULL)
    kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
  kith_report_pages_load_async (self->store, &request, self->loading, on_loaded, g_object_ref (self));
}

static void
on_names_changed (KithReportPreview *self)
{
  if (self->store != NULL)
    load (self);
}

static void
on_pages_changed (KithReportPreview *self)
{
  guint n_pages = kith_page_stack_get_n_pages (self->pages);
  double scale = kith_page_stack_get_scale (self->pages);
  /* Translators: page 2 of 5 */
  g_autofree char *page = g_strdup_printf (_("Page %u of %u"), kith_page_stack_get_page (self->pages) + 1, n_pages);
  /* Translators: how large the page is shown, 100 % being the size of paper */
  g_autofree char *zoom = g_strdup_printf (_("%d%%"), (int) lround (scale * 100));

  gtk_label_set_label (self->page_label, n_pages > 0 ? page : "");
  gtk_button_set_label (self->zoom_button, zoom);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.zoom-in", scale < KITH_PAGE_ZOOM_MAX - 0.01);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.zoom-out", scale > KITH_PAGE_ZOOM_MIN + 0.01);
}

/* FALSE while something stands in the way; then the focus is on it. */
static gboolean
is_ready (KithReportPreview *self)
{
  if (self->report == NULL || self->working != NULL)
    return FALSE;
  if (kith_typed_row_is_valid (self->purpose_row))
    return TRUE;
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->purpose_row));
  return FALSE;
}

static const char *
get_purpose (KithReportPreview *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->purpose_row));
}

static void
begin_work (KithReportPreview *self)
{
  self->working = g_cancellable_new ();
  update_ways_out (self);
}

static void
end_work (KithReportPreview *self,
          const GError      *error,
          const char        *toast)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  kith_progress_box_stop (self->progress);
  g_clear_object (&self->working);
  update_ways_out (self);
  if (error != NULL && window != NULL)
    kith_window_report_error (window, error);
  else if (error == NULL && toast != NULL)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (toast));
}

static void
on_printed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KithReportPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean printed = kith_report_print_finish (result, &error);

  end_work (self, error, printed ? _("Sent to the printer") : NULL);
}

static void
print_report (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  KithReportPreview *self = KITH_REPORT_PREVIEW (widget);

  if (!is_ready (self))
    return;
  begin_work (self);
  kith_report_print_async (GTK_WINDOW (gtk_widget_get_root (widget)), self->store, self->report->layout, self->subject.student,
                           get_purpose (self), on_printed, g_object_ref (self));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KithReportPreview) self = user_data;
  g_autoptr (GError) error = NULL;

  kith_report_save_finish (KITH_STORE (source), result, &error);
  end_work (self, error, _("Saved. The PDF holds personal data and is not encrypted."));
}

static void
save_to (KithReportPreview *self,
         GFile             *file)
{
  KithProgressMeter *meter;

  begin_work (self);
  meter = kith_progress_box_start (self->progress, _("Saving the PDF…"), self->working);
  kith_report_save_async (self->store, kith_layout_get_document (self->report->layout), self->subject.student,
                          get_purpose (self), file, kith_progress_meter_report, meter,
                          (GDestroyNotify) kith_progress_meter_unref, self->working, on_saved, g_object_ref (self));
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KithReportPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL && is_ready (self))
    save_to (self, file);
  else if (file == NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    end_work (self, error, NULL);
}

/* The name says what it is and not whose: file managers and backups show it. */
static void
save_report (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KithReportPreview *self = KITH_REPORT_PREVIEW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = g_strdup_printf ("%s.pdf", _(self->kind->title));

  if (!is_ready (self))
    return;
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_filter_set_name (filter, _("PDF documents"));
  gtk_file_dialog_set_title (dialog, _("Save as PDF"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_file_chosen, g_object_ref (self));
}

static void
on_copy_noted (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (KithReportPreview) self = user_data;
  g_autoptr (GError) error = NULL;

  if (kith_report_note_finish (KITH_STORE (source), result, &error))
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->report->text);
  end_work (self, error, _("Copied. Paste it where it is needed."));
}

static void
copy_report (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KithReportPreview *self = KITH_REPORT_PREVIEW (widget);
  KithDocument *document;

  if (!is_ready (self))
    return;
  begin_work (self);
  document = kith_layout_get_document (self->report->layout);
  kith_report_note_async (self->store, self->subject.student, kith_document_get_text (document, KITH_DOCUMENT_REPORT_NAME),
                          KITH_PRINT_WAY_TEXT, 1, get_purpose (self), on_copy_noted, g_object_ref (self));
}

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
kith_report_preview_dispose (GObject *object)
{
  KithReportPreview *self = KITH_REPORT_PREVIEW (object);

  g_cancellable_cancel (self->loading);
  g_cancellable_cancel (self->working);
  g_clear_object (&self->loading);
  g_clear_object (&self->working);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_REPORT_PREVIEW);
  g_clear_pointer (&self->report, kith_report_pages_free);

  G_OBJECT_CLASS (kith_report_preview_parent_class)->dispose (object);
}

static void
kith_report_preview_finalize (GObject *object)
{
  kith_view_filters_free (KITH_REPORT_PREVIEW (object)->filters);

  G_OBJECT_CLASS (kith_report_preview_parent_class)->finalize (object);
}

/* Closing stops what is still being written; nothing half done stays behind. */
static void
kith_report_preview_closed (AdwDialog *dialog)
{
  KithReportPreview *self = KITH_REPORT_PREVIEW (dialog);

  g_cancellable_cancel (self->loading);
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "report.print", NULL, print_report);
  gtk_widget_class_install_action (widget_class, "report.save", NULL, save_report);
  gtk_widget_class_install_action (widget_class, "report.copy", NULL, copy_report);
  gtk_widget_class_install_action (widget_class, "report.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "report.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "report.zoom-fit", NULL, zoom_fit);
  gtk_widget_class_install_action (widget_class, "report.next-page", NULL, go_to_next_page);
  gtk_widget_class_install_action (widget_class, "report.previous-page", NULL, go_to_previous_page);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_p, "report.print" },          { GDK_KEY_plus, "report.zoom-in" },
    { GDK_KEY_equal, "report.zoom-in" },    { GDK_KEY_KP_Add, "report.zoom-in" },
    { GDK_KEY_minus, "report.zoom-out" },   { GDK_KEY_KP_Subtract, "report.zoom-out" },
    { GDK_KEY_0, "report.zoom-fit" },       { GDK_KEY_KP_0, "report.zoom-fit" },
    { GDK_KEY_Page_Down, "report.next-page" }, { GDK_KEY_Page_Up, "report.previous-page" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK, keys[i].action, NULL);
}

static void
kith_report_preview_class_init (KithReportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_report_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = kith_report_preview_finalize;
  ADW_DIALOG_CLASS (klass)->closed = kith_report_preview_closed;

  g_type_ensure (KITH_TYPE_STATE_VIEW);
  g_type_ensure (KITH_TYPE_PAGE_STACK);
  g_type_ensure (KITH_TYPE_PROGRESS_BOX);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("report/kith-report-preview.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, toasts);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, split);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, pages);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, progress);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, page_bar);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, names_row);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, purpose_group);
  gtk_widget_class_bind_template_callback (widget_class, on_names_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_pages_changed);

  install_actions (widget_class);
  install_keys (widget_class);
}

static void
add_purpose_row (KithReportPreview *self)
{
  self->purpose_row = KITH_TYPED_ROW (kith_typed_row_new (&purpose_field, kith_store_get_clock (self->store)));
  adw_preferences_group_add (self->purpose_group, GTK_WIDGET (self->purpose_row));
  adw_preferences_group_add (self->purpose_group, kith_typed_row_get_message_row (self->purpose_row));
}

static void
kith_report_preview_init (KithReportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->page_bar, FALSE);
  update_ways_out (self);
}

/* Ctrl+P is the window's: pressed again in the preview it means the printer. */
static gboolean
print_from_visible (KithWindow *window)
{
  AdwDialog *visible = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  if (!KITH_IS_REPORT_PREVIEW (visible))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (visible), "report.print", NULL);
  return TRUE;
}

/**
 * kith_report_preview_present:
 * @window: the window
 * @report: name of a report
 * @subject: whom it is about
 *
 * Shows a report as it will be printed.
 *
 * Returns: (transfer none) (nullable): the preview; none where one is open already, which prints instead
 */
AdwDialog *
kith_report_preview_present (KithWindow              *window,
                             const char              *report,
                             const KithReportSubject *subject)
{
  const KithReport *kind = kith_reports_find (report);
  KithReportPreview *self;

  g_return_val_if_fail (KITH_IS_WINDOW (window), NULL);
  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (subject != NULL, NULL);

  if (print_from_visible (window))
    return NULL;
  self = g_object_new (KITH_TYPE_REPORT_PREVIEW, NULL);
  self->store = g_object_ref (kith_window_get_store (window));
  self->kind = kind;
  self->subject = *subject;
  if (subject->filters != NULL)
    self->filters = kith_view_filters_copy (subject->filters);
  self->subject.filters = self->filters;
  add_purpose_row (self);
  adw_dialog_set_title (ADW_DIALOG (self), _(kind->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pages), GTK_ACCESSIBLE_PROPERTY_LABEL, _(kind->title), -1);
  adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (window));
  kith_accessible_name_containers (GTK_WIDGET (self), _(kind->title));
  load (self);
  return ADW_DIALOG (self);
}
