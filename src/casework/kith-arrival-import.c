/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-arrival.h"

#include "kith-csv-writer.h"
#include "kith-error.h"
#include "kith-kinds.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* Taking somebody in goes the way of every other file from outside: as a table, through the checks of the import, in memory. */

/* What is true of a person wherever they study. Course, stage and dates are those of the old college. */
static const KithStudentField fields[] = {
  KITH_STUDENT_PREFERRED_NAME, KITH_STUDENT_LEGAL_FIRST_NAME, KITH_STUDENT_LEGAL_LAST_NAME, KITH_STUDENT_PREVIOUS_NAMES,
  KITH_STUDENT_NAME_HINT, KITH_STUDENT_PRONOUNS, KITH_STUDENT_NAME_NOT_WITH, KITH_STUDENT_DATE_OF_BIRTH,
  KITH_STUDENT_DATE_OF_BIRTH_ESTIMATED, KITH_STUDENT_SUPPORT_GROUPS, KITH_STUDENT_OWN_WORDS, KITH_STUDENT_STRENGTHS,
  KITH_STUDENT_MATTERS, KITH_STUDENT_HELPS, KITH_STUDENT_DOES_NOT_HELP, KITH_STUDENT_PHONE, KITH_STUDENT_EMAIL,
  KITH_STUDENT_CONTACT_WAY, KITH_STUDENT_ADDRESS, KITH_STUDENT_POSTCODE, KITH_STUDENT_EMERGENCY_CONTACT,
  KITH_STUDENT_COMMUNICATION_NEEDS, KITH_STUDENT_EHCP, KITH_STUDENT_INTERPRETER_LANGUAGE, KITH_STUDENT_RESPONSIBLE_LA,
  KITH_STUDENT_LIVES_IN_LA, KITH_STUDENT_SUPPORT_FACTS, KITH_STUDENT_TOPICS, KITH_STUDENT_ULN,
};

static const KithNoteField note_fields[] = {
  KITH_NOTE_DATE, KITH_NOTE_TIME, KITH_NOTE_TYPE, KITH_NOTE_CONTACT_MADE, KITH_NOTE_MINUTES, KITH_NOTE_TEXT,
  KITH_NOTE_OWN_WORDS, KITH_NOTE_STRENGTHS, KITH_NOTE_NEXT_STEPS, KITH_NOTE_VISIBILITY,
};

typedef struct {
  GOutputStream *stream;
  KithCsvWriter *writer;
} Table;

static void
table_begin (Table *self)
{
  self->stream = g_memory_output_stream_new_resizable ();
  self->writer = kith_csv_writer_new (self->stream, KITH_CSV_WRITER_NONE);
}

static GBytes *
table_end (Table   *self,
           GError **error)
{
  gboolean closed = g_output_stream_close (self->stream, NULL, error);
  g_autoptr (GOutputStream) stream = g_steal_pointer (&self->stream);

  g_clear_object (&self->writer);
  return closed ? g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream)) : NULL;
}

/* Whatever stands there, as text; NULL for nothing and for what no field of ours holds. */
static char *
dup_value (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  GString *words = NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node)) {
    words = g_string_new (NULL);
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++) {
      JsonNode *element = json_array_get_element (json_node_get_array (node), i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", json_node_get_string (element));
    }
    return g_string_free (words, FALSE);
  }
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "yes" : "no");
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return NULL;
}

static void
add_cell (Table      *self,
          JsonObject *object,
          const char *name)
{
  g_autofree char *value = dup_value (object, name);

  kith_csv_writer_add_text (self->writer, value != NULL ? value : "");
}

static GBytes *
make_student_table (KithArrival  *self,
                    const char   *college_id,
                    const char   *start_date,
                    GError      **error)
{
  Table table;
  gboolean written;

  table_begin (&table);
  kith_csv_writer_add_text (table.writer, "college-id");
  kith_csv_writer_add_text (table.writer, "start-date");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    kith_csv_writer_add_text (table.writer, kith_student_kind.fields[fields[i]].name);
  written = kith_csv_writer_end_row (table.writer, NULL, error);
  kith_csv_writer_add_text (table.writer, college_id);
  kith_csv_writer_add_text (table.writer, start_date);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_cell (&table, self->parcel->student, kith_student_kind.fields[fields[i]].name);
  written = written && kith_csv_writer_end_row (table.writer, NULL, error);
  if (written)
    return table_end (&table, error);
  g_bytes_unref (table_end (&table, NULL));
  return NULL;
}

/* Its author does not work here: who they were stands in front of what they wrote. */
static char *
dup_note_text (KithArrival *self,
               JsonObject  *note)
{
  g_autofree char *text = dup_value (note, "text");
  g_autofree char *author = dup_value (note, "author");

  /* Translators: a person, the college they work at, and the note they wrote */
  return g_strdup_printf (_("Written by %s, %s: %s"), author != NULL ? author : _("somebody of the team"),
                          self->parcel->college != NULL ? self->parcel->college : _("another college"),
                          text != NULL ? text : "");
}

static gboolean
add_note (KithArrival  *self,
          Table        *table,
          JsonObject   *note,
          const char   *college_id,
          GError      **error)
{
  g_autofree char *text = dup_note_text (self, note);

  kith_csv_writer_add_text (table->writer, college_id);
  for (guint i = 0; i < G_N_ELEMENTS (note_fields); i++) {
    if (note_fields[i] == KITH_NOTE_TEXT)
      kith_csv_writer_add_text (table->writer, text);
    else
      add_cell (table, note, kith_note_kind.fields[note_fields[i]].name);
  }
  return kith_csv_writer_end_row (table->writer, NULL, error);
}

static GBytes *
make_notes_table (KithArrival  *self,
                  const char   *college_id,
                  GError      **error)
{
  JsonNode *node = json_object_get_member (self->parcel->records, kith_note_kind.plural);
  JsonArray *notes = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  Table table;
  gboolean written;

  table_begin (&table);
  kith_csv_writer_add_text (table.writer, "student");
  for (guint i = 0; i < G_N_ELEMENTS (note_fields); i++)
    kith_csv_writer_add_text (table.writer, kith_note_kind.fields[note_fields[i]].name);
  written = kith_csv_writer_end_row (table.writer, NULL, error);
  for (guint i = 0; written && notes != NULL && i < json_array_get_length (notes); i++) {
    JsonNode *element = json_array_get_element (notes, i);

    written = !JSON_NODE_HOLDS_OBJECT (element) || add_note (self, &table, json_node_get_object (element), college_id, error);
  }
  if (written)
    return table_end (&table, error);
  g_bytes_unref (table_end (&table, NULL));
  return NULL;
}

static KithRecord *
find_student (KithCaseFile  *file,
              const char    *college_id,
              GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_student_kind);
  g_autoptr (GPtrArray) found = NULL;

  kith_query_where (query, "college-id", college_id);
  found = kith_case_file_list (file, query, NULL, error);
  return found != NULL && found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0)) : NULL;
}

/* Numbers of two colleges may be alike: what was typed must not pour one person's record into another's. */
static gboolean
check_same_person (KithArrival  *self,
                   KithRecord   *student,
                   GError      **error)
{
  static const KithStudentField telling[] = { KITH_STUDENT_DATE_OF_BIRTH, KITH_STUDENT_ULN };

  for (guint i = 0; i < G_N_ELEMENTS (telling); i++) {
    g_autofree char *theirs = dup_value (self->parcel->student, kith_student_kind.fields[telling[i]].name);
    const char *ours = kith_record_get_text (student, telling[i]);

    if (kith_text_is_empty (theirs) || kith_text_is_empty (ours) || g_str_equal (theirs, ours))
      continue;
    g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE,
                 /* Translators: a field, such as Date of birth */
                 _("The student with this college ID is somebody else: “%s” differs. Check the ID."),
                 kith_field_get_label (&kith_student_kind.fields[telling[i]]));
    return FALSE;
  }
  return TRUE;
}

static KithImportResult *
run_import (KithCaseFile    *file,
            const KithKind  *kind,
            GBytes          *bytes,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr (KithImport) import =
    /* Translators: what stands in the audit */
    bytes != NULL ? kith_import_new_from_bytes (bytes, _("Record sent by another college"), kind, error) : NULL;

  return import != NULL ? kith_import_apply (import, file, NULL, NULL, cancellable, error) : NULL;
}

static gboolean
take_student (KithArrival   *self,
              KithCaseFile  *file,
              const char    *college_id,
              const char    *start_date,
              KithTakenIn   *taken,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GBytes) table = make_student_table (self, college_id, start_date, error);
  g_autoptr (KithImportResult) result = run_import (file, &kith_student_kind, table, cancellable, error);
  g_autoptr (KithRecord) student = NULL;

  if (result == NULL)
    return FALSE;
  if (result->counts[KITH_IMPORT_REFUSED] > 0) {
    const KithImportItem *item = g_ptr_array_index (result->refused, 0);

    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, item->reason);
    return FALSE;
  }
  student = find_student (file, college_id, error);
  taken->is_new = result->counts[KITH_IMPORT_NEW] > 0;
  taken->student = student != NULL ? kith_record_get_id (student) : 0;
  return student != NULL;
}

static gboolean
take_notes (KithArrival   *self,
            KithCaseFile  *file,
            const char    *college_id,
            KithTakenIn   *taken,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GBytes) table = NULL;
  g_autoptr (KithImportResult) result = NULL;

  if (self->parcel->is_safeguarding || kith_parcel_count (self->parcel, kith_note_kind.plural) == 0)
    return TRUE;
  table = make_notes_table (self, college_id, error);
  result = run_import (file, &kith_note_kind, table, cancellable, error);
  if (result == NULL)
    return FALSE;
  taken->n_notes = (guint) result->counts[KITH_IMPORT_NEW];
  taken->n_refused = (guint) result->counts[KITH_IMPORT_REFUSED];
  return TRUE;
}

/**
 * kith_arrival_take_in:
 * @self: an arrival
 * @file: an open case file
 * @college_id: the number the student has here
 * @taken: (out caller-allocates): what became of it
 * @cancellable: (nullable): a cancellable
 * @error: says in a sentence why not
 *
 * The student comes first; the notes of a record follow them, each once however often this is done.
 *
 * Returns: whether the student is here now
 */
gboolean
kith_arrival_take_in (KithArrival   *self,
                      KithCaseFile  *file,
                      const char    *college_id,
                      KithTakenIn   *taken,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *tidy = kith_text_tidy_line (college_id);
  g_autofree char *today = kith_clock_dup_today (kith_case_file_get_clock (file));
  g_autoptr (KithRecord) student = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file) && taken != NULL, FALSE);

  *taken = (KithTakenIn) { 0 };
  if (kith_text_is_empty (tidy)) {
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_USAGE, _("Enter the ID that the student has at your college."));
    return FALSE;
  }
  student = find_student (file, tidy, &local_error);
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  return (student == NULL || check_same_person (self, student, error)) &&
         /* Who is here already started when they did. */
         take_student (self, file, tidy, student == NULL ? today : "", taken, cancellable, error) &&
         take_notes (self, file, tidy, taken, cancellable, error);
}
