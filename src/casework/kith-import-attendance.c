/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-private.h"

#include "kith-attendance.h"
#include "kith-date.h"
#include "kith-import-table.h"
#include "kith-period.h"
#include "kith-student.h"

#include <glib/gi18n.h>

static const char *
get_value (KithImportRow *row,
           guint          field)
{
  return kith_import_row_get_value (row, kith_attendance_kind.fields[field].name);
}

/* "Week commencing" says when a row ends without a column for it. */
static void
complete_row (KithImportRow *row)
{
  const char *from = get_value (row, KITH_ATTENDANCE_FROM);
  g_autofree char *until = from != NULL ? kith_date_iso_add_days (from, 6) : NULL;

  if (get_value (row, KITH_ATTENDANCE_UNTIL) == NULL && until != NULL)
    kith_import_row_set_value (row, kith_attendance_kind.fields[KITH_ATTENDANCE_UNTIL].name, until);
}

static void
set_values (KithImportRow *row,
            KithRecord    *record)
{
  for (guint i = 0; i < kith_attendance_kind.n_fields; i++) {
    const char *value = get_value (row, i);

    if (value != NULL && kith_attendance_kind.fields[i].type != KITH_FIELD_LINK)
      kith_record_set_stored (record, i, value);
  }
}

static void
refuse_overlap (KithImportItem *item,
                const char     *from,
                const char     *until)
{
  g_autofree char *period = kith_period_format (from, until);
  /* Translators: a period such as "3 Nov 2026 to 9 Nov 2026" */
  g_autofree char *reason = g_strdup_printf (
    _("It overlaps the period %s, so sessions would count twice. Correct the days, or remove one of the two."), period);

  kith_import_item_refuse (item, reason);
}

/* What is there for these days: the period that begins on the same day is the same one, any other is in the way. */
static gboolean
find_there (KithImportPass  *pass,
            gint64           student,
            const char      *from,
            const char      *until,
            GPtrArray      **there,
            GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_attendance_kind);

  kith_query_where_student (query, student);
  kith_query_where_range (query, "from", NULL, until);
  kith_query_where_range (query, "until", from, NULL);
  *there = kith_case_file_list (pass->file, query, NULL, error);
  return *there != NULL;
}

static KithRecord *
find_same (GPtrArray      *there,
           const char     *from,
           KithImportItem *item)
{
  KithRecord *same = NULL;

  for (guint i = 0; i < there->len; i++) {
    KithRecord *other = g_ptr_array_index (there, i);
    const char *other_from = kith_record_get_text (other, KITH_ATTENDANCE_FROM);

    if (g_strcmp0 (other_from, from) == 0)
      same = other;
    else
      refuse_overlap (item, other_from, kith_record_get_text (other, KITH_ATTENDANCE_UNTIL));
  }
  return same;
}

/* A preview saves nothing, so what the file itself has said before is remembered apart. */
static gboolean
overlaps_file (KithImportPass *pass,
               gint64          student,
               const char     *from,
               const char     *until,
               KithImportItem *item)
{
  GPtrArray *periods = g_hash_table_lookup (pass->periods, &student);

  if (periods == NULL) {
    periods = g_ptr_array_new_with_free_func (g_free);
    g_hash_table_insert (pass->periods, g_memdup2 (&student, sizeof student), periods);
  }
  for (guint i = 0; i < periods->len; i++) {
    g_auto (GStrv) days = g_strsplit (g_ptr_array_index (periods, i), " ", 2);

    if (kith_periods_overlap (from, until, days[0], days[1])) {
      refuse_overlap (item, days[0], days[1]);
      return TRUE;
    }
  }
  g_ptr_array_add (periods, g_strdup_printf ("%s %s", from, until));
  return FALSE;
}

static gboolean
settle_record (KithImportPass  *pass,
               KithImportRow   *row,
               gint64           student,
               GPtrArray       *there,
               KithImportItem  *item,
               GError         **error)
{
  KithRecord *before = find_same (there, get_value (row, KITH_ATTENDANCE_FROM), item);
  g_autoptr (KithRecord) record = NULL;

  if (item->outcome == KITH_IMPORT_REFUSED)
    return TRUE;
  record = before != NULL ? kith_record_dup (before) : kith_record_new (&kith_attendance_kind);
  kith_record_set_number (record, KITH_ATTENDANCE_STUDENT, student);
  set_values (row, record);
  kith_import_item_take_changes (item, record, before);
  item->id = before != NULL ? kith_record_get_id (before) : 0;
  if (before != NULL && item->changes->len == 0) {
    item->outcome = KITH_IMPORT_UNCHANGED;
    return TRUE;
  }
  item->outcome = before != NULL ? KITH_IMPORT_UPDATED : KITH_IMPORT_NEW;
  return kith_import_pass_save (pass, record, item, error);
}

static gboolean
settle_period (KithImportPass  *pass,
               KithImportRow   *row,
               gint64           student,
               KithImportItem  *item,
               GError         **error)
{
  const char *from = get_value (row, KITH_ATTENDANCE_FROM);
  const char *until = get_value (row, KITH_ATTENDANCE_UNTIL);
  g_autofree char *key = g_strdup_printf ("%s %s", item->reference, from != NULL ? from : "");
  g_autoptr (GPtrArray) there = NULL;

  /* without its days a row is refused by the rules of the record, which say what is missing */
  if (from == NULL || until == NULL) {
    there = g_ptr_array_new ();
    return settle_record (pass, row, student, there, item, error);
  }
  if (kith_import_pass_repeats (pass, key, item) || overlaps_file (pass, student, from, until, item))
    return TRUE;
  return find_there (pass, student, from, until, &there, error) &&
         settle_record (pass, row, student, there, item, error);
}

gboolean
kith_import_settle_attendance (KithImportPass  *pass,
                               KithImportRow   *row,
                               KithImportItem  *item,
                               GError         **error)
{
  gint64 student = 0;

  item->reference = g_strdup (kith_import_row_get_value (row, KITH_IMPORT_TABLE_STUDENT));
  item->key = g_strdup_printf ("%" G_GUINT64_FORMAT, item->line);
  if (kith_import_row_is_refused (row)) {
    kith_import_item_refuse_problems (item, kith_import_row_get_problems (row));
    return TRUE;
  }
  if (!kith_import_wants (pass->import, item->key, FALSE, TRUE) ||
      !kith_import_pass_find_student (pass, item, &student))
    return TRUE;
  item->name = kith_case_file_dup_title (pass->file, &kith_student_kind, student);
  complete_row (row);
  return settle_period (pass, row, student, item, error);
}
