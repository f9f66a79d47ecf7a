/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-export.h"

#include "kith-audit.h"
#include "kith-error.h"
#include "kith-person.h"
#include "kith-student.h"
#include "kith-table-export.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* One list on its way out. Names of people and ids of students are asked for once each. */
typedef struct {
  KithCaseFile *file;
  const KithKind *kind;
  KithTableFormat format;
  const KithExportOptions *options; /* borrowed */
  KithTableExport *table;
  KithTableCell *cells;
  GPtrArray *kept;
  GHashTable *links;
  gint64 count;
} Export;

static KithTableType
get_type (const KithField *field)
{
  switch (field->type) {
  case KITH_FIELD_DATE:
    return KITH_TABLE_DATE;
  case KITH_FIELD_MINUTES:
    return KITH_TABLE_MINUTES;
  case KITH_FIELD_NUMBER:
    return KITH_TABLE_NUMBER;
  case KITH_FIELD_MONEY:
    return KITH_TABLE_MONEY;
  case KITH_FIELD_FLAG:
    return KITH_TABLE_FLAG;
  case KITH_FIELD_LINE:
  case KITH_FIELD_TEXT:
  case KITH_FIELD_TIME:
  case KITH_FIELD_CHOICE:
  case KITH_FIELD_CHOICES:
  case KITH_FIELD_LINKS:
  case KITH_FIELD_INSTANT:
  case KITH_FIELD_LINK:
    break;
  }
  return KITH_TABLE_TEXT;
}

static GArray *
make_columns (const KithKind *kind)
{
  KithTableColumn id = { "id", _("Record number"), KITH_TABLE_NUMBER, 0 };
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (KithTableColumn));

  g_array_append_val (columns, id);
  for (guint i = 0; i < kind->n_fields; i++) {
    KithTableColumn column = { kind->fields[i].name, kith_field_get_label (&kind->fields[i]),
                               get_type (&kind->fields[i]), 0 };

    g_array_append_val (columns, column);
  }
  return columns;
}

static const char *
keep (Export *self,
      char   *text)
{
  g_ptr_array_add (self->kept, text);
  return text;
}

static char *
dup_link (Export         *self,
          const KithKind *kind,
          gint64          id)
{
  g_autoptr (GPtrArray) found = NULL;

  if (kind != &kith_student_kind)
    return kind == &kith_person_kind ? kith_case_file_dup_title (self->file, kind, id)
                                     : g_strdup_printf ("%" G_GINT64_FORMAT, id);
  found = kith_case_file_load_many (self->file, kind, &id, 1, NULL);
  if (found == NULL || found->len == 0)
    return g_strdup ("");
  return g_strdup (kith_record_get_text (g_ptr_array_index (found, 0), KITH_STUDENT_COLLEGE_ID));
}

/* A file of notes names a student or an author thousands of times. */
static const char *
get_link (Export         *self,
          const KithKind *kind,
          gint64          id)
{
  g_autofree char *key = g_strdup_printf ("%s %" G_GINT64_FORMAT, kind->name, id);
  const char *words = g_hash_table_lookup (self->links, key);

  if (words == NULL) {
    char *made = dup_link (self, kind, id);

    words = made != NULL ? made : g_strdup ("");
    g_hash_table_insert (self->links, g_steal_pointer (&key), (char *) words);
  }
  return words;
}

static char *
dup_instant (gint64 seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (seconds);

  return g_date_time_format (moment, "%Y-%m-%d %H:%M");
}

/* Programs read codes, people read words. */
static const char *
get_words (Export     *self,
           KithRecord *record,
           guint       position)
{
  const KithField *field = &self->kind->fields[position];
  gboolean is_choice = field->type == KITH_FIELD_CHOICE || field->type == KITH_FIELD_CHOICES;

  if (field->type == KITH_FIELD_LINK)
    return get_link (self, kith_kind_find (field->kind), kith_record_get_number (record, position));
  if (field->type == KITH_FIELD_INSTANT)
    return keep (self, dup_instant (kith_record_get_number (record, position)));
  if (is_choice && self->format != KITH_TABLE_FORMAT_JSON)
    return keep (self, kith_record_format (record, position));
  return kith_record_get_text (record, position);
}

static void
fill_cell (Export     *self,
           KithRecord *record,
           guint       position)
{
  KithTableType type = get_type (&self->kind->fields[position]);
  KithTableCell *cell = &self->cells[position + 1];

  if (!kith_record_has (record, position))
    *cell = kith_table_cell_none ();
  else if (type == KITH_TABLE_TEXT || type == KITH_TABLE_DATE)
    *cell = kith_table_cell_text (get_words (self, record, position));
  else
    *cell = kith_table_cell_number (kith_record_get_number (record, position));
}

static gboolean
write_record (KithRecord  *record,
              gpointer     data,
              GError     **error)
{
  Export *self = data;

  self->cells[0] = kith_table_cell_number (kith_record_get_id (record));
  for (guint i = 0; i < self->kind->n_fields; i++)
    fill_cell (self, record, i);
  self->count++;
  if (!kith_table_export_add_row (self->table, self->cells, error))
    return FALSE;
  g_ptr_array_set_size (self->kept, 0);
  return TRUE;
}

/**
 * kith_export_dup_private_dir:
 * @error: says what to do
 *
 * Workbooks are put together in pieces; nobody else may read the pieces.
 *
 * Returns: (transfer full) (nullable): the folder for them, which is there
 */
char *
kith_export_dup_private_dir (GError **error)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "kith", NULL);

  if (g_mkdir_with_parents (path, 0700) == 0)
    return g_steal_pointer (&path);
  g_set_error (error, KITH_ERROR, KITH_ERROR_READ_ONLY,
               /* Translators: the path of a folder */
               _("The folder %s for temporary files cannot be made. Make it, or choose a CSV file."), path);
  return NULL;
}

static gboolean
write_all (Export        *self,
           KithQuery     *query,
           const char    *path,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GArray) columns = make_columns (self->kind);
  g_autofree char *private_dir = kith_export_dup_private_dir (error);
  KithTableFlags flags = self->options->uk_dates ? KITH_TABLE_UK_DATES : KITH_TABLE_NONE;

  if (private_dir == NULL)
    return FALSE;
  self->table = kith_table_export_new (target, self->format, flags,
                                       (const KithTableColumn *) (gpointer) columns->data, columns->len, private_dir,
                                       error);
  return self->table != NULL &&
         kith_case_file_each (self->file, query, write_record, self, cancellable, error) &&
         kith_audit_note_export (self->file, self->kind->plural, (guint) self->count, self->options->purpose,
                                 error) &&
         kith_table_export_finish (self->table, error);
}

/**
 * kith_export_write:
 * @file: an open case file
 * @query: which records, in which order
 * @options: (nullable): what for, and how
 * @path: where they go; the ending says whether CSV, XLSX or JSON
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes what the actor may see of a list, cells safe against formulas, and notes it in the audit. A file of that name
 * stays as it is until everything is written. Blocks; holds one record at a time.
 *
 * Returns: how many records, -1 on failure
 */
gint64
kith_export_write (KithCaseFile             *file,
                   KithQuery                *query,
                   const KithExportOptions  *options,
                   const char               *path,
                   GCancellable             *cancellable,
                   GError                  **error)
{
  const KithExportOptions none = { FALSE, NULL };
  const KithKind *kind = kith_query_get_kind (query);
  g_autofree KithTableCell *cells = g_new0 (KithTableCell, kind->n_fields + 1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Export self = { .file = file, .kind = kind, .cells = cells, .kept = kept, .links = links };
  gboolean written;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), -1);

  self.options = options != NULL ? options : &none;
  if (!kith_case_file_require (file, KITH_VERB_EXPORT, error))
    return -1;
  if (!kith_table_format_from_name (path, &self.format)) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE,
                         _("Give the file a name that ends in .csv, .xlsx or .json."));
    return -1;
  }
  written = write_all (&self, query, path, cancellable, error);
  g_clear_object (&self.table);
  return written ? self.count : -1;
}
