/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-as-at.h"

#include "kith-audit-private.h"
#include "kith-date.h"
#include "kith-error.h"
#include "kith-record-table.h"
#include "kith-scope.h"
#include "kith-student.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

/* What was done to one record after the day. */
typedef struct {
  KithAuditAction action;
  char *detail;
} Line;

struct _KithAsAt
{
  KithCaseFile *file;
  gint64 student;
  char *day;
  gint64 end;
  /* "kind id" to a GPtrArray of Line, last first: what was done about this student since */
  GHashTable *lines;
  gboolean is_whole;
};

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->detail);
  g_free (line);
}

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func (line_free);
}

static void
unref_lines (gpointer data)
{
  g_ptr_array_unref (data);
}

static char *
dup_key (const char *kind,
         gint64      record)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, kind, record);
}

/* The first moment of the day after. */
static gint64
get_end (const char *day)
{
  g_autofree char *after = kith_date_iso_add_days (day, 1);
  g_autofree char *midnight = g_strconcat (after, "T00:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (midnight, zone);

  return g_date_time_to_unix (moment);
}

static Line *
read_line (KithStatement *row)
{
  Line *line = g_new0 (Line, 1);

  /* What is no write, and what a later Kith does, changes nothing that could be taken back. */
  if (!kith_audit_action_from_code (kith_statement_get_text (row, 0), &line->action))
    line->action = KITH_AUDIT_VIEWED;
  line->detail = kith_statement_dup_text (row, 1);
  return line;
}

static gboolean
read_lines (KithAsAt  *self,
            GError   **error)
{
  g_autoptr (KithStatement) rows =
    kith_db_prepare (self->file->db, "SELECT l.action, d.detail, l.kind, l.record FROM audit l"
                     " LEFT JOIN audit_detail d ON d.audit = l.id WHERE l.student = :student AND l.student <> 0"
                     " AND l.at >= :end AND l.kind IS NOT NULL ORDER BY l.id DESC", error);
  KithStepResult step;

  if (rows == NULL)
    return FALSE;
  kith_statement_bind_int64 (rows, ":student", self->student);
  kith_statement_bind_int64 (rows, ":end", self->end);
  while ((step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    g_autofree char *key = dup_key (kith_statement_get_text (rows, 2), kith_statement_get_int64 (rows, 3));
    GPtrArray *lines = g_hash_table_lookup (self->lines, key);

    if (lines == NULL) {
      lines = new_lines ();
      g_hash_table_insert (self->lines, g_steal_pointer (&key), lines);
    }
    g_ptr_array_add (lines, read_line (rows));
  }
  return step == KITH_STEP_DONE;
}

/* Everything that was done to a record that has been another student's in between. After a merge that is every record which
 * moved, so it has an index. */
static GPtrArray *
list_all_lines (KithAsAt    *self,
                KithRecord  *record,
                GError     **error)
{
  g_autoptr (GPtrArray) lines = new_lines ();
  g_autoptr (KithStatement) rows =
    kith_db_prepare (self->file->db, "SELECT l.action, d.detail FROM audit l LEFT JOIN audit_detail d ON d.audit = l.id"
                     " WHERE l.at >= :end AND l.kind = :kind AND l.record = :record ORDER BY l.id DESC", error);
  KithStepResult step;

  if (rows == NULL)
    return NULL;
  kith_statement_bind_int64 (rows, ":end", self->end);
  kith_statement_bind_text (rows, ":kind", kith_record_get_kind (record)->name);
  kith_statement_bind_int64 (rows, ":record", kith_record_get_id (record));
  while ((step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    g_ptr_array_add (lines, read_line (rows));
  return step == KITH_STEP_DONE ? g_steal_pointer (&lines) : NULL;
}

static gboolean
check_day (KithCaseFile  *file,
           const char    *day,
           GError       **error)
{
  GDate date, today;

  kith_case_file_get_today (file, &today);
  if (!kith_date_from_iso (day, &date)) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, _("Enter a day."));
    return FALSE;
  }
  if (g_date_compare (&date, &today) > 0) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, _("This date hasn’t come yet."));
    return FALSE;
  }
  return TRUE;
}

/**
 * kith_as_at_new:
 * @file: an open case file
 * @student: id of a student
 * @day: ISO date; its whole day counts
 * @error: %KITH_ERROR_NOT_ALLOWED, %KITH_ERROR_NOT_FOUND, or %KITH_ERROR_USAGE for a day that has not come
 *
 * Reads what was done about a student since the end of a day.
 *
 * Returns: (transfer full) (nullable): the student's records as at that day
 */
KithAsAt *
kith_as_at_new (KithCaseFile  *file,
                gint64         student,
                const char    *day,
                GError       **error)
{
  g_autoptr (KithAsAt) self = NULL;
  g_autoptr (KithRecord) seen = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (day != NULL, NULL);

  if (!kith_case_file_require (file, KITH_VERB_LOOK_BACK, error) || !check_day (file, day, error))
    return NULL;
  seen = kith_case_file_load (file, &kith_student_kind, student, error);
  if (seen == NULL)
    return NULL;
  self = g_new0 (KithAsAt, 1);
  self->file = g_object_ref (file);
  self->student = student;
  self->day = g_strdup (day);
  self->end = get_end (day);
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_lines);
  self->is_whole = TRUE;
  return read_lines (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kith_as_at_free:
 * @self: (transfer full): records as at a day
 */
void
kith_as_at_free (KithAsAt *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->day, g_free);
  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_free (self);
}

/**
 * kith_as_at_get_day:
 * @self: records as at a day
 *
 * Returns: the day, ISO
 */
const char *
kith_as_at_get_day (KithAsAt *self)
{
  return self->day;
}

/**
 * kith_as_at_is_whole:
 * @self: records as at a day
 *
 * Returns: whether every value of the records listed so far is known as it was
 */
gboolean
kith_as_at_is_whole (KithAsAt *self)
{
  return self->is_whole;
}

static void
put_old_value (KithAsAt   *self,
               KithRecord *record,
               const char *name,
               JsonArray  *values)
{
  guint field = kith_kind_find_field (kith_record_get_kind (record), name);
  const char *old = json_array_get_null_element (values, 0) ? NULL : json_array_get_string_element (values, 0);

  if (field == KITH_NO_FIELD)
    return;
  /* What was written down hidden is hidden for good: not knowing is said, never guessed. */
  if (g_strcmp0 (old, KITH_AUDIT_HIDDEN) == 0) {
    self->is_whole = FALSE;
    old = NULL;
  }
  kith_record_set_stored (record, field, old);
}

static gboolean
put_old_values (KithAsAt    *self,
                KithRecord  *record,
                const char  *detail,
                GError     **error)
{
  g_autoptr (JsonNode) root = detail != NULL ? json_from_string (detail, error) : NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *values;

  if (detail == NULL) {
    self->is_whole = FALSE;
    return TRUE;
  }
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &name, &values))
    if (JSON_NODE_HOLDS_ARRAY (values))
      put_old_value (self, record, name, json_node_get_array (values));
  return TRUE;
}

/* How a record stands while its lines are taken back, last first. */
typedef struct {
  KithRecord *record;
  gboolean was_added;
  gboolean is_removed;
} Standing;

static gboolean
take_back (KithAsAt    *self,
           Standing    *standing,
           const Line  *line,
           GError     **error)
{
  switch (line->action) {
  case KITH_AUDIT_ADDED:
    standing->was_added = FALSE;
    return TRUE;
  case KITH_AUDIT_CHANGED:
  case KITH_AUDIT_STRUCK:
  case KITH_AUDIT_MOVED:
    return put_old_values (self, standing->record, line->detail, error);
  case KITH_AUDIT_REMOVED:
    standing->is_removed = FALSE;
    return TRUE;
  case KITH_AUDIT_PUT_BACK:
    standing->is_removed = TRUE;
    return TRUE;
  case KITH_AUDIT_VIEWED:
  case KITH_AUDIT_PRINTED:
  case KITH_AUDIT_EXPORTED:
  case KITH_AUDIT_IMPORTED:
  case KITH_AUDIT_BACKED_UP:
  case KITH_AUDIT_CHECKED:
  case KITH_AUDIT_SIGNED_IN:
  case KITH_AUDIT_SIGNED_OUT:
  case KITH_AUDIT_WRONG_PASSPHRASES:
  case KITH_AUDIT_ACCOUNT:
  case KITH_AUDIT_UNDONE:
  case KITH_AUDIT_ERASED:
  case KITH_AUDIT_KEYS:
  case KITH_AUDIT_RESTORED:
  case KITH_AUDIT_ACCEPTED:
    return TRUE;
  }
  g_return_val_if_reached (FALSE);
}

/* What is private is in no audit, so what it was then nobody knows. */
static void
clear_private (KithRecord *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kith_field_has (&kind->fields[i], KITH_FIELD_PRIVATE))
      kith_record_clear (record, i);
}

static gboolean
take_all_back (KithAsAt   *self,
               Standing   *standing,
               GPtrArray  *lines,
               GError    **error)
{
  clear_private (standing->record);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (!take_back (self, standing, g_ptr_array_index (lines, i), error))
      return FALSE;
  return TRUE;
}

/* Whether it was this student's; a part of another record is asked about with that one. */
static gboolean
is_of_student (KithAsAt   *self,
               KithRecord *record)
{
  guint field = kith_record_get_kind (record)->student_field;

  return field == KITH_NO_FIELD || kith_record_get_number (record, field) == self->student;
}

/* The values nobody writes down, because they follow from others: they are as of today and so not of that day. */
static void
clear_derived (KithRecord *student)
{
  kith_record_clear (student, KITH_STUDENT_LAST_CONTACT);
  kith_record_clear (student, KITH_STUDENT_CONTACT_DUE);
  kith_record_clear (student, KITH_STUDENT_NEXT_PLAN);
}

/* @record as it is today, @stays: whether it is this student's today. Turns it into what it was, and says whether it was
 * there at all. */
static gboolean
rebuild (KithAsAt    *self,
         KithRecord **record,
         gboolean     is_removed,
         gboolean     stays,
         gboolean    *was_there,
         GError     **error)
{
  g_autofree char *key = dup_key (kith_record_get_kind (*record)->name, kith_record_get_id (*record));
  g_autoptr (KithRecord) today = kith_record_dup (*record);
  Standing standing = { *record, TRUE, is_removed };

  if (!take_all_back (self, &standing, g_hash_table_lookup (self->lines, key), error))
    return FALSE;
  if (!stays || !is_of_student (self, *record)) {
    g_autoptr (GPtrArray) lines = list_all_lines (self, today, error);

    g_set_object (record, today);
    standing = (Standing) { *record, TRUE, is_removed };
    if (lines == NULL || !take_all_back (self, &standing, lines, error))
      return FALSE;
  }
  if (kith_record_get_kind (*record) == &kith_student_kind)
    clear_derived (*record);
  *was_there = standing.was_added && !standing.is_removed && is_of_student (self, *record);
  return TRUE;
}

/* "… IN (SELECT id FROM parent WHERE …)" up to the kind that knows the student. */
static char *
dup_belongs (const KithKind *kind,
             const char     *alias)
{
  const KithKind *parent = kith_kind_get_parent (kind);
  g_autofree char *inner = parent != NULL ? dup_belongs (parent, "") : NULL;
  g_autofree char *column = NULL;

  if (parent == NULL && kind->student_field == KITH_NO_FIELD)
    return g_strdup_printf ("%sid = :student", alias);
  column = kith_field_dup_column (&kind->fields[parent != NULL ? kind->parent_field : kind->student_field]);
  return parent == NULL ? g_strdup_printf ("%s\"%s\" = :student", alias, column)
                        : g_strdup_printf ("%s\"%s\" IN (SELECT id FROM %s WHERE %s)", alias, column, parent->table, inner);
}

/* The same, and what once was: the audit names the student a record was with, and parts went where their whole went. */
static char *
dup_belonged (const KithKind *kind,
              const char     *alias)
{
  const KithKind *parent = kith_kind_get_parent (kind);
  g_autofree char *inner = parent != NULL ? dup_belonged (parent, "") : NULL;
  g_autofree char *link = parent != NULL ? kith_field_dup_column (&kind->fields[kind->parent_field]) : NULL;
  g_autofree char *today =
    parent != NULL ? g_strdup_printf ("%s\"%s\" IN (SELECT id FROM %s WHERE %s)", alias, link, parent->table, inner)
                   : dup_belongs (kind, alias);

  return g_strdup_printf ("(%s OR %sid IN (SELECT record FROM audit WHERE student = :student AND student <> 0"
                          " AND kind = '%s'))", today, alias, kind->name);
}

/* What is this student's today, there or removed, and what once was; always within what the actor may see. */
static KithStatement *
prepare_candidates (KithAsAt        *self,
                    const KithKind  *kind,
                    GError         **error)
{
  KithRecordTable *table = kith_record_table_get (self->file, kind);
  g_autofree char *scope = kith_scope_dup_condition (self->file, kind, KITH_ACTION_SEE);
  g_autofree char *belongs = dup_belongs (kind, "a.");
  g_autofree char *belonged = dup_belonged (kind, "a.");
  g_autofree char *sql =
    g_strdup_printf ("SELECT %s, %s, a.removed_at IS NOT NULL FROM %s a WHERE %s AND %s ORDER BY a.id",
                     kith_record_table_get_select_list (table), belongs, kind->table, belonged, scope);
  KithStatement *rows = kith_db_prepare (self->file->db, sql, error);

  if (rows == NULL)
    return NULL;
  kith_scope_bind (self->file, rows);
  kith_statement_bind_int64 (rows, ":student", self->student);
  return rows;
}

static gboolean
is_part_of_any (GPtrArray  *parents,
                KithRecord *record)
{
  gint64 id = kith_record_get_number (record, kith_record_get_kind (record)->parent_field);

  for (guint i = 0; i < parents->len; i++)
    if (kith_record_get_id (g_ptr_array_index (parents, i)) == id)
      return TRUE;
  return FALSE;
}

static int
compare_field (KithRecord *a,
               KithRecord *b,
               guint       field)
{
  const KithField *described = &kith_record_get_kind (a)->fields[field];

  if (kith_field_holds_text (described))
    return g_strcmp0 (kith_record_get_text (a, field), kith_record_get_text (b, field));
  return (kith_record_get_number (a, field) > kith_record_get_number (b, field)) -
         (kith_record_get_number (a, field) < kith_record_get_number (b, field));
}

/* By the order of the kind, such as "-date time". */
static int
compare_records (gconstpointer first,
                 gconstpointer second,
                 gpointer      data)
{
  KithRecord *a = *(KithRecord *const *) first, *b = *(KithRecord *const *) second;
  GStrv order = data;

  for (guint i = 0; order[i] != NULL; i++) {
    gboolean is_down = order[i][0] == '-';
    guint field = kith_kind_find_field (kith_record_get_kind (a), order[i] + is_down);
    int difference = field != KITH_NO_FIELD ? compare_field (a, b, field) : 0;

    if (difference != 0)
      return is_down ? -difference : difference;
  }
  return 0;
}

static gboolean
add_candidates (KithAsAt        *self,
                const KithKind  *kind,
                GPtrArray       *parents,
                GPtrArray       *records,
                GError         **error)
{
  g_autoptr (KithStatement) rows = prepare_candidates (self, kind, error);
  KithStepResult step = KITH_STEP_ERROR;

  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    int last = kith_statement_get_n_columns (rows) - 1;
    g_autoptr (KithRecord) record =
      kith_record_table_read (kith_record_table_get (self->file, kind), self->file, rows, KITH_READ_SHOWN);
    gboolean was_there = FALSE;

    if (!rebuild (self, &record, kith_statement_get_int64 (rows, last) != 0,
                  kith_statement_get_int64 (rows, last - 1) != 0, &was_there, error))
      return FALSE;
    if (was_there && (parents == NULL || is_part_of_any (parents, record)))
      g_ptr_array_add (records, g_steal_pointer (&record));
  }
  return step == KITH_STEP_DONE;
}

/**
 * kith_as_at_list:
 * @self: records as at a day
 * @kind: a kind that belongs to a student, or students themselves
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithRecord) (nullable): the records of that kind that were there at the end of the
 *   day, with the values they had
 */
GPtrArray *
kith_as_at_list (KithAsAt        *self,
                 const KithKind  *kind,
                 GError         **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) parents = NULL;
  g_auto (GStrv) order = NULL;
  const KithKind *parent = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  parent = kith_kind_get_parent (kind);
  g_return_val_if_fail (parent != NULL || kind->student_field != KITH_NO_FIELD || kind == &kith_student_kind, NULL);

  if (parent != NULL && (parents = kith_as_at_list (self, parent, error)) == NULL)
    return NULL;
  if (!add_candidates (self, kind, parents, records, error))
    return NULL;
  order = g_strsplit (kind->order != NULL ? kind->order : "", " ", -1);
  g_ptr_array_sort_with_data (records, compare_records, order);
  return g_steal_pointer (&records);
}
