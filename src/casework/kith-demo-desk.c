/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-demo-private.h"

#include "kith-person.h"
#include "kith-task.h"

/* What lies on the desk of whoever looks around: late by so many days, due today, and soon. */
static const int due_days[] = { -9, -3, -1, 0, 0, 1, 2, 4, 6, 9 };

static gboolean
add_task (KithDemo         *self,
          KithDemoStudent  *student,
          gint64            person,
          int               due,
          GError          **error)
{
  g_autoptr (KithRecord) task = kith_record_new (&kith_task_kind);

  kith_record_set_number (task, KITH_TASK_STUDENT, student->id);
  kith_record_set_number (task, KITH_TASK_PERSON, person);
  kith_demo_set_composed (self, task, KITH_TASK_TEXT, "desk-task", student);
  kith_demo_set_day (self, task, KITH_TASK_DUE, due);
  return kith_demo_save (self, task, error);
}

/* The @number-th student of a person, around and around; %NULL when there is none. */
static KithDemoStudent *
find_student (KithDemo *self,
              gboolean  is_coach,
              guint     person,
              guint     number)
{
  for (guint i = 0; i < self->students->len; i++) {
    KithDemoStudent *student = &g_array_index (self->students, KithDemoStudent, (number + i) % self->students->len);
    gboolean is_theirs = is_coach ? student->coach == person : student->has_mentor && student->mentor == person;

    if (is_theirs && !student->leaves && student->id != 0)
      return student;
  }
  return NULL;
}

static gboolean
fill_desk (KithDemo         *self,
           GArray           *people,
           guint             person,
           guint             n_tasks,
           GError          **error)
{
  for (guint i = 0; i < n_tasks; i++) {
    KithDemoStudent *student = find_student (self, people == self->coaches, person, i * 3 + person);
    int due = n_tasks == G_N_ELEMENTS (due_days) ? due_days[i] : kith_demo_between (self, -5, 9);

    if (student != NULL &&
        !add_task (self, student, g_array_index (people, KithDemoPerson, person).id, self->n_days + due, error))
      return FALSE;
  }
  return TRUE;
}

/* Checks and training run out: one is overdue, one is due soon, one in some weeks. */
static gboolean
let_expire (KithDemo       *self,
            GArray         *people,
            guint           person,
            guint           field,
            int             ahead,
            GError        **error)
{
  g_autoptr (KithRecord) record = NULL;

  if (person >= people->len)
    return TRUE;
  record = kith_case_file_load (self->file, &kith_person_kind, g_array_index (people, KithDemoPerson, person).id, error);
  if (record == NULL)
    return FALSE;
  kith_demo_set_day (self, record, field, self->n_days + ahead);
  return kith_demo_save (self, record, error);
}

/* On the evening before whoever looks around comes in. */
gboolean
kith_demo_fill_desks (KithDemo  *self,
                      GError   **error)
{
  if (!fill_desk (self, self->coaches, 0, G_N_ELEMENTS (due_days), error))
    return FALSE;
  for (guint i = 1; i < self->coaches->len; i++)
    if (!fill_desk (self, self->coaches, i, 3, error))
      return FALSE;
  for (guint i = 1; i < self->mentors->len; i++)
    if (!fill_desk (self, self->mentors, i, 2, error))
      return FALSE;
  return let_expire (self, self->mentors, 1, KITH_PERSON_DBS_DUE, 25, error) &&
         let_expire (self, self->mentors, 2, KITH_PERSON_TRAINING_DUE, -6, error) &&
         let_expire (self, self->coaches, 1, KITH_PERSON_TRAINING_DUE, 12, error);
}
