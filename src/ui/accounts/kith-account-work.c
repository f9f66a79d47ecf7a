/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-account-work.h"

#include "kith-accounts.h"
#include "kith-secret.h"

typedef struct {
  KithAccountTask task;
  char *name;
  char *full_name;
  KithRoles roles;
  gint64 person;
  char *old_passphrase;
  char *passphrase;
} Work;

static void
work_free (Work *work)
{
  g_free (work->name);
  g_free (work->full_name);
  g_clear_pointer (&work->old_passphrase, kith_secret_free_text);
  g_clear_pointer (&work->passphrase, kith_secret_free_text);
  g_free (work);
}

static gboolean
run (KithCaseFile  *file,
     const Work    *work,
     GCancellable  *cancellable,
     GError       **error)
{
  switch (work->task) {
  case KITH_ACCOUNT_TASK_ADD:
    return kith_accounts_add (file, work->name, work->full_name, work->roles, work->person, work->passphrase, error) != 0;
  case KITH_ACCOUNT_TASK_SET_ROLES:
    return kith_accounts_set_roles (file, work->name, work->roles, error);
  case KITH_ACCOUNT_TASK_RESET:
    return kith_accounts_reset (file, work->name, work->passphrase, error);
  case KITH_ACCOUNT_TASK_DISABLE:
    return kith_accounts_disable (file, work->name, cancellable, error);
  case KITH_ACCOUNT_TASK_CHANGE_OWN:
    return kith_accounts_set_passphrase (file, work->old_passphrase, work->passphrase, error);
  }
  g_return_val_if_reached (FALSE);
}

static gpointer
run_job (KithCaseFile  *file,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return GINT_TO_POINTER (run (file, data, cancellable, error));
}

void
kith_account_work_async (KithStore                *store,
                         const KithAccountRequest *request,
                         GAsyncReadyCallback       callback,
                         gpointer                  user_data)
{
  Work *work = g_new0 (Work, 1);

  work->task = request->task;
  work->name = g_strdup (request->name);
  work->full_name = g_strdup (request->full_name);
  work->roles = request->roles;
  work->person = request->person;
  work->old_passphrase = request->old_passphrase != NULL ? kith_secret_dup_text (request->old_passphrase) : NULL;
  work->passphrase = request->passphrase != NULL ? kith_secret_dup_text (request->passphrase) : NULL;
  kith_store_submit_async (store, run_job, work, (GDestroyNotify) work_free, NULL, NULL, callback, user_data);
}

gboolean
kith_account_work_finish (KithStore     *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  return kith_store_submit_finish (store, result, error) != NULL;
}
