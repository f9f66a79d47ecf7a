/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-erasure-blank.h"

#include "kith-kinds.h"
#include "kith-record-table.h"
#include "kith-save.h"
#include "kith-search-index.h"

#include <glib/gi18n.h>

/* What the programme report counts. Everything else about the person goes. */
static const KithKind *const kept[] = {
  &kith_student_kind, &kith_assignment_kind, &kith_care_status_kind, &kith_note_kind, &kith_goal_kind, &kith_step_kind,
  &kith_rating_kind, &kith_plan_kind, &kith_attendee_kind, &kith_attendance_kind, &kith_bursary_kind,
  &kith_checklist_item_kind, &kith_self_rating_kind, &kith_concern_kind,
};

/* Words that say nothing about one person and that reports count by. */
static const struct {
  const KithKind *kind;
  const char *field;
} counted[] = {
  { &kith_student_kind, "responsible-la" },
  { &kith_student_kind, "lives-in-la" },
  { &kith_student_kind, "level" },
  { &kith_care_status_kind, "responsible-la" },
  { &kith_plan_kind, "authority" },
  { &kith_checklist_item_kind, "list" },
  { &kith_checklist_item_kind, "item" },
};

gboolean
kith_erasure_blank_keeps (const KithKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (kept[i] == kind)
      return TRUE;
  return FALSE;
}

gboolean
kith_erasure_blank_is_words (const KithKind *kind,
                             guint           field)
{
  const KithField *place = &kind->fields[field];

  if (place->type != KITH_FIELD_LINE && place->type != KITH_FIELD_TEXT)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    if (counted[i].kind == kind && g_str_equal (counted[i].field, place->name))
      return FALSE;
  return TRUE;
}

/* An age by the month stays: reports count by it. */
static const char *
get_student_value (const char *field)
{
  if (g_str_equal (field, "preferred-name"))
    return ":name";
  if (g_str_equal (field, "college-id"))
    return "'anonymous-' || id";
  if (g_str_equal (field, "date-of-birth"))
    return "substr (date_of_birth, 1, 8) || '01'";
  if (g_str_equal (field, "date-of-birth-estimated"))
    return "date_of_birth IS NOT NULL";
  return NULL;
}

static const char *
get_value (const KithKind *kind,
           guint           field)
{
  const char *value = kind == &kith_student_kind ? get_student_value (kind->fields[field].name) : NULL;

  if (value != NULL || !kith_erasure_blank_is_words (kind, field))
    return value;
  return kith_field_has (&kind->fields[field], KITH_FIELD_REQUIRED) ? "''" : "NULL";
}

static char *
build_update (KithCaseFile   *file,
              const KithKind *kind)
{
  KithRecordTable *table = kith_record_table_get (file, kind);
  GString *sql = g_string_new (NULL);
  gboolean is_sealed = FALSE;

  g_string_printf (sql, "UPDATE %s SET version = version + 1", kind->table);
  for (guint i = 0; i < kind->n_fields; i++) {
    const char *value = get_value (kind, i);

    is_sealed |= kith_field_has (&kind->fields[i], KITH_FIELD_SEALED);
    if (value != NULL)
      g_string_append_printf (sql, ", %s = %s", kith_record_table_get_column (table, i), value);
  }
  if (is_sealed)
    g_string_append (sql, ", sealed = NULL");
  if (kith_record_table_has_keys (table))
    g_string_append (sql, ", sort_key = '', search_key = ''");
  if (kind == &kith_note_kind)
    g_string_append (sql, ", search_words = NULL");
  g_string_append (sql, " WHERE id = :id");
  return g_string_free_and_steal (sql);
}

static gboolean
index_again (KithCaseFile    *file,
             const KithKind  *kind,
             gint64           id,
             GError         **error)
{
  return kind == &kith_note_kind ? kith_note_effects_write (file, id, error)
                                 : kith_search_index_write (file, kind, id, error);
}

gboolean
kith_erasure_blank_row (KithCaseFile    *file,
                        const KithKind  *kind,
                        gint64           id,
                        GError         **error)
{
  g_autofree char *sql = build_update (file, kind);
  g_autoptr (KithStatement) statement = kith_db_prepare (file->db, sql, error);

  if (statement == NULL)
    return FALSE;
  kith_statement_bind_int64 (statement, ":id", id);
  if (kind == &kith_student_kind)
    kith_statement_bind_text (statement, ":name", _("Anonymised"));
  return kith_statement_run (statement, error) && index_again (file, kind, id, error);
}
