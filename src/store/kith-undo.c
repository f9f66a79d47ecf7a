/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-undo-private.h"

#include "kith-archive.h"
#include "kith-audit-private.h"
#include "kith-error.h"
#include "kith-log-feed.h"
#include "kith-moving.h"
#include "kith-note.h"
#include "kith-policy.h"
#include "kith-record-table.h"
#include "kith-rules.h"
#include "kith-save.h"
#include "kith-scope.h"
#include "kith-student.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

/* Undo goes through the audit lines of an operation from the last to the first and takes each step back. It is an
 * operation itself, so it stands in the audit, and can be undone. */

/* One line of the operation. */
typedef struct {
  KithAuditAction action;
  const KithKind *kind;
  gint64 record;
  gint64 version;
  char *detail;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->detail);
  g_free (line);
}

static gboolean
set_refused (const char  *sentence,
             GError     **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED, sentence);
  return FALSE;
}

typedef struct {
  gint64 operation;
  gint64 first;
  gint64 last;
  gboolean is_bulk;
  gboolean is_undo;
  gboolean is_merge;
  /* with which entries of a log may have come that nobody typed */
  gboolean writes_programme;
  gboolean has_agreement;
  char *label;
  /* "kind id" of what was removed or put back in it, and of all that was written */
  GHashTable *gone;
  GHashTable *written;
} Range;

static gboolean
find_range (KithCaseFile  *self,
            gint64         operation,
            Range         *range,
            GError       **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (self->db, "SELECT first_line, last_line, is_bulk, label, undone_at IS NOT NULL, at, is_undo FROM operation"
                     " WHERE id = :id AND account = :account", error);
  KithStepResult step;

  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":id", operation);
  kith_statement_bind_int64 (row, ":account", self->actor.account);
  step = kith_statement_step (row, error);
  if (step == KITH_STEP_DONE) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _("There is nothing like that to undo. You can undo what you did yourself."));
    return FALSE;
  }
  if (step == KITH_STEP_ERROR)
    return FALSE;
  if (kith_statement_get_int64 (row, 4) != 0)
    return set_refused (_("This has been undone already."), error);
  if (kith_statement_get_int64 (row, 5) < kith_undo_get_oldest (self))
    return set_refused (_("This was done more than 30 days ago and cannot be undone any more. Change it by hand."), error);
  range->operation = operation;
  range->first = kith_statement_get_int64 (row, 0);
  range->last = kith_statement_get_int64 (row, 1);
  range->is_bulk = kith_statement_get_int64 (row, 2) != 0;
  range->label = kith_statement_dup_text (row, 3);
  range->is_undo = kith_statement_get_int64 (row, 6) != 0;
  return TRUE;
}

/* Last line first. */
static GPtrArray *
list_lines (KithCaseFile  *self,
            const Range   *range,
            GError       **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (KithStatement) rows =
    kith_db_prepare (self->db, "SELECT l.action, l.kind, l.record, l.record_version, d.detail FROM audit l"
                     " LEFT JOIN audit_detail d ON d.audit = l.id WHERE l.id BETWEEN :first AND :last"
                     " AND l.kind IS NOT NULL ORDER BY l.id DESC", error);
  KithStepResult step;

  if (rows == NULL)
    return NULL;
  kith_statement_bind_int64 (rows, ":first", range->first);
  kith_statement_bind_int64 (rows, ":last", range->last);
  while ((step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    Line *line = g_new0 (Line, 1);

    g_ptr_array_add (lines, line);
    kith_audit_action_from_code (kith_statement_get_text (rows, 0), &line->action);
    line->kind = kith_kind_find (kith_statement_get_text (rows, 1));
    line->record = kith_statement_get_int64 (rows, 2);
    line->version = kith_statement_get_int64 (rows, 3);
    line->detail = kith_statement_dup_text (rows, 4);
  }
  return step == KITH_STEP_DONE ? g_steal_pointer (&lines) : NULL;
}

static KithRecord *
find_either (KithCaseFile  *self,
             const Line    *line,
             gboolean      *is_removed,
             GError       **error)
{
  KithRecordTable *table = kith_record_table_get (self, line->kind);
  g_autoptr (GError) local_error = NULL;
  KithRecord *record = kith_record_table_find (table, self, line->record, &local_error);

  *is_removed = record == NULL;
  if (record == NULL && local_error == NULL)
    record = kith_record_table_find_removed (table, self, line->record, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (record == NULL)
    kith_case_file_set_not_found (line->kind, error);
  return record;
}

static char *
dup_key (const char *kind,
         gint64      record)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, kind, record);
}

static gboolean
is_first_of_record (GHashTable *seen,
                    const Line *line)
{
  return g_hash_table_add (seen, dup_key (line->kind->name, line->record));
}

/* Who lost access since, or has another role now, takes nothing back, and is not told about whom it was. */
static gboolean
require_any (KithCaseFile    *self,
             const KithKind  *kind,
             KithAction       actions,
             gint64           id,
             GError         **error)
{
  gboolean allowed = FALSE;

  if (!kith_scope_ask (self, kind, actions, id, &allowed, error))
    return FALSE;
  return allowed || set_refused (_("Nothing was undone, because not all of this is yours to change any more. Ask your "
                                   "manager."), error);
}

/* Operations after :operation that wrote the record, each with those it undid or did again, as far as these came after
 * :operation as well. The line that says so is the last of its operation. */
#define LATER_CHAINS \
  "WITH RECURSIVE chain (newest, id, n) AS (" \
  "SELECT o.id, o.id, 1 FROM audit l JOIN operation o ON o.id > :operation AND l.id BETWEEN o.first_line AND o.last_line" \
  " WHERE l.id > :last AND l.record = :record AND l.kind = :kind AND o.undone_at IS NULL" \
  " UNION SELECT c.newest, CAST (l.words AS INTEGER), c.n + 1 FROM chain c JOIN operation o ON o.id = c.id" \
  " JOIN audit l ON l.id = o.last_line AND l.action = 'undone' WHERE CAST (l.words AS INTEGER) > :operation)"

/* Whether a change after the operation still stands. What was done and taken back since, or taken back and done again,
 * comes in pairs and has left no trace, so that one record can be taken back, and done again, step by step. */
static gboolean
find_standing_change (KithCaseFile  *self,
                      const Range   *range,
                      const Line    *line,
                      gboolean      *stands,
                      GError       **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (self->db, LATER_CHAINS " SELECT 1 FROM chain GROUP BY newest HAVING max (n) % 2 = 1 LIMIT 1", error);
  KithStepResult step;

  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":operation", range->operation);
  kith_statement_bind_int64 (row, ":last", range->last);
  kith_statement_bind_int64 (row, ":record", line->record);
  kith_statement_bind_text (row, ":kind", line->kind->name);
  step = kith_statement_step (row, error);
  *stands = step == KITH_STEP_ROW;
  return step != KITH_STEP_ERROR;
}

/* A record that was changed by somebody else, or later, is not this operation's to take back. */
static gboolean
check_unchanged (KithCaseFile  *self,
                 GPtrArray     *lines,
                 const Range   *range,
                 GError       **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) changed = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++) {
    const Line *line = g_ptr_array_index (lines, i);
    g_autoptr (KithRecord) record = NULL;
    g_autofree char *title = NULL;
    gboolean is_removed = FALSE;
    gboolean stands = FALSE;

    if (!is_first_of_record (seen, line))
      continue;
    record = find_either (self, line, &is_removed, error);
    if (record == NULL)
      return FALSE;
    if (kith_record_get_version (record) == line->version)
      continue;
    if (!find_standing_change (self, range, line, &stands, error))
      return FALSE;
    if (!stands)
      continue;
    if (!require_any (self, line->kind, KITH_ACTION_SEE, line->record, error))
      return FALSE;
    title = kith_record_dup_title (record);
    g_string_append_printf (changed, "%s%s", changed->len > 0 ? ", " : "", title);
  }
  if (changed->len == 0)
    return TRUE;
  g_set_error (error, KITH_ERROR, KITH_ERROR_STALE,
               /* Translators: names of records, separated by commas */
               _("Nothing was undone, because these were changed since: %s. Change them by hand."), changed->str);
  return FALSE;
}

/* What a log says of a note goes back with the note, whoever takes that back: it is the same decision. */
static gboolean
follows_another (const Range *range,
                 KithRecord  *record)
{
  gint64 id = 0;
  const KithKind *source = g_str_equal (kith_record_get_kind (record)->name, "log-entry")
                             ? kith_log_feed_get_source (record, &id) : NULL;
  g_autofree char *key = source != NULL ? dup_key (source->name, id) : NULL;

  return key != NULL && (range->writes_programme || g_hash_table_contains (range->written, key));
}

/* A note stays once it is saved, struck out or not: whoever wrote it cannot take it away. An import is taken back by
 * whoever made it. */
static gboolean
check_may_take_away (KithCaseFile  *self,
                     const Line    *line,
                     const Range   *range,
                     KithRecord    *record,
                     GError       **error)
{
  gboolean allowed = FALSE;

  if (line->kind->author_field == KITH_NO_FIELD)
    return TRUE;
  if (follows_another (range, record))
    return TRUE;
  if (range->is_bulk)
    return kith_case_file_require (self, KITH_VERB_IMPORT, error);
  if (!kith_scope_ask (self, line->kind, KITH_ACTION_REMOVE, line->record, &allowed, error))
    return FALSE;
  return allowed || set_refused (_("A note that was saved stays. Change it while that is possible, add an amendment, or "
                                   "ask a manager to strike it out."), error);
}

/* Parts that were added in the same operation are gone by now; others came later. */
static gboolean
check_has_no_parts (KithCaseFile  *self,
                    KithRecord    *record,
                    GError       **error)
{
  g_autofree char *title = NULL;
  gboolean has_parts = FALSE;

  if (!kith_records_have_parts (self, record, &has_parts, error))
    return FALSE;
  if (!has_parts)
    return TRUE;
  title = kith_record_dup_title (record);
  g_set_error (error, KITH_ERROR, KITH_ERROR_STALE,
               /* Translators: name of a record, such as a student */
               _("Nothing was undone, because something was added to %s since. Take that away first."), title);
  return FALSE;
}

static gboolean
is_hidden (JsonArray *values)
{
  for (guint i = 0; i < json_array_get_length (values); i++)
    if (!json_array_get_null_element (values, i) &&
        g_str_equal (json_array_get_string_element (values, i), KITH_AUDIT_HIDDEN))
      return TRUE;
  return FALSE;
}

static gboolean
put_old_values (KithRecord  *record,
                const char  *detail,
                GError     **error)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autoptr (JsonNode) root = detail != NULL ? json_from_string (detail, error) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (object == NULL)
    return error != NULL && *error != NULL ? FALSE : set_refused (_("The old values were erased."), error);
  for (guint i = 0; i < kind->n_fields; i++) {
    JsonArray *values = json_object_has_member (object, kind->fields[i].name)
                          ? json_object_get_array_member (object, kind->fields[i].name) : NULL;

    /* The audit does not hold what is private. */
    if (values != NULL && kith_field_has (&kind->fields[i], KITH_FIELD_SEALED) && is_hidden (values))
      return set_refused (_("What is sealed is in no history, so this cannot be undone. Change it by hand."), error);
    if (values != NULL && !kith_field_has (&kind->fields[i], KITH_FIELD_PRIVATE))
      kith_record_set_stored (record, i, json_array_get_null_element (values, 0)
                                           ? NULL : json_array_get_string_element (values, 0));
  }
  return TRUE;
}

static gboolean
has_sealed_fields (const KithKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kith_field_has (&kind->fields[i], KITH_FIELD_SEALED))
      return TRUE;
  return FALSE;
}

/* What was sealed since cannot be opened again by whoever sealed it. */
static gboolean
check_not_sealed (KithRecord  *record,
                  GError     **error)
{
  const KithKind *kind = kith_record_get_kind (record);

  if (!has_sealed_fields (kind) || kind->visibility_field == KITH_NO_FIELD ||
      g_strcmp0 (kith_record_get_text (record, kind->visibility_field), "dsl") != 0)
    return TRUE;
  return set_refused (_("This is for the safeguarding lead only now and cannot be undone here. Ask them."), error);
}

static gboolean
check_not_locked (KithCaseFile  *self,
                  KithRecord    *record,
                  GError       **error)
{
  if (kith_record_get_kind (record) != &kith_note_kind ||
      !kith_note_is_locked (record, kith_clock_get_now (self->clock), KITH_RULES_LOCK_HOURS))
    return TRUE;
  return set_refused (_("This note stays as it is by now. Add an amendment instead."), error);
}

/* Both students are as they were when they were merged, so what was right between their records is so again. */
static gboolean
check_old_values (KithCaseFile  *self,
                  const Range   *range,
                  KithRecord    *record,
                  KithRecord    *before,
                  GError       **error)
{
  return range->is_merge || kith_check_put_back (self, record, before, error);
}

/* A mentor's agreement dates their boundaries: whoever may take the agreement back takes the date back with it, though the
 * person is not theirs to change. */
static gboolean
follows_from_agreement (const Range *range,
                        const Line  *line)
{
  g_autoptr (JsonNode) root = line->detail != NULL ? json_from_string (line->detail, NULL) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  return range->has_agreement && g_str_equal (line->kind->name, "person") && object != NULL &&
         json_object_get_size (object) == 1 && json_object_has_member (object, "boundaries-date");
}

/* The policy is asked of what was there and of what is there then, as by a save. */
static gboolean
take_back_change (KithCaseFile  *self,
                  const Line    *line,
                  const Range   *range,
                  KithRecord    *record,
                  GError       **error)
{
  const KithAction actions = KITH_ACTION_EDIT | KITH_ACTION_STRIKE;
  g_autoptr (KithRecord) before = kith_record_dup (record);
  gboolean is_asked_with_another = follows_another (range, record) || follows_from_agreement (range, line);

  if (line->action == KITH_AUDIT_CHANGED && (!check_not_sealed (record, error) || !check_not_locked (self, record, error)))
    return FALSE;
  if (!(is_asked_with_another || require_any (self, line->kind, actions, line->record, error)) ||
      !put_old_values (record, line->detail, error))
    return FALSE;
  kith_archive_settle (record);
  return check_old_values (self, range, record, before, error) &&
         kith_save_write_changed (self, before, record, KITH_AUDIT_CHANGED, error) &&
         (is_asked_with_another || require_any (self, line->kind, actions | KITH_ACTION_ADD, line->record, error));
}

/* What went or came with what it is part of is the same decision: that one is asked about. */
static gboolean
went_with_another (const Range *range,
                   KithRecord  *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const KithField *field = &kind->fields[i];
    gboolean is_owner = i == kind->student_field || i == kind->parent_field || kith_field_has (field, KITH_FIELD_PART);
    g_autofree char *key = is_owner ? dup_key (field->kind, kith_record_get_number (record, i)) : NULL;

    if (key != NULL && g_hash_table_contains (range->gone, key))
      return TRUE;
  }
  return FALSE;
}

/* Whoever may still work on a record may take its adding back. Taking a merge back takes who may merge. */
static gboolean
check_may_come_and_go (KithCaseFile  *self,
                       const Line    *line,
                       const Range   *range,
                       KithRecord    *record,
                       GError       **error)
{
  gboolean is_merged = kith_moving_read_into (line->detail) != 0;

  if (range->is_bulk)
    return kith_case_file_require (self, KITH_VERB_IMPORT, error);
  return went_with_another (range, record) || follows_another (range, record) ||
         require_any (self, line->kind, is_merged ? KITH_ACTION_REMOVE : KITH_ACTION_EDIT | KITH_ACTION_REMOVE,
                      line->record, error);
}

static gboolean
take_back_added (KithCaseFile  *self,
                 const Line    *line,
                 const Range   *range,
                 KithRecord    *record,
                 GError       **error)
{
  return check_may_take_away (self, line, range, record, error) && check_may_come_and_go (self, line, range, record, error) &&
         check_has_no_parts (self, record, error) && kith_save_write_removed (self, record, error);
}

static gboolean
take_back_moved (KithCaseFile  *self,
                 const Line    *line,
                 KithRecord    *record,
                 GError       **error)
{
  return require_any (self, &kith_student_kind, KITH_ACTION_REMOVE, kith_save_find_student (self, record, NULL), error) &&
         kith_moving_move_back (self, record, line->detail, error);
}

/* A student whose record was merged into another goes and comes in their own way. */
static gboolean
take_back_put_back (KithCaseFile  *self,
                    const Line    *line,
                    const Range   *range,
                    KithRecord    *record,
                    GError       **error)
{
  gint64 into = kith_moving_read_into (line->detail);

  if (!check_may_come_and_go (self, line, range, record, error))
    return FALSE;
  return into != 0 ? kith_moving_empty (self, record, into, error) : kith_save_write_removed (self, record, error);
}

static gboolean
take_back_removed (KithCaseFile  *self,
                   const Line    *line,
                   const Range   *range,
                   KithRecord    *record,
                   GError       **error)
{
  gint64 into = kith_moving_read_into (line->detail);
  gboolean is_as_it_was = range->is_merge || went_with_another (range, record) || follows_another (range, record);

  if (!check_may_come_and_go (self, line, range, record, error) ||
      (!is_as_it_was && !kith_check_put_back (self, record, NULL, error)))
    return FALSE;
  return into != 0 ? kith_moving_fill_again (self, record, into, error) : kith_save_write_put_back (self, record, error);
}

static gboolean
take_back (KithCaseFile  *self,
           const Line    *line,
           const Range   *range,
           GError       **error)
{
  gboolean is_removed = FALSE;
  g_autoptr (KithRecord) record = find_either (self, line, &is_removed, error);

  if (record == NULL)
    return FALSE;
  switch (line->action) {
  case KITH_AUDIT_ADDED:
    return take_back_added (self, line, range, record, error);
  case KITH_AUDIT_MOVED:
    return take_back_moved (self, line, record, error);
  case KITH_AUDIT_PUT_BACK:
    return take_back_put_back (self, line, range, record, error);
  case KITH_AUDIT_CHANGED:
  case KITH_AUDIT_STRUCK:
    return take_back_change (self, line, range, record, error);
  case KITH_AUDIT_REMOVED:
    return take_back_removed (self, line, range, record, error);
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

static gboolean
mark_undone (KithCaseFile  *self,
             gint64         operation,
             GError       **error)
{
  g_autoptr (KithStatement) statement =
    kith_db_prepare (self->db, "UPDATE operation SET undone_at = :now WHERE id = :id", error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":now", kith_clock_get_now (self->clock));
  kith_statement_bind_int64 (statement, ":id", operation);
  return kith_statement_run (statement, error);
}

static const struct {
  const char *kind;
  const char *sentence;
} staying[] = {
  { "account", N_("What was done to accounts has to do with keys and cannot be undone.") },
  { "concern", N_("A concern stays as it was raised, and what was decided about it stays too. Write down what has changed "
                  "as another action, or tell the safeguarding lead.") },
  { "concern-action", N_("What was done about a concern stays. Write down what has changed as another action.") },
};

static gboolean
check_may_be_undone (GPtrArray  *lines,
                     GError    **error)
{
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = g_ptr_array_index (lines, i);

    /* What only moved along with its student moves back with them. */
    if (line->action == KITH_AUDIT_MOVED)
      continue;
    for (guint j = 0; j < G_N_ELEMENTS (staying); j++)
      if (line->kind == NULL || g_str_equal (line->kind->name, staying[j].kind))
        return set_refused (_(staying[j].sentence), error);
  }
  return TRUE;
}

/* What is asked about each line depends on the others. */
static void
look_at_all (Range     *range,
             GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = g_ptr_array_index (lines, i);

    g_hash_table_add (range->written, dup_key (line->kind->name, line->record));
    range->has_agreement |= g_str_equal (line->kind->name, "agreement");
    range->writes_programme |= g_str_equal (line->kind->name, "programme");
    range->is_merge |= line->action == KITH_AUDIT_MOVED || kith_moving_read_into (line->detail) != 0;
    if (line->action == KITH_AUDIT_REMOVED || line->action == KITH_AUDIT_PUT_BACK)
      g_hash_table_add (range->gone, dup_key (line->kind->name, line->record));
  }
}

static gboolean
undo_lines (KithCaseFile  *self,
            gint64         operation,
            Range         *range,
            GError       **error)
{
  g_autoptr (GPtrArray) lines = list_lines (self, range, error);
  g_autofree char *words = g_strdup_printf ("%" G_GINT64_FORMAT, operation);
  const KithAuditEntry entry = { .action = KITH_AUDIT_UNDONE, .words = words };

  if (lines == NULL || !check_may_be_undone (lines, error) || !check_unchanged (self, lines, range, error))
    return FALSE;
  look_at_all (range, lines);
  for (guint i = 0; i < lines->len; i++)
    if (!take_back (self, g_ptr_array_index (lines, i), range, error))
      return FALSE;
  return kith_audit_append (self, &entry, error) && mark_undone (self, operation, error);
}

/**
 * kith_case_file_undo:
 * @self: an open case file
 * @operation: from [func@case_file_list_operations] or [func@case_file_get_last_operation]
 * @error: %KITH_ERROR_STALE with the names of records that changed since; %KITH_ERROR_NOT_ALLOWED
 *
 * Takes back everything one user action did, if nothing of it was changed since. The undo can be undone.
 *
 * Returns: whether all of it is as it was before; otherwise nothing was done
 */
gboolean
kith_case_file_undo (KithCaseFile  *self,
                     gint64         operation,
                     GError       **error)
{
  Range range = { 0 };
  g_autofree char *label = NULL;
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), FALSE);
  g_return_val_if_fail (self->operation.depth == 0, FALSE);

  if (!find_range (self, operation, &range, error))
    return FALSE;
  label = range.label;
  range.gone = gone;
  range.written = written;
  if (!kith_case_file_begin (self, label, error))
    return FALSE;
  self->operation.is_undo = !range.is_undo;
  self->operation.takes_back = TRUE;
  if (undo_lines (self, operation, &range, error))
    return kith_case_file_commit (self, error);
  kith_case_file_rollback (self);
  return FALSE;
}
