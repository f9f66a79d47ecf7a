/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-report-pages.h"

#include "kith-audit.h"
#include "kith-plain-text.h"
#include "kith-student.h"
#include "kith-text.h"

#include <glib/gi18n.h>

void
kith_report_pages_free (KithReportPages *self)
{
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
  const KithReportRequest *request = data;
  KithOutputOptions options = { .names = request->names };
  g_autoptr (KithDocument) document = request->report->make (file, &request->subject, &options, error);
  KithReportPages *pages;

  if (document == NULL)
    return NULL;
  if (request->notes_view && !kith_audit_note_view (file, &kith_student_kind, request->subject.student, error))
    return NULL;
  pages = g_new0 (KithReportPages, 1);
  pages->layout = kith_layout_new (document);
  pages->words = dup_words (pages->layout);
  pages->text = kith_document_to_plain_text (document);
  return pages;
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
  kith_store_submit_async (store, make_pages, request_copy (request), request_free,
                           (GDestroyNotify) kith_report_pages_free, cancellable, callback, user_data);
}

KithReportPages *
kith_report_pages_load_finish (KithStore     *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  return kith_store_submit_finish (store, result, error);
}

/* What goes into the audit. */
typedef struct {
  gint64 student;
  char *what;
} Note;

static void
note_free (Note *note)
{
  g_free (note->what);
  g_free (note);
}

static gpointer
write_note (KithCaseFile  *file,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Note *note = data;

  return GINT_TO_POINTER (kith_audit_note_print (file, note->what, note->student, error));
}

static char *
dup_way (const char   *report_name,
         KithReportWay way,
         guint         n_copies)
{
  switch (way) {
  case KITH_REPORT_WAY_PRINT:
    /* Translators: name of a report, then how many copies of it were printed */
    return g_strdup_printf (ngettext ("%s, %u copy", "%s, %u copies", n_copies), report_name, n_copies);
  case KITH_REPORT_WAY_PDF:
    /* Translators: name of a report */
    return g_strdup_printf (_("%s, saved as PDF"), report_name);
  case KITH_REPORT_WAY_TEXT:
    /* Translators: name of a report */
    return g_strdup_printf (_("%s, copied as text"), report_name);
  }
  g_return_val_if_reached (NULL);
}

void
kith_report_note_async (KithStore           *store,
                        gint64               student,
                        const char          *report_name,
                        KithReportWay        way,
                        guint                n_copies,
                        const char          *purpose,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autofree char *what = dup_way (report_name, way, n_copies);
  g_autofree char *tidy = kith_text_tidy_line (purpose);
  Note *note = g_new0 (Note, 1);

  note->student = student;
  if (kith_text_is_empty (tidy))
    note->what = g_steal_pointer (&what);
  else
    /* Translators: a report and how it was printed, then what the person said it is for */
    note->what = g_strdup_printf (_("%s, for “%s”"), what, tidy);
  kith_store_submit_async (store, write_note, note, (GDestroyNotify) note_free, NULL, NULL, callback, user_data);
}

gboolean
kith_report_note_finish (KithStore     *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  return kith_store_submit_finish (store, result, error) != NULL;
}
