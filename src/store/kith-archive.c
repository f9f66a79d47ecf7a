/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-archive.h"

#include "kith-operation.h"
#include "kith-record-table.h"
#include "kith-save.h"
#include "kith-scope.h"
#include "kith-student.h"

#include <glib/gi18n.h>

static gboolean
has_left (KithRecord *student)
{
  return g_strcmp0 (kith_record_get_text (student, KITH_STUDENT_STAGE), "left") == 0;
}

/* A student who is here and in no list would be forgotten, so coming back ends the archive by itself. */
void
kith_archive_settle (KithRecord *record)
{
  if (kith_record_get_kind (record) == &kith_student_kind && !has_left (record))
    kith_record_clear (record, KITH_STUDENT_ARCHIVED_ON);
}

static gboolean
check_has_left (KithRecord  *student,
                GError     **error)
{
  g_autoptr (KithProblems) problems = NULL;

  if (has_left (student))
    return TRUE;
  problems = kith_problems_new ();
  kith_problems_add (problems, "stage", KITH_SEVERITY_ERROR,
                     _("Only students who left can be archived. Set the stage to Left first, with the leaving date and "
                       "reason."));
  kith_problems_to_error (problems, error);
  return FALSE;
}

static KithRecord *
find_student (KithCaseFile  *self,
              gint64         id,
              GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  KithRecord *student = NULL;

  if (!kith_scope_require (self, &kith_student_kind, KITH_ACTION_EDIT, id, error))
    return NULL;
  student = kith_record_table_find (kith_record_table_get (self, &kith_student_kind), self, id, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (student == NULL)
    kith_case_file_set_not_found (&kith_student_kind, error);
  return student;
}

/**
 * kith_case_file_archive_student:
 * @self: an open case file
 * @id: a student's id
 * @archived: whether they are to be archived, or brought back
 * @error: %KITH_ERROR_INVALID for a student who has not left
 *
 * Leaves a student out of lists and counts from now on, or brings them back. Nothing is deleted, searches still find
 * them, and it can be undone. What is so already is left alone.
 *
 * Returns: whether it is so now
 */
gboolean
kith_case_file_archive_student (KithCaseFile  *self,
                                gint64         id,
                                gboolean       archived,
                                GError       **error)
{
  g_autoptr (KithRecord) before = NULL;
  g_autoptr (KithRecord) after = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), FALSE);

  before = find_student (self, id, error);
  if (before == NULL || (archived && !check_has_left (before, error)))
    return FALSE;
  if (kith_record_has (before, KITH_STUDENT_ARCHIVED_ON) == archived)
    return TRUE;
  today = kith_clock_dup_today (self->clock);
  after = kith_record_dup (before);
  kith_record_set_text (after, KITH_STUDENT_ARCHIVED_ON, archived ? today : NULL);
  if (!kith_case_file_begin (self, archived ? _("Student: archived") : _("Student: brought back from the archive"),
                             error))
    return FALSE;
  if (kith_save_write_changed (self, before, after, KITH_AUDIT_CHANGED, error))
    return kith_case_file_commit (self, error);
  kith_case_file_rollback (self);
  return FALSE;
}
