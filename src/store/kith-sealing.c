/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-sealing.h"

#include "kith-error.h"
#include "kith-record-table.h"
#include "kith-role-keys.h"
#include "vault/kith-seal.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#define SEALED_VISIBILITY "dsl"

static gboolean
has_sealed_fields (const KithKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kith_field_has (&kind->fields[i], KITH_FIELD_SEALED))
      return TRUE;
  return FALSE;
}

static KithSealingNeed
need_of (KithRecord *record,
         guint       visibility_field)
{
  return g_strcmp0 (kith_record_get_text (record, visibility_field), SEALED_VISIBILITY) == 0 ? KITH_SEALING_NEEDED
                                                                                           : KITH_SEALING_NOT_NEEDED;
}

/* By its kind, its own visibility, or that of the record it is part of. */
KithSealingNeed
kith_sealing_find_need (KithCaseFile  *file,
                        KithRecord    *record,
                        GError       **error)
{
  const KithKind *kind = kith_record_get_kind (record);
  const KithKind *parent = kith_kind_get_parent (kind);
  g_autoptr (KithRecord) whole = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!has_sealed_fields (kind))
    return KITH_SEALING_NOT_NEEDED;
  if (kind->sealed != KITH_SEALED_BY_VISIBILITY)
    return KITH_SEALING_NEEDED;
  if (kind->visibility_field != KITH_NO_FIELD)
    return need_of (record, kind->visibility_field);
  if (parent == NULL || parent->visibility_field == KITH_NO_FIELD)
    return KITH_SEALING_NOT_NEEDED;
  whole = kith_record_table_find (kith_record_table_get (file, parent), file,
                                  kith_record_get_number (record, kind->parent_field), &local_error);
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return KITH_SEALING_FAILED;
  }
  return whole != NULL ? need_of (whole, parent->visibility_field) : KITH_SEALING_NOT_NEEDED;
}

static GBytes *
write_sealed_fields (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  char *text;

  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *stored = NULL;

    if (!kith_field_has (&kind->fields[i], KITH_FIELD_SEALED) || !kith_record_has (record, i))
      continue;
    stored = kith_record_dup_stored (record, i);
    json_object_set_string_member (object, kind->fields[i].name, stored);
  }
  json_node_take_object (root, object);
  if (json_object_get_size (object) == 0)
    return NULL;
  text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

/* The keys that open a record: of the roles that read concerns, or of the people it is for. */
static GPtrArray *
list_readers (KithCaseFile  *file,
              KithRecord    *record,
              GError       **error)
{
  const KithKind *kind = kith_record_get_kind (record);
  guint consent = kith_kind_find_field (kind, "consent");
  gint64 owner, reader;

  if (kind->sealed != KITH_SEALED_FOR_PEOPLE)
    return kith_role_keys_list_public (file, error);
  owner = kith_record_get_number (record, kind->author_field != KITH_NO_FIELD ? kind->author_field
                                                                             : kith_kind_find_field (kind, "person"));
  reader = kith_record_get_number (record, kith_kind_find_field (kind, kind->reader));
  return kith_role_keys_list_people (file, owner, reader, consent != KITH_NO_FIELD && kith_record_get_flag (record, consent),
                                     error);
}

static gboolean
put_sealed (KithCaseFile   *file,
            const KithKind *kind,
            gint64          id,
            GBytes         *sealed,
            GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET sealed = :sealed WHERE id = :id", kind->table);
  g_autoptr (KithStatement) statement = kith_db_prepare (file->db, sql, error);

  if (statement == NULL)
    return FALSE;
  if (sealed != NULL)
    kith_statement_bind_bytes (statement, ":sealed", sealed);
  else
    kith_statement_bind_null (statement, ":sealed");
  kith_statement_bind_int64 (statement, ":id", id);
  return kith_statement_run (statement, error);
}

static void
read_sealed_fields (KithRecord *record,
                    GBytes     *plain)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (!json_parser_load_from_data (parser, g_bytes_get_data (plain, NULL), (gssize) g_bytes_get_size (plain), NULL))
    return;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kith_field_has (&kind->fields[i], KITH_FIELD_SEALED))
      kith_record_set_stored (record, i, json_object_get_string_member_with_default (json_node_get_object (root),
                                                                                     kind->fields[i].name, NULL));
}

static gboolean
open_with (KithRecord *record,
           GBytes     *sealed,
           KithKeys   *keys,
           const char *record_id)
{
  g_autoptr (GBytes) plain =
    keys != NULL ? kith_sealed_record_open (sealed, keys, kith_record_get_kind (record)->name, record_id, NULL) : NULL;

  if (plain == NULL)
    return FALSE;
  read_sealed_fields (record, plain);
  return TRUE;
}

/* Fills the sealed fields for an actor who holds a key; for others they stay empty, and the answer is FALSE. */
gboolean
kith_sealing_open (KithCaseFile *file,
                   KithRecord   *record,
                   GBytes       *sealed)
{
  g_autofree char *record_id = g_strdup_printf ("%" G_GINT64_FORMAT, kith_record_get_id (record));
  GHashTableIter iterator;
  gpointer keys;

  if (kith_record_get_kind (record)->sealed == KITH_SEALED_FOR_PEOPLE &&
      open_with (record, sealed, kith_vault_get_keys (file->vault), record_id))
    return TRUE;
  g_hash_table_iter_init (&iterator, file->role_keys);
  while (g_hash_table_iter_next (&iterator, NULL, &keys))
    if (open_with (record, sealed, keys, record_id))
      return TRUE;
  return FALSE;
}

static gboolean
can_open (KithCaseFile   *file,
          const KithKind *kind,
          gint64          id,
          GBytes         *sealed)
{
  g_autoptr (KithRecord) probe = kith_record_new (kind);

  kith_record_set_id (probe, id);
  return kith_sealing_open (file, probe, sealed);
}

static GBytes *
find_sealed (KithCaseFile   *file,
             const KithKind *kind,
             gint64          id,
             GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT sealed FROM %s WHERE id = :id", kind->table);
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, sql, error);

  if (row == NULL)
    return NULL;
  kith_statement_bind_int64 (row, ":id", id);
  if (kith_statement_step (row, error) != KITH_STEP_ROW || kith_statement_is_null (row, 0))
    return NULL;
  return kith_statement_dup_bytes (row, 0);
}

gboolean
kith_sealing_find_opens (KithCaseFile  *file,
                         KithRecord    *record,
                         gboolean      *opens,
                         GError       **error)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) sealed =
    has_sealed_fields (kind) ? find_sealed (file, kind, kith_record_get_id (record), &local_error) : NULL;

  *opens = local_error == NULL && (sealed == NULL || can_open (file, kind, kith_record_get_id (record), sealed));
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return local_error == NULL;
}

/* Writing over what one cannot read would lose it: what looks empty is not. */
static gboolean
refuse_to_lose (GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
                       _("Part of this was written when your account could not read it yet, so it cannot be changed. It opens as "
                         "soon as one of those it is for has signed in once."));
  return FALSE;
}

/* Called with the record's row written without its sealed fields. A record whose sealed fields could not be opened by
 * the actor has none here, and keeps what is sealed. */
gboolean
kith_sealing_store (KithCaseFile  *file,
                    KithRecord    *record,
                    gint64         id,
                    GError       **error)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autofree char *record_id = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GPtrArray) public_keys = list_readers (file, record, error);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) before = public_keys != NULL ? find_sealed (file, kind, id, &local_error) : NULL;
  g_autoptr (GBytes) plain = write_sealed_fields (record);
  g_autoptr (GBytes) sealed = NULL;

  if (public_keys == NULL)
    return FALSE;
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (before != NULL && !can_open (file, kind, id, before))
    return plain == NULL || refuse_to_lose (error);
  if (plain == NULL)
    return before == NULL || put_sealed (file, kind, id, NULL, error);
  sealed = kith_sealed_record_new (plain, public_keys, kind->name, record_id, error);
  return sealed != NULL && put_sealed (file, kind, id, sealed, error);
}

static gboolean
is_for_all (GBytes    *sealed,
            GPtrArray *public_keys)
{
  for (guint i = 0; i < public_keys->len; i++)
    if (!kith_sealed_record_is_for (sealed, g_ptr_array_index (public_keys, i)))
      return FALSE;
  return TRUE;
}

/* Every sealed record of a kind that may be the actor's to hand on. Of those between two people, only their own: others
 * they could not open. */
/* With the recovery key nobody is signed in yet, and all of it opens. */
static char *
dup_list_sql (const KithKind *kind)
{
  const char *owner = kind->author_field != KITH_NO_FIELD ? kind->fields[kind->author_field].name : "person";
  const char *consent = kith_kind_find_field (kind, "consent") != KITH_NO_FIELD ? "coalesce (consent, 0)" : "0";
  g_autofree char *reader = kind->reader != NULL ? g_strdup (kind->reader) : NULL;

  if (kind->sealed != KITH_SEALED_FOR_PEOPLE)
    return g_strdup_printf ("SELECT id, sealed, 0, 0, 0 FROM %s WHERE sealed IS NOT NULL AND removed_at IS NULL",
                            kind->table);
  g_strdelimit (reader, "-", '_');
  return g_strdup_printf ("SELECT id, sealed, %s, coalesce (%s, 0), %s FROM %s WHERE sealed IS NOT NULL"
                          " AND removed_at IS NULL AND (:actor = 0 OR %s = :actor OR %s = :actor)", owner, reader, consent, kind->table,
                          owner, reader);
}

/* Opening costs more than all the rest, so only what somebody lacks is opened. */
static gboolean
share_record (KithCaseFile    *file,
              const KithKind  *kind,
              gint64           id,
              GError         **error)
{
  g_autoptr (KithRecord) record = kith_record_table_find (kith_record_table_get (file, kind), file, id, error);

  return record != NULL && kith_sealing_store (file, record, id, error);
}

typedef struct {
  gint64 id;
  GBytes *sealed;
  gint64 owner;
  gint64 reader;
  gboolean consent;
} SealedRow;

static void
clear_row (gpointer data)
{
  g_bytes_unref (((SealedRow *) data)->sealed);
}

static GArray *
list_sealed (KithCaseFile    *file,
             const KithKind  *kind,
             GError         **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (SealedRow));
  g_autofree char *sql = dup_list_sql (kind);
  g_autoptr (KithStatement) rows = kith_db_prepare (file->db, sql, error);
  KithStepResult step = KITH_STEP_ERROR;

  g_array_set_clear_func (list, clear_row);
  if (rows != NULL && kith_statement_has_parameter (rows, ":actor"))
    kith_statement_bind_int64 (rows, ":actor", file->actor.person);
  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    SealedRow row = {
      .id = kith_statement_get_int64 (rows, 0),
      .sealed = kith_statement_dup_bytes (rows, 1),
      .owner = kith_statement_get_int64 (rows, 2),
      .reader = kith_statement_get_int64 (rows, 3),
      .consent = kith_statement_get_int64 (rows, 4) != 0,
    };

    g_array_append_val (list, row);
  }
  return step == KITH_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

static gboolean
share_kind (KithCaseFile    *file,
            const KithKind  *kind,
            GPtrArray       *role_keys,
            GError         **error)
{
  g_autoptr (GArray) list = list_sealed (file, kind, error);

  for (guint i = 0; list != NULL && i < list->len; i++) {
    const SealedRow *row = &g_array_index (list, SealedRow, i);
    g_autoptr (GPtrArray) keys =
      kind->sealed == KITH_SEALED_FOR_PEOPLE
        ? kith_role_keys_list_people (file, row->owner, row->reader, row->consent, error) : g_ptr_array_ref (role_keys);

    if (keys == NULL || (!is_for_all (row->sealed, keys) && !share_record (file, kind, row->id, error)))
      return FALSE;
  }
  return list != NULL;
}

gboolean
kith_sealing_share (KithCaseFile  *file,
                    GError       **error)
{
  /* Without a lead nothing was ever sealed to the role. */
  g_autoptr (GPtrArray) public_keys = kith_role_keys_list_public (file, NULL);
  gboolean holds_role_key = g_hash_table_size (file->role_keys) > 0 && public_keys != NULL;
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (has_sealed_fields (kinds[i]) && (holds_role_key || kinds[i]->sealed == KITH_SEALED_FOR_PEOPLE) &&
        !share_kind (file, kinds[i], public_keys, error))
      return FALSE;
  return TRUE;
}
