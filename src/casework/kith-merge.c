/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-merge.h"

#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-maintenance.h"
#include "kith-merge-students.h"
#include "kith-text.h"

#include <glib/gi18n.h>

static void
field_free (gpointer data)
{
  KithMergeField *field = data;

  g_free (field->kept);
  g_free (field->other);
  g_free (field);
}

static void
clear (gpointer data)
{
  KithMerge *self = data;

  g_clear_object (&self->kept);
  g_clear_object (&self->other);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self->moves);
}

/**
 * kith_merge_ref:
 * @self: a merge
 *
 * Returns: (transfer full): the same
 */
KithMerge *
kith_merge_ref (KithMerge *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * kith_merge_unref:
 * @self: (transfer full): a merge
 */
void
kith_merge_unref (KithMerge *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gboolean
has_code (GStrv       codes,
          const char *code)
{
  return g_strv_contains ((const char *const *) codes, code);
}

/* Choices of either, in the order of the one that stays. */
static char *
dup_union (const char *kept,
           const char *other)
{
  g_auto (GStrv) codes = g_strsplit (kept, " ", -1);
  g_auto (GStrv) others = g_strsplit (other, " ", -1);
  GString *all = g_string_new (kept);

  for (guint i = 0; others[i] != NULL; i++)
    if (!has_code (codes, others[i]))
      g_string_append_printf (all, " %s", others[i]);
  return g_string_free_and_steal (all);
}

/* %NULL where both together are not a value of the field. */
static char *
dup_joined (KithRecord *kept,
            KithRecord *other,
            guint       field)
{
  const KithField *description = &kith_student_kind.fields[field];
  const char *a = kith_record_has (kept, field) ? kith_record_get_text (kept, field) : NULL;
  const char *b = kith_record_has (other, field) ? kith_record_get_text (other, field) : NULL;
  g_autofree char *joined = NULL;

  if (a == NULL || b == NULL)
    return NULL;
  if (description->type == KITH_FIELD_CHOICES)
    return dup_union (a, b);
  if (description->type == KITH_FIELD_TEXT)
    joined = g_strconcat (a, "\n\n", b, NULL);
  else if (field == KITH_STUDENT_PREVIOUS_NAMES)
    joined = g_strconcat (a, ", ", b, NULL);
  if (joined == NULL || g_utf8_strlen (joined, -1) > (glong) kith_field_get_limit (description))
    return NULL;
  return g_steal_pointer (&joined);
}

/* Nothing written is dropped unless somebody chooses to; otherwise the fuller of the two, and the one that stays. */
static KithMergeChoice
propose (const KithMergeField *field)
{
  if (field->kept == NULL)
    return KITH_MERGE_OTHER;
  if (field->other == NULL)
    return KITH_MERGE_KEPT;
  if (field->can_join)
    return KITH_MERGE_BOTH;
  if (kith_student_kind.fields[field->field].type != KITH_FIELD_LINE || field->field == KITH_STUDENT_PREFERRED_NAME ||
      field->field == KITH_STUDENT_COLLEGE_ID)
    return KITH_MERGE_KEPT;
  return g_utf8_strlen (field->other, -1) > g_utf8_strlen (field->kept, -1) ? KITH_MERGE_OTHER : KITH_MERGE_KEPT;
}

/* Ids of the records are kept in any case, and Kith itself sees to its own fields. */
static gboolean
is_chosen (guint field)
{
  return field != KITH_STUDENT_OTHER_IDS && !kith_field_has (&kith_student_kind.fields[field], KITH_FIELD_SYSTEM);
}

static char *
dup_shown (KithRecord *record,
           guint       field)
{
  return kith_record_has (record, field) ? kith_record_format (record, field) : NULL;
}

static void
compare (KithMerge *self)
{
  for (guint i = 0; i < kith_student_kind.n_fields; i++) {
    KithMergeField *field = NULL;
    g_autofree char *joined = NULL;

    if (!is_chosen (i) || kith_record_field_equals (self->kept, self->other, i))
      continue;
    joined = dup_joined (self->kept, self->other, i);
    field = g_new0 (KithMergeField, 1);
    field->field = i;
    field->kept = dup_shown (self->kept, i);
    field->other = dup_shown (self->other, i);
    field->can_join = joined != NULL;
    field->choice = propose (field);
    g_ptr_array_add (self->fields, field);
  }
}

static gint64
count_part (KithCaseFile   *file,
            const KithKind *kind,
            gint64          student)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);

  kith_query_where_student (query, student);
  return kith_case_file_count (file, query, NULL);
}

/* "Notes: 12, Goals: 3", for whatever kinds there are. */
static char *
dup_moves (KithCaseFile *file,
           gint64        student)
{
  GString *words = g_string_new (NULL);
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    gint64 n = kinds[i]->student_field != KITH_NO_FIELD ? count_part (file, kinds[i], student) : 0;
    g_autofree char *number = kith_text_format_number (n);

    if (n <= 0)
      continue;
    if (words->len > 0)
      g_string_append (words, ", ");
    /* Translators: a kind of record in the plural and how many of them there are, as in "Notes: 12" */
    g_string_append_printf (words, _("%s: %s"), _(kinds[i]->label_plural), number);
  }
  return g_string_free_and_steal (words);
}

/**
 * kith_merge_prepare:
 * @file: an open case file
 * @kept: id of the student whose record is to stay
 * @other: id of the student whose record is to go
 * @error: %KITH_ERROR_NOT_ALLOWED unless the account may merge the two
 *
 * Puts two records of one student beside each other and proposes what to keep of each field. Blocks.
 *
 * Returns: (transfer full) (nullable): what they differ in
 */
KithMerge *
kith_merge_prepare (KithCaseFile  *file,
                    gint64         kept,
                    gint64         other,
                    GError       **error)
{
  g_autoptr (KithMerge) self = g_atomic_rc_box_new0 (KithMerge);

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  self->kept = kith_case_file_load (file, &kith_student_kind, kept, error);
  self->other = self->kept != NULL ? kith_case_file_load (file, &kith_student_kind, other, error) : NULL;
  if (self->other == NULL)
    return NULL;
  if (!kith_case_file_may_merge (file, kept, other)) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_ALLOWED,
                         _("This account may not merge students. Ask welfare staff or a manager to."));
    return NULL;
  }
  self->fields = g_ptr_array_new_with_free_func (field_free);
  self->moves = dup_moves (file, other);
  compare (self);
  return g_steal_pointer (&self);
}

static void
add_id (GString    *ids,
        GHashTable *seen,
        const char *id)
{
  g_autofree char *tidy = kith_text_tidy_line (id);

  if (*tidy == '\0' || !g_hash_table_add (seen, g_strdup (tidy)))
    return;
  g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", tidy);
}

static void
add_ids (GString    *ids,
         GHashTable *seen,
         KithRecord *record,
         guint       field)
{
  const char *text = kith_record_get_text (record, field);
  g_auto (GStrv) each = g_strsplit (text != NULL ? text : "", ",", -1);

  for (guint i = 0; each[i] != NULL; i++)
    add_id (ids, seen, each[i]);
}

/* Every id either record ever had but the one that stays: the next import will bring the other again. */
static char *
dup_other_ids (KithMerge  *self,
               KithRecord *result)
{
  static const guint fields[] = { KITH_STUDENT_COLLEGE_ID, KITH_STUDENT_OTHER_IDS };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *ids = g_string_new (NULL);

  g_hash_table_add (seen, g_strdup (kith_record_get_text (result, KITH_STUDENT_COLLEGE_ID)));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    add_ids (ids, seen, self->kept, fields[i]);
    add_ids (ids, seen, self->other, fields[i]);
  }
  return g_string_free_and_steal (ids);
}

/**
 * kith_merge_dup_result:
 * @self: a merge
 *
 * Returns: (transfer full): the record that stays, with what was chosen for each field
 */
KithRecord *
kith_merge_dup_result (KithMerge *self)
{
  KithRecord *result = NULL;
  g_autofree char *ids = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  result = kith_record_dup (self->kept);
  for (guint i = 0; i < self->fields->len; i++) {
    const KithMergeField *field = g_ptr_array_index (self->fields, i);
    g_autofree char *stored = NULL;

    if (field->choice == KITH_MERGE_OTHER)
      stored = kith_record_dup_stored (self->other, field->field);
    else if (field->choice == KITH_MERGE_BOTH)
      stored = dup_joined (self->kept, self->other, field->field);
    else
      continue;
    kith_record_set_stored (result, field->field, stored);
  }
  ids = dup_other_ids (self, result);
  kith_record_set_text (result, KITH_STUDENT_OTHER_IDS, *ids != '\0' ? ids : NULL);
  return result;
}

/**
 * kith_merge_apply:
 * @self: a merge
 * @file: the case file it was prepared from
 * @cancellable: (nullable): gives up the backup
 * @error: return location for an error; see [func@case_file_merge_students]
 *
 * Makes a backup and then one record of the two, as one operation that can be undone for 30 days. Blocks.
 *
 * Returns: whether they are one now
 */
gboolean
kith_merge_apply (KithMerge     *self,
                  KithCaseFile  *file,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (KithRecord) result = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);

  result = kith_merge_dup_result (self);
  return kith_maintenance_backup_before (file, KITH_BACKUP_BEFORE_MERGE, cancellable, error) &&
         kith_case_file_merge_students (file, result, self->other, error);
}
