/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-unseen.h"

#include "kith-case-file-private.h"
#include "kith-error.h"
#include "kith-student.h"

#include <glib/gi18n.h>

/* A mentor sees no relations, and a coach not the brother in another caseload. Their names have to be covered all the
 * same, or the less somebody may see, the more would be printed. */
#define NAMES \
  "SELECT s.preferred_name, trim (coalesce (s.legal_first_name, '') || ' ' || coalesce (s.legal_last_name, ''))" \
  " FROM relation r JOIN student s ON s.id = CASE r.student WHEN :student THEN r.other_student ELSE r.student END" \
  " WHERE (r.student = :student OR r.other_student = :student) AND r.removed_at IS NULL"

#define MARKED \
  "SELECT DISTINCT m.words FROM note_mark m JOIN note n ON n.id = m.note" \
  " WHERE n.student = :student AND m.reason = 'student' AND m.words IS NOT NULL AND m.removed_at IS NULL" \
  " AND n.removed_at IS NULL"

/* How often somebody was in touch with a student does not hang on who counts. What is for the lead only is not told. */
#define CONTACT_DAYS \
  "SELECT \"date\" FROM note WHERE student = :student AND contact_made = 'yes' AND visibility <> 'dsl'" \
  " AND struck_at IS NULL AND removed_at IS NULL ORDER BY \"date\""

static void
add (GPtrArray  *words,
     const char *one)
{
  if (one != NULL && *one != '\0')
    g_ptr_array_add (words, g_strdup (one));
}

/* Of a student whom the actor may see. */
static GPtrArray *
list (KithCaseFile  *file,
      gint64         student,
      const char    *sql,
      int            n_columns,
      GError       **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KithStatement) rows = NULL;
  KithStepResult step;

  if (!kith_case_file_may (file, KITH_ACTION_SEE, &kith_student_kind, student)) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED, _("This student is not among those you may see."));
    return NULL;
  }
  rows = kith_db_prepare (file->db, sql, error);
  if (rows == NULL)
    return NULL;
  kith_statement_bind_int64 (rows, ":student", student);
  while ((step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    for (int i = 0; i < n_columns; i++)
      add (words, kith_statement_get_text (rows, i));
  return step == KITH_STEP_DONE ? g_steal_pointer (&words) : NULL;
}

/**
 * kith_unseen_list_names:
 * @file: an open case file
 * @student: id of a student
 * @error: %KITH_ERROR_NOT_ALLOWED for whoever may not see the student
 *
 * Returns: (transfer full) (nullable) (element-type utf8): each name of the students they are related to, to cover and
 *   never to show
 */
GPtrArray *
kith_unseen_list_names (KithCaseFile  *file,
                        gint64         student,
                        GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  return list (file, student, NAMES, 2, error);
}

/**
 * kith_unseen_list_marked:
 * @file: an open case file
 * @student: id of a student
 * @error: %KITH_ERROR_NOT_ALLOWED for whoever may not see the student
 *
 * Returns: (transfer full) (nullable) (element-type utf8): words that anybody marked as another student in a note about
 *   them, to cover and never to show
 */
GPtrArray *
kith_unseen_list_marked (KithCaseFile  *file,
                         gint64         student,
                         GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  return list (file, student, MARKED, 1, error);
}

/**
 * kith_unseen_list_contact_days:
 * @file: an open case file
 * @student: id of a student
 * @error: %KITH_ERROR_NOT_ALLOWED for whoever may not see the student
 *
 * Returns: (transfer full) (nullable) (element-type utf8): an ISO day for each contact that was made, in order
 */
GPtrArray *
kith_unseen_list_contact_days (KithCaseFile  *file,
                               gint64         student,
                               GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  return list (file, student, CONTACT_DAYS, 1, error);
}
