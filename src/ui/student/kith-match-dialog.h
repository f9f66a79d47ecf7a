/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Help with choosing who supports a student: everybody in the role, with what speaks for and against them in words. A
 * person decides. Signal ::chosen (KithMatchDialog *self, gint64 person); it closes by itself. */
#define KITH_TYPE_MATCH_DIALOG (kith_match_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KithMatchDialog, kith_match_dialog, KITH, MATCH_DIALOG, AdwDialog)

AdwDialog *kith_match_dialog_new (KithStore  *store,
                                  gint64      student,
                                  const char *role);

G_END_DECLS
