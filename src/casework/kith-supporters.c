/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-supporters.h"

#include "kith-assignment.h"
#include "kith-person.h"
#include "kith-student.h"

#include <glib/gi18n.h>

struct _KithSupporters
{
  GHashTable *people;  /* person: name */
  GHashTable *coaches; /* student: name of a person, borrowed */
  GHashTable *mentors;
};

static GHashTable *
new_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static gboolean
add_person (KithRecord  *person,
            gpointer     data,
            GError     **error)
{
  KithSupporters *self = data;
  gint64 id = kith_record_get_id (person);

  g_hash_table_insert (self->people, g_memdup2 (&id, sizeof id), kith_record_dup_title (person));
  return TRUE;
}

/* The main one comes first and stays; cover stands for a coach who is not there. */
static gboolean
add_supporter (KithRecord  *assignment,
               gpointer     data,
               GError     **error)
{
  KithSupporters *self = data;
  gboolean is_mentor = g_strcmp0 (kith_record_get_text (assignment, KITH_ASSIGNMENT_ROLE), "mentor") == 0;
  GHashTable *names = is_mentor ? self->mentors : self->coaches;
  gint64 student = kith_record_get_number (assignment, KITH_ASSIGNMENT_STUDENT);
  const char *name = kith_supporters_get_name (self, kith_record_get_number (assignment, KITH_ASSIGNMENT_PERSON));

  if (name != NULL && !g_hash_table_contains (names, &student))
    g_hash_table_insert (names, g_memdup2 (&student, sizeof student), (gpointer) name);
  return TRUE;
}

/**
 * kith_supporters_load:
 * @file: an open case file
 * @error: return location for an error
 *
 * Reads who supports the students the actor may see today. Blocks.
 *
 * Returns: (transfer full) (nullable): their names
 */
KithSupporters *
kith_supporters_load (KithCaseFile  *file,
                      GError       **error)
{
  g_autoptr (KithSupporters) self = g_new0 (KithSupporters, 1);
  g_autoptr (KithQuery) people = kith_query_new (&kith_person_kind);
  g_autoptr (KithQuery) assignments = kith_query_new (&kith_assignment_kind);

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  self->people = new_table (g_free);
  self->coaches = new_table (NULL);
  self->mentors = new_table (NULL);
  kith_query_where_current (assignments);
  kith_query_set_order (assignments, "-main from");
  if (!kith_case_file_each (file, people, add_person, self, NULL, error) ||
      !kith_case_file_each (file, assignments, add_supporter, self, NULL, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kith_supporters_free:
 * @self: (transfer full) (nullable): supporters
 */
void
kith_supporters_free (KithSupporters *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->mentors, g_hash_table_unref);
  g_clear_pointer (&self->coaches, g_hash_table_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_free (self);
}

/**
 * kith_supporters_get_name:
 * @self: supporters
 * @person: id of a person
 *
 * Returns: (nullable): what to call that person
 */
const char *
kith_supporters_get_name (const KithSupporters *self,
                          gint64                person)
{
  return g_hash_table_lookup (self->people, &person);
}

/**
 * kith_supporters_get_coach:
 * @self: supporters
 * @student: id of a student
 *
 * Returns: (nullable): name of the main coach, or of who covers for one
 */
const char *
kith_supporters_get_coach (const KithSupporters *self,
                           gint64                student)
{
  return g_hash_table_lookup (self->coaches, &student);
}

/**
 * kith_supporters_get_mentor:
 * @self: supporters
 * @student: id of a student
 *
 * Returns: (nullable): name of the main mentor
 */
const char *
kith_supporters_get_mentor (const KithSupporters *self,
                            gint64                student)
{
  return g_hash_table_lookup (self->mentors, &student);
}

/* Whether a list of theirs can leave out students of others. */
static gboolean
sees_all_students (KithRoles roles)
{
  guint n_rules = 0;
  const KithPolicyRule *rules = kith_policy_get_rules (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    if ((rules[i].roles & roles) != 0 && (rules[i].actions & KITH_ACTION_SEE) != 0 && rules[i].scope == KITH_SCOPE_ALL &&
        g_str_equal (rules[i].kind, kith_student_kind.name))
      return TRUE;
  return FALSE;
}

/**
 * kith_supporters_dup_whose:
 * @self: supporters
 * @person: id of a person whose students are meant, or 0
 * @file: the open case file they come from
 *
 * Returns: (transfer full): whose students a list is about, for the top of the page
 */
char *
kith_supporters_dup_whose (const KithSupporters *self,
                           gint64                person,
                           KithCaseFile         *file)
{
  const KithActor *actor = kith_case_file_get_actor (file);
  const char *name = kith_supporters_get_name (self, person);

  if (name == NULL)
    /* Translators: name of who is signed in */
    return g_strdup_printf (_("All students %s may see"), actor->full_name);
  if (person != actor->person && !sees_all_students (actor->roles))
    /* Translators: name of a coach or mentor, then of who is signed in: there may be more students than are listed */
    return g_strdup_printf (_("Caseload of %s, as far as %s may see it"), name, actor->full_name);
  /* Translators: name of a coach or mentor */
  return g_strdup_printf (_("Caseload of %s"), name);
}
