/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-pages.h"

#include "kith-audit.h"
#include "kith-document-tables.h"
#include "kith-plain-text.h"
#include "kith-student.h"

#include <glib/gi18n.h>

void
kith_report_pages_free (KithReportPages *self)
{
  g_clear_object (&self->document);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->text, g_free);
  g_free (self);
}

static GStrv
dup_words (KithLayout *layout)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint page = 0; page < kith_layout_get_n_pages (layout); page++)
    g_strv_builder_take (words, kith_layout_dup_page_text (layout, page));
  return g_strv_builder_end (words);
}

static gpointer
make_pages (KithCaseFile  *file,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  KithReportRequest *request = data;
  KithOutputOptions options = { .names = request->names };
  g_autoptr (KithDocument) document = NULL;
  KithReportPages *pages;

  if (!kith_report_span_find (file, request->days, request->subject.from, request->subject.until, error))
    return NULL;
  document = kith_reports_make (request->report, file, &request->subject, &options, error);
  if (document == NULL)
    return NULL;
  if (request->notes_view && !kith_audit_note_view (file, &kith_student_kind, request->subject.student, error))
    return NULL;
  pages = g_new0 (KithReportPages, 1);
  pages->document = g_steal_pointer (&document);
  g_strlcpy (pages->from, request->subject.from, sizeof pages->from);
  g_strlcpy (pages->until, request->subject.until, sizeof pages->until);
  return pages;
}

static void
set_pages (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  g_autoptr (KithReportPages) pages = data;
  GError *error = NULL;

  pages->layout = kith_layout_new_with_progress (pages->document, NULL, NULL, cancellable, &error);
  if (pages->layout == NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (kith_document_get_n_sections (pages->document) == 0)
    pages->words = dup_words (pages->layout);
  pages->text = kith_document_to_plain_text (pages->document);
  /* Looks through every section of a long one. */
  pages->has_tables = kith_document_has_tables (pages->document);
  g_task_return_pointer (task, g_steal_pointer (&pages), (GDestroyNotify) kith_report_pages_free);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  KithReportPages *pages = kith_store_submit_finish (KITH_STORE (source), result, &error);

  if (pages == NULL) {
    g_task_return_error (task, error);
    return;
  }
  /* The thread always runs, and takes the pages. */
  g_task_set_task_data (task, pages, NULL);
  g_task_run_in_thread (task, set_pages);
}

/* The store thread has filters of its own. */
static KithReportRequest *
request_copy (const KithReportRequest *request)
{
  KithReportRequest *copy = g_memdup2 (request, sizeof *request);

  if (request->subject.filters != NULL)
    copy->subject.filters = kith_view_filters_copy (request->subject.filters);
  return copy;
}

static void
request_free (gpointer data)
{
  KithReportRequest *request = data;

  kith_view_filters_free ((KithViewFilters *) request->subject.filters);
  g_free (request);
}

void
kith_report_pages_load_async (KithStore               *store,
                              const KithReportRequest *request,
                              GCancellable            *cancellable,
                              GAsyncReadyCallback      callback,
                              gpointer                 user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, kith_report_pages_load_async);
  kith_store_submit_async (store, make_pages, request_copy (request), request_free,
                           (GDestroyNotify) kith_report_pages_free, cancellable, on_made, task);
}

KithReportPages *
kith_report_pages_load_finish (KithStore     *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What goes into the audit. */
typedef struct {
  KithReportSubject subject; /* without its filters */
  char *report_name;
  KithPrintWay way;
  guint n_copies;
  char *purpose;
} Note;

static void
note_free (Note *note)
{
  g_free (note->report_name);
  g_free (note->purpose);
  g_free (note);
}

static gpointer
write_note (KithCaseFile  *file,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Note *note = data;

  return GINT_TO_POINTER (kith_print_note_write_named (file, note->report_name, &note->subject, note->way, note->n_copies,
                                                       note->purpose, error));
}

void
kith_report_note_async (KithStore           *store,
                        const KithReportSubject *subject,
                        const char          *report_name,
                        KithPrintWay         way,
                        guint                n_copies,
                        const char          *purpose,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Note *note = g_new0 (Note, 1);

  note->subject = *subject;
  note->subject.filters = NULL;
  note->report_name = g_strdup (report_name);
  note->way = way;
  note->n_copies = n_copies;
  note->purpose = g_strdup (purpose);
  kith_store_submit_async (store, write_note, note, (GDestroyNotify) note_free, NULL, NULL, callback, user_data);
}

gboolean
kith_report_note_finish (KithStore     *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  return kith_store_submit_finish (store, result, error) != NULL;
}
