/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-query-private.h"
#include "kith-record-table.h"

#include <string.h>

static char *
dup_column (KithCaseFile *file,
            KithQuery    *query,
            const char   *field)
{
  guint position = kith_kind_find_field (query->kind, field);

  g_return_val_if_fail (position != KITH_NO_FIELD, NULL);

  return g_strdup_printf ("a.%s", kith_record_table_get_column (kith_record_table_get (file, query->kind), position));
}

static char *
dup_select (KithCaseFile *file,
            KithQuery    *query,
            const char   *group,
            const char   *sums)
{
  GString *select = g_string_new (group);
  g_auto (GStrv) names = g_strsplit (sums != NULL ? sums : "", " ", 2);

  g_string_append (select, ", count(*)");
  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *column = dup_column (file, query, names[i]);

    g_string_append_printf (select, ", coalesce (sum (%s), 0)", column);
  }
  return g_string_free_and_steal (select);
}

/**
 * kith_case_file_tally:
 * @self: an open case file
 * @query: what is counted; its order does not matter
 * @link: name of a field that links to a record
 * @sums: (nullable): names of up to two fields that are added up, separated by a space
 * @error: return location for an error
 *
 * Counts records by what they link to without loading them, for reports on thousands of students. Records that link to
 * nothing are left out.
 *
 * Returns: (transfer full) (element-type KithTally) (nullable): one for each record that some of them link to, by id
 */
GArray *
kith_case_file_tally (KithCaseFile  *self,
                      KithQuery     *query,
                      const char    *link,
                      const char    *sums,
                      GError       **error)
{
  g_autoptr (GArray) tallies = g_array_new (FALSE, TRUE, sizeof (KithTally));
  g_autoptr (KithStatement) rows = NULL;
  g_autofree char *group = NULL;
  g_autofree char *select = NULL;
  guint n_sums = sums == NULL ? 0 : strchr (sums, ' ') != NULL ? 2 : 1;
  KithStepResult step = KITH_STEP_ERROR;

  g_return_val_if_fail (KITH_IS_CASE_FILE (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  group = dup_column (self, query, link);
  select = dup_select (self, query, group, sums);
  rows = kith_query_prepare_groups (query, self, select, group, error);
  while (rows != NULL && (step = kith_statement_step (rows, error)) == KITH_STEP_ROW) {
    KithTally tally = { 0 };

    if (kith_statement_is_null (rows, 0))
      continue;
    tally.id = kith_statement_get_int64 (rows, 0);
    tally.count = kith_statement_get_int64 (rows, 1);
    for (guint i = 0; i < n_sums; i++)
      tally.sums[i] = kith_statement_get_int64 (rows, (int) i + 2);
    g_array_append_val (tallies, tally);
  }
  return step == KITH_STEP_DONE ? g_steal_pointer (&tallies) : NULL;
}
