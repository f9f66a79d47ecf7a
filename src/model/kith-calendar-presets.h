/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *kith_calendar_presets     (const GDate *today);
void       kith_calendar_add_presets (GPtrArray   *list,
                                      const GDate *today);

G_END_DECLS
