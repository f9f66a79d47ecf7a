/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-search.h"

#include "kith-note.h"
#include "kith-person.h"
#include "kith-query-private.h"
#include "kith-record-table.h"
#include "kith-save.h"
#include "kith-scope.h"
#include "kith-search-marks.h"
#include "kith-search-private.h"
#include "kith-search-words.h"
#include "kith-student.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * kith_match_free:
 * @self: (transfer full): a match
 */
void
kith_match_free (KithMatch *self)
{
  g_free (self->student_name);
  g_free (self->title);
  g_free (self->date);
  g_free (self->field);
  g_free (self->reason);
  g_free (self->text);
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self);
}

/**
 * kith_matches_free:
 * @self: (transfer full): what a search found
 */
void
kith_matches_free (KithMatches *self)
{
  g_ptr_array_unref (self->list);
  g_hash_table_unref (self->counts);
  g_free (self);
}

/**
 * kith_matches_get_count:
 * @self: what a search found
 * @kind: a kind
 *
 * Returns: how many records of the kind match, at most %KITH_SEARCH_CAP, which is more than may be in the list
 */
guint
kith_matches_get_count (KithMatches    *self,
                        const KithKind *kind)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, kind));
}

static gboolean
is_searched (const KithKind *kind,
             guint           field)
{
  if (kind == &kith_person_kind && (field == KITH_PERSON_EMPLOYER || field == KITH_PERSON_PHONE))
    return TRUE;
  return kith_field_has (&kind->fields[field], KITH_FIELD_SEARCHED);
}

/* "07700 900123" has the digits somebody typed without the space. */
static GArray *
find_digits (const char *value,
             GStrv       words)
{
  g_autofree char *digits = kith_text_digits (value);
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (KithMark));
  const KithMark whole = { 0, (guint) strlen (value) };

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_isdigit (words[i][0]) && strstr (digits, words[i]) != NULL) {
      g_array_append_val (marks, whole);
      break;
    }
  return marks;
}

static void
take_reason (KithMatch  *match,
             KithRecord *record,
             guint       field,
             GArray     *marks)
{
  const KithField *description = &match->kind->fields[field];
  const char *value = kith_record_get_text (record, field);

  match->field = g_strdup (description->name);
  match->reason = g_strdup (kith_field_get_label (description));
  match->marks = g_array_ref (marks);
  match->text = kith_search_marks_excerpt (value != NULL ? value : "", marks);
}

/* The first field, in the order of the table, that holds one of the words; the first searched field with a value when
 * none can be pointed at. */
static void
find_reason (KithMatch    *match,
             KithRecord   *record,
             GStrv         words,
             KithMarkMode  mode)
{
  guint fallback = KITH_NO_FIELD;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (KithMark));

  for (guint i = 0; i < match->kind->n_fields; i++) {
    const char *value = is_searched (match->kind, i) ? kith_record_get_text (record, i) : NULL;
    g_autoptr (GArray) marks = NULL;

    if (value == NULL)
      continue;
    fallback = fallback == KITH_NO_FIELD ? i : fallback;
    marks = kith_search_marks_find (value, words, mode);
    if (marks->len == 0 && g_str_equal (match->kind->fields[i].name, "phone")) {
      g_array_unref (marks);
      marks = find_digits (value, words);
    }
    if (marks->len > 0) {
      take_reason (match, record, i, marks);
      return;
    }
  }
  take_reason (match, record, fallback == KITH_NO_FIELD ? 0 : fallback, none);
}

/* The day it is about: when it was, or when it is due. */
static char *
dup_day (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  guint field = kith_kind_find_field (kind, "date");

  if (field == KITH_NO_FIELD)
    field = kith_kind_find_field (kind, "due");
  return field != KITH_NO_FIELD ? g_strdup (kith_record_get_text (record, field)) : NULL;
}

void
kith_search_add_match (KithSearch   *self,
                       KithRecord   *record,
                       KithMarkMode  mode)
{
  KithMatch *match = g_new0 (KithMatch, 1);

  match->kind = kith_record_get_kind (record);
  match->id = kith_record_get_id (record);
  match->title = kith_record_dup_title (record);
  match->student = kith_save_find_student (self->file, record, NULL);
  match->date = dup_day (record);
  if (match->kind == &kith_student_kind)
    match->is_archived = kith_record_has (record, KITH_STUDENT_ARCHIVED_ON);
  find_reason (match, record, self->words, mode);
  g_ptr_array_add (self->matches->list, match);
}

void
kith_search_add_count (KithSearch     *self,
                       const KithKind *kind,
                       guint           n)
{
  g_hash_table_insert (self->matches->counts, (gpointer) kind, GUINT_TO_POINTER (n));
}

GArray *
kith_search_read_ids (KithStatement  *rows,
                      GError        **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  KithStepResult step;

  while ((step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    gint64 id = kith_statement_get_int64 (rows, 0);

    g_array_append_val (ids, id);
  }
  return step == KITH_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
count_names (KithSearch  *self,
             KithQuery   *query,
             GError     **error)
{
  g_autoptr (KithStatement) row = kith_query_prepare_count (query, self->file, KITH_SEARCH_CAP, error);

  if (row == NULL || kith_statement_step (row, error) != KITH_STEP_ROW)
    return FALSE;
  kith_search_add_count (self, kith_query_get_kind (query), (guint) kith_statement_get_int64 (row, 0));
  return TRUE;
}

/* Students and people, by the key that typing in their lists looks through. */
static gboolean
search_names (KithSearch      *self,
              const KithKind  *kind,
              const char      *typed,
              GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autoptr (KithStatement) rows = NULL;
  KithRecordTable *table = kith_record_table_get (self->file, kind);
  KithStepResult step = KITH_STEP_ERROR;

  kith_query_where_words (query, typed);
  if (self->student != 0 && kind == &kith_student_kind)
    kith_query_where_student (query, self->student);
  kith_query_set_limit (query, self->limit);
  if (!count_names (self, query, error))
    return FALSE;
  rows = kith_query_prepare (query, self->file, kith_record_table_get_select_list (table), error);
  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    g_autoptr (KithRecord) record = kith_record_table_read (table, self->file, rows, KITH_READ_SHOWN);

    kith_search_add_match (self, record, KITH_MARK_ANYWHERE);
  }
  return step == KITH_STEP_DONE;
}

/* The index gives its entries newest first without sorting, and beginnings of words cost it one pass over all their
 * notes, so it is asked once, for the list and the count together. Inside one student the plus keeps SQLite from asking
 * it again for each of the student's notes. */
static KithStatement *
prepare_notes (KithSearch  *self,
               const char  *match,
               GError     **error)
{
  g_autofree char *condition = kith_scope_dup_condition (self->file, &kith_note_kind, KITH_ACTION_SEE);
  const char *inside = self->student != 0 ? " AND +f.rowid IN (SELECT id FROM note WHERE student = :student)" : "";
  g_autofree char *sql =
    g_strdup_printf ("SELECT f.rowid FROM note_search f CROSS JOIN note a ON a.id = f.rowid"
                     " WHERE note_search MATCH :match%s AND a.removed_at IS NULL AND a.struck_at IS NULL AND %s"
                     " ORDER BY f.rowid DESC LIMIT %d", inside, condition, KITH_SEARCH_CAP);
  KithStatement *rows = kith_db_prepare (self->file->db, sql, error);

  if (rows == NULL)
    return NULL;
  kith_statement_bind_text (rows, ":match", match);
  if (self->student != 0)
    kith_statement_bind_int64 (rows, ":student", self->student);
  kith_scope_bind (self->file, rows);
  return rows;
}

static GArray *
list_notes (KithSearch  *self,
            const char  *match,
            GError     **error)
{
  g_autoptr (KithStatement) rows = prepare_notes (self, match, error);

  return rows != NULL ? kith_search_read_ids (rows, error) : NULL;
}

/* Newest first by day; what was written late stands in the index where it was written. */
static int
compare_notes (gconstpointer first,
               gconstpointer second)
{
  const KithMatch *one = *(const KithMatch *const *) first;
  const KithMatch *other = *(const KithMatch *const *) second;
  int order = g_strcmp0 (other->date, one->date);

  return order != 0 ? order : (one->id < other->id) - (one->id > other->id);
}

static gboolean
search_notes (KithSearch  *self,
              GError     **error)
{
  guint first = self->matches->list->len;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) notes = NULL;

  if (self->match == NULL)
    return TRUE;
  /* A word that stands in thousands of notes is found at once as it is; its longer forms would have to be put together
   * from all of them, and nobody looks beyond the newest thousand. */
  ids = list_notes (self, self->whole_match, error);
  if (ids != NULL && ids->len < KITH_SEARCH_CAP) {
    g_array_unref (ids);
    ids = list_notes (self, self->match, error);
  }
  if (ids == NULL)
    return FALSE;
  kith_search_add_count (self, &kith_note_kind, ids->len);
  notes = kith_case_file_load_many (self->file, &kith_note_kind, (const gint64 *) (gpointer) ids->data,
                                    MIN (self->limit, ids->len), error);
  if (notes == NULL)
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    kith_search_add_match (self, g_ptr_array_index (notes, i), KITH_MARK_BEGINNINGS);
  if (self->matches->list->len > first)
    qsort (self->matches->list->pdata + first, self->matches->list->len - first, sizeof (gpointer), compare_notes);
  return TRUE;
}

/* Nobody is called that: whoever has nearly that name. */
static gboolean
search_near (KithSearch      *self,
             KithSearchWhat   what,
             GError         **error)
{
  if (self->student != 0 || self->matches->list->len > 0)
    return TRUE;
  if (((what & KITH_SEARCH_STUDENTS) && !kith_search_near_names (self, &kith_student_kind, error)) ||
      ((what & KITH_SEARCH_PEOPLE) && !kith_search_near_names (self, &kith_person_kind, error)))
    return FALSE;
  self->matches->is_near = self->matches->list->len > 0;
  return TRUE;
}

static gboolean
search (KithSearch      *self,
        const char      *typed,
        KithSearchWhat   what,
        GError         **error)
{
  return (!(what & KITH_SEARCH_STUDENTS) || search_names (self, &kith_student_kind, typed, error)) &&
         (!(what & KITH_SEARCH_PEOPLE) || search_names (self, &kith_person_kind, typed, error)) &&
         search_near (self, what, error) && (!(what & KITH_SEARCH_NOTES) || search_notes (self, error)) &&
         (!(what & KITH_SEARCH_RECORDS) || kith_search_records (self, error));
}

/* Whose it is, for those who may see that student; somebody's task may be about one they do not support any more. */
static void
name_students (KithSearch *self)
{
  g_autoptr (GHashTable) students = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);

  for (guint i = 0; i < self->matches->list->len; i++) {
    KithMatch *match = g_ptr_array_index (self->matches->list, i);
    KithRecord *student = g_hash_table_lookup (students, &match->student);

    if (match->kind == &kith_student_kind || match->student == 0)
      continue;
    if (student == NULL) {
      student = kith_case_file_load (self->file, &kith_student_kind, match->student, NULL);
      if (student == NULL)
        continue;
      g_hash_table_insert (students, &match->student, student);
    }
    match->student_name = kith_record_dup_title (student);
    match->is_archived = kith_record_has (student, KITH_STUDENT_ARCHIVED_ON);
  }
}

/**
 * kith_search:
 * @file: an open case file
 * @words: as a person typed them; no character has a special meaning
 * @what: where to look
 * @student: only inside this student, 0 for everywhere
 * @limit: most matches of each kind
 * @cancellable: (nullable): stops it within milliseconds
 * @error: return location for an error
 *
 * Finds what has all the words: students and people by names, ids and numbers, notes and the rest by the beginnings of
 * their words. When nobody has the name, those whose names are one letter away are found instead.
 * Struck notes are left out, and so are notes for the safeguarding lead only, whose words stand in no index.
 *
 * Returns: (transfer full) (nullable): what the actor may see of it
 */
KithMatches *
kith_search (KithCaseFile    *file,
             const char      *words,
             KithSearchWhat   what,
             gint64           student,
             guint            limit,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr (KithMatches) matches = g_new0 (KithMatches, 1);
  g_auto (GStrv) folded = NULL;
  g_autofree char *match = NULL;
  g_autofree char *whole_match = NULL;
  KithSearch self;
  gboolean found;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  matches->list = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_match_free);
  matches->counts = g_hash_table_new (NULL, NULL);
  folded = kith_search_words_split (words);
  match = kith_search_words_dup_match (words, KITH_WORDS_BEGINNINGS);
  whole_match = kith_search_words_dup_match (words, KITH_WORDS_WHOLE);
  if (folded[0] == NULL)
    return g_steal_pointer (&matches);
  self = (KithSearch) { file, folded, match, whole_match, student, limit, matches };
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  kith_db_set_cancellable (file->db, cancellable);
  found = search (&self, words, what, error);
  if (found)
    name_students (&self);
  kith_db_set_cancellable (file->db, NULL);
  return found ? g_steal_pointer (&matches) : NULL;
}
