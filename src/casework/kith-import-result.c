/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-private.h"

#include <glib/gi18n.h>

static void
change_free (gpointer data)
{
  KithImportChange *change = data;

  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
item_free (gpointer data)
{
  kith_import_item_free (data);
}

/* Until something else is found out, a row is one nobody asked for. */
KithImportItem *
kith_import_item_new (KithImportRow *row)
{
  KithImportItem *self = g_new0 (KithImportItem, 1);
  const char *const *reasons = kith_import_row_get_flag_reasons (row);

  self->line = kith_import_row_get_line (row);
  self->outcome = KITH_IMPORT_NOT_SELECTED;
  self->flagged = kith_import_row_is_flagged (row);
  if (self->flagged)
    self->reason = g_strjoinv ("; ", (char **) reasons);
  self->changes = g_ptr_array_new_with_free_func (change_free);
  return self;
}

/**
 * kith_import_item_free:
 * @self: (transfer full) (nullable): a row
 */
void
kith_import_item_free (KithImportItem *self)
{
  if (self == NULL)
    return;
  g_free (self->reference);
  g_free (self->key);
  g_free (self->name);
  g_free (self->reason);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

void
kith_import_item_refuse (KithImportItem *self,
                         const char     *reason)
{
  self->outcome = KITH_IMPORT_REFUSED;
  g_set_str (&self->reason, reason);
}

void
kith_import_item_refuse_problems (KithImportItem *self,
                                  KithProblems   *problems)
{
  g_autofree char *lines = kith_problems_dup_text (problems, KITH_SEVERITY_ERROR);

  kith_import_item_refuse (self, g_strdelimit (lines, "\n", ' '));
}

/* Compares with nothing for a record that will be new. */
void
kith_import_item_take_changes (KithImportItem *self,
                               KithRecord     *record,
                               KithRecord     *before)
{
  const KithKind *kind = kith_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    KithImportChange *change = NULL;

    if (before != NULL ? kith_record_field_equals (record, before, i) : !kith_record_has (record, i))
      continue;
    change = g_new0 (KithImportChange, 1);
    change->field = &kind->fields[i];
    change->before = before != NULL ? kith_record_format (before, i) : g_strdup ("");
    change->after = kith_record_format (record, i);
    g_ptr_array_add (self->changes, change);
  }
}

KithImportResult *
kith_import_result_new (void)
{
  KithImportResult *self = g_new0 (KithImportResult, 1);

  self->refused = g_ptr_array_new_with_free_func (item_free);
  self->items = g_ptr_array_new_with_free_func (item_free);
  return self;
}

/**
 * kith_import_result_free:
 * @self: (transfer full) (nullable): what became of a file
 */
void
kith_import_result_free (KithImportResult *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->refused);
  g_ptr_array_unref (self->items);
  g_strfreev (self->left_out);
  g_strfreev (self->warnings);
  g_free (self);
}

static KithImportItem *
copy_refused (KithImportItem *item)
{
  KithImportItem *copy = g_new0 (KithImportItem, 1);

  copy->line = item->line;
  copy->outcome = item->outcome;
  copy->id = item->id;
  copy->flagged = item->flagged;
  copy->reference = g_strdup (item->reference);
  copy->key = g_strdup (item->key);
  copy->name = g_strdup (item->name);
  copy->reason = g_strdup (item->reason);
  copy->changes = g_ptr_array_new_with_free_func (change_free);
  return copy;
}

/* @item: (transfer full) */
void
kith_import_result_take (KithImportResult *self,
                         KithImportItem   *item,
                         guint             max_items)
{
  self->n_rows++;
  self->counts[item->outcome]++;
  if (item->outcome == KITH_IMPORT_REFUSED)
    g_ptr_array_add (self->refused, copy_refused (item));
  if (self->items->len < max_items)
    g_ptr_array_add (self->items, item);
  else
    kith_import_item_free (item);
}

/**
 * kith_import_result_dup_words:
 * @self: what became of a file
 *
 * Returns: (transfer full): `rows 669, new 61, updated 0, unchanged 0, refused 1, not selected 607`
 */
char *
kith_import_result_dup_words (KithImportResult *self)
{
  /* Translators: what became of the rows of a file, as the command line says it */
  return g_strdup_printf (_("rows %" G_GUINT64_FORMAT ", new %" G_GUINT64_FORMAT ", updated %" G_GUINT64_FORMAT
                            ", unchanged %" G_GUINT64_FORMAT ", refused %" G_GUINT64_FORMAT
                            ", not selected %" G_GUINT64_FORMAT),
                          self->n_rows, self->counts[KITH_IMPORT_NEW], self->counts[KITH_IMPORT_UPDATED],
                          self->counts[KITH_IMPORT_UNCHANGED], self->counts[KITH_IMPORT_REFUSED],
                          self->counts[KITH_IMPORT_NOT_SELECTED]);
}
