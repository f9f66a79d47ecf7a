/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export/kith-export-dialog.h"

#include "form/kith-typed-row.h"
#include "kith-export.h"
#include "kith-policy.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-accessible.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

struct _KithExportDialog
{
  AdwDialog parent_instance;

  /* Owned */
  KithStore *store;
  KithQuery *query;
  GSettings *settings;
  GCancellable *working; /* set while a file is written */

  /* Template */
  AdwBanner *trouble;
  AdwPreferencesGroup *group;
  AdwComboRow *format_row;
  AdwComboRow *dates_row;
  KithTypedRow *purpose_row;

  gint64 n_rows; /* -1 until they are counted */
};

G_DEFINE_FINAL_TYPE (KithExportDialog, kith_export_dialog, ADW_TYPE_DIALOG)

/* Nothing that is stored, but typed and counted as every line is. */
static const KithField purpose_field = { "purpose", KITH_FIELD_LINE, N_("What it is for"), .limit = 200 };

#define CSV 0

/* In the order of the list in the template. */
static const struct {
  const char *suffix;
  const char *name;
} formats[] = {
  { "csv", N_("Tables (CSV)") },
  { "xlsx", N_("Workbooks (XLSX)") },
  { "json", N_("JSON files") },
};

static void
update (KithExportDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", self->n_rows > 0 && self->working == NULL);
}

static void
show_trouble (KithExportDialog *self,
              const GError     *error)
{
  adw_banner_set_use_markup (self->trouble, FALSE);
  adw_banner_set_title (self->trouble, error->message);
  adw_banner_set_revealed (self->trouble, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static char *
dup_count_words (gint64 n_rows)
{
  g_autofree char *number = kith_text_format_number ((guint) n_rows);

  if (n_rows == 0)
    return g_strdup (_("The list is empty: there is nothing to export."));
  /* Translators: how many rows go into a file */
  return g_strdup_printf (ngettext ("%s row: what the list shows, and nothing else.",
                                    "%s rows: what the list shows, and nothing else.", (gulong) n_rows),
                          number);
}

typedef struct {
  KithQuery *query;
  char *path;
  char *purpose;
  gboolean uk_dates;
} Job;

static void
job_free (Job *job)
{
  kith_query_free (job->query);
  g_free (job->path);
  g_free (job->purpose);
  g_free (job);
}

static Job *
job_new (KithExportDialog *self,
         const char       *path)
{
  Job *job = g_new0 (Job, 1);

  job->query = kith_query_copy (self->query);
  job->path = g_strdup (path);
  job->purpose = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->purpose_row)));
  job->uk_dates = adw_combo_row_get_selected (self->dates_row) == 1;
  return job;
}

static gpointer
answer_with (gint64 count)
{
  return count >= 0 ? g_memdup2 (&count, sizeof count) : NULL;
}

static gpointer
count_rows (KithCaseFile  *file,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return answer_with (kith_case_file_count (file, ((Job *) data)->query, error));
}

static gpointer
write_rows (KithCaseFile  *file,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Job *job = data;
  const KithExportOptions options = { .uk_dates = job->uk_dates, .purpose = job->purpose };

  return answer_with (kith_export_write (file, job->query, &options, job->path, cancellable, error));
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KithExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *count = kith_store_submit_finish (KITH_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (count == NULL) {
    show_trouble (self, error);
    return;
  }
  self->n_rows = *count;
  words = dup_count_words (*count);
  adw_preferences_group_set_description (self->group, words);
  update (self);
}

static void
say_done (KithExportDialog *self,
          gint64            count)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));
  g_autofree char *number = kith_text_format_number ((guint) count);
  /* Translators: how many rows went into a file */
  g_autofree char *words = g_strdup_printf (ngettext ("%s row exported", "%s rows exported", (gulong) count), number);

  if (window != NULL)
    kith_window_add_toast (window, words);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KithExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *count = kith_store_submit_finish (KITH_STORE (source), result, &error);

  g_clear_object (&self->working);
  update (self);
  if (count != NULL) {
    say_done (self, *count);
    adw_dialog_force_close (ADW_DIALOG (self));
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    show_trouble (self, error);
  }
}

/* The ending says what the file is, so a name typed without one gets it. The person was asked about the file they named,
 * and about no other: one that has the longer name already is not replaced. */
static char *
dup_path_with_suffix (const char  *path,
                      const char  *suffix,
                      GError     **error)
{
  g_autofree char *ending = g_strconcat (".", suffix, NULL);
  g_autofree char *folded = g_ascii_strdown (path, -1);
  g_autofree char *whole = g_str_has_suffix (folded, ending) ? g_strdup (path) : g_strconcat (path, ending, NULL);
  g_autofree char *name = g_path_get_basename (whole);

  if (g_str_equal (whole, path) || !g_file_test (whole, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&whole);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               /* Translators: name of a file */
               _("There is a file “%s” already. Choose that file to replace it, or give another name."), name);
  return NULL;
}

/**
 * kith_export_dialog_write:
 * @self: the dialog
 * @path: where the person wants it
 *
 * Writes the file on the store thread and closes the dialog; when that fails the dialog stays and says why. A name
 * without the ending of its kind gets it, unless there is such a file.
 */
void
kith_export_dialog_write (KithExportDialog *self,
                          const char       *path)
{
  guint format = adw_combo_row_get_selected (self->format_row);
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = dup_path_with_suffix (path, formats[format].suffix, &error);

  if (whole == NULL) {
    show_trouble (self, error);
    return;
  }
  adw_banner_set_revealed (self->trouble, FALSE);
  self->working = g_cancellable_new ();
  update (self);
  kith_store_submit_async (self->store, write_rows, job_new (self, whole), (GDestroyNotify) job_free, g_free,
                           self->working, on_written, g_object_ref (self));
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KithExportDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return;
  if (path != NULL) {
    kith_export_dialog_write (self, path);
    return;
  }
  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _("A list can only be exported to a folder of this computer. Choose another folder."));
  show_trouble (self, error);
}

static void
ask_for_file (KithExportDialog *self)
{
  guint format = adw_combo_row_get_selected (self->format_row);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name =
    g_strdup_printf ("%s.%s", _(kith_query_get_kind (self->query)->label_plural), formats[format].suffix);

  gtk_file_filter_add_suffix (filter, formats[format].suffix);
  gtk_file_filter_set_name (filter, _(formats[format].name));
  gtk_file_dialog_set_title (dialog, _("Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_file_chosen, g_object_ref (self));
}

static void
choose_file (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KithExportDialog *self = KITH_EXPORT_DIALOG (widget);

  if (!kith_typed_row_is_valid (self->purpose_row)) {
    gtk_widget_grab_focus (GTK_WIDGET (self->purpose_row));
    return;
  }
  ask_for_file (self);
}

/* A workbook has real dates, which each program shows its own way, and JSON is for programs. */
static void
on_format_changed (KithExportDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->dates_row), adw_combo_row_get_selected (self->format_row) == CSV);
}

/* Closing stops what is still being written; nothing half done stays behind. */
static void
kith_export_dialog_closed (AdwDialog *dialog)
{
  KithExportDialog *self = KITH_EXPORT_DIALOG (dialog);

  if (self->working != NULL)
    g_cancellable_cancel (self->working);
}

static void
kith_export_dialog_dispose (GObject *object)
{
  KithExportDialog *self = KITH_EXPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->working);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  g_clear_pointer (&self->query, kith_query_free);

  G_OBJECT_CLASS (kith_export_dialog_parent_class)->dispose (object);
}

static void
kith_export_dialog_class_init (KithExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_export_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = kith_export_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("export/kith-export-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithExportDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, KithExportDialog, group);
  gtk_widget_class_bind_template_child (widget_class, KithExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, KithExportDialog, dates_row);
  gtk_widget_class_bind_template_callback (widget_class, on_format_changed);

  gtk_widget_class_install_action (widget_class, "export.save", NULL, choose_file);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "export.save", NULL);
}

static gboolean
show_uk_dates (GValue   *value,
               GVariant *stored,
               gpointer  data)
{
  g_value_set_uint (value, g_variant_get_boolean (stored) ? 1 : 0);
  return TRUE;
}

static GVariant *
store_uk_dates (const GValue       *value,
                const GVariantType *type,
                gpointer            data)
{
  return g_variant_new_boolean (g_value_get_uint (value) == 1);
}

static void
kith_export_dialog_init (KithExportDialog *self)
{
  self->n_rows = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (KITH_APPLICATION_ID);
  g_settings_bind_with_mapping (self->settings, "export-uk-dates", self->dates_row, "selected", G_SETTINGS_BIND_DEFAULT,
                                show_uk_dates, store_uk_dates, NULL, NULL);
  update (self);
}

/**
 * kith_export_dialog_is_allowed:
 * @store: the store
 *
 * Returns: whether whoever is signed in may take lists out of the case file; without it a list offers no Export
 */
gboolean
kith_export_dialog_is_allowed (KithStore *store)
{
  const KithActor *actor = kith_store_get_actor (store);

  return actor != NULL && kith_policy_allows_verb (actor->roles, KITH_VERB_EXPORT);
}

static void
add_purpose_row (KithExportDialog *self)
{
  self->purpose_row = KITH_TYPED_ROW (kith_typed_row_new (&purpose_field, kith_store_get_clock (self->store)));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->purpose_row));
  adw_preferences_group_add (self->group, kith_typed_row_get_message_row (self->purpose_row));
}

/**
 * kith_export_dialog_present:
 * @parent: where it opens
 * @store: the open store
 * @query: what the list on screen shows; copied
 *
 * Asks for the kind of file and where it goes, says that it will hold personal data, and writes the rows of @query as
 * the actor may see them. That they left the case file is noted in the audit.
 *
 * Returns: (transfer none): the dialog
 */
AdwDialog *
kith_export_dialog_present (GtkWidget *parent,
                            KithStore *store,
                            KithQuery *query)
{
  KithExportDialog *self;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  self = g_object_new (KITH_TYPE_EXPORT_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->query = kith_query_copy (query);
  add_purpose_row (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  kith_accessible_name_containers (GTK_WIDGET (self), _("Export"));
  kith_store_submit_async (store, count_rows, job_new (self, NULL), (GDestroyNotify) job_free, g_free, NULL,
                           on_counted, g_object_ref (self));
  return ADW_DIALOG (self);
}
