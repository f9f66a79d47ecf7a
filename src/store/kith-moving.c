/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-moving.h"

#include "kith-audit-private.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-period.h"
#include "kith-record-table.h"
#include "kith-save.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* Goes through every field of every kind that links to a student, so that a new kind cannot be forgotten. What was
 * removed before moves as well: put back later, it belongs to the student who is left. */

#define INTO "into"

/* Kinds of which a student has one for each value of @key. Two become one; @better is the value of @state that stays. Of
 * those with a period, a student has one at a time, and the one that stays lasts from the earlier first day to the later
 * last one. */
typedef struct {
  const KithKind *kind;
  const char *key[3];
  const char *state;
  const char *better;
  const char *from;
  const char *until;
} Once;

static const Once onces[] = {
  { &kith_checklist_item_kind, { "list", "item" }, "state", "done" },
  { &kith_attendee_kind, { "group" }, "status", "attended" },
  { &kith_assignment_kind, { "person", "role" }, .from = "from", .until = "until" },
  { &kith_care_status_kind, { "status" }, .from = "from", .until = "until" },
};

static char *
dup_member (const char *name,
            gint64      from,
            gint64      to)
{
  /* Names of fields are plain ASCII, numbers need no quoting: nothing here to escape. */
  return g_strdup_printf ("{\"%s\":[\"%" G_GINT64_FORMAT "\",\"%" G_GINT64_FORMAT "\"]}", name, from, to);
}

static gboolean
write_line (KithCaseFile     *file,
            KithRecord       *record,
            KithAuditAction   action,
            gint64            student,
            const char       *detail,
            GError          **error)
{
  const KithAuditEntry entry = {
    .action = action,
    .kind = kith_record_get_kind (record),
    .record = kith_record_get_id (record),
    .version = kith_record_get_version (record),
    .student = student,
    .detail = detail,
  };

  kith_save_mark_changed (file, entry.kind);
  return kith_audit_append (file, &entry, error);
}

static gboolean
write_link (KithCaseFile  *file,
            KithRecord    *record,
            guint          field,
            GError       **error)
{
  const KithKind *kind = kith_record_get_kind (record);
  KithRecordTable *table = kith_record_table_get (file, kind);
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET version = version + 1, %s = :to WHERE id = :id", kind->table,
                                          kith_record_table_get_column (table, field));
  g_autoptr (KithStatement) statement = kith_db_prepare (file->db, sql, error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":to", kith_record_get_number (record, field));
  kith_statement_bind_int64 (statement, ":id", kith_record_get_id (record));
  if (!kith_statement_run (statement, error))
    return FALSE;
  kith_record_set_version (record, kith_record_get_version (record) + 1);
  return TRUE;
}

/* Only the link is written. A sealed record keeps what is sealed in it, whoever moves it. */
static gboolean
move (KithCaseFile  *file,
      KithRecord    *record,
      guint          field,
      gint64         to,
      GError       **error)
{
  const char *name = kith_record_get_kind (record)->fields[field].name;
  g_autofree char *detail = dup_member (name, kith_record_get_number (record, field), to);
  g_autoptr (KithRecord) before = kith_record_dup (record);
  gint64 student;

  kith_record_set_number (record, field, to);
  if (!write_link (file, record, field, error) || !kith_student_effects_after (file, before, record, error))
    return FALSE;
  student = kith_save_find_student (file, record, NULL);
  return write_line (file, record, KITH_AUDIT_MOVED, student, detail, error);
}

/* @removed: which ones */
static GPtrArray *
list_linked (KithCaseFile    *file,
             const KithKind  *kind,
             guint            field,
             gint64           student,
             gboolean         removed,
             GError         **error)
{
  KithRecordTable *table = kith_record_table_get (file, kind);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sql =
    g_strdup_printf ("SELECT %s FROM %s a WHERE a.%s = :student AND a.removed_at IS %sNULL ORDER BY a.id",
                     kith_record_table_get_select_list (table), kind->table,
                     kith_record_table_get_column (table, field), removed ? "NOT " : "");
  g_autoptr (KithStatement) rows = kith_db_prepare (file->db, sql, error);
  KithStepResult step = KITH_STEP_ERROR;

  if (rows != NULL)
    kith_statement_bind_int64 (rows, ":student", student);
  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    g_ptr_array_add (records, kith_record_table_read (table, file, rows, KITH_READ_WHOLE));
  return step == KITH_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

static gboolean
links_students (const KithField *field)
{
  return field->type == KITH_FIELD_LINK && g_str_equal (field->kind, "student");
}

/* One student related to themself, or told apart from themself. */
static gboolean
would_link_to_itself (KithRecord *record,
                      guint       field,
                      gint64      to)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (i != field && links_students (&kind->fields[i]) && kith_record_get_number (record, i) == to)
      return TRUE;
  return FALSE;
}

static gboolean
says_the_same (KithRecord *a,
               KithRecord *b,
               guint       link)
{
  for (guint i = 0; i < kith_record_get_kind (a)->n_fields; i++)
    if (i != link && !kith_record_field_equals (a, b, i))
      return FALSE;
  return TRUE;
}

static gboolean
has_link_to (KithCaseFile    *file,
             const KithKind  *kind,
             guint            field,
             gint64           id,
             gboolean        *has,
             GError         **error)
{
  KithRecordTable *table = kith_record_table_get (file, kind);
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s a WHERE a.%s = :id AND a.removed_at IS NULL LIMIT 1",
                                          kind->table, kith_record_table_get_column (table, field));
  g_autoptr (KithStatement) row = kith_db_prepare (file->db, sql, error);
  KithStepResult step;

  if (row == NULL)
    return FALSE;
  kith_statement_bind_int64 (row, ":id", id);
  step = kith_statement_step (row, error);
  *has = step == KITH_STEP_ROW;
  return step != KITH_STEP_ERROR;
}

/* Whether anything is said about the record elsewhere: its parts, or the tasks that a plan led to. */
static gboolean
is_linked_to (KithCaseFile  *file,
              KithRecord    *record,
              gboolean      *is_linked,
              GError       **error)
{
  const char *name = kith_record_get_kind (record)->name;
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  *is_linked = FALSE;
  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields && !*is_linked; j++) {
      const KithField *field = &kinds[i]->fields[j];

      if (field->type == KITH_FIELD_LINK && g_str_equal (field->kind, name) &&
          !has_link_to (file, kinds[i], j, kith_record_get_id (record), is_linked, error))
        return FALSE;
    }
  return TRUE;
}

/* The record of the other student that says just the same, such as the same care status. What somebody wrote is never
 * taken for a copy, nor is what others link to. */
static gboolean
is_copy (KithCaseFile  *file,
         KithRecord    *record,
         guint          link,
         GPtrArray     *theirs,
         gboolean      *is_copy,
         GError       **error)
{
  gboolean is_linked = FALSE;

  *is_copy = FALSE;
  if (kith_record_get_kind (record)->author_field != KITH_NO_FIELD)
    return TRUE;
  for (guint i = 0; i < theirs->len && !*is_copy; i++)
    *is_copy = says_the_same (record, g_ptr_array_index (theirs, i), link);
  if (!*is_copy)
    return TRUE;
  if (!is_linked_to (file, record, &is_linked, error))
    return FALSE;
  *is_copy = !is_linked;
  return TRUE;
}

static const Once *
find_once (const KithKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (onces); i++)
    if (onces[i].kind == kind)
      return &onces[i];
  return NULL;
}

gboolean
kith_moving_is_kept_once (const KithKind *kind)
{
  return find_once (kind) != NULL;
}

static const char *
get_member (KithRecord *record,
            const char *name)
{
  return kith_record_get_text (record, kith_kind_find_field (kith_record_get_kind (record), name));
}

static gboolean
overlap (const Once *once,
         KithRecord *a,
         KithRecord *b)
{
  return kith_periods_overlap (get_member (a, once->from), get_member (a, once->until), get_member (b, once->from),
                               get_member (b, once->until));
}

static gboolean
is_same_once (const Once *once,
              KithRecord *a,
              KithRecord *b)
{
  if (once->from != NULL && !overlap (once, a, b))
    return FALSE;
  for (guint i = 0; once->key[i] != NULL; i++)
    if (!kith_record_field_equals (a, b, kith_kind_find_field (once->kind, once->key[i])))
      return FALSE;
  return TRUE;
}

static KithRecord *
find_rival (KithRecord *record,
            GPtrArray  *theirs)
{
  const Once *once = find_once (kith_record_get_kind (record));

  for (guint i = 0; once != NULL && i < theirs->len; i++)
    if (g_ptr_array_index (theirs, i) != record && is_same_once (once, record, g_ptr_array_index (theirs, i)))
      return g_ptr_array_index (theirs, i);
  return NULL;
}

static gboolean
join_text (KithRecord  *kept,
           KithRecord  *other,
           guint        field,
           GError     **error)
{
  const KithField *description = &kith_record_get_kind (kept)->fields[field];
  const char *separator = description->type == KITH_FIELD_TEXT ? "\n\n" : "; ";
  g_autofree char *joined = g_strconcat (kith_record_get_text (kept, field), separator,
                                         kith_record_get_text (other, field), NULL);
  g_autofree char *title = NULL;

  if (g_utf8_strlen (joined, -1) <= (glong) kith_field_get_limit (description)) {
    kith_record_set_text (kept, field, joined);
    return TRUE;
  }
  title = kith_record_dup_title (kept);
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
               /* Translators: something both students have, such as an item of a checklist, and the name of a field */
               _("Both students have “%s”, and what is written under “%s” is too long to be joined. Shorten one of them "
                 "first."), title, _(description->label));
  return FALSE;
}

/* No last day is later than any. */
static void
join_period (const Once *once,
             KithRecord *kept,
             KithRecord *other)
{
  guint from = kith_kind_find_field (once->kind, once->from);
  guint until = kith_kind_find_field (once->kind, once->until);

  if (g_strcmp0 (kith_record_get_text (other, from), kith_record_get_text (kept, from)) < 0)
    kith_record_set_text (kept, from, kith_record_get_text (other, from));
  if (!kith_record_has (other, until))
    kith_record_clear (kept, until);
  else if (kith_record_has (kept, until) &&
           strcmp (kith_record_get_text (other, until), kith_record_get_text (kept, until)) > 0)
    kith_record_set_text (kept, until, kith_record_get_text (other, until));
}

static gboolean
is_period (const Once      *once,
           const KithField *field)
{
  return g_strcmp0 (field->name, once->from) == 0 || g_strcmp0 (field->name, once->until) == 0;
}

static gboolean
is_better (const Once *once,
           KithRecord *record)
{
  return once->state != NULL && g_strcmp0 (get_member (record, once->state), once->better) == 0;
}

/* @kept gets what only @other says; texts of both are joined. A flag that only one of them has stays. */
static gboolean
join (KithRecord  *kept,
      KithRecord  *other,
      guint        link,
      GError     **error)
{
  const KithKind *kind = kith_record_get_kind (kept);
  const Once *once = find_once (kind);
  gboolean other_is_better = is_better (once, other);

  if (once->from != NULL)
    join_period (once, kept, other);
  for (guint i = 0; i < kind->n_fields; i++) {
    KithFieldType type = kind->fields[i].type;
    gboolean is_text = type == KITH_FIELD_LINE || type == KITH_FIELD_TEXT;
    gboolean is_flag = type == KITH_FIELD_FLAG && kith_record_get_flag (other, i);
    g_autofree char *stored = NULL;

    if (i == link || !kith_record_has (other, i) || kith_record_field_equals (kept, other, i) ||
        is_period (once, &kind->fields[i]))
      continue;
    if (kith_record_has (kept, i) && is_text) {
      if (!join_text (kept, other, i, error))
        return FALSE;
    } else if (!kith_record_has (kept, i) || other_is_better || is_flag) {
      stored = kith_record_dup_stored (other, i);
      kith_record_set_stored (kept, i, stored);
    }
  }
  return TRUE;
}

/* Whether another one is the main mentor or coach at the same time. */
static gboolean
has_other_main (KithRecord *record,
                GPtrArray  *theirs)
{
  if (kith_record_get_kind (record) != &kith_assignment_kind || !kith_record_get_flag (record, KITH_ASSIGNMENT_MAIN))
    return FALSE;
  for (guint i = 0; i < theirs->len; i++) {
    KithRecord *other = g_ptr_array_index (theirs, i);

    if (other != record && kith_record_get_flag (other, KITH_ASSIGNMENT_MAIN) &&
        kith_record_field_equals (record, other, KITH_ASSIGNMENT_ROLE) &&
        overlap (find_once (&kith_assignment_kind), record, other))
      return TRUE;
  }
  return FALSE;
}

/* Whoever stays must not become the main one in somebody else's time: then they stay as they are. */
static void
leave_main_alone (KithRecord *kept,
                  KithRecord *before,
                  GPtrArray  *theirs)
{
  static const guint fields[] = { KITH_ASSIGNMENT_FROM, KITH_ASSIGNMENT_UNTIL, KITH_ASSIGNMENT_MAIN };

  for (guint i = 0; has_other_main (kept, theirs) && i < G_N_ELEMENTS (fields); i++) {
    g_autofree char *stored = kith_record_dup_stored (before, fields[i]);

    kith_record_set_stored (kept, fields[i], stored);
  }
}

static gboolean
join_rival (KithCaseFile  *file,
            KithRecord    *record,
            guint          link,
            KithRecord    *rival,
            GPtrArray     *theirs,
            GError       **error)
{
  g_autoptr (KithRecord) before = kith_record_dup (rival);

  if (!join (rival, record, link, error))
    return FALSE;
  leave_main_alone (rival, before, theirs);
  return says_the_same (before, rival, link) || kith_save_write_changed (file, before, rival, KITH_AUDIT_CHANGED, error);
}

/* A longer period may reach into another one of the same student, which becomes part of it as well. */
static gboolean
join_neighbours (KithCaseFile  *file,
                 guint          link,
                 KithRecord    *kept,
                 GPtrArray     *theirs,
                 GError       **error)
{
  KithRecord *neighbour = find_rival (kept, theirs);

  while (neighbour != NULL) {
    if (!join_rival (file, neighbour, link, kept, theirs, error) || !kith_records_remove (file, neighbour, error))
      return FALSE;
    g_ptr_array_remove (theirs, neighbour);
    neighbour = find_rival (kept, theirs);
  }
  return TRUE;
}

/* One main mentor at a time: the main one of the student who stays. */
static gboolean
give_up_main (KithCaseFile  *file,
              KithRecord    *record,
              GPtrArray     *theirs,
              GError       **error)
{
  g_autoptr (KithRecord) before = NULL;

  if (!has_other_main (record, theirs))
    return TRUE;
  before = kith_record_dup (record);
  kith_record_clear (record, KITH_ASSIGNMENT_MAIN);
  return kith_save_write_changed (file, before, record, KITH_AUDIT_CHANGED, error);
}

/* Removed first where there is one like it already, so that no two of a kind stand beside each other at any moment. */
static gboolean
move_one (KithCaseFile  *file,
          KithRecord    *record,
          guint          link,
          gint64         to,
          GPtrArray     *theirs,
          GError       **error)
{
  KithRecord *rival = find_rival (record, theirs);
  gboolean copy = FALSE;

  if (would_link_to_itself (record, link, to))
    return kith_records_remove (file, record, error);
  if (!is_copy (file, record, link, theirs, &copy, error) ||
      (rival != NULL && !copy && !give_up_main (file, record, theirs, error)) ||
      (rival != NULL && !join_rival (file, record, link, rival, theirs, error)) ||
      (rival != NULL && !join_neighbours (file, link, rival, theirs, error)))
    return FALSE;
  if (copy || rival != NULL)
    return kith_records_remove (file, record, error) && move (file, record, link, to, error);
  if (!give_up_main (file, record, theirs, error) || !move (file, record, link, to, error))
    return FALSE;
  /* The next one may have to make room for it. */
  if (find_once (kith_record_get_kind (record)) != NULL)
    g_ptr_array_add (theirs, g_object_ref (record));
  return TRUE;
}

static gboolean
move_field (KithCaseFile    *file,
            const KithKind  *kind,
            guint            field,
            gint64           from,
            gint64           to,
            GError         **error)
{
  g_autoptr (GPtrArray) removed = list_linked (file, kind, field, from, TRUE, error);
  g_autoptr (GPtrArray) records = removed != NULL ? list_linked (file, kind, field, from, FALSE, error) : NULL;
  g_autoptr (GPtrArray) theirs = records != NULL ? list_linked (file, kind, field, to, FALSE, error) : NULL;

  if (theirs == NULL)
    return FALSE;
  for (guint i = 0; i < removed->len; i++) {
    KithRecord *record = g_ptr_array_index (removed, i);

    if (!would_link_to_itself (record, field, to) && !move (file, record, field, to, error))
      return FALSE;
  }
  for (guint i = 0; i < records->len; i++)
    if (!move_one (file, g_ptr_array_index (records, i), field, to, theirs, error))
      return FALSE;
  return TRUE;
}

gboolean
kith_moving_move_all (KithCaseFile  *file,
                      gint64         from,
                      gint64         to,
                      GError       **error)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      if (links_students (&kinds[i]->fields[j]) && !move_field (file, kinds[i], j, from, to, error))
        return FALSE;
  return TRUE;
}

static JsonObject *
read_object (const char  *detail,
             JsonNode   **root)
{
  *root = detail != NULL ? json_from_string (detail, NULL) : NULL;
  return *root != NULL && JSON_NODE_HOLDS_OBJECT (*root) ? json_node_get_object (*root) : NULL;
}

/* The first or second number of a member, 0 without it. */
static gint64
read_number (JsonObject *object,
             const char *name,
             guint       place)
{
  JsonArray *numbers = object != NULL && json_object_has_member (object, name)
                         ? json_object_get_array_member (object, name) : NULL;

  if (numbers == NULL || json_array_get_length (numbers) <= place)
    return 0;
  return g_ascii_strtoll (json_array_get_string_element (numbers, place), NULL, 10);
}

gboolean
kith_moving_move_back (KithCaseFile  *file,
                       KithRecord    *record,
                       const char    *detail,
                       GError       **error)
{
  const KithKind *kind = kith_record_get_kind (record);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object = read_object (detail, &root);

  for (guint i = 0; i < kind->n_fields; i++) {
    gint64 before = read_number (object, kind->fields[i].name, 0);

    if (before != 0)
      return move (file, record, i, before, error);
  }
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED, _("The old values were erased."));
  return FALSE;
}

static gboolean
set_gone (KithCaseFile     *file,
          KithRecord       *student,
          gint64            to,
          gboolean          gone,
          GError          **error)
{
  gint64 id = kith_record_get_id (student);
  KithRecordTable *table = kith_record_table_get (file, &kith_student_kind);
  g_autofree char *detail = dup_member (INTO, id, to);

  if (!kith_record_table_set_removed (table, file, id, gone ? kith_clock_get_now (file->clock) : 0, error))
    return FALSE;
  kith_record_set_version (student, kith_record_get_version (student) + 1);
  return write_line (file, student, gone ? KITH_AUDIT_REMOVED : KITH_AUDIT_PUT_BACK, id, detail, error);
}

/* A draft of a change to a record that moved is a draft of its new version. */
static gboolean
move_drafts (KithCaseFile  *file,
             const char    *sql,
             gint64         student,
             gint64         other,
             GError       **error)
{
  g_autoptr (KithStatement) statement = kith_db_prepare (file->db, sql, error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":student", student);
  kith_statement_bind_int64 (statement, ":other", other);
  return kith_statement_run (statement, error);
}

gboolean
kith_moving_empty (KithCaseFile  *file,
                   KithRecord    *student,
                   gint64         to,
                   GError       **error)
{
  return set_gone (file, student, to, TRUE, error) &&
         move_drafts (file, "UPDATE draft SET student = :other, moved_from = :student, base_version = base_version +"
                      " (record <> 0) WHERE student = :student", kith_record_get_id (student), to, error);
}

/* Drafts that were begun since stay with the student they were begun for. */
gboolean
kith_moving_fill_again (KithCaseFile  *file,
                        KithRecord    *student,
                        gint64         to,
                        GError       **error)
{
  return set_gone (file, student, to, FALSE, error) &&
         move_drafts (file, "UPDATE draft SET student = :student, moved_from = NULL, base_version = base_version +"
                      " (record <> 0) WHERE student = :other AND moved_from = :student", kith_record_get_id (student),
                      to, error);
}

gint64
kith_moving_read_into (const char *detail)
{
  g_autoptr (JsonNode) root = NULL;

  return read_number (read_object (detail, &root), INTO, 1);
}

gint64
kith_moving_find_into (KithCaseFile  *file,
                       gint64         student,
                       GError       **error)
{
  g_autoptr (KithStatement) row =
    kith_db_prepare (file->db, "SELECT d.detail FROM audit l LEFT JOIN audit_detail d ON d.audit = l.id"
                     " WHERE l.student = :id AND l.student <> 0 AND l.record = :id AND l.kind = 'student'"
                     " AND l.action = 'removed' ORDER BY l.id DESC LIMIT 1", error);
  KithStepResult step;

  if (row == NULL)
    return -1;
  kith_statement_bind_int64 (row, ":id", student);
  step = kith_statement_step (row, error);
  if (step == KITH_STEP_ERROR)
    return -1;
  return step == KITH_STEP_ROW && !kith_statement_is_null (row, 0)
           ? kith_moving_read_into (kith_statement_get_text (row, 0)) : 0;
}
