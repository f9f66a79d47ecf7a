/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "faulty-system.h"

G_BEGIN_DECLS

/* Power that goes in the middle of what people do. Whatever reaches the files of one folder is written down: only what was
 * synced is certain, of the rest each sector may have reached the platter or not; names that were made, changed or deleted
 * are certain once their folder was synced, and of the rest those up to some moment are there. Harsher than one disk and one
 * file system, and made of the same functions that those see. */

typedef enum {
  LOST_POWER_HONEST,
  /* syncs are answered and not done: the negative control, which must lose */
  LOST_POWER_LYING,
} LostPowerDisk;

/* The exit status of a process whose power went. */
#define LOST_POWER_STATUS 42

/* Everything in @folder as it is now is certain. At the @at-th change from then on the power goes: what is left of the folder
 * is put into @image, and the process ends. Only in a process of its own. */
void lost_power_begin (const char    *folder,
                       const char    *image,
                       LostPowerDisk  disk,
                       guint          at,
                       guint          seed);

G_END_DECLS
