/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-preview-private.h"

#include "kith-report-print.h"
#include "kith-report-save.h"

#include <glib/gi18n.h>

static const char *const way_out_actions[] = { "report.print", "report.save", "report.copy", "report.tables" };

/**
 * kith_report_preview_update_ways_out:
 * @self: a preview
 *
 * Nothing leaves that is not what is chosen, or while something else is leaving.
 */
void
kith_report_preview_update_ways_out (KithReportPreview *self)
{
  gboolean can = self->report != NULL && self->is_current && self->working == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (way_out_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), way_out_actions[i], can);
}

/* FALSE while something stands in the way; then the focus is on it. */
static gboolean
is_ready (KithReportPreview *self)
{
  if (self->report == NULL || !self->is_current || self->working != NULL)
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
  kith_report_preview_update_ways_out (self);
}

static void
end_work (KithReportPreview *self,
          const GError      *error,
          const char        *toast)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  kith_progress_box_stop (self->progress);
  g_clear_object (&self->working);
  kith_report_preview_update_ways_out (self);
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

/* What the pages are about, for the audit, and nothing that was only chosen for another report before. The days are those on
 * the pages: "this term" says nothing a year later. */
static KithReportSubject
get_subject (KithReportPreview *self)
{
  KithReportSubject subject = self->subject;
  KithReportTakes takes = self->kind->takes;

  g_strlcpy (subject.from, (takes & KITH_REPORT_TAKES_DAYS) != 0 ? self->report->from : "", sizeof subject.from);
  g_strlcpy (subject.until, (takes & KITH_REPORT_TAKES_DAYS) != 0 ? self->report->until : "", sizeof subject.until);
  if ((takes & (KITH_REPORT_NEEDS_PERSON | KITH_REPORT_TAKES_PERSON)) == 0)
    subject.person = 0;
  if ((takes & KITH_REPORT_TAKES_AUTHORITY) == 0)
    *subject.authority = '\0';
  if ((takes & KITH_REPORT_NEEDS_DAY) == 0)
    *subject.day = '\0';
  subject.full = subject.full && (takes & KITH_REPORT_TAKES_COPY) != 0;
  return subject;
}

static void
print_now (KithReportPreview *self)
{
  KithReportSubject subject;

  if (!is_ready (self))
    return;
  begin_work (self);
  subject = get_subject (self);
  kith_report_print_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store, self->report->layout, &subject,
                           get_purpose (self), on_printed, g_object_ref (self));
}

static void
print_report (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  if (is_ready (KITH_REPORT_PREVIEW (widget)))
    kith_report_preview_leave (KITH_REPORT_PREVIEW (widget), print_now);
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
  const KithReportSubject subject = get_subject (self);
  KithProgressMeter *meter;

  begin_work (self);
  meter = kith_progress_box_start (self->progress, _("Saving the PDF…"), self->working);
  kith_report_save_async (self->store, kith_layout_get_document (self->report->layout), &subject,
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
ask_where_to_save (KithReportPreview *self)
{
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
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_file_chosen, g_object_ref (self));
}

static void
save_report (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  if (is_ready (KITH_REPORT_PREVIEW (widget)))
    kith_report_preview_leave (KITH_REPORT_PREVIEW (widget), ask_where_to_save);
}

/* What was copied, whatever is chosen while that is being written down. */
typedef struct {
  KithReportPreview *preview;
  char *text;
} Copy;

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->preview);
  g_free (copy->text);
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static void
on_copy_noted (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Copy) copy = user_data;
  g_autoptr (GError) error = NULL;

  if (kith_report_note_finish (KITH_STORE (source), result, &error))
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (copy->preview)), copy->text);
  end_work (copy->preview, error, _("Copied. Paste it where it is needed."));
}

static void
copy_now (KithReportPreview *self)
{
  KithReportSubject subject;
  KithDocument *document;
  Copy *copy;

  if (!is_ready (self))
    return;
  begin_work (self);
  copy = g_new0 (Copy, 1);
  copy->preview = g_object_ref (self);
  copy->text = g_strdup (self->report->text);
  document = kith_layout_get_document (self->report->layout);
  subject = get_subject (self);
  kith_report_note_async (self->store, &subject, kith_document_get_text (document, KITH_DOCUMENT_REPORT_NAME),
                          KITH_PRINT_WAY_TEXT, 1, get_purpose (self), on_copy_noted, copy);
}

static void
copy_report (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  if (is_ready (KITH_REPORT_PREVIEW (widget)))
    kith_report_preview_leave (KITH_REPORT_PREVIEW (widget), copy_now);
}

static void
on_tables_saved (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (KithReportPreview) self = user_data;
  g_autoptr (GError) error = NULL;

  kith_report_tables_save_finish (KITH_STORE (source), result, &error);
  end_work (self, error, _("Saved. Nothing protects the file outside Kith."));
}

static void
on_tables_file_chosen (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (KithReportPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL && is_ready (self)) {
    const KithReportSubject subject = get_subject (self);

    begin_work (self);
    kith_report_tables_save_async (self->store, self->report->document, &subject, get_purpose (self), file,
                                   on_tables_saved, g_object_ref (self));
  } else if (file == NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)) {
    end_work (self, error, NULL);
  }
}

static void
ask_where_to_save_tables (KithReportPreview *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = g_strdup_printf ("%s.xlsx", _(self->kind->title));

  if (!is_ready (self))
    return;
  gtk_file_filter_add_suffix (filter, "xlsx");
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_filter_set_name (filter, _("Workbooks (XLSX), CSV and JSON"));
  gtk_file_dialog_set_title (dialog, _("Save Tables"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_tables_file_chosen,
                        g_object_ref (self));
}

static void
save_tables (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  if (is_ready (KITH_REPORT_PREVIEW (widget)))
    kith_report_preview_leave (KITH_REPORT_PREVIEW (widget), ask_where_to_save_tables);
}

/**
 * kith_report_preview_install_ways_out:
 * @widget_class: the class of the preview
 *
 * Installs the actions `report.print`, `report.save`, `report.copy` and `report.tables`, and Ctrl+P.
 */
void
kith_report_preview_install_ways_out (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "report.print", NULL, print_report);
  gtk_widget_class_install_action (widget_class, "report.save", NULL, save_report);
  gtk_widget_class_install_action (widget_class, "report.copy", NULL, copy_report);
  gtk_widget_class_install_action (widget_class, "report.tables", NULL, save_tables);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "report.print", NULL);
}
