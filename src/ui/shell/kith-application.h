/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_APPLICATION (kith_application_get_type ())
G_DECLARE_FINAL_TYPE (KithApplication, kith_application, KITH, APPLICATION, AdwApplication)

KithApplication *kith_application_new          (void);
KithStore       *kith_application_get_store    (KithApplication *self);
GSettings       *kith_application_get_settings (KithApplication *self);
/* whether everything shown is invented */
gboolean         kith_application_is_demonstration (KithApplication *self);
void             kith_application_set_demonstration (KithApplication *self,
                                                 gboolean         demonstration);

G_END_DECLS
