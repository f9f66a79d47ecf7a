/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-students.h"

#include "kith-csv-cells.h"
#include "kith-error.h"
#include "kith-ilr-reader.h"
#include "kith-import-settle.h"
#include "kith-student.h"

#include <glib/gi18n.h>

struct _KithImportStudents
{
  GObject parent_instance;

  /* owned */
  KithImportSource *source;
  KithCsvMapping *mapping;
  GInputStream *stream;
  KithIlrReader *ilr;
  KithCsvReader *csv;
  KithCsvCells *cells;

  GDate today;
};

G_DEFINE_FINAL_TYPE (KithImportStudents, kith_import_students, G_TYPE_OBJECT)

static void
kith_import_students_finalize (GObject *object)
{
  KithImportStudents *self = KITH_IMPORT_STUDENTS (object);

  g_clear_object (&self->source);
  g_clear_object (&self->mapping);
  g_clear_object (&self->stream);
  g_clear_object (&self->ilr);
  g_clear_object (&self->csv);
  g_clear_pointer (&self->cells, kith_csv_cells_free);

  G_OBJECT_CLASS (kith_import_students_parent_class)->finalize (object);
}

static void
kith_import_students_class_init (KithImportStudentsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_import_students_finalize;
}

static void
kith_import_students_init (KithImportStudents *self)
{
}

/* Links and moments come from Kith's own work, never from a file of the college. */
static gboolean
is_importable (const KithField *field)
{
  return !kith_field_has (field, KITH_FIELD_SYSTEM) && field->type != KITH_FIELD_LINK
         && field->type != KITH_FIELD_LINKS && field->type != KITH_FIELD_INSTANT;
}

static GArray *
list_targets (void)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (KithCsvTarget));

  for (guint i = 0; i < kith_student_kind.n_fields; i++) {
    const KithField *field = &kith_student_kind.fields[i];
    KithCsvTarget target = { field->name, field->label, field->headers, field };

    if (is_importable (field))
      g_array_append_val (targets, target);
  }
  return targets;
}

/**
 * kith_import_students_guess_mapping:
 * @source: a table
 * @cancellable: (nullable): a cancellable
 * @error: says why its header cannot be read
 *
 * Guesses from the headings which column holds which field of a student. Blocks.
 *
 * Returns: (transfer full) (nullable): a mapping, for a person to look over
 */
KithCsvMapping *
kith_import_students_guess_mapping (KithImportSource  *source,
                                    GCancellable      *cancellable,
                                    GError           **error)
{
  g_autoptr (GInputStream) stream = kith_import_source_open (source, cancellable, error);
  g_autoptr (KithCsvReader) reader = NULL;
  g_autoptr (GArray) targets = NULL;

  if (stream == NULL)
    return NULL;
  reader = kith_csv_reader_new (stream, kith_import_source_get_separator (source));
  if (!kith_csv_reader_read_header (reader, cancellable, error))
    return NULL;
  targets = list_targets ();
  return kith_csv_mapping_new ((const KithCsvTarget *) (gpointer) targets->data, targets->len,
                               kith_csv_reader_get_headers (reader, NULL));
}

static gboolean
has_column (KithCsvMapping  *mapping,
            KithStudentField field)
{
  return kith_csv_mapping_find_column (mapping, kith_student_kind.fields[field].name) >= 0;
}

/**
 * kith_import_students_check_mapping:
 * @mapping: a mapping of students
 * @error: says which column is missing
 *
 * Returns: whether students can be told apart and named
 */
gboolean
kith_import_students_check_mapping (KithCsvMapping  *mapping,
                                    GError         **error)
{
  g_return_val_if_fail (KITH_IS_CSV_MAPPING (mapping), FALSE);

  if (!has_column (mapping, KITH_STUDENT_COLLEGE_ID)) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_UNREADABLE,
                         _("No column holds the college's student number. Choose the column, or name it “College ID” "
                           "in the first line of the file."));
    return FALSE;
  }
  if (!has_column (mapping, KITH_STUDENT_PREFERRED_NAME) && !has_column (mapping, KITH_STUDENT_LEGAL_FIRST_NAME)
      && !has_column (mapping, KITH_STUDENT_LEGAL_LAST_NAME)) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_UNREADABLE,
                         _("No column holds a name. Choose the column, or name it “Preferred name” in the first line "
                           "of the file."));
    return FALSE;
  }
  return TRUE;
}

/**
 * kith_import_students_new:
 * @source: a file
 * @mapping: (nullable): for a table, which column holds which field; %NULL to guess
 * @today: the day of the clock
 *
 * Returns: (transfer full): students of a file, to be read row by row
 */
KithImportStudents *
kith_import_students_new (KithImportSource *source,
                          KithCsvMapping   *mapping,
                          const GDate      *today)
{
  KithImportStudents *self;

  g_return_val_if_fail (KITH_IS_IMPORT_SOURCE (source), NULL);
  g_return_val_if_fail (mapping == NULL || KITH_IS_CSV_MAPPING (mapping), NULL);

  self = g_object_new (KITH_TYPE_IMPORT_STUDENTS, NULL);
  self->source = g_object_ref (source);
  g_set_object (&self->mapping, mapping);
  self->today = *today;
  return self;
}

static gboolean
settle_mapping (KithImportStudents  *self,
                GCancellable        *cancellable,
                GError             **error)
{
  if (self->mapping == NULL)
    self->mapping = kith_import_students_guess_mapping (self->source, cancellable, error);
  return self->mapping != NULL && kith_import_students_check_mapping (self->mapping, error);
}

static gboolean
start (KithImportStudents  *self,
       GCancellable        *cancellable,
       GError             **error)
{
  gboolean is_table = kith_import_source_get_format (self->source) == KITH_IMPORT_FORMAT_CSV;

  if (self->stream != NULL)
    return TRUE;
  if (is_table && !settle_mapping (self, cancellable, error))
    return FALSE;
  self->stream = kith_import_source_open (self->source, cancellable, error);
  if (self->stream == NULL)
    return FALSE;
  if (is_table) {
    self->csv = kith_csv_reader_new (self->stream, kith_import_source_get_separator (self->source));
    self->cells = kith_csv_cells_new (self->mapping, &self->today);
  } else {
    self->ilr = kith_ilr_reader_new (self->stream);
  }
  return TRUE;
}

static KithImportRow *
read_table_row (KithImportStudents  *self,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autoptr (KithCsvRow) cells = kith_csv_reader_read_row (self->csv, cancellable, error);
  KithImportRow *row;

  if (cells == NULL)
    return NULL;
  row = kith_csv_cells_make_row (self->cells, cells);
  kith_import_settle (row);
  return row;
}

/**
 * kith_import_students_read_row:
 * @self: students of a file
 * @cancellable: (nullable): a cancellable
 * @error: says what is wrong with the file as a whole; then no row of it should be kept
 *
 * Reads the next student. What is wrong with one student stands in the row's problems. Blocks.
 *
 * Returns: (transfer full) (nullable): the row; %NULL without an error at the end
 */
KithImportRow *
kith_import_students_read_row (KithImportStudents  *self,
                               GCancellable        *cancellable,
                               GError             **error)
{
  g_return_val_if_fail (KITH_IS_IMPORT_STUDENTS (self), NULL);

  if (!start (self, cancellable, error))
    return NULL;
  if (self->ilr != NULL)
    return kith_ilr_reader_read_row (self->ilr, cancellable, error);
  return read_table_row (self, cancellable, error);
}

/**
 * kith_import_students_get_progress:
 * @self: students of a file
 *
 * Returns: how much of the file was read, from 0 to 1
 */
double
kith_import_students_get_progress (KithImportStudents *self)
{
  guint64 size;
  GInputStream *file;

  g_return_val_if_fail (KITH_IS_IMPORT_STUDENTS (self), 0);

  size = kith_import_source_get_size (self->source);
  if (self->stream == NULL || size == 0)
    return 0;
  file = G_IS_FILTER_INPUT_STREAM (self->stream)
           ? g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (self->stream))
           : self->stream;
  return MIN ((double) g_seekable_tell (G_SEEKABLE (file)) / (double) size, 1.0);
}

/**
 * kith_import_students_dup_left_out:
 * @self: students of a file, after the last
 *
 * Returns: (transfer full): what the file holds about people that Kith does not take: for an ILR file in words, for a
 *   table the headings of the columns that go nowhere
 */
char **
kith_import_students_dup_left_out (KithImportStudents *self)
{
  g_autoptr (GStrvBuilder) headers = g_strv_builder_new ();

  g_return_val_if_fail (KITH_IS_IMPORT_STUDENTS (self), NULL);

  if (self->ilr != NULL)
    return kith_ilr_reader_dup_left_out (self->ilr);
  for (guint i = 0; self->mapping != NULL && i < kith_csv_mapping_get_n_columns (self->mapping); i++)
    if (kith_csv_mapping_get_field (self->mapping, i) == NULL)
      g_strv_builder_add (headers, kith_csv_mapping_get_header (self->mapping, i));
  return g_strv_builder_end (headers);
}

/**
 * kith_import_students_dup_warnings:
 * @self: students of a file, after the last
 *
 * Returns: (transfer full): sentences about the file as a whole that a person should read before going on
 */
char **
kith_import_students_dup_warnings (KithImportStudents *self)
{
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();
  g_auto (GStrv) headings = NULL;
  g_auto (GStrv) dates = NULL;

  g_return_val_if_fail (KITH_IS_IMPORT_STUDENTS (self), NULL);

  if (self->cells != NULL) {
    headings = kith_csv_mapping_dup_warnings (self->mapping);
    dates = kith_csv_cells_dup_warnings (self->cells);
    g_strv_builder_addv (warnings, (const char **) headings);
    g_strv_builder_addv (warnings, (const char **) dates);
  }
  return g_strv_builder_end (warnings);
}
