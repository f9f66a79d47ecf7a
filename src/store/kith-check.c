/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-save.h"

#include "kith-account.h"
#include "kith-moving.h"
#include "kith-policy.h"
#include "kith-record-table.h"
#include "kith-rules.h"
#include "kith-scope.h"
#include "kith-student.h"

#include <glib/gi18n.h>

/* What the rules of a record look at. A database error while they look is kept until they are done. */
typedef struct {
  KithCaseFile *file;
  KithRecord *record;
  GError *error;
} Lookup;

static void
keep_error (Lookup *lookup,
            GError *error)
{
  if (lookup->error == NULL)
    lookup->error = error;
  else
    g_error_free (error);
}

/* In bulk thousands of notes ask for the same few students. */
static void
remember (KithCaseFile *file,
          KithRecord   *found)
{
  gint64 id;

  if (!file->operation.is_bulk || found == NULL || kith_record_get_kind (found) != &kith_student_kind)
    return;
  id = kith_record_get_id (found);
  g_hash_table_insert (file->known_students, g_memdup2 (&id, sizeof id), g_object_ref (found));
}

static KithRecord *
find_cb (const char *kind_name,
         gint64      id,
         gpointer    data)
{
  Lookup *lookup = data;
  const KithKind *kind = kith_kind_find (kind_name);
  GError *error = NULL;
  KithRecord *found = NULL;

  g_return_val_if_fail (kind != NULL, NULL);

  if (kind == &kith_student_kind && lookup->file->operation.is_bulk)
    found = g_hash_table_lookup (lookup->file->known_students, &id);
  if (found != NULL)
    return g_object_ref (found);
  found = kith_record_table_find (kith_record_table_get (lookup->file, kind), lookup->file, id, &error);
  if (error != NULL)
    keep_error (lookup, error);
  remember (lookup->file, found);
  return found;
}

static KithStatement *
prepare_siblings (Lookup         *lookup,
                  const KithKind *kind,
                  const char     *field_name,
                  gint64          id,
                  const char     *from,
                  const char     *until,
                  GError        **error)
{
  KithRecordTable *table = kith_record_table_get (lookup->file, kind);
  gboolean is_same_kind = kith_record_get_kind (lookup->record) == kind;
  guint field = kith_kind_find_field (kind, field_name);
  g_autofree char *sql = NULL;
  KithStatement *rows;

  g_return_val_if_fail (field != KITH_NO_FIELD, NULL);

  sql = g_strdup_printf ("SELECT %s FROM %s a WHERE a.%s = :link%s AND a.removed_at IS NULL AND a.id <> :self"
                         " ORDER BY a.id",
                         kith_record_table_get_select_list (table), kind->table,
                         kith_record_table_get_column (table, field),
                         from != NULL ? " AND a.\"date\" >= :from AND a.\"date\" <= :until" : "");
  rows = kith_db_prepare (lookup->file->db, sql, error);
  if (rows == NULL)
    return NULL;
  kith_statement_bind_int64 (rows, ":link", id);
  if (from != NULL) {
    kith_statement_bind_text (rows, ":from", from);
    kith_statement_bind_text (rows, ":until", until);
  }
  kith_statement_bind_int64 (rows, ":self", is_same_kind ? kith_record_get_id (lookup->record) : 0);
  return rows;
}

static GPtrArray *
siblings_cb (const char *kind_name,
             const char *field,
             gint64      id,
             const char *from,
             const char *until,
             gpointer    data)
{
  Lookup *lookup = data;
  const KithKind *kind = kith_kind_find (kind_name);
  GPtrArray *siblings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KithStatement) rows = NULL;
  GError *error = NULL;

  g_return_val_if_fail (kind != NULL, siblings);

  rows = prepare_siblings (lookup, kind, field, id, from, until, &error);
  while (rows != NULL && kith_statement_step (rows, &error) == KITH_STEP_ROW)
    g_ptr_array_add (siblings, kith_record_table_read (kith_record_table_get (lookup->file, kind), lookup->file, rows,
                                                       KITH_READ_WHOLE));
  if (error != NULL)
    keep_error (lookup, error);
  return siblings;
}

/* Only for kinds of which a college has few. */
static GPtrArray *
all_cb (const char *kind_name,
        gpointer    data)
{
  Lookup *lookup = data;
  const KithKind *kind = kith_kind_find (kind_name);
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);
  KithRecordTable *table = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (KithStatement) rows = NULL;
  GError *error = NULL;

  g_return_val_if_fail (kind != NULL, all);

  table = kith_record_table_get (lookup->file, kind);
  sql = g_strdup_printf ("SELECT %s FROM %s a WHERE a.removed_at IS NULL AND a.id <> :self ORDER BY a.id",
                         kith_record_table_get_select_list (table), kind->table);
  rows = kith_db_prepare (lookup->file->db, sql, &error);
  if (rows != NULL)
    kith_statement_bind_int64 (rows, ":self",
                               kith_record_get_kind (lookup->record) == kind ? kith_record_get_id (lookup->record) : 0);
  while (rows != NULL && kith_statement_step (rows, &error) == KITH_STEP_ROW)
    g_ptr_array_add (all, kith_record_table_read (table, lookup->file, rows, KITH_READ_WHOLE));
  if (error != NULL)
    keep_error (lookup, error);
  return all;
}

static gint64
find_same_value (KithCaseFile  *file,
                 KithRecord    *record,
                 guint          field,
                 GError       **error)
{
  const KithKind *kind = kith_record_get_kind (record);
  KithRecordTable *table = kith_record_table_get (file, kind);
  g_autofree char *value = kith_record_dup_stored (record, field);
  g_autofree char *sql =
    g_strdup_printf ("SELECT a.id FROM %s a WHERE a.%s = :value%s AND a.removed_at IS NULL AND a.id <> :self LIMIT 1",
                     kind->table, kith_record_table_get_column (table, field),
                     kind == &kith_account_kind ? " COLLATE NOCASE" : "");
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, sql, error);
  KithStepResult step;

  if (row == NULL)
    return -1;
  kith_statement_bind_text (row, ":value", value);
  kith_statement_bind_int64 (row, ":self", kith_record_get_id (record));
  step = kith_statement_step (row, error);
  if (step == KITH_STEP_ERROR)
    return -1;
  return step == KITH_STEP_ROW ? kith_statement_get_int64 (row, 0) : 0;
}

static void
say_taken (KithCaseFile *file,
           KithRecord   *record,
           guint         field,
           gint64        other,
           KithProblems *problems)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autofree char *value = kith_record_format (record, field);
  g_autofree char *title = kith_case_file_dup_title (file, kind, other);

  if (title == NULL) {
    kith_problems_add (problems, kind->fields[field].name, KITH_SEVERITY_ERROR,
                       /* Translators: a kind of record and the value somebody typed, as in "Student 4471 …" */
                       _("%s %s cannot be used here. Ask the safeguarding lead or the data protection officer."),
                       _(kind->label), value);
    return;
  }
  kith_problems_set_fix (kith_problems_add (problems, kind->fields[field].name, KITH_SEVERITY_ERROR,
                                            /* Translators: a kind of record, the value somebody typed, and a name, as
                                             * in "Student 4471 is already Jay A. Open that record?" */
                                            _("%s %s is already %s. Open that record?"), _(kind->label), value, title),
                         KITH_FIX_OPEN_OTHER, _("Open"), other, NULL);
}

/* Two records never share the value of a unique field. FALSE only when it could not be looked up. */
gboolean
kith_check_unique (KithCaseFile  *file,
                   KithRecord    *record,
                   KithProblems  *problems,
                   GError       **error)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    gint64 other;

    if (!kith_field_has (&kind->fields[i], KITH_FIELD_UNIQUE) || !kith_record_has (record, i))
      continue;
    other = find_same_value (file, record, i, error);
    if (other < 0)
      return FALSE;
    if (other > 0)
      say_taken (file, record, i, other, problems);
  }
  return TRUE;
}

static void
check_encoding (KithRecord   *record,
                KithProblems *problems)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const char *text = kith_field_holds_text (&kind->fields[i]) ? kith_record_get_text (record, i) : NULL;

    if (text != NULL && !g_utf8_validate (text, -1, NULL))
      kith_problems_add (problems, kind->fields[i].name, KITH_SEVERITY_ERROR,
                         /* Translators: a field's label */
                         _("%s: this holds characters that are not text. Type it again."),
                         kith_field_get_label (&kind->fields[i]));
  }
}

static void
check_fixed (KithRecord   *record,
             KithRecord   *before,
             KithProblems *problems)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kith_field_has (&kind->fields[i], KITH_FIELD_FIXED) && !kith_record_field_equals (record, before, i))
      kith_problems_add (problems, kind->fields[i].name, KITH_SEVERITY_ERROR,
                         /* Translators: a field's label */
                         _("%s: this stays as it was when the record was added. Add another record instead."),
                         kith_field_get_label (&kind->fields[i]));
}

static gboolean
check_link (KithCaseFile     *file,
            const KithField  *field,
            gint64            id,
            KithProblems     *problems,
            GError          **error)
{
  const KithKind *kind = kith_kind_find (field->kind);
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE id = :id AND removed_at IS NULL", kind->table);
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, sql, error);
  KithStepResult step;

  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":id", id);
  step = kith_statement_step (row, error);
  if (step == KITH_STEP_DONE)
    kith_problems_add (problems, field->name, KITH_SEVERITY_ERROR,
                       /* Translators: a field's label, then a kind of record */
                       _("%s: that is not in this case file (%s). Choose another."), kith_field_get_label (field),
                       _(kind->label));
  return step != KITH_STEP_ERROR;
}

static gboolean
check_links (KithCaseFile  *file,
             KithRecord    *record,
             KithRecord    *before,
             KithProblems  *problems,
             GError       **error)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    if (kind->fields[i].type != KITH_FIELD_LINK || !kith_record_has (record, i) ||
        (before != NULL && kith_record_field_equals (record, before, i)))
      continue;
    if (!check_link (file, &kind->fields[i], kith_record_get_number (record, i), problems, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
run_rules (KithCaseFile  *file,
           KithRecord    *record,
           KithRecord    *before,
           KithProblems  *problems,
           GError       **error)
{
  Lookup lookup = { file, record, NULL };
  KithRules rules;
  GDate today;

  kith_clock_get_today (file->clock, &today);
  kith_rules_init (&rules, &today, kith_clock_get_now (file->clock));
  rules.find = find_cb;
  rules.siblings = siblings_cb;
  rules.all = all_cb;
  rules.before = before;
  rules.may_override = kith_policy_allows_verb (file->actor.roles, KITH_VERB_OVER_LIMIT);
  rules.data = &lookup;
  kith_record_validate (record, &rules, problems);
  if (lookup.error == NULL)
    return TRUE;
  g_propagate_error (error, lookup.error);
  return FALSE;
}

/* What the years since must not have brought: its number given to another, another like it where only one may be. The other
 * rules were right when it was saved. @before: (nullable): as it stands, when it is there */
gboolean
kith_check_put_back (KithCaseFile  *file,
                     KithRecord    *record,
                     KithRecord    *before,
                     GError       **error)
{
  g_autoptr (KithProblems) problems = kith_problems_new ();

  if ((kith_moving_is_kept_once (kith_record_get_kind (record)) && !run_rules (file, record, before, problems, error)) ||
      !kith_check_unique (file, record, problems, error))
    return FALSE;
  if (!kith_problems_have (problems, KITH_SEVERITY_ERROR))
    return TRUE;
  kith_problems_to_error (problems, error);
  return FALSE;
}

/* Everything that may be wrong with a record, whether or not the actor may save it. FALSE only when the check itself
 * could not be made. */
gboolean
kith_check_record (KithCaseFile  *file,
                   KithRecord    *record,
                   KithRecord    *before,
                   KithProblems  *problems,
                   GError       **error)
{
  check_encoding (record, problems);
  if (before != NULL)
    check_fixed (record, before, problems);
  return run_rules (file, record, before, problems, error) && kith_check_unique (file, record, problems, error) &&
         check_links (file, record, before, problems, error) &&
         kith_concern_effects_check (file, record, before, problems, error);
}

/**
 * kith_case_file_check:
 * @self: an open case file
 * @record: a record, new or changed
 * @problems: collects what is wrong with it
 * @error: why the check could not be made
 *
 * Checks a record as a save would, without saving it: a form shows the outcome while the person types.
 *
 * Returns: whether the check could be made; whether the record is right is in @problems
 */
gboolean
kith_case_file_check (KithCaseFile  *self,
                      KithRecord    *record,
                      KithProblems  *problems,
                      GError       **error)
{
  KithRecordTable *table;
  g_autoptr (KithRecord) before = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), FALSE);
  g_return_val_if_fail (KITH_IS_RECORD (record), FALSE);

  if (kith_record_get_id (record) != 0) {
    if (!kith_scope_require (self, kith_record_get_kind (record), KITH_ACTION_SEE, kith_record_get_id (record), error))
      return FALSE;
    table = kith_record_table_get (self, kith_record_get_kind (record));
    before = kith_record_table_find (table, self, kith_record_get_id (record), error);
    if (before == NULL)
      return error != NULL && *error != NULL ? FALSE : kith_case_file_set_not_found (kith_record_get_kind (record), error);
  }
  return kith_check_record (self, record, before, problems, error);
}
