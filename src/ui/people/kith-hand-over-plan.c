/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-hand-over-plan.h"

#include "kith-assign.h"
#include "kith-assignment.h"
#include "kith-caseloads.h"
#include "kith-operation.h"
#include "kith-period.h"
#include "kith-person.h"
#include "kith-student.h"
#include "kith-text.h"

#include <glib/gi18n.h>

static void
person_free (gpointer data)
{
  KithHandOverPerson *person = data;

  g_free (person->name);
  g_free (person->roles);
  g_free (person);
}

static void
item_free (gpointer data)
{
  KithHandOverItem *item = data;

  g_free (item->name);
  g_free (item->role);
  g_free (item->words);
  g_free (item);
}

void
kith_hand_over_plan_free (KithHandOverPlan *self)
{
  g_clear_object (&self->person);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self);
}

typedef struct {
  gint64 person;
  char *last_day;
} Request;

static void
request_free (Request *request)
{
  g_free (request->last_day);
  g_free (request);
}

static KithHandOverItem *
item_new (KithCaseFile *file,
          KithRecord   *assignment)
{
  KithHandOverItem *item = g_new0 (KithHandOverItem, 1);
  g_autofree char *role = kith_record_format (assignment, KITH_ASSIGNMENT_ROLE);
  g_autofree char *period = kith_period_format (kith_record_get_text (assignment, KITH_ASSIGNMENT_FROM),
                                                kith_record_get_text (assignment, KITH_ASSIGNMENT_UNTIL));

  item->assignment = kith_record_get_id (assignment);
  item->student = kith_record_get_number (assignment, KITH_ASSIGNMENT_STUDENT);
  item->name = kith_case_file_dup_title (file, &kith_student_kind, item->student);
  item->role = g_strdup (kith_record_get_text (assignment, KITH_ASSIGNMENT_ROLE));
  item->words = kith_record_get_flag (assignment, KITH_ASSIGNMENT_MAIN)
                  /* Translators: a role, as in "Peer mentor", of which this is the main one, and a period */
                  ? g_strdup_printf (_("%s, main · %s"), role, period)
                  /* Translators: a role, as in "Peer mentor", and a period */
                  : g_strdup_printf (_("%s · %s"), role, period);
  return item;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const KithHandOverItem *first = *(KithHandOverItem *const *) a, *second = *(KithHandOverItem *const *) b;

  return g_utf8_collate (first->name, second->name);
}

static gboolean
load_items (KithHandOverPlan  *plan,
            KithCaseFile      *file,
            const Request     *request,
            GError           **error)
{
  g_autoptr (GPtrArray) caseload = kith_assign_list_caseload (file, request->person, request->last_day, error);

  for (guint i = 0; caseload != NULL && i < caseload->len; i++)
    g_ptr_array_add (plan->items, item_new (file, g_ptr_array_index (caseload, i)));
  g_ptr_array_sort (plan->items, compare_names);
  return caseload != NULL;
}

static KithHandOverPerson *
person_new (KithRecord *record,
            GHashTable *counts)
{
  KithHandOverPerson *person = g_new0 (KithHandOverPerson, 1);

  person->id = kith_record_get_id (record);
  person->name = kith_record_dup_title (record);
  person->roles = g_strdup (kith_record_get_text (record, KITH_PERSON_ROLES));
  person->n_students = counts != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, &person->id)) : 0;
  person->limit = kith_record_has (record, KITH_PERSON_CASELOAD_LIMIT)
                    ? kith_record_get_number (record, KITH_PERSON_CASELOAD_LIMIT)
                    : -1;
  return person;
}

static gboolean
load_people (KithHandOverPlan  *plan,
             KithCaseFile      *file,
             gint64             but_not,
             GError           **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_person_kind);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GHashTable) counts = NULL;
  g_autoptr (GError) local_error = NULL;

  kith_query_where_current (query);
  kith_query_where_any (query, "roles", "mentor coach welfare manager dsl");
  kith_query_set_order (query, "name");
  people = kith_case_file_list (file, query, NULL, error);
  if (people == NULL)
    return FALSE;
  counts = kith_caseloads_count (file, &local_error);
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  for (guint i = 0; i < people->len; i++)
    if (kith_record_get_id (g_ptr_array_index (people, i)) != but_not)
      g_ptr_array_add (plan->people, person_new (g_ptr_array_index (people, i), counts));
  return TRUE;
}

static gpointer
load (KithCaseFile  *file,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Request *request = data;
  g_autoptr (KithHandOverPlan) plan = g_new0 (KithHandOverPlan, 1);

  plan->items = g_ptr_array_new_with_free_func (item_free);
  plan->people = g_ptr_array_new_with_free_func (person_free);
  plan->person = kith_case_file_load (file, &kith_person_kind, request->person, error);
  if (plan->person == NULL || !load_items (plan, file, request, error)
      || !load_people (plan, file, request->person, error))
    return NULL;
  return g_steal_pointer (&plan);
}

void
kith_hand_over_plan_load_async (KithStore           *store,
                                gint64               person,
                                const char          *last_day,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Request *request = g_new0 (Request, 1);

  request->person = person;
  request->last_day = g_strdup (last_day);
  kith_store_submit_async (store, load, request, (GDestroyNotify) request_free,
                           (GDestroyNotify) kith_hand_over_plan_free, cancellable, callback, user_data);
}

KithHandOverPlan *
kith_hand_over_plan_load_finish (KithStore     *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return kith_store_submit_finish (store, result, error);
}

typedef struct {
  gint64 person;
  char *last_day;
  char *note;
  GArray *choices; /* KithHandOverChoice */
} Apply;

static void
apply_free (Apply *apply)
{
  g_free (apply->last_day);
  g_free (apply->note);
  g_array_unref (apply->choices);
  g_free (apply);
}

static gpointer
run_apply (KithCaseFile  *file,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Apply *apply = data;
  KithHandOver hand_over = {
    .person = apply->person,
    .last_day = apply->last_day,
    .choices = (const KithHandOverChoice *) (gpointer) apply->choices->data,
    .n_choices = apply->choices->len,
    .note = apply->note,
  };
  gint64 operation;

  if (!kith_assign_hand_over (file, &hand_over, error))
    return NULL;
  operation = kith_case_file_get_last_operation (file);
  return g_memdup2 (&operation, sizeof operation);
}

void
kith_hand_over_plan_apply_async (KithStore              *store,
                                 const KithHandOverPlan *plan,
                                 const char             *last_day,
                                 GArray                 *successors,
                                 const char             *note,
                                 GAsyncReadyCallback     callback,
                                 gpointer                user_data)
{
  Apply *apply = g_new0 (Apply, 1);

  g_return_if_fail (successors->len == plan->items->len);

  apply->person = kith_record_get_id (plan->person);
  apply->last_day = g_strdup (last_day);
  apply->note = kith_text_is_empty (note) ? NULL : g_strdup (note);
  apply->choices = g_array_new (FALSE, FALSE, sizeof (KithHandOverChoice));
  for (guint i = 0; i < plan->items->len; i++) {
    const KithHandOverItem *item = g_ptr_array_index (plan->items, i);
    KithHandOverChoice choice = { item->assignment, g_array_index (successors, gint64, i) };

    g_array_append_val (apply->choices, choice);
  }
  kith_store_submit_async (store, run_apply, apply, (GDestroyNotify) apply_free, g_free, NULL, callback, user_data);
}

gint64
kith_hand_over_plan_apply_finish (KithStore     *store,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_autofree gint64 *operation = kith_store_submit_finish (store, result, error);

  return operation != NULL ? *operation : 0;
}
