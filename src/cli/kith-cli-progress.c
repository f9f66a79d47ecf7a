/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-cli-progress.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

/* What takes less is over before anybody wonders. */
#define QUIET_TIME G_USEC_PER_SEC

static struct termios *prompting;
G_LOCK_DEFINE_STATIC (prompting);

static void
end_if_prompting (int number)
{
  G_LOCK (prompting);
  if (prompting != NULL) {
    tcsetattr (STDIN_FILENO, TCSANOW, prompting);
    fputc ('\n', stderr);
    _exit (128 + number);
  }
  G_UNLOCK (prompting);
}

/* A thread of its own takes the signals, so that no handler runs in the middle of something. */
static gpointer
wait_for_signals (gpointer data)
{
  GCancellable *cancellable = data;
  sigset_t signals;
  int number = 0;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigaddset (&signals, SIGHUP);
  while (sigwait (&signals, &number) == 0) {
    end_if_prompting (number);
    g_cancellable_cancel (cancellable);
  }
  return NULL;
}

/**
 * kith_cli_progress_catch_signals:
 * @cancellable: cancelled by SIGINT, SIGTERM and SIGHUP; must live as long as the program
 *
 * Has to be called before any other thread is made.
 */
void
kith_cli_progress_catch_signals (GCancellable *cancellable)
{
  sigset_t signals;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigaddset (&signals, SIGHUP);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, g_object_ref (cancellable)));
}

/**
 * kith_cli_progress_set_prompting:
 * @terminal: (nullable): how the terminal is to be left when somebody gives up; %NULL when the question is over
 */
void
kith_cli_progress_set_prompting (const struct termios *terminal)
{
  G_LOCK (prompting);
  g_free (prompting);
  prompting = g_memdup2 (terminal, sizeof *terminal);
  G_UNLOCK (prompting);
}

/**
 * kith_cli_progress_begin:
 * @self: progress
 */
void
kith_cli_progress_begin (KithCliProgress *self)
{
  *self = (KithCliProgress) { .begun = g_get_monotonic_time () };
}

/**
 * kith_cli_progress_tell:
 * @fraction: how much is done, less than 0 when nobody can say
 * @data: a #KithCliProgress
 *
 * Shows it on a terminal, in one line that is written over.
 */
void
kith_cli_progress_tell (double   fraction,
                        gpointer data)
{
  KithCliProgress *self = data;

  if (!isatty (STDERR_FILENO) || g_get_monotonic_time () - self->begun < QUIET_TIME)
    return;
  self->shown = TRUE;
  if (fraction < 0)
    fprintf (stderr, "\r%s ", _("Working…"));
  else
    fprintf (stderr, "\r%d %% ", (int) (fraction * 100));
  fflush (stderr);
}

/**
 * kith_cli_progress_end:
 * @self: progress
 *
 * Leaves the terminal as if nothing had been shown.
 */
void
kith_cli_progress_end (KithCliProgress *self)
{
  if (self->shown)
    fputs ("\r\033[K", stderr);
}
