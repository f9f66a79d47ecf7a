/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

G_BEGIN_DECLS

void kith_wording_add_presets (GPtrArray   *list,
                               const GDate *today);

G_END_DECLS
