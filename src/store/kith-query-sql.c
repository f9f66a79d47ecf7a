/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-query-private.h"

#include "kith-error.h"
#include "kith-record-table.h"
#include "kith-scope.h"
#include "kith-search-words.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* SQL under construction: its text, and the values to bind as :v0, :v1, … Values never become part of the text. */
typedef struct {
  KithCaseFile *file;
  const KithKind *kind;
  KithRecordTable *table;
  GString *sql;
  GPtrArray *values;
  gboolean is_empty;
  char *unknown;
} Builder;

#define CURRENT(alias) \
  alias ".removed_at IS NULL AND " alias ".\"from\" <= :today AND (" alias ".until IS NULL OR " alias ".until >= :today)"

/* Adds a text value, and its parameter to the SQL. */
static void
add_value (Builder    *self,
           const char *value)
{
  g_string_append_printf (self->sql, ":v%u", self->values->len);
  g_ptr_array_add (self->values, g_strdup (value));
}

static void
add_id (Builder *self,
        gint64   id)
{
  /* A number is safe as text, but one statement for all ids is prepared only once. */
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  g_string_append (self->sql, "CAST (");
  add_value (self, text);
  g_string_append (self->sql, " AS INTEGER)");
}

static guint
find_field (Builder    *self,
            const char *name)
{
  guint field = kith_kind_find_field (self->kind, name);

  if (field == KITH_NO_FIELD)
    g_set_str (&self->unknown, name);
  return field;
}

static void
add_column (Builder *self,
            guint    field)
{
  g_string_append_printf (self->sql, "a.%s", kith_record_table_get_column (self->table, field));
}

/* The value as the column keeps it, so that an index on the column serves. */
static void
add_field_value (Builder    *self,
                 guint       field,
                 const char *value)
{
  gboolean is_text = kith_field_holds_text (&self->kind->fields[field]);

  if (is_text) {
    add_value (self, value);
  } else {
    g_string_append (self->sql, "CAST (");
    add_value (self, value);
    g_string_append (self->sql, " AS INTEGER)");
  }
}

static void
add_equals (Builder        *self,
            const KithTerm *term)
{
  guint field = find_field (self, term->field);

  if (field == KITH_NO_FIELD)
    return;
  g_string_append (self->sql, " AND ");
  add_column (self, field);
  if (term->value == NULL) {
    g_string_append (self->sql, " IS NULL");
    return;
  }
  g_string_append (self->sql, " = ");
  add_field_value (self, field, term->value);
}

static void
add_one_of (Builder *self,
            GStrv    codes)
{
  g_string_append (self->sql, " IN (");
  for (guint i = 0; codes[i] != NULL; i++) {
    if (i > 0)
      g_string_append (self->sql, ", ");
    add_value (self, codes[i]);
  }
  g_string_append (self->sql, ")");
}

static void
add_contains_any (Builder *self,
                  guint    field,
                  GStrv    codes)
{
  g_string_append (self->sql, "(0");
  for (guint i = 0; codes[i] != NULL; i++) {
    g_string_append (self->sql, " OR instr (' ' || ");
    add_column (self, field);
    g_string_append (self->sql, " || ' ', ' ' || ");
    add_value (self, codes[i]);
    g_string_append (self->sql, " || ' ') > 0");
  }
  g_string_append (self->sql, ")");
}

static void
add_any (Builder        *self,
         const KithTerm *term)
{
  guint field = find_field (self, term->field);
  g_auto (GStrv) codes = g_strsplit (term->value != NULL ? term->value : "", " ", -1);

  if (field == KITH_NO_FIELD)
    return;
  g_string_append (self->sql, " AND ");
  if (self->kind->fields[field].type == KITH_FIELD_CHOICES || self->kind->fields[field].type == KITH_FIELD_LINKS) {
    add_contains_any (self, field, codes);
    return;
  }
  add_column (self, field);
  add_one_of (self, codes);
}

static void
add_range (Builder        *self,
           const KithTerm *term)
{
  guint field = find_field (self, term->field);

  if (field == KITH_NO_FIELD)
    return;
  if (term->value != NULL) {
    g_string_append (self->sql, " AND ");
    add_column (self, field);
    g_string_append (self->sql, " >= ");
    add_field_value (self, field, term->value);
  }
  if (term->until != NULL) {
    g_string_append (self->sql, " AND ");
    add_column (self, field);
    g_string_append (self->sql, " <= ");
    add_field_value (self, field, term->until);
  }
}

static void
add_any_until (Builder        *self,
               const KithTerm *term)
{
  g_auto (GStrv) names = g_strsplit (term->field, " ", -1);

  g_string_append (self->sql, " AND (0");
  for (guint i = 0; names[i] != NULL; i++) {
    guint field = find_field (self, names[i]);

    if (field == KITH_NO_FIELD)
      continue;
    g_string_append (self->sql, " OR ");
    add_column (self, field);
    g_string_append (self->sql, " <= ");
    add_field_value (self, field, term->value);
  }
  g_string_append (self->sql, ")");
}

/* "… IN (SELECT id FROM parent WHERE …)" up to the kind that knows the student. */
static void
add_part_of_student (Builder        *self,
                     const KithKind *kind,
                     const char     *alias,
                     gint64          student)
{
  const KithKind *parent = kith_kind_get_parent (kind);
  g_autofree char *column = NULL;

  if (parent == NULL && kind->student_field == KITH_NO_FIELD) {
    g_string_append_printf (self->sql, "%sid = ", alias);
    add_id (self, student);
    return;
  }
  column = kith_field_dup_column (&kind->fields[parent != NULL ? kind->parent_field : kind->student_field]);
  if (parent == NULL) {
    g_string_append_printf (self->sql, "%s\"%s\" = ", alias, column);
    add_id (self, student);
    return;
  }
  g_string_append_printf (self->sql, "%s\"%s\" IN (SELECT id FROM %s WHERE ", alias, column, parent->table);
  add_part_of_student (self, parent, "", student);
  g_string_append (self->sql, ")");
}

static void
add_key_words (Builder *self,
               GStrv    words)
{
  for (guint i = 0; words[i] != NULL; i++) {
    g_string_append (self->sql, " AND instr (a.search_key, ");
    add_value (self, words[i]);
    g_string_append (self->sql, ") > 0");
  }
}

static void
add_indexed_words (Builder    *self,
                   const char *typed)
{
  g_autofree char *match = kith_search_words_dup_match (typed, KITH_WORDS_BEGINNINGS);

  if (match == NULL) {
    self->is_empty = TRUE;
    return;
  }
  g_string_append (self->sql, " AND a.id IN (SELECT rowid FROM note_search WHERE note_search MATCH ");
  add_value (self, match);
  g_string_append (self->sql, ")");
}

/* Small tables without an index for search: text that contains the word, whatever its case. */
static void
add_plain_word (Builder    *self,
                const char *word)
{
  g_string_append (self->sql, " AND (0");
  for (guint i = 0; i < self->kind->n_fields; i++) {
    KithFieldType type = self->kind->fields[i].type;

    if (type != KITH_FIELD_LINE && type != KITH_FIELD_TEXT)
      continue;
    g_string_append (self->sql, " OR instr (lower (");
    add_column (self, i);
    g_string_append (self->sql, "), lower (");
    add_value (self, word);
    g_string_append (self->sql, ")) > 0");
  }
  g_string_append (self->sql, ")");
}

static void
add_plain_words (Builder    *self,
                 const char *typed)
{
  g_auto (GStrv) words = g_strsplit_set (typed, " \t\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      add_plain_word (self, words[i]);
}

static void
add_words (Builder        *self,
           const KithTerm *term)
{
  g_auto (GStrv) words = NULL;

  if (kith_text_is_empty (term->value))
    return;
  words = kith_search_words_split (term->value);
  if (kith_search_words_are_indexed (self->kind))
    add_indexed_words (self, term->value);
  else if (!kith_record_table_has_keys (self->table))
    add_plain_words (self, term->value);
  else if (words[0] == NULL)
    self->is_empty = TRUE;
  else
    add_key_words (self, words);
}

static void
add_assigned (Builder        *self,
              const KithTerm *term)
{
  g_string_append (self->sql, " AND a.id IN (SELECT s.student FROM assignment s WHERE s.person = ");
  add_id (self, term->id);
  if (term->value != NULL) {
    g_string_append (self->sql, " AND s.role = ");
    add_value (self, term->value);
  }
  g_string_append (self->sql, " AND " CURRENT ("s") ")");
}

static void
add_concerns (Builder        *self,
              const KithTerm *term)
{
  guint person = kith_kind_find_field (self->kind, "person");
  guint student = self->kind->student_field;

  if (person == KITH_NO_FIELD && student == KITH_NO_FIELD)
    g_set_str (&self->unknown, "person");
  g_string_append (self->sql, " AND (0");
  if (person != KITH_NO_FIELD) {
    g_string_append (self->sql, " OR a.person = ");
    add_id (self, term->id);
  }
  if (student != KITH_NO_FIELD) {
    g_string_append_printf (self->sql, " OR a.%s IN (SELECT s.student FROM assignment s WHERE s.person = ",
                            kith_record_table_get_column (self->table, student));
    add_id (self, term->id);
    g_string_append (self->sql, " AND " CURRENT ("s") ")");
  }
  g_string_append (self->sql, ")");
}

static void
add_unassigned (Builder        *self,
                const KithTerm *term)
{
  g_string_append (self->sql, " AND NOT EXISTS (SELECT 1 FROM assignment s WHERE s.student = a.id AND s.role = ");
  add_value (self, term->value);
  g_string_append (self->sql, " AND " CURRENT ("s") ")");
}

static void
add_care_status (Builder        *self,
                 const KithTerm *term)
{
  g_auto (GStrv) codes = g_strsplit (term->value != NULL ? term->value : "", " ", -1);

  g_string_append (self->sql, " AND a.id IN (SELECT c.student FROM care_status c WHERE c.status");
  add_one_of (self, codes);
  g_string_append (self->sql, " AND " CURRENT ("c") ")");
}

static void
add_current (Builder *self)
{
  const char *from = kith_kind_find_field (self->kind, "from") != KITH_NO_FIELD ? "from" : "start-date";
  const char *until = kith_kind_find_field (self->kind, "until") != KITH_NO_FIELD ? "until" : "end-date";
  guint first = kith_kind_find_field (self->kind, from);
  guint last = kith_kind_find_field (self->kind, until);

  if (kith_kind_find_field (self->kind, "disabled-at") != KITH_NO_FIELD)
    g_string_append (self->sql, " AND a.disabled_at IS NULL");
  else if (first == KITH_NO_FIELD || last == KITH_NO_FIELD)
    g_set_str (&self->unknown, from);
  else
    g_string_append_printf (self->sql, " AND a.%s <= :today AND (a.%s IS NULL OR a.%s >= :today)",
                            kith_record_table_get_column (self->table, first),
                            kith_record_table_get_column (self->table, last),
                            kith_record_table_get_column (self->table, last));
}

static void
add_not_struck (Builder *self)
{
  if (self->kind->struck_field != KITH_NO_FIELD)
    g_string_append_printf (self->sql, " AND a.%s IS NULL",
                            kith_record_table_get_column (self->table, self->kind->struck_field));
}

/* The kind that knows the student, for a kind whose student is found through a parent. */
static const KithKind *
get_root (const KithKind *kind)
{
  while (kith_kind_get_parent (kind) != NULL)
    kind = kith_kind_get_parent (kind);
  return kind;
}

/* "… IN (SELECT id FROM parent WHERE …)" up to the kind that knows the student. What is part of no student is not archived
 * either. */
static void
add_archived_part (Builder        *self,
                   const KithKind *kind,
                   const char     *alias,
                   gboolean        archived)
{
  const KithKind *parent = kith_kind_get_parent (kind);
  g_autofree char *column = kith_field_dup_column (&kind->fields[parent != NULL ? kind->parent_field : kind->student_field]);

  if (parent == NULL) {
    g_string_append_printf (self->sql, "coalesce (%s\"%s\", 0) %sIN (SELECT id FROM student WHERE archived_on IS NOT NULL)",
                            alias, column, archived ? "" : "NOT ");
    return;
  }
  g_string_append_printf (self->sql, "%s\"%s\" IN (SELECT id FROM %s WHERE ", alias, column, parent->table);
  add_archived_part (self, parent, "", archived);
  g_string_append (self->sql, ")");
}

static void
add_archived (Builder *self,
              gboolean archived)
{
  if (g_str_equal (self->kind->name, "student")) {
    g_string_append (self->sql, archived ? " AND a.archived_on IS NOT NULL" : " AND a.archived_on IS NULL");
    return;
  }
  if (get_root (self->kind)->student_field == KITH_NO_FIELD) {
    g_set_str (&self->unknown, "archived-on");
    return;
  }
  g_string_append (self->sql, " AND ");
  add_archived_part (self, self->kind, "a.", archived);
}

static void
add_contact_due (Builder        *self,
                 const KithTerm *term)
{
  g_string_append (self->sql, " AND a.stage = 'active' AND a.archived_on IS NULL AND a.contact_due <= :today");
}

/* One parameter whatever their number, so that the statement is prepared only once. */
static void
add_ids (Builder        *self,
         const KithTerm *term)
{
  g_string_append (self->sql, " AND a.id IN (SELECT value FROM json_each (");
  add_value (self, term->value);
  g_string_append (self->sql, "))");
}

static void
add_students_only (Builder        *self,
                   const KithTerm *term,
                   void          (*add) (Builder        *self,
                                         const KithTerm *term))
{
  if (g_str_equal (self->kind->name, "student"))
    add (self, term);
  else
    g_set_str (&self->unknown, "assignment");
}

static void
add_term (Builder        *self,
          const KithTerm *term)
{
  switch (term->type) {
  case KITH_TERM_EQUALS:
    add_equals (self, term);
    break;
  case KITH_TERM_ANY:
    add_any (self, term);
    break;
  case KITH_TERM_RANGE:
    add_range (self, term);
    break;
  case KITH_TERM_ANY_UNTIL:
    add_any_until (self, term);
    break;
  case KITH_TERM_STUDENT:
    g_string_append (self->sql, " AND ");
    add_part_of_student (self, self->kind, "a.", term->id);
    break;
  case KITH_TERM_WORDS:
    add_words (self, term);
    break;
  case KITH_TERM_ASSIGNED:
    add_students_only (self, term, add_assigned);
    break;
  case KITH_TERM_CONCERNS:
    add_concerns (self, term);
    break;
  case KITH_TERM_UNASSIGNED:
    add_students_only (self, term, add_unassigned);
    break;
  case KITH_TERM_CARE_STATUS:
    add_students_only (self, term, add_care_status);
    break;
  case KITH_TERM_CURRENT:
    add_current (self);
    break;
  case KITH_TERM_NOT_STRUCK:
    add_not_struck (self);
    break;
  case KITH_TERM_ARCHIVED:
  case KITH_TERM_NOT_ARCHIVED:
    add_archived (self, term->type == KITH_TERM_ARCHIVED);
    break;
  case KITH_TERM_CONTACT_DUE:
    add_students_only (self, term, add_contact_due);
    break;
  case KITH_TERM_IDS:
    add_ids (self, term);
    break;
  }
}

/* Names go by their folded form; other lines regardless of the case of plain letters. */
static void
add_order_column (Builder  *self,
                  guint     field,
                  gboolean  is_descending)
{
  const KithField *description = &self->kind->fields[field];
  gboolean is_name = kith_record_table_has_keys (self->table) && field == 0;

  if (is_name)
    g_string_append (self->sql, "a.sort_key");
  else
    add_column (self, field);
  if (description->type == KITH_FIELD_LINE && !is_name)
    g_string_append (self->sql, " COLLATE NOCASE");
  if (is_descending)
    g_string_append (self->sql, " DESC");
  else if (!kith_field_has (description, KITH_FIELD_REQUIRED))
    g_string_append (self->sql, " NULLS LAST");
}

/* Today's supporters of a student in some roles: the name of the main one, or else of the first. */
#define SUPPORTER(roles) \
  "(SELECT p.sort_key FROM assignment s JOIN person p ON p.id = s.person WHERE s.student = a.id AND s.role IN (" roles ")" \
  " AND " CURRENT ("s") " ORDER BY s.main DESC, s.id LIMIT 1)"
#define CARE_STATUS \
  "(SELECT c.status FROM care_status c WHERE c.student = a.id AND " CURRENT ("c") " ORDER BY c.\"from\" DESC LIMIT 1)"

typedef struct {
  const char *name;
  const char *sql;
} Standing;

/* What a list of students says of other records, to order by. */
static const Standing standings[] = {
  { "coach", SUPPORTER ("'coach', 'cover'") },
  { "mentor", SUPPORTER ("'mentor'") },
  { "care-status", CARE_STATUS },
};

static gboolean
add_order_standing (Builder    *self,
                    const char *name,
                    gboolean    is_descending)
{
  if (!g_str_equal (self->kind->name, "student"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (standings); i++)
    if (g_str_equal (standings[i].name, name)) {
      g_string_append_printf (self->sql, "%s%s", standings[i].sql, is_descending ? " DESC" : " NULLS LAST");
      return TRUE;
    }
  return FALSE;
}

static gboolean
add_order_by (Builder    *self,
              const char *name,
              gboolean    is_descending)
{
  guint field;

  if (add_order_standing (self, name, is_descending))
    return TRUE;
  field = find_field (self, name);
  if (field != KITH_NO_FIELD)
    add_order_column (self, field, is_descending);
  return field != KITH_NO_FIELD;
}

static void
add_order (Builder    *self,
           const char *order)
{
  g_auto (GStrv) names = g_strsplit (order != NULL ? order : "", " ", -1);
  gboolean is_descending = FALSE;

  g_string_append (self->sql, " ORDER BY ");
  for (guint i = 0; names[i] != NULL; i++) {
    gboolean is_this_descending = names[i][0] == '-';

    if (*names[i] == '\0')
      continue;
    if (!add_order_by (self, names[i] + (is_this_descending ? 1 : 0), is_this_descending))
      return;
    if (i == 0)
      is_descending = is_this_descending;
    g_string_append (self->sql, ", ");
  }
  g_string_append (self->sql, is_descending ? "a.id DESC" : "a.id");
}

static void
add_conditions (Builder   *self,
                KithQuery *query)
{
  g_autofree char *scope = kith_scope_dup_condition (self->file, self->kind, KITH_ACTION_SEE);

  g_string_append_printf (self->sql, " FROM %s a WHERE a.removed_at IS NULL AND %s", self->kind->table, scope);
  for (guint i = 0; i < query->terms->len; i++)
    add_term (self, g_ptr_array_index (query->terms, i));
  if (self->is_empty)
    g_string_append (self->sql, " AND 0");
}

static KithStatement *
finish (Builder  *self,
        GError  **error)
{
  KithStatement *statement = NULL;

  if (self->unknown != NULL)
    g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE,
                 /* Translators: name of a kind of record, then the name of a field */
                 _("Records of the kind “%s” have no “%s”."), self->kind->name, self->unknown);
  else
    statement = kith_db_prepare (self->file->db, self->sql->str, error);
  for (guint i = 0; statement != NULL && i < self->values->len; i++) {
    char name[16];

    g_snprintf (name, sizeof name, ":v%u", i);
    kith_statement_bind_text (statement, name, g_ptr_array_index (self->values, i));
  }
  if (statement != NULL)
    kith_scope_bind (self->file, statement);
  g_string_free (self->sql, TRUE);
  g_ptr_array_unref (self->values);
  g_free (self->unknown);
  return statement;
}

static void
begin (Builder      *self,
       KithQuery    *query,
       KithCaseFile *file,
       const char   *select)
{
  *self = (Builder) {
    .file = file,
    .kind = query->kind,
    .table = kith_record_table_get (file, query->kind),
    .sql = g_string_new ("SELECT "),
    .values = g_ptr_array_new_with_free_func (g_free),
  };
  g_string_append (self->sql, select);
}

KithStatement *
kith_query_prepare (KithQuery     *self,
                    KithCaseFile  *file,
                    const char    *select,
                    GError       **error)
{
  Builder builder;

  begin (&builder, self, file, select);
  add_conditions (&builder, self);
  add_order (&builder, self->order != NULL ? self->order : self->kind->order);
  if (self->limit > 0)
    g_string_append_printf (builder.sql, " LIMIT %u", self->limit);
  return finish (&builder, error);
}

KithStatement *
kith_query_prepare_count (KithQuery     *self,
                          KithCaseFile  *file,
                          guint          cap,
                          GError       **error)
{
  Builder builder;

  begin (&builder, self, file, cap > 0 ? "count(*) FROM (SELECT 1" : "count(*)");
  add_conditions (&builder, self);
  if (cap > 0)
    g_string_append_printf (builder.sql, " LIMIT %u)", cap);
  return finish (&builder, error);
}

KithStatement *
kith_query_prepare_groups (KithQuery     *self,
                           KithCaseFile  *file,
                           const char    *select,
                           const char    *group,
                           GError       **error)
{
  Builder builder;

  begin (&builder, self, file, select);
  add_conditions (&builder, self);
  g_string_append_printf (builder.sql, " GROUP BY %s ORDER BY %s", group, group);
  return finish (&builder, error);
}
