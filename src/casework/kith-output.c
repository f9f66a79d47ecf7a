/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-output.h"

#include "kith-date.h"
#include "kith-error.h"
#include "kith-html.h"
#include "kith-pdf.h"
#include "kith-plain-text.h"
#include "kith-time.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum {
  FORMAT_NONE,
  FORMAT_PDF,
  FORMAT_TEXT,
  FORMAT_HTML,
} Format;

static Format
guess_format (const char *path)
{
  g_autofree char *small = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (small, ".pdf"))
    return FORMAT_PDF;
  if (g_str_has_suffix (small, ".txt"))
    return FORMAT_TEXT;
  return g_str_has_suffix (small, ".html") ? FORMAT_HTML : FORMAT_NONE;
}

/**
 * kith_output_dup_moment:
 * @file: an open case file
 *
 * Returns: (transfer full): the moment of the clock as people read it
 */
char *
kith_output_dup_moment (KithCaseFile *file)
{
  g_autofree char *time_of_day = kith_clock_dup_time (kith_case_file_get_clock (file));
  g_autofree char *time = kith_time_format (time_of_day);
  g_autofree char *day = NULL;
  GDate today;

  kith_case_file_get_today (file, &today);
  day = kith_date_format (&today);
  /* Translators: a day and a time of day */
  return g_strdup_printf (_("%s, %s"), day, time);
}

/**
 * kith_output_begin:
 * @setting: (out caller-allocates): what every report needs to know
 * @file: an open case file
 * @options: (nullable): how students are named, and what stands at the top
 * @moment: from [func@output_dup_moment]
 *
 * Fills @setting, which borrows from the other arguments.
 */
void
kith_output_begin (KithReportSetting       *setting,
                   KithCaseFile            *file,
                   const KithOutputOptions *options,
                   const char              *moment)
{
  static const KithOutputOptions usual = { KITH_REPORT_NAMES_PREFERRED };
  const KithOutputOptions *used = options != NULL ? options : &usual;

  *setting = (KithReportSetting) {
    .organisation = used->organisation,
    .marking = used->marking,
    .copy = used->copy,
    .names = used->names,
    .printed_by = kith_case_file_get_actor (file)->full_name,
    .created = kith_clock_get_now (kith_case_file_get_clock (file)),
    .printed_at = moment,
  };
}

/**
 * kith_output_check_path:
 * @path: where a document is to go
 * @error: says which endings there are
 *
 * Returns: whether the ending says in which form
 */
gboolean
kith_output_check_path (const char  *path,
                        GError     **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  if (guess_format (path) != FORMAT_NONE)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                       _("Give the file a name that ends in .pdf, .txt or .html."));
  return FALSE;
}

static gboolean
write_text (const char    *path,
            const char    *text,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return g_file_replace_contents (file, text, strlen (text), NULL, FALSE,
                                  G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, error);
}

/**
 * kith_output_write:
 * @document: a document
 * @path: where it goes; what is there is replaced, only once the new file is complete
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes PDF, plain text or HTML by the ending of @path. Blocks; needs no display.
 *
 * Returns: whether it was written
 */
gboolean
kith_output_write (KithDocument  *document,
                   const char    *path,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (KithLayout) layout = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (KITH_IS_DOCUMENT (document), FALSE);

  if (!kith_output_check_path (path, error))
    return FALSE;
  if (guess_format (path) == FORMAT_PDF) {
    layout = kith_layout_new_with_progress (document, NULL, NULL, cancellable, error);
    return layout != NULL && kith_pdf_write_file (layout, path, NULL, NULL, cancellable, error);
  }
  text = guess_format (path) == FORMAT_HTML ? kith_document_to_html (document)
                                            : kith_document_to_plain_text (document);
  return write_text (path, text, cancellable, error);
}
