/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What exports a short list that stands among others on a page. Nothing where the account may not export.
 * @query: what the list shows, copied; @name: what a screen reader says of the button */
GtkWidget *kith_export_button_new          (KithStore           *store,
                                            KithQuery           *query,
                                            const char          *name);
/* beside what stands at the head of @group already */
void       kith_export_button_add_to_group (AdwPreferencesGroup *group,
                                            KithStore           *store,
                                            KithQuery           *query,
                                            const char          *name);

G_END_DECLS
