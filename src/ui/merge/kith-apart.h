/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks how it is known that a student is none of these others, and remembers it, with undo. @body: who is meant, in
 * words. Dismissed, nothing is remembered and the pairs are shown again under "Look for Duplicates". */
void kith_apart_ask (GtkWidget  *parent,
                     KithStore  *store,
                     gint64      student,
                     GArray     *others,
                     const char *body);

G_END_DECLS
