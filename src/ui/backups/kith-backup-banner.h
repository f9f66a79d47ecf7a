/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A quiet line above a page: that the file was restored and what it lacks, for everybody until whoever looks after it has read
 * it; that no backup was made for a week, for whoever may make one. */
void kith_backup_banner_add (AdwNavigationPage *page,
                             KithStore         *store);

/* how long after a page was made it may say that backups are late; tests do not wait for a minute */
void kith_backup_banner_set_patience_for_tests (guint seconds);

G_END_DECLS
