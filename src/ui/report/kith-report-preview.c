/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-preview-private.h"

#include "export/kith-export-dialog.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"

#include <glib/gi18n.h>
#include <math.h>

/* Nothing that is stored, but typed and counted as every line is. */
static const KithField purpose_field = { "purpose", KITH_FIELD_LINE, N_("What it is for"), .limit = 200 };

G_DEFINE_FINAL_TYPE (KithReportPreview, kith_report_preview, ADW_TYPE_DIALOG)

/* As long as it takes to type the next letter. */
#define LOAD_DELAY 200

/* What stands instead of pages until something is chosen. */
static const struct {
  KithReportMissing missing;
  const char *icon_name;
  const char *title;
  const char *description;
  const char *button;
} missing_words[] = {
  { KITH_REPORT_MISSING_STUDENT, "kith-students-symbolic", N_("Whom Is It About?"),
    N_("Choose a student, and the pages appear here as they will be printed."), N_("_Choose Student…") },
  { KITH_REPORT_MISSING_PERSON, "kith-people-symbolic", N_("Whom Is It About?"),
    N_("Choose somebody of the team, and the pages appear here as they will be printed."), N_("_Choose Person…") },
  { KITH_REPORT_MISSING_GROUP, "kith-groups-symbolic", N_("Which Group Session?"),
    N_("Choose a session, and the pages appear here as they will be printed."), N_("_Choose Session…") },
  { KITH_REPORT_MISSING_DAY, "x-office-calendar-symbolic", N_("Which Day?"),
    N_("Type a day among the options, such as 3 feb or last friday."), N_("_Type the Day") },
  { KITH_REPORT_MISSING_DAYS, "x-office-calendar-symbolic", N_("Which Days?"),
    N_("Type a first day, and a last day that does not come before it."), N_("_Type the Days") },
};

static void
forget_pages (KithReportPreview *self)
{
  g_clear_pointer (&self->report, kith_report_pages_free);
  self->is_current = FALSE;
  gtk_widget_set_visible (self->page_bar, FALSE);
  kith_report_preview_update_ways_out (self);
}

static void
show_missing (KithReportPreview *self,
              KithReportMissing  missing)
{
  for (guint i = 0; i < G_N_ELEMENTS (missing_words); i++)
    if (missing_words[i].missing == missing) {
      kith_state_view_set_words (self->state_view, KITH_STATE_EMPTY, missing_words[i].icon_name,
                                 _(missing_words[i].title), _(missing_words[i].description));
      kith_state_view_set_button (self->state_view, KITH_STATE_EMPTY, _(missing_words[i].button), "report.choose");
    }
  kith_state_view_set_state (self->state_view, KITH_STATE_EMPTY);
  forget_pages (self);
}

/* The keyboard pages through at once, unless somebody is choosing. */
static void
focus_pages (KithReportPreview *self)
{
  GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages));
  GtkWidget *sidebar = adw_overlay_split_view_get_sidebar (self->split);

  if (page != NULL && gtk_widget_get_focus_child (sidebar) == NULL)
    gtk_widget_grab_focus (page);
}

static void
show_report (KithReportPreview *self,
             KithReportPages   *report)
{
  gboolean is_first = self->report == NULL;

  g_clear_pointer (&self->report, kith_report_pages_free);
  self->report = report;
  self->is_current = TRUE;
  self->noted_student = self->subject.student;
  kith_page_stack_set_layout (self->pages, report->layout, (const char *const *) report->words);
  kith_report_preview_show_findings (self);
  kith_report_options_offer_days (self->options, report->from, report->until);
  kith_state_view_set_state (self->state_view, KITH_STATE_CONTENT);
  gtk_widget_set_visible (self->page_bar, TRUE);
  gtk_widget_set_visible (self->tables_button, kith_export_dialog_is_allowed (self->store) &&
                                                 report->has_tables);
  kith_report_preview_update_ways_out (self);
  if (is_first)
    focus_pages (self);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithReportPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  KithReportPages *report = kith_report_pages_load_finish (KITH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (report != NULL) {
    show_report (self, report);
  } else {
    kith_state_view_set_error (self->state_view, error);
    forget_pages (self);
  }
}

static void
stop_loading (KithReportPreview *self)
{
  g_clear_handle_id (&self->load_source, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
load (KithReportPreview *self)
{
  KithReportMissing missing = kith_report_options_get_missing (self->options);
  KithReportRequest request = { 0 };

  stop_loading (self);
  if (missing != KITH_REPORT_MISSING_NOTHING) {
    show_missing (self, missing);
    return;
  }
  kith_report_options_fill (self->options, &request);
  self->subject = request.subject;
  request.notes_view = request.subject.student != 0 && request.subject.student != self->noted_student;
  self->loading = g_cancellable_new ();
  if (self->report == NULL)
    kith_state_view_set_state (self->state_view, KITH_STATE_LOADING);
  kith_report_pages_load_async (self->store, &request, self->loading, on_loaded, g_object_ref (self));
}

static gboolean
load_later (gpointer data)
{
  KithReportPreview *self = data;

  self->load_source = 0;
  load (self);
  return G_SOURCE_REMOVE;
}

/* The pages stay where they are until the others are there, and nothing leaves meanwhile. A date is typed letter by
 * letter. */
static void
on_options_changed (KithReportPreview *self)
{
  stop_loading (self);
  self->is_current = FALSE;
  kith_report_preview_update_ways_out (self);
  self->load_source = g_timeout_add (LOAD_DELAY, load_later, self);
}

static void
choose (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  KithReportPreview *self = KITH_REPORT_PREVIEW (widget);

  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  kith_report_options_ask_missing (self->options);
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

static void
kith_report_preview_dispose (GObject *object)
{
  KithReportPreview *self = KITH_REPORT_PREVIEW (object);

  stop_loading (self);
  g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_REPORT_PREVIEW);
  g_clear_pointer (&self->report, kith_report_pages_free);

  G_OBJECT_CLASS (kith_report_preview_parent_class)->dispose (object);
}

static void
kith_report_preview_finalize (GObject *object)
{
  KithReportPreview *self = KITH_REPORT_PREVIEW (object);

  kith_view_filters_free (self->filters);
  g_ptr_array_unref (self->finding_rows);

  G_OBJECT_CLASS (kith_report_preview_parent_class)->finalize (object);
}

static void
remember (KithReportPreview *self)
{
  KithReportMemory memory;

  kith_report_memory_load (self->kind, &memory);
  kith_report_options_remember (self->options, &memory);
  memory.zoom = kith_page_stack_get_zoom (self->pages);
  kith_report_memory_save (self->kind, &memory);
}

/* Closing stops what is still being written; nothing half done stays behind. */
static void
kith_report_preview_closed (AdwDialog *dialog)
{
  KithReportPreview *self = KITH_REPORT_PREVIEW (dialog);

  stop_loading (self);
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  remember (self);
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
  g_type_ensure (KITH_TYPE_REPORT_OPTIONS);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("report/kith-report-preview.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, toasts);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, split);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, state_view);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, pages);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, progress);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, page_bar);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, findings_group);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, options);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, purpose_group);
  gtk_widget_class_bind_template_child (widget_class, KithReportPreview, tables_button);
  gtk_widget_class_bind_template_callback (widget_class, on_options_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_pages_changed);

  gtk_widget_class_install_action (widget_class, "report.choose", NULL, choose);
  kith_report_preview_install_ways_out (widget_class);
  kith_report_preview_install_moves (widget_class);
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
  self->finding_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->page_bar, FALSE);
  gtk_widget_set_visible (self->tables_button, FALSE);
  kith_report_preview_update_ways_out (self);
}

static void
set_up (KithReportPreview       *self,
        const KithReportSubject *subject)
{
  KithReportMemory memory;

  self->subject = *subject;
  if (subject->filters != NULL)
    self->filters = kith_view_filters_copy (subject->filters);
  self->subject.filters = self->filters;
  kith_report_memory_load (self->kind, &memory);
  kith_report_options_set_up (self->options, self->store, self->kind, &self->subject, &memory);
  kith_page_stack_set_zoom (self->pages, memory.zoom);
  add_purpose_row (self);
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
 * @subject: whom it is about, as far as that is known; the rest is asked for
 *
 * Shows a report as it will be printed, and what can be chosen about it.
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
  set_up (self, subject);
  adw_dialog_set_title (ADW_DIALOG (self), _(kind->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pages), GTK_ACCESSIBLE_PROPERTY_LABEL, _(kind->title), -1);
  adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (window));
  kith_accessible_name_containers (GTK_WIDGET (self), _(kind->title));
  load (self);
  return ADW_DIALOG (self);
}
