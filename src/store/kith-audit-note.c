/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-private.h"

#include "kith-save.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* What is typed or comes from outside, such as a purpose or the name of a file, may say anything about anybody. It stands in
 * the detail, which can be erased, and never in the words, which are chained. */

static gboolean
append_alone (KithCaseFile          *file,
              const KithAuditEntry  *entry,
              GError               **error)
{
  if (!kith_db_begin (file->db, error) || !kith_audit_commit (file, kith_audit_append (file, entry, error), error))
    return FALSE;
  if (file->mark_is_due && kith_db_get_depth (file->db) == 0)
    kith_audit_mark_keep (file);
  return TRUE;
}

/**
 * kith_audit_note_view:
 * @file: an open case file
 * @kind: a kind
 * @id: id of the record that a person opened
 * @error: %KITH_ERROR_NOT_FOUND for one the actor may not see
 *
 * Writes down that the actor looked at a record.
 *
 * Returns: whether it is written down
 */
gboolean
kith_audit_note_view (KithCaseFile    *file,
                      const KithKind  *kind,
                      gint64           id,
                      GError         **error)
{
  g_autoptr (KithRecord) record = NULL;
  KithAuditEntry entry = { .action = KITH_AUDIT_VIEWED, .kind = kind, .record = id };

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  record = kith_case_file_load (file, kind, id, error);
  if (record == NULL)
    return FALSE;
  if (kith_db_is_read_only (file->db))
    return TRUE;
  entry.version = kith_record_get_version (record);
  entry.student = kith_save_find_student (file, record, NULL);
  return append_alone (file, &entry, error);
}

static gboolean
append_said (KithCaseFile          *file,
             const KithAuditEntry  *entry,
             const char            *name,
             const char            *said,
             GError               **error)
{
  g_autofree char *tidy = said != NULL ? kith_text_tidy_line (said) : NULL;
  g_autofree char *detail = kith_text_is_empty (tidy) ? NULL : kith_audit_dup_said (name, tidy);
  KithAuditEntry whole = *entry;

  whole.detail = detail;
  return append_alone (file, &whole, error);
}

/**
 * kith_audit_note_print:
 * @file: an open case file
 * @what: name of the report or list
 * @student: the student it is about, or 0
 * @purpose: (nullable): what it is for, as the person said
 * @error: %KITH_ERROR_NOT_ALLOWED
 *
 * Writes down that the actor prints something, or keeps it as PDF. Call it first: nothing is printed unseen.
 *
 * Returns: whether the actor may, and it is written down
 */
gboolean
kith_audit_note_print (KithCaseFile  *file,
                       const char    *what,
                       gint64         student,
                       const char    *purpose,
                       GError       **error)
{
  const KithAuditEntry entry = { .action = KITH_AUDIT_PRINTED, .student = student, .words = what };

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  return kith_case_file_require (file, KITH_VERB_PRINT, error) && append_said (file, &entry, "purpose", purpose, error);
}

/**
 * kith_audit_note_export:
 * @file: an open case file
 * @what: name of the list
 * @n_records: how many records leave
 * @purpose: (nullable): what it is for, as the person said
 * @error: %KITH_ERROR_NOT_ALLOWED
 *
 * Writes down that the actor exports something.
 *
 * Returns: whether the actor may, and it is written down
 */
gboolean
kith_audit_note_export (KithCaseFile  *file,
                        const char    *what,
                        guint          n_records,
                        const char    *purpose,
                        GError       **error)
{
  /* Translators: name of a list or file, and how many records it held */
  g_autofree char *words = g_strdup_printf (ngettext ("%s: %u record", "%s: %u records", n_records), what, n_records);
  const KithAuditEntry entry = { .action = KITH_AUDIT_EXPORTED, .words = words };

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  return kith_case_file_require (file, KITH_VERB_EXPORT, error) && append_said (file, &entry, "purpose", purpose, error);
}

/**
 * kith_audit_note_import:
 * @file: an open case file
 * @what: base name of the file
 * @n_records: how many records came in
 * @error: %KITH_ERROR_NOT_ALLOWED
 *
 * Writes down that the actor imported something.
 *
 * Returns: whether the actor may, and it is written down
 */
gboolean
kith_audit_note_import (KithCaseFile  *file,
                        const char    *what,
                        guint          n_records,
                        GError       **error)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u record", "%u records", n_records), n_records);
  const KithAuditEntry entry = { .action = KITH_AUDIT_IMPORTED, .words = words };

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  return kith_case_file_require (file, KITH_VERB_IMPORT, error) && append_said (file, &entry, "file", what, error);
}
