/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diary/kith-diary-export-dialog.h"

#include "kith-date.h"

#include <glib/gi18n.h>

#define EXPORT "export"
#define LONGEST_PURPOSE 200

typedef struct {
  KithWindow *window;
  AdwSwitchRow *names_row;
  GtkEditable *purpose_row;
  KithDiaryFilter *filter;
  gboolean with_names;
  char *purpose;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_clear_object (&self->window);
  kith_diary_filter_free (self->filter);
  g_free (self->purpose);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

/* What the store thread is given: nothing of the window. */
static Export *
copy_for_job (Export *self)
{
  Export *copy = g_new0 (Export, 1);

  copy->filter = kith_diary_filter_copy (self->filter);
  copy->with_names = self->with_names;
  copy->purpose = g_strdup (self->purpose);
  copy->path = g_strdup (self->path);
  return copy;
}

/* On the store thread. Answers with one more than the number of events, for none is an answer too. */
static gpointer
write_events (KithCaseFile  *file,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Export *job = data;
  guint n_events = 0;

  if (!kith_diary_export (file, job->filter, job->with_names, job->purpose, job->path, &n_events, cancellable,
                          error))
    return NULL;
  return GUINT_TO_POINTER (n_events + 1);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;
  guint n_events = GPOINTER_TO_UINT (kith_store_submit_finish (KITH_STORE (source), result, &error));
  g_autofree char *words = NULL;

  if (n_events == 0) {
    kith_window_report_error (self->window, error);
    return;
  }
  n_events--;
  words = g_strdup_printf (ngettext ("%u entry exported", "%u entries exported", n_events), n_events);
  kith_window_add_toast (self->window, words);
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GFile) target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  KithStore *store = kith_window_get_store (self->window);
  Export *job = NULL;

  if (target == NULL)
    return;
  self->path = g_file_get_path (target);
  if (self->path == NULL) {
    kith_window_add_toast (self->window, _("Choose a folder on this computer."));
    return;
  }
  job = copy_for_job (self);
  kith_store_submit_async (store, write_events, job, export_free, NULL, NULL, on_written, g_steal_pointer (&self));
}

static void
choose_file (Export *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = g_strdup_printf ("%s.ics", _("Diary"));

  gtk_file_filter_add_suffix (filter, "ics");
  gtk_file_filter_set_name (filter, _("Calendars"));
  gtk_file_dialog_set_title (dialog, _("Export Calendar"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self->window), NULL, on_file_chosen, self);
}

static void
on_response (Export     *self,
             const char *response)
{
  if (!g_str_equal (response, EXPORT)) {
    export_free (self);
    return;
  }
  self->with_names = adw_switch_row_get_active (self->names_row);
  self->purpose = g_strdup (gtk_editable_get_text (self->purpose_row));
  choose_file (self);
}

static GtkWidget *
create_names_list (Export *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_switch_row_new ();
  GtkWidget *purpose = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Include names"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _("Students, who goes along, and places. The file then contains personal data: keep it "
                                 "where only those who need it can read it."));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What goes out"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (purpose), _("What it is for"));
  adw_entry_row_set_max_length (ADW_ENTRY_ROW (purpose), LONGEST_PURPOSE);
  gtk_list_box_append (GTK_LIST_BOX (list), purpose);
  self->purpose_row = GTK_EDITABLE (purpose);
  self->names_row = ADW_SWITCH_ROW (row);
  return list;
}

static char *
dup_body (const KithDiaryFilter *filter)
{
  g_autofree char *from = kith_date_format_iso (filter->from);
  g_autofree char *until = kith_date_format_iso (filter->until);

  /* Translators: the first and the last day */
  return g_strdup_printf (_("Appointments, plans and group sessions from %s to %s, for the calendar on a phone or "
                            "computer. Who exported them is written down."),
                          from, until);
}

/**
 * kith_diary_export_dialog_present:
 * @window: the window
 * @filter: which part of the diary
 *
 * Names stay out unless somebody asks for them each time.
 */
void
kith_diary_export_dialog_present (KithWindow            *window,
                                  const KithDiaryFilter *filter)
{
  Export *self = g_new0 (Export, 1);
  g_autofree char *body = dup_body (filter);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Export Calendar"), body));

  g_return_if_fail (KITH_IS_WINDOW (window));

  self->window = g_object_ref (window);
  self->filter = kith_diary_filter_copy (filter);
  adw_alert_dialog_set_extra_child (dialog, create_names_list (self));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), EXPORT, _("_Export…"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, EXPORT, ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, EXPORT);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_response), self);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}
