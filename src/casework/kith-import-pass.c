/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-private.h"

#include "kith-audit.h"
#include "kith-import-students.h"
#include "kith-import-table.h"
#include "kith-kinds.h"
#include "kith-maintenance.h"
#include "kith-operation.h"
#include "kith-text.h"

#include <glib/gi18n.h>

gboolean
kith_import_pass_find_student (KithImportPass *pass,
                               KithImportItem *item,
                               gint64         *student)
{
  const gint64 *id = item->reference != NULL ? g_hash_table_lookup (pass->students, item->reference) : NULL;
  g_autofree char *reason = NULL;

  if (id != NULL) {
    *student = *id;
    return TRUE;
  }
  /* Translators: the college's id of a student */
  reason = g_strdup_printf (_("No student here has the college ID “%s”. Import the students first, or correct it."),
                            item->reference != NULL ? item->reference : "");
  kith_import_item_refuse (item, reason);
  return FALSE;
}

/* What the file says for the second time is more likely a slip than a wish. */
gboolean
kith_import_pass_repeats (KithImportPass *pass,
                          const char     *key,
                          KithImportItem *item)
{
  guint line = GPOINTER_TO_UINT (g_hash_table_lookup (pass->seen, key));
  g_autofree char *reason = NULL;

  if (line == 0) {
    g_hash_table_insert (pass->seen, g_strdup (key), GUINT_TO_POINTER ((guint) item->line));
    return FALSE;
  }
  /* Translators: a line number */
  reason = g_strdup_printf (_("This repeats line %u, which goes in. Remove one of the two."), line);
  kith_import_item_refuse (item, reason);
  return TRUE;
}

/* Saves or, in a preview, only checks. Rules that are broken refuse the row; anything else stops the import. */
gboolean
kith_import_pass_save (KithImportPass  *pass,
                       KithRecord      *record,
                       KithImportItem  *item,
                       GError         **error)
{
  g_autoptr (KithProblems) problems = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!pass->saves) {
    problems = kith_problems_new ();
    if (!kith_case_file_check (pass->file, record, problems, error))
      return FALSE;
    if (kith_problems_have (problems, KITH_SEVERITY_ERROR))
      kith_import_item_refuse_problems (item, problems);
    return TRUE;
  }
  if (!kith_case_file_save (pass->file, record, KITH_SAVE_ACCEPT_WARNINGS, &local_error)) {
    if (kith_problems_from_error (local_error) == NULL) {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
    kith_import_item_refuse_problems (item, kith_problems_from_error (local_error));
    return TRUE;
  }
  item->id = kith_record_get_id (record);
  return TRUE;
}

static void
add_number (GHashTable *table,
            char       *key,
            gint64      number)
{
  g_hash_table_insert (table, key, g_memdup2 (&number, sizeof number));
}

static gboolean
add_student (KithRecord  *record,
             gpointer     data,
             GError     **error)
{
  KithImportPass *pass = data;
  const char *others = kith_record_get_text (record, KITH_STUDENT_OTHER_IDS);
  g_auto (GStrv) other_ids = g_strsplit (others != NULL ? others : "", ",", -1);

  /* A college may still send the id of a record that was merged into this one. An id of their own goes first. */
  for (guint i = 0; other_ids[i] != NULL; i++)
    if (*g_strstrip (other_ids[i]) != '\0' && !g_hash_table_contains (pass->students, other_ids[i]))
      add_number (pass->students, g_strdup (other_ids[i]), kith_record_get_id (record));
  add_number (pass->students, g_strdup (kith_record_get_text (record, KITH_STUDENT_COLLEGE_ID)),
              kith_record_get_id (record));
  return TRUE;
}

static gboolean
add_person (KithRecord  *record,
            gpointer     data,
            GError     **error)
{
  KithImportPass *pass = data;
  char *name = kith_text_fold (kith_record_get_text (record, KITH_PERSON_NAME));
  gboolean shared = g_hash_table_contains (pass->people, name);

  add_number (pass->people, name, shared ? KITH_IMPORT_NAME_IS_SHARED : kith_record_get_id (record));
  return TRUE;
}

/* Everybody who is there already is held in memory: thousands, however many learners the file has. */
static gboolean
learn_who_is_there (KithImportPass  *pass,
                    GCancellable    *cancellable,
                    GError         **error)
{
  g_autoptr (KithQuery) students = kith_query_new (&kith_student_kind);
  g_autoptr (KithQuery) people = kith_query_new (&kith_person_kind);

  if (kith_import_get_kind (pass->import) == &kith_ksb_kind)
    return TRUE;
  return kith_case_file_each (pass->file, students, add_student, pass, cancellable, error) &&
         (kith_import_get_kind (pass->import) == &kith_student_kind ||
          kith_case_file_each (pass->file, people, add_person, pass, cancellable, error));
}

static void
take_row (KithImportPass *pass,
          KithImportItem *item)
{
  kith_import_result_take (pass->result, item, pass->max_items);
}

static gboolean
read_students (KithImportPass      *pass,
               KithProgressReport  *progress,
               GCancellable        *cancellable,
               GError             **error)
{
  KithImport *self = pass->import;
  g_autoptr (KithImportStudents) rows = kith_import_students_new (self->source, self->mapping, &pass->today);
  g_autoptr (GError) local_error = NULL;

  while (TRUE) {
    g_autoptr (KithImportRow) row = kith_import_students_read_row (rows, cancellable, &local_error);
    g_autoptr (KithImportItem) item = NULL;

    if (row == NULL)
      break;
    item = kith_import_item_new (row);
    if (!kith_import_settle_student (pass, row, item, error))
      return FALSE;
    take_row (pass, g_steal_pointer (&item));
    kith_progress_report (progress, kith_import_students_get_progress (rows));
  }
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  pass->result->left_out = kith_import_students_dup_left_out (rows);
  pass->result->warnings = kith_import_students_dup_warnings (rows);
  return TRUE;
}

typedef gboolean (*SettleFunc) (KithImportPass *pass,
                                KithImportRow  *row,
                                KithImportItem *item,
                                GError        **error);

static gboolean
read_table (KithImportPass          *pass,
            const KithImportLayout  *layout,
            SettleFunc               settle,
            KithProgressReport      *progress,
            GCancellable            *cancellable,
            GError                 **error)
{
  g_autoptr (KithImportTable) rows = kith_import_table_new (pass->import->source, layout, &pass->today);
  g_autoptr (GError) local_error = NULL;

  while (TRUE) {
    g_autoptr (KithImportRow) row = kith_import_table_read_row (rows, cancellable, &local_error);
    g_autoptr (KithImportItem) item = NULL;

    if (row == NULL)
      break;
    item = kith_import_item_new (row);
    if (!settle (pass, row, item, error))
      return FALSE;
    take_row (pass, g_steal_pointer (&item));
    kith_progress_report (progress, -1);
  }
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  pass->result->left_out = kith_import_table_dup_left_out (rows);
  pass->result->warnings = kith_import_table_dup_warnings (rows);
  return TRUE;
}

static gboolean
read_rows (KithImportPass      *pass,
           KithProgressReport  *progress,
           GCancellable        *cancellable,
           GError             **error)
{
  if (!learn_who_is_there (pass, cancellable, error))
    return FALSE;
  if (pass->import->kind == &kith_note_kind)
    return read_table (pass, &kith_import_notes_layout, kith_import_settle_note, progress, cancellable, error);
  if (pass->import->kind == &kith_attendance_kind)
    return read_table (pass, &kith_import_attendance_layout, kith_import_settle_attendance, progress, cancellable,
                       error);
  if (pass->import->kind == &kith_ksb_kind)
    return read_table (pass, &kith_import_ksbs_layout, kith_import_settle_ksb, progress, cancellable, error);
  return read_students (pass, progress, cancellable, error);
}

static void
pass_init (KithImportPass *pass,
           KithImport     *self,
           KithCaseFile   *file)
{
  *pass = (KithImportPass) { .import = self, .file = file };
  kith_case_file_get_today (file, &pass->today);
  pass->label = g_strdup (self->label);
  pass->result = kith_import_result_new ();
  pass->result->kind = self->kind;
  pass->students = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  pass->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  pass->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  pass->periods = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static void
pass_clear (KithImportPass *pass)
{
  g_clear_pointer (&pass->label, g_free);
  g_clear_pointer (&pass->result, kith_import_result_free);
  g_clear_pointer (&pass->students, g_hash_table_unref);
  g_clear_pointer (&pass->people, g_hash_table_unref);
  g_clear_pointer (&pass->seen, g_hash_table_unref);
  g_clear_pointer (&pass->periods, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithImportPass, pass_clear)

/**
 * kith_import_preview:
 * @self: an import
 * @file: the case file it would go into
 * @max_items: how many rows to give back one by one
 * @progress: (nullable): told how far it is
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: says what is wrong with the file as a whole, or why this account may not import
 *
 * Finds out what would become of each row and saves nothing. Blocks.
 *
 * Returns: (transfer full) (nullable): the rows and their counts
 */
KithImportResult *
kith_import_preview (KithImport    *self,
                     KithCaseFile  *file,
                     guint          max_items,
                     KithProgress   progress,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_auto (KithImportPass) pass = { 0 };
  KithProgressReport report = { progress, data, g_get_monotonic_time () };

  g_return_val_if_fail (KITH_IS_IMPORT (self), NULL);
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_case_file_require (file, KITH_VERB_IMPORT, error))
    return NULL;
  pass_init (&pass, self, file);
  pass.max_items = max_items;
  return read_rows (&pass, &report, cancellable, error) ? g_steal_pointer (&pass.result) : NULL;
}

static guint64
count_saved (KithImportResult *result)
{
  return result->counts[KITH_IMPORT_NEW] + result->counts[KITH_IMPORT_UPDATED];
}

static gboolean
read_and_note (KithImportPass      *pass,
               KithProgressReport  *progress,
               GCancellable        *cancellable,
               GError             **error)
{
  return read_rows (pass, progress, cancellable, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         (count_saved (pass->result) == 0 ||
          kith_audit_note_import (pass->file, pass->label, (guint) count_saved (pass->result), error));
}

/* A file that says nothing new leaves no trace. */
static gboolean
save_rows (KithImportPass      *pass,
           KithProgressReport  *progress,
           GCancellable        *cancellable,
           GError             **error)
{
  gboolean read = read_and_note (pass, progress, cancellable, error);

  if (!read || count_saved (pass->result) == 0) {
    kith_case_file_rollback (pass->file);
    return read;
  }
  if (!kith_case_file_end_bulk (pass->file, error))
    return FALSE;
  pass->result->operation = kith_case_file_get_last_operation (pass->file);
  return TRUE;
}

/**
 * kith_import_apply:
 * @self: an import
 * @file: the case file it goes into
 * @progress: (nullable): told how far it is
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: says what is wrong with the file as a whole, or why this account may not import; then nothing went in
 *
 * Puts the rows in as one action that can be undone. Rows that break a rule are refused and listed; the good ones go
 * in. Students are known again by the college's id, so that a second import changes what the college changed and
 * nothing else. An empty cell never erases what is there. What the team writes itself is set when a student is new or
 * the field is empty, and never overwritten: preferred name, pronouns, the one-page profile, support groups, agreed
 * contact; see `is_team_field` for all of them. Blocks.
 *
 * Returns: (transfer full) (nullable): what became of the rows
 */
KithImportResult *
kith_import_apply (KithImport    *self,
                   KithCaseFile  *file,
                   KithProgress   progress,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_auto (KithImportPass) pass = { 0 };
  KithProgressReport report = { progress, data, g_get_monotonic_time () };
  g_autofree char *label = NULL;

  g_return_val_if_fail (KITH_IS_IMPORT (self), NULL);
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  if (!kith_case_file_require (file, KITH_VERB_IMPORT, error) ||
      !kith_maintenance_backup_before (file, KITH_BACKUP_BEFORE_IMPORT, cancellable, error))
    return NULL;
  pass_init (&pass, self, file);
  pass.saves = TRUE;
  /* Translators: the name of a file */
  label = g_strdup_printf (_("Import of %s"), pass.label);
  if (!kith_case_file_begin_bulk (file, label, error) || !save_rows (&pass, &report, cancellable, error))
    return NULL;
  return g_steal_pointer (&pass.result);
}
