/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

G_BEGIN_DECLS

/* What records of one kind are called, for lists that show links: fetched together on the store thread and kept by id,
 * so that no row ever asks the case file by itself. */
#define KITH_TYPE_TITLES (kith_titles_get_type ())
G_DECLARE_FINAL_TYPE (KithTitles, kith_titles, KITH, TITLES, GObject)

KithTitles *kith_titles_new     (KithStore      *store,
                                 const KithKind *kind);
/* NULL for what is not known yet, or may not be seen; borrowed until the next turn of the main loop */
const char *kith_titles_look_up (KithTitles     *self,
                                 gint64          id);

/* Signal ::changed (KithTitles *self): titles have come in or have become old; whoever shows some looks again. */

G_END_DECLS
