/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-note-uses.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* “Where this went”, under a note, for its author. */
GtkWidget *kith_note_uses_view_new (const KithNoteUses *uses);

G_END_DECLS
