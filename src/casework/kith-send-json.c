/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-send-json.h"

#include "kith-access-pack-private.h"
#include "kith-bundles.h"
#include "kith-college-case.h"
#include "kith-json.h"
#include "kith-kinds.h"
#include "kith-send-pages.h"

#include <glib/gi18n.h>

/* Gathered by the field tables, through queries, so that a new kind is not forgotten and the policy applies. */

/* What a college keeps about its own work, and what goes with the safeguarding file only. */
#define STAYS "student access-request redaction transfer bundle note-mark support-offer disposal legal-hold former-student " \
              "not-duplicate assignment task"
#define SAFEGUARDING "concern concern-action"

typedef struct {
  KithCaseFile *file;
  const KithSending *sending;
  KithDocument *pages; /* the same, to be read */
  GHashTable *notes;   /* ids of notes that go, for what is part of them */
} Gather;

static gboolean
names (const char *list,
       const char *name)
{
  g_auto (GStrv) all = g_strsplit (list, " ", -1);

  return g_strv_contains ((const char *const *) all, name);
}

static gboolean
belongs_to_student (const KithKind *kind)
{
  for (; kind != NULL; kind = kith_kind_get_parent (kind))
    if (kind->student_field != KITH_NO_FIELD)
      return TRUE;
  return FALSE;
}

static gboolean
goes (Gather         *self,
      const KithKind *kind)
{
  if (names (SAFEGUARDING, kind->name))
    return self->sending->is_safeguarding;
  if (kind == &kith_note_kind || kind == &kith_amendment_kind)
    return TRUE;
  return !self->sending->is_safeguarding && !names (STAYS, kind->name) && belongs_to_student (kind) &&
         kith_access_kind_is_personal (kind);
}

/* A note for the lead only goes with the safeguarding file, every other one with the rest. */
static gboolean
record_goes (Gather     *self,
             KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  gint64 id = kith_record_get_id (record);

  if (kind == &kith_amendment_kind) {
    id = kith_record_get_number (record, KITH_AMENDMENT_NOTE);
    return g_hash_table_contains (self->notes, &id);
  }
  if (kind != &kith_note_kind)
    return TRUE;
  if (kith_record_has (record, KITH_NOTE_STRUCK_AT) ||
      (g_strcmp0 (kith_record_get_text (record, KITH_NOTE_VISIBILITY), "dsl") == 0) != self->sending->is_safeguarding)
    return FALSE;
  g_hash_table_add (self->notes, g_memdup2 (&id, sizeof id));
  return TRUE;
}

/* Numbers of people mean nothing elsewhere. */
static JsonNode *
link_to_json (Gather          *self,
              const KithField *field,
              gint64           id)
{
  g_autofree char *title = NULL;

  if (!g_str_equal (field->kind, "person"))
    return json_node_init_int (json_node_alloc (), id);
  title = kith_case_file_dup_title (self->file, &kith_person_kind, id);
  return title != NULL ? json_node_init_string (json_node_alloc (), title) : json_node_new (JSON_NODE_NULL);
}

static JsonNode *
record_to_json (Gather     *self,
                KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (object, "id", kith_record_get_id (record));
  for (guint i = 0; i < kind->n_fields; i++) {
    const KithField *field = &kind->fields[i];

    if (!kith_send_field_goes (self->file, record, i))
      continue;
    json_object_set_member (object, field->name,
                            field->type == KITH_FIELD_LINK
                              ? link_to_json (self, field, kith_record_get_number (record, i))
                              : kith_json_from_field (record, i));
  }
  json_node_take_object (node, object);
  return node;
}

static void
add_pages (Gather     *self,
           KithRecord *record,
           gboolean    is_first)
{
  const KithKind *kind = kith_record_get_kind (record);

  if (is_first)
    kith_send_pages_add_kind (self->pages, kind == &kith_student_kind ? _(kind->label) : _(kind->label_plural));
  kith_send_pages_add_record (self->pages, self->file, record);
}

static gboolean
add_kind (Gather          *self,
          JsonObject      *records,
          const KithKind  *kind,
          GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (JsonArray) array = json_array_new ();

  kith_query_where_student (query, self->sending->student);
  found = kith_case_file_list (self->file, query, NULL, error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++) {
    KithRecord *record = g_ptr_array_index (found, i);

    if (!record_goes (self, record))
      continue;
    if (!kith_bundles_require_opens (self->file, record, error))
      return FALSE;
    /* Concerns have pages of their own, which are in front. */
    if (!names (SAFEGUARDING, kind->name))
      add_pages (self, record, json_array_get_length (array) == 0);
    json_array_add_element (array, record_to_json (self, record));
  }
  if (json_array_get_length (array) > 0)
    json_object_set_array_member (records, kind->plural, g_steal_pointer (&array));
  return TRUE;
}

static JsonObject *
make_records (Gather  *self,
              GError **error)
{
  g_autoptr (JsonObject) records = json_object_new ();
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (goes (self, kinds[i]) &&
        kith_policy_allows_any (kith_case_file_get_actor (self->file)->roles, kinds[i], KITH_ACTION_SEE) &&
        !add_kind (self, records, kinds[i], error))
      return NULL;
  return g_steal_pointer (&records);
}

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static JsonObject *
make_sender (KithCaseFile  *file,
             GError       **error)
{
  g_autoptr (KithRecord) college = kith_college_current (file, error);
  JsonObject *from = NULL;

  if (college == NULL)
    return NULL;
  from = json_object_new ();
  set_text (from, "college", kith_record_get_text (college, KITH_COLLEGE_NAME));
  set_text (from, "lead", kith_record_get_text (college, KITH_COLLEGE_LEAD_NAME));
  set_text (from, "lead-phone", kith_record_get_text (college, KITH_COLLEGE_LEAD_PHONE));
  set_text (from, "sent-by", kith_case_file_get_actor (file)->full_name);
  return from;
}

static char *
dup_moment (KithCaseFile *file)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (kith_clock_get_now (kith_case_file_get_clock (file)));

  return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
}

static JsonObject *
make_root (Gather      *self,
           KithRecord  *bundle,
           KithRecord  *student,
           GError     **error)
{
  JsonObject *from = make_sender (self->file, error);
  JsonObject *records = NULL;
  g_autofree char *made = dup_moment (self->file);
  JsonObject *root = NULL;

  kith_send_pages_begin (self->pages, self->sending->is_safeguarding);
  if (!self->sending->is_safeguarding)
    add_pages (self, student, TRUE);
  records = from != NULL ? make_records (self, error) : NULL;
  if (records == NULL) {
    g_clear_pointer (&from, json_object_unref);
    return NULL;
  }
  root = json_object_new ();
  json_object_set_string_member (root, "format", "kith-record");
  json_object_set_int_member (root, "version", 1);
  json_object_set_string_member (root, "content", self->sending->is_safeguarding ? "safeguarding" : "record");
  json_object_set_object_member (root, "from", from);
  set_text (root, "to", kith_record_get_text (bundle, KITH_BUNDLE_TO));
  json_object_set_string_member (root, "made", made);
  json_object_set_member (root, "student", record_to_json (self, student));
  json_object_set_object_member (root, "records", records);
  return root;
}

char *
kith_send_dup_json (KithCaseFile       *file,
                    const KithSending  *sending,
                    KithRecord         *bundle,
                    KithDocument       *pages,
                    GError            **error)
{
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Gather self = { .file = file, .sending = sending, .pages = pages, .notes = notes };
  g_autoptr (KithRecord) student = kith_case_file_load (file, &kith_student_kind, sending->student, error);
  JsonObject *root = student != NULL ? make_root (&self, bundle, student, error) : NULL;
  g_autoptr (JsonNode) node = NULL;

  if (root == NULL)
    return NULL;
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, root);
  return json_to_string (node, TRUE);
}
