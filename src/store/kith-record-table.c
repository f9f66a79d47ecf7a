/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-record-table.h"

#include "kith-discretion.h"

#include "kith-error.h"
#include "kith-person.h"
#include "kith-sealing.h"
#include "kith-search-words.h"
#include "kith-student.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* Columns of every table before those of its fields. */
#define FIRST_FIELD_COLUMN 2
/* What students and people go by is the first field of their tables. */
#define NAME_FIELD 0
G_STATIC_ASSERT (KITH_STUDENT_PREFERRED_NAME == NAME_FIELD && KITH_PERSON_NAME == NAME_FIELD);

struct _KithRecordTable
{
  const KithKind *kind;
  char **columns;
  char **parameters;
  char *select_list;
  char *find_sql;
  char *find_removed_sql;
  char *insert_sql;
  char *next_sql;
  char *update_sql;
  char *set_removed_sql;
  gboolean has_keys;
  gboolean has_words;
  gboolean has_sealed;
};

static void
fill_names (KithRecordTable *self)
{
  self->columns = g_new0 (char *, self->kind->n_fields + 1);
  self->parameters = g_new0 (char *, self->kind->n_fields + 1);
  for (guint i = 0; i < self->kind->n_fields; i++) {
    g_autofree char *name = kith_field_dup_column (&self->kind->fields[i]);

    self->columns[i] = g_strdup_printf ("\"%s\"", name);
    self->parameters[i] = g_strdup_printf (":%s", name);
    self->has_sealed |= kith_field_has (&self->kind->fields[i], KITH_FIELD_SEALED);
  }
}

static char *
build_select_list (KithRecordTable *self)
{
  GString *list = g_string_new ("a.id, a.version");

  for (guint i = 0; self->columns[i] != NULL; i++)
    g_string_append_printf (list, ", a.%s", self->columns[i]);
  if (self->has_sealed)
    g_string_append (list, ", a.sealed");
  return g_string_free_and_steal (list);
}

static char *
build_insert (KithRecordTable *self)
{
  g_autofree char *columns = g_strjoinv (", ", self->columns);
  g_autofree char *parameters = g_strjoinv (", ", self->parameters);
  const char *more_columns = "";
  const char *more_parameters = "";

  if (self->has_keys) {
    more_columns = ", sort_key, search_key";
    more_parameters = ", :sort_key, :search_key";
  } else if (self->has_words) {
    more_columns = ", search_words";
    more_parameters = ", :search_words";
  }
  return g_strdup_printf ("INSERT INTO %s (id, version, %s%s) VALUES (:id, 1, %s%s)", self->kind->table, columns, more_columns,
                          parameters, more_parameters);
}

static char *
build_update (KithRecordTable *self)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "UPDATE %s SET version = version + :step", self->kind->table);
  for (guint i = 0; self->columns[i] != NULL; i++)
    g_string_append_printf (sql, ", %s = %s", self->columns[i], self->parameters[i]);
  /* What is open from now on is not to be read as it was when it was sealed. */
  if (self->has_sealed)
    g_string_append (sql, ", sealed = CASE WHEN :is_sealed THEN sealed END");
  if (self->has_keys)
    g_string_append (sql, ", sort_key = :sort_key, search_key = :search_key");
  else if (self->has_words)
    g_string_append (sql, ", search_words = :search_words");
  g_string_append (sql, " WHERE id = :id AND version = :version AND (removed_at IS NULL OR :step = 0)");
  return g_string_free_and_steal (sql);
}

static KithRecordTable *
create (const KithKind *kind)
{
  KithRecordTable *self = g_new0 (KithRecordTable, 1);

  self->kind = kind;
  self->has_keys = kind == &kith_student_kind || kind == &kith_person_kind;
  self->has_words = kith_search_words_are_indexed (kind);
  fill_names (self);
  self->select_list = build_select_list (self);
  self->find_sql = g_strdup_printf ("SELECT %s FROM %s a WHERE a.id = :id AND a.removed_at IS NULL", self->select_list,
                                    kind->table);
  self->find_removed_sql = g_strdup_printf ("SELECT %s FROM %s a WHERE a.id = :id AND a.removed_at IS NOT NULL",
                                            self->select_list, kind->table);
  self->insert_sql = build_insert (self);
  self->next_sql = g_strdup_printf ("SELECT h.id + 1 FROM highest_id h WHERE h.kind = :kind"
                                    " AND h.id > coalesce ((SELECT max(id) FROM %s), 0)", kind->table);
  self->update_sql = build_update (self);
  self->set_removed_sql = g_strdup_printf ("UPDATE %s SET version = version + 1, removed_at = :removed_at WHERE id = :id",
                                           kind->table);
  return self;
}

void
kith_record_table_free (KithRecordTable *self)
{
  g_strfreev (self->columns);
  g_strfreev (self->parameters);
  g_free (self->select_list);
  g_free (self->find_sql);
  g_free (self->find_removed_sql);
  g_free (self->insert_sql);
  g_free (self->next_sql);
  g_free (self->update_sql);
  g_free (self->set_removed_sql);
  g_free (self);
}

/* Borrowed; made at the first use. */
KithRecordTable *
kith_record_table_get (KithCaseFile   *file,
                       const KithKind *kind)
{
  KithRecordTable *self = g_hash_table_lookup (file->tables, kind);

  if (self == NULL) {
    self = create (kind);
    g_hash_table_insert (file->tables, (gpointer) kind, self);
  }
  return self;
}

/* Columns of a record for a table that goes by the name of "a". */
const char *
kith_record_table_get_select_list (KithRecordTable *self)
{
  return self->select_list;
}

/* Whether there are a sort_key and a search_key. */
gboolean
kith_record_table_has_keys (KithRecordTable *self)
{
  return self->has_keys;
}

/* In double quotes: "from" is a word of SQL. */
const char *
kith_record_table_get_column (KithRecordTable *self,
                              guint            field)
{
  return self->columns[field];
}

static void
read_fields (KithRecordTable *self,
             KithRecord      *record,
             KithStatement   *row)
{
  for (guint i = 0; i < self->kind->n_fields; i++) {
    int column = FIRST_FIELD_COLUMN + (int) i;

    if (kith_statement_is_null (row, column))
      continue;
    if (kith_field_holds_text (&self->kind->fields[i]))
      kith_record_set_text (record, i, kith_statement_get_text (row, column));
    else
      kith_record_set_number (record, i, kith_statement_get_int64 (row, column));
  }
}

static void
hide_private_fields (KithRecordTable *self,
                     KithCaseFile    *file,
                     KithRecord      *record)
{
  guint author = self->kind->author_field;

  if (author != KITH_NO_FIELD && kith_record_get_number (record, author) == file->actor.person)
    return;
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (kith_field_has (&self->kind->fields[i], KITH_FIELD_PRIVATE))
      kith_record_clear (record, i);
}

/* A row of kith_record_table_get_select_list as a record. Sealed fields are there for those who hold the key. */
KithRecord *
kith_record_table_read (KithRecordTable *self,
                        KithCaseFile    *file,
                        KithStatement   *row,
                        KithReadMode     mode)
{
  KithRecord *record = kith_record_new (self->kind);
  int sealed_column = FIRST_FIELD_COLUMN + (int) self->kind->n_fields;

  kith_record_set_id (record, kith_statement_get_int64 (row, 0));
  kith_record_set_version (record, kith_statement_get_int64 (row, 1));
  read_fields (self, record, row);
  if (self->has_sealed && !kith_statement_is_null (row, sealed_column)) {
    g_autoptr (GBytes) sealed = kith_statement_dup_bytes (row, sealed_column);

    kith_sealing_open (file, record, sealed);
  }
  if (mode == KITH_READ_SHOWN) {
    hide_private_fields (self, file, record);
    kith_discretion_hide (file, record);
  }
  return record;
}

static KithRecord *
find (KithRecordTable *self,
      KithCaseFile    *file,
      const char      *sql,
      gint64           id,
      GError         **error)
{
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, sql, error);

  if (row == NULL)
    return NULL;
  kith_statement_bind_int64 (row, ":id", id);
  if (kith_statement_step (row, error) != KITH_STEP_ROW)
    return NULL;
  return kith_record_table_read (self, file, row, KITH_READ_WHOLE);
}

KithRecord *
kith_record_table_find (KithRecordTable *self,
                        KithCaseFile    *file,
                        gint64           id,
                        GError         **error)
{
  return find (self, file, self->find_sql, id, error);
}

KithRecord *
kith_record_table_find_removed (KithRecordTable *self,
                                KithCaseFile    *file,
                                gint64           id,
                                GError         **error)
{
  return find (self, file, self->find_removed_sql, id, error);
}

static void
bind_fields (KithRecordTable *self,
             KithCaseFile    *file,
             KithRecord      *record,
             gboolean         is_sealed,
             KithStatement   *statement)
{
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const KithField *field = &self->kind->fields[i];

    if (!kith_record_has (record, i) || (is_sealed && kith_field_has (field, KITH_FIELD_SEALED)))
      kith_statement_bind_null (statement, self->parameters[i]);
    else if (kith_field_holds_text (field))
      kith_statement_bind_text (statement, self->parameters[i], kith_record_get_text (record, i));
    else
      kith_statement_bind_int64 (statement, self->parameters[i], kith_record_get_number (record, i));
  }
}

static char *
dup_person_search_key (KithRecord *person)
{
  g_autofree char *name = kith_text_fold (kith_record_get_text (person, KITH_PERSON_NAME));
  g_autofree char *employer = kith_text_fold (kith_record_get_text (person, KITH_PERSON_EMPLOYER));
  g_autofree char *phone = kith_text_digits (kith_record_get_text (person, KITH_PERSON_PHONE));

  return g_strdup_printf (" %s %s %s", name, employer, phone);
}

static void
bind_keys (KithRecordTable *self,
           KithRecord      *record,
           KithStatement   *statement)
{
  gboolean is_student = self->kind == &kith_student_kind;
  g_autofree char *sort_key = kith_text_fold (kith_record_get_text (record, NAME_FIELD));
  g_autofree char *search_key = is_student ? kith_student_dup_search_key (record) : dup_person_search_key (record);

  kith_statement_bind_text (statement, ":sort_key", sort_key);
  kith_statement_bind_text (statement, ":search_key", search_key);
}

static void
bind_words (KithRecordTable *self,
            KithRecord      *record,
            gboolean         is_sealed,
            KithStatement   *statement)
{
  g_autofree char *words = is_sealed ? NULL : kith_search_words_dup_extra (record);

  if (words != NULL)
    kith_statement_bind_text (statement, ":search_words", words);
  else
    kith_statement_bind_null (statement, ":search_words");
}

static void
bind_record (KithRecordTable *self,
             KithCaseFile    *file,
             KithRecord      *record,
             gboolean         is_sealed,
             KithStatement   *statement)
{
  bind_fields (self, file, record, is_sealed, statement);
  if (self->has_keys)
    bind_keys (self, record, statement);
  else if (self->has_words)
    bind_words (self, record, is_sealed, statement);
}

/* Numbers of erased records are not given again; otherwise SQLite chooses. */
static gboolean
bind_id (KithRecordTable  *self,
         KithCaseFile     *file,
         KithStatement    *statement,
         GError          **error)
{
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, self->next_sql, error);
  KithStepResult step;

  if (row == NULL)
    return FALSE;
  kith_statement_bind_text (row, ":kind", self->kind->name);
  step = kith_statement_step (row, error);
  if (step == KITH_STEP_ROW)
    kith_statement_bind_int64 (statement, ":id", kith_statement_get_int64 (row, 0));
  else
    kith_statement_bind_null (statement, ":id");
  return step != KITH_STEP_ERROR;
}

gint64
kith_record_table_insert (KithRecordTable *self,
                          KithCaseFile    *file,
                          KithRecord      *record,
                          GError         **error)
{
  g_autoptr (KithStatement) statement = kith_db_prepare (file->db, self->insert_sql, error);
  KithSealingNeed need = statement != NULL ? kith_sealing_find_need (file, record, error) : KITH_SEALING_FAILED;
  gint64 id;

  if (need == KITH_SEALING_FAILED || !bind_id (self, file, statement, error))
    return 0;
  bind_record (self, file, record, need == KITH_SEALING_NEEDED, statement);
  if (!kith_statement_run (statement, error))
    return 0;
  id = kith_db_get_last_id (file->db);
  if (need == KITH_SEALING_NEEDED && !kith_sealing_store (file, record, id, error))
    return 0;
  return id;
}

static gboolean
set_stale (const KithKind *kind,
           GError        **error)
{
  g_set_error (error, KITH_ERROR, KITH_ERROR_STALE,
               /* Translators: a kind of record, such as Student or Note */
               _("%s: somebody changed this since you opened it. Open it again and repeat your change."),
               _(kind->label));
  return FALSE;
}

static gboolean
write_row (KithRecordTable *self,
           KithCaseFile    *file,
           KithRecord      *record,
           int              step,
           GError         **error)
{
  g_autoptr (KithStatement) statement = kith_db_prepare (file->db, self->update_sql, error);
  KithSealingNeed need = statement != NULL ? kith_sealing_find_need (file, record, error) : KITH_SEALING_FAILED;

  if (need == KITH_SEALING_FAILED)
    return FALSE;
  bind_record (self, file, record, need == KITH_SEALING_NEEDED, statement);
  kith_statement_bind_int64 (statement, ":id", kith_record_get_id (record));
  kith_statement_bind_int64 (statement, ":version", kith_record_get_version (record));
  kith_statement_bind_int64 (statement, ":step", step);
  if (self->has_sealed)
    kith_statement_bind_int64 (statement, ":is_sealed", need == KITH_SEALING_NEEDED);
  if (!kith_statement_run (statement, error))
    return FALSE;
  if (kith_db_get_changes (file->db) != 1)
    return set_stale (self->kind, error);
  return need == KITH_SEALING_NOT_NEEDED ||
         kith_sealing_store (file, record, kith_record_get_id (record), error);
}

/* Refuses when the record's version is not the stored one. */
gboolean
kith_record_table_update (KithRecordTable *self,
                          KithCaseFile    *file,
                          KithRecord      *record,
                          GError         **error)
{
  return write_row (self, file, record, 1, error);
}

/* The same content, sealed or open as what it is part of is now: no change that anybody made, so no version of its own. */
gboolean
kith_record_table_rewrite (KithRecordTable *self,
                           KithCaseFile    *file,
                           KithRecord      *record,
                           GError         **error)
{
  return write_row (self, file, record, 0, error);
}

/* @removed_at: 0 to put it back */
gboolean
kith_record_table_set_removed (KithRecordTable *self,
                               KithCaseFile    *file,
                               gint64           id,
                               gint64           removed_at,
                               GError         **error)
{
  g_autoptr (KithStatement) statement = kith_db_prepare (file->db, self->set_removed_sql, error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":id", id);
  if (removed_at != 0)
    kith_statement_bind_int64 (statement, ":removed_at", removed_at);
  else
    kith_statement_bind_null (statement, ":removed_at");
  return kith_statement_run (statement, error);
}
