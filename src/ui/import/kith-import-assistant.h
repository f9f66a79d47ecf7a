/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/kith-window.h"

G_BEGIN_DECLS

/* Brings students in from a file, in steps: the file, the columns (of a table), who comes in, how it went. Nothing is
 * saved before the last button, and all of it is one action that can be undone. */
#define KITH_TYPE_IMPORT_ASSISTANT (kith_import_assistant_get_type ())
G_DECLARE_FINAL_TYPE (KithImportAssistant, kith_import_assistant, KITH, IMPORT_ASSISTANT, AdwDialog)

/* what the action `win.import-students` does; @file: (nullable): begins with this file instead of asking for one */
void kith_import_assistant_present (KithWindow *window,
                                    GFile      *file);

/* once for each window: the action `win.import-file`, which takes a URI, and files dropped on the window */
void kith_import_assistant_install (KithWindow *window);

G_END_DECLS
