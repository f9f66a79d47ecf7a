/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <termios.h>

G_BEGIN_DECLS

/* Ctrl+C asks the work to stop; while a passphrase is typed it ends the program with the terminal as it was. */
void kith_cli_progress_catch_signals (GCancellable         *cancellable);
void kith_cli_progress_set_prompting (const struct termios *terminal);

/* a KithProgress; @data: a KithCliProgress */
typedef struct {
  gint64 begun;
  gboolean shown;
} KithCliProgress;

void kith_cli_progress_begin         (KithCliProgress      *self);
void kith_cli_progress_tell          (double                fraction,
                                      gpointer              data);
void kith_cli_progress_end           (KithCliProgress      *self);

G_END_DECLS
