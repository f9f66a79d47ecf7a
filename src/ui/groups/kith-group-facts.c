/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-group-facts.h"

#include "kith-attendee.h"
#include "kith-draft.h"
#include "kith-group-register.h"
#include "kith-group.h"
#include "kith-person.h"
#include "kith-student.h"

#include <json-glib/json-glib.h>

void
kith_group_facts_free (KithGroupFacts *self)
{
  g_clear_object (&self->group);
  g_free (self->leader);
  g_clear_pointer (&self->attendees, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->draft, g_hash_table_unref);
  g_free (self);
}

static GHashTable *
new_typed (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
read_member (JsonObject *object,
             const char *name,
             JsonNode   *node,
             gpointer    data)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    g_hash_table_insert (data, g_strdup (name), json_node_dup_string (node));
}

static GHashTable *
read_typed (const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  GHashTable *typed = new_typed ();

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), read_member, typed);
  return typed;
}

char *
kith_group_facts_write_typed (GHashTable *typed)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  GHashTableIter iter;
  const char *name, *text;

  g_hash_table_iter_init (&iter, typed);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &text))
    json_object_set_string_member (object, name, text);
  json_node_take_object (node, object);
  return json_to_string (node, FALSE);
}

static void
learn_name (KithCaseFile   *file,
            KithGroupFacts *self,
            gint64          student)
{
  char *name = NULL;

  if (student <= 0 || g_hash_table_contains (self->names, &student))
    return;
  name = kith_case_file_dup_title (file, &kith_student_kind, student);
  if (name != NULL)
    g_hash_table_insert (self->names, g_memdup2 (&student, sizeof student), name);
}

static gboolean
load_lines (KithCaseFile    *file,
            KithGroupFacts  *self,
            gint64           group,
            GError         **error)
{
  g_autoptr (KithQuery) query = kith_group_register_query (group);

  self->attendees = kith_case_file_list (file, query, NULL, error);
  if (self->attendees == NULL)
    return FALSE;
  for (guint i = 0; i < self->attendees->len; i++)
    learn_name (file, self,
                kith_record_get_number (g_ptr_array_index (self->attendees, i), KITH_ATTENDEE_STUDENT));
  return TRUE;
}

static gboolean
load_draft (KithCaseFile    *file,
            KithGroupFacts  *self,
            gint64           group,
            GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KithDraft) draft =
    kith_draft_load (file, &kith_attendee_kind, kith_group_register_get_draft_place (group), &local_error);
  GHashTableIter iter;
  const char *name;

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (draft == NULL)
    return TRUE;
  self->draft = read_typed (draft->body);
  g_hash_table_iter_init (&iter, self->draft);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, NULL))
    learn_name (file, self, g_ascii_strtoll (name, NULL, 10));
  return TRUE;
}

static void
load_rights (KithCaseFile   *file,
             KithGroupFacts *self,
             gint64          group)
{
  KithRoles roles = kith_case_file_get_actor (file)->roles;

  self->may_edit = kith_case_file_may (file, KITH_ACTION_EDIT, &kith_group_kind, group);
  self->may_remove = kith_case_file_may (file, KITH_ACTION_REMOVE, &kith_group_kind, group);
  self->may_mark = kith_policy_allows_any (roles, &kith_attendee_kind, KITH_ACTION_EDIT);
  self->is_whole = kith_group_register_is_whole (roles);
}

static gpointer
load (KithCaseFile  *file,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  gint64 group = *(const gint64 *) data;
  g_autoptr (KithGroupFacts) self = g_new0 (KithGroupFacts, 1);

  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->group = kith_case_file_load (file, &kith_group_kind, group, error);
  if (self->group == NULL || !load_lines (file, self, group, error) || !load_draft (file, self, group, error))
    return NULL;
  if (kith_record_has (self->group, KITH_GROUP_PERSON))
    self->leader = kith_case_file_dup_title (file, &kith_person_kind,
                                             kith_record_get_number (self->group, KITH_GROUP_PERSON));
  load_rights (file, self, group);
  return g_steal_pointer (&self);
}

void
kith_group_facts_load_async (KithStore           *store,
                             gint64               group,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  kith_store_submit_async (store, load, g_memdup2 (&group, sizeof group), g_free,
                           (GDestroyNotify) kith_group_facts_free, cancellable, callback, user_data);
}

KithGroupFacts *
kith_group_facts_load_finish (KithStore     *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  return kith_store_submit_finish (store, result, error);
}
