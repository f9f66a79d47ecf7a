/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

G_BEGIN_DECLS

/**
 * KithAccountTask:
 *
 * What is done with an account. All of it runs on the store thread and takes a while.
 */
typedef enum {
  KITH_ACCOUNT_TASK_ADD,
  KITH_ACCOUNT_TASK_SET_ROLES,
  KITH_ACCOUNT_TASK_INVITE_AGAIN,
  KITH_ACCOUNT_TASK_DISABLE,
  KITH_ACCOUNT_TASK_DELETE_COPIES,
  KITH_ACCOUNT_TASK_CHANGE_OWN,
  KITH_ACCOUNT_TASK_ADD_KEY,
  KITH_ACCOUNT_TASK_REPLACE_KEY,
  KITH_ACCOUNT_TASK_REMOVE_KEY,
  KITH_ACCOUNT_TASK_FIND_KEY,
} KithAccountTask;

/**
 * KithAccountRequest:
 * @task: what to do
 * @name: (nullable): name of the account
 * @full_name: (nullable): for a new account of a new person; of the holder of a recovery key
 * @roles: for a new account or new roles
 * @person: for a new account of somebody who is there, else 0
 * @slot: (nullable): a recovery key
 * @old_passphrase: one's own, asked for again; not for finding a key
 * @passphrase: (nullable): one's own new one; what was read from the paper for finding a key
 *
 * Copied; passphrases into secure memory.
 */
typedef struct {
  KithAccountTask task;
  const char *name;
  const char *full_name;
  KithRoles roles;
  gint64 person;
  const char *slot;
  const char *old_passphrase;
  const char *passphrase;
} KithAccountRequest;

void     kith_account_work_async  (KithStore                *store,
                                   const KithAccountRequest *request,
                                   GAsyncReadyCallback       callback,
                                   gpointer                  user_data);
/* what is shown once, free with kith_secret_free_text: the activation code or the recovery key, empty for other tasks;
 * NULL on failure */
char    *kith_account_work_finish (KithStore                *store,
                                   GAsyncResult             *result,
                                   GError                  **error);

G_END_DECLS
