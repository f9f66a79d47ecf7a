/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-print.h"

#include "kith-report-pages.h"

#include <glib/gi18n.h>
#include <math.h>

/* Half a millimetre: paper that differs by less is the same paper. */
#define SAME_PAPER 1.5

typedef enum {
  NOTE_NOT_ASKED,
  NOTE_ASKED,
  NOTE_WRITTEN,
} NoteState;

typedef struct {
  GtkPrintOperation *operation;
  KithStore *store;
  KithLayout *layout;
  KithReportSubject subject; /* without its filters */
  char *purpose;
  NoteState note;
  gboolean is_preview;
  gboolean is_setting; /* pages of another size, on a thread */
  GError *error;
} Print;

static void
print_free (Print *print)
{
  g_clear_object (&print->operation);
  g_clear_object (&print->store);
  g_clear_object (&print->layout);
  g_clear_error (&print->error);
  g_free (print->purpose);
  g_free (print);
}

typedef struct {
  KithDocument *document;
  double width;
  double height;
} Paper;

static void
paper_free (gpointer data)
{
  Paper *paper = data;

  g_object_unref (paper->document);
  g_free (paper);
}

static void
set_on_paper (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  const Paper *paper = data;

  g_task_return_pointer (task, kith_layout_new_for_size (paper->document, paper->width, paper->height), g_object_unref);
}

static void
on_set (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Print *print = g_task_get_task_data (task);
  KithLayout *layout = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&print->layout);
  print->layout = layout;
  print->is_setting = FALSE;
}

/* The pages of the preview, unless the printer has other paper. A long report takes its time to be set anew. */
static void
fit_paper (Print           *print,
           GtkPrintContext *context,
           GTask           *task)
{
  double width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context);
  double old_width, old_height;
  g_autoptr (GTask) setting = NULL;
  Paper paper = { .width = width, .height = height };

  kith_layout_get_size (print->layout, &old_width, &old_height);
  if (fabs (width - old_width) < SAME_PAPER && fabs (height - old_height) < SAME_PAPER)
    return;
  if (width < 200 || height < 200)
    return;
  print->is_setting = TRUE;
  paper.document = g_object_ref (kith_layout_get_document (print->layout));
  setting = g_task_new (NULL, NULL, on_set, g_object_ref (task));
  g_task_set_task_data (setting, g_memdup2 (&paper, sizeof paper), paper_free);
  g_task_run_in_thread (setting, set_on_paper);
}

static void
on_noted (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Print *print = g_task_get_task_data (task);

  if (kith_report_note_finish (print->store, result, &print->error))
    print->note = NOTE_WRITTEN;
  else
    gtk_print_operation_cancel (print->operation);
}

static void
on_begin_print (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                GTask             *task)
{
  Print *print = g_task_get_task_data (task);
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  int n_copies = settings != NULL ? gtk_print_settings_get_n_copies (settings) : 1;
  KithDocument *document = kith_layout_get_document (print->layout);

  fit_paper (print, context, task);
  if (print->is_preview)
    return;
  print->note = NOTE_ASKED;
  kith_report_note_async (print->store, &print->subject, kith_document_get_text (document, KITH_DOCUMENT_REPORT_NAME),
                          KITH_PRINT_WAY_PRINT, (guint) MAX (n_copies, 1), print->purpose, on_noted,
                          g_object_ref (task));
}

/* GTK asks again from its idle loop until the answer is yes: no page is drawn before the audit has its line,
 * nor before there are pages of the size of the paper. */
static gboolean
on_paginate (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             GTask             *task)
{
  const Print *print = g_task_get_task_data (task);

  if (print->is_setting || !(print->is_preview || print->note == NOTE_WRITTEN || print->error != NULL))
    return FALSE;
  gtk_print_operation_set_n_pages (operation, (int) kith_layout_get_n_pages (print->layout));
  return TRUE;
}

static void
on_preview_ready (GtkPrintOperationPreview *preview)
{
  gtk_print_operation_preview_end_preview (preview);
}

/* GTK would hand the pages to another program as a file that nobody takes away again. The pages are on the screen
 * already, so its preview ends where it began. */
static gboolean
on_preview (GtkPrintOperation        *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext          *context,
            GtkWindow                *parent,
            GTask                    *task)
{
  Print *print = g_task_get_task_data (task);
  cairo_surface_t *nothing = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (nothing);

  /* GTK insists on somewhere to draw. */
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (nothing);
  print->is_preview = TRUE;
  g_signal_connect (preview, "ready", G_CALLBACK (on_preview_ready), NULL);
  return TRUE;
}

static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              GTask             *task)
{
  const Print *print = g_task_get_task_data (task);

  kith_layout_draw_page (print->layout, (guint) page, gtk_print_context_get_cairo_context (context));
}

static void
on_done (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         GTask                   *task)
{
  Print *print = g_task_get_task_data (task);

  if (print->error == NULL && result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &print->error);
  if (print->error != NULL)
    g_task_return_error (task, g_steal_pointer (&print->error));
  else
    g_task_return_boolean (task, result == GTK_PRINT_OPERATION_RESULT_APPLY && !print->is_preview);
}

static GtkPageSetup *
make_page_setup (KithLayout *layout)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  if (kith_document_get_orientation (kith_layout_get_document (layout)) == KITH_ORIENTATION_LANDSCAPE)
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  return setup;
}

static GtkPrintOperation *
make_operation (KithLayout *layout)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup (layout);

  /* The queue of a shared printer shows this to everybody. */
  gtk_print_operation_set_job_name (operation, _("Kith document"));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  return operation;
}

static void
connect_operation (GtkPrintOperation *operation,
                   GTask             *task)
{
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (on_begin_print), g_object_ref (task),
                         (GClosureNotify) g_object_unref, G_CONNECT_DEFAULT);
  g_signal_connect_data (operation, "paginate", G_CALLBACK (on_paginate), g_object_ref (task),
                         (GClosureNotify) g_object_unref, G_CONNECT_DEFAULT);
  g_signal_connect_data (operation, "preview", G_CALLBACK (on_preview), g_object_ref (task),
                         (GClosureNotify) g_object_unref, G_CONNECT_DEFAULT);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page), g_object_ref (task),
                         (GClosureNotify) g_object_unref, G_CONNECT_DEFAULT);
}

/* The operation holds the task and the task the operation: letting go of the signals breaks the ring. */
static void
on_task_completed (GTask *task)
{
  Print *print = g_task_get_task_data (task);

  g_signal_handlers_disconnect_matched (print->operation, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, task);
}

void
kith_report_print_async (GtkWindow           *parent,
                         KithStore           *store,
                         KithLayout          *layout,
                         const KithReportSubject *subject,
                         const char          *purpose,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, NULL, callback, user_data);
  Print *print = g_new0 (Print, 1);

  g_task_set_source_tag (task, kith_report_print_async);
  g_task_set_task_data (task, print, (GDestroyNotify) print_free);
  print->operation = make_operation (layout);
  print->store = g_object_ref (store);
  print->layout = g_object_ref (layout);
  print->subject = *subject;
  print->subject.filters = NULL;
  print->purpose = g_strdup (purpose);
  connect_operation (print->operation, task);
  g_signal_connect_data (print->operation, "done", G_CALLBACK (on_done), g_object_ref (task),
                         (GClosureNotify) g_object_unref, G_CONNECT_DEFAULT);
  g_signal_connect (task, "notify::completed", G_CALLBACK (on_task_completed), NULL);
  gtk_print_operation_run (print->operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

gboolean
kith_report_print_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
