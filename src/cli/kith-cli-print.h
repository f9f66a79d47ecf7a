/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-cli.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Columns of text, as wide as they have to be. */
typedef struct _KithCliTable KithCliTable;

KithCliTable *kith_cli_table_new     (const char *const *headings);
void          kith_cli_table_free    (KithCliTable      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCliTable, kith_cli_table_free)
/* @cells: (transfer full) (array zero-terminated=1): as many as there are headings */
void          kith_cli_table_add_row (KithCliTable      *self,
                                      char             **cells);
void          kith_cli_table_print   (KithCliTable      *self);

void          kith_cli_print_fact    (const char        *label,
                                      const char        *value);
void          kith_cli_print_id      (KithCli           *cli,
                                      gint64             id);
/* the only line on standard output; as JSON an object with it under @name */
void          kith_cli_print_secret  (KithCli           *cli,
                                      const char        *name,
                                      const char        *secret);
/* takes @node */
void          kith_cli_print_json    (JsonNode          *node);
/* a record, with students by the college's id */
JsonNode     *kith_cli_json_record   (KithCli           *cli,
                                      KithRecord        *record);
JsonNode     *kith_cli_json_text     (const char        *text);

G_END_DECLS
