/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-account-work.h"

#include "kith-accounts.h"
#include "kith-recovery-holders.h"
#include "kith-secret.h"

typedef struct {
  KithAccountTask task;
  char *name;
  char *full_name;
  KithRoles roles;
  gint64 person;
  char *slot;
  char *old_passphrase;
  char *passphrase;
} Work;

static void
work_free (Work *work)
{
  g_free (work->name);
  g_free (work->full_name);
  g_free (work->slot);
  g_clear_pointer (&work->old_passphrase, kith_secret_free_text);
  g_clear_pointer (&work->passphrase, kith_secret_free_text);
  g_free (work);
}

/* Tasks without a secret answer with an empty one. */
static char *
answer (gboolean done)
{
  return done ? kith_secret_dup_text ("") : NULL;
}

static char *
run (KithCaseFile  *file,
     const Work    *work,
     GCancellable  *cancellable,
     GError       **error)
{
  switch (work->task) {
  case KITH_ACCOUNT_TASK_ADD:
    return kith_accounts_invite (file, work->name, work->full_name, work->roles, work->person, error);
  case KITH_ACCOUNT_TASK_SET_ROLES:
    return answer (kith_accounts_set_roles (file, work->name, work->roles, error));
  case KITH_ACCOUNT_TASK_INVITE_AGAIN:
    return kith_accounts_invite_again (file, work->name, error);
  case KITH_ACCOUNT_TASK_DISABLE:
    return answer (kith_accounts_disable (file, work->name, cancellable, error));
  case KITH_ACCOUNT_TASK_DELETE_COPIES:
    return answer (kith_accounts_delete_copies (file, work->name, error) >= 0);
  case KITH_ACCOUNT_TASK_CHANGE_OWN:
    return answer (kith_accounts_set_passphrase (file, work->old_passphrase, work->passphrase, error));
  case KITH_ACCOUNT_TASK_ADD_KEY:
    return kith_recovery_holders_add (file, work->full_name, error);
  case KITH_ACCOUNT_TASK_REPLACE_KEY:
    return kith_recovery_holders_replace (file, work->slot, work->full_name, error);
  case KITH_ACCOUNT_TASK_REMOVE_KEY:
    return answer (kith_recovery_holders_remove (file, work->slot, cancellable, error));
  case KITH_ACCOUNT_TASK_FIND_KEY:
    return answer (kith_recovery_holders_confirm (file, work->slot, work->passphrase, error));
  }
  g_return_val_if_reached (NULL);
}

/* What changes who gets in is done by whoever types their passphrase once more, not by whoever found the desk empty. */
static gboolean
asks_again (KithAccountTask task)
{
  return task != KITH_ACCOUNT_TASK_CHANGE_OWN && task != KITH_ACCOUNT_TASK_FIND_KEY;
}

static gpointer
run_job (KithCaseFile  *file,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const Work *work = data;

  if (asks_again (work->task) && !kith_accounts_confirm (file, work->old_passphrase, error))
    return NULL;
  return run (file, work, cancellable, error);
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
  work->slot = g_strdup (request->slot);
  work->old_passphrase = request->old_passphrase != NULL ? kith_secret_dup_text (request->old_passphrase) : NULL;
  work->passphrase = request->passphrase != NULL ? kith_secret_dup_text (request->passphrase) : NULL;
  kith_store_submit_async (store, run_job, work, (GDestroyNotify) work_free, (GDestroyNotify) kith_secret_free_text, NULL,
                           callback, user_data);
}

char *
kith_account_work_finish (KithStore     *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  return kith_store_submit_finish (store, result, error);
}
