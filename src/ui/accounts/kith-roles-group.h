/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-policy.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The roles of an account, to switch on and off, each with what it sees and how that is held. Property "roles" (flags
 * as guint, notifies). */
#define KITH_TYPE_ROLES_GROUP (kith_roles_group_get_type ())
G_DECLARE_FINAL_TYPE (KithRolesGroup, kith_roles_group, KITH, ROLES_GROUP, AdwPreferencesGroup)

GtkWidget *kith_roles_group_new       (void);
KithRoles  kith_roles_group_get_roles (KithRolesGroup *self);
void       kith_roles_group_set_roles (KithRolesGroup *self,
                                       KithRoles       roles);

G_END_DECLS
