/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-private.h"

#include "kith-date.h"
#include "kith-import-table.h"
#include "kith-note.h"
#include "kith-rules.h"
#include "kith-student.h"
#include "kith-text.h"

#include <glib/gi18n.h>

/* Without a name the author is whoever imports. */
static gboolean
find_author (KithImportPass *pass,
             KithImportRow  *row,
             KithImportItem *item,
             gint64         *author)
{
  const char *name = kith_import_row_get_value (row, KITH_IMPORT_TABLE_AUTHOR);
  g_autofree char *folded = kith_text_fold (name);
  const gint64 *id = g_hash_table_lookup (pass->people, folded);
  g_autofree char *reason = NULL;

  *author = kith_case_file_get_actor (pass->file)->person;
  if (name == NULL)
    return TRUE;
  if (id != NULL && *id != KITH_IMPORT_NAME_IS_SHARED) {
    *author = *id;
    return TRUE;
  }
  /* Translators: a person's name */
  reason = g_strdup_printf (id != NULL ? _("Two people are called “%s”. Make their names differ, then import again.")
                                       : _("Nobody here is called “%s”. Add the person first, or correct the name."),
                            name);
  kith_import_item_refuse (item, reason);
  return FALSE;
}

static void
set_if_missing (KithRecord    *record,
                KithNoteField  field,
                const char    *value)
{
  if (!kith_record_has (record, field))
    kith_record_set_text (record, field, value);
}

static const char *
get_usual_contact (const char *type)
{
  if (g_strcmp0 (type, "attempted") == 0)
    return "attempted";
  return g_strcmp0 (type, "non-contact") == 0 ? "not-applicable" : "yes";
}

/* Old notes are late for a reason: they were written down somewhere else first. */
static void
set_late_reason (KithImportPass *pass,
                 KithRecord     *record)
{
  g_autofree char *reason = NULL;
  GDate date;

  if (!kith_record_get_date (record, KITH_NOTE_DATE, &date) ||
      g_date_days_between (&date, &pass->today) <= KITH_RULES_LATE_DAYS)
    return;
  /* Translators: the name of a file */
  reason = g_strdup_printf (_("Imported from %s"), pass->label);
  set_if_missing (record, KITH_NOTE_LATE_REASON, reason);
}

static KithRecord *
make_note (KithImportPass *pass,
           KithImportRow  *row,
           gint64          student,
           gint64          author)
{
  KithRecord *record = kith_record_new (&kith_note_kind);

  for (guint i = 0; i < kith_note_kind.n_fields; i++) {
    const char *value = kith_import_row_get_value (row, kith_note_kind.fields[i].name);

    if (value != NULL && kith_note_kind.fields[i].type != KITH_FIELD_LINK)
      kith_record_set_stored (record, i, value);
  }
  kith_record_set_number (record, KITH_NOTE_STUDENT, student);
  kith_record_set_number (record, KITH_NOTE_AUTHOR, author);
  set_if_missing (record, KITH_NOTE_TYPE, "one-to-one");
  set_if_missing (record, KITH_NOTE_CONTACT_MADE, get_usual_contact (kith_record_get_text (record, KITH_NOTE_TYPE)));
  set_if_missing (record, KITH_NOTE_VISIBILITY, "team");
  set_late_reason (pass, record);
  return record;
}

static gboolean
says_the_same (KithRecord *record,
               KithRecord *other)
{
  static const KithNoteField fields[] = { KITH_NOTE_TIME, KITH_NOTE_TYPE, KITH_NOTE_TEXT, KITH_NOTE_OWN_WORDS };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!kith_record_field_equals (record, other, fields[i]))
      return FALSE;
  return TRUE;
}

/* A file imported twice must not make every note twice. */
static gboolean
is_there (KithImportPass  *pass,
          KithRecord      *record,
          gboolean        *there,
          GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_note_kind);
  g_autoptr (GPtrArray) others = NULL;
  g_autofree char *student = kith_record_dup_stored (record, KITH_NOTE_STUDENT);

  kith_query_where (query, "student", student);
  kith_query_where (query, "date", kith_record_get_text (record, KITH_NOTE_DATE));
  others = kith_case_file_list (pass->file, query, NULL, error);
  if (others == NULL)
    return FALSE;
  *there = FALSE;
  for (guint i = 0; i < others->len; i++)
    *there |= says_the_same (record, g_ptr_array_index (others, i));
  return TRUE;
}

static char *
dup_fingerprint (KithRecord *record)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < kith_note_kind.n_fields; i++) {
    g_autofree char *stored = kith_record_dup_stored (record, i);

    if (stored != NULL)
      g_checksum_update (sum, (const guchar *) stored, -1);
    g_checksum_update (sum, (const guchar *) "\0", 1);
  }
  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
settle_record (KithImportPass  *pass,
               KithRecord      *record,
               KithImportItem  *item,
               GError         **error)
{
  g_autofree char *fingerprint = dup_fingerprint (record);
  gboolean there = FALSE;

  if (kith_import_pass_repeats (pass, fingerprint, item))
    return TRUE;
  if (!is_there (pass, record, &there, error))
    return FALSE;
  item->outcome = there ? KITH_IMPORT_UNCHANGED : KITH_IMPORT_NEW;
  if (there)
    return TRUE;
  kith_import_item_take_changes (item, record, NULL);
  return kith_import_pass_save (pass, record, item, error);
}

gboolean
kith_import_settle_note (KithImportPass  *pass,
                         KithImportRow   *row,
                         KithImportItem  *item,
                         GError         **error)
{
  g_autoptr (KithRecord) record = NULL;
  gint64 student = 0, author = 0;

  item->reference = g_strdup (kith_import_row_get_value (row, KITH_IMPORT_TABLE_STUDENT));
  if (kith_import_row_is_refused (row)) {
    kith_import_item_refuse_problems (item, kith_import_row_get_problems (row));
    return TRUE;
  }
  if (!kith_import_pass_find_student (pass, item, &student) || !find_author (pass, row, item, &author))
    return TRUE;
  item->name = kith_case_file_dup_title (pass->file, &kith_student_kind, student);
  record = make_note (pass, row, student, author);
  return settle_record (pass, record, item, error);
}
