/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"
#include "kith-undo.h"

G_BEGIN_DECLS

/* Shared by kith-undo.c, which takes back, and kith-undo-list.c, which says what could be. */

gint64 kith_undo_get_oldest (KithCaseFile *self);

G_END_DECLS
