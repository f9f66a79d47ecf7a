/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-appointment.h"
#include "kith-discretion.h"
#include "kith-query-private.h"
#include "kith-scope.h"
#include "kith-search-index.h"
#include "kith-search-private.h"

/* Whoever finds an appointment by “probation” knows what it is for, whatever the row then says: whose kind is not theirs to
 * read does not find it. */
static char *
dup_discretion (KithSearch     *self,
                const KithKind *kind)
{
  g_autofree char *condition = kind == &kith_appointment_kind ? kith_discretion_dup_condition (self->file) : NULL;

  return condition != NULL ? g_strdup_printf (" AND %s", condition) : g_strdup ("");
}

/* Group sessions are of no student. */
static gboolean
is_of_students (const KithKind *kind)
{
  const KithKind *parent = kith_kind_get_parent (kind);

  return (parent != NULL ? parent : kind)->student_field != KITH_NO_FIELD;
}

static char *
dup_inside (KithSearch     *self,
            const KithKind *kind)
{
  const KithKind *parent = kith_kind_get_parent (kind);
  const KithKind *owned = parent != NULL ? parent : kind;
  g_autofree char *student = NULL;
  g_autofree char *link = NULL;

  if (self->student == 0)
    return g_strdup ("");
  student = kith_field_dup_column (&owned->fields[owned->student_field]);
  if (parent == NULL)
    return g_strdup_printf (" AND a.\"%s\" = :student", student);
  link = kith_field_dup_column (&kind->fields[kind->parent_field]);
  return g_strdup_printf (" AND a.\"%s\" IN (SELECT id FROM %s WHERE \"%s\" = :student)", link, parent->table, student);
}

/* Newest first without sorting: a kind is one stretch of the index. */
static KithStatement *
prepare_records (KithSearch      *self,
                 const KithKind  *kind,
                 const char      *match,
                 GError         **error)
{
  g_autofree char *condition = kith_scope_dup_condition (self->file, kind, KITH_ACTION_SEE);
  g_autofree char *discretion = dup_discretion (self, kind);
  g_autofree char *inside = dup_inside (self, kind);
  g_autofree char *sql =
    g_strdup_printf ("SELECT a.id FROM record_search f CROSS JOIN %s a ON a.id = f.rowid - :first"
                     " WHERE record_search MATCH :match AND f.rowid >= :first AND f.rowid < :end"
                     " AND a.removed_at IS NULL%s%s AND %s ORDER BY f.rowid DESC LIMIT %d",
                     kind->table, discretion, inside, condition, KITH_SEARCH_CAP);
  KithStatement *rows = kith_db_prepare (self->file->db, sql, error);

  if (rows == NULL)
    return NULL;
  kith_statement_bind_text (rows, ":match", match);
  kith_statement_bind_int64 (rows, ":first", kith_search_index_get_row (kind, 0));
  kith_statement_bind_int64 (rows, ":end", kith_search_index_get_end (kind));
  if (kith_statement_has_parameter (rows, ":student"))
    kith_statement_bind_int64 (rows, ":student", self->student);
  kith_scope_bind (self->file, rows);
  return rows;
}

static GArray *
list_records (KithSearch      *self,
              const KithKind  *kind,
              const char      *match,
              GError         **error)
{
  g_autoptr (KithStatement) rows = prepare_records (self, kind, match, error);

  return rows != NULL ? kith_search_read_ids (rows, error) : NULL;
}

static gboolean
search_kind (KithSearch      *self,
             const KithKind  *kind,
             GError         **error)
{
  g_autoptr (GArray) ids = list_records (self, kind, self->whole_match, error);
  g_autoptr (GPtrArray) records = NULL;

  /* As for notes: the longer forms of a word only where the word itself is not found a thousand times. */
  if (ids != NULL && ids->len < KITH_SEARCH_CAP) {
    g_array_unref (ids);
    ids = list_records (self, kind, self->match, error);
  }
  if (ids == NULL)
    return FALSE;
  records = kith_case_file_load_many (self->file, kind, (const gint64 *) (gpointer) ids->data,
                                      MIN (self->limit, ids->len), error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    kith_search_add_match (self, g_ptr_array_index (records, i), KITH_MARK_BEGINNINGS);
  kith_search_add_count (self, kind, ids->len);
  return records != NULL;
}

gboolean
kith_search_records (KithSearch  *self,
                     GError     **error)
{
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  if (self->match == NULL)
    return TRUE;
  for (guint slot = 1; slot < KITH_SEARCH_SLOTS; slot++)
    for (guint i = 0; i < n_kinds; i++)
      if (kinds[i]->search_slot == slot && (self->student == 0 || is_of_students (kinds[i])) &&
          kith_policy_allows_any (self->file->actor.roles, kinds[i], KITH_ACTION_SEE) &&
          !search_kind (self, kinds[i], error))
        return FALSE;
  return TRUE;
}
