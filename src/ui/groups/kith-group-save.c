/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-group-save.h"

#include "kith-group-register.h"
#include "kith-lists.h"
#include "kith-student.h"

typedef struct {
  KithRecord *group;
  GArray *changes;
  KithSaveFlags flags;
  KithGroupInvite invite;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->group);
  g_clear_pointer (&job->changes, g_array_unref);
  g_free (job);
}

static Job *
job_new (KithRecord *group)
{
  Job *job = g_new0 (Job, 1);

  job->group = kith_record_dup (group);
  return job;
}

/* The lines may change while the store is at work; the codes of the list live as long as the program. */
static void
hold_statuses (GArray *changes)
{
  for (guint i = 0; i < changes->len; i++) {
    KithRegisterEntry *entry = &g_array_index (changes, KithRegisterEntry, i);

    if (entry->status != NULL)
      entry->status = kith_choice_list_find (&kith_attendee_statuses, entry->status)->code;
  }
}

static gpointer
save (KithCaseFile  *file,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Job *job = data;

  return GINT_TO_POINTER (kith_group_register_save (file, job->group,
                                                    (const KithRegisterEntry *) (gpointer) job->changes->data,
                                                    job->changes->len, job->flags, error));
}

void
kith_group_save_async (KithStore           *store,
                       KithRecord          *group,
                       GArray              *changes,
                       KithSaveFlags        flags,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  Job *job = job_new (group);

  hold_statuses (changes);
  job->changes = changes;
  job->flags = flags;
  kith_store_submit_async (store, save, job, (GDestroyNotify) job_free, NULL, NULL, callback, user_data);
}

gboolean
kith_group_save_finish (KithStore     *store,
                        GAsyncResult  *result,
                        GError       **error)
{
  return kith_store_submit_finish (store, result, error) != NULL;
}

static gpointer
invite (KithCaseFile  *file,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  const Job *job = data;
  g_autoptr (GArray) ids = job->invite == KITH_GROUP_INVITE_CASELOAD
                             ? kith_group_list_caseload (file, error)
                             : kith_group_list_former (file, job->group, error);

  if (ids == NULL)
    return NULL;
  return kith_case_file_load_many (file, &kith_student_kind, (const gint64 *) (gpointer) ids->data, ids->len, error);
}

void
kith_group_invite_async (KithStore           *store,
                         KithRecord          *group,
                         KithGroupInvite      invitation,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Job *job = job_new (group);

  job->invite = invitation;
  kith_store_submit_async (store, invite, job, (GDestroyNotify) job_free, (GDestroyNotify) g_ptr_array_unref, NULL,
                           callback, user_data);
}

GPtrArray *
kith_group_invite_finish (KithStore     *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  return kith_store_submit_finish (store, result, error);
}

static gpointer
repeat (KithCaseFile  *file,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  gint64 id = kith_group_repeat (file, *(const gint64 *) data, 7, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

void
kith_group_repeat_async (KithStore           *store,
                         gint64               group,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  kith_store_submit_async (store, repeat, g_memdup2 (&group, sizeof group), g_free, g_free, NULL, callback, user_data);
}

gint64
kith_group_repeat_finish (KithStore     *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autofree gint64 *id = kith_store_submit_finish (store, result, error);

  return id != NULL ? *id : 0;
}
