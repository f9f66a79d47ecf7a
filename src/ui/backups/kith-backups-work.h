/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/kith-board-page.h"

G_BEGIN_DECLS

/* What a person does about backups. Each works on the store thread, says in the window how it ended, and has the page filled
 * anew. */
void kith_backups_work_now           (KithBoardPage  *page);
void kith_backups_work_drill         (KithBoardPage  *page);
void kith_backups_work_verify        (KithBoardPage  *page,
                                      const char     *path);
void kith_backups_work_choose_second (KithBoardPage  *page);
void kith_backups_work_drop_second   (KithBoardPage  *page);
void kith_backups_work_read          (KithBoardPage  *page);

/* kith-backups-restore.c: to a new file, after its age was told */
void kith_backups_work_restore       (KithBoardPage  *page,
                                      const char     *path);

G_END_DECLS
