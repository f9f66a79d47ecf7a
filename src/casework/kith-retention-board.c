/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-retention-board.h"

#include "kith-date.h"
#include "kith-kinds.h"

#include <glib/gi18n.h>

static void
entry_free (KithRetentionEntry *self)
{
  g_object_unref (self->record);
  g_free (self->student);
  g_free (self->words);
  g_free (self);
}

/**
 * kith_retention_board_free:
 * @self: (transfer full): a board
 */
void
kith_retention_board_free (KithRetentionBoard *self)
{
  g_clear_pointer (&self->due, g_ptr_array_unref);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->holds);
  g_ptr_array_unref (self->done);
  g_free (self);
}

static KithRetentionEntry *
create_entry (KithCaseFile *file,
              KithRecord   *record,
              guint         student,
              char         *words)
{
  KithRetentionEntry *entry = g_new0 (KithRetentionEntry, 1);

  entry->record = g_object_ref (record);
  if (kith_record_has (record, student))
    entry->student = kith_case_file_dup_title (file, &kith_student_kind, kith_record_get_number (record, student));
  entry->words = words;
  return entry;
}

static char *
dup_person (KithCaseFile *file,
            KithRecord   *disposal,
            guint         field)
{
  char *name = kith_case_file_dup_title (file, &kith_person_kind, kith_record_get_number (disposal, field));

  return name != NULL ? name : g_strdup (_("Somebody"));
}

static char *
dup_waiting_words (KithCaseFile *file,
                   KithRecord   *disposal)
{
  g_autofree char *outcome = kith_record_format (disposal, KITH_DISPOSAL_OUTCOME);
  g_autofree char *who = dup_person (file, disposal, KITH_DISPOSAL_PROPOSED_BY);
  g_autofree char *when = kith_record_format (disposal, KITH_DISPOSAL_RECORDED_AT);

  /* Translators: "Erase", the name of a colleague, and a moment */
  return g_strdup_printf (_("%s: proposed by %s, %s"), outcome, who, when);
}

static char *
dup_done_words (KithCaseFile *file,
                KithRecord   *disposal)
{
  g_autofree char *outcome = kith_record_format (disposal, KITH_DISPOSAL_OUTCOME);
  g_autofree char *proposer = dup_person (file, disposal, KITH_DISPOSAL_PROPOSED_BY);
  g_autofree char *confirmer = NULL;
  g_autofree char *when = NULL;

  if (kith_record_has (disposal, KITH_DISPOSAL_WITHDRAWN_AT))
    /* Translators: "Erase", then the name of a colleague */
    return g_strdup_printf (_("%s: proposed by %s and taken back"), outcome, proposer);
  if (kith_record_has (disposal, KITH_DISPOSAL_KEEP_UNTIL)) {
    g_autofree char *until = kith_record_format (disposal, KITH_DISPOSAL_KEEP_UNTIL);

    /* Translators: a date, then the name of a colleague */
    return g_strdup_printf (_("Keep until %s: decided by %s"), until, proposer);
  }
  confirmer = dup_person (file, disposal, KITH_DISPOSAL_CONFIRMED_BY);
  when = kith_record_format (disposal, KITH_DISPOSAL_CONFIRMED_AT);
  /* Translators: "Erase", the names of two colleagues, a moment, and counts of records */
  return g_strdup_printf (_("%s: proposed by %s, confirmed by %s, %s. %s"), outcome, proposer, confirmer, when,
                          kith_record_get_text (disposal, KITH_DISPOSAL_COUNTS));
}

static gboolean
add_disposals (KithRetentionBoard  *self,
               KithCaseFile        *file,
               GError             **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_disposal_kind);
  g_autoptr (GPtrArray) disposals = kith_case_file_list (file, query, NULL, error);

  for (guint i = 0; disposals != NULL && i < disposals->len; i++) {
    KithRecord *disposal = g_ptr_array_index (disposals, i);
    gboolean is_waiting = kith_disposal_is_waiting (disposal);
    char *words = is_waiting ? dup_waiting_words (file, disposal) : dup_done_words (file, disposal);
    KithRetentionEntry *entry = create_entry (file, disposal, KITH_DISPOSAL_STUDENT, words);

    entry->is_own = kith_record_get_number (disposal, KITH_DISPOSAL_PROPOSED_BY) ==
                    kith_case_file_get_actor (file)->person;
    g_ptr_array_add (is_waiting ? self->waiting : self->done, entry);
  }
  return disposals != NULL;
}

static gboolean
add_holds (KithRetentionBoard  *self,
           KithCaseFile        *file,
           GError             **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_legal_hold_kind);
  g_autoptr (GPtrArray) holds = kith_case_file_list (file, query, NULL, error);
  GDate today;

  kith_case_file_get_today (file, &today);
  for (guint i = 0; holds != NULL && i < holds->len; i++) {
    KithRecord *hold = g_ptr_array_index (holds, i);
    g_autofree char *review = kith_record_format (hold, KITH_LEGAL_HOLD_REVIEW);

    if (kith_legal_hold_is_on (hold, &today))
      g_ptr_array_add (self->holds, create_entry (file, hold, KITH_LEGAL_HOLD_STUDENT,
                                                  /* Translators: a reason, then a date */
                                                  g_strdup_printf (_("%s. Look at it again on %s."),
                                                                   kith_record_get_text (hold, KITH_LEGAL_HOLD_REASON),
                                                                   review)));
  }
  return holds != NULL;
}

static void
leave_out_waiting (KithRetentionBoard *self)
{
  for (guint i = self->due->len; i > 0; i--)
    if (((KithRetentionItem *) g_ptr_array_index (self->due, i - 1))->waiting != 0)
      g_ptr_array_remove_index (self->due, i - 1);
}

/**
 * kith_retention_board_gather:
 * @file: an open case file
 * @cancellable: (nullable): gives up
 * @error: %KITH_ERROR_NOT_ALLOWED
 *
 * Returns: (transfer full) (nullable): everything about the end of records
 */
KithRetentionBoard *
kith_retention_board_gather (KithCaseFile  *file,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr (KithRetentionBoard) self = g_new0 (KithRetentionBoard, 1);

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->holds = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->due = kith_retention_list (file, cancellable, error);
  if (self->due == NULL || !add_disposals (self, file, error) || !add_holds (self, file, error))
    return NULL;
  leave_out_waiting (self);
  return g_steal_pointer (&self);
}
