/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/kith-meeting-work.h"

#include "kith-error.h"
#include "kith-operation.h"
#include "kith-person.h"
#include "kith-plan.h"
#include "kith-plans.h"
#include "kith-save-meeting.h"
#include "kith-student.h"

#include <glib/gi18n.h>

void
kith_meeting_opening_free (KithMeetingOpening *self)
{
  g_clear_object (&self->plan);
  g_clear_pointer (&self->draft, kith_draft_free);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_free (self->name);
  g_free (self);
}

static GHashTable *
list_people (KithCaseFile  *file,
             GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_person_kind);
  g_autoptr (GPtrArray) list = kith_case_file_list (file, query, NULL, error);
  GHashTable *people = NULL;

  if (list == NULL)
    return NULL;
  people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < list->len; i++) {
    gint64 id = kith_record_get_id (g_ptr_array_index (list, i));

    g_hash_table_insert (people, g_memdup2 (&id, sizeof id), kith_record_dup_title (g_ptr_array_index (list, i)));
  }
  return people;
}

/* Another meeting with the same student that is not finished would lose its words to this one. */
static gboolean
find_draft (KithCaseFile        *file,
            KithMeetingOpening  *opening,
            GError             **error)
{
  g_autoptr (GError) local_error = NULL;

  opening->draft = kith_draft_load (file, &kith_meeting_draft_kind,
                                    kith_record_get_number (opening->plan, KITH_PLAN_STUDENT), &local_error);
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (opening->draft == NULL || opening->draft->record == kith_record_get_id (opening->plan))
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _("Another meeting with this student is not finished. Go back to it and finish it, or discard it, "
                         "first."));
  return FALSE;
}

static gpointer
open_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (KithMeetingOpening) opening = g_new0 (KithMeetingOpening, 1);
  gint64 id = *(gint64 *) data;

  opening->plan = kith_case_file_load (file, &kith_plan_kind, id, error);
  if (opening->plan == NULL)
    return NULL;
  if (!kith_case_file_may (file, KITH_ACTION_EDIT, &kith_plan_kind, id)) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
                         _("You may read this plan and not write it down. Ask the student’s coach."));
    return NULL;
  }
  opening->name = kith_case_file_dup_title (file, &kith_student_kind,
                                            kith_record_get_number (opening->plan, KITH_PLAN_STUDENT));
  if (!find_draft (file, opening, error) || (opening->people = list_people (file, error)) == NULL)
    return NULL;
  return g_steal_pointer (&opening);
}

void
kith_meeting_open_async (KithStore           *store,
                         gint64               plan,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  kith_store_submit_async (store, open_job, g_memdup2 (&plan, sizeof plan), g_free,
                           (GDestroyNotify) kith_meeting_opening_free, cancellable, callback, user_data);
}

KithMeetingOpening *
kith_meeting_open_finish (KithStore     *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  return kith_store_submit_finish (store, result, error);
}

typedef struct {
  KithRecord *plan;
  GPtrArray *tasks;
  KithSaveFlags flags;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->plan);
  g_ptr_array_unref (saving->tasks);
  g_free (saving);
}

static gpointer
save_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Saving *saving = data;
  gint64 operation = 0;

  if (!kith_save_meeting (file, saving->plan, saving->tasks, saving->flags, error))
    return NULL;
  operation = kith_case_file_get_last_operation (file);
  return g_memdup2 (&operation, sizeof operation);
}

void
kith_meeting_save_async (KithStore           *store,
                         KithRecord          *plan,
                         GPtrArray           *tasks,
                         KithSaveFlags        flags,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->plan = kith_record_dup (plan);
  saving->tasks = g_ptr_array_ref (tasks);
  saving->flags = flags;
  kith_store_submit_async (store, save_job, saving, saving_free, g_free, NULL, callback, user_data);
}

gint64
kith_meeting_save_finish (KithStore     *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autofree gint64 *operation = kith_store_submit_finish (store, result, error);

  return operation != NULL ? *operation : 0;
}

/* An empty text is the answer when no rule says: no answer would be an error. */
static gpointer
offer_job (KithCaseFile  *file,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  char *next = kith_plans_dup_next_due (file, data, &local_error);

  if (local_error == NULL)
    return next != NULL ? next : g_strdup ("");
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

void
kith_meeting_offer_async (KithStore           *store,
                          KithRecord          *plan,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  kith_store_submit_async (store, offer_job, kith_record_dup (plan), g_object_unref, g_free, cancellable, callback,
                           user_data);
}

char *
kith_meeting_offer_finish (KithStore     *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_autofree char *next = kith_store_submit_finish (store, result, error);

  return next != NULL && *next != '\0' ? g_steal_pointer (&next) : NULL;
}
