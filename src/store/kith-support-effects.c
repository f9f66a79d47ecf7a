/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-date.h"
#include "kith-kinds.h"
#include "kith-record-table.h"
#include "kith-save.h"

/* What follows from "this was hard for me": the author's supervisor is asked to offer a debrief. The offer stands in no
 * audit line of its own, for that would lie beside the line of the note and say which one was hard. It follows from the
 * mark as the day contact is due follows from the notes, so that undo has nothing to take back either: whatever way the
 * note is written, mark and offer agree. What the supervisor does with it afterwards is audited like everything else. */

static gboolean
is_marked (KithRecord *note)
{
  return note != NULL && kith_record_get_flag (note, KITH_NOTE_HARD);
}

static KithStatement *
prepare_for (KithCaseFile  *file,
             const char    *sql,
             gint64         id,
             GError       **error)
{
  KithStatement *statement = kith_db_prepare (file->db, sql, error);

  if (statement != NULL)
    kith_statement_bind_int64 (statement, ":id", id);
  return statement;
}

/* Struck out or gone, nothing follows from it any more. @supervisor: 0 when there is nobody to ask */
static gboolean
find_supervisor (KithCaseFile  *file,
                 gint64         note,
                 gboolean      *is_wanted,
                 gint64        *supervisor,
                 GError       **error)
{
  g_autoptr (KithStatement) row =
    prepare_for (file, "SELECT coalesce (s.id, 0) FROM note n JOIN person p ON p.id = n.author LEFT JOIN person s"
                 " ON s.id = p.supervisor AND s.removed_at IS NULL AND (s.end_date IS NULL OR s.end_date >= :today)"
                 " WHERE n.id = :id AND n.hard <> 0"
                 " AND n.struck_at IS NULL AND n.removed_at IS NULL", note, error);
  g_autofree char *today = kith_clock_dup_today (file->clock);
  KithStepResult step = KITH_STEP_ERROR;

  if (row != NULL) {
    kith_statement_bind_text (row, ":today", today);
    step = kith_statement_step (row, error);
  }
  *is_wanted = step == KITH_STEP_ROW;
  *supervisor = *is_wanted ? kith_statement_get_int64 (row, 0) : 0;
  return step != KITH_STEP_ERROR;
}

typedef struct {
  gint64 id;
  gboolean is_removed;
  gboolean is_offered;
} Offer;

/* One note, one offer: ticking again brings the same one back. */
static gboolean
find_offer (KithCaseFile  *file,
            gint64         note,
            Offer         *offer,
            GError       **error)
{
  g_autoptr (KithStatement) row =
    prepare_for (file, "SELECT id, removed_at IS NOT NULL, offered_on IS NOT NULL FROM support_offer WHERE note = :id"
                 " ORDER BY id DESC LIMIT 1", note, error);
  KithStepResult step = row != NULL ? kith_statement_step (row, error) : KITH_STEP_ERROR;

  *offer = (Offer) { 0 };
  if (step != KITH_STEP_ROW)
    return step != KITH_STEP_ERROR;
  offer->id = kith_statement_get_int64 (row, 0);
  offer->is_removed = kith_statement_get_int64 (row, 1) != 0;
  offer->is_offered = kith_statement_get_int64 (row, 2) != 0;
  return TRUE;
}

static char *
dup_due (KithCaseFile  *file,
         GError       **error)
{
  KithBreaks *breaks = kith_student_effects_get_breaks (file, error);
  GDate today, due;

  if (breaks == NULL)
    return NULL;
  kith_clock_get_today (file->clock, &today);
  kith_breaks_find_working_day (breaks, &today, &due);
  return kith_date_to_iso (&due);
}

static gboolean
ask_supervisor (KithCaseFile  *file,
                KithRecord    *note,
                gint64         supervisor,
                GError       **error)
{
  KithRecordTable *table = kith_record_table_get (file, &kith_support_offer_kind);
  g_autoptr (KithRecord) offer = kith_record_new (&kith_support_offer_kind);
  g_autofree char *due = dup_due (file, error);

  if (due == NULL)
    return FALSE;
  kith_record_set_number (offer, KITH_SUPPORT_OFFER_PERSON, kith_record_get_number (note, KITH_NOTE_AUTHOR));
  kith_record_set_number (offer, KITH_SUPPORT_OFFER_SUPERVISOR, supervisor);
  kith_record_set_text (offer, KITH_SUPPORT_OFFER_TYPE, "debrief");
  kith_record_set_text (offer, KITH_SUPPORT_OFFER_DUE, due);
  kith_record_set_number (offer, KITH_SUPPORT_OFFER_NOTE, kith_record_get_id (note));
  kith_save_mark_changed (file, &kith_support_offer_kind);
  return kith_record_table_insert (table, file, offer, error) != 0;
}

static gboolean
ask_again (KithCaseFile  *file,
           const Offer   *offer,
           gint64         supervisor,
           GError       **error)
{
  g_autofree char *due = dup_due (file, error);
  g_autoptr (KithStatement) statement = NULL;

  if (due == NULL)
    return FALSE;
  statement = prepare_for (file, "UPDATE support_offer SET removed_at = NULL, version = version + 1, due = :due,"
                           " supervisor = :supervisor WHERE id = :id", offer->id, error);
  if (statement == NULL)
    return FALSE;
  kith_statement_bind_text (statement, ":due", due);
  kith_statement_bind_int64 (statement, ":supervisor", supervisor);
  kith_save_mark_changed (file, &kith_support_offer_kind);
  return kith_statement_run (statement, error);
}

/* What has been offered stays: two people have talked about it. */
static gboolean
take_away (KithCaseFile  *file,
           const Offer   *offer,
           GError       **error)
{
  KithRecordTable *table = kith_record_table_get (file, &kith_support_offer_kind);

  if (offer->id == 0 || offer->is_removed || offer->is_offered)
    return TRUE;
  kith_save_mark_changed (file, &kith_support_offer_kind);
  return kith_record_table_set_removed (table, file, offer->id, kith_clock_get_now (file->clock), error);
}

static gboolean
follow_mark (KithCaseFile  *file,
             KithRecord    *before,
             KithRecord    *note,
             GError       **error)
{
  gboolean is_wanted = FALSE;
  gint64 supervisor = 0;
  Offer offer;

  if (!find_supervisor (file, kith_record_get_id (note), &is_wanted, &supervisor, error) ||
      !find_offer (file, kith_record_get_id (note), &offer, error))
    return FALSE;
  if (!is_wanted)
    return take_away (file, &offer, error);
  if (supervisor == 0 || (offer.id != 0 && !offer.is_removed))
    return TRUE;
  /* What the supervisor took away stays away while the mark only stays: another word in the note asks for nothing new. */
  if (offer.id != 0 && before != note && is_marked (before))
    return TRUE;
  return offer.id != 0 ? ask_again (file, &offer, supervisor, error) : ask_supervisor (file, note, supervisor, error);
}

/* The newest agreement that stands says when boundaries were agreed. */
static gboolean
date_boundaries (KithCaseFile  *file,
                 gint64         person,
                 GError       **error)
{
  KithRecordTable *table = kith_record_table_get (file, &kith_person_kind);
  g_autoptr (KithStatement) row =
    prepare_for (file, "SELECT max(agreed_on) FROM agreement WHERE person = :id AND removed_at IS NULL", person, error);
  g_autoptr (KithRecord) record = NULL;
  g_autoptr (KithRecord) before = NULL;

  if (row == NULL || kith_statement_step (row, error) == KITH_STEP_ERROR)
    return FALSE;
  if (kith_statement_is_null (row, 0))
    return TRUE;
  record = kith_record_table_find (table, file, person, error);
  if (record == NULL)
    return error == NULL || *error == NULL;
  before = kith_record_dup (record);
  kith_record_set_text (record, KITH_PERSON_BOUNDARIES_DATE, kith_statement_get_text (row, 0));
  return kith_record_field_equals (before, record, KITH_PERSON_BOUNDARIES_DATE) ||
         kith_save_write_changed (file, before, record, KITH_AUDIT_CHANGED, error);
}

static GArray *
list_open_endings (KithCaseFile  *file,
                   KithRecord    *assignment,
                   GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStatement) rows =
    prepare_for (file, "SELECT id FROM ending WHERE student = :id AND person = :person AND done_on IS NULL"
                 " AND removed_at IS NULL", kith_record_get_number (assignment, KITH_ASSIGNMENT_STUDENT), error);
  KithStepResult step = KITH_STEP_ERROR;

  if (rows != NULL)
    kith_statement_bind_int64 (rows, ":person", kith_record_get_number (assignment, KITH_ASSIGNMENT_PERSON));
  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    gint64 id = kith_statement_get_int64 (rows, 0);

    g_array_append_val (ids, id);
  }
  return step == KITH_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/* Support that has ended was brought to its end, whichever form said so. */
static gboolean
finish_endings (KithCaseFile  *file,
                KithRecord    *assignment,
                GError       **error)
{
  KithRecordTable *table = kith_record_table_get (file, &kith_ending_kind);
  g_autoptr (GArray) ids = list_open_endings (file, assignment, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    g_autoptr (KithRecord) ending = kith_record_table_find (table, file, g_array_index (ids, gint64, i), error);
    g_autoptr (KithRecord) before = NULL;

    if (ending == NULL)
      return FALSE;
    before = kith_record_dup (ending);
    kith_record_set_text (ending, KITH_ENDING_DONE_ON, kith_record_get_text (assignment, KITH_ASSIGNMENT_UNTIL));
    if (!kith_save_write_changed (file, before, ending, KITH_AUDIT_CHANGED, error))
      return FALSE;
  }
  return ids != NULL;
}

/* Undo takes the ending back by itself, so only an end that was put in counts. */
static gboolean
has_just_ended (KithCaseFile *file,
                KithRecord   *before,
                KithRecord   *after)
{
  g_autofree char *today = kith_clock_dup_today (file->clock);

  /* A last day that is still to come leaves time for the plan. */
  return before != NULL && before != after && kith_record_has (after, KITH_ASSIGNMENT_UNTIL) &&
         g_strcmp0 (kith_record_get_text (after, KITH_ASSIGNMENT_UNTIL), today) <= 0 &&
         g_strcmp0 (kith_record_get_text (after, KITH_ASSIGNMENT_ROLE), "mentor") == 0 &&
         !kith_record_field_equals (before, after, KITH_ASSIGNMENT_UNTIL);
}

/**
 * kith_support_effects_after:
 * @file: an open case file
 * @before: (nullable): a record as it was
 * @after: the record as it is written now
 * @error: return location for an error
 *
 * Lets the offers of support follow the marks in notes, the date of a mentor's boundaries the agreement, and an ending the
 * end of the support. Bulk work brings old notes, from which nothing follows today.
 *
 * Returns: whether it succeeded
 */
gboolean
kith_support_effects_after (KithCaseFile  *file,
                            KithRecord    *before,
                            KithRecord    *after,
                            GError       **error)
{
  if (file->operation.is_bulk)
    return TRUE;
  if (kith_record_get_kind (after) == &kith_note_kind && (is_marked (before) || is_marked (after)))
    return follow_mark (file, before, after, error);
  if (kith_record_get_kind (after) == &kith_agreement_kind)
    return date_boundaries (file, kith_record_get_number (after, KITH_AGREEMENT_PERSON), error);
  if (kith_record_get_kind (after) == &kith_assignment_kind && has_just_ended (file, before, after))
    return finish_endings (file, after, error);
  return TRUE;
}

#define OF_THE_SAME "s.student = ending.student AND s.person = ending.person AND s.role = 'mentor' AND s.removed_at IS NULL"

/**
 * kith_support_effects_ensure:
 * @file: a case file that has just been opened
 * @error: return location for an error
 *
 * Brings plans to their end whose last day has come and gone since somebody put it in.
 *
 * Returns: whether it succeeded
 */
gboolean
kith_support_effects_ensure (KithCaseFile  *file,
                             GError       **error)
{
  g_autoptr (KithStatement) statement = NULL;
  g_autofree char *today = kith_clock_dup_today (file->clock);

  if (kith_db_is_read_only (file->db))
    return TRUE;
  statement = kith_db_prepare (file->db, "UPDATE ending SET version = version + 1, done_on = (SELECT max (s.until)"
                               " FROM assignment s WHERE " OF_THE_SAME ") WHERE done_on IS NULL AND removed_at IS NULL"
                               " AND EXISTS (SELECT 1 FROM assignment s WHERE " OF_THE_SAME " AND s.until < :today)"
                               " AND NOT EXISTS (SELECT 1 FROM assignment s WHERE " OF_THE_SAME
                               " AND (s.until IS NULL OR s.until >= :today))", error);
  if (statement == NULL)
    return FALSE;
  kith_statement_bind_text (statement, ":today", today);
  return kith_statement_run (statement, error);
}
