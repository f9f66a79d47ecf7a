/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-json.h"

#include <gio/gio.h>

static JsonNode *
from_text (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
node_from_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

static JsonNode *
from_words (const char *words,
            gboolean    are_numbers)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  JsonArray *array = json_array_new ();

  for (guint i = 0; parts[i] != NULL; i++) {
    if (*parts[i] == '\0')
      continue;
    if (are_numbers)
      json_array_add_int_element (array, g_ascii_strtoll (parts[i], NULL, 10));
    else
      json_array_add_string_element (array, parts[i]);
  }
  return node_from_array (array);
}

static JsonNode *
from_instant (gint64 seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  return text != NULL ? from_text (text) : json_node_new (JSON_NODE_NULL);
}

/**
 * kith_json_from_field:
 * @record: a record
 * @field: place in the field table
 *
 * Text as text, days as ISO text, moments as ISO text in UTC, yes and no as booleans, several choices as an array of
 * their codes, no value as null.
 *
 * Returns: (transfer full): the value
 */
JsonNode *
kith_json_from_field (KithRecord *record,
                      guint       field)
{
  const KithField *table;

  g_return_val_if_fail (KITH_IS_RECORD (record), NULL);
  g_return_val_if_fail (field < kith_record_get_kind (record)->n_fields, NULL);

  table = &kith_record_get_kind (record)->fields[field];
  if (!kith_record_has (record, field))
    return json_node_new (JSON_NODE_NULL);
  switch (table->type) {
  case KITH_FIELD_LINE:
  case KITH_FIELD_TEXT:
  case KITH_FIELD_DATE:
  case KITH_FIELD_TIME:
  case KITH_FIELD_CHOICE:
    return from_text (kith_record_get_text (record, field));
  case KITH_FIELD_CHOICES:
  case KITH_FIELD_LINKS:
    return from_words (kith_record_get_text (record, field), table->type == KITH_FIELD_LINKS);
  case KITH_FIELD_INSTANT:
    return from_instant (kith_record_get_number (record, field));
  case KITH_FIELD_FLAG:
    return json_node_init_boolean (json_node_alloc (), kith_record_get_flag (record, field));
  case KITH_FIELD_MINUTES:
  case KITH_FIELD_NUMBER:
  case KITH_FIELD_MONEY:
  case KITH_FIELD_LINK:
    return json_node_init_int (json_node_alloc (), kith_record_get_number (record, field));
  }
  g_return_val_if_reached (NULL);
}

/**
 * kith_json_from_record:
 * @record: a record
 *
 * Returns: (transfer full): an object with `id` and every field of the table by name
 */
JsonNode *
kith_json_from_record (KithRecord *record)
{
  const KithKind *kind;
  JsonObject *object;
  JsonNode *node;

  g_return_val_if_fail (KITH_IS_RECORD (record), NULL);

  kind = kith_record_get_kind (record);
  object = json_object_new ();
  json_object_set_int_member (object, "id", kith_record_get_id (record));
  for (guint i = 0; i < kind->n_fields; i++)
    json_object_set_member (object, kind->fields[i].name, kith_json_from_field (record, i));
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  return node;
}

/**
 * kith_json_from_records:
 * @records: a list of [class@Record]
 *
 * Returns: (transfer full): an array of objects
 */
JsonNode *
kith_json_from_records (GListModel *records)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (records); i++) {
    g_autoptr (KithRecord) record = g_list_model_get_item (records, i);

    json_array_add_element (array, kith_json_from_record (record));
  }
  return node_from_array (array);
}

/**
 * kith_json_to_text:
 * @node: a value
 *
 * Returns: (transfer full): its text, indented, with a line break at the end
 */
char *
kith_json_to_text (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);

  return g_strconcat (text, "\n", NULL);
}
