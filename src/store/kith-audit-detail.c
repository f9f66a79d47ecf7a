/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-private.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

/* Of what is private not even the name of the field is written down: that it is there says enough. */
static gboolean
is_hidden (const KithField *field,
           gboolean         is_sealed)
{
  return is_sealed && kith_field_has (field, KITH_FIELD_SEALED);
}

static void
add_value (JsonBuilder *builder,
           KithRecord  *record,
           guint        field,
           gboolean     is_hidden_value)
{
  g_autofree char *stored = kith_record_dup_stored (record, field);

  if (stored == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, is_hidden_value ? KITH_AUDIT_HIDDEN : stored);
}

static char *
finish (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* {"field": value, …}. Long texts are in the record itself and, once changed, as the old value of that change; here
 * they would only be one more copy to erase. */
char *
kith_audit_dup_added (KithRecord *record,
                      gboolean    is_sealed)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (guint i = 0; i < kind->n_fields; i++) {
    if (!kith_record_has (record, i) || kind->fields[i].type == KITH_FIELD_TEXT ||
        kith_field_has (&kind->fields[i], KITH_FIELD_PRIVATE))
      continue;
    json_builder_set_member_name (builder, kind->fields[i].name);
    add_value (builder, record, i, is_hidden (&kind->fields[i], is_sealed));
  }
  return finish (builder);
}

/* {"field": [old, new], …} for each field that is different; %NULL when none is. */
char *
kith_audit_dup_changed (KithRecord *before,
                        KithRecord *after,
                        gboolean    is_sealed)
{
  const KithKind *kind = kith_record_get_kind (after);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean is_different = FALSE;

  json_builder_begin_object (builder);
  for (guint i = 0; i < kind->n_fields; i++) {
    if (kith_record_field_equals (before, after, i))
      continue;
    is_different = TRUE;
    if (kith_field_has (&kind->fields[i], KITH_FIELD_PRIVATE))
      continue;
    json_builder_set_member_name (builder, kind->fields[i].name);
    json_builder_begin_array (builder);
    add_value (builder, before, i, is_hidden (&kind->fields[i], is_sealed));
    add_value (builder, after, i, is_hidden (&kind->fields[i], is_sealed));
    json_builder_end_array (builder);
  }
  return is_different ? finish (builder) : NULL;
}

char *
kith_audit_dup_said (const char *name,
                     const char *said)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, said);
  return finish (builder);
}

/* One sentence to read. Once the detail is erased the words stand alone. */
char *
kith_audit_dup_with_said (const char *words,
                          const char *detail)
{
  g_autoptr (JsonNode) root = detail != NULL ? json_from_string (detail, NULL) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  const char *said;

  if (object == NULL)
    return g_strdup (words);
  if ((said = json_object_get_string_member_with_default (object, "purpose", NULL)) != NULL)
    /* Translators: what was printed or exported, then what the person said it is for */
    return g_strdup_printf (_("%s, for “%s”"), words, said);
  if ((said = json_object_get_string_member_with_default (object, "file", NULL)) != NULL)
    /* Translators: what was imported, then the name of a file */
    return g_strdup_printf (_("%s, from “%s”"), words, said);
  if ((said = json_object_get_string_member_with_default (object, "reason", NULL)) != NULL)
    /* Translators: what was accepted, then why */
    return g_strdup_printf (_("%s, because “%s”"), words, said);
  return g_strdup (words);
}
