/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-titles.h"

#include "kith-kind.h"

struct _KithTitles
{
  GObject parent_instance;

  /* Owned */
  KithStore *store;
  GCancellable *cancellable;
  GHashTable *titles;
  GHashTable *wanted;

  const KithKind *kind;
  guint idle;
  gboolean fetching;
};

G_DEFINE_FINAL_TYPE (KithTitles, kith_titles, G_TYPE_OBJECT)

static guint changed_signal;

static void schedule_fetch (KithTitles *self);

/* One journey to the store thread for everything that was asked for in a turn of the main loop. */
typedef struct {
  const KithKind *kind;
  GArray *ids;
  GPtrArray *titles;
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_array_unref (fetch->ids);
  g_ptr_array_unref (fetch->titles);
  g_free (fetch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetch, fetch_free)

static Fetch *
fetch_new (const KithKind *kind,
           GArray         *ids)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->kind = kind;
  fetch->ids = g_array_copy (ids);
  fetch->titles = g_ptr_array_new_with_free_func (g_free);
  return fetch;
}

static gpointer
load_titles (KithCaseFile  *file,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Fetch *wanted = data;
  g_autoptr (Fetch) answer = fetch_new (wanted->kind, wanted->ids);

  for (guint i = 0; i < answer->ids->len; i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    g_ptr_array_add (answer->titles,
                     kith_case_file_dup_title (file, answer->kind, g_array_index (answer->ids, gint64, i)));
  }
  return g_steal_pointer (&answer);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KithTitles) self = data;
  g_autoptr (Fetch) answer = kith_store_submit_finish (KITH_STORE (source), result, NULL);

  self->fetching = FALSE;
  /* Without an answer the store was locked; the next look asks again. */
  if (answer == NULL)
    return;
  for (guint i = 0; i < answer->ids->len; i++)
    g_hash_table_replace (self->titles, g_memdup2 (&g_array_index (answer->ids, gint64, i), sizeof (gint64)),
                          g_strdup (g_ptr_array_index (answer->titles, i)));
  g_signal_emit (self, changed_signal, 0);
  if (g_hash_table_size (self->wanted) > 0)
    schedule_fetch (self);
}

static gboolean
fetch_wanted (gpointer data)
{
  KithTitles *self = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key = NULL;

  self->idle = 0;
  if (self->fetching || !kith_store_is_open (self->store))
    return G_SOURCE_REMOVE;
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (ids, key, 1);
  g_hash_table_remove_all (self->wanted);
  self->fetching = TRUE;
  kith_store_submit_async (self->store, load_titles, fetch_new (self->kind, ids), fetch_free, fetch_free,
                           self->cancellable, on_loaded, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
schedule_fetch (KithTitles *self)
{
  if (self->idle == 0 && !self->fetching)
    self->idle = g_idle_add (fetch_wanted, self);
}

static void
forget (KithTitles *self)
{
  g_hash_table_remove_all (self->titles);
  g_hash_table_remove_all (self->wanted);
}

static void
on_store_changed (KithTitles *self,
                  const char *kind)
{
  if (*kind != '\0' && !g_str_equal (kind, self->kind->name))
    return;
  forget (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
kith_titles_dispose (GObject *object)
{
  KithTitles *self = KITH_TITLES (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kith_titles_parent_class)->dispose (object);
}

static void
kith_titles_finalize (GObject *object)
{
  KithTitles *self = KITH_TITLES (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_hash_table_unref);

  G_OBJECT_CLASS (kith_titles_parent_class)->finalize (object);
}

static void
kith_titles_class_init (KithTitlesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kith_titles_dispose;
  object_class->finalize = kith_titles_finalize;

  changed_signal =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kith_titles_init (KithTitles *self)
{
  self->cancellable = g_cancellable_new ();
  self->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * kith_titles_new:
 * @store: the store
 * @kind: the kind of record
 *
 * Returns: (transfer full): knows nothing yet
 */
KithTitles *
kith_titles_new (KithStore      *store,
                 const KithKind *kind)
{
  KithTitles *self = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (KITH_TYPE_TITLES, NULL);
  self->store = g_object_ref (store);
  self->kind = kind;
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "locked", G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * kith_titles_look_up:
 * @self: titles
 * @id: id of a record, or 0
 *
 * Asks for what is not known yet, together with everything else asked for in the same turn of the main loop.
 *
 * Returns: (transfer none) (nullable): what it is called
 */
const char *
kith_titles_look_up (KithTitles *self,
                     gint64      id)
{
  gpointer title = NULL;

  g_return_val_if_fail (KITH_IS_TITLES (self), NULL);

  if (id == 0)
    return NULL;
  if (g_hash_table_lookup_extended (self->titles, &id, NULL, &title))
    return title;
  g_hash_table_add (self->wanted, g_memdup2 (&id, sizeof id));
  schedule_fetch (self);
  return NULL;
}
