/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Wrong passphrases since the last right one, by case file, for as long as the program runs. Whoever shows a way in asks
 * first how long to wait. No lock-out: colleagues would be the only ones it keeps out. */
void  kith_attempts_note_wrong (const char *path);
/* seconds until the next try: 1, 2, 4, 8, and a minute after five and more */
guint kith_attempts_get_wait   (const char *path);
/* how long to wait, in words; NULL for not at all */
char *kith_attempts_dup_wait_words (const char *path);
guint kith_attempts_count      (const char *path);
/* the same, and begins anew: somebody signed in */
guint kith_attempts_take       (const char *path);

G_END_DECLS
