/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"
#include "kith-document.h"

G_BEGIN_DECLS

/* Looks through a finished document that is made to leave the team, and adds what it finds to the document: names of
 * students and of the team, small numbers in tables nothing was hidden in, words of somebody who did not agree to be quoted. Blocks. */
gboolean kith_share_check (KithCaseFile  *file,
                           KithDocument  *document,
                           GError       **error);

G_END_DECLS
