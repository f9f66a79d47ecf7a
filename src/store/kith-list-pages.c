/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-list-pages.h"

/* Pages are tables of id to record, so that a record that is gone leaves a gap and does not move the others. */
GHashTable *
kith_list_pages_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
}

void
kith_list_content_free (KithListContent *self)
{
  g_array_unref (self->ids);
  g_hash_table_unref (self->pages);
  g_free (self);
}

KithListRequest *
kith_list_request_new (KithQuery *query,
                       GArray    *ids,
                       GArray    *wanted)
{
  KithListRequest *self = g_new0 (KithListRequest, 1);

  self->query = kith_query_copy (query);
  self->ids = ids != NULL ? g_array_ref (ids) : NULL;
  self->wanted = g_array_ref (wanted);
  return self;
}

void
kith_list_request_free (KithListRequest *self)
{
  kith_query_free (self->query);
  g_clear_pointer (&self->ids, g_array_unref);
  g_array_unref (self->wanted);
  g_free (self);
}

static gboolean
read_page (KithListContent  *content,
           KithCaseFile     *file,
           const KithKind   *kind,
           guint             page,
           GError          **error)
{
  guint first = page * KITH_PAGE_SIZE;
  g_autoptr (GPtrArray) records = NULL;
  GHashTable *by_id;

  if (first >= content->ids->len)
    return TRUE;
  records = kith_case_file_load_many (file, kind, &g_array_index (content->ids, gint64, first),
                                      MIN (KITH_PAGE_SIZE, content->ids->len - first), error);
  if (records == NULL)
    return FALSE;
  by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  for (guint i = 0; i < records->len; i++) {
    KithRecord *record = g_ptr_array_index (records, i);
    gint64 id = kith_record_get_id (record);

    g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), g_object_ref (record));
  }
  g_hash_table_insert (content->pages, GUINT_TO_POINTER (page), by_id);
  return TRUE;
}

gpointer
kith_list_request_run (KithCaseFile  *file,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  KithListRequest *self = data;
  KithListContent *content;
  GArray *ids = self->ids != NULL ? g_array_ref (self->ids)
                                  : kith_case_file_list_ids (file, self->query, cancellable, error);

  if (ids == NULL)
    return NULL;
  content = g_new0 (KithListContent, 1);
  content->ids = ids;
  content->pages = kith_list_pages_new ();
  for (guint i = 0; i < self->wanted->len; i++)
    if (!read_page (content, file, kith_query_get_kind (self->query), g_array_index (self->wanted, guint, i), error)) {
      kith_list_content_free (content);
      return NULL;
    }
  return content;
}
