/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-cli.h"

G_BEGIN_DECLS

const KithCliCommand *kith_cli_get_commands (guint    *n_commands);
gboolean      kith_cli_parse_global (KithCli  *self,
                                     char   ***argv,
                                     GError  **error);

/* Each takes its command line without the global options; it may name them again. */
KithCliStatus kith_cli_account  (KithCli *cli, char **argv);
/* kith-cli-account-keys.c: the verbs of `account` that begin with "key" */
KithCliStatus kith_cli_account_keys (KithCli *cli, const char *verb, const char *slot, const char *holder, const char *file);
KithCliStatus kith_cli_add      (KithCli *cli, char **argv);
KithCliStatus kith_cli_archive  (KithCli *cli, char **argv);
KithCliStatus kith_cli_assign   (KithCli *cli, char **argv);
KithCliStatus kith_cli_audit    (KithCli *cli, char **argv);
KithCliStatus kith_cli_backup   (KithCli *cli, char **argv);
KithCliStatus kith_cli_check    (KithCli *cli, char **argv);
KithCliStatus kith_cli_demo     (KithCli *cli, char **argv);
KithCliStatus kith_cli_edit     (KithCli *cli, char **argv);
KithCliStatus kith_cli_export   (KithCli *cli, char **argv);
/* what `export` does for the diary */
KithCliStatus kith_cli_export_diary (KithCli *cli, char **argv);
KithCliStatus kith_cli_import   (KithCli *cli, char **argv);
KithCliStatus kith_cli_init     (KithCli *cli, char **argv);
KithCliStatus kith_cli_list     (KithCli *cli, char **argv);
KithCliStatus kith_cli_report   (KithCli *cli, char **argv);
KithCliStatus kith_cli_restore  (KithCli *cli, char **argv);
KithCliStatus kith_cli_salvage  (KithCli *cli, char **argv);
KithCliStatus kith_cli_search   (KithCli *cli, char **argv);
KithCliStatus kith_cli_show     (KithCli *cli, char **argv);
KithCliStatus kith_cli_stats    (KithCli *cli, char **argv);
KithCliStatus kith_cli_transfer (KithCli *cli, char **argv);
KithCliStatus kith_cli_unarchive (KithCli *cli, char **argv);
KithCliStatus kith_cli_unassign (KithCli *cli, char **argv);

G_END_DECLS
