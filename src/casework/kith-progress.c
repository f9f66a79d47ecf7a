/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-progress.h"

#define PAUSE_BETWEEN_REPORTS (G_USEC_PER_SEC / 5)

/**
 * kith_progress_report:
 * @self: who wants to know
 * @fraction: how much is done, from 0 to 1; less than 0 when nobody can say
 *
 * Cheap enough to be called for every row: most calls only look at the time.
 */
void
kith_progress_report (KithProgressReport *self,
                      double              fraction)
{
  gint64 now;

  if (self->function == NULL)
    return;
  now = g_get_monotonic_time ();
  if (now - self->last < PAUSE_BETWEEN_REPORTS)
    return;
  self->last = now;
  self->function (fraction, self->data);
}
