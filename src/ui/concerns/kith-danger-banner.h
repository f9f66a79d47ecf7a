/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* "In danger now? Call 999, then …": stands wherever concerns are. The program is not the alarm, and says so first. */
#define KITH_TYPE_DANGER_BANNER (kith_danger_banner_get_type ())
G_DECLARE_FINAL_TYPE (KithDangerBanner, kith_danger_banner, KITH, DANGER_BANNER, AdwBin)

GtkWidget *kith_danger_banner_new (KithStore *store);

G_END_DECLS
