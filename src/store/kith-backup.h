/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-case-file-private.h"

G_BEGIN_DECLS

/* The folder "backups" beside the case file. */
char      *kith_backup_dup_folder       (KithCaseFile  *file);
gboolean   kith_backup_before_migration (KithCaseFile  *file,
                                         guint          from,
                                         GError       **error);
/* how long from one moment to another: "26 days", "less than an hour" */
char      *kith_backup_dup_age          (gint64         from,
                                         gint64         to);
/* of a restored file: they have in them what was erased again since */
void       kith_backup_forget_migrations (KithCaseFile *file);
/* a backup that cannot be made keeps nobody from opening the file; FALSE only when cancelled */
gboolean   kith_backup_daily_quietly    (KithCaseFile  *file,
                                         GCancellable  *cancellable,
                                         GError       **error);
/* which of these ISO dates to let go: 7 daily, 4 weekly and 2 monthly are kept */
GPtrArray *kith_backup_list_superfluous (GPtrArray     *dates);
/* ISO dates of the daily backups there are, and where the one of a date is */
GPtrArray *kith_backup_list_dates       (KithCaseFile  *file);
char      *kith_backup_dup_dated_path   (KithCaseFile  *file,
                                         const char    *iso);
/* today's backup once more, in place of the one there is */
gboolean   kith_backup_renew_today      (KithCaseFile  *file,
                                         GError       **error);

/* a table of small things to remember: "last-backup" */
char      *kith_setting_dup             (KithCaseFile  *file,
                                         const char    *name,
                                         GError       **error);
gboolean   kith_setting_put             (KithCaseFile  *file,
                                         const char    *name,
                                         const char    *value,
                                         GError       **error);

G_END_DECLS
