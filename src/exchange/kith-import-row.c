/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-row.h"

struct _KithImportRow
{
  guint64 line;

  /* owned */
  GHashTable *values;
  GHashTable *defaults;
  KithProblems *problems;
  GPtrArray *reasons;
};

G_DEFINE_BOXED_TYPE (KithImportRow, kith_import_row, kith_import_row_ref, kith_import_row_unref)

/**
 * kith_import_row_new:
 * @line: the line of the file the row starts on, counting from 1
 *
 * Returns: (transfer full): a row without values
 */
KithImportRow *
kith_import_row_new (guint64 line)
{
  KithImportRow *self = g_atomic_rc_box_new0 (KithImportRow);

  self->line = line;
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->defaults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->problems = kith_problems_new ();
  self->reasons = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  return self;
}

/**
 * kith_import_row_ref:
 * @self: a row
 *
 * Returns: (transfer full): @self
 */
KithImportRow *
kith_import_row_ref (KithImportRow *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  KithImportRow *self = data;

  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->defaults, g_hash_table_unref);
  g_clear_pointer (&self->problems, kith_problems_unref);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
}

/**
 * kith_import_row_unref:
 * @self: (transfer full): a row
 */
void
kith_import_row_unref (KithImportRow *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * kith_import_row_get_line:
 * @self: a row
 *
 * Returns: the line of the file the row starts on, counting from 1
 */
guint64
kith_import_row_get_line (KithImportRow *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->line;
}

static void
set_or_remove (GHashTable *table,
               const char *field,
               const char *value)
{
  if (value == NULL || *value == '\0')
    g_hash_table_remove (table, field);
  else
    g_hash_table_insert (table, g_strdup (field), g_strdup (value));
}

/**
 * kith_import_row_set_value:
 * @self: a row
 * @field: name of a model field
 * @value: (nullable): the value in stored form; empty text and %NULL leave the field without a value
 */
void
kith_import_row_set_value (KithImportRow *self,
                           const char    *field,
                           const char    *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL);

  set_or_remove (self->values, field, value);
}

/**
 * kith_import_row_get_value:
 * @self: a row
 * @field: name of a model field
 *
 * Returns: (nullable): the value in stored form
 */
const char *
kith_import_row_get_value (KithImportRow *self,
                           const char    *field)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->values, field);
}

/**
 * kith_import_row_get_values:
 * @self: a row
 *
 * Returns: (transfer none) (element-type utf8 utf8): the values by field name
 */
GHashTable *
kith_import_row_get_values (KithImportRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->values;
}

/**
 * kith_import_row_set_default:
 * @self: a row
 * @field: name of a model field
 * @value: (nullable): the value in stored form
 *
 * Sets what a new record starts with. The file does not say it in so many words (the name someone goes by, taken from
 * the first given name), so an update must not put it over what people have entered since.
 */
void
kith_import_row_set_default (KithImportRow *self,
                             const char    *field,
                             const char    *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL);

  set_or_remove (self->defaults, field, value);
}

/**
 * kith_import_row_get_default:
 * @self: a row
 * @field: name of a model field
 *
 * Returns: (nullable): what a new record starts with
 */
const char *
kith_import_row_get_default (KithImportRow *self,
                             const char    *field)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->defaults, field);
}

/**
 * kith_import_row_get_defaults:
 * @self: a row
 *
 * Returns: (transfer none) (element-type utf8 utf8): values for new records only, by field name; those of
 *   [func@kith_import_row_get_values] go before them
 */
GHashTable *
kith_import_row_get_defaults (KithImportRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->defaults;
}

/**
 * kith_import_row_add_problem:
 * @self: a row
 * @field: (nullable): name of the field, %NULL for the whole row
 * @message: a whole sentence
 *
 * Says why the row cannot go in as it stands.
 */
void
kith_import_row_add_problem (KithImportRow *self,
                             const char    *field,
                             const char    *message)
{
  g_return_if_fail (self != NULL);

  kith_problems_add (self->problems, field, KITH_SEVERITY_ERROR, "%s", message);
}

/**
 * kith_import_row_get_problems:
 * @self: a row
 *
 * Returns: (transfer none): what is wrong with the row; validation by the model may add to it
 */
KithProblems *
kith_import_row_get_problems (KithImportRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problems;
}

/**
 * kith_import_row_is_refused:
 * @self: a row
 *
 * Returns: whether a problem keeps the row out
 */
gboolean
kith_import_row_is_refused (KithImportRow *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return kith_problems_have (self->problems, KITH_SEVERITY_ERROR);
}

/**
 * kith_import_row_add_flag:
 * @self: a row
 * @reason: in words, as in "Has an education, health and care plan"
 *
 * Marks a learner a welfare team asks for.
 */
void
kith_import_row_add_flag (KithImportRow *self,
                          const char    *reason)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_add (self->reasons, g_strdup (reason));
}

/**
 * kith_import_row_is_flagged:
 * @self: a row
 *
 * Returns: whether this is a learner a welfare team asks for
 */
gboolean
kith_import_row_is_flagged (KithImportRow *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->reasons->len > 0;
}

/**
 * kith_import_row_get_flag_reasons:
 * @self: a row
 *
 * Returns: (transfer none): why the row is flagged, in words; empty when it is not
 */
const char *const *
kith_import_row_get_flag_reasons (KithImportRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->reasons->pdata;
}
