/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file.h"

G_BEGIN_DECLS

/* What the college has written down about itself. Whoever is signed in may read it. */

KithRecord *kith_college_current (KithCaseFile  *file,
                                  GError       **error);

G_END_DECLS
