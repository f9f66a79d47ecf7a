/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-view.h"

#include "kith-kinds.h"
#include "kith-record.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

static void
change_free (KithAuditChange *change)
{
  g_free (change->label);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/**
 * kith_audit_item_free:
 * @self: (transfer full) (nullable): a line to read
 */
void
kith_audit_item_free (KithAuditItem *self)
{
  if (self == NULL)
    return;
  kith_audit_line_free (self->line);
  g_free (self->student);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/* A link is stored as a number, which says nothing to a person. */
static char *
dup_linked (KithCaseFile    *file,
            const KithField *field,
            const char      *stored)
{
  const KithKind *kind = field->kind != NULL ? kith_kind_find (field->kind) : NULL;
  char *title = kind != NULL ? kith_case_file_dup_title (file, kind, g_ascii_strtoll (stored, NULL, 10)) : NULL;

  return title != NULL ? title : g_strdup (_("A record that is gone, or that this account does not see"));
}

static char *
dup_value (KithCaseFile   *file,
           const KithKind *kind,
           guint           field,
           JsonNode       *node)
{
  const char *stored = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  g_autoptr (KithRecord) record = NULL;
  g_autofree char *words = NULL;

  if (stored == NULL)
    return NULL;
  if (g_str_equal (stored, KITH_AUDIT_HIDDEN))
    return g_strdup (_("Sealed"));
  if (kind->fields[field].type == KITH_FIELD_LINK)
    return dup_linked (file, &kind->fields[field], stored);
  record = kith_record_new (kind);
  kith_record_set_stored (record, field, stored);
  words = kith_record_format (record, field);
  return words != NULL && *words != '\0' ? g_steal_pointer (&words) : g_strdup (stored);
}

/* Added lines have one value for a field, changed ones the old and the new. */
static KithAuditChange *
describe_change (KithCaseFile   *file,
                 const KithKind *kind,
                 guint           field,
                 JsonNode       *node)
{
  KithAuditChange *change = g_new0 (KithAuditChange, 1);
  JsonArray *both = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  change->label = g_strdup (_(kind->fields[field].label));
  if (both == NULL) {
    change->after = dup_value (file, kind, field, node);
  } else if (json_array_get_length (both) == 2) {
    change->before = dup_value (file, kind, field, json_array_get_element (both, 0));
    change->after = dup_value (file, kind, field, json_array_get_element (both, 1));
  }
  return change;
}

static GPtrArray *
list_changes (KithCaseFile        *file,
              const KithAuditLine *line)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  const KithKind *kind = line->kind != NULL ? kith_kind_find (line->kind) : NULL;
  g_autoptr (JsonNode) root = line->detail != NULL ? json_from_string (line->detail, NULL) : NULL;
  JsonObject *fields = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  for (guint i = 0; kind != NULL && fields != NULL && i < kind->n_fields; i++)
    if (json_object_has_member (fields, kind->fields[i].name))
      g_ptr_array_add (changes, describe_change (file, kind, i, json_object_get_member (fields, kind->fields[i].name)));
  return changes;
}

static KithAuditItem *
describe (KithCaseFile  *file,
          KithAuditLine *line)
{
  KithAuditItem *self = g_new0 (KithAuditItem, 1);

  self->line = line;
  if (line->student != 0)
    self->student = kith_case_file_dup_title (file, &kith_student_kind, line->student);
  self->changes = list_changes (file, line);
  return self;
}

/**
 * kith_audit_view_list:
 * @file: an open case file
 * @filter: which lines
 * @cancellable: (nullable): a cancellable
 * @error: %KITH_ERROR_NOT_ALLOWED unless the account reads the audit
 *
 * Returns: (transfer full) (element-type KithAuditItem) (nullable): lines to read, newest first
 */
GPtrArray *
kith_audit_view_list (KithCaseFile           *file,
                      const KithAuditFilter  *filter,
                      GCancellable           *cancellable,
                      GError                **error)
{
  g_autoptr (GPtrArray) lines = kith_audit_list (file, filter, cancellable, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_audit_item_free);

  if (lines == NULL)
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (entries, describe (file, g_ptr_array_index (lines, i)));
  /* The entries have them now. */
  g_ptr_array_set_free_func (lines, NULL);
  return g_steal_pointer (&entries);
}
