/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form/kith-record-draft.h"

#include "kith-error.h"
#include "kith-kind.h"

static gint64
get_student (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  return kind->student_field != KITH_NO_FIELD ? kith_record_get_number (record, kind->student_field) : 0;
}

static KithDraft *
make_draft (KithRecord *record,
            const char *typed)
{
  return kith_draft_new (kith_record_get_kind (record), get_student (record), kith_record_get_id (record),
                         kith_record_get_version (record), typed);
}

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
  KithDraft *wanted = data;
  g_autoptr (GError) local = NULL;
  g_autoptr (KithDraft) found = kith_draft_load (file, kith_kind_find (wanted->kind), wanted->student, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (found != NULL && found->record == wanted->record)
    return g_steal_pointer (&found);
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, "");
  return NULL;
}

static gpointer
discard_job (KithCaseFile *file,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  KithDraft *draft = data;

  return GINT_TO_POINTER (kith_draft_discard (file, kith_kind_find (draft->kind), draft->student, error));
}

/**
 * kith_record_draft_keep_async:
 * @store: the open store
 * @record: what is edited
 * @typed: from [method@Form.dup_typed]
 * @callback: (nullable): finish with [method@Store.submit_finish]
 * @user_data: for @callback
 */
void
kith_record_draft_keep_async (KithStore           *store,
                              KithRecord          *record,
                              const char          *typed,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  kith_store_submit_async (store, keep_job, make_draft (record, typed), (GDestroyNotify) kith_draft_free, NULL, NULL,
                           callback, user_data);
}

/**
 * kith_record_draft_load_async:
 * @store: the open store
 * @record: what is edited
 * @cancellable: (nullable): a cancellable
 * @callback: finish with [func@record_draft_load_finish]
 * @user_data: for @callback
 */
void
kith_record_draft_load_async (KithStore           *store,
                              KithRecord          *record,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  kith_store_submit_async (store, load_job, make_draft (record, "{}"), (GDestroyNotify) kith_draft_free,
                           (GDestroyNotify) kith_draft_free, cancellable, callback, user_data);
}

/**
 * kith_record_draft_load_finish:
 * @store: the store
 * @result: the result
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the draft; %NULL without an error when there is none of this record
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
 * @record: what was edited
 */
void
kith_record_draft_discard_async (KithStore  *store,
                                 KithRecord *record)
{
  kith_store_submit_async (store, discard_job, make_draft (record, "{}"), (GDestroyNotify) kith_draft_free, NULL, NULL,
                           NULL, NULL);
}
