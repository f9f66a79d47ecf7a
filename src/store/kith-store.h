/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The one door through which the window reaches a case file: jobs run in turn on the store thread, with the open
 * KithCaseFile in hand, and come back on the main loop. The main loop never waits for the disk. Casework's verbs are
 * functions of a KithCaseFile, so kithctl calls them straight and the window submits them here. */
#define KITH_TYPE_STORE (kith_store_get_type ())
G_DECLARE_FINAL_TYPE (KithStore, kith_store, KITH, STORE, GObject)

/**
 * KithStoreJob:
 * @file: the open case file; only to be touched from here
 * @data: what was handed in; plain values, owned by the job
 * @cancellable: (nullable): set when nobody wants the answer any more
 * @error: what went wrong
 *
 * Work for the store thread. The answer is handed to `finish` and freed by the caller's destroy function if unclaimed.
 *
 * Returns: (transfer full) (nullable): the answer; %NULL with @error set on failure. A job without an answer returns
 *   `GINT_TO_POINTER (TRUE)`.
 */
typedef gpointer (*KithStoreJob) (KithCaseFile  *file,
                                  gpointer       data,
                                  GCancellable  *cancellable,
                                  GError       **error);

KithStore *kith_store_new          (KithClock           *clock);

void       kith_store_create_async (KithStore           *self,
                                    const char          *path,
                                    const char          *user,
                                    const char          *full_name,
                                    const char          *passphrase,
                                    KithRoles            roles,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
/* returns the recovery key, free with kith_secret_free_text */
char      *kith_store_create_finish (KithStore          *self,
                                    GAsyncResult        *result,
                                    GError             **error);
void       kith_store_open_async   (KithStore           *self,
                                    const char          *path,
                                    const char          *user,
                                    const char          *passphrase,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
gboolean   kith_store_open_finish  (KithStore           *self,
                                    GAsyncResult        *result,
                                    GError             **error);
/* for a damaged file: nothing is written; kith_store_open_finish tells how it went */
void       kith_store_look_async   (KithStore           *self,
                                    const char          *path,
                                    const char          *user,
                                    const char          *passphrase,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
/* closes the file and forgets the keys; jobs already queued run first */
void       kith_store_close_async  (KithStore           *self,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
gboolean   kith_store_close_finish (KithStore           *self,
                                    GAsyncResult        *result,
                                    GError             **error);
gboolean   kith_store_is_open      (KithStore           *self);
/* a copy made at open; NULL while locked. Borrowed. */
const KithActor *kith_store_get_actor (KithStore        *self);
KithClock *kith_store_get_clock    (KithStore           *self);

void       kith_store_submit_async (KithStore           *self,
                                    KithStoreJob         job,
                                    gpointer             data,
                                    GDestroyNotify       free_data,
                                    GDestroyNotify       free_answer,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
gpointer   kith_store_submit_finish (KithStore          *self,
                                    GAsyncResult        *result,
                                    GError             **error);

/* The commonest jobs, ready made. */
void        kith_store_load_async  (KithStore           *self,
                                    const KithKind      *kind,
                                    gint64               id,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
KithRecord *kith_store_load_finish (KithStore           *self,
                                    GAsyncResult        *result,
                                    GError             **error);
void        kith_store_list_async  (KithStore           *self,
                                    KithQuery           *query,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
GPtrArray  *kith_store_list_finish (KithStore           *self,
                                    GAsyncResult        *result,
                                    GError             **error);
/* saves a copy of the record as it is at the call; on success id and version of the given record are set */
void        kith_store_save_async  (KithStore           *self,
                                    KithRecord          *record,
                                    KithSaveFlags        flags,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
gboolean    kith_store_save_finish (KithStore           *self,
                                    GAsyncResult        *result,
                                    GError             **error);
void        kith_store_remove_async (KithStore          *self,
                                    const KithKind      *kind,
                                    gint64               id,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
gboolean    kith_store_remove_finish (KithStore         *self,
                                    GAsyncResult        *result,
                                    GError             **error);

/* Signal ::changed (KithStore *self, const char *kind): emitted on the main loop after a job wrote records of that
 * kind ("" for many kinds at once). Lists refresh on it. Signal ::locked after close. Signal ::damaged when the
 * daily backup, which looks at every page, found one that cannot be read. Property "open". */

G_END_DECLS
