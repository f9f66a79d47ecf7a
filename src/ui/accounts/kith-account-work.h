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
  KITH_ACCOUNT_TASK_RESET,
  KITH_ACCOUNT_TASK_DISABLE,
  KITH_ACCOUNT_TASK_CHANGE_OWN,
} KithAccountTask;

/**
 * KithAccountRequest:
 * @task: what to do
 * @name: (nullable): name of the account
 * @full_name: (nullable): for a new account of a new person
 * @roles: for a new account or new roles
 * @person: for a new account of somebody who is there, else 0
 * @old_passphrase: (nullable): for one's own
 * @passphrase: (nullable): the new one
 *
 * Copied; passphrases into secure memory.
 */
typedef struct {
  KithAccountTask task;
  const char *name;
  const char *full_name;
  KithRoles roles;
  gint64 person;
  const char *old_passphrase;
  const char *passphrase;
} KithAccountRequest;

void     kith_account_work_async  (KithStore                *store,
                                   const KithAccountRequest *request,
                                   GAsyncReadyCallback       callback,
                                   gpointer                  user_data);
gboolean kith_account_work_finish (KithStore                *store,
                                   GAsyncResult             *result,
                                   GError                  **error);

G_END_DECLS
