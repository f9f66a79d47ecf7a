/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a fuzz target is made of: each fuzz-NAME.c has the entry point of libFuzzer, and looks at what comes out with
 * g_assert. It is linked with libFuzzer to search for hours (build-aux/dev fuzz), or with kith-fuzz-driver.c to try the
 * files of corpus/NAME and some changes of them, which is a test like any other. */

/* Called once, before the first input. */
int              LLVMFuzzerInitialize   (int           *argc,
                                         char        ***argv);
int              LLVMFuzzerTestOneInput (const guint8  *bytes,
                                         gsize          size);

/* warnings of GLib end the program from here on */
void             kith_fuzz_be_strict    (void);
/* a name in a folder of this process, in memory where there is room for that; it goes with the process */
char            *kith_fuzz_path         (const char    *name);
/* the bytes up to the first zero, with what is no UTF-8 replaced: what a window could hand over */
char            *kith_fuzz_dup_text     (const guint8  *bytes,
                                         gsize          size);
/* a failure is told in a sentence; takes the error */
void             kith_fuzz_take_error   (GError        *error);

G_END_DECLS
