/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-print-note.h"

#include "kith-audit-receipt.h"
#include "kith-audit.h"
#include "kith-date.h"
#include "kith-person.h"

#include <glib/gi18n.h>

static void
add_days (GPtrArray               *parts,
          const KithReportSubject *subject)
{
  g_autofree char *from = *subject->from != '\0' ? kith_date_format_iso_short (subject->from) : NULL;
  g_autofree char *until = *subject->until != '\0' ? kith_date_format_iso_short (subject->until) : NULL;

  if (from != NULL && until != NULL)
    /* Translators: the first and the last day a report is about */
    g_ptr_array_add (parts, g_strdup_printf (_("%s to %s"), from, until));
  else if (from != NULL)
    /* Translators: the first day a report is about */
    g_ptr_array_add (parts, g_strdup_printf (_("from %s"), from));
  else if (until != NULL)
    /* Translators: the last day a report is about */
    g_ptr_array_add (parts, g_strdup_printf (_("until %s"), until));
  if (*subject->day != '\0')
    g_ptr_array_add (parts, kith_date_format_iso_short (subject->day));
}

/* "Coach caseload (Priya Raman)": without whose it is, nobody could find out who printed whose. */
static char *
dup_about (KithCaseFile            *file,
           const char              *report_name,
           const KithReportSubject *subject)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *person = NULL;
  g_autofree char *words = NULL;

  if (subject->person != 0)
    person = kith_case_file_dup_title (file, &kith_person_kind, subject->person);
  if (person != NULL)
    g_ptr_array_add (parts, g_steal_pointer (&person));
  add_days (parts, subject);
  if (*subject->authority != '\0')
    g_ptr_array_add (parts, g_strdup (subject->authority));
  if (subject->full)
    g_ptr_array_add (parts, g_strdup (_("full copy")));
  if (parts->len == 0)
    return g_strdup (report_name);
  g_ptr_array_add (parts, NULL);
  words = g_strjoinv (", ", (char **) parts->pdata);
  /* Translators: name of a report, then whom and when it is about */
  return g_strdup_printf (_("%s (%s)"), report_name, words);
}

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

/* The next one is due in a month. */
static gboolean
is_receipt (const char *report_name)
{
  return g_strcmp0 (report_name, _(kith_reports_find ("audit-receipt")->title)) == 0;
}

/**
 * kith_print_note_write_named:
 * @file: an open case file
 * @report_name: what a person calls the report
 * @subject: whom it is about, and when
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
                             const KithReportSubject *subject,
                             KithPrintWay   way,
                             guint          n_copies,
                             const char    *purpose,
                             GError       **error)
{
  g_autofree char *about = dup_about (file, report_name, subject);
  g_autofree char *what = dup_way (about, way, n_copies);

  if (!kith_audit_note_print (file, what, subject->student, purpose, error))
    return FALSE;
  return !is_receipt (report_name) || kith_audit_receipt_set_kept (file, error);
}

/**
 * kith_print_note_write:
 * @file: an open case file
 * @document: a report
 * @subject: whom it is about, and when
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
                       const KithReportSubject *subject,
                       KithPrintWay   way,
                       guint          n_copies,
                       const char    *purpose,
                       GError       **error)
{
  g_return_val_if_fail (KITH_IS_DOCUMENT (document), FALSE);

  return kith_print_note_write_named (file, kith_document_get_text (document, KITH_DOCUMENT_REPORT_NAME), subject, way,
                                      n_copies, purpose, error);
}
