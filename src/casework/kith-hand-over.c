/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-assign.h"

#include "kith-assignment.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-operation.h"
#include "kith-person.h"
#include "kith-student.h"

#include <glib/gi18n.h>
#include <string.h>

#define TEXT(record, field) kith_record_get_text (record, KITH_ASSIGNMENT_##field)
#define NUMBER(record, field) kith_record_get_number (record, KITH_ASSIGNMENT_##field)

/* A caseload on its way from one person to others. */
typedef struct {
  KithCaseFile *file;
  const KithHandOver *plan;
  char *first_day;
  char *reason;
} Move;

static gboolean
find_successor (const KithHandOver  *plan,
                KithRecord          *assignment,
                gint64              *person)
{
  for (gsize i = 0; i < plan->n_choices; i++)
    if (plan->choices[i].assignment == kith_record_get_id (assignment)) {
      *person = plan->choices[i].person;
      return TRUE;
    }
  *person = plan->to_all;
  return plan->to_all != 0;
}

static gboolean
refuse_unnamed (Move        *move,
                KithRecord  *assignment,
                GError     **error)
{
  g_autofree char *name = kith_case_file_dup_title (move->file, &kith_student_kind, NUMBER (assignment, STUDENT));

  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
               /* Translators: a student's name */
               _("Choose who supports %s next, or say that nobody does."), name);
  return FALSE;
}

/* One that was only planned has nothing to end. */
static gboolean
end_assignment (Move        *move,
                KithRecord  *assignment,
                GError     **error)
{
  if (strcmp (TEXT (assignment, FROM), move->plan->last_day) > 0)
    return kith_case_file_remove (move->file, &kith_assignment_kind, kith_record_get_id (assignment), error);
  kith_record_set_text (assignment, KITH_ASSIGNMENT_UNTIL, move->plan->last_day);
  kith_record_set_text (assignment, KITH_ASSIGNMENT_END_REASON, move->reason);
  if (move->plan->note != NULL)
    kith_record_set_text (assignment, KITH_ASSIGNMENT_HAND_OVER, move->plan->note);
  return kith_case_file_save (move->file, assignment, KITH_SAVE_ACCEPT_WARNINGS, error);
}

static gboolean
is_same_support (KithRecord *other,
                 KithRecord *assignment,
                 gint64      person)
{
  return NUMBER (other, STUDENT) == NUMBER (assignment, STUDENT) && NUMBER (other, PERSON) == person &&
         g_strcmp0 (TEXT (other, ROLE), TEXT (assignment, ROLE)) == 0;
}

/* Somebody may mentor the student already, beside the main mentor who leaves. */
static gboolean
find_their_own (Move         *move,
                KithRecord   *assignment,
                gint64        person,
                KithRecord  **own,
                GError      **error)
{
  g_autoptr (GPtrArray) theirs = kith_assign_list_caseload (move->file, person, move->plan->last_day, error);

  if (theirs == NULL)
    return FALSE;
  for (guint i = 0; i < theirs->len && *own == NULL; i++)
    if (is_same_support (g_ptr_array_index (theirs, i), assignment, person))
      *own = g_object_ref (g_ptr_array_index (theirs, i));
  return TRUE;
}

static gboolean
begin_next (Move        *move,
            KithRecord  *assignment,
            gint64       person,
            GError     **error)
{
  g_autoptr (KithRecord) own = NULL;
  g_autofree char *planned = g_strdup (TEXT (assignment, FROM));
  gboolean main = kith_record_get_flag (assignment, KITH_ASSIGNMENT_MAIN);
  const char *from = strcmp (planned, move->first_day) > 0 ? planned : move->first_day;

  if (!find_their_own (move, assignment, person, &own, error))
    return FALSE;
  if (own != NULL && !main)
    return TRUE;
  if (own != NULL && !end_assignment (move, own, error))
    return FALSE;
  return kith_assign_begin (move->file, NUMBER (assignment, STUDENT), person, TEXT (assignment, ROLE), from,
                            main ? KITH_ASSIGN_MAIN : KITH_ASSIGN_DEFAULT, NULL, error) != 0;
}

/* All of them end before any begins: a main mentor may only follow on one who has ended. */
static gboolean
move_caseload (Move        *move,
               GPtrArray   *caseload,
               GError     **error)
{
  for (guint i = 0; i < caseload->len; i++) {
    gint64 person = 0;

    if (!find_successor (move->plan, g_ptr_array_index (caseload, i), &person))
      return refuse_unnamed (move, g_ptr_array_index (caseload, i), error);
    if (!end_assignment (move, g_ptr_array_index (caseload, i), error))
      return FALSE;
  }
  for (guint i = 0; i < caseload->len; i++) {
    gint64 person = 0;

    find_successor (move->plan, g_ptr_array_index (caseload, i), &person);
    if (person != 0 && !begin_next (move, g_ptr_array_index (caseload, i), person, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
end_person (Move    *move,
            GError **error)
{
  g_autoptr (KithRecord) person = kith_case_file_load (move->file, &kith_person_kind, move->plan->person, error);

  if (person == NULL)
    return FALSE;
  kith_record_set_text (person, KITH_PERSON_END_DATE, move->plan->last_day);
  return kith_case_file_save (move->file, person, KITH_SAVE_ACCEPT_WARNINGS, error);
}

static gboolean
run (Move    *move,
     GError **error)
{
  g_autoptr (GPtrArray) caseload =
    kith_assign_list_caseload (move->file, move->plan->person, move->plan->last_day, error);

  return caseload != NULL && move_caseload (move, caseload, error) && end_person (move, error);
}

/**
 * kith_assign_hand_over:
 * @file: an open case file
 * @hand_over: who leaves, when, and who takes over what
 * @error: who still has to be named, or which rule is broken and for whom
 *
 * Hands a caseload over when somebody leaves: every assignment ends on the last day and goes on with somebody else from
 * the day after, main where it was main; then the person's end date is set. One action: all of it or nothing, and one
 * undo.
 *
 * Returns: whether it was done
 */
gboolean
kith_assign_hand_over (KithCaseFile        *file,
                       const KithHandOver  *hand_over,
                       GError             **error)
{
  Move move = { file, hand_over, NULL, NULL };
  g_autofree char *first_day = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (hand_over != NULL && kith_date_is_iso (hand_over->last_day), FALSE);

  words = kith_date_format_iso_short (hand_over->last_day);
  /* Translators: a date; why somebody's support of a student ended */
  reason = hand_over->reason != NULL ? g_strdup (hand_over->reason) : g_strdup_printf (_("Left on %s"), words);
  first_day = kith_date_iso_add_days (hand_over->last_day, 1);
  move.first_day = first_day;
  move.reason = reason;
  if (!kith_case_file_begin (file, _("Caseload handed over"), error))
    return FALSE;
  if (!run (&move, error)) {
    kith_case_file_rollback (file);
    return FALSE;
  }
  return kith_case_file_commit (file, error);
}
