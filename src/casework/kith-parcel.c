/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-parcel.h"

#include "kith-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a bundle holds: the size of the JSON in four bytes, little-endian, the JSON, then the PDF. */
#define PREFIX_SIZE 4
#define VERSION 1

/* Whoever nests deeper than any record does wants to fill the stack. */
#define MOST_DEPTH 16

/**
 * kith_parcel_free:
 * @self: (transfer full): a parcel
 */
void
kith_parcel_free (KithParcel *self)
{
  g_clear_pointer (&self->json, g_bytes_unref);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self);
}

/**
 * kith_parcel_pack:
 * @json: the record as data
 * @pdf: the record to read
 *
 * Returns: (transfer full): what goes into a bundle
 */
GBytes *
kith_parcel_pack (const char *json,
                  GBytes     *pdf)
{
  GByteArray *whole = g_byte_array_new ();
  gsize pdf_size;
  const guint8 *pdf_data = g_bytes_get_data (pdf, &pdf_size);
  guint32 size = GUINT32_TO_LE ((guint32) strlen (json));

  g_byte_array_append (whole, (const guint8 *) &size, PREFIX_SIZE);
  g_byte_array_append (whole, (const guint8 *) json, (guint) strlen (json));
  g_byte_array_append (whole, pdf_data, (guint) pdf_size);
  return g_byte_array_free_to_bytes (whole);
}

static KithParcel *
refuse (GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                       _("This file opens, but what is in it is no record that Kith knows. Ask the sender for the record on "
                         "paper."));
  return NULL;
}

/* By counting brackets outside of strings, before a parser that recurses sees them. */
static gboolean
is_shallow (const char *text,
            gsize       size)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < size; i++) {
    if (in_string && text[i] == '\\')
      i++;
    else if (text[i] == '"')
      in_string = !in_string;
    else if (!in_string && (text[i] == '{' || text[i] == '[')) {
      if (++depth > MOST_DEPTH)
        return FALSE;
    } else if (!in_string && (text[i] == '}' || text[i] == ']') && depth > 0)
      depth--;
  }
  return TRUE;
}

static gboolean
split (KithParcel *self,
       GBytes     *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint32 json_size;

  if (size < PREFIX_SIZE)
    return FALSE;
  memcpy (&json_size, data, PREFIX_SIZE);
  json_size = GUINT32_FROM_LE (json_size);
  if (json_size > size - PREFIX_SIZE)
    return FALSE;
  self->json = g_bytes_new_from_bytes (bytes, PREFIX_SIZE, json_size);
  self->pdf = g_bytes_new_from_bytes (bytes, PREFIX_SIZE + json_size, size - PREFIX_SIZE - json_size);
  return size - PREFIX_SIZE - json_size >= 5 && memcmp (data + PREFIX_SIZE + json_size, "%PDF-", 5) == 0;
}

static gboolean
parse_json (KithParcel *self)
{
  /* Not an immutable one: that ends the program when something stands in front of the object. */
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize size;
  const char *text = g_bytes_get_data (self->json, &size);

  if (size == 0 || !g_utf8_validate (text, (gssize) size, NULL) || !is_shallow (text, size) ||
      !json_parser_load_from_data (parser, text, (gssize) size, NULL))
    return FALSE;
  self->root = json_parser_steal_root (parser);
  return self->root != NULL && JSON_NODE_HOLDS_OBJECT (self->root);
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gint64
get_version (JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "version");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
           ? json_node_get_int (node) : 0;
}

static gboolean
read_root (KithParcel *self,
           JsonObject *root)
{
  const char *content = get_text (root, "content");
  JsonObject *from = get_object (root, "from");

  self->student = get_object (root, "student");
  self->records = get_object (root, "records");
  if (content == NULL || from == NULL || self->student == NULL || self->records == NULL)
    return FALSE;
  self->is_safeguarding = g_str_equal (content, "safeguarding");
  self->college = get_text (from, "college");
  self->sent_by = get_text (from, "sent-by");
  self->lead = get_text (from, "lead");
  self->lead_phone = get_text (from, "lead-phone");
  self->made = get_text (root, "made");
  self->to = get_text (root, "to");
  self->student_name = get_text (self->student, "preferred-name");
  return self->student_name != NULL && (self->is_safeguarding || g_str_equal (content, "record"));
}

/**
 * kith_parcel_unpack:
 * @bytes: from [func@parcel_pack], or from anybody
 * @error: %KITH_ERROR_TOO_NEW or %KITH_ERROR_DAMAGED
 *
 * Returns: (transfer full) (nullable): what is in it
 */
KithParcel *
kith_parcel_unpack (GBytes  *bytes,
                    GError **error)
{
  g_autoptr (KithParcel) self = g_new0 (KithParcel, 1);
  JsonObject *root = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!split (self, bytes) || !parse_json (self))
    return refuse (error);
  root = json_node_get_object (self->root);
  if (g_strcmp0 (get_text (root, "format"), "kith-record") == 0 && get_version (root) > VERSION) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_TOO_NEW,
                         _("This file was made by a newer Kith. Install the newest Kith and open it again."));
    return NULL;
  }
  if (g_strcmp0 (get_text (root, "format"), "kith-record") != 0 || get_version (root) != VERSION || !read_root (self, root))
    return refuse (error);
  return g_steal_pointer (&self);
}

/**
 * kith_parcel_count:
 * @self: a parcel
 * @plural: name of several of a kind
 *
 * Returns: how many of them there are
 */
guint
kith_parcel_count (KithParcel *self,
                   const char *plural)
{
  JsonNode *node = json_object_get_member (self->records, plural);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
}
