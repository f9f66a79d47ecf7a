/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-student-facts.h"

#include "kith-assignment.h"
#include "kith-care-status.h"
#include "kith-kinds.h"

static void
append_name (GString      *names,
             KithCaseFile *file,
             KithRecord   *assignment)
{
  g_autofree char *name =
    kith_case_file_dup_title (file, &kith_person_kind, kith_record_get_number (assignment, KITH_ASSIGNMENT_PERSON));

  if (name == NULL)
    return;
  if (names->len > 0)
    g_string_append (names, ", ");
  g_string_append (names, name);
}

static void
gather_names (KithCaseFile *file,
              GPtrArray    *assignments,
              gboolean      main,
              GString      *mentors,
              GString      *coaches)
{
  for (guint i = 0; i < assignments->len; i++) {
    KithRecord *assignment = g_ptr_array_index (assignments, i);
    gboolean is_mentor = g_strcmp0 (kith_record_get_text (assignment, KITH_ASSIGNMENT_ROLE), "mentor") == 0;

    if (kith_record_get_flag (assignment, KITH_ASSIGNMENT_MAIN) == main)
      append_name (is_mentor ? mentors : coaches, file, assignment);
  }
}

static GPtrArray *
list_of_student (KithCaseFile   *file,
                 const KithKind *kind,
                 gint64          student,
                 gboolean        current,
                 GError        **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  kith_query_where_student (query, student);
  if (current)
    kith_query_where_current (query);
  return kith_case_file_list (file, query, NULL, error);
}

/* The plan whose day the student's record holds. */
static char *
dup_next_plan (KithCaseFile *file,
               gint64        student)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_plan_kind);
  g_autoptr (GPtrArray) plans = NULL;

  kith_query_where_student (query, student);
  kith_query_where (query, "status", "planned");
  kith_query_set_order (query, "date");
  kith_query_set_limit (query, 1);
  plans = kith_case_file_list (file, query, NULL, NULL);
  return plans != NULL && plans->len > 0 ? kith_record_format (g_ptr_array_index (plans, 0), KITH_PLAN_TYPE) : NULL;
}

/**
 * kith_student_facts_load:
 * @file: an open case file
 * @student: id of a student
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): what other kinds of record know of @student today, %NULL on failure
 */
KithStudentFacts *
kith_student_facts_load (KithCaseFile *file,
                         gint64        student,
                         GError      **error)
{
  g_autoptr (KithStudentFacts) self = g_new0 (KithStudentFacts, 1);
  g_autoptr (GPtrArray) assignments = list_of_student (file, &kith_assignment_kind, student, TRUE, error);
  g_autoptr (GPtrArray) statuses = NULL;
  g_autoptr (GString) mentors = g_string_new (NULL);
  g_autoptr (GString) coaches = g_string_new (NULL);
  GDate today;

  if (assignments == NULL)
    return NULL;
  statuses = list_of_student (file, &kith_care_status_kind, student, FALSE, error);
  if (statuses == NULL)
    return NULL;

  gather_names (file, assignments, TRUE, mentors, coaches);
  gather_names (file, assignments, FALSE, mentors, coaches);
  kith_case_file_get_today (file, &today);
  self->mentor = g_strdup (mentors->str);
  self->coach = g_strdup (coaches->str);
  self->care_status = kith_care_statuses_dup_words (statuses, &today);
  self->next_plan = dup_next_plan (file, student);
  return g_steal_pointer (&self);
}

/**
 * kith_student_facts_free:
 * @self: (transfer full) (nullable): facts
 */
void
kith_student_facts_free (KithStudentFacts *self)
{
  if (self == NULL)
    return;
  g_free (self->mentor);
  g_free (self->coach);
  g_free (self->care_status);
  g_free (self->next_plan);
  g_free (self);
}
