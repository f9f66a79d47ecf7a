/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-arrival.h"
#include "kith-bundles.h"
#include "kith-send-record.h"
#include "kith-store.h"

G_BEGIN_DECLS

/* What sending and receiving ask of the store thread. */

/**
 * KithSendView:
 * @to: (nullable): where the safeguarding file goes
 * @bundles: (element-type KithRecord): what was sent before, the newest first
 * @file_name: a name for the file
 *
 * What the dialog shows before anything is typed.
 */
typedef struct {
  char *to;
  GPtrArray *bundles;
  char *file_name;
} KithSendView;

void          kith_send_view_free        (KithSendView         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSendView, kith_send_view_free)
void          kith_send_view_async       (KithStore            *store,
                                          gint64                student,
                                          gboolean              is_safeguarding,
                                          gint64                transfer,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);

/**
 * KithSendAnswer:
 * @passphrase: (nullable): to tell by telephone
 * @fingerprint: to compare
 */
typedef struct {
  char *passphrase;
  char *fingerprint;
} KithSendAnswer;

void          kith_send_answer_free      (KithSendAnswer       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSendAnswer, kith_send_answer_free)
void          kith_send_async            (KithStore            *store,
                                          const KithSending    *sending,
                                          const char           *path,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
void          kith_receipt_async         (KithStore            *store,
                                          gint64                bundle,
                                          const char           *code,
                                          const char           *received_by,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
/* the receiving code, then the fingerprint; a GStrv */
void          kith_receiving_code_async  (KithStore            *store,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
/* KITH_ERROR_USAGE when a passphrase is needed and @passphrase is NULL */
void          kith_arrival_open_async    (KithStore            *store,
                                          const char           *path,
                                          const char           *passphrase,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
/* @arrival outlives the job */
void          kith_arrival_save_async    (KithStore            *store,
                                          KithArrival          *arrival,
                                          const char           *path,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
/* answers with a KithTakenIn, free with g_free */
void          kith_arrival_take_in_async (KithStore            *store,
                                          KithArrival          *arrival,
                                          const char           *college_id,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);

G_END_DECLS
