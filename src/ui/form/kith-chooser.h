/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A dialog to find one record by typing part of its name. Signal ::chosen (KithChooser *self, KithRecord *record);
 * it closes by itself. */
#define KITH_TYPE_CHOOSER (kith_chooser_get_type ())
G_DECLARE_FINAL_TYPE (KithChooser, kith_chooser, KITH, CHOOSER, AdwDialog)

/* @query: who can be chosen, copied */
AdwDialog *kith_chooser_new (const char *title,
                             KithStore  *store,
                             KithQuery  *query);

G_END_DECLS
