/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-notes.h"

#include "kith-csv-cells.h"
#include "kith-error.h"
#include "kith-note.h"

#include <glib/gi18n.h>

typedef struct {
  KithNoteField field;
  const char *headers;
} Heading;

/* Columns of a table of notes; any of the other headings will do. */
static const Heading headings[] = {
  { KITH_NOTE_STUDENT, "college id;student id;student number;learner ref;learner reference;student ref" },
  { KITH_NOTE_DATE, "note date;contact date;when" },
  { KITH_NOTE_TIME, "note time;contact time" },
  { KITH_NOTE_TYPE, "note type;contact type;kind" },
  { KITH_NOTE_CONTACT_MADE, "contact;contacted" },
  { KITH_NOTE_MINUTES, "duration;length" },
  { KITH_NOTE_TEXT, "note;notes;what happened;details;comment;comments;summary" },
  { KITH_NOTE_OWN_WORDS, "in their own words;student s words;student voice;student comment" },
  { KITH_NOTE_AUTHOR, "written by;recorded by;staff;staff member;created by;mentor;coach" },
  { KITH_NOTE_VISIBILITY, "visible to;who may see" },
};

struct _KithImportNotes
{
  GObject parent_instance;

  /* owned */
  KithImportSource *source;
  KithCsvMapping *mapping;
  KithCsvReader *csv;
  KithCsvCells *cells;

  GDate today;
};

G_DEFINE_FINAL_TYPE (KithImportNotes, kith_import_notes, G_TYPE_OBJECT)

static void
kith_import_notes_finalize (GObject *object)
{
  KithImportNotes *self = KITH_IMPORT_NOTES (object);

  g_clear_object (&self->source);
  g_clear_object (&self->mapping);
  g_clear_object (&self->csv);
  g_clear_pointer (&self->cells, kith_csv_cells_free);

  G_OBJECT_CLASS (kith_import_notes_parent_class)->finalize (object);
}

static void
kith_import_notes_class_init (KithImportNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_import_notes_finalize;
}

static void
kith_import_notes_init (KithImportNotes *self)
{
}

/**
 * kith_import_notes_new:
 * @source: a table
 * @today: the day of the clock
 *
 * Returns: (transfer full): notes of a table, to be read row by row
 */
KithImportNotes *
kith_import_notes_new (KithImportSource *source,
                       const GDate      *today)
{
  KithImportNotes *self;

  g_return_val_if_fail (KITH_IS_IMPORT_SOURCE (source), NULL);

  self = g_object_new (KITH_TYPE_IMPORT_NOTES, NULL);
  self->source = g_object_ref (source);
  self->today = *today;
  return self;
}

static KithCsvMapping *
map_columns (const char *const *headers)
{
  KithCsvTarget targets[G_N_ELEMENTS (headings)];

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++) {
    const KithField *field = &kith_note_kind.fields[headings[i].field];

    targets[i] = (KithCsvTarget) {
      .name = field->name,
      .label = field->label,
      .headers = headings[i].headers,
      .field = field->type == KITH_FIELD_LINK ? NULL : field,
    };
  }
  return kith_csv_mapping_new (targets, G_N_ELEMENTS (targets), headers);
}

static gboolean
require_column (KithImportNotes  *self,
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
start (KithImportNotes  *self,
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
  self->mapping = map_columns (kith_csv_reader_get_headers (self->csv, NULL));
  if (!require_column (self, KITH_IMPORT_NOTES_STUDENT, error) || !require_column (self, "date", error)
      || !require_column (self, "text", error))
    return FALSE;
  self->cells = kith_csv_cells_new (self->mapping, &self->today);
  return TRUE;
}

static void
require_value (KithImportRow *row,
               const char    *field,
               const char    *message)
{
  if (kith_import_row_get_value (row, field) == NULL
      && kith_problems_find (kith_import_row_get_problems (row), field) == NULL)
    kith_import_row_add_problem (row, field, message);
}

/**
 * kith_import_notes_read_row:
 * @self: notes of a table
 * @cancellable: (nullable): a cancellable
 * @error: says what is wrong with the table as a whole; then no row of it should be kept
 *
 * Reads the next note. `student` and `author` hold what the table says, for the caller to look up. Blocks.
 *
 * Returns: (transfer full) (nullable): the row; %NULL without an error at the end
 */
KithImportRow *
kith_import_notes_read_row (KithImportNotes  *self,
                            GCancellable     *cancellable,
                            GError          **error)
{
  g_autoptr (KithCsvRow) cells = NULL;
  KithImportRow *row;

  g_return_val_if_fail (KITH_IS_IMPORT_NOTES (self), NULL);

  if (!start (self, cancellable, error))
    return NULL;
  cells = kith_csv_reader_read_row (self->csv, cancellable, error);
  if (cells == NULL)
    return NULL;
  row = kith_csv_cells_make_row (self->cells, cells);
  if (!cells->is_ragged)
    require_value (row, KITH_IMPORT_NOTES_STUDENT,
                   _("The row does not say whose note it is. Enter the college's student number."));
  return row;
}

/**
 * kith_import_notes_dup_left_out:
 * @self: notes of a table, once a row is read
 *
 * Returns: (transfer full): headings of the columns that go nowhere
 */
char **
kith_import_notes_dup_left_out (KithImportNotes *self)
{
  g_autoptr (GStrvBuilder) headers = g_strv_builder_new ();

  g_return_val_if_fail (KITH_IS_IMPORT_NOTES (self), NULL);

  for (guint i = 0; self->mapping != NULL && i < kith_csv_mapping_get_n_columns (self->mapping); i++)
    if (kith_csv_mapping_get_field (self->mapping, i) == NULL)
      g_strv_builder_add (headers, kith_csv_mapping_get_header (self->mapping, i));
  return g_strv_builder_end (headers);
}

/**
 * kith_import_notes_dup_warnings:
 * @self: notes of a table, after the last
 *
 * Returns: (transfer full): sentences about the table as a whole
 */
char **
kith_import_notes_dup_warnings (KithImportNotes *self)
{
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();
  g_auto (GStrv) doubled = NULL;
  g_auto (GStrv) dates = NULL;

  g_return_val_if_fail (KITH_IS_IMPORT_NOTES (self), NULL);

  if (self->cells != NULL) {
    doubled = kith_csv_mapping_dup_warnings (self->mapping);
    dates = kith_csv_cells_dup_warnings (self->cells);
    g_strv_builder_addv (warnings, (const char **) doubled);
    g_strv_builder_addv (warnings, (const char **) dates);
  }
  return g_strv_builder_end (warnings);
}
