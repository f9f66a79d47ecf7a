/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-cli.h"

G_BEGIN_DECLS

/* Takes each FIELD=VALUE. A field nobody knows is %KITH_ERROR_USAGE; values that cannot be read are collected in
 * @problems. */
gboolean kith_cli_set_fields     (KithCli            *cli,
                                  KithRecord         *record,
                                  const char *const  *settings,
                                  KithProblems       *problems,
                                  GError            **error);
/* what a new record starts with where nothing was set */
void     kith_cli_set_defaults   (KithCli            *cli,
                                  KithRecord         *record);
/* Checks and saves. Everything that is wrong is said at once, with what @problems holds already; warnings are said and
 * accepted. */
gboolean kith_cli_save           (KithCli            *cli,
                                  KithRecord         *record,
                                  KithProblems       *problems,
                                  GError            **error);

G_END_DECLS
