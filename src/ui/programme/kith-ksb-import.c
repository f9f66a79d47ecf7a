/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "programme/kith-ksb-import.h"

#include "kith-import.h"
#include "kith-ksb.h"

#include <glib/gi18n.h>

/* More are counted only: the file is to be corrected, not read here. */
#define MOST_REFUSED 8

typedef struct {
  KithWindow *window;
  GFile *file;
  gboolean saves;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->window);
  g_object_unref (work->file);
  g_free (work);
}

static Work *
work_new (KithWindow *window,
          GFile      *file,
          gboolean    saves)
{
  Work *work = g_new0 (Work, 1);

  work->window = g_object_ref (window);
  work->file = g_object_ref (file);
  work->saves = saves;
  return work;
}

/* On the store thread. */
static gpointer
run (KithCaseFile *file,
     gpointer      data,
     GCancellable *cancellable,
     GError      **error)
{
  const Work *work = data;
  g_autoptr (KithImport) import = kith_import_new (work->file, &kith_ksb_kind, cancellable, error);

  if (import == NULL)
    return NULL;
  return work->saves ? kith_import_apply (import, file, NULL, NULL, cancellable, error)
                     : kith_import_preview (import, file, 0, NULL, NULL, cancellable, error);
}

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (KithWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithImportResult) done = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (done == NULL)
    kith_window_report_error (window, error);
  else if (done->operation != 0)
    kith_window_offer_undo (window, _("Standard imported"), done->operation);
}

static void
submit (KithWindow         *window,
        GFile              *file,
        gboolean            saves,
        GAsyncReadyCallback callback,
        gpointer            data)
{
  kith_store_submit_async (kith_window_get_store (window), run, work_new (window, file, saves), work_free,
                           (GDestroyNotify) kith_import_result_free, NULL, callback, data);
}

static void
on_answered (AdwAlertDialog *dialog,
             const char     *response,
             gpointer        data)
{
  Work *work = data;

  if (g_str_equal (response, "import") && kith_store_is_open (kith_window_get_store (work->window)))
    submit (work->window, work->file, TRUE, on_applied, g_object_ref (work->window));
}

static char *
dup_body (KithImportResult *preview)
{
  g_autofree char *words = kith_import_result_dup_words (preview);
  GString *body = g_string_new (words);
  guint n_shown = MIN (preview->refused->len, MOST_REFUSED);

  for (guint i = 0; i < n_shown; i++) {
    const KithImportItem *item = g_ptr_array_index (preview->refused, i);

    g_string_append_c (body, '\n');
    /* Translators: a line of a file, and what is wrong with it */
    g_string_append_printf (body, _("Line %" G_GUINT64_FORMAT ": %s"), item->line, item->reason);
  }
  if (preview->refused->len > n_shown)
    g_string_append_printf (body, ngettext ("\n… and %u more", "\n… and %u more", preview->refused->len - n_shown),
                            preview->refused->len - n_shown);
  return g_string_free_and_steal (body);
}

static void
ask (Work             *work,
     KithImportResult *preview)
{
  g_autofree char *body = dup_body (preview);
  AdwDialog *dialog = adw_alert_dialog_new (_("Import This Standard?"), body);
  gboolean does_something = preview->counts[KITH_IMPORT_NEW] + preview->counts[KITH_IMPORT_UPDATED] > 0;

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "import", _("_Import"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "import", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "import", does_something);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), does_something ? "import" : "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answered), work_new (work->window, work->file, TRUE),
                         (GClosureNotify) (GCallback) work_free, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (work->window));
}

static void
on_previewed (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithImportResult) preview = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (preview == NULL)
    kith_window_report_error (work->window, error);
  else
    ask (work, preview);
  work_free (work);
}

gboolean
kith_ksb_import_is_allowed (KithStore *store)
{
  const KithActor *actor = kith_store_get_actor (store);

  return actor != NULL && kith_policy_allows_verb (actor->roles, KITH_VERB_IMPORT) &&
         kith_policy_allows_any (actor->roles, &kith_ksb_kind, KITH_ACTION_ADD);
}

void
kith_ksb_import_open (KithWindow *window,
                      GFile      *file)
{
  g_return_if_fail (KITH_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));

  if (kith_store_is_open (kith_window_get_store (window)))
    submit (window, file, FALSE, on_previewed, work_new (window, file, FALSE));
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (KithWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    kith_ksb_import_open (window, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    kith_window_report_error (window, error);
}

void
kith_ksb_import_choose (KithWindow *window)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();

  g_return_if_fail (KITH_IS_WINDOW (window));

  gtk_file_filter_set_name (tables, _("Tables"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "txt");
  g_list_store_append (filters, tables);
  gtk_file_dialog_set_title (dialog, _("Choose a Table of the Standard"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (window), NULL, on_file_chosen, g_object_ref (window));
}
