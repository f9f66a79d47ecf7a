/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-save.h"

#include "kith-error.h"
#include "kith-pdf.h"
#include "kith-report-pages.h"

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

static void
report_pages (guint    done,
              guint    total,
              gpointer user_data)
{
  const Save *save = user_data;

  if (save->progress != NULL)
    save->progress ((double) done / total, save->progress_data);
}

/* The pages of the preview belong to the main loop, so this makes its own. */
static void
write_pdf (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  Save *save = data;
  g_autoptr (KithLayout) layout = kith_layout_new (save->document);
  g_autoptr (GError) error = NULL;

  if (kith_pdf_write_file (layout, save->path, report_pages, save, cancellable, &error))
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
                        gint64               student,
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
  kith_report_note_async (store, student, kith_document_get_text (document, KITH_DOCUMENT_REPORT_NAME),
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
