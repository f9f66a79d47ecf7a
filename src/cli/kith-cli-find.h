/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-cli.h"

G_BEGIN_DECLS

/* Whoever is named on the command line; 0 with an error when there is nobody. */
gint64          kith_cli_find_student     (KithCli     *cli,
                                           const char  *college_id,
                                           GError     **error);
gint64          kith_cli_find_person      (KithCli     *cli,
                                           const char  *typed,
                                           GError     **error);
/* NULL for 0 and for a student this account may not see */
char           *kith_cli_dup_college_id   (KithCli     *cli,
                                           gint64       student);
/* by its name (note) or plural (notes); NULL with %KITH_ERROR_USAGE and the names there are */
const KithKind *kith_cli_find_kind        (const char  *typed,
                                           GError     **error);
const KithKind *kith_cli_find_plural      (const char  *typed,
                                           GError     **error);
/* a day as stored; NULL with an error that names the option */
char           *kith_cli_parse_day        (KithCli     *cli,
                                           const char  *option,
                                           const char  *typed,
                                           GError     **error);

G_END_DECLS
