/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

char *kith_entitlement_dup_words (KithRecord *entitlement);

G_END_DECLS
