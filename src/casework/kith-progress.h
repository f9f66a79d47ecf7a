/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KithProgress:
 * @fraction: how much is done, from 0 to 1; less than 0 when nobody can say
 * @data: what was given with the function
 *
 * Told on the thread that does the work, at most a few times a second.
 */
typedef void (*KithProgress) (double   fraction,
                              gpointer data);

/* How a long verb reports: @function may be NULL. */
typedef struct {
  KithProgress function;
  gpointer data;
  gint64 last;
} KithProgressReport;

void kith_progress_report (KithProgressReport *self,
                           double              fraction);

G_END_DECLS
