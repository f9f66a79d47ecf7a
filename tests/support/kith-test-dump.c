/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-test-dump.h"

#include "kith-test-case.h"

static gboolean
dump_cb (KithRecord  *record,
         gpointer     data,
         GError     **error)
{
  const KithKind *kind = kith_record_get_kind (record);
  GString *dump = data;

  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *stored = kith_record_dup_stored (record, i);
    g_autofree char *escaped = stored != NULL ? g_strescape (stored, NULL) : NULL;

    if (escaped != NULL)
      g_string_append_printf (dump, "%s %" G_GINT64_FORMAT " %s: %s\n", kind->name, kith_record_get_id (record),
                              kind->fields[i].name, escaped);
  }
  return TRUE;
}

char *
kith_test_dump (KithCaseFile *file)
{
  GString *dump = g_string_new (NULL);
  guint n_kinds = 0;
  const KithKind *const *kinds = kith_kind_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++) {
    g_autoptr (KithQuery) query = kith_query_new (kinds[i]);
    g_autoptr (GError) error = NULL;

    kith_query_set_order (query, "");
    kith_case_file_each (file, query, dump_cb, dump, NULL, &error);
    g_assert_no_error (error);
  }
  return g_string_free_and_steal (dump);
}
