/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-store.h"

/* The commonest jobs, ready made. */

typedef struct {
  const KithKind *kind;
  gint64 id;
} Address;

static Address *
address_new (const KithKind *kind,
             gint64          id)
{
  Address *address = g_new0 (Address, 1);

  address->kind = kind;
  address->id = id;
  return address;
}

/* Hands the outcome of a job on to the task of the ready-made call. */
static void
pass_on (GObject      *source_object,
         GAsyncResult *result,
         GTask        *task,
         GDestroyNotify free_answer)
{
  GError *error = NULL;
  gpointer answer = kith_store_submit_finish (KITH_STORE (source_object), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, free_answer);
}

static void
record_ready_cb (GObject      *source_object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  pass_on (source_object, result, task, g_object_unref);
}

static void
list_ready_cb (GObject      *source_object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  pass_on (source_object, result, task, (GDestroyNotify) g_ptr_array_unref);
}

static void
done_ready_cb (GObject      *source_object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  pass_on (source_object, result, task, NULL);
}

static GTask *
create_task (KithStore           *self,
             gpointer             tag,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, tag);
  return task;
}

static gpointer
finish_task (KithStore     *self,
             GAsyncResult  *result,
             gpointer       tag,
             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
load_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Address *address = data;

  return kith_case_file_load (file, address->kind, address->id, error);
}

/**
 * kith_store_load_async:
 * @self: a store
 * @kind: a kind
 * @id: a record's id
 * @cancellable: (nullable): gives up
 * @callback: called on the main loop
 * @user_data: for @callback
 *
 * See [func@case_file_load].
 */
void
kith_store_load_async (KithStore           *self,
                       const KithKind      *kind,
                       gint64               id,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (KITH_IS_STORE (self));

  kith_store_submit_async (self, load_job, address_new (kind, id), g_free, g_object_unref, cancellable,
                           record_ready_cb, create_task (self, kith_store_load_async, callback, user_data));
}

/**
 * kith_store_load_finish:
 * @self: a store
 * @result: from the callback
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the record
 */
KithRecord *
kith_store_load_finish (KithStore     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  return finish_task (self, result, kith_store_load_async, error);
}

static gpointer
list_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return kith_case_file_list (file, data, cancellable, error);
}

/**
 * kith_store_list_async:
 * @self: a store
 * @query: what to list; copied
 * @cancellable: (nullable): gives up
 * @callback: called on the main loop
 * @user_data: for @callback
 *
 * See [func@case_file_list]. For long lists there is [class@ListModel].
 */
void
kith_store_list_async (KithStore           *self,
                       KithQuery           *query,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (KITH_IS_STORE (self));
  g_return_if_fail (query != NULL);

  kith_store_submit_async (self, list_job, kith_query_copy (query), (GDestroyNotify) kith_query_free,
                           (GDestroyNotify) g_ptr_array_unref, cancellable, list_ready_cb,
                           create_task (self, kith_store_list_async, callback, user_data));
}

/**
 * kith_store_list_finish:
 * @self: a store
 * @result: from the callback
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithRecord) (nullable): the records
 */
GPtrArray *
kith_store_list_finish (KithStore     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  return finish_task (self, result, kith_store_list_async, error);
}

typedef struct {
  KithRecord *copy;
  KithSaveFlags flags;
} SaveData;

static void
save_data_free (gpointer data)
{
  SaveData *save = data;

  g_clear_object (&save->copy);
  g_free (save);
}

static gpointer
save_job (KithCaseFile  *file,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  SaveData *save = data;

  return kith_case_file_save (file, save->copy, save->flags, error) ? g_object_ref (save->copy) : NULL;
}

/**
 * kith_store_save_async:
 * @self: a store
 * @record: what to save; a copy is taken, so it may change meanwhile
 * @flags: see [flags@SaveFlags]
 * @cancellable: (nullable): keeps it from beginning
 * @callback: called on the main loop
 * @user_data: for @callback
 *
 * See [func@case_file_save].
 */
void
kith_store_save_async (KithStore           *self,
                       KithRecord          *record,
                       KithSaveFlags        flags,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  SaveData *save;
  GTask *task;

  g_return_if_fail (KITH_IS_STORE (self));
  g_return_if_fail (KITH_IS_RECORD (record));

  save = g_new0 (SaveData, 1);
  save->copy = kith_record_dup (record);
  save->flags = flags;
  task = create_task (self, kith_store_save_async, callback, user_data);
  g_task_set_task_data (task, g_object_ref (record), g_object_unref);
  kith_store_submit_async (self, save_job, save, save_data_free, g_object_unref, cancellable, record_ready_cb, task);
}

/* What the store filled in; whatever the person typed meanwhile stays. */
static void
take_over (KithRecord *record,
           KithRecord *saved)
{
  const KithKind *kind = kith_record_get_kind (record);

  kith_record_set_id (record, kith_record_get_id (saved));
  kith_record_set_version (record, kith_record_get_version (saved));
  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *stored = NULL;

    if (!kith_field_has (&kind->fields[i], KITH_FIELD_SYSTEM))
      continue;
    stored = kith_record_dup_stored (saved, i);
    kith_record_set_stored (record, i, stored);
  }
}

/**
 * kith_store_save_finish:
 * @self: a store
 * @result: from the callback
 * @error: return location for an error
 *
 * Gives the record that was handed in its id, its version and its system fields.
 *
 * Returns: whether it was saved
 */
gboolean
kith_store_save_finish (KithStore     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_autoptr (KithRecord) saved = finish_task (self, result, kith_store_save_async, error);

  if (saved == NULL)
    return FALSE;
  take_over (g_task_get_task_data (G_TASK (result)), saved);
  return TRUE;
}

static gpointer
remove_job (KithCaseFile  *file,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Address *address = data;

  return GINT_TO_POINTER (kith_case_file_remove (file, address->kind, address->id, error));
}

/**
 * kith_store_remove_async:
 * @self: a store
 * @kind: a kind
 * @id: a record's id
 * @cancellable: (nullable): keeps it from beginning
 * @callback: called on the main loop
 * @user_data: for @callback
 *
 * See [func@case_file_remove].
 */
void
kith_store_remove_async (KithStore           *self,
                         const KithKind      *kind,
                         gint64               id,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (KITH_IS_STORE (self));

  kith_store_submit_async (self, remove_job, address_new (kind, id), g_free, NULL, cancellable, done_ready_cb,
                           create_task (self, kith_store_remove_async, callback, user_data));
}

/**
 * kith_store_remove_finish:
 * @self: a store
 * @result: from the callback
 * @error: return location for an error
 *
 * Returns: whether it is gone from every list
 */
gboolean
kith_store_remove_finish (KithStore     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return GPOINTER_TO_INT (finish_task (self, result, kith_store_remove_async, error));
}
