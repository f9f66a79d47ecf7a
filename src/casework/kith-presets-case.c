/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-presets-case.h"

#include "kith-operation.h"
#include "kith-presets.h"

#include <glib/gi18n.h>

/**
 * kith_presets_current:
 * @file: an open case file
 * @kind: a kind with presets
 * @error: return location for an error
 *
 * Returns: (transfer container) (nullable) (element-type KithRecord): the college's records of @kind in their order; while
 *   there are none, the presets, which have no id
 */
GPtrArray *
kith_presets_current (KithCaseFile    *file,
                      const KithKind  *kind,
                      GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autoptr (GPtrArray) own = kith_case_file_list (file, query, NULL, error);
  GDate today;

  if (own == NULL || own->len > 0)
    return g_steal_pointer (&own);
  kith_case_file_get_today (file, &today);
  return kith_presets_list (kind, &today);
}

static gboolean
save_all (KithCaseFile  *file,
          GPtrArray     *records,
          GError       **error)
{
  for (guint i = 0; i < records->len; i++)
    if (!kith_case_file_save (file, g_ptr_array_index (records, i), KITH_SAVE_ACCEPT_WARNINGS, error))
      return FALSE;
  return TRUE;
}

/**
 * kith_presets_copy:
 * @file: an open case file
 * @kind: a kind with presets
 * @error: return location for an error
 *
 * Takes the presets over as the college's own records, to be changed. One action with one undo. Does nothing when
 * there are records already.
 *
 * Returns: whether there are records of @kind now
 */
gboolean
kith_presets_copy (KithCaseFile    *file,
                   const KithKind  *kind,
                   GError         **error)
{
  g_autoptr (KithQuery) query = kith_query_new (kind);
  g_autoptr (GPtrArray) presets = NULL;
  gint64 n_own = kith_case_file_count (file, query, error);
  GDate today;

  if (n_own != 0)
    return n_own > 0;
  kith_case_file_get_today (file, &today);
  presets = kith_presets_list (kind, &today);
  if (!kith_case_file_begin (file, _("England’s dates and rules taken over"), error))
    return FALSE;
  if (save_all (file, presets, error))
    return kith_case_file_commit (file, error);
  kith_case_file_rollback (file);
  return FALSE;
}
