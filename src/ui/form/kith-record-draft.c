/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-record-draft.h"

#include "kith-error.h"

static gpointer
keep_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  return GINT_TO_POINTER (kith_draft_save (file, data, error));
}

static gpointer
load_job (KithCaseFile *file,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  g_autoptr (GError) local = NULL;
  KithDraft *found = kith_draft_load_like (file, data, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (found == NULL)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, "");
  return found;
}

static gpointer
discard_job (KithCaseFile *file,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  return GINT_TO_POINTER (kith_draft_discard_like (file, data, error));
}

/**
 * kith_record_draft_keep_async:
 * @store: the open store
 * @place: where the form keeps it
 * @typed: from [method@Form.dup_typed]
 * @callback: (nullable): finish with [method@Store.submit_finish]
 * @user_data: for @callback
 */
void
kith_record_draft_keep_async (KithStore           *store,
                              const KithDraft     *place,
                              const char          *typed,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  kith_store_submit_async (store, keep_job, kith_draft_copy (place, typed), (GDestroyNotify) kith_draft_free, NULL, NULL,
                           callback, user_data);
}

/**
 * kith_record_draft_load_async:
 * @store: the open store
 * @place: where the form keeps it
 * @cancellable: (nullable): a cancellable
 * @callback: finish with [func@record_draft_load_finish]
 * @user_data: for @callback
 */
void
kith_record_draft_load_async (KithStore           *store,
                              const KithDraft     *place,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  kith_store_submit_async (store, load_job, kith_draft_copy (place, "{}"), (GDestroyNotify) kith_draft_free,
                           (GDestroyNotify) kith_draft_free, cancellable, callback, user_data);
}

/**
 * kith_record_draft_load_finish:
 * @store: the store
 * @result: the result
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the draft; %NULL without an error when there is none
 */
KithDraft *
kith_record_draft_load_finish (KithStore     *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_autoptr (GError) local = NULL;
  KithDraft *draft = kith_store_submit_finish (store, result, &local);

  if (local != NULL && !g_error_matches (local, KITH_ERROR, KITH_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  return draft;
}

/**
 * kith_record_draft_discard_async:
 * @store: the open store
 * @place: where the form keeps it
 */
void
kith_record_draft_discard_async (KithStore       *store,
                                 const KithDraft *place)
{
  kith_store_submit_async (store, discard_job, kith_draft_copy (place, "{}"), (GDestroyNotify) kith_draft_free, NULL, NULL,
                           NULL, NULL);
}
