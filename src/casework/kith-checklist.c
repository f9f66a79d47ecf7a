/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-checklist.h"

#include "kith-checklist-item.h"
#include "kith-date.h"
#include "kith-operation.h"

#include <glib/gi18n.h>

static GPtrArray *
list_items (KithCaseFile  *file,
            gint64         student,
            const char    *list,
            GError       **error)
{
  g_autoptr (KithQuery) query = kith_query_new (&kith_checklist_item_kind);

  kith_query_where_student (query, student);
  kith_query_where (query, "list", list);
  return kith_case_file_list (file, query, NULL, error);
}

static gboolean
has_item (GPtrArray  *items,
          const char *code)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (kith_record_get_text (g_ptr_array_index (items, i), KITH_CHECKLIST_ITEM_ITEM), code) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
add_items (KithCaseFile  *file,
           gint64         student,
           const char    *list,
           GError       **error)
{
  g_autoptr (GPtrArray) there = list_items (file, student, list, error);
  const char *const *codes = kith_checklist_get_items (list);

  for (guint i = 0; there != NULL && codes[i] != NULL; i++) {
    g_autoptr (KithRecord) item = kith_record_new (&kith_checklist_item_kind);

    if (has_item (there, codes[i]))
      continue;
    kith_record_set_number (item, KITH_CHECKLIST_ITEM_STUDENT, student);
    kith_record_set_text (item, KITH_CHECKLIST_ITEM_LIST, list);
    kith_record_set_text (item, KITH_CHECKLIST_ITEM_ITEM, codes[i]);
    kith_record_set_text (item, KITH_CHECKLIST_ITEM_STATE, "needed");
    if (!kith_case_file_save (file, item, KITH_SAVE_DEFAULT, error))
      return FALSE;
  }
  return there != NULL;
}

/**
 * kith_checklist_start:
 * @file: an open case file
 * @student: id of a student
 * @list: code of [var@kith_checklists]
 * @error: return location for an error
 *
 * Puts every item of the list that is not there yet on it, all of them needed, as one action. Blocks.
 *
 * Returns: whether the list is there
 */
gboolean
kith_checklist_start (KithCaseFile  *file,
                      gint64         student,
                      const char    *list,
                      GError       **error)
{
  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (list != NULL, FALSE);

  if (!kith_case_file_begin (file, _("Checklist started"), error))
    return FALSE;
  if (!add_items (file, student, list, error)) {
    kith_case_file_rollback (file);
    return FALSE;
  }
  return kith_case_file_commit (file, error);
}

/**
 * kith_checklist_set_state:
 * @file: an open case file
 * @item: id of an item
 * @state: code of [var@kith_checklist_states]
 * @error: return location for an error
 *
 * Sets an item to what it is now, whoever changed it in between; what becomes done is done today. Blocks.
 *
 * Returns: whether it is
 */
gboolean
kith_checklist_set_state (KithCaseFile  *file,
                          gint64         item,
                          const char    *state,
                          GError       **error)
{
  g_autoptr (KithRecord) record = NULL;
  g_autofree char *day = NULL;
  GDate today;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), FALSE);
  g_return_val_if_fail (state != NULL, FALSE);

  record = kith_case_file_load (file, &kith_checklist_item_kind, item, error);
  if (record == NULL)
    return FALSE;
  if (g_strcmp0 (kith_record_get_text (record, KITH_CHECKLIST_ITEM_STATE), state) == 0)
    return TRUE;
  kith_case_file_get_today (file, &today);
  day = kith_date_to_iso (&today);
  kith_record_set_text (record, KITH_CHECKLIST_ITEM_STATE, state);
  kith_record_set_text (record, KITH_CHECKLIST_ITEM_DATE, g_str_equal (state, "done") ? day : NULL);
  return kith_case_file_save (file, record, KITH_SAVE_ACCEPT_WARNINGS, error);
}
