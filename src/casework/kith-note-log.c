/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-note-log.h"

#include "kith-log-entry.h"
#include "kith-off-the-job.h"

#include <glib/gi18n.h>

static const guint fields[] = { KITH_LOG_ENTRY_LEARNED, KITH_LOG_ENTRY_KSBS, KITH_LOG_ENTRY_TESTS, KITH_LOG_ENTRY_OFF_THE_JOB };

/**
 * kith_note_log_find:
 * @file: an open case file
 * @note: id of a note
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the entry it made in its author’s log; %NULL without an error for none
 */
KithRecord *
kith_note_log_find (KithCaseFile  *file,
                    gint64         note,
                    GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_log_entry_kind);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, note);
  g_autoptr (GPtrArray) entries = NULL;

  kith_query_where (query, "note", id);
  entries = kith_case_file_list (file, query, NULL, error);
  return entries != NULL && entries->len > 0 ? g_object_ref (g_ptr_array_index (entries, 0)) : NULL;
}

/**
 * kith_note_log_check:
 * @values: what goes into the log entry of a note
 * @problems: collects what is wrong
 *
 * Time with a student is paid time; the other tests are for the apprentice to say.
 *
 * Returns: whether @values can go into a log
 */
gboolean
kith_note_log_check (KithRecord   *values,
                     KithProblems *problems)
{
  kith_record_set_number (values, KITH_LOG_ENTRY_PAID, 1);
  kith_off_the_job_check (values, problems);
  return !kith_problems_have (problems, KITH_SEVERITY_ERROR);
}

/**
 * kith_note_log_save:
 * @file: an open case file, in the operation that saved @note
 * @note: a note, saved
 * @values: what goes into its log entry
 * @error: what is wrong; the note is then to be taken back as well, and stays a draft
 *
 * What was learned has no other place than the entry, so a note without one is no place for it.
 *
 * Returns: whether it was saved
 */
gboolean
kith_note_log_save (KithCaseFile  *file,
                    KithRecord    *note,
                    KithRecord    *values,
                    GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KithRecord) entry = kith_note_log_find (file, kith_record_get_id (note), &local_error);
  g_autoptr (KithProblems) problems = NULL;

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (entry == NULL) {
    problems = kith_problems_new ();
    kith_problems_add (problems, "minutes", KITH_SEVERITY_ERROR,
                       _("What you learned goes into your log with this note, and the log wants the minutes of a contact that "
                         "was made. Enter them, or empty “For my log”."));
    kith_problems_to_error (problems, error);
    return FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autofree char *stored = kith_record_dup_stored (values, fields[i]);

    kith_record_set_stored (entry, fields[i], stored);
  }
  return kith_case_file_save (file, entry, KITH_SAVE_ACCEPT_WARNINGS, error);
}
