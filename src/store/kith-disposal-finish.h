/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"

G_BEGIN_DECLS

void kith_disposal_finish (KithCaseFile *file);

G_END_DECLS
