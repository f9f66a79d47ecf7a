/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A disk that can lose its power. It stands below the database's own file layer: what is written is only promised once it
 * was synced; at the cut each sector of 512 bytes written since then may have reached the platter or not, in any order. */

typedef enum {
  SIMULATED_DISK_HONEST,
  /* syncs are answered and not done, as by a disk whose cache lies: the negative control, which must lose */
  SIMULATED_DISK_LYING,
} SimulatedDiskKind;

/* after kith_sqlite_init(); until a disk begins, everything goes straight through */
void     simulated_disk_install   (void);
/* from now on, until the power is cut at the write, truncation or sync that is the @n_operations-th */
void     simulated_disk_begin     (SimulatedDiskKind  kind,
                                   guint              n_operations);
/* says anew how many there will be */
void     simulated_disk_limit     (guint              n_operations);
gboolean simulated_disk_is_cut    (void);
/* what is on the platter of the file @path, written to @copy, and the same of its WAL when there is one */
void     simulated_disk_save      (const char        *path,
                                   const char        *copy,
                                   GRand             *rand);
/* everything goes straight through again */
void     simulated_disk_end       (void);

G_END_DECLS
