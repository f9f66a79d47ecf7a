/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/kith-worker.h"

/* Jobs write their number down on the worker thread; callbacks count on the main one. */
typedef struct {
  KithWorker *worker;
  GArray *ran;
  GMutex gate;
  guint finished;
  guint cancelled;
} Fixture;

typedef struct {
  Fixture *fixture;
  guint number;
} Job;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->worker = kith_worker_new ("test");
  fixture->ran = g_array_new (FALSE, FALSE, sizeof (guint));
  g_mutex_init (&fixture->gate);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->worker != NULL)
    g_assert_finalize_object (fixture->worker);
  g_array_unref (fixture->ran);
  g_mutex_clear (&fixture->gate);
}

static void
run_job (GTask        *task,
         gpointer      source,
         gpointer      task_data,
         GCancellable *cancellable)
{
  Job *job = task_data;

  g_mutex_lock (&job->fixture->gate);
  g_mutex_unlock (&job->fixture->gate);
  g_assert_true (kith_worker_is_current (job->fixture->worker));
  g_array_append_val (job->fixture->ran, job->number);
  g_task_return_boolean (task, TRUE);
}

static void
job_done_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  fixture->finished++;
  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    fixture->cancelled++;
  }
}

static void
push (Fixture      *fixture,
      guint         number,
      GCancellable *cancellable)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, job_done_cb, fixture);
  Job *job = g_new (Job, 1);

  *job = (Job) { fixture, number };
  g_task_set_source_tag (task, push);
  g_task_set_task_data (task, job, g_free);
  kith_worker_push (fixture->worker, task, run_job);
}

static void
wait_for (Fixture *fixture,
          guint    finished)
{
  while (fixture->finished < finished)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_first_come_first_served (Fixture       *fixture,
                              gconstpointer  data)
{
  g_assert_false (kith_worker_is_current (fixture->worker));
  for (guint i = 0; i < 200; i++)
    push (fixture, i, NULL);
  wait_for (fixture, 200);
  g_assert_cmpuint (fixture->ran->len, ==, 200);
  for (guint i = 0; i < 200; i++)
    g_assert_cmpuint (g_array_index (fixture->ran, guint, i), ==, i);
}

static void
test_cancelled_never_runs (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  /* The first job waits at the gate, so the second is certainly still queued. */
  g_mutex_lock (&fixture->gate);
  push (fixture, 1, NULL);
  push (fixture, 2, cancellable);
  push (fixture, 3, NULL);
  g_cancellable_cancel (cancellable);
  g_mutex_unlock (&fixture->gate);
  wait_for (fixture, 3);
  g_assert_cmpuint (fixture->cancelled, ==, 1);
  g_assert_cmpuint (fixture->ran->len, ==, 2);
  g_assert_cmpuint (g_array_index (fixture->ran, guint, 1), ==, 3);
}

static void
test_drains (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint i = 0; i < 50; i++)
    push (fixture, i, NULL);
  kith_worker_shut_down (fixture->worker);
  g_assert_cmpuint (fixture->ran->len, ==, 50);
  kith_worker_shut_down (fixture->worker);
  wait_for (fixture, 50);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/store/worker/fifo", Fixture, NULL, set_up, test_first_come_first_served, tear_down);
  g_test_add ("/store/worker/cancelled", Fixture, NULL, set_up, test_cancelled_never_runs, tear_down);
  g_test_add ("/store/worker/drains", Fixture, NULL, set_up, test_drains, tear_down);
  return g_test_run ();
}
