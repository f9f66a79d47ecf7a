/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-erasure.h"

#include "kith-erasure-blank.h"
#include "kith-kinds.h"
#include "kith-moving.h"
#include "kith-record-table.h"
#include "kith-save.h"
#include "kith-search-index.h"

#include <glib/gi18n.h>
#include <string.h>

/* Goes by the field tables, so that a new kind cannot be forgotten: whatever links to the student is the student's, and so
 * is what is part of that. What belongs to somebody else and only mentions one of these records loses the link. */

/* Shorter texts stand in other records as well; the beginning is on one page. */
#define SHORTEST_PHRASE 12
#define PHRASE_LENGTH 60

typedef struct {
  const KithKind *kind;
  gint64 id;
} Row;

struct _KithErasure
{
  KithCaseFile *file;
  gint64 student;
  /* Row each; parents before their parts */
  GArray *rows;
  GPtrArray *phrases;
};

void
kith_erasure_free (KithErasure *self)
{
  g_array_unref (self->rows);
  g_ptr_array_unref (self->phrases);
  g_free (self);
}

static gboolean
has_row (KithErasure    *self,
         const KithKind *kind,
         gint64          id)
{
  for (guint i = 0; i < self->rows->len; i++) {
    const Row *row = &g_array_index (self->rows, Row, i);

    if (row->kind == kind && row->id == id)
      return TRUE;
  }
  return FALSE;
}

static void
add_row (KithErasure    *self,
         const KithKind *kind,
         gint64          id)
{
  const Row row = { kind, id };

  if (!has_row (self, kind, id))
    g_array_append_val (self->rows, row);
}

static KithStatement *
prepare_with_id (KithCaseFile  *file,
                 const char    *sql,
                 gint64         id,
                 GError       **error)
{
  KithStatement *statement = kith_db_prepare (file->db, sql, error);

  if (statement != NULL)
    kith_statement_bind_int64 (statement, ":id", id);
  return statement;
}

static gboolean
run_with_id (KithCaseFile  *file,
             const char    *sql,
             gint64         id,
             GError       **error)
{
  g_autoptr (KithStatement) statement = prepare_with_id (file, sql, id, error);

  return statement != NULL && kith_statement_run (statement, error);
}

/* Rows of @kind that link to @id, whether they were taken away or not. */
static gboolean
add_linked (KithErasure     *self,
            const KithKind  *kind,
            guint            field,
            gint64           id,
            GError         **error)
{
  KithRecordTable *table = kith_record_table_get (self->file, kind);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = :id", kind->table,
                                          kith_record_table_get_column (table, field));
  g_autoptr (KithStatement) rows = prepare_with_id (self->file, sql, id, error);
  KithStepResult step = KITH_STEP_ERROR;

  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    add_row (self, kind, kith_statement_get_int64 (rows, 0));
  return step == KITH_STEP_DONE;
}

static gboolean
links_to (const KithKind *kind,
          guint           field,
          const KithKind *to)
{
  return kind->fields[field].type == KITH_FIELD_LINK && g_strcmp0 (kind->fields[field].kind, to->name) == 0;
}

/* The certificate stays, without the student. */
static gboolean
goes_with (const KithKind *kind,
           guint           field,
           const KithKind *owner)
{
  if (kind == &kith_disposal_kind || !links_to (kind, field, owner))
    return FALSE;
  return owner == &kith_student_kind || field == kind->parent_field || kith_field_has (&kind->fields[field], KITH_FIELD_PART);
}

static gboolean
gather_below (KithErasure     *self,
              const KithKind  *owner,
              gint64           id,
              GError         **error)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint field = 0; field < kinds[i]->n_fields; field++)
      if (goes_with (kinds[i], field, owner) && !add_linked (self, kinds[i], field, id, error))
        return FALSE;
  return TRUE;
}

/* Records that were merged into this one are about the same person. */
static gboolean
add_merged (KithErasure  *self,
            GError      **error)
{
  g_autoptr (KithStatement) rows =
    kith_db_prepare (self->file->db, "SELECT id FROM student WHERE removed_at IS NOT NULL", error);
  KithStepResult step = KITH_STEP_ERROR;

  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    gint64 id = kith_statement_get_int64 (rows, 0);
    gint64 into = id;

    /* merged into one that was merged itself */
    for (guint i = 0; i < 8 && into > 0 && !has_row (self, &kith_student_kind, into); i++)
      into = kith_moving_find_into (self->file, into, error);
    if (into < 0)
      return FALSE;
    if (into != 0 && has_row (self, &kith_student_kind, into))
      add_row (self, &kith_student_kind, id);
  }
  return step == KITH_STEP_DONE;
}

static void
add_phrase (KithErasure *self,
            const char  *text)
{
  if (text == NULL || strlen (text) < SHORTEST_PHRASE)
    return;
  g_ptr_array_add (self->phrases, g_strndup (text, MIN (strlen (text), PHRASE_LENGTH)));
}

static gboolean
add_phrases (KithErasure  *self,
             const Row    *row,
             GError      **error)
{
  KithRecordTable *table = kith_record_table_get (self->file, row->kind);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KithRecord) record = kith_record_table_find (table, self->file, row->id, &local_error);

  if (record == NULL && local_error == NULL)
    record = kith_record_table_find_removed (table, self->file, row->id, &local_error);
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  for (guint i = 0; record != NULL && i < row->kind->n_fields; i++)
    if (kith_erasure_blank_is_words (row->kind, i))
      add_phrase (self, kith_record_get_text (record, i));
  return TRUE;
}

static gboolean
gather_all (KithErasure  *self,
            GError      **error)
{
  for (guint i = 0; i < self->rows->len; i++) {
    const Row row = g_array_index (self->rows, Row, i);

    if (!gather_below (self, row.kind, row.id, error) || !add_phrases (self, &row, error))
      return FALSE;
  }
  return TRUE;
}

KithErasure *
kith_erasure_gather_record (KithCaseFile    *file,
                            const KithKind  *kind,
                            gint64           id,
                            GError         **error)
{
  g_autoptr (KithErasure) self = g_new0 (KithErasure, 1);
  gboolean is_student = kind == &kith_student_kind;

  self->file = file;
  self->student = is_student ? id : 0;
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->phrases = g_ptr_array_new_with_free_func (g_free);
  add_row (self, kind, id);
  if ((is_student && !add_merged (self, error)) || !gather_all (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Finds everything. Blocks; changes nothing. */
KithErasure *
kith_erasure_gather (KithCaseFile  *file,
                     gint64         student,
                     GError       **error)
{
  return kith_erasure_gather_record (file, &kith_student_kind, student, error);
}

const KithKind *
kith_erasure_get_row (KithErasure *self,
                      guint        position,
                      gint64      *id)
{
  const Row *row = &g_array_index (self->rows, Row, position);

  *id = row->id;
  return row->kind;
}

gboolean
kith_erasure_has_student (KithErasure *self,
                          gint64       id)
{
  return has_row (self, &kith_student_kind, id);
}

guint
kith_erasure_get_n (KithErasure *self)
{
  return self->rows->len;
}

GPtrArray *
kith_erasure_get_phrases (KithErasure *self)
{
  return self->phrases;
}

/* "Notes: 12, Goals: 3": what a certificate may say. */
char *
kith_erasure_dup_counts (KithErasure *self)
{
  GString *counts = g_string_new (NULL);
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    guint n = 0;

    for (guint j = 0; j < self->rows->len; j++)
      n += g_array_index (self->rows, Row, j).kind == kinds[i];
    if (n > 0)
      /* Translators: a kind of record in the plural, then how many */
      g_string_append_printf (counts, _("%s%s: %u"), counts->len > 0 ? ", " : "", _(kinds[i]->label_plural), n);
  }
  return g_string_free_and_steal (counts);
}

static gboolean
run_for_row (KithErasure  *self,
             const char   *sql,
             const Row    *row,
             GError      **error)
{
  g_autoptr (KithStatement) statement = prepare_with_id (self->file, sql, row->id, error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_text (statement, ":kind", row->kind->name);
  return kith_statement_run (statement, error);
}

/* A purpose or the name of a file that names the student. Who wrote two letters of it may have meant anybody. */
static gboolean
forget_said (KithErasure  *self,
             const Row    *row,
             GError      **error)
{
  return run_with_id (self->file, "DELETE FROM audit_detail WHERE audit IN (SELECT l.id FROM audit l JOIN audit_detail d"
                      " ON d.audit = l.id JOIN student s ON s.id = :id WHERE l.kind IS NULL AND"
                      " ((length (s.preferred_name) > 2 AND instr (lower (d.detail), lower (s.preferred_name)) > 0) OR"
                      " (length (s.legal_first_name) > 2 AND instr (lower (d.detail), lower (s.legal_first_name)) > 0) OR"
                      " (length (s.legal_last_name) > 2 AND instr (lower (d.detail), lower (s.legal_last_name)) > 0) OR"
                      " (length (s.college_id) > 2 AND instr (d.detail, s.college_id) > 0)))", row->id, error);
}

/* The lines stay, for the chain; their old and new values go. */
static gboolean
forget_details (KithErasure  *self,
                const Row    *row,
                GError      **error)
{
  return run_for_row (self, "DELETE FROM audit_detail WHERE audit IN (SELECT id FROM audit WHERE record = :id"
                      " AND kind = :kind)", row, error) &&
         (row->kind != &kith_student_kind ||
          (forget_said (self, row, error) &&
           run_with_id (self->file, "DELETE FROM audit_detail WHERE audit IN (SELECT id FROM audit WHERE student = :id"
                        " AND student <> 0)", row->id, error)));
}

/* A form that chose the student last stands under no student: its words are JSON with the link in them. */
static gboolean
forget_drafts (KithErasure  *self,
               const Row    *row,
               GError      **error)
{
  return run_for_row (self, "DELETE FROM draft WHERE record = :id AND kind = :kind", row, error) &&
         (row->kind != &kith_student_kind ||
          run_with_id (self->file, "DELETE FROM draft WHERE student = :id OR moved_from = :id"
                       " OR instr (body, '\"student\":\"' || :id || '\"') > 0", row->id, error));
}

static gboolean
forget_words (KithErasure  *self,
              const Row    *row,
              GError      **error)
{
  if (row->kind == &kith_note_kind)
    return kith_note_effects_forget (self->file, row->id, error);
  return row->kind->search_slot == 0 ||
         run_with_id (self->file, "DELETE FROM record_search WHERE rowid = :id",
                      kith_search_index_get_row (row->kind, row->id), error);
}

/* What stays and links to a row that goes. */
static gboolean
unlink_row (KithErasure  *self,
            const Row    *row,
            GError      **error)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint field = 0; field < kinds[i]->n_fields; field++) {
      KithRecordTable *table = kith_record_table_get (self->file, kinds[i]);
      const char *column = kith_record_table_get_column (table, field);
      g_autofree char *sql = NULL;

      if (!links_to (kinds[i], field, row->kind) || goes_with (kinds[i], field, row->kind))
        continue;
      sql = g_strdup_printf ("UPDATE %s SET %s = NULL, version = version + 1 WHERE %s = :id", kinds[i]->table, column, column);
      if (!run_with_id (self->file, sql, row->id, error))
        return FALSE;
    }
  return TRUE;
}

/* Numbers are not given twice. */
static gboolean
remember_highest (KithErasure     *self,
                  const KithKind  *kind,
                  GError         **error)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO highest_id (kind, id) SELECT :kind, max(id) FROM %s WHERE true ON CONFLICT (kind)"
                     " DO UPDATE SET id = max(id, excluded.id)", kind->table);
  g_autoptr (KithStatement) statement = kith_db_prepare (self->file->db, sql, error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_text (statement, ":kind", kind->name);
  return kith_statement_run (statement, error);
}

static gboolean
delete_row (KithErasure  *self,
            const Row    *row,
            GError      **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = :id", row->kind->table);

  return remember_highest (self, row->kind, error) && unlink_row (self, row, error) &&
         run_with_id (self->file, sql, row->id, error);
}

static gboolean
run_row (KithErasure      *self,
         const Row        *row,
         KithErasureMode   mode,
         GError          **error)
{
  gboolean stays = mode == KITH_ERASURE_ANONYMISE && kith_erasure_blank_keeps (row->kind) &&
                   (row->kind != &kith_student_kind || row->id == self->student);

  if (!forget_details (self, row, error) || !forget_drafts (self, row, error) || !forget_words (self, row, error))
    return FALSE;
  kith_save_mark_changed (self->file, row->kind);
  return stays ? kith_erasure_blank_row (self->file, row->kind, row->id, error) : delete_row (self, row, error);
}

gboolean
kith_erasure_run (KithErasure      *self,
                  KithErasureMode   mode,
                  GError          **error)
{
  /* Parts go before what they are part of; circles between kinds are settled at the end. */
  if (!kith_db_exec (self->file->db, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  for (guint i = self->rows->len; i > 0; i--)
    if (!run_row (self, &g_array_index (self->rows, Row, i - 1), mode, error))
      return FALSE;
  g_hash_table_remove_all (self->file->known_students);
  return mode == KITH_ERASURE_ERASE || kith_student_effects_fill (self->file, error);
}
