/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-store.h"

#include "db/kith-worker.h"
#include "kith-backup.h"
#include "kith-case-file-private.h"
#include "kith-error.h"
#include "kith-secret.h"
#include "kith-store-entry.h"
#include "kith-store-second.h"

#include <glib/gi18n.h>

/* How long after unlocking the daily backup begins: by then the first lists are on the screen. */
#define BACKUP_DELAY_SECONDS 30

struct _KithStore
{
  GObject parent_instance;

  KithClock *clock;
  KithWorker *worker;
  GMainContext *context;
  guint backup_source;
  gboolean backup_is_due;

  /* Set on the main loop */
  gboolean is_open;
  KithActor actor;

  /* Touched on the worker's thread only */
  KithCaseFile *file;
};

typedef enum {
  PROP_OPEN = 1,
} KithStoreProps;

typedef enum {
  SIGNAL_CHANGED,
  SIGNAL_LOCKED,
  SIGNAL_DAMAGED,
  SIGNAL_BACKED_UP,
  N_SIGNALS,
} KithStoreSignals;

static GParamSpec *props[PROP_OPEN + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KithStore, kith_store, G_TYPE_OBJECT)

/* Work for the worker; the answer goes to the task. */
typedef struct {
  KithStoreJob job;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_answer;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job);
}

/* News for the main loop, in the order they were sent. */
typedef struct {
  KithStore *store;
  char *changed_kind;
  KithActor actor;
  gboolean is_open;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  g_object_unref (news->store);
  g_free (news->changed_kind);
  kith_actor_clear (&news->actor);
  g_free (news);
}

static void
send_news (KithStore   *self,
           News        *news,
           GSourceFunc  receive)
{
  news->store = g_object_ref (self);
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, receive, news, news_free);
}

static gboolean
receive_changed_cb (gpointer data)
{
  News *news = data;

  g_signal_emit (news->store, signals[SIGNAL_CHANGED], 0, news->changed_kind);
  return G_SOURCE_REMOVE;
}

static void
tell_changed (KithStore *self)
{
  char *kind = self->file != NULL ? kith_case_file_take_changed (self->file) : NULL;
  News *news;

  if (kind == NULL)
    return;
  news = g_new0 (News, 1);
  news->changed_kind = kind;
  send_news (self, news, receive_changed_cb);
}

static gboolean
receive_state_cb (gpointer data)
{
  News *news = data;
  KithStore *self = news->store;
  gboolean was_open = self->is_open;

  kith_actor_clear (&self->actor);
  self->actor = news->actor;
  news->actor = (KithActor) { 0 };
  self->is_open = news->is_open;
  if (was_open != self->is_open)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OPEN]);
  if (was_open && !self->is_open)
    g_signal_emit (self, signals[SIGNAL_LOCKED], 0);
  return G_SOURCE_REMOVE;
}

static void
tell_state (KithStore *self)
{
  News *news = g_new0 (News, 1);
  const KithActor *actor = self->file != NULL ? kith_case_file_get_actor (self->file) : NULL;

  news->is_open = actor != NULL;
  if (actor != NULL) {
    news->actor = *actor;
    news->actor.name = g_strdup (actor->name);
    news->actor.full_name = g_strdup (actor->full_name);
  }
  send_news (self, news, receive_state_cb);
}

static void
kith_store_dispose (GObject *object)
{
  KithStore *self = KITH_STORE (object);

  g_clear_handle_id (&self->backup_source, g_source_remove);
  if (self->worker != NULL)
    kith_worker_shut_down (self->worker);
  g_clear_object (&self->worker);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (kith_store_parent_class)->dispose (object);
}

static void
kith_store_finalize (GObject *object)
{
  KithStore *self = KITH_STORE (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->context, g_main_context_unref);
  kith_actor_clear (&self->actor);
  G_OBJECT_CLASS (kith_store_parent_class)->finalize (object);
}

static void
kith_store_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  KithStore *self = KITH_STORE (object);

  switch ((KithStoreProps) property_id) {
  case PROP_OPEN:
    g_value_set_boolean (value, self->is_open);
    return;
  }
  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
kith_store_class_init (KithStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kith_store_dispose;
  object_class->finalize = kith_store_finalize;
  object_class->get_property = kith_store_get_property;

  /**
   * KithStore:open:
   *
   * Whether a case file is open and somebody is signed in.
   */
  props[PROP_OPEN] =
    g_param_spec_boolean ("open", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * KithStore::changed:
   * @self: a store
   * @kind: name of a kind, "" for many kinds at once
   *
   * Records were written. Emitted on the main loop.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KITH_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  /**
   * KithStore::locked:
   * @self: a store
   *
   * The case file was closed and the keys are gone. Emitted on the main loop.
   */
  signals[SIGNAL_LOCKED] =
    g_signal_new ("locked", KITH_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * KithStore::damaged:
   * @self: a store
   *
   * The daily backup, which looks at every page, found one that cannot be read. Emitted on the main loop.
   */
  signals[SIGNAL_DAMAGED] =
    g_signal_new ("damaged", KITH_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * KithStore::backed-up:
   * @self: a store
   *
   * The daily backup, or its copy in the second place, has come to an end, well or not. Emitted on the main loop.
   */
  signals[SIGNAL_BACKED_UP] =
    g_signal_new ("backed-up", KITH_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kith_store_init (KithStore *self)
{
}

/**
 * kith_store_new:
 * @clock: the clock to go by
 *
 * Returns: (transfer full): a store without a case file; it belongs to the main context of the calling thread
 */
KithStore *
kith_store_new (KithClock *clock)
{
  KithStore *self;

  g_return_val_if_fail (KITH_IS_CLOCK (clock), NULL);

  self = g_object_new (KITH_TYPE_STORE, NULL);
  self->clock = g_object_ref (clock);
  self->worker = kith_worker_new ("kith-store");
  self->context = g_main_context_ref_thread_default ();
  return self;
}

/**
 * kith_store_is_open:
 * @self: a store
 *
 * Returns: whether somebody is signed in
 */
gboolean
kith_store_is_open (KithStore *self)
{
  g_return_val_if_fail (KITH_IS_STORE (self), FALSE);

  return self->is_open;
}

/**
 * kith_store_get_actor:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): who is signed in; %NULL while locked
 */
const KithActor *
kith_store_get_actor (KithStore *self)
{
  g_return_val_if_fail (KITH_IS_STORE (self), NULL);

  return self->is_open ? &self->actor : NULL;
}

/**
 * kith_store_get_clock:
 * @self: a store
 *
 * Returns: (transfer none): its clock
 */
KithClock *
kith_store_get_clock (KithStore *self)
{
  g_return_val_if_fail (KITH_IS_STORE (self), NULL);

  return self->clock;
}

static void
return_answer (GTask    *task,
               Job      *job,
               gpointer  answer,
               GError   *error)
{
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, job->free_answer);
}

static void
run_job (GTask        *task,
         gpointer      source_object,
         gpointer      task_data,
         GCancellable *cancellable)
{
  KithStore *self = source_object;
  Job *job = task_data;
  GError *error = NULL;
  KithRoles roles;
  gpointer answer;

  if (self->file == NULL) {
    g_task_return_new_error_literal (task, KITH_ERROR, KITH_ERROR_FAILED,
                                     _("The case file is locked. Unlock it and try again."));
    return;
  }
  roles = kith_case_file_get_actor (self->file)->roles;
  kith_db_set_cancellable (self->file->db, cancellable);
  answer = job->job (self->file, job->data, cancellable, &error);
  kith_db_set_cancellable (self->file->db, NULL);
  /* What could only be looked at can be changed now. */
  if (roles != kith_case_file_get_actor (self->file)->roles)
    tell_state (self);
  if (answer == NULL && error == NULL)
    error = g_error_new_literal (KITH_ERROR, KITH_ERROR_FAILED, _("This could not be done."));
  tell_changed (self);
  return_answer (task, job, answer, error);
}

static GTask *
create_task (KithStore           *self,
             gpointer             tag,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  /* What was written stays written: whoever cancels too late is told the truth. */
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

static void
submit (KithStore           *self,
        gpointer             tag,
        KithStoreJob         function,
        gpointer             data,
        GDestroyNotify       free_data,
        GDestroyNotify       free_answer,
        GCancellable        *cancellable,
        GAsyncReadyCallback  callback,
        gpointer             user_data)
{
  g_autoptr (GTask) task = create_task (self, tag, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->job = function;
  job->data = data;
  job->free_data = free_data;
  job->free_answer = free_answer;
  g_task_set_task_data (task, job, job_free);
  kith_worker_push (self->worker, task, run_job);
}

/**
 * kith_store_submit_async:
 * @self: a store
 * @job: (scope async): runs on the store thread
 * @data: handed to @job
 * @free_data: (nullable): frees @data when the job is over
 * @free_answer: (nullable): frees the answer if nobody takes it
 * @cancellable: (nullable): stops the job, or keeps it from beginning
 * @callback: called on the main loop
 * @user_data: for @callback
 *
 * Queues work. Jobs run in the order they were submitted.
 */
void
kith_store_submit_async (KithStore           *self,
                         KithStoreJob         job,
                         gpointer             data,
                         GDestroyNotify       free_data,
                         GDestroyNotify       free_answer,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (KITH_IS_STORE (self));
  g_return_if_fail (job != NULL);

  submit (self, kith_store_submit_async, job, data, free_data, free_answer, cancellable, callback, user_data);
}

/**
 * kith_store_submit_finish:
 * @self: a store
 * @result: from the callback
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the answer of the job
 */
gpointer
kith_store_submit_finish (KithStore     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kith_store_submit_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
begin_backup_cb (gpointer data);

static gboolean
schedule_backup_cb (gpointer data)
{
  News *news = data;
  KithStore *self = news->store;

  g_clear_handle_id (&self->backup_source, g_source_remove);
  self->backup_is_due = TRUE;
  self->backup_source = g_timeout_add_seconds (BACKUP_DELAY_SECONDS, begin_backup_cb, self);
  return G_SOURCE_REMOVE;
}

static gpointer
back_up_job (KithCaseFile  *file,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return GINT_TO_POINTER (kith_backup_daily (file, cancellable, error));
}

static void
backed_up (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_pointer (G_TASK (result), &error);
  if (g_error_matches (error, KITH_ERROR, KITH_ERROR_DAMAGED))
    g_signal_emit (source, signals[SIGNAL_DAMAGED], 0);
  g_signal_emit (source, signals[SIGNAL_BACKED_UP], 0);
}

static void
copied (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  kith_store_copy_to_second_finish (KITH_STORE (source), result, NULL);
  g_signal_emit (source, signals[SIGNAL_BACKED_UP], 0);
}

static gboolean
begin_backup_cb (gpointer data)
{
  KithStore *self = data;

  self->backup_source = 0;
  self->backup_is_due = FALSE;
  submit (self, begin_backup_cb, back_up_job, NULL, NULL, NULL, NULL, backed_up, NULL);
  /* Jobs run in turn, so this one finds the backup. */
  kith_store_copy_to_second_async (self, NULL, copied, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
refuse_second (KithStore *self,
               GTask     *task)
{
  if (self->file == NULL)
    return FALSE;
  g_task_return_new_error_literal (task, KITH_ERROR, KITH_ERROR_IN_USE,
                                   _("A case file is open already. Lock it first."));
  return TRUE;
}

static void
run_create (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  KithStore *self = source_object;
  const KithStoreEntry *entry = task_data;
  char *recovery_key = NULL;
  GError *error = NULL;

  if (refuse_second (self, task))
    return;
  self->file = kith_case_file_create (entry->path, entry->user, entry->full_name, entry->passphrase, entry->roles,
                                      self->clock, &recovery_key, &error);
  if (self->file == NULL) {
    g_task_return_error (task, error);
    return;
  }
  tell_state (self);
  g_task_return_pointer (task, recovery_key, (GDestroyNotify) kith_secret_free_text);
}

/**
 * kith_store_create_async:
 * @self: a locked store
 * @path: the file to make
 * @user: name of the first account
 * @full_name: the name of the person behind it
 * @passphrase: theirs; copied into secure memory
 * @roles: what they may do
 * @cancellable: (nullable): keeps it from beginning
 * @callback: called on the main loop
 * @user_data: for @callback
 *
 * Makes a case file and signs its first account in.
 */
void
kith_store_create_async (KithStore           *self,
                         const char          *path,
                         const char          *user,
                         const char          *full_name,
                         const char          *passphrase,
                         KithRoles            roles,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KITH_IS_STORE (self));

  task = create_task (self, kith_store_create_async, cancellable, callback, user_data);
  g_task_set_task_data (task, kith_store_entry_new (path, user, full_name, passphrase, roles), kith_store_entry_free);
  kith_worker_push (self->worker, task, run_create);
}

/**
 * kith_store_create_finish:
 * @self: a store
 * @result: from the callback
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the recovery key, free with [func@kith_secret_free_text]
 */
char *
kith_store_create_finish (KithStore     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kith_store_create_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
open_with (KithStore            *self,
           GTask                *task,
           const KithStoreEntry *entry,
           KithOpenFlags         flags,
           GCancellable         *cancellable)
{
  GError *error = NULL;

  if (refuse_second (self, task))
    return;
  self->file = kith_case_file_open_full (entry->path, entry->user, entry->passphrase, self->clock, flags, cancellable,
                                         &error);
  if (self->file == NULL) {
    g_task_return_error (task, error);
    return;
  }
  tell_state (self);
  send_news (self, g_new0 (News, 1), schedule_backup_cb);
  g_task_return_boolean (task, TRUE);
}

static void
run_open (GTask        *task,
          gpointer      source_object,
          gpointer      task_data,
          GCancellable *cancellable)
{
  open_with (source_object, task, task_data, KITH_OPEN_SKIP_BACKUP, cancellable);
}

static void
run_look (GTask        *task,
          gpointer      source_object,
          gpointer      task_data,
          GCancellable *cancellable)
{
  open_with (source_object, task, task_data, KITH_OPEN_SKIP_BACKUP | KITH_OPEN_TO_LOOK, cancellable);
}

static void
push_open (KithStore           *self,
           GTaskThreadFunc      run,
           const char          *path,
           const char          *user,
           const char          *passphrase,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  g_autoptr (GTask) task = create_task (self, kith_store_open_async, cancellable, callback, user_data);

  g_task_set_task_data (task, kith_store_entry_new (path, user, NULL, passphrase, (KithRoles) 0), kith_store_entry_free);
  kith_worker_push (self->worker, task, run);
}

/**
 * kith_store_open_async:
 * @self: a locked store
 * @path: a case file
 * @user: name of an account
 * @passphrase: its passphrase; copied into secure memory
 * @cancellable: (nullable): gives up
 * @callback: called on the main loop
 * @user_data: for @callback
 *
 * Unlocks a case file. The daily backup follows when the first lists are on the screen.
 */
void
kith_store_open_async (KithStore           *self,
                       const char          *path,
                       const char          *user,
                       const char          *passphrase,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (KITH_IS_STORE (self));

  push_open (self, run_open, path, user, passphrase, cancellable, callback, user_data);
}

/**
 * kith_store_look_async:
 * @self: a locked store
 * @path: a damaged case file
 * @user: name of an account
 * @passphrase: its passphrase; copied into secure memory
 * @cancellable: (nullable): gives up
 * @callback: called on the main loop; asks [method@Store.open_finish]
 * @user_data: for @callback
 *
 * Opens a case file for looking only. Nothing is written, so nobody can change anything and no line of the audit says who
 * looked.
 */
void
kith_store_look_async (KithStore           *self,
                       const char          *path,
                       const char          *user,
                       const char          *passphrase,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (KITH_IS_STORE (self));

  push_open (self, run_look, path, user, passphrase, cancellable, callback, user_data);
}

/**
 * kith_store_open_finish:
 * @self: a store
 * @result: from the callback
 * @error: return location for an error
 *
 * Returns: whether somebody is signed in now
 */
gboolean
kith_store_open_finish (KithStore     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kith_store_open_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
run_close (GTask        *task,
           gpointer      source_object,
           gpointer      task_data,
           GCancellable *cancellable)
{
  KithStore *self = source_object;
  GError *error = NULL;
  gboolean closed = TRUE;

  if (self->file != NULL) {
    if (GPOINTER_TO_INT (task_data))
      kith_backup_daily_quietly (self->file, NULL, NULL);
    closed = kith_case_file_close (self->file, &error);
    g_clear_object (&self->file);
    tell_state (self);
  }
  if (closed)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * kith_store_close_async:
 * @self: a store
 * @callback: called on the main loop
 * @user_data: for @callback
 *
 * Closes the case file and forgets the keys when the jobs that are queued have run.
 */
void
kith_store_close_async (KithStore           *self,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KITH_IS_STORE (self));

  g_clear_handle_id (&self->backup_source, g_source_remove);
  task = create_task (self, kith_store_close_async, NULL, callback, user_data);
  g_task_set_task_data (task, GINT_TO_POINTER (self->backup_is_due), NULL);
  self->backup_is_due = FALSE;
  kith_worker_push (self->worker, task, run_close);
}

/**
 * kith_store_close_finish:
 * @self: a store
 * @result: from the callback
 * @error: return location for an error
 *
 * Returns: whether everything is in the one file; it is closed in any case
 */
gboolean
kith_store_close_finish (KithStore     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kith_store_close_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
