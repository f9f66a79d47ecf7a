/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The only place where Kith and its libraries put temporary files (printing and spreadsheets need some): private to
 * the person, gone with the session, and swept when Kith starts and ends. */
void        kith_runtime_dir_enter (void);
void        kith_runtime_dir_leave (void);
const char *kith_runtime_dir_get   (void);

G_END_DECLS
