/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-cli.h"

G_BEGIN_DECLS

/* What narrows a list or an export. */
typedef struct {
  char *student;
  char *stage;
  gboolean archived;
  int limit;
} KithCliFilter;

#define KITH_CLI_FILTER_ENTRIES(filter) \
  { "student", 0, 0, G_OPTION_ARG_STRING, &(filter).student, N_("Only what is about this student"), N_("ID") }, \
  { "stage", 0, 0, G_OPTION_ARG_STRING, &(filter).stage, N_("Only students at this stage"), N_("S") }, \
  { "archived", 0, 0, G_OPTION_ARG_NONE, &(filter).archived, N_("Only archived students, or what is about them"), \
    NULL }, \
  { "limit", 0, 0, G_OPTION_ARG_INT, &(filter).limit, N_("At most so many"), N_("N") }

void       kith_cli_filter_clear      (KithCliFilter        *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithCliFilter, kith_cli_filter_clear)

gboolean   kith_cli_filter_check      (const KithCliFilter  *self,
                                       const KithKind       *kind,
                                       GError              **error);
KithQuery *kith_cli_filter_make_query (const KithCliFilter  *self,
                                       KithCli              *cli,
                                       const KithKind       *kind,
                                       GError              **error);
/* %KITH_ERROR_NOT_ALLOWED with a sentence when no record of the kind may be seen */
gboolean   kith_cli_require_see       (KithCli              *cli,
                                       const KithKind       *kind,
                                       GError              **error);

G_END_DECLS
