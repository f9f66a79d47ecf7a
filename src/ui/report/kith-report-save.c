/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-save.h"

#include "import/kith-progress-box.h"
#include "kith-error.h"
#include "kith-pdf.h"
#include "kith-report-pages.h"
#include "kith-report-tables.h"

#include <glib/gi18n.h>

typedef struct {
  KithDocument *document;
  char *path;
  KithProgress progress;
  gpointer progress_data;
  GDestroyNotify progress_free;
} Save;

static void
save_free (Save *save)
{
  if (save->progress_free != NULL)
    save->progress_free (save->progress_data);
  g_object_unref (save->document);
  g_free (save->path);
  g_free (save);
}

/* Counting is somewhat more than a third of the work, and there is only something to count where there are sections. */
#define COUNTING_SHARE 0.4

/* A progress box also shows words; anything else is told how much is done. */
static void
report (const Save *save,
        double      fraction,
        const char *words)
{
  if (save->progress == kith_progress_meter_report)
    kith_progress_meter_say (save->progress_data, fraction, words);
  else if (save->progress != NULL)
    save->progress (fraction, save->progress_data);
}

static void
report_counted (guint    done,
                guint    total,
                gpointer user_data)
{
  const Save *save = user_data;

  report (save, COUNTING_SHARE * done / total, _("Counting pages…"));
}

static void
report_written (guint    done,
                guint    total,
                gpointer user_data)
{
  const Save *save = user_data;
  double before = kith_document_get_n_sections (save->document) > 0 ? COUNTING_SHARE : 0;
  /* Translators: page 1,200 of 5,012 */
  g_autofree char *words = g_strdup_printf (_("Page %'u of %'u"), done, total);

  report (save, before + (1 - before) * done / total, words);
}

/* The pages of the preview belong to the main loop, so this makes its own. */
static void
write_pdf (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  Save *save = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithLayout) layout =
    kith_layout_new_with_progress (save->document, report_counted, save, cancellable, &error);

  if (layout != NULL && kith_pdf_write_file (layout, save->path, report_written, save, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_noted (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (kith_report_note_finish (KITH_STORE (source), result, &error))
    g_task_run_in_thread (task, write_pdf);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
kith_report_save_async (KithStore           *store,
                        KithDocument        *document,
                        const KithReportSubject *subject,
                        const char          *purpose,
                        GFile               *file,
                        KithProgress         progress,
                        gpointer             progress_data,
                        GDestroyNotify       progress_free,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Save *save = g_new0 (Save, 1);

  g_task_set_source_tag (task, kith_report_save_async);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  save->document = g_object_ref (document);
  save->path = g_file_get_path (file);
  save->progress = progress;
  save->progress_data = progress_data;
  save->progress_free = progress_free;
  if (save->path == NULL) {
    g_task_return_new_error_literal (task, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                                     _("A PDF can only be saved in a folder of this computer. Choose another folder."));
    return;
  }
  kith_report_note_async (store, subject, kith_document_get_text (document, KITH_DOCUMENT_REPORT_NAME),
                          KITH_PRINT_WAY_PDF, 1, purpose, on_noted, g_object_ref (task));
}

gboolean
kith_report_save_finish (KithStore     *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct {
  KithDocument *document;
  KithReportSubject subject; /* without its filters */
  char *purpose;
  char *path;
} Tables;

static void
tables_free (Tables *tables)
{
  g_object_unref (tables->document);
  g_free (tables->purpose);
  g_free (tables->path);
  g_free (tables);
}

static gpointer
write_tables (KithCaseFile  *file,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Tables *tables = data;

  if (tables->path == NULL) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _("Tables can only be saved in a folder of this computer. Choose another folder."));
    return NULL;
  }
  return GINT_TO_POINTER (kith_report_tables_save (file, tables->document, &tables->subject, tables->purpose, tables->path,
                                                   error));
}

void
kith_report_tables_save_async (KithStore           *store,
                               KithDocument        *document,
                               const KithReportSubject *subject,
                               const char          *purpose,
                               GFile               *file,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Tables *tables = g_new0 (Tables, 1);

  tables->document = g_object_ref (document);
  tables->subject = *subject;
  tables->subject.filters = NULL;
  tables->purpose = g_strdup (purpose);
  tables->path = g_file_get_path (file);
  kith_store_submit_async (store, write_tables, tables, (GDestroyNotify) tables_free, NULL, NULL, callback, user_data);
}

gboolean
kith_report_tables_save_finish (KithStore     *store,
                                GAsyncResult  *result,
                                GError       **error)
{
  return kith_store_submit_finish (store, result, error) != NULL;
}
