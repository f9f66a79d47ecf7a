/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-pdf.h"

#include "kith-error.h"
#include "kith-layout-private.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define MOST_NODES 50000

typedef struct {
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;
} Sink;

/* After a failure the rest goes nowhere, and Cairo is told that all is well: it loses memory when it is not. The error
 * is in the sink, and the pages stop at the next one. */
static cairo_status_t
write_bytes (void                *closure,
             const unsigned char *bytes,
             unsigned int         length)
{
  Sink *sink = closure;

  if (sink->error == NULL)
    g_output_stream_write_all (sink->stream, bytes, length, NULL, sink->cancellable, &sink->error);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t     *surface,
              cairo_pdf_metadata_t which,
              const char          *text)
{
  if (*text != '\0')
    cairo_pdf_surface_set_metadata (surface, which, text);
}

static void
describe (cairo_surface_t *surface,
          KithDocument    *document)
{
  gint64 created = kith_document_get_created (document);

  set_metadata (surface, CAIRO_PDF_METADATA_TITLE, kith_document_get_text (document, KITH_DOCUMENT_TITLE));
  set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, kith_document_get_text (document, KITH_DOCUMENT_SUBJECT));
  set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, kith_document_get_text (document, KITH_DOCUMENT_ORGANISATION));
  set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, kith_document_get_text (document, KITH_DOCUMENT_MARKING));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Kith " KITH_VERSION);
  if (created != 0) {
    g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (created);
    g_autofree char *text = g_date_time_format_iso8601 (time);

    set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
    set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, text);
  }
}

/* Each heading hangs under the nearest one above it of a higher rank. */
static void
add_bookmarks (cairo_surface_t *surface,
               KithLayout      *layout)
{
  int parents[4] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < layout->bookmarks->len; i++) {
    const KithBookmark *bookmark = &g_array_index (layout->bookmarks, KithBookmark, i);
    char top[G_ASCII_DTOSTR_BUF_SIZE];
    g_autofree char *words = kith_document_dup_cover_words (bookmark->text);
    g_autofree char *where = NULL;
    int id;

    if (bookmark->level == 0)
      continue;
    g_ascii_formatd (top, sizeof top, "%.1f", layout->top + bookmark->y);
    where = g_strdup_printf ("page=%u pos=[0 %s]",
                             kith_layout_get_whole_page (layout, bookmark->part, bookmark->page) + 1, top);
    id = cairo_pdf_surface_add_outline (surface, parents[bookmark->level - 1], words, where,
                                        CAIRO_PDF_OUTLINE_FLAG_OPEN);
    for (guint level = bookmark->level; level < G_N_ELEMENTS (parents); level++)
      parents[level] = id;
  }
}

/* Cairo gathers the elements of the tree in one object stream, whose places it numbers with two bytes: beyond 65,535 of
 * them the file is broken for everybody but qpdf. PDF 1.4 has no such streams, and is no less for it. */
static void
choose_version (cairo_surface_t *surface,
                KithLayout      *layout)
{
  if (layout->parts != NULL || layout->nodes->len > MOST_NODES)
    cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
}

static void
draw_pages (KithLayout      *layout,
            cairo_surface_t *surface,
            Sink            *sink,
            KithPdfProgress  progress,
            gpointer         user_data)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (KithOpenTag));
  KithTagState tags = { open };
  guint n_pages = kith_layout_get_n_pages (layout);
  cairo_t *cr = cairo_create (surface);

  for (guint page = 0; page < n_pages && sink->error == NULL; page++) {
    if (g_cancellable_set_error_if_cancelled (sink->cancellable, &sink->error))
      break;
    kith_layout_draw_tagged_page (layout, page, cr, &tags);
    if (page + 1 == n_pages)
      kith_tag_state_close (&tags, cr);
    cairo_show_page (cr);
    if (progress != NULL)
      progress (page + 1, n_pages, user_data);
  }
  kith_tag_state_close (&tags, cr);
  cairo_destroy (cr);
}

/* What went wrong, in words about the PDF and with a code a caller can branch on. */
static void
take_error (GError **error,
            GError  *reason)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, reason);
    return;
  }
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FULL,
                         _("There is no room left on the disk for the PDF. Free some space, or save it somewhere else."));
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
           || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_READ_ONLY,
                         _("The PDF cannot be saved in that folder. Choose a folder that you may write to."));
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
           || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _("The folder to save the PDF in is not there. Choose another folder."));
  else
    g_set_error (error, KITH_ERROR, KITH_ERROR_FAILED,
                 /* Translators: the system's own reason follows */
                 _("The PDF could not be written: %s."), reason->message);
  g_error_free (reason);
}

/**
 * kith_pdf_write_stream:
 * @layout: the pages
 * @stream: where the PDF goes; it is not closed
 * @progress: (nullable) (scope call): called after each page
 * @user_data: for @progress
 * @cancellable: (nullable): stops between pages
 * @error: (nullable): %KITH_ERROR_FULL, %KITH_ERROR_READ_ONLY or %KITH_ERROR_FAILED, or %G_IO_ERROR_CANCELLED
 *
 * Writes the pages as a tagged PDF with title, properties and bookmarks. No display is needed; safe on any thread that
 * has @layout to itself.
 *
 * Returns: whether all of it was written
 */
gboolean
kith_pdf_write_stream (KithLayout      *layout,
                       GOutputStream   *stream,
                       KithPdfProgress  progress,
                       gpointer         user_data,
                       GCancellable    *cancellable,
                       GError         **error)
{
  Sink sink = { .stream = stream, .cancellable = cancellable };
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (KITH_IS_LAYOUT (layout), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  surface = cairo_pdf_surface_create_for_stream (write_bytes, &sink, layout->page_width, layout->page_height);
  choose_version (surface, layout);
  describe (surface, layout->document);
  draw_pages (layout, surface, &sink, progress, user_data);
  if (sink.error == NULL)
    add_bookmarks (surface, layout);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (sink.error == NULL && status != CAIRO_STATUS_SUCCESS)
    sink.error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  if (sink.error == NULL)
    return TRUE;
  take_error (error, sink.error);
  return FALSE;
}

static GError *
error_from_errno (int number)
{
  return g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));
}

static gboolean
write_and_sync (KithLayout      *layout,
                int              fd,
                KithPdfProgress  progress,
                gpointer         user_data,
                GCancellable    *cancellable,
                GError         **error)
{
  g_autoptr (GOutputStream) raw = g_unix_output_stream_new (fd, FALSE);
  g_autoptr (GOutputStream) stream = g_buffered_output_stream_new_sized (raw, 64 * 1024);
  GError *reason = NULL;

  if (!kith_pdf_write_stream (layout, stream, progress, user_data, cancellable, error))
    return FALSE;
  if (g_output_stream_flush (stream, cancellable, &reason) && fsync (fd) == 0)
    return TRUE;
  take_error (error, reason != NULL ? reason : error_from_errno (errno));
  return FALSE;
}

/**
 * kith_pdf_write_file:
 * @layout: the pages
 * @path: where the PDF goes; a file that is there is replaced
 * @progress: (nullable) (scope call): called after each page
 * @user_data: for @progress
 * @cancellable: (nullable): stops between pages
 * @error: (nullable): as [func@Kith.pdf_write_stream], and %KITH_ERROR_NOT_FOUND when there is no such folder
 *
 * Writes the pages to a file that only its owner can read. It is written beside @path and renamed at the end, so that a
 * full disk or a cancellation leaves what was there before, whole, and nothing else.
 *
 * Returns: whether the file is there, complete
 */
gboolean
kith_pdf_write_file (KithLayout      *layout,
                     const char      *path,
                     KithPdfProgress  progress,
                     gpointer         user_data,
                     GCancellable    *cancellable,
                     GError         **error)
{
  g_autofree char *part = NULL;
  g_autofree char *folder = NULL;
  gboolean written;
  int fd;

  g_return_val_if_fail (KITH_IS_LAYOUT (layout), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  part = g_build_filename (folder, ".kith-XXXXXX.part", NULL);
  fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0) {
    take_error (error, error_from_errno (errno));
    return FALSE;
  }
  written = write_and_sync (layout, fd, progress, user_data, cancellable, error);
  close (fd);
  if (written && g_rename (part, path) != 0) {
    take_error (error, error_from_errno (errno));
    written = FALSE;
  }
  if (!written)
    g_unlink (part);
  return written;
}
