/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-table-backend.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct {
  KithTableBackend parent;
  GOutputStream *stream;
  gboolean has_rows;
} Json;

static gboolean
write_text (Json        *json,
            const char  *text,
            GError     **error)
{
  return g_output_stream_write_all (json->stream, text, strlen (text), NULL, NULL, error);
}

static void
set_member (JsonObject            *object,
            const KithTableColumn *column,
            const KithTableCell   *cell)
{
  if (!cell->is_set) {
    json_object_set_null_member (object, column->name);
    return;
  }
  switch (column->type) {
  case KITH_TABLE_TEXT:
  case KITH_TABLE_DATE:
    json_object_set_string_member (object, column->name, cell->text);
    break;
  case KITH_TABLE_FLAG:
    json_object_set_boolean_member (object, column->name, cell->number != 0);
    break;
  case KITH_TABLE_NUMBER:
  case KITH_TABLE_MINUTES:
  case KITH_TABLE_MONEY:
    json_object_set_int_member (object, column->name, cell->number);
    break;
  }
}

/* Row by row, so that the table is never whole in memory. */
static gboolean
json_add_row (KithTableBackend     *backend,
              const KithTableCell  *cells,
              GError              **error)
{
  Json *json = (Json *) backend;
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  for (guint i = 0; i < backend->n_columns; i++)
    set_member (object, &backend->columns[i], &cells[i]);
  json_node_set_object (node, object);
  text = json_to_string (node, FALSE);
  if (!write_text (json, json->has_rows ? ",\n" : "\n", error))
    return FALSE;
  json->has_rows = TRUE;
  return write_text (json, text, error);
}

static gboolean
json_finish (KithTableBackend  *backend,
             GError           **error)
{
  Json *json = (Json *) backend;

  return write_text (json, json->has_rows ? "\n]\n" : "]\n", error);
}

static void
json_free (KithTableBackend *backend)
{
  Json *json = (Json *) backend;

  g_clear_object (&json->stream);
  g_free (json);
}

/**
 * kith_table_json_new:
 * @stream: where to write
 * @columns: the columns, which outlive the backend
 * @n_columns: how many
 * @error: says why the start could not be written
 *
 * Returns: (transfer full) (nullable): a table as an array of objects
 */
KithTableBackend *
kith_table_json_new (GOutputStream          *stream,
                     const KithTableColumn  *columns,
                     guint                   n_columns,
                     GError                **error)
{
  Json *json = g_new0 (Json, 1);

  json->parent = (KithTableBackend) { columns, n_columns, json_add_row, json_finish, json_free, NULL };
  json->stream = g_object_ref (stream);
  if (write_text (json, "[", error))
    return &json->parent;
  json_free (&json->parent);
  return NULL;
}
