/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-print-note.h"

#include "kith-audit.h"
#include "kith-text.h"

#include <glib/gi18n.h>

static char *
dup_way (const char   *report_name,
         KithPrintWay  way,
         guint         n_copies)
{
  switch (way) {
  case KITH_PRINT_WAY_PRINT:
    /* Translators: name of a report, then how many copies of it were printed */
    return g_strdup_printf (ngettext ("%s, %u copy", "%s, %u copies", n_copies), report_name, n_copies);
  case KITH_PRINT_WAY_PDF:
    /* Translators: name of a report */
    return g_strdup_printf (_("%s, saved as PDF"), report_name);
  case KITH_PRINT_WAY_TEXT:
    /* Translators: name of a report */
    return g_strdup_printf (_("%s, copied as text"), report_name);
  case KITH_PRINT_WAY_FILE:
    /* Translators: name of a report */
    return g_strdup_printf (_("%s, written to a file"), report_name);
  case KITH_PRINT_WAY_TABLES:
    /* Translators: name of a report */
    return g_strdup_printf (_("%s, its tables saved"), report_name);
  }
  g_return_val_if_reached (NULL);
}

/**
 * kith_print_note_write_named:
 * @file: an open case file
 * @report_name: what a person calls the report
 * @student: the student it is about, or 0
 * @way: how it leaves
 * @n_copies: how many copies, at least 1
 * @purpose: (nullable): what it is for, as the person said
 * @error: %KITH_ERROR_NOT_ALLOWED
 *
 * Writes down that a report leaves the case file. Call it first: nothing is printed unseen.
 *
 * Returns: whether the actor may print, and it is written down
 */
gboolean
kith_print_note_write_named (KithCaseFile  *file,
                             const char    *report_name,
                             gint64         student,
                             KithPrintWay   way,
                             guint          n_copies,
                             const char    *purpose,
                             GError       **error)
{
  g_autofree char *what = dup_way (report_name, way, n_copies);
  g_autofree char *tidy = purpose != NULL ? kith_text_tidy_line (purpose) : NULL;
  g_autofree char *words = NULL;

  if (kith_text_is_empty (tidy))
    return kith_audit_note_print (file, what, student, error);
  /* Translators: a report and how it was printed, then what the person said it is for */
  words = g_strdup_printf (_("%s, for “%s”"), what, tidy);
  return kith_audit_note_print (file, words, student, error);
}

/**
 * kith_print_note_write:
 * @file: an open case file
 * @document: a report
 * @student: the student it is about, or 0
 * @way: how it leaves
 * @n_copies: how many copies, at least 1
 * @purpose: (nullable): what it is for, as the person said
 * @error: %KITH_ERROR_NOT_ALLOWED
 *
 * As [func@print_note_write_named], by the name that stands at the top of its pages.
 *
 * Returns: whether the actor may print, and it is written down
 */
gboolean
kith_print_note_write (KithCaseFile  *file,
                       KithDocument  *document,
                       gint64         student,
                       KithPrintWay   way,
                       guint          n_copies,
                       const char    *purpose,
                       GError       **error)
{
  g_return_val_if_fail (KITH_IS_DOCUMENT (document), FALSE);

  return kith_print_note_write_named (file, kith_document_get_text (document, KITH_DOCUMENT_REPORT_NAME), student, way,
                                      n_copies, purpose, error);
}
