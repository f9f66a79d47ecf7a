/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-import-private.h"

#include "kith-ksb.h"

/* The lines of a standard. Standards change: the file of a new version brings the same codes with other words. */

static KithRecord *
find_same (KithImportPass  *pass,
           const char      *code,
           GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_ksb_kind);
  g_autoptr (GPtrArray) list = NULL;

  kith_query_where (query, "code", code);
  list = kith_case_file_list (pass->file, query, NULL, error);
  return list != NULL && list->len > 0 ? g_object_ref (g_ptr_array_index (list, 0)) : NULL;
}

static void
set_values (KithImportRow *row,
            KithRecord    *record)
{
  for (guint i = 0; i < kith_ksb_kind.n_fields; i++) {
    const char *value = kith_import_row_get_value (row, kith_ksb_kind.fields[i].name);

    if (value != NULL)
      kith_record_set_stored (record, i, value);
  }
}

static gboolean
settle_record (KithImportPass  *pass,
               KithImportRow   *row,
               KithRecord      *before,
               KithImportItem  *item,
               GError         **error)
{
  g_autoptr (KithRecord) record = before != NULL ? kith_record_dup (before) : kith_record_new (&kith_ksb_kind);

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

gboolean
kith_import_settle_ksb (KithImportPass  *pass,
                        KithImportRow   *row,
                        KithImportItem  *item,
                        GError         **error)
{
  const char *code = kith_import_row_get_value (row, kith_ksb_kind.fields[KITH_KSB_CODE].name);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KithRecord) before = NULL;

  item->reference = g_strdup (code);
  item->key = g_strdup (code);
  item->name = g_strdup (code);
  if (kith_import_row_is_refused (row)) {
    kith_import_item_refuse_problems (item, kith_import_row_get_problems (row));
    return TRUE;
  }
  if (!kith_import_wants (pass->import, item->key, FALSE, TRUE) ||
      (code != NULL && kith_import_pass_repeats (pass, code, item)))
    return TRUE;
  before = code != NULL ? find_same (pass, code, &local_error) : NULL;
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  return settle_record (pass, row, before, item, error);
}
