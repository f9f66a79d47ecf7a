/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transfer/kith-transfer-work.h"

#include "kith-kinds.h"
#include "kith-secret.h"
#include "kith-transfer-pack.h"

typedef struct {
  gint64 student;
  gboolean is_safeguarding;
  gint64 transfer;
  gint64 bundle;
  char *to;
  char *code;
  char *path;
  char *passphrase;
  KithArrival *arrival; /* borrowed */
} Work;

static void
work_free (Work *self)
{
  g_free (self->to);
  g_free (self->code);
  g_free (self->path);
  g_clear_pointer (&self->passphrase, kith_secret_free_text);
  g_free (self);
}

static void
submit (KithStore            *store,
        KithStoreJob          job,
        Work                 *work,
        GDestroyNotify        free_answer,
        GAsyncReadyCallback   callback,
        gpointer              user_data)
{
  kith_store_submit_async (store, job, work, (GDestroyNotify) work_free, free_answer, NULL, callback, user_data);
}

void
kith_send_view_free (KithSendView *self)
{
  g_free (self->to);
  g_clear_pointer (&self->bundles, g_ptr_array_unref);
  g_free (self->file_name);
  g_free (self);
}

static GPtrArray *
list_bundles (KithCaseFile  *file,
              const Work    *work,
              GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_bundle_kind);

  kith_query_where_student (query, work->student);
  kith_query_where_any (query, "visibility", work->is_safeguarding ? "dsl" : "team supporters");
  return kith_case_file_list (file, query, NULL, error);
}

static gpointer
view_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Work *work = data;
  g_autoptr (KithSendView) self = g_new0 (KithSendView, 1);
  g_autoptr (KithRecord) transfer = NULL;

  if (work->is_safeguarding) {
    transfer = kith_transfer_pack_find_transfer (file, work->student, work->transfer, error);
    if (transfer == NULL)
      return NULL;
    self->to = g_strdup (kith_record_get_text (transfer, KITH_TRANSFER_TO));
  }
  self->file_name = kith_send_dup_file_name (file);
  self->bundles = list_bundles (file, work, error);
  return self->bundles != NULL ? g_steal_pointer (&self) : NULL;
}

void
kith_send_view_async (KithStore           *store,
                      gint64               student,
                      gboolean             is_safeguarding,
                      gint64               transfer,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  Work *work = g_new0 (Work, 1);

  work->student = student;
  work->is_safeguarding = is_safeguarding;
  work->transfer = transfer;
  submit (store, view_job, work, (GDestroyNotify) kith_send_view_free, callback, user_data);
}

void
kith_send_answer_free (KithSendAnswer *self)
{
  g_clear_pointer (&self->passphrase, kith_secret_free_text);
  g_free (self->fingerprint);
  g_free (self);
}

static gpointer
send_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Work *work = data;
  const KithSending sending = { .student = work->student, .is_safeguarding = work->is_safeguarding,
                                .transfer = work->transfer, .to = work->to, .receiving_code = work->code };
  g_autoptr (KithBundleSent) sent = kith_send_record (file, &sending, work->path, cancellable, error);
  KithSendAnswer *answer = NULL;

  if (sent == NULL)
    return NULL;
  answer = g_new0 (KithSendAnswer, 1);
  answer->passphrase = g_steal_pointer (&sent->passphrase);
  answer->fingerprint = kith_bundles_dup_fingerprint (file);
  return answer;
}

void
kith_send_async (KithStore           *store,
                 const KithSending   *sending,
                 const char          *path,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  Work *work = g_new0 (Work, 1);

  work->student = sending->student;
  work->is_safeguarding = sending->is_safeguarding;
  work->transfer = sending->transfer;
  work->to = g_strdup (sending->to);
  work->code = g_strdup (sending->receiving_code);
  work->path = g_strdup (path);
  submit (store, send_job, work, (GDestroyNotify) kith_send_answer_free, callback, user_data);
}

static gpointer
receipt_job (KithCaseFile  *file,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Work *work = data;

  return GINT_TO_POINTER (kith_bundles_enter_receipt (file, work->bundle, work->code, work->to, error));
}

void
kith_receipt_async (KithStore           *store,
                    gint64               bundle,
                    const char          *code,
                    const char          *received_by,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  Work *work = g_new0 (Work, 1);

  work->bundle = bundle;
  work->code = g_strdup (code);
  work->to = g_strdup (received_by);
  submit (store, receipt_job, work, NULL, callback, user_data);
}

static gpointer
code_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (GStrvBuilder) answer = g_strv_builder_new ();
  char *code = kith_bundles_dup_receiving_code (file, error);

  if (code == NULL)
    return NULL;
  g_strv_builder_take (answer, code);
  g_strv_builder_take (answer, kith_bundles_dup_fingerprint (file));
  return g_strv_builder_end (answer);
}

void
kith_receiving_code_async (KithStore           *store,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  submit (store, code_job, g_new0 (Work, 1), (GDestroyNotify) g_strfreev, callback, user_data);
}

static gpointer
open_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Work *work = data;

  return kith_arrival_open (file, work->path, work->passphrase, error);
}

void
kith_arrival_open_async (KithStore           *store,
                         const char          *path,
                         const char          *passphrase,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Work *work = g_new0 (Work, 1);

  work->path = g_strdup (path);
  work->passphrase = passphrase != NULL ? kith_secret_dup_text (passphrase) : NULL;
  submit (store, open_job, work, (GDestroyNotify) kith_arrival_free, callback, user_data);
}

static gpointer
save_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Work *work = data;

  return GINT_TO_POINTER (kith_arrival_save (work->arrival, file, work->path, error));
}

void
kith_arrival_save_async (KithStore           *store,
                         KithArrival         *arrival,
                         const char          *path,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Work *work = g_new0 (Work, 1);

  work->arrival = arrival;
  work->path = g_strdup (path);
  submit (store, save_job, work, NULL, callback, user_data);
}

static gpointer
take_in_job (KithCaseFile  *file,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Work *work = data;
  g_autofree KithTakenIn *taken = g_new0 (KithTakenIn, 1);

  return kith_arrival_take_in (work->arrival, file, work->code, taken, cancellable, error) ? g_steal_pointer (&taken) : NULL;
}

void
kith_arrival_take_in_async (KithStore           *store,
                            KithArrival         *arrival,
                            const char          *college_id,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Work *work = g_new0 (Work, 1);

  work->arrival = arrival;
  work->code = g_strdup (college_id);
  submit (store, take_in_job, work, g_free, callback, user_data);
}
