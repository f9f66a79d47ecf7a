/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-table.h"

#include "kith-attendance.h"
#include "kith-csv-cells.h"
#include "kith-error.h"
#include "kith-ksb.h"
#include "kith-note.h"

#include <glib/gi18n.h>

#define STUDENT_HEADERS "college id;student id;student number;learner ref;learner reference;student ref"

/* Columns of a table of notes; any of the other headings will do. */
static const KithImportHeading note_headings[] = {
  { KITH_NOTE_STUDENT, STUDENT_HEADERS, TRUE },
  { KITH_NOTE_DATE, "note date;contact date;when", TRUE },
  { KITH_NOTE_TIME, "note time;contact time", FALSE },
  { KITH_NOTE_TYPE, "note type;contact type;kind", FALSE },
  { KITH_NOTE_CONTACT_MADE, "contact;contacted", FALSE },
  { KITH_NOTE_MINUTES, "duration;length", FALSE },
  { KITH_NOTE_TEXT, "note;notes;what happened;details;comment;comments;summary", TRUE },
  { KITH_NOTE_OWN_WORDS, "in their own words;student s words;student voice;student comment", FALSE },
  { KITH_NOTE_STRENGTHS, NULL, FALSE },
  { KITH_NOTE_NEXT_STEPS, NULL, FALSE },
  { KITH_NOTE_AUTHOR, "written by;recorded by;staff;staff member;created by;mentor;coach", FALSE },
  { KITH_NOTE_VISIBILITY, "visible to;who may see", FALSE },
};

const KithImportLayout kith_import_notes_layout = {
  .kind = &kith_note_kind,
  .headings = note_headings,
  .n_headings = G_N_ELEMENTS (note_headings),
  .whose = N_("The row does not say whose note it is. Enter the college's student number."),
};

/* Without a last day a row is for the week that begins on its first. */
static const KithImportHeading attendance_headings[] = {
  { KITH_ATTENDANCE_STUDENT, STUDENT_HEADERS, TRUE },
  { KITH_ATTENDANCE_FROM, NULL, TRUE },
  { KITH_ATTENDANCE_UNTIL, NULL, FALSE },
  { KITH_ATTENDANCE_POSSIBLE, NULL, TRUE },
  { KITH_ATTENDANCE_ATTENDED, NULL, TRUE },
  { KITH_ATTENDANCE_LATE, NULL, FALSE },
  { KITH_ATTENDANCE_AUTHORISED, NULL, FALSE },
  { KITH_ATTENDANCE_SOURCE, NULL, FALSE },
};

const KithImportLayout kith_import_attendance_layout = {
  .kind = &kith_attendance_kind,
  .headings = attendance_headings,
  .n_headings = G_N_ELEMENTS (attendance_headings),
  .whose = N_("The row does not say whose attendance it is. Enter the college's student number."),
};

/* The lines of a standard, as colleges copy them out of it. */
static const KithImportHeading ksb_headings[] = {
  { KITH_KSB_CODE, "ref;reference;ksb;number", TRUE },
  { KITH_KSB_TYPE, "kind;category", TRUE },
  { KITH_KSB_TEXT, "description;statement;what it says", TRUE },
  { KITH_KSB_STANDARD_VERSION, "version;version of the standard", FALSE },
};

const KithImportLayout kith_import_ksbs_layout = {
  .kind = &kith_ksb_kind,
  .headings = ksb_headings,
  .n_headings = G_N_ELEMENTS (ksb_headings),
};

struct _KithImportTable
{
  GObject parent_instance;

  /* owned */
  KithImportSource *source;
  KithCsvMapping *mapping;
  KithCsvReader *csv;
  KithCsvCells *cells;

  const KithImportLayout *layout;
  GDate today;
};

G_DEFINE_FINAL_TYPE (KithImportTable, kith_import_table, G_TYPE_OBJECT)

static void
kith_import_table_finalize (GObject *object)
{
  KithImportTable *self = KITH_IMPORT_TABLE (object);

  g_clear_object (&self->source);
  g_clear_object (&self->mapping);
  g_clear_object (&self->csv);
  g_clear_pointer (&self->cells, kith_csv_cells_free);

  G_OBJECT_CLASS (kith_import_table_parent_class)->finalize (object);
}

static void
kith_import_table_class_init (KithImportTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_import_table_finalize;
}

static void
kith_import_table_init (KithImportTable *self)
{
}

/**
 * kith_import_table_new:
 * @source: a table
 * @layout: what its columns are called
 * @today: the day of the clock
 *
 * Returns: (transfer full): the table, to be read row by row
 */
KithImportTable *
kith_import_table_new (KithImportSource       *source,
                       const KithImportLayout *layout,
                       const GDate            *today)
{
  KithImportTable *self;

  g_return_val_if_fail (KITH_IS_IMPORT_SOURCE (source), NULL);

  self = g_object_new (KITH_TYPE_IMPORT_TABLE, NULL);
  self->source = g_object_ref (source);
  self->layout = layout;
  self->today = *today;
  return self;
}

static KithCsvMapping *
map_columns (const KithImportLayout *layout,
             const char *const      *headers)
{
  g_autofree KithCsvTarget *targets = g_new0 (KithCsvTarget, layout->n_headings);

  for (guint i = 0; i < layout->n_headings; i++) {
    const KithImportHeading *heading = &layout->headings[i];
    const KithField *field = &layout->kind->fields[heading->field];

    targets[i] = (KithCsvTarget) {
      .name = field->name,
      .label = field->label,
      .headers = heading->headers != NULL ? heading->headers : field->headers,
      .field = field->type == KITH_FIELD_LINK ? NULL : field,
    };
  }
  return kith_csv_mapping_new (targets, layout->n_headings, headers);
}

static gboolean
require_column (KithImportTable  *self,
                const char       *name,
                GError          **error)
{
  if (kith_csv_mapping_find_column (self->mapping, name) >= 0)
    return TRUE;
  g_set_error (error, KITH_ERROR, KITH_ERROR_UNREADABLE,
               /* Translators: the name of a column, not to be translated */
               _("The table has no column “%s”. Name it so in the first line of the file."), name);
  return FALSE;
}

static gboolean
require_columns (KithImportTable  *self,
                 GError          **error)
{
  for (guint i = 0; i < self->layout->n_headings; i++)
    if (self->layout->headings[i].is_required &&
        !require_column (self, self->layout->kind->fields[self->layout->headings[i].field].name, error))
      return FALSE;
  return TRUE;
}

static gboolean
start (KithImportTable  *self,
       GCancellable     *cancellable,
       GError          **error)
{
  g_autoptr (GInputStream) stream = NULL;

  if (self->cells != NULL)
    return TRUE;
  if (!kith_import_source_require_format (self->source, KITH_IMPORT_FORMAT_CSV, error))
    return FALSE;
  stream = kith_import_source_open (self->source, cancellable, error);
  if (stream == NULL)
    return FALSE;
  g_clear_object (&self->csv);
  self->csv = kith_csv_reader_new (stream, kith_import_source_get_separator (self->source));
  if (!kith_csv_reader_read_header (self->csv, cancellable, error))
    return FALSE;
  g_clear_object (&self->mapping);
  self->mapping = map_columns (self->layout, kith_csv_reader_get_headers (self->csv, NULL));
  if (!require_columns (self, error))
    return FALSE;
  self->cells = kith_csv_cells_new (self->mapping, &self->today);
  return TRUE;
}

static void
require_student (KithImportTable *self,
                 KithImportRow   *row)
{
  if (kith_import_row_get_value (row, KITH_IMPORT_TABLE_STUDENT) == NULL &&
      kith_problems_find (kith_import_row_get_problems (row), KITH_IMPORT_TABLE_STUDENT) == NULL)
    kith_import_row_add_problem (row, KITH_IMPORT_TABLE_STUDENT, _(self->layout->whose));
}

/**
 * kith_import_table_read_row:
 * @self: a table
 * @cancellable: (nullable): a cancellable
 * @error: says what is wrong with the table as a whole; then no row of it should be kept
 *
 * Reads the next row. Links, such as `student` and `author`, hold what the table says, for the caller to look up. Blocks.
 *
 * Returns: (transfer full) (nullable): the row; %NULL without an error at the end
 */
KithImportRow *
kith_import_table_read_row (KithImportTable  *self,
                            GCancellable     *cancellable,
                            GError          **error)
{
  g_autoptr (KithCsvRow) cells = NULL;
  KithImportRow *row;

  g_return_val_if_fail (KITH_IS_IMPORT_TABLE (self), NULL);

  if (!start (self, cancellable, error))
    return NULL;
  cells = kith_csv_reader_read_row (self->csv, cancellable, error);
  if (cells == NULL)
    return NULL;
  row = kith_csv_cells_make_row (self->cells, cells);
  if (!cells->is_ragged && self->layout->whose != NULL)
    require_student (self, row);
  return row;
}

/**
 * kith_import_table_dup_left_out:
 * @self: a table, once a row is read
 *
 * Returns: (transfer full): headings of the columns that go nowhere
 */
char **
kith_import_table_dup_left_out (KithImportTable *self)
{
  g_autoptr (GStrvBuilder) headers = g_strv_builder_new ();

  g_return_val_if_fail (KITH_IS_IMPORT_TABLE (self), NULL);

  for (guint i = 0; self->mapping != NULL && i < kith_csv_mapping_get_n_columns (self->mapping); i++)
    if (kith_csv_mapping_get_field (self->mapping, i) == NULL)
      g_strv_builder_add (headers, kith_csv_mapping_get_header (self->mapping, i));
  return g_strv_builder_end (headers);
}

/**
 * kith_import_table_dup_warnings:
 * @self: a table, after the last
 *
 * Returns: (transfer full): sentences about the table as a whole
 */
char **
kith_import_table_dup_warnings (KithImportTable *self)
{
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();
  g_auto (GStrv) doubled = NULL;
  g_auto (GStrv) dates = NULL;

  g_return_val_if_fail (KITH_IS_IMPORT_TABLE (self), NULL);

  if (self->cells != NULL) {
    doubled = kith_csv_mapping_dup_warnings (self->mapping);
    dates = kith_csv_cells_dup_warnings (self->cells);
    g_strv_builder_addv (warnings, (const char **) doubled);
    g_strv_builder_addv (warnings, (const char **) dates);
  }
  return g_strv_builder_end (warnings);
}

static gboolean
has_certain_column (KithCsvMapping *mapping,
                    const char     *name)
{
  int column = kith_csv_mapping_find_column (mapping, name);

  return column >= 0 && kith_csv_mapping_get_confidence (mapping, (guint) column) >= KITH_CSV_CONFIDENCE_CERTAIN;
}

/**
 * kith_import_table_fits:
 * @source: a file
 * @layout: what the columns of a table would be called
 * @cancellable: (nullable): a cancellable
 *
 * Returns: whether it is a table with every column @layout requires, each under one of its very names. Blocks.
 */
gboolean
kith_import_table_fits (KithImportSource       *source,
                        const KithImportLayout *layout,
                        GCancellable           *cancellable)
{
  g_autoptr (KithImportTable) self = NULL;
  GDate day;

  g_return_val_if_fail (KITH_IS_IMPORT_SOURCE (source), FALSE);

  g_date_clear (&day, 1);
  self = kith_import_table_new (source, layout, &day);
  if (!start (self, cancellable, NULL))
    return FALSE;
  for (guint i = 0; i < layout->n_headings; i++)
    if (layout->headings[i].is_required &&
        !has_certain_column (self->mapping, layout->kind->fields[layout->headings[i].field].name))
      return FALSE;
  return TRUE;
}
