/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-cli.h"

G_BEGIN_DECLS

/* Free with kith_secret_free_text. The first line of @file; "-" is standard input, whose lines are taken in turn; NULL
 * asks on the terminal without echo. */
char *kith_cli_read_passphrase     (const char  *file,
                                    const char  *question,
                                    GError     **error);
/* the same for one that will be set: on the terminal it is asked for twice */
char *kith_cli_read_new_passphrase (const char  *file,
                                    const char  *option,
                                    GError     **error);

G_END_DECLS
