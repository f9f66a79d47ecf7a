/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-private.h"

#include "kith-import-students.h"
#include "kith-kinds.h"
#include "kith-text.h"

G_DEFINE_FINAL_TYPE (KithImport, kith_import, G_TYPE_OBJECT)

static void
kith_import_finalize (GObject *object)
{
  KithImport *self = KITH_IMPORT (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->label, g_free);
  g_clear_object (&self->source);
  g_clear_object (&self->mapping);
  g_clear_pointer (&self->listed, g_hash_table_unref);
  g_clear_pointer (&self->ticks, g_hash_table_unref);

  G_OBJECT_CLASS (kith_import_parent_class)->finalize (object);
}

static void
kith_import_class_init (KithImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_import_finalize;
}

static void
kith_import_init (KithImport *self)
{
  self->listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ticks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
is_table (KithImport *self)
{
  return kith_import_source_get_format (self->source) == KITH_IMPORT_FORMAT_CSV;
}

static gboolean
inspect (KithImport    *self,
         GCancellable  *cancellable,
         GError       **error)
{
  if (self->source == NULL)
    self->source = kith_import_source_new (self->file, cancellable, error);
  if (self->source == NULL)
    return FALSE;
  self->selection = is_table (self) ? KITH_IMPORT_SELECT_ALL : KITH_IMPORT_SELECT_FLAGGED;
  if (self->kind != &kith_student_kind)
    return kith_import_source_require_format (self->source, KITH_IMPORT_FORMAT_CSV, error);
  if (is_table (self))
    self->mapping = kith_import_students_guess_mapping (self->source, cancellable, error);
  return !is_table (self) || self->mapping != NULL;
}

/**
 * kith_import_new:
 * @file: a file
 * @kind: %kith_student_kind, %kith_note_kind, %kith_attendance_kind or %kith_ksb_kind
 * @cancellable: (nullable): a cancellable
 * @error: says why the file cannot be read
 *
 * Looks at a file and says what it is. Nothing of it is kept yet. Blocks.
 *
 * Returns: (transfer full) (nullable): the import
 */
KithImport *
kith_import_new (GFile           *file,
                 const KithKind  *kind,
                 GCancellable    *cancellable,
                 GError         **error)
{
  g_autoptr (KithImport) self = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (kind == &kith_student_kind || kind == &kith_note_kind || kind == &kith_attendance_kind ||
                        kind == &kith_ksb_kind, NULL);

  self = g_object_new (KITH_TYPE_IMPORT, NULL);
  self->file = g_object_ref (file);
  self->label = g_file_get_basename (file);
  self->kind = kind;
  return inspect (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kith_import_new_from_bytes:
 * @bytes: a table, which must not be on the disk
 * @label: what it is called in the audit
 * @kind: as for [ctor@Import.new]
 * @error: says why it cannot be read
 *
 * Returns: (transfer full) (nullable): the import
 */
KithImport *
kith_import_new_from_bytes (GBytes          *bytes,
                            const char      *label,
                            const KithKind  *kind,
                            GError         **error)
{
  g_autoptr (KithImport) self = NULL;

  g_return_val_if_fail (bytes != NULL && label != NULL, NULL);
  g_return_val_if_fail (kind == &kith_student_kind || kind == &kith_note_kind, NULL);

  self = g_object_new (KITH_TYPE_IMPORT, NULL);
  self->label = g_strdup (label);
  self->kind = kind;
  self->source = kith_import_source_new_from_bytes (bytes, error);
  return self->source != NULL && inspect (self, NULL, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kith_import_get_source:
 * @self: an import
 *
 * Returns: (transfer none): what was recognised, for its description
 */
KithImportSource *
kith_import_get_source (KithImport *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT (self), NULL);

  return self->source;
}

/**
 * kith_import_get_kind:
 * @self: an import
 *
 * Returns: what its rows become
 */
const KithKind *
kith_import_get_kind (KithImport *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT (self), NULL);

  return self->kind;
}

/**
 * kith_import_get_mapping:
 * @self: an import
 *
 * Returns: (transfer none) (nullable): for a table of students, which column holds which field: a guess, which may be
 *   changed before a preview; %NULL for an ILR file, and for notes and attendance, whose columns have fixed names
 */
KithCsvMapping *
kith_import_get_mapping (KithImport *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT (self), NULL);

  return self->mapping;
}

/**
 * kith_import_get_selection:
 * @self: an import
 *
 * Returns: which rows go in
 */
KithImportSelection
kith_import_get_selection (KithImport *self)
{
  g_return_val_if_fail (KITH_IS_IMPORT (self), KITH_IMPORT_SELECT_ALL);

  return self->selection;
}

/**
 * kith_import_set_selection:
 * @self: an import
 * @selection: which rows go in
 *
 * Forgets what was ticked one by one.
 */
void
kith_import_set_selection (KithImport          *self,
                           KithImportSelection  selection)
{
  g_return_if_fail (KITH_IS_IMPORT (self));

  self->selection = selection;
  g_hash_table_remove_all (self->ticks);
}

/**
 * kith_import_set_ticked:
 * @self: an import
 * @key: what a row goes by: the college's id of a student; for attendance, where a student has many rows, the line
 * @ticked: whether the row goes in, whatever the selection says
 */
void
kith_import_set_ticked (KithImport *self,
                        const char *key,
                        gboolean    ticked)
{
  g_return_if_fail (KITH_IS_IMPORT (self));
  g_return_if_fail (key != NULL);

  g_hash_table_insert (self->ticks, g_strdup (key), GINT_TO_POINTER (ticked));
}

static gboolean
read_references (KithImport        *self,
                 GDataInputStream  *lines,
                 GCancellable      *cancellable,
                 GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *line = NULL;

  while ((line = g_data_input_stream_read_line_utf8 (lines, NULL, cancellable, &local_error)) != NULL) {
    char *reference = kith_text_tidy_line (line);

    if (reference != NULL)
      g_hash_table_add (self->listed, reference);
    g_clear_pointer (&line, g_free);
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * kith_import_list_references:
 * @self: an import
 * @list: a text file of references, one a line
 * @cancellable: (nullable): a cancellable
 * @error: says why it cannot be read
 *
 * Selects the rows with these references and no others. Blocks.
 *
 * Returns: whether the list was read
 */
gboolean
kith_import_list_references (KithImport    *self,
                             GFile         *list,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GDataInputStream) lines = NULL;

  g_return_val_if_fail (KITH_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (list), FALSE);

  stream = g_file_read (list, cancellable, error);
  if (stream == NULL)
    return FALSE;
  lines = g_data_input_stream_new (G_INPUT_STREAM (stream));
  g_data_input_stream_set_newline_type (lines, G_DATA_STREAM_NEWLINE_TYPE_ANY);
  if (!read_references (self, lines, cancellable, error))
    return FALSE;
  kith_import_set_selection (self, KITH_IMPORT_SELECT_LISTED);
  return TRUE;
}

gboolean
kith_import_wants (KithImport *self,
                   const char *reference,
                   gboolean    flagged,
                   gboolean    known)
{
  gpointer ticked = NULL;

  if (reference != NULL && g_hash_table_lookup_extended (self->ticks, reference, NULL, &ticked))
    return GPOINTER_TO_INT (ticked);
  switch (self->selection) {
  case KITH_IMPORT_SELECT_ALL:
    return TRUE;
  case KITH_IMPORT_SELECT_FLAGGED:
    return flagged || known;
  case KITH_IMPORT_SELECT_LISTED:
    return reference != NULL && g_hash_table_contains (self->listed, reference);
  }
  g_return_val_if_reached (FALSE);
}
