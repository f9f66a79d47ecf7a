/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-assign.h"

#include "kith-assignment.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-operation.h"
#include "kith-person.h"

#include <glib/gi18n.h>
#include <string.h>

#define TEXT(record, field) kith_record_get_text (record, KITH_ASSIGNMENT_##field)
#define NUMBER(record, field) kith_record_get_number (record, KITH_ASSIGNMENT_##field)

static char *
dup_today (KithCaseFile *file)
{
  GDate today;

  kith_case_file_get_today (file, &today);
  return kith_date_to_iso (&today);
}

/**
 * kith_assign_begin:
 * @file: an open case file
 * @student: id of the student
 * @person: id of who supports them
 * @role: `mentor`, `coach` or `cover`
 * @from: (nullable): first day, ISO date; today when %NULL
 * @flags: see [flags@AssignFlags]
 * @override_reason: (nullable): why one more student than the person's limit is right
 * @error: which rule is broken; [func@problems_from_error] may offer a fix
 *
 * Returns: id of the assignment, 0 on failure
 */
gint64
kith_assign_begin (KithCaseFile     *file,
                   gint64            student,
                   gint64            person,
                   const char       *role,
                   const char       *from,
                   KithAssignFlags   flags,
                   const char       *override_reason,
                   GError          **error)
{
  g_autoptr (KithRecord) record = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), 0);
  g_return_val_if_fail (role != NULL, 0);

  today = dup_today (file);
  record = kith_record_new (&kith_assignment_kind);
  kith_record_set_number (record, KITH_ASSIGNMENT_STUDENT, student);
  kith_record_set_number (record, KITH_ASSIGNMENT_PERSON, person);
  kith_record_set_text (record, KITH_ASSIGNMENT_ROLE, role);
  kith_record_set_number (record, KITH_ASSIGNMENT_MAIN, (flags & KITH_ASSIGN_MAIN) != 0);
  kith_record_set_text (record, KITH_ASSIGNMENT_FROM, from != NULL ? from : today);
  kith_record_set_text (record, KITH_ASSIGNMENT_OVERRIDE_REASON, override_reason);
  return kith_case_file_save (file, record, KITH_SAVE_ACCEPT_WARNINGS, error) ? kith_record_get_id (record) : 0;
}

static gboolean
end_record (KithCaseFile  *file,
            KithRecord    *record,
            const char    *until,
            const char    *reason,
            const char    *hand_over,
            GError       **error)
{
  kith_record_set_text (record, KITH_ASSIGNMENT_UNTIL, until);
  if (reason != NULL)
    kith_record_set_text (record, KITH_ASSIGNMENT_END_REASON, reason);
  if (hand_over != NULL)
    kith_record_set_text (record, KITH_ASSIGNMENT_HAND_OVER, hand_over);
  return kith_case_file_save (file, record, KITH_SAVE_ACCEPT_WARNINGS, error);
}

/**
 * kith_assign_end:
 * @file: an open case file
 * @assignment: id of an assignment
 * @until: (nullable): last day, ISO date; today when %NULL
 * @reason: (nullable): why it ended
 * @hand_over: (nullable): what the next person should know
 * @error: which rule is broken
 *
 * Returns: whether it has an end now
 */
gboolean
kith_assign_end (KithCaseFile  *file,
                 gint64         assignment,
                 const char    *until,
                 const char    *reason,
                 const char    *hand_over,
                 GError       **error)
{
  g_autoptr (KithRecord) record = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  record = kith_case_file_load (file, &kith_assignment_kind, assignment, error);
  if (record == NULL)
    return FALSE;
  today = dup_today (file);
  return end_record (file, record, until != NULL ? until : today, reason, hand_over, error);
}

static GPtrArray *
list_of (KithCaseFile  *file,
         const char    *field,
         gint64         id,
         GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_assignment_kind);
  g_autofree char *stored = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  kith_query_where (query, field, stored);
  return kith_case_file_list (file, query, NULL, error);
}

static gboolean
is_over_by (KithRecord *record,
            const char *day)
{
  return TEXT (record, UNTIL) != NULL && strcmp (TEXT (record, UNTIL), day) <= 0;
}

/**
 * kith_assign_find:
 * @file: an open case file
 * @student: id of the student
 * @person: id of who supports them
 * @role: code of the role
 * @error: %KITH_ERROR_NOT_FOUND with a sentence when there is none
 *
 * Returns: id of the assignment that holds today or is still to come; 0 on failure
 */
gint64
kith_assign_find (KithCaseFile  *file,
                  gint64         student,
                  gint64         person,
                  const char    *role,
                  GError       **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), 0);

  list = list_of (file, "student", student, error);
  if (list == NULL)
    return 0;
  today = dup_today (file);
  for (guint i = 0; i < list->len; i++) {
    KithRecord *record = g_ptr_array_index (list, i);
    gboolean is_over = TEXT (record, UNTIL) != NULL && strcmp (TEXT (record, UNTIL), today) < 0;

    if (NUMBER (record, PERSON) == person && g_strcmp0 (TEXT (record, ROLE), role) == 0 && !is_over)
      return kith_record_get_id (record);
  }
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                       _("This person does not support this student in that role now."));
  return 0;
}

static KithRecord *
make_successor (KithRecord *before,
                gint64      person,
                const char *from)
{
  KithRecord *record = kith_record_new (&kith_assignment_kind);

  kith_record_set_number (record, KITH_ASSIGNMENT_STUDENT, NUMBER (before, STUDENT));
  kith_record_set_number (record, KITH_ASSIGNMENT_PERSON, person);
  kith_record_set_text (record, KITH_ASSIGNMENT_ROLE, TEXT (before, ROLE));
  kith_record_set_number (record, KITH_ASSIGNMENT_MAIN, NUMBER (before, MAIN));
  kith_record_set_text (record, KITH_ASSIGNMENT_FROM, from);
  kith_record_set_text (record, KITH_ASSIGNMENT_UNTIL, TEXT (before, UNTIL));
  return record;
}

static gboolean
replace_record (KithCaseFile  *file,
                KithRecord    *before,
                KithRecord    *after,
                const char    *hand_over,
                GError       **error)
{
  g_autofree char *last_day = kith_date_iso_add_days (TEXT (after, FROM), -1);

  return end_record (file, before, last_day, NULL, hand_over, error) &&
         kith_case_file_save (file, after, KITH_SAVE_ACCEPT_WARNINGS, error);
}

/**
 * kith_assign_replace:
 * @file: an open case file
 * @assignment: the assignment that ends
 * @person: who takes over
 * @from: (nullable): first day of the new one, ISO date; today when %NULL. The old one ends the day before.
 * @hand_over: (nullable): what the next person should know
 * @error: which rule is broken; then nothing changed
 *
 * Returns: id of the new assignment, 0 on failure
 */
gint64
kith_assign_replace (KithCaseFile  *file,
                     gint64         assignment,
                     gint64         person,
                     const char    *from,
                     const char    *hand_over,
                     GError       **error)
{
  g_autoptr (KithRecord) before = NULL;
  g_autoptr (KithRecord) after = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), 0);

  before = kith_case_file_load (file, &kith_assignment_kind, assignment, error);
  if (before == NULL)
    return 0;
  today = dup_today (file);
  after = make_successor (before, person, from != NULL ? from : today);
  if (!kith_case_file_begin (file, _("Assignment handed over"), error))
    return 0;
  if (!replace_record (file, before, after, hand_over, error)) {
    kith_case_file_rollback (file);
    return 0;
  }
  return kith_case_file_commit (file, error) ? kith_record_get_id (after) : 0;
}

/**
 * kith_assign_sees_all:
 * @roles: roles of an account
 *
 * Returns: whether they see every assignment, so that what they count is all there is
 */
gboolean
kith_assign_sees_all (KithRoles roles)
{
  guint n_rules = 0;
  const KithPolicyRule *rules = kith_policy_get_rules (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    if ((rules[i].roles & roles) != 0 && (rules[i].actions & KITH_ACTION_SEE) != 0 &&
        rules[i].scope == KITH_SCOPE_ALL && g_str_equal (rules[i].kind, kith_assignment_kind.name))
      return TRUE;
  return FALSE;
}

/**
 * kith_assign_list_caseload:
 * @file: an open case file
 * @person: id of a person
 * @last_day: ISO date
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type KithRecord): the assignments of the person that go on after
 *   @last_day or are still to come: what has to be handed over
 */
GPtrArray *
kith_assign_list_caseload (KithCaseFile  *file,
                           gint64         person,
                           const char    *last_day,
                           GError       **error)
{
  g_autoptr (GPtrArray) list = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (kith_date_is_iso (last_day), NULL);

  list = list_of (file, "person", person, error);
  for (guint i = list != NULL ? list->len : 0; i > 0; i--)
    if (is_over_by (g_ptr_array_index (list, i - 1), last_day))
      g_ptr_array_remove_index (list, i - 1);
  return g_steal_pointer (&list);
}
