/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-activity.h"

#include "kith-case-file-private.h"
#include "kith-error.h"
#include "kith-lists.h"

#include <glib/gi18n.h>

/* A supervisor sees the log of a mentor and not the notes about students of others, so counting what they may read would
 * make little of a mentor's work. Numbers say no more than the log does; notes for the safeguarding lead only are in none. */
#define NOTES \
  "SELECT type, contact_made, coalesce (minutes, 0), student FROM note WHERE author = :person" \
  " AND \"date\" BETWEEN :from AND :until AND visibility <> 'dsl' AND struck_at IS NULL AND removed_at IS NULL"

#define SUPERVISES "SELECT 1 FROM person WHERE id = :person AND supervisor = :actor AND removed_at IS NULL"

#define ATTEMPTED "attempted"

static gboolean
is_supervisor (KithCaseFile  *file,
               gint64         person,
               gboolean      *is,
               GError       **error)
{
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, SUPERVISES, error);
  KithStepResult step;

  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":person", person);
  kith_statement_bind_int64 (row, ":actor", file->actor.person);
  step = kith_statement_step (row, error);
  *is = step == KITH_STEP_ROW;
  return step != KITH_STEP_ERROR;
}

/**
 * kith_activity_may_count:
 * @file: an open case file
 * @person: id of a person
 * @may: (out): whether the actor may see that person's work in numbers
 * @error: return location for an error
 *
 * Returns: whether it could be found out
 */
gboolean
kith_activity_may_count (KithCaseFile  *file,
                         gint64         person,
                         gboolean      *may,
                         GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (may != NULL, FALSE);

  *may = file->actor.person == person || (file->actor.roles & KITH_ROLE_MANAGER) != 0;
  return *may || is_supervisor (file, person, may, error);
}

/**
 * kith_activity_require:
 * @file: an open case file
 * @person: id of a person
 * @error: %KITH_ERROR_NOT_ALLOWED for whose business it is not
 *
 * Returns: whether the actor may see that person's work in numbers
 */
gboolean
kith_activity_require (KithCaseFile  *file,
                       gint64         person,
                       GError       **error)
{
  gboolean may = FALSE;

  if (!kith_activity_may_count (file, person, &may, error))
    return FALSE;
  if (!may)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
                         _("What somebody did is for themselves, who supervises them and managers. Ask one of them for it."));
  return may;
}

static guint
find_type (const char *code)
{
  for (guint i = 0; i < kith_note_types.n_choices; i++)
    if (g_strcmp0 (kith_note_types.choices[i].code, code) == 0)
      return i;
  return kith_note_types.n_choices - 1;
}

static void
add_note (KithActivityCounts *counts,
          GHashTable         *reached,
          KithStatement      *row)
{
  const char *made = kith_statement_get_text (row, 1);
  gint64 student = kith_statement_get_int64 (row, 3);
  const char *type = g_strcmp0 (made, ATTEMPTED) == 0 ? ATTEMPTED : kith_statement_get_text (row, 0);
  KithActivitySum *sum = &counts->by_type[find_type (type)];

  sum->n++;
  sum->minutes += kith_statement_get_int64 (row, 2);
  if (g_strcmp0 (made, "yes") == 0)
    g_hash_table_add (reached, g_memdup2 (&student, sizeof student));
}

/**
 * kith_activity_count:
 * @file: an open case file
 * @person: id of a person
 * @from: first day, ISO
 * @until: last day, ISO
 * @counts: (out): what they did in these days
 * @error: %KITH_ERROR_NOT_ALLOWED for whose business it is not
 *
 * Returns: whether it could be counted
 */
gboolean
kith_activity_count (KithCaseFile        *file,
                     gint64               person,
                     const char          *from,
                     const char          *until,
                     KithActivityCounts  *counts,
                     GError             **error)
{
  g_autoptr (GHashTable) reached = NULL;
  g_autoptr (KithStatement) rows = NULL;
  KithStepResult step = KITH_STEP_ERROR;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (from != NULL && until != NULL, FALSE);
  g_return_val_if_fail (counts != NULL, FALSE);

  *counts = (KithActivityCounts) { 0 };
  if (!kith_activity_require (file, person, error) || (rows = kith_db_prepare (file->db, NOTES, error)) == NULL)
    return FALSE;
  kith_statement_bind_int64 (rows, ":person", person);
  kith_statement_bind_text (rows, ":from", from);
  kith_statement_bind_text (rows, ":until", until);
  reached = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  while ((step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    add_note (counts, reached, rows);
  counts->reached = g_hash_table_size (reached);
  return step == KITH_STEP_DONE;
}
