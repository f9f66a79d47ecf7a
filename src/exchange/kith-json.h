/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kith-record.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *kith_json_from_field      (KithRecord *record,
                                     guint       field);
JsonNode *kith_json_from_record     (KithRecord *record);
JsonNode *kith_json_from_records    (GListModel *records);
char     *kith_json_to_text         (JsonNode   *node);

G_END_DECLS
