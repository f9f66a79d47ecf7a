/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-draft.h"

#include "kith-case-file-private.h"
#include "kith-error.h"
#include "kith-student.h"
#include "vault/kith-seal.h"

#include <string.h>

#define SELECT_DRAFTS "SELECT kind, student, record, body, base_version, at, form FROM draft WHERE account = :account"
#define ATTACHED_KEY "kith-draft"
/* No JSON begins like this. */
#define SEALED_PREFIX "sealed:"
#define SEALED_CONTEXT "draft"

/**
 * kith_draft_new:
 * @kind: the kind being written
 * @student: the student it is about, or 0
 * @record: the record being changed, 0 for a new one
 * @base_version: version of @record when the writing began
 * @body: what was typed so far
 *
 * Returns: (transfer full): a draft to save
 */
KithDraft *
kith_draft_new (const KithKind *kind,
                gint64          student,
                gint64          record,
                gint64          base_version,
                const char     *body)
{
  KithDraft *self = g_new0 (KithDraft, 1);

  self->kind = g_strdup (kind->name);
  self->student = student;
  self->form = g_strdup ("");
  self->record = record;
  self->base_version = base_version;
  self->body = g_strdup (body);
  return self;
}

/* The student it is about before anything is typed: a form may choose another. */
static gint64
get_student (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  if (kind == &kith_student_kind)
    return kith_record_get_id (record);
  return kind->student_field != KITH_NO_FIELD ? kith_record_get_number (record, kind->student_field) : 0;
}

/* What a new record goes with besides a student: the goal of a step, the person somebody supervises. What is typed about
 * one must not come up in the form about another. */
static gint64
get_parent (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  guint person = kith_kind_find_field (kind, "person");

  if (kith_kind_get_parent (kind) != NULL)
    return kith_record_get_number (record, kind->parent_field);
  return person != KITH_NO_FIELD && kith_field_has (&kind->fields[person], KITH_FIELD_FIXED)
           ? kith_record_get_number (record, person) : 0;
}

/**
 * kith_draft_new_for_record:
 * @record: what a form is about to edit
 *
 * Ask for it when the form opens: what is typed may change whom the record is about, and the draft must be found where it
 * was begun.
 *
 * Returns: (transfer full): a draft without words
 */
KithDraft *
kith_draft_new_for_record (KithRecord *record)
{
  const KithKind *kind = NULL;
  gint64 parent = 0;
  KithDraft *self = NULL;

  g_return_val_if_fail (KITH_IS_RECORD (record), NULL);

  kind = kith_record_get_kind (record);
  parent = get_parent (record);
  self = kith_draft_new (kind, get_student (record), kith_record_get_id (record), kith_record_get_version (record), "{}");
  g_free (self->form);
  self->form = g_strdup_printf ("%" G_GINT64_FORMAT " in %" G_GINT64_FORMAT, self->record, parent);
  return self;
}

/**
 * kith_draft_get_parent:
 * @self: a draft
 *
 * Returns: id of what the record will be a part of, such as the goal of a step, or of the person it is about; 0 for nothing
 */
gint64
kith_draft_get_parent (const KithDraft *self)
{
  const char *parent = NULL;

  g_return_val_if_fail (self != NULL, 0);

  parent = strrchr (self->form, ' ');
  return parent != NULL ? g_ascii_strtoll (parent + 1, NULL, 10) : 0;
}

/**
 * kith_draft_copy:
 * @self: a draft
 * @body: the words of the copy
 *
 * Returns: (transfer full): a draft kept in the same place
 */
KithDraft *
kith_draft_copy (const KithDraft *self,
                 const char      *body)
{
  KithDraft *copy = g_memdup2 (self, sizeof *self);

  copy->kind = g_strdup (self->kind);
  copy->form = g_strdup (self->form);
  copy->body = g_strdup (body);
  return copy;
}

/**
 * kith_draft_free:
 * @self: (transfer full): a draft
 */
void
kith_draft_free (KithDraft *self)
{
  g_free (self->kind);
  g_free (self->form);
  g_free (self->body);
  g_free (self);
}

/* What will be sealed once it is saved is sealed while it is being written, to the account that writes it. */
static char *
dup_stored_body (KithCaseFile     *file,
                 const KithDraft  *draft,
                 GError          **error)
{
  const KithKind *kind = kith_kind_find (draft->kind);
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autofree char *text = NULL;

  if (kind == NULL || kind->sealed == KITH_SEALED_BY_VISIBILITY)
    return g_strdup (draft->body);
  plain = g_bytes_new (draft->body, strlen (draft->body));
  sealed = kith_seal (plain, kith_keys_get_public_key (kith_vault_get_keys (file->vault)), SEALED_CONTEXT, error);
  if (sealed == NULL)
    return NULL;
  text = g_base64_encode (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
  return g_strconcat (SEALED_PREFIX, text, NULL);
}

/* %NULL for what was typed with a key this account no longer has: its passphrase was set anew by somebody else. */
static char *
dup_typed_body (KithCaseFile *file,
                const char   *stored)
{
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) plain = NULL;
  guchar *bytes = NULL;
  gsize length = 0;

  if (!g_str_has_prefix (stored, SEALED_PREFIX))
    return g_strdup (stored);
  bytes = g_base64_decode (stored + strlen (SEALED_PREFIX), &length);
  sealed = g_bytes_new_take (bytes, length);
  plain = kith_seal_open (sealed, kith_vault_get_keys (file->vault), SEALED_CONTEXT, NULL);
  return plain != NULL ? g_strndup (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain)) : NULL;
}

/**
 * kith_draft_save:
 * @file: an open case file
 * @draft: what was typed
 * @error: return location for an error
 *
 * Keeps a draft in place of the one of the same kind and student. Only this account ever sees it.
 *
 * Returns: whether it is on the disk
 */
gboolean
kith_draft_save (KithCaseFile     *file,
                 const KithDraft  *draft,
                 GError          **error)
{
  g_autoptr (KithStatement) statement = NULL;
  g_autofree char *body = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (draft != NULL && draft->body != NULL, FALSE);

  body = dup_stored_body (file, draft, error);
  if (body == NULL)
    return FALSE;
  statement = kith_db_prepare (file->db, "INSERT INTO draft (account, kind, student, form, record, base_version, body,"
                               " at) VALUES (:account, :kind, :student, :form, :record, :base_version, :body, :at)"
                               " ON CONFLICT (account, kind, student, form) DO UPDATE SET record = excluded.record,"
                               " base_version = excluded.base_version, body = excluded.body, at = excluded.at", error);
  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":account", file->actor.account);
  kith_statement_bind_text (statement, ":kind", draft->kind);
  kith_statement_bind_int64 (statement, ":student", draft->student);
  kith_statement_bind_text (statement, ":form", draft->form);
  kith_statement_bind_int64 (statement, ":record", draft->record);
  kith_statement_bind_int64 (statement, ":base_version", draft->base_version);
  kith_statement_bind_text (statement, ":body", body);
  kith_statement_bind_int64 (statement, ":at", kith_clock_get_now (file->clock));
  return kith_statement_run (statement, error);
}

static KithDraft *
read_draft (KithCaseFile  *file,
            KithStatement *row)
{
  KithDraft *self = NULL;
  char *body = dup_typed_body (file, kith_statement_get_text (row, 3));

  if (body == NULL)
    return NULL;
  self = g_new0 (KithDraft, 1);

  self->kind = kith_statement_dup_text (row, 0);
  self->student = kith_statement_get_int64 (row, 1);
  self->record = kith_statement_get_int64 (row, 2);
  self->body = body;
  self->base_version = kith_statement_get_int64 (row, 4);
  self->at = kith_statement_get_int64 (row, 5);
  self->form = kith_statement_dup_text (row, 6);
  return self;
}

/**
 * kith_draft_load:
 * @file: an open case file
 * @kind: a kind
 * @student: the student it is about, or 0
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): this account's draft; %NULL without an error when there is none
 */
KithDraft *
kith_draft_load (KithCaseFile    *file,
                 const KithKind  *kind,
                 gint64           student,
                 GError         **error)
{
  g_autoptr (KithDraft) place = kith_draft_new (kind, student, 0, 0, "");

  return kith_draft_load_like (file, place, error);
}

static KithStatement *
prepare_for_place (KithCaseFile     *file,
                   const char       *sql,
                   const KithDraft  *place,
                   GError          **error)
{
  KithStatement *statement = kith_db_prepare (file->db, sql, error);

  if (statement == NULL)
    return NULL;
  kith_statement_bind_int64 (statement, ":account", file->actor.account);
  kith_statement_bind_text (statement, ":kind", place->kind);
  kith_statement_bind_int64 (statement, ":student", place->student);
  kith_statement_bind_text (statement, ":form", place->form);
  return statement;
}

/**
 * kith_draft_load_like:
 * @file: an open case file
 * @place: a draft of the same kind, student and form
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): this account's draft; %NULL without an error when there is none
 */
KithDraft *
kith_draft_load_like (KithCaseFile     *file,
                      const KithDraft  *place,
                      GError          **error)
{
  g_autoptr (KithStatement) row = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (place != NULL, NULL);

  row = prepare_for_place (file, SELECT_DRAFTS " AND kind = :kind AND student = :student AND form = :form", place, error);
  return row != NULL && kith_statement_step (row, error) == KITH_STEP_ROW ? read_draft (file, row) : NULL;
}

/**
 * kith_draft_list:
 * @file: an open case file
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithDraft) (nullable): all drafts of this account, newest first
 */
GPtrArray *
kith_draft_list (KithCaseFile  *file,
                 GError       **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_draft_free);
  g_autoptr (KithStatement) rows = NULL;
  KithStepResult step;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  rows = kith_db_prepare (file->db, SELECT_DRAFTS " ORDER BY at DESC, kind, student", error);
  if (rows == NULL)
    return NULL;
  kith_statement_bind_int64 (rows, ":account", file->actor.account);
  while ((step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    KithDraft *draft = read_draft (file, rows);

    if (draft != NULL)
      g_ptr_array_add (drafts, draft);
  }
  return step == KITH_STEP_DONE ? g_steal_pointer (&drafts) : NULL;
}

/**
 * kith_draft_discard:
 * @file: an open case file
 * @kind: a kind
 * @student: the student it is about, or 0
 * @error: return location for an error
 *
 * Forgets a draft; its words are overwritten in the file.
 *
 * Returns: whether there is none now
 */
gboolean
kith_draft_discard (KithCaseFile    *file,
                    const KithKind  *kind,
                    gint64           student,
                    GError         **error)
{
  g_autoptr (KithDraft) place = kith_draft_new (kind, student, 0, 0, "");

  return kith_draft_discard_like (file, place, error);
}

/**
 * kith_draft_discard_like:
 * @file: an open case file
 * @place: a draft of the same kind, student and form
 * @error: return location for an error
 *
 * Returns: whether there is none there now
 */
gboolean
kith_draft_discard_like (KithCaseFile     *file,
                         const KithDraft  *place,
                         GError          **error)
{
  g_autoptr (KithStatement) statement = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (place != NULL, FALSE);

  statement = prepare_for_place (file, "DELETE FROM draft WHERE account = :account AND kind = :kind AND student = :student"
                                 " AND form = :form", place, error);
  return statement != NULL && kith_statement_run (statement, error);
}

/**
 * kith_draft_attach:
 * @record: what is about to be saved
 * @place: a draft of the kind, student and form it was typed into
 *
 * What was typed is saved and its draft is gone in one transaction, or neither.
 */
void
kith_draft_attach (KithRecord      *record,
                   const KithDraft *place)
{
  g_return_if_fail (KITH_IS_RECORD (record));
  g_return_if_fail (place != NULL);

  g_object_set_data_full (G_OBJECT (record), ATTACHED_KEY, kith_draft_copy (place, ""), (GDestroyNotify) kith_draft_free);
}

/**
 * kith_draft_get_attached:
 * @record: a record
 *
 * Returns: (transfer none) (nullable): from [func@draft_attach]
 */
const KithDraft *
kith_draft_get_attached (KithRecord *record)
{
  g_return_val_if_fail (KITH_IS_RECORD (record), NULL);

  return g_object_get_data (G_OBJECT (record), ATTACHED_KEY);
}
