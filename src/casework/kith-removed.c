/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-removed.h"

#include "kith-discretion.h"
#include "kith-kinds.h"
#include "kith-undo.h"

/**
 * kith_removed_free:
 * @self: (transfer full) (nullable): something that was removed
 */
void
kith_removed_free (KithRemoved *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->student);
  g_free (self);
}

static gint64
get_link (KithRecord *record,
          guint       field)
{
  return field != KITH_NO_FIELD ? kith_record_get_number (record, field) : 0;
}

static gboolean
has_its_wholes (KithCaseFile *file,
                KithRecord   *record)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    g_autoptr (KithRecord) whole = NULL;

    if ((kind->fields[i].flags & KITH_FIELD_PART) == 0)
      continue;
    whole = kith_case_file_load (file, kith_kind_find (kind->fields[i].kind), kith_record_get_number (record, i), NULL);
    if (whole == NULL)
      return FALSE;
  }
  return TRUE;
}

/* What went away with something larger comes back with it and does not stand beside it. */
static gboolean
stands_alone (KithCaseFile *file,
              KithRecord   *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  const KithKind *parent = kith_kind_get_parent (kind);
  gint64 student = get_link (record, kind->student_field);
  g_autoptr (KithRecord) whole = NULL;

  if (parent != NULL)
    whole = kith_case_file_load (file, parent, get_link (record, kind->parent_field), NULL);
  else if (student != 0)
    whole = kith_case_file_load (file, &kith_student_kind, student, NULL);
  else
    return TRUE;
  return whole != NULL && has_its_wholes (file, record);
}

static KithRemoved *
describe (KithCaseFile *file,
          KithRecord   *record)
{
  const KithKind *kind = kith_record_get_kind (record);
  KithRemoved *self = g_new0 (KithRemoved, 1);
  gint64 student = get_link (record, kind->student_field);

  self->kind = kind;
  self->id = kith_record_get_id (record);
  self->title = kind == &kith_appointment_kind && !kith_case_file_shows_kind (file, record)
                  ? kith_appointment_dup_public_title (record) : kith_record_dup_title (record);
  self->student = student != 0 ? kith_case_file_dup_title (file, &kith_student_kind, student) : NULL;
  return self;
}

static gboolean
add_kind (KithCaseFile    *file,
          const KithKind  *kind,
          guint            limit,
          GPtrArray       *removed,
          GError         **error)
{
  g_autoptr (GPtrArray) records = kith_case_file_list_removed (file, kind, limit, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (stands_alone (file, g_ptr_array_index (records, i)))
      g_ptr_array_add (removed, describe (file, g_ptr_array_index (records, i)));
  return TRUE;
}

/**
 * kith_removed_list:
 * @file: an open case file
 * @limit: most records of each kind
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type KithRemoved): what was removed and this account may put back, by
 *   kind, newest first
 */
GPtrArray *
kith_removed_list (KithCaseFile  *file,
                   guint          limit,
                   GError       **error)
{
  g_autoptr (GPtrArray) removed = NULL;
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  removed = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_removed_free);
  for (guint i = 0; i < n_kinds; i++)
    if (kith_case_file_may (file, KITH_ACTION_REMOVE, kinds[i], 0) && !add_kind (file, kinds[i], limit, removed, error))
      return NULL;
  return g_steal_pointer (&removed);
}
