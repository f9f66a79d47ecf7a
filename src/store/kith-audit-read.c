/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-audit-private.h"

#include "kith-date.h"
#include "kith-scope.h"
#include "kith-time.h"

#include <glib/gi18n.h>

/**
 * kith_audit_line_free:
 * @self: (transfer full): a line
 */
void
kith_audit_line_free (KithAuditLine *self)
{
  g_free (self->who);
  g_free (self->kind);
  g_free (self->words);
  g_free (self->detail);
  g_free (self);
}

/* Lines about records say what was done to which kind; the record itself says the rest, as long as it is there. */
static char *
dup_words (KithAuditAction  action,
           const char      *kind_name,
           const char      *stored)
{
  const KithKind *kind = kind_name != NULL ? kith_kind_find (kind_name) : NULL;

  if (kind != NULL)
    /* Translators: a kind of record, then what was done, as in "Note: Changed" */
    return g_strdup_printf (_("%s: %s"), _(kind->label), kith_audit_action_get_label (action));
  if (stored != NULL && *stored != '\0')
    /* Translators: what was done, then to what, as in "Printed: Student summary" */
    return g_strdup_printf (C_("audit", "%s: %s"), kith_audit_action_get_label (action), stored);
  return g_strdup (kith_audit_action_get_label (action));
}

static KithAuditLine *
read_line (KithStatement *row)
{
  KithAuditLine *self = g_new0 (KithAuditLine, 1);
  g_autofree char *words = NULL;

  self->number = kith_statement_get_int64 (row, 0);
  self->at = kith_statement_get_int64 (row, 1);
  self->person = kith_statement_get_int64 (row, 2);
  self->who = kith_statement_dup_text (row, 3);
  /* An action of a later Kith is still a line that stands here. */
  if (!kith_audit_action_from_code (kith_statement_get_text (row, 4), &self->action))
    self->action = KITH_AUDIT_CHANGED;
  self->kind = kith_statement_dup_text (row, 5);
  self->record = kith_statement_get_int64 (row, 6);
  self->student = kith_statement_get_int64 (row, 7);
  self->detail = kith_statement_dup_text (row, 9);
  words = dup_words (self->action, self->kind, kith_statement_get_text (row, 8));
  self->words = self->kind == NULL ? kith_audit_dup_with_said (words, self->detail) : g_steal_pointer (&words);
  return self;
}

static gint64
get_start_of_day (const char *iso)
{
  g_autofree char *midnight = g_strconcat (iso, "T00:00:00", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (midnight, zone);

  return moment != NULL ? g_date_time_to_unix (moment) : 0;
}

static void
bind_filter (KithStatement         *rows,
             const KithAuditFilter *filter)
{
  g_autofree char *day_after = filter->until != NULL ? kith_date_iso_add_days (filter->until, 1) : NULL;

  if (filter->student != 0)
    kith_statement_bind_int64 (rows, ":student", filter->student);
  if (filter->person != 0)
    kith_statement_bind_int64 (rows, ":person", filter->person);
  if (filter->kind != NULL) {
    kith_statement_bind_text (rows, ":kind", filter->kind);
    kith_statement_bind_int64 (rows, ":record", filter->record);
  }
  if (filter->since != NULL)
    kith_statement_bind_int64 (rows, ":since", get_start_of_day (filter->since));
  if (day_after != NULL)
    kith_statement_bind_int64 (rows, ":until", get_start_of_day (day_after));
  if (filter->before != 0)
    kith_statement_bind_int64 (rows, ":before", filter->before);
  if (filter->limit != 0)
    kith_statement_bind_int64 (rows, ":limit", filter->limit);
}

/* Of a record that is kept from the actor whatever their roles, such as a concern about themselves, the lines are too. */
static void
append_kept_apart (KithCaseFile *file,
                   GString      *sql)
{
  static const char *const kinds[] = { "concern", "concern-action" };
  const KithKind *student = kith_kind_find ("student");
  g_autofree char *seen = kith_scope_dup_condition (file, student, KITH_ACTION_SEE);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    const KithKind *kind = kith_kind_find (kinds[i]);
    g_autofree char *condition = kith_scope_dup_condition (file, kind, KITH_ACTION_SEE);

    g_string_append_printf (sql, " AND (l.kind IS NOT '%s' OR EXISTS (SELECT 1 FROM %s a WHERE a.id = l.record AND %s))",
                            kind->name, kind->table, condition);
  }
  g_string_append_printf (sql, " AND (l.student IS NULL OR l.student = 0 OR EXISTS (SELECT 1 FROM %s a WHERE a.id = l.student"
                          " AND %s))", student->table, seen);
}

/* That somebody raised a concern is as confidential as the concern. */
static gboolean
is_confidential (const KithKind *kind)
{
  return g_str_equal (kind->name, "concern") || g_str_equal (kind->name, "concern-action") ||
         g_str_equal (kind->name, "concern-receipt");
}

static char *
dup_visible (KithCaseFile   *file,
             const KithKind *kind)
{
  g_autofree char *condition = kith_scope_dup_condition (file, kind, KITH_ACTION_SEE);

  return g_strdup_printf ("EXISTS (SELECT 1 FROM %s a WHERE a.id = l.record AND %s)", kind->table, condition);
}

/* What was old and new in a record is for those who may read the record: the audit is no way around the policy. That
 * something was done to it is for everybody who reads the audit. */
static void
add_detail (KithCaseFile *file,
            GString      *sql)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  /* Which roles an account was given is what the audit is read for. */
  g_string_append (sql, "CASE WHEN l.kind IS NULL OR l.kind = 'account' THEN d.detail");
  for (guint i = 0; i < n_kinds; i++) {
    g_autofree char *visible = dup_visible (file, kinds[i]);

    g_string_append_printf (sql, " WHEN l.kind = '%s' AND %s THEN d.detail", kinds[i]->name, visible);
  }
  g_string_append (sql, " END");
}

static void
leave_out_confidential (KithCaseFile *file,
                        GString      *sql)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    g_autofree char *visible = is_confidential (kinds[i]) ? dup_visible (file, kinds[i]) : NULL;

    if (visible != NULL)
      g_string_append_printf (sql, " AND (l.kind IS NULL OR l.kind <> '%s' OR %s)", kinds[i]->name, visible);
  }
}

/* Codes are ours, so they stand in the text. */
static void
add_actions (GString *sql,
             guint    actions)
{
  const char *before = "";

  g_string_append (sql, " AND l.action IN (");
  for (guint i = 0; i <= KITH_AUDIT_ACCEPTED; i++)
    if ((actions & (1u << i)) != 0) {
      g_string_append_printf (sql, "%s'%s'", before, kith_audit_action_get_code ((KithAuditAction) i));
      before = ", ";
    }
  g_string_append_c (sql, ')');
}

static KithStatement *
prepare_list (KithCaseFile           *file,
              const KithAuditFilter  *filter,
              GError                **error)
{
  g_autoptr (GString) sql =
    g_string_new ("SELECT l.id, l.at, l.person, l.who, l.action, l.kind, l.record, l.student, l.words, ");
  KithStatement *rows;

  add_detail (file, sql);
  g_string_append (sql, " FROM audit l LEFT JOIN audit_detail d ON d.audit = l.id WHERE 1");
  leave_out_confidential (file, sql);
  if (filter->student != 0)
    g_string_append (sql, " AND l.student = :student AND l.student <> 0");
  if (filter->person != 0)
    g_string_append (sql, " AND l.person = :person");
  if (filter->kind != NULL)
    g_string_append (sql, " AND l.record = :record AND l.kind = :kind");
  if (filter->since != NULL)
    g_string_append (sql, " AND l.at >= :since");
  if (filter->until != NULL)
    g_string_append (sql, " AND l.at < :until");
  if (filter->actions != 0)
    add_actions (sql, filter->actions);
  if (filter->before != 0)
    g_string_append (sql, " AND l.id < :before");
  append_kept_apart (file, sql);
  g_string_append (sql, " ORDER BY l.id DESC");
  if (filter->limit != 0)
    g_string_append (sql, " LIMIT :limit");
  rows = kith_db_prepare (file->db, sql->str, error);
  if (rows == NULL)
    return NULL;
  bind_filter (rows, filter);
  kith_scope_bind (file, rows);
  return rows;
}

/**
 * kith_audit_list:
 * @file: an open case file
 * @filter: which lines
 * @cancellable: (nullable): gives up
 * @error: %KITH_ERROR_NOT_ALLOWED unless the account reads the audit
 *
 * Returns: (transfer full) (element-type KithAuditLine) (nullable): lines, newest first
 */
GPtrArray *
kith_audit_list (KithCaseFile           *file,
                 const KithAuditFilter  *filter,
                 GCancellable           *cancellable,
                 GError                **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_audit_line_free);
  g_autoptr (KithStatement) rows = NULL;
  KithStepResult step = KITH_STEP_ERROR;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  if (!kith_case_file_require (file, KITH_VERB_READ_AUDIT, error))
    return NULL;
  kith_db_set_cancellable (file->db, cancellable);
  rows = prepare_list (file, filter, error);
  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW)
    g_ptr_array_add (lines, read_line (rows));
  kith_db_set_cancellable (file->db, NULL);
  return step == KITH_STEP_DONE ? g_steal_pointer (&lines) : NULL;
}

/**
 * kith_audit_dup_headings:
 *
 * Returns: (transfer full): headings of an export, for the cells of [func@audit_line_dup_cells]
 */
GStrv
kith_audit_dup_headings (void)
{
  const char *const headings[] = {
    "number", "at", "person", "who", "action", "kind", "record", "student", "words", "detail", NULL,
  };

  return g_strdupv ((char **) headings);
}

static char *
dup_moment (gint64 at)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (at);

  return g_date_time_format_iso8601 (moment);
}

static char *
dup_number (gint64 number)
{
  return number != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");
}

/**
 * kith_audit_line_dup_cells:
 * @self: a line
 *
 * Returns: (transfer full): its cells, moments in ISO form in UTC, empty text for nothing
 */
GStrv
kith_audit_line_dup_cells (const KithAuditLine *self)
{
  GStrv cells = g_new0 (char *, 11);
  guint i = 0;

  cells[i++] = dup_number (self->number);
  cells[i++] = dup_moment (self->at);
  cells[i++] = dup_number (self->person);
  cells[i++] = g_strdup (self->who);
  cells[i++] = g_strdup (kith_audit_action_get_code (self->action));
  cells[i++] = g_strdup (self->kind != NULL ? self->kind : "");
  cells[i++] = dup_number (self->record);
  cells[i++] = dup_number (self->student);
  cells[i++] = g_strdup (self->words);
  cells[i++] = g_strdup (self->detail != NULL ? self->detail : "");
  return cells;
}
