/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-college-case.h"

#include "kith-college.h"

/**
 * kith_college_current:
 * @file: an open case file
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the college has written down about itself; a record without an id, and so
 *   with the defaults, while it has not
 */
KithRecord *
kith_college_current (KithCaseFile  *file,
                      GError       **error)
{
  g_autoptr (KithQuery) query = NULL;
  g_autoptr (GPtrArray) colleges = NULL;

  g_return_val_if_fail (KITH_IS_CASE_FILE (file), NULL);

  query = kith_query_new (&kith_college_kind);
  kith_query_set_limit (query, 1);
  colleges = kith_case_file_list (file, query, NULL, error);
  if (colleges == NULL)
    return NULL;
  return colleges->len > 0 ? g_object_ref (g_ptr_array_index (colleges, 0)) : kith_record_new (&kith_college_kind);
}
