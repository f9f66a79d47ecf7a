/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-worker.h"

/* One thread and a queue. Strictly first come, first served: a read that was asked for before a write must not see it,
 * and one asked for after it must. */
struct _KithWorker
{
  GObject parent_instance;

  char *name;
  GAsyncQueue *jobs;
  GThread *thread;
};

typedef struct {
  GTask *task;
  GTaskThreadFunc run;
} Job;

G_DEFINE_FINAL_TYPE (KithWorker, kith_worker, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_free (job);
}

static void
job_run (Job *job)
{
  if (g_task_return_error_if_cancelled (job->task))
    return;
  job->run (job->task, g_task_get_source_object (job->task), g_task_get_task_data (job->task),
            g_task_get_cancellable (job->task));
}

/* A job without a task is the last one. */
static gpointer
run_jobs (gpointer user_data)
{
  g_autoptr (GAsyncQueue) jobs = user_data;

  for (;;) {
    Job *job = g_async_queue_pop (jobs);
    gboolean last = job->task == NULL;

    if (!last)
      job_run (job);
    job_free (job);
    if (last)
      return NULL;
  }
}

static void
kith_worker_finalize (GObject *object)
{
  KithWorker *self = KITH_WORKER (object);

  kith_worker_shut_down (self);
  g_clear_pointer (&self->jobs, g_async_queue_unref);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (kith_worker_parent_class)->finalize (object);
}

static void
kith_worker_class_init (KithWorkerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kith_worker_finalize;
}

static void
kith_worker_init (KithWorker *self)
{
  self->jobs = g_async_queue_new_full ((GDestroyNotify) job_free);
}

/**
 * kith_worker_new:
 * @name: a short name, seen in a debugger
 *
 * Starts a thread that waits for jobs.
 *
 * Returns: (transfer full): the worker
 */
KithWorker *
kith_worker_new (const char *name)
{
  KithWorker *self = g_object_new (KITH_TYPE_WORKER, NULL);

  self->name = g_strdup (name);
  self->thread = g_thread_new (self->name, run_jobs, g_async_queue_ref (self->jobs));
  return self;
}

/**
 * kith_worker_push:
 * @self: a worker that was not shut down
 * @task: (transfer none): the task, whose callback runs where the task was made
 * @run: (scope async): what to do on the thread; it ends with one of the `g_task_return_` functions
 *
 * Queues a job. It runs after all those before it, unless its cancellable fires first: then it never runs and the task
 * ends with %G_IO_ERROR_CANCELLED.
 */
void
kith_worker_push (KithWorker      *self,
                  GTask           *task,
                  GTaskThreadFunc  run)
{
  Job *job;

  g_return_if_fail (KITH_IS_WORKER (self));
  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (run != NULL);
  g_return_if_fail (self->thread != NULL);

  job = g_new0 (Job, 1);
  job->task = g_object_ref (task);
  job->run = run;
  g_async_queue_push (self->jobs, job);
}

/**
 * kith_worker_is_current:
 * @self: a worker
 *
 * Returns: whether the calling thread is the worker's
 */
gboolean
kith_worker_is_current (KithWorker *self)
{
  g_return_val_if_fail (KITH_IS_WORKER (self), FALSE);

  return self->thread == g_thread_self ();
}

/**
 * kith_worker_shut_down:
 * @self: a worker
 *
 * Waits until every queued job has run, then ends the thread. Does nothing the second time.
 */
void
kith_worker_shut_down (KithWorker *self)
{
  g_return_if_fail (KITH_IS_WORKER (self));

  if (self->thread == NULL)
    return;
  g_async_queue_push (self->jobs, g_new0 (Job, 1));
  /* The last reference may go away in a job of its own; the thread then ends by itself. */
  if (kith_worker_is_current (self))
    g_thread_unref (self->thread);
  else
    g_thread_join (self->thread);
  self->thread = NULL;
}
