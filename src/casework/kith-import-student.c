/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-private.h"

#include "kith-date.h"
#include "kith-student.h"
#include "kith-text.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
get_value (KithImportRow    *row,
           KithStudentField  field)
{
  return kith_import_row_get_value (row, kith_student_kind.fields[field].name);
}

/* The first given name and the family name: enough to tell two people apart until somebody asks what they like. */
static char *
dup_everyday_name (KithImportRow *row)
{
  const char *given = get_value (row, KITH_STUDENT_LEGAL_FIRST_NAME);
  const char *family = get_value (row, KITH_STUDENT_LEGAL_LAST_NAME);
  g_autofree char *first = given != NULL ? g_strndup (given, strcspn (given, " ")) : NULL;
  g_autofree char *name = g_strjoin (" ", first != NULL ? first : "", family != NULL ? family : "", NULL);

  return kith_text_tidy_line (name);
}

static void
set_defaults (KithImportRow *row,
              KithRecord    *record,
              const GDate   *today)
{
  const char *start = kith_record_get_text (record, KITH_STUDENT_START_DATE);
  g_autofree char *day = kith_date_to_iso (today);
  g_autofree char *name = dup_everyday_name (row);

  for (guint i = 0; i < kith_student_kind.n_fields; i++) {
    const char *value = kith_import_row_get_default (row, kith_student_kind.fields[i].name);

    if (value != NULL && !kith_record_has (record, i))
      kith_record_set_stored (record, i, value);
  }
  if (get_value (row, KITH_STUDENT_PREFERRED_NAME) == NULL && name != NULL)
    kith_record_set_text (record, KITH_STUDENT_PREFERRED_NAME, name);
  if (get_value (row, KITH_STUDENT_STAGE) == NULL && start != NULL && strcmp (start, day) > 0)
    kith_record_set_text (record, KITH_STUDENT_STAGE, "prospective");
}

static void
set_values (KithImportRow *row,
            KithRecord    *record,
            KithRecord    *before)
{
  for (guint i = 0; i < kith_student_kind.n_fields; i++) {
    const char *value = kith_import_row_get_value (row, kith_student_kind.fields[i].name);

    gboolean is_teams = kith_field_has (&kith_student_kind.fields[i], KITH_FIELD_TEAM);

    if (value != NULL && (before == NULL || !is_teams || !kith_record_has (before, i)))
      kith_record_set_stored (record, i, value);
  }
  /* Known by the id of a record that was merged into this one: their own stays. */
  if (before != NULL)
    kith_record_set_text (record, KITH_STUDENT_COLLEGE_ID, kith_record_get_text (before, KITH_STUDENT_COLLEGE_ID));
}

static KithRecord *
load_before (KithImportPass  *pass,
             KithImportItem  *item,
             GError         **error)
{
  return kith_case_file_load (pass->file, &kith_student_kind, item->id, error);
}

static gboolean
settle_record (KithImportPass  *pass,
               KithImportRow   *row,
               KithImportItem  *item,
               GError         **error)
{
  g_autoptr (KithRecord) before = item->id != 0 ? load_before (pass, item, error) : NULL;
  g_autoptr (KithRecord) record = NULL;

  if (item->id != 0 && before == NULL)
    return FALSE;
  record = before != NULL ? kith_record_dup (before) : kith_record_new (&kith_student_kind);
  set_values (row, record, before);
  if (before == NULL)
    set_defaults (row, record, &pass->today);
  kith_import_item_take_changes (item, record, before);
  g_set_str (&item->name, kith_record_get_text (record, KITH_STUDENT_PREFERRED_NAME));
  if (before != NULL && item->changes->len == 0) {
    item->outcome = KITH_IMPORT_UNCHANGED;
    return TRUE;
  }
  item->outcome = before != NULL ? KITH_IMPORT_UPDATED : KITH_IMPORT_NEW;
  return kith_import_pass_save (pass, record, item, error);
}

gboolean
kith_import_settle_student (KithImportPass  *pass,
                            KithImportRow   *row,
                            KithImportItem  *item,
                            GError         **error)
{
  const char *reference = get_value (row, KITH_STUDENT_COLLEGE_ID);
  const gint64 *known = reference != NULL ? g_hash_table_lookup (pass->students, reference) : NULL;
  const char *preferred = get_value (row, KITH_STUDENT_PREFERRED_NAME);

  item->reference = g_strdup (reference);
  item->key = g_strdup (reference);
  item->name = preferred != NULL ? g_strdup (preferred) : dup_everyday_name (row);
  item->id = known != NULL ? *known : 0;
  if (!kith_import_wants (pass->import, reference, item->flagged, known != NULL))
    return TRUE;
  if (kith_import_row_is_refused (row)) {
    kith_import_item_refuse_problems (item, kith_import_row_get_problems (row));
    return TRUE;
  }
  if (reference == NULL) {
    kith_import_item_refuse (item, _("The row does not say whose it is. Enter the college's student number."));
    return TRUE;
  }
  return kith_import_pass_repeats (pass, reference, item) || settle_record (pass, row, item, error);
}
