/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-result-page.h"

#include "kith-attendance.h"
#include "kith-import-work.h"
#include "kith-text.h"
#include "kith-ui.h"
#include "shell/kith-window.h"

#include <glib/gi18n.h>

struct _KithImportResultPage
{
  AdwNavigationPage parent_instance;

  /* Owned */
  KithStore *store;
  KithImportResult *result;

  /* Children */
  AdwToastOverlay *toasts;
  AdwStatusPage *status;
  GtkWidget *undo_button;
  GtkWidget *done_button;
  GtkWidget *refused_box;
  GtkListView *refused_list;
};

enum {
  SIGNAL_DONE,
  SIGNAL_UNDONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KithImportResultPage, kith_import_result_page, ADW_TYPE_NAVIGATION_PAGE)

static void
report_error (KithImportResultPage *self,
              const GError         *error)
{
  KithWindow *window = kith_window_get_for (GTK_WIDGET (self));

  if (window != NULL)
    kith_window_report_error (window, error);
}

static const char *
get_done_title (const KithImportResult *result)
{
  return result->kind == &kith_attendance_kind ? _("The Attendance Is In") : _("The Students Are In");
}

static void
show_heading (KithImportResultPage *self)
{
  gboolean changed = self->result->operation != 0;

  adw_status_page_set_paintable (self->status, NULL);
  adw_status_page_set_icon_name (self->status, changed ? "object-select-symbolic" : "dialog-information-symbolic");
  adw_status_page_set_title (self->status, changed ? get_done_title (self->result) : _("Nothing Changed"));
}

static void
show_undoing (KithImportResultPage *self)
{
  g_autoptr (GdkPaintable) spinner = GDK_PAINTABLE (adw_spinner_paintable_new (GTK_WIDGET (self->status)));

  adw_status_page_set_paintable (self->status, spinner);
  adw_status_page_set_title (self->status, _("Undoing the Import…"));
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KithImportResultPage) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.done", TRUE);
  if (!kith_import_undo_finish (KITH_STORE (source), result, &error)) {
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.undo", TRUE);
    show_heading (self);
    report_error (self, error);
    return;
  }
  self->result->operation = 0;
  g_signal_emit (self, signals[SIGNAL_UNDONE], 0);
}

static void
undo (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  KithImportResultPage *self = KITH_IMPORT_RESULT_PAGE (widget);

  gtk_widget_action_set_enabled (widget, "import.undo", FALSE);
  gtk_widget_action_set_enabled (widget, "import.done", FALSE);
  show_undoing (self);
  kith_import_undo_async (self->store, self->result->operation, on_undone, g_object_ref (self));
}

static void
finish (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_DONE], 0);
}

static void
on_refused_saved (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (KithImportResultPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (kith_import_save_refused_finish (KITH_STORE (source), result, &error))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Saved. The list holds personal data.")));
  else
    report_error (self, error);
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KithImportResultPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    kith_import_save_refused_async (self->store, self->result->refused, file, on_refused_saved, g_object_ref (self));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    report_error (self, error);
}

static void
save_refused (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Save the List of Refused Rows"));
  /* Translators: the name of a file */
  gtk_file_dialog_set_initial_name (dialog, _("Refused rows.csv"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_file_chosen, g_object_ref (widget));
}

static void
on_setup (KithImportResultPage *self,
          GtkListItem          *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_list_item_set_child (item, label);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind (KithImportResultPage *self,
         GtkListItem          *item)
{
  KithImportEntry *entry = gtk_list_item_get_item (item);
  g_autofree char *words = g_strdup_printf ("%s · %s", kith_import_entry_get_name (entry),
                                            kith_import_entry_get_detail (entry));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), words);
  gtk_list_item_set_accessible_label (item, words);
}

static void
kith_import_result_page_shown (AdwNavigationPage *page)
{
  KithImportResultPage *self = KITH_IMPORT_RESULT_PAGE (page);

  gtk_widget_grab_focus (self->done_button);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), adw_status_page_get_description (self->status),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
kith_import_result_page_dispose (GObject *object)
{
  KithImportResultPage *self = KITH_IMPORT_RESULT_PAGE (object);

  /* Before the template goes: it would take the child away behind the back of the parent class. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), KITH_TYPE_IMPORT_RESULT_PAGE);
  g_clear_object (&self->store);
  g_clear_pointer (&self->result, kith_import_result_free);

  G_OBJECT_CLASS (kith_import_result_page_parent_class)->dispose (object);
}

static void
kith_import_result_page_class_init (KithImportResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kith_import_result_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = kith_import_result_page_shown;

  signals[SIGNAL_DONE] =
    g_signal_new ("done", KITH_TYPE_IMPORT_RESULT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_UNDONE] =
    g_signal_new ("undone", KITH_TYPE_IMPORT_RESULT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, KITH_UI_RESOURCE ("import/kith-import-result-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, KithImportResultPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, KithImportResultPage, status);
  gtk_widget_class_bind_template_child (widget_class, KithImportResultPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, KithImportResultPage, done_button);
  gtk_widget_class_bind_template_child (widget_class, KithImportResultPage, refused_box);
  gtk_widget_class_bind_template_child (widget_class, KithImportResultPage, refused_list);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);

  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "import.done", NULL, finish);
  gtk_widget_class_install_action (widget_class, "import.save-refused", NULL, save_refused);
}

static void
kith_import_result_page_init (KithImportResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
append_count (GString *words,
              char    *sentence,
              guint64  count)
{
  if (count > 0)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

/* A sentence for each, so that every language can put it its own way. */
static void
append_students (GString *words,
                 guint64  added,
                 guint64  updated)
{
  g_autofree char *n_added = kith_text_format_number ((gint64) added);
  g_autofree char *n_updated = kith_text_format_number ((gint64) updated);

  append_count (words,
                g_strdup_printf (ngettext ("%s student was added.", "%s students were added.", (gulong) added), n_added),
                added);
  append_count (
    words,
    g_strdup_printf (ngettext ("%s student was updated.", "%s students were updated.", (gulong) updated), n_updated),
    updated);
}

static void
append_periods (GString *words,
                guint64  added,
                guint64  updated)
{
  g_autofree char *n_added = kith_text_format_number ((gint64) added);
  g_autofree char *n_updated = kith_text_format_number ((gint64) updated);

  append_count (words,
                g_strdup_printf (ngettext ("%s period was added.", "%s periods were added.", (gulong) added), n_added),
                added);
  append_count (
    words,
    g_strdup_printf (ngettext ("%s period was updated.", "%s periods were updated.", (gulong) updated), n_updated),
    updated);
}

static char *
dup_counts (const KithImportResult *result)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint64 added = result->counts[KITH_IMPORT_NEW], updated = result->counts[KITH_IMPORT_UPDATED];
  guint64 unchanged = result->counts[KITH_IMPORT_UNCHANGED], refused = result->counts[KITH_IMPORT_REFUSED];
  g_autofree char *n_unchanged = kith_text_format_number ((gint64) unchanged);
  g_autofree char *n_refused = kith_text_format_number ((gint64) refused);

  if (result->kind == &kith_attendance_kind)
    append_periods (words, added, updated);
  else
    append_students (words, added, updated);
  append_count (words,
                g_strdup_printf (ngettext ("%s was unchanged.", "%s were unchanged.", (gulong) unchanged), n_unchanged),
                unchanged);
  append_count (words, g_strdup_printf (ngettext ("%s was refused.", "%s were refused.", (gulong) refused), n_refused),
                refused);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
show_refused (KithImportResultPage *self)
{
  g_autoptr (GListStore) list = g_list_store_new (KITH_TYPE_IMPORT_ENTRY);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkNoSelection) selection = NULL;

  for (guint i = 0; i < self->result->refused->len; i++)
    g_ptr_array_add (entries, kith_import_entry_new (g_ptr_array_index (self->result->refused, i)));
  g_list_store_splice (list, 0, 0, entries->pdata, entries->len);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&list)));
  gtk_list_view_set_model (self->refused_list, GTK_SELECTION_MODEL (selection));
  gtk_widget_set_visible (self->refused_box, entries->len > 0);
  /* The reasons are worth more room than the tick. */
  gtk_widget_set_vexpand (GTK_WIDGET (self->status), entries->len == 0);
  if (entries->len > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "compact");
}

/**
 * kith_import_result_page_new:
 * @store: the store
 * @result: (transfer full): what became of the rows
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kith_import_result_page_new (KithStore        *store,
                             KithImportResult *result)
{
  KithImportResultPage *self = g_object_new (KITH_TYPE_IMPORT_RESULT_PAGE, NULL);
  g_autofree char *words = dup_counts (result);

  self->store = g_object_ref (store);
  self->result = result;
  show_heading (self);
  adw_status_page_set_description (self->status, words);
  gtk_widget_set_visible (self->undo_button, result->operation != 0);
  show_refused (self);
  return ADW_NAVIGATION_PAGE (self);
}

char *
kith_import_result_page_dup_words (KithImportResultPage *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_RESULT_PAGE (self), NULL);

  return dup_counts (self->result);
}

gint64
kith_import_result_page_get_operation (KithImportResultPage *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT_RESULT_PAGE (self), 0);

  return self->result->operation;
}
