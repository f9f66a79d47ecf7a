/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns whether it went well; what is opened in it dies with the process. */
typedef gboolean (*KilledChildFunc) (gpointer data);

/* Runs @prepare (nullable), then @act, in a process of its own that is killed @microseconds after @act began; a negative number
 * lets it end. Returns how long @act ran, microseconds. */
gint64 killed_child_run (KilledChildFunc prepare,
                         KilledChildFunc act,
                         gpointer        data,
                         gint64          microseconds);

G_END_DECLS
