/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* Everything the actor sees, one value a line: "note 3 text: …". Fields without a value are left out, so the dump of an
 * old file stays the same when fields are added. */
char *kith_test_dump (KithCaseFile *file);

G_END_DECLS
